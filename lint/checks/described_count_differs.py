"""One thing described by two numbers: in comes a story, out comes one Hit for each such thing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.roles.described_count import DescribedCount
from lint.stories.story import CROWD
from lint.text.article_names import called
from lint.text.finding import ENDS_A_SIDE, End, Hit, other_articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention
    from lint.stories.story import Story
    from lint.text.article import Article


_Places = dict[tuple[float, ...], list[tuple["Article", DescribedCount]]]


class DescribedCountDiffers(Check):
    """A 38-word oath that is a 35-word oath in another article; two men and three women, three men and two women."""

    words: ClassVar[tuple[str, ...]] = ("article", "here", "others", "there")
    needs: ClassVar[tuple[type[Mention], ...]] = (DescribedCount,)

    def in_story(self, story: Story) -> Iterator[Hit]:
        things: dict[str, _Places] = defaultdict(lambda: defaultdict(list))
        for reading in story.readings:
            for count in reading.of(DescribedCount):
                for of in count.of:
                    things[of][count.value].append((reading.article, count))
        if sum(len(places) for values in things.values() for places in values.values()) > CROWD:
            return
        done: set[tuple[str, int]] = set()
        for _, values in sorted(things.items()):
            paths = [{article.path for article, _ in places} for places in values.values()]
            if len(values) != 2 or set.intersection(*paths):
                continue  # an article with both tells of two things
            first = min(values.values(), key=lambda places: len({a.path for a, _ in places}))
            if (key := (first[0][0].path, first[0][1].start)) not in done:
                done.add(key)
                yield _hit(first, next(places for places in values.values() if places is not first))


def _hit(wrong: list[tuple[Article, DescribedCount]], good: list[tuple[Article, DescribedCount]]) -> Hit:
    """The finding, the number that fewer articles have first."""
    ends = [End(article, count.span) for article, count in wrong[:ENDS_A_SIDE]]
    ends += [End(article, count.span, f"{article.quoted(count.span)} here") for article, count in good[:ENDS_A_SIDE]]
    words = {
        "article": called(wrong[0][0].path),
        "here": ends[0].text,
        "others": other_articles(article.path for article, _ in good),
        "there": good[0][0].quoted(good[0][1].span),
    }
    return Hit(tuple(ends), words)
