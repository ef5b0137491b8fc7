"""One thing that is told in two ways of which it can be but one: in comes a story, out comes one Hit for each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from lint.checks import Check
from lint.mentions.roles.attribute import Attribute
from lint.stories.story import CROWD
from lint.text.article_names import called
from lint.text.finding import ENDS_A_SIDE, End, Hit, other_articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention
    from lint.stories.story import Story
    from lint.text.article import Article


class _Told(NamedTuple):
    article: Article
    attribute: Attribute


class AttributeDiffers(Check):
    """A curtain that is green in one article and beige in another.

    An article that tells two values tells of two things, and is left alone with what it tells.
    """

    attribute: Literal["others", "since", "colour", "degree", "children", "possession", "limit", "body"] = field(
        default="colour", metadata={"doc": "Which attribute is compared."}
    )
    within: int = field(default=7, metadata={"doc": "Articles that are more days apart may tell of two times."})
    share: float = field(
        default=0.12,
        metadata={"doc": "Numbers of others that are further apart, as a part of the larger, are of two things."},
    )

    words: ClassVar[tuple[str, ...]] = ("article", "here", "others", "there")
    needs: ClassVar[tuple[type[Mention], ...]] = (Attribute,)

    def in_story(self, story: Story) -> Iterator[Hit]:
        told: dict[str, dict[str, list[_Told]]] = defaultdict(lambda: defaultdict(list))
        for reading in story.readings:
            for a in reading.of(Attribute):
                if a.kind_of == self.attribute:
                    told[a.of][a.value].append(_Told(reading.article, a))
        for _, values in sorted(told.items()):
            if len(values) < 2 or sum(map(len, values.values())) > CROWD:
                continue
            wrong, *others = sorted(values.values(), key=lambda side: len({t.article.path for t in side}))
            if good := [t for side in reversed(others) if self._at_odds(wrong, side) for t in side]:
                yield _hit(wrong, good)

    def _at_odds(self, one: Sequence[_Told], other: Sequence[_Told]) -> bool:
        """True where no article tells both, and nothing says that they are of two things."""
        if not {t.article.path for t in one}.isdisjoint(t.article.path for t in other):
            return False
        published = [t.article.published for t in (*one, *other) if t.article.published]
        if any(abs((a - b).days) > self.within for a, b in combinations(published, 2)):
            return False
        if self.attribute == "others":
            a, b = (int(side[0].attribute.value.replace(",", "")) for side in (one, other))
            return abs(a - b) <= self.share * max(a, b)
        return self.attribute != "degree" or not _names(one).isdisjoint(_names(other))


def _names(told: Sequence[_Told]) -> set[str]:
    """The words with a capital that stand beside these."""
    return {name for t in told for name in t.attribute.names}


def _hit(wrong: Sequence[_Told], good: Sequence[_Told]) -> Hit:
    """The finding, the value that fewer articles have first."""
    ends = [End(t.article, t.attribute.span) for t in wrong[:ENDS_A_SIDE]]
    ends += [End(t.article, t.attribute.span, f"{t.article.quoted(t.attribute.span)} here") for t in good[:ENDS_A_SIDE]]
    one_a_value = {t.attribute.value: t for t in reversed(good)}
    words = {
        "article": called(wrong[0].article.path),
        "here": ends[0].text,
        "others": other_articles(t.article.path for t in good),
        "there": "” and “".join(dict.fromkeys(t.article.quoted(t.attribute.span) for t in one_a_value.values())),
    }
    return Hit(tuple(ends), words)
