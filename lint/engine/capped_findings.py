"""A rule's hits → its findings: so many of one article, and one that counts the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lint.text.composition import composed
from lint.text.finding import OTHERS, End, Finding
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lint.rulebook.rule import Rule
    from lint.text.finding import Hit

#: How many findings of one rule an article has to itself, and how many those between it and other articles.
MOST = 200
#: How many letters of the words that the others are about are compared, to see which are about the same.
_LONG = 100


def findings(
    rule: Rule, ask: Callable[[], Iterable[Hit]], faults: list[str] | None, story: str = "", *, all_fixes: bool = False
) -> list[Finding]:
    """The findings of what the rule says when asked; of the hits that are beyond the most, none is held.

    A fault in newslint is put to `faults`, and costs what the rule would have said from there on; it is raised where
    there is no such list. Where `all_fixes`, what has a fix is held however much there is of it.
    """
    found: list[Finding] = []
    many: dict[str, int] = {}
    rest: dict[str, dict[str, End]] = {}
    try:
        for hit in ask():
            first = hit.ends[0]
            path = first.article.path
            many[path] = many.get(path, 0) + 1
            if many[path] <= MOST or (all_fixes and hit.fix):
                found.append(_finding(rule, hit, story))
                many[path] -= many[path] > MOST
            elif len(kinds := rest.setdefault(path, {})) < OTHERS:
                start, end = first.span
                kinds.setdefault(first.article.quoted(Span(start, min(end, start + _LONG))), first)
    except Exception as e:
        if faults is None:
            raise
        faults.append(f"the rule {rule.id}: {failure(e)}")
    found += [_more(rule, tuple(kinds.values()), many[path] - MOST, story) for path, kinds in rest.items()]
    return found


def failure(error: Exception) -> str:
    """What to say of a fault in newslint itself."""
    from traceback import walk_tb

    *_, (frame, line) = walk_tb(error.__traceback__)
    place = f"{Path(frame.f_code.co_filename).name}:{line}"
    return f"newslint failed on it, which is a fault in newslint: please report {type(error).__name__} at {place}"


def _finding(rule: Rule, hit: Hit, story: str) -> Finding:
    check = rule.check
    message = composed(rule.say(hit.words))
    fix = hit.fix if hit.fix and hit.ends[0].article.prose.holds(hit.fix.span) else None
    return Finding(rule.id, rule.check_name, rule.level, message, hit.ends, story, fix, check.family, check.settled)


def _more(rule: Rule, ends: tuple[End, ...], more: int, story: str) -> Finding:
    """The finding that stands for those that are not shown, at the first of them; it is never one with another's."""
    between = " between it and others" if story else ""
    message = f"… and {more:,} more of these in this article{between}, from here on; {MOST} are shown."
    first, *others = ends
    told = (End(first.article, first.span), *(End(e.article, e.span, "and here") for e in others))
    return Finding(rule.id, rule.check_name, rule.level, message, told, story, family=rule.check.family, more=more)
