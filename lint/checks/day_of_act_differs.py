"""What was done once on two weekdays: in comes a story, out comes one Hit for each such act."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.roles.day_of_act import DayOfAct
from lint.text.article_names import called
from lint.text.finding import ENDS_A_SIDE, End, Hit, other_articles
from lint.text.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from lint.mentions import Mention
    from lint.stories.story import Story
    from lint.text.article import Article


class _Told(NamedTuple):
    article: Article
    act: DayOfAct


class DayOfActDiffers(Check):
    """She apologized on Friday in one article, on Saturday in another."""

    within: int = field(default=4, metadata={"doc": "Articles that are more days apart may tell of two weeks."})

    words: ClassVar[tuple[str, ...]] = ("article", "here", "others", "there", "signs")
    needs: ClassVar[tuple[type[Mention], ...]] = (DayOfAct,)

    def in_story(self, story: Story) -> Iterator[Hit]:
        acts: dict[str, dict[int, list[_Told]]] = defaultdict(lambda: defaultdict(list))
        for reading in story.readings:
            for act in reading.of(DayOfAct):
                acts[act.act][act.weekday].append(_Told(reading.article, act))
        for _, days in sorted(acts.items()):
            if len(days) != 2:
                continue
            wrong, good = sorted(days.values(), key=lambda side: len({t.article.path for t in side}))
            apart = {t.article.path for t in wrong}.isdisjoint(t.article.path for t in good)
            if apart and self._near(wrong, good) and (signs := _names(wrong) & _names(good)):
                yield _hit(wrong, good, signs)

    def _near(self, one: Sequence[_Told], other: Sequence[_Told]) -> bool:
        """True for articles of the same days."""
        published = sorted(t.article.published for t in (*one, *other) if t.article.published)
        return all((b - a).days <= self.within for a, b in combinations(published, 2))


def _names(told: Sequence[_Told]) -> set[str]:
    """The words of the names in the sentences of these places."""
    return {word for t in told for word in t.act.names}


def _hit(wrong: Sequence[_Told], good: Sequence[_Told], signs: AbstractSet[str]) -> Hit:
    """The finding, the weekday that fewer articles have first."""
    ends = [End(t.article, t.act.span) for t in wrong[:ENDS_A_SIDE]]
    ends += [End(t.article, t.act.span, f"{t.article.quoted(t.act.span)} here") for t in good[:ENDS_A_SIDE]]
    words = {
        "article": called(wrong[0].article.path),
        "here": ends[0].text,
        "others": other_articles(t.article.path for t in good),
        "there": good[0].article.quoted(good[0].act.span),
        "signs": phrases(wrong[0].article.prose.text, wrong[0].act.start, signs),
    }
    return Hit(tuple(ends), words)
