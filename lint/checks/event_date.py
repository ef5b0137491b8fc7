"""Two dates for one event: between a picture or a headline and the text, in a sentence told twice, between articles."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.events.candidate_pairs import IN_COURT, OF_THE_PAGE, ONCE, PAGES, rivals
from lint.mentions.events.coreference import Coreference, meant, names_others, off
from lint.mentions.events.event import Event
from lint.mentions.events.evidence import Evidence, articles, best, few, lone_first, named, over_night, spread
from lint.mentions.events.verdict import implies, said, weigh
from lint.mentions.names.name import Name
from lint.text.article import DISPLAY
from lint.text.article_names import called
from lint.text.finding import End, Hit, other_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.mentions import Mention, Reading
    from lint.mentions.events.candidate_pairs import Ground
    from lint.mentions.events.evidence import Day
    from lint.stories.story import Story

_MAYBE = frozenset({"person", "unknown"})
#: What the sentences must share where the same words lead up to either date.
_PHRASED = 1.4
#: What places must share where an article has both days, and tells the same of both.
_FIRMLY = 2.0
#: What two places of one article must share before its two days count as one event's.
_OWN = 1.5
#: What the sentences must share, where several others agree, whatever else the article tells.
_WAIVED = 0.35
#: What it counts that one more article agrees, and what all of them count at most.
_AGREED = 0.35
_ALL_AGREED = 1.0
#: How much more articles must share where one of them tells of the act without any day.
_UNTOLD = 1.5
#: What the sentences must share where all of them name the day by its weekday.
_WEEKDAYS = 1.75
#: A story with more days of such an act than these tells of a week of like events.
_BUSY = 3
#: What the sentences must share where the act is none that happens once, such as a meeting.
_OFTEN = 1.5
#: So many articles that name the day by its weekday are as good as one that has its date.
_MANY = 3


class EventDate(Check):
    """One event with two dates a few days apart.

    Two places tell one event where their dates go with the same kind of act and they share names, figures or words
    besides, or where the sentence is the same but for its date.
    """

    within: int = field(
        default=2, metadata={"doc": "Days between the two dates at most; further apart are two events."}
    )
    alike: float = field(
        default=0.7,
        metadata={
            "doc": "What places in two articles must share: a full name counts 1 to 1.5, a figure 0.75, a word 0.35."
        },
    )
    alike_inside: float = field(
        default=3.0, metadata={"doc": "The same for two places in one article: two people, or a person and two places."}
    )

    words: ClassVar[tuple[str, ...]] = ("article", "date", "others", "other", "signs", "verdict")
    needs: ClassVar[tuple[type[Mention], ...]] = (Event, Name)
    family: ClassVar[str] = "day of an event"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        told = [Evidence(reading, e) for e in reading.of(Event)]
        done: set[tuple[Day, Day]] = set()
        for left, right, _, ground in rivals(told, self.within, inside=True):
            key = left[0].day, right[0].day
            found = None if key in done else self._inside(left, right, ground)
            if found:
                done.add(key)
                yield _hit(_telling(left, right, ground), _telling(right, left, ground), found, told)

    def in_story(self, story: Story) -> Iterator[Hit]:
        told = [Evidence(r, e) for r in story.readings for e in r.of(Event)]
        done: set[tuple[Day, Day]] = set()
        for left, right, days, ground in rivals(told, self.within, inside=False):
            key = min(left[0].day, right[0].day), max(left[0].day, right[0].day)
            if key in done:
                continue
            if ground == "main":
                left, right = lone_first(left, right)
                tie = self._outlier(left, right, days)
            elif ground == "before":
                right = [t for t in right if t.path not in articles(left)]
                tie = self._foretold(left, right, days) if right else None
            else:
                tie = self._across(left, right, ground, days)
            if tie:
                done.add(key)
                yield _hit(_telling(left, right, ground), _telling(right, left, ground), tie, told)

    def _inside(self, left: Sequence[Evidence], right: Sequence[Evidence], ground: Ground) -> Coreference | None:
        """What says that one article gives both days to one event; None where too little does."""
        tie = best((x, y) for x in few(left) for y in few(right) if _may_disagree(x, y))
        return tie if tie and (ground == "line" or (tie.weight >= self.alike_inside and tie.people)) else None

    def _across(
        self,
        left: Sequence[Evidence],
        right: Sequence[Evidence],
        ground: Ground,
        days: Mapping[Day, Sequence[Evidence]],
    ) -> Coreference | None:
        """What says that the articles give different days to one event; None where too little does."""
        if ground == "weekday":
            slips, meanings = ([t for t in (*left, *right) if off(t.event) is wrong] for wrong in (True, False))
            pairs = [(x, y) for x in few(slips) for y in few(meanings) if x.reading is not y.reading]
            pairs = [(x, y) for x, y in pairs if y.event.stated or x.event.act == y.event.act]
            return best((x, y) for x, y in pairs if meant(x.event, y.event))
        pairs = [(x, y) for x in few(left) for y in few(right) if x.reading is not y.reading]
        tie = best(pairs)
        if tie is None or ground == "line":
            return tie
        if ground == "phrase":
            return tie if tie.weight >= _PHRASED else None
        lefts, rights = articles(left), articles(right)
        if lefts & rights:
            # An article with both days tells of two events, unless it tells the same of both.
            own = self._inside(left, right, "act")
            return tie if own and lefts != rights and tie.weight >= max(self.alike, _FIRMLY) else None
        if _only_day(lefts, days) and _only_day(rights, days) and _acts(left) & _acts(right):
            tie = self._about_one(tie, left, right)
        acts = _acts([*left, *right])
        once = acts <= ONCE | IN_COURT
        return tie if tie.weight >= (self.alike if once else max(self.alike, _OFTEN)) else None

    def _about_one(self, tie: Coreference, left: Sequence[Evidence], right: Sequence[Evidence]) -> Coreference:
        """The tie and what the articles are about: where neither knows another day, whom and what they name counts."""
        ours, theirs = named(left), named(right)
        people: list[str] = []
        others: list[str] = []
        for key in sorted(ours.keys() & theirs.keys()):
            of_one = "person" in {ours[key].type, theirs[key].type}
            (people if of_one else others).append(ours[key].full)
        return tie.with_names(people, self.alike).with_names(others, self.alike / 2)

    def _foretold(
        self, events: Sequence[Evidence], pages: Sequence[Evidence], days: Mapping[Day, Sequence[Evidence]]
    ) -> Coreference | None:
        """What says that copy which is dated before the day of an event tells of that event."""
        tells = [t for places in days.values() for t in places if t.path in articles(pages)]
        tie = best((x, y) for x in few(events) for y in few([*tells, *pages])) or Coreference(0.0, ())
        tie = self._about_one(tie, events, pages)
        return tie if tie.weight >= self.alike * (1 if tells else _UNTOLD) else None

    def _outlier(
        self, lone: Sequence[Evidence], rest: Sequence[Evidence], days: Mapping[Day, Sequence[Evidence]]
    ) -> Coreference | None:
        """What says that one article alone dates the story's main act on another day than the others do."""
        path, others = articles(lone), articles(rest) - articles(lone)
        if len(path) != 1 or not others or over_night(lone, rest) or over_night(rest, lone):
            return None
        tie = best((x, y) for x in few(lone) for y in few([t for t in rest if t.path not in path]))
        if tie is None:
            return None
        if not any(t.event.stated for t in (*lone, *rest)):
            alone = all(path.isdisjoint(articles(told)) for day, told in days.items() if day != lone[0].day)
            identified = (tie.people or tie.figures) and len(days) <= _BUSY
            return tie if identified and tie.weight >= _WEEKDAYS and alone else None
        if not any(t.event.stated for t in rest):
            # Weekdays alone are mostly those of what came after, so the sentences must share enough themselves.
            sure = tie.weight >= 1 if len(others) >= _MANY else rest[0].day < lone[0].day
            return tie if sure and tie.weight >= self.alike and path.isdisjoint(articles(rest)) else None
        own = [t for t in rest if t.path in path]
        if own and not _one_event(lone, own) and (len(others) == 1 or tie.weight < _WAIVED):
            return None
        other_days = (t for day, told in days.items() if day not in {lone[0].day, rest[0].day} for t in told)
        if path.isdisjoint(articles(t for t in other_days if t.event.stated or len(others) == 1)):
            tie = self._about_one(tie, lone, rest)
        weight = tie.weight + min((len(others) - 1) * _AGREED, _ALL_AGREED)
        return tie if weight >= self.alike and tie.signs else None


