"""LanguageTool's protocol: the form of a request → the text that is to be checked; a Report → its answer."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from lint import __version__
from lint.checks import named
from lint.server.desk import RefusedError
from lint.text.finding import Level
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from lint.engine.results import Report
    from lint.rulebook.rule import Rule
    from lint.text.article import Article
    from lint.text.finding import End, Finding

#: What the text is called in the report.
NAME = "text.txt"
_ENGLISH = {
    "en": "English", "en-US": "English (US)", "en-GB": "English (GB)", "en-AU": "English (Australian)",
    "en-CA": "English (Canadian)", "en-NZ": "English (New Zealand)", "en-ZA": "English (South African)",
}  # fmt: skip
#: What the Internationalization Tag Set calls the faults of a pack; of others by their level.
_KINDS = {
    "spelling": "misspelling", "marks": "typographical", "grammar": "grammar", "figures": "numbers",
    "repetition": "duplication", "house": "style",
}  # fmt: skip
_AROUND = 40


class Asked(NamedTuple):
    """What is to be checked: the text, and for each of its characters where it begins and ends in what was sent, in
    UTF-16 units; `sent` is all that, markup too."""

    text: str
    sent: str
    begins: Sequence[int]
    ends: Sequence[int]
    language: str
    disabled: Collection[str]
    enabled: Collection[str]

    @property
    def paragraph(self) -> bool:
        """Whether it is one paragraph, of which the article is not known."""
        return "\n" not in self.text.strip()

    @property
    def english(self) -> bool:
        """Whether it is in a language that newslint reads."""
        return self.language == "auto" or self.language.lower().startswith("en")


def languages() -> list[dict[str, str]]:
    """The languages that can be asked for."""
    return [{"name": name, "code": code[:2], "longCode": code} for code, name in _ENGLISH.items()]


def info() -> dict[str, Any]:
    """What this server is."""
    return {"software": _software()}


def _software() -> dict[str, Any]:
    return {
        "name": "newslint",
        "version": __version__,
        "buildDate": "",
        "apiVersion": 1,
        "premium": False,
        "status": "",
    }


def asked(form: Mapping[str, Sequence[str]]) -> Asked:
    """What a form asks for; RefusedError where it asks for nothing."""
    told = {name: values[-1] for name, values in form.items()}
    if "text" in told:
        pieces = [(told["text"], told["text"])]
    elif "data" in told:
        pieces = _annotated(told["data"])
    else:
        raise RefusedError(400, "Error: Missing 'text' or 'data' parameter")
    if not told.get("language"):
        raise RefusedError(400, "Error: Missing 'language' parameter, e.g. 'language=en-US' or 'language=auto'")
    begins: list[int] = []
    ends: list[int] = []
    at = 0
    for sent, text in pieces:
        if text == sent:
            places = list(accumulate((1 + (c > "\uffff") for c in sent), initial=at))
            begins += places[:-1]
            ends += places[1:]
            at = places[-1]
        else:
            begins += [at] * len(text)
            at += units(sent)
            ends += [at] * len(text)
    disabled = {*_names(told, "disabledRules"), *_names(told, "disabledCategories")}
    only = told.get("enabledOnly") in ("true", "yes")
    enabled = {*_names(told, "enabledRules"), *_names(told, "enabledCategories")} if only else set()
    sent = "".join(sent for sent, _ in pieces)
    return Asked("".join(text for _, text in pieces), sent, begins, ends, told["language"], disabled, enabled)


def _names(told: Mapping[str, str], key: str) -> list[str]:
    return [name.strip() for name in told.get(key, "").split(",") if name.strip()]


def _annotated(data: str) -> list[tuple[str, str]]:
    """The pieces of a text with markup: each as it was sent, and what is to be read of it."""
    try:
        found = json.loads(data)
        found = [{"text": found["text"]}] if "text" in found else found["annotation"]
        pieces = [(p["text"], p["text"]) if "text" in p else (p["markup"], p.get("interpretAs") or "") for p in found]
        if all(isinstance(part, str) for piece in pieces for part in piece):
            return pieces
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise RefusedError(400, 'Error: \'data\' must be {"annotation": [{"text": …} or {"markup": …, "interpretAs": …}]}')


def units(text: str) -> int:
    """How long a text is in UTF-16."""
    return len(text) + sum(c > "\uffff" for c in text)


def answer(asked: Asked, report: Report | None, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """The answer, with what the report has found; of a paragraph alone, without what needs the whole article."""
    code = asked.language if asked.language in _ENGLISH else "en-US" if asked.english else asked.language
    language = {"name": _ENGLISH.get(code, code), "code": code}
    found = [] if report is None else [f for f in report.findings if _is_asked(f, asked)]
    return {
        "software": _software(),
        "warnings": {"incompleteResults": False},
        "language": {**language, "detectedLanguage": {**language, "confidence": 0.99, "source": "newslint"}},
        "matches": [_match(f, asked, rules) for f in found],
    }


def _is_asked(f: Finding, asked: Asked) -> bool:
    names = {f.rule, _pack(f), _pack(f).upper()}
    if asked.paragraph and f.check != "stet" and named(f.check).whole:
        return False
    return names.isdisjoint(asked.disabled) and (not asked.enabled or not names.isdisjoint(asked.enabled))


def _pack(f: Finding) -> str:
    return f.rule.split("/")[0]


def _match(f: Finding, asked: Asked, rules: Mapping[str, Rule]) -> dict[str, Any]:
    end, _ = _ends(f)
    article = end.article
    shift = len(asked.text) - len(article.text)  # a byte order mark is no part of an article
    place = end.span
    fix = f.fix if f.fix and f.fix.safe and end is f.ends[0] else None
    if fix:
        place = Span(min(place.start, fix.span.start), max(place.end, fix.span.end))
    if place.start == place.end:  # editors mark nothing there
        place = Span(place.start - 1, place.end) if place.start else Span(0, 1)
    begin, length = asked.begins[place.start + shift], asked.ends[place.end + shift - 1]
    length -= begin
    words = article.quoted(place)
    replacements = []
    if fix and length == units(words):  # no markup stands there
        fixed = article.text[place.start : fix.span.start] + fix.replacement + article.text[fix.span.end : place.end]
        replacements.append({"value": fixed})
    pack = _pack(f)
    kind = _KINDS.get(pack, "style" if f.level is Level.STYLE else "inconsistency")
    rule = rules.get(f.rule)
    return {
        "message": _message(f),
        "shortMessage": f"{pack.capitalize()}: {f.level}",
        "offset": begin,
        "length": length,
        "replacements": replacements,
        "context": _context(article, place),
        "sentence": _block(article, place),
        "type": {"typeName": "Other"},
        "rule": {
            "id": f.rule,
            "description": " ".join(rule.why.split()) if rule else f.rule,
            "issueType": kind,
            "category": {"id": pack.upper(), "name": pack.capitalize()},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _ends(f: Finding) -> tuple[End, End | None]:
    """The first place of a finding in the text, and the first one elsewhere, in another article if there is one."""
    first = next(e for e in f.ends if e.article.path == NAME)
    others = sorted((e for e in f.ends if e is not first), key=lambda e: e.article.path == NAME)
    return first, next(iter(others), None)


def _message(f: Finding) -> str:
    """The message, with the second place of the finding."""
    first, second = _ends(f)
    if second is None:
        return f.message
    line = second.article.line_told(second.span.start)
    if second.article.path != first.article.path:
        line = f"{PurePath(second.article.path).name}, {line}"
    words = " ".join(second.text.split())
    words = words if len(words) <= 2 * _AROUND else f"{words[: 2 * _AROUND]}…"
    return f"{f.message} See {line}: “{words}”{f' ({second.note})' if second.note else ''}."


def _context(article: Article, place: Span) -> dict[str, Any]:
    start, end = max(place.start - _AROUND, 0), min(place.end + _AROUND, len(article.text))
    before = ("..." if start else "") + article.text[start : place.start]
    words, after = article.quoted(place), article.text[place.end : end] + ("..." if end < len(article.text) else "")
    return {
        "text": (before + words + after).replace("\n", " ").replace("\r", " "),
        "offset": units(before),
        "length": units(words),
    }


def _block(article: Article, place: Span) -> str:
    return article.quoted(article.block_of(place.start).span).strip()
