"""What newslint sees in articles, as a table of text: one line a mention, with what it is taken for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.mentions import KINDS, kind_named
from lint.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.mentions import Mention, Reading
    from lint.read.folder import Unread

#: How long something is, to TIMEX3: P3D, PT2H, PXW.
_LONG = re.compile(r"P(?P<clock>T?)(?P<many>[\d.]+|X)(?P<unit>[A-Z]{1,2})")
_UNITS = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second",
    "DE": "decade", "CE": "century", "Q": "quarter", "WE": "weekend", "TNI": "night",
}  # fmt: skip
_VAGUE = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}

#: What numbers are said to be, where their unit does not tell.
_OF_NUMBERS = ("money", "percent", "score")


def render(readings: Sequence[Reading], kinds: Iterable[str], unread: Iterable[Unread]) -> str:
    """Each article's path and publication date, then its mentions in order: place, kind, words, and what they mean."""
    classes = [kind_named(k) for k in KINDS if k in kinds]
    parts = []
    for r in readings:
        published = r.article.published
        parts.append(f"{visible(r.article.path)} ({f'published {published}' if published else 'no publication date'})")
        for m in sorted((m for c in classes for m in r.of(c)), key=lambda m: (m.span, m.kind)):
            line, column = r.article.lines.place(m.span.start)
            words = " ".join(r.article.quoted(m.span).split())
            parts.append(visible(f"  {f'{line}:{column}':>8}  {m.kind:9}  {words}{_plainly(m, words)}"))
    parts += [f"{visible(u.path)}: not examined: {visible(u.reason)}" for u in unread]
    return "\n".join(parts) + "\n"


def _plainly(mention: Mention, words: str) -> str:
    """What the words are taken for, as far as they do not say it themselves."""
    given = mention.values()
    kind, value = given.get("type", ""), given.get("value", "")
    if mention.kind == "quotation":
        told = [f"said by {given['speaker']}"] if given.get("speaker") else []
    elif mention.kind == "date":
        told = [_day(value) if value else "which day is not known"]
    elif mention.kind == "name":
        whole = " ".join(filter(None, (given.get("title"), given.get("full", value))))
        told = [kind, whole] if whole != words else [kind]
    else:
        bound = given["bound"] if given.get("bound") in ("about", "over", "under") else ""
        number = " to ".join(map(_number, value.split("/")))
        unit = "age" if kind == "age" else given.get("unit") or (kind if kind in _OF_NUMBERS else "")
        told = [f"{unit}: " * bool(unit) + f"{bound} {number}".strip()]
    return f"  →  {', '.join(filter(None, told))}" if any(told) and told != [words] else ""


def _number(text: str) -> str:
    """Digits in groups of three; what is very large or small as it is."""
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.isdecimal() and len(whole) > 4 else text


def _day(value: str) -> str:
    """A value of TIMEX3 as people say it; as it is where it is easily read."""
    if (m := _LONG.fullmatch(value)) and (unit := _UNITS.get(m["clock"] + m["unit"])):
        many = m["many"].replace("X", "some ")
        return f"{many.strip()} {unit}{'s' * (many != '1')}"
    if value.isdecimal() and len(value) < 4:  # the first digits of a decade or a century
        return f"the {value.ljust(4, '0')}s"
    return _VAGUE.get(value, value.replace("T", " ", 1) if value[:1].isdigit() else value)