def _one_event(lone: Sequence[Evidence], own: Sequence[Evidence]) -> bool:
    """True where an article tells one event with two days: in one sentence, with a weekday, or with much in common."""
    if not any(t.event.stated for t in own) or {t.event.line for t in lone} & {t.event.line for t in own}:
        return True
    tie = best((x, y) for x in few(lone) for y in few(own) if x.event.sentence != y.event.sentence)
    return tie is not None and tie.weight >= _OWN


def _may_disagree(x: Evidence, y: Evidence) -> bool:
    """Within one article a date in full is held against another one, or one in the display against the text."""
    a, b = x.event, y.event
    if x.reading is not y.reading:
        return False
    shared = a.names.keys() & b.names.keys()
    if a.sentence == b.sentence or (names_others(a, shared, _MAYBE) and names_others(b, shared, _MAYBE)):
        return False
    return (a.stated and b.stated) or ((a.stated or b.stated) and (a.block in DISPLAY) != (b.block in DISPLAY))


def _acts(told: Iterable[Evidence]) -> set[str]:
    return {t.event.act for t in told} - {""}


def _only_day(paths: set[str], days: Mapping[Day, Sequence[Evidence]]) -> bool:
    """True where these articles date such an act on one day alone."""
    return sum(not paths.isdisjoint(articles(told)) for told in days.values()) == 1


