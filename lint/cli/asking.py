"""What an editor makes of findings one by one: in comes a finding, out comes its fix, or the reason to let it stand."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from lint.cli.run import say
from lint.report import text
from lint.report.terminal import Paint, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lint.text.finding import Finding, Fix

    Takes = Callable[[Finding], Finding | None]

#: So many letters of a line are shown on either side of what a fix changes.
_AROUND = 60
#: What is shown for spaces that cannot be told from others, or not be seen at a line's end.
_UNSEEN = {
    " ": ("␣", "a space"),
    "\t": ("⇥", "a tab"),
    "\u00a0": ("⍽", "a no-break space"),
    "\u202f": ("⍽", "a narrow no-break space"),
    "\u2009": ("◦", "a thin space"),
    "\u200a": ("◦", "a hair space"),
    "\u200b": ("·", "a space without width"),
    "\u00ad": ("¬", "a soft hyphen"),
    "\ufeff": ("·", "a mark of byte order"),
}
_SIGNS = str.maketrans({c: sign for c, (sign, _) in _UNSEEN.items()})


def safe_alone(f: Finding) -> Finding | None:
    """The finding where its fix is safe."""
    return f if f.fix and f.fix.safe else None


def every(f: Finding) -> Finding | None:
    """The finding, be its fix safe or a suggestion."""
    return f


class Asked:
    """Asks for each fix, with its line before and after; what was answered once is not asked again."""

    def __init__(self) -> None:
        self._answers: dict[tuple[str, str, str], str | None] = {}
        self._over = False

    def __call__(self, f: Finding) -> Finding | None:
        """The finding as it was answered; None where the answer was no, or after the last question."""
        if f.fix is None:
            return None
        key = f.ends[0].article.path, f.fingerprint, f.fix.replacement
        if key not in self._answers:
            if self._over:
                return None
            self._answers[key] = self._ask(f, f.fix)
        answer = self._answers[key]
        return None if answer is None else replace(f, fix=replace(f.fix, replacement=answer))

    def _ask(self, f: Finding, fix: Fix) -> str | None:
        before, after = _line(f, fix)
        article = f.ends[0].article
        place = article.line_told(fix.span.start, article.path)
        legend = _legend(article.quoted(fix.span) + fix.replacement)
        say(f"{place}: {f.message} [{f.rule}]\n  - {before}\n  + {after}{legend}", err=True)
        while True:
            answer = _answer(f"{'' if fix.safe else 'A suggestion. '}Make it? [y]es, [n]o, [e]dit, [q]uit: ")
            if answer == "y":
                return fix.replacement
            if answer == "e" and (said := _edited(f, fix)) is not None:
                return said
            if answer in {"", "q"}:
                self._over = True
            if answer in {"", "n", "q"}:
                return None


def _edited(f: Finding, fix: Fix) -> str | None:
    """What is to stand instead of the words that a fix changes; None where nothing was said or it is not to be."""
    words = f.ends[0].article.quoted(fix.span)
    said = _answer(f"Put instead of “{visible(words)}” (Enter: ask again): ", lower=False)
    if not said:
        return None
    say(f"  + {_line(f, replace(fix, replacement=said))[1]}", err=True)
    return said


def stets_asked(findings: Sequence[Finding], reason: str) -> Iterator[tuple[Finding, str]]:
    """The findings that are let stand, each with its reason, as somebody answers; `reason` is what `y` stands for."""
    every: dict[str, str] = {}
    done: set[tuple[str, str]] = set()
    for n, f in enumerate(findings):
        if (key := (f.ends[0].article.path, f.fingerprint)) in done:
            continue  # it stands with its like
        if f.rule in every:
            done.add(key)
            yield f, every[f.rule]
            continue
        typer.echo(text.finding(f, 100, Paint(colour=False)), err=True)
        choice = "[y]es, " * bool(reason) + "[n]o, [a]ll of this rule, [q]uit, or the reason why it stands"
        said = _answer(f"{n + 1} of {len(findings)}. Let it stand? {choice}: ", lower=False).strip()
        whole = said.lower() in {"a", "all"}
        if said.lower() in {"", "q", "quit"}:
            return
        if said.lower() in {"n", "no"}:
            continue
        if said.lower() in {"y", "yes", "a", "all"}:
            said = reason or _answer("Why: ", lower=False).strip()
            if not said:
                continue
        if whole:
            every[f.rule] = said
        done.add(key)
        yield f, said


def _answer(question: str, *, lower: bool = True) -> str:
    """What was answered: the letter of a choice, or words; nothing at the end of input, which is as good as quit."""
    typer.echo(question, nl=False, err=True)
    said = sys.stdin.readline()
    if not lower:
        return said.rstrip("\r\n")
    return said.strip()[:1].lower() or ("?" if said else "")


def _line(f: Finding, fix: Fix) -> tuple[str, str]:
    """The line of a fix before and after it, with no more of it than is easily read."""
    text = f.ends[0].article.text
    low = max(text.rfind("\n", 0, fix.span.start) + 1, fix.span.start - _AROUND)
    high = text.find("\n", fix.span.end)
    high = min(len(text) if high < 0 else high, fix.span.end + _AROUND)
    left, right = text[low : fix.span.start], text[fix.span.end : high]
    if low and text[low - 1] != "\n":
        left = "…" + left.partition(" ")[2]
    if high < len(text) and text[high] != "\n":
        right = right.rpartition(" ")[0] + "…"
    old, new = text[fix.span.start : fix.span.end], fix.replacement
    if _legend(old + new):
        old, new = old.translate(_SIGNS), new.translate(_SIGNS)
    return left + old + right, left + new + right


def _legend(changed: str) -> str:
    """What the signs mean that are shown for spaces, where it is these that a fix changes."""
    there = [f"{sign} for {name}" for c, (sign, name) in _UNSEEN.items() if c in changed]
    return (
        f"\n    ({', '.join(there)})" if there and (changed.isspace() or set(changed) & _UNSEEN.keys() - {" "}) else ""
    )
