"""A lane in one article that is a drive in another: in comes a story, out comes one Hit for each such street."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.roles.street import Street
from lint.text.article_names import called
from lint.text.finding import ENDS_A_SIDE, End, Hit, other_articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention
    from lint.stories.story import Story
    from lint.text.article import Article


class StreetDiffers(Check):
    """One street's name with two kinds of street; an article that has both names two streets."""

    words: ClassVar[tuple[str, ...]] = ("street", "article", "other", "others", "verdict")
    needs: ClassVar[tuple[type[Mention], ...]] = (Street,)

    def in_story(self, story: Story) -> Iterator[Hit]:
        streets: dict[str, dict[str, list[tuple[Article, Street]]]] = defaultdict(lambda: defaultdict(list))
        for reading in story.readings:
            for street in reading.of(Street):
                streets[street.name][street.of_kind].append((reading.article, street))
        for _, kinds in sorted(streets.items()):
            paths = [{article.path for article, _ in places} for places in kinds.values()]
            if len(kinds) == 2 and paths[0].isdisjoint(paths[1]):
                wrong, good = sorted(kinds.values(), key=lambda places: len({a.path for a, _ in places}))
                yield _hit(wrong, good)


def _hit(wrong: list[tuple[Article, Street]], good: list[tuple[Article, Street]]) -> Hit:
    """The finding, the kind that fewer articles have first."""
    ends = [End(article, street.span) for article, street in wrong[:ENDS_A_SIDE]]
    ends += [End(article, street.span, f"{street.of_kind} here") for article, street in good[:ENDS_A_SIDE]]
    many = len({article.path for article, _ in good})
    likelier = many > len({article.path for article, _ in wrong})
    verdict = f"{good[0][1].of_kind} is likelier: {many} articles have it." if likelier else "Which is right is open."
    words = {
        "street": ends[0].text,
        "article": called(wrong[0][0].path),
        "other": good[0][0].quoted(good[0][1].span),
        "others": other_articles(article.path for article, _ in good),
        "verdict": verdict,
    }
    return Hit(tuple(ends), words)