def _telling(side: Sequence[Evidence], other: Sequence[Evidence], ground: Ground) -> Sequence[Evidence]:
    """The places of a side that are worth an end: dates of posts and of pages are not, where others have the day."""
    if ground == "weekday":
        wrong = [t for t in side if off(t.event)]
        return wrong or [t for t in side if t.path not in {x.path for x in other if off(x.event)}] or side
    return [t for t in side if t.event.act not in OF_THE_PAGE] or side


def _hit(left: Sequence[Evidence], right: Sequence[Evidence], tie: Coreference, told: Sequence[Evidence]) -> Hit:
    """The finding, the doubtful side first."""
    wrong, good, why = weigh(left, right, told)
    own, files = wrong[0].path, sorted(articles(good) - {wrong[0].path})
    if files:
        article = f"{called(own)} {_tells(wrong, 1)}"
        which = other_articles(files)
        others = f"{which} {_tells(good, len(files))}"
    else:
        block = wrong[0].event.block
        article = f"The {block if block in DISPLAY else 'article'} says"
        others = "another place says" if len(good) == 1 else f"{len(good)} other places say"
    signs = ", ".join(tie.signs) or "the sentence is the same"
    words = {"article": article, "date": said(wrong[0]), "others": others, "other": said(good[0]), "signs": signs}
    own_text = [t for t in told if files and implies(t, wrong[0], good[0]) and t not in good]
    places = (*spread(wrong), *spread(good), *spread(own_text))
    ends = (End(t.reading.article, t.event.span, f"{said(t)} here") for t in places)
    return Hit(tuple(ends), words | {"verdict": why})


def _tells(side: Sequence[Evidence], number: int) -> str:
    """How a side tells its day: in words, or by the date of a post or of a page."""
    acts = {t.event.act for t in side}
    if acts == {"post"}:
        return "has a post dated" if number == 1 else "have posts dated"
    if acts <= PAGES:
        return "tells of it in copy dated" if number == 1 else "tell of it in copy dated"
    return "says" if number == 1 else "say"
