"""Two days for one event: in come the places of each, out comes which is doubtful, and which is likelier and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.mentions.events.evidence import articles
from lint.text.article_names import called
from lint.text.calendar import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions.events.evidence import Evidence


def said(t: Evidence) -> str:
    """The day of a place as the message has it, with its weekday where the copy has no more than that."""
    if t.event.stated or t.event.weekday is None:
        return _date(t)
    return f"{WEEKDAYS[t.event.weekday]}, {_date(t)}"


def _date(t: Evidence) -> str:
    return f"{MONTHS[t.event.day.month - 1]} {t.event.day.day}"


def weigh(
    left: Sequence[Evidence], right: Sequence[Evidence], told: Sequence[Evidence]
) -> tuple[Sequence[Evidence], Sequence[Evidence], str]:
    """The doubtful side, the other one, and which is likelier and why: the first evidence that tells them apart."""
    sides = (left, right)
    for good, bad in ((left, right), (right, left)):
        evidence = [(side is good, why) for side, other in (sides, sides[::-1]) for why in _for(side, other, told)]
        reasons = [why for ours, why in evidence if ours]
        against = [why for ours, why in evidence if not ours]
        if reasons and (not against or min(reasons)[0] < min(against)[0]):
            return bad, good, f"{_date(good[0])} is likelier: {'; '.join(text for _, text in sorted(reasons)[:2])}."
    return left, right, "Which is right is open."


def implies(t: Evidence, rival: Evidence, good: Evidence) -> bool:
    """True where the article of a doubtful date has the other day too, by a weekday."""
    e = t.event
    return t.reading is rival.reading and not e.stated and e.day == good.event.day and e.act == rival.event.act


def _for(side: Sequence[Evidence], other: Sequence[Evidence], told: Sequence[Evidence]) -> Iterator[tuple[int, str]]:
    """What speaks for a side, with its rank: the calendar, the number of articles, the other article's own text."""
    wrong = next((t for t in other if t.event.stated and t.event.weekday not in {None, t.event.day.weekday()}), None)
    if wrong:
        yield 0, f"{_date(wrong)} was no {WEEKDAYS[wrong.event.weekday or 0]}"
    many = len(articles(side))
    if many > len(articles(other)):
        yield 1, f"{many} articles have it"
    if any(implies(t, other[0], side[0]) for t in told):
        yield 2, "the text of the article has that day too"
    right = next((t for t in side if t.event.stated and t.event.weekday == t.event.day.weekday()), None)
    if right and right.event.weekday is not None:
        yield 3, f"that was a {WEEKDAYS[right.event.weekday]}, as {called(right.path)} says"
