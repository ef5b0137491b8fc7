"""A quotation that looks whole and is not: in comes a story, out comes one Hit for each sentence cut without a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.quotations.clipped import cuts
from lint.mentions.quotations.quotation import Quotation
from lint.text.article_names import called
from lint.text.finding import End, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Mention
    from lint.stories.story import Story


class QuotationClipped(Check):
    """A quotation that ends with a full stop, or begins with a capital, within the sentence that another has whole."""

    words: ClassVar[tuple[str, ...]] = ("this", "here", "edge", "there", "rest")
    needs: ClassVar[tuple[type[Mention], ...]] = (Quotation,)
    family: ClassVar[str] = "quotation"

    def in_story(self, story: Story) -> Iterator[Hit]:
        for cut in cuts(story.readings):
            article, whole = cut.reading.article, cut.whole.article
            kept, lost = article.prose.span(*cut.kept), whole.prose.span(*cut.lost)
            ends = End(article, kept), End(whole, lost, "of the same sentence")
            words = {
                "this": ends[0].text,
                "here": called(article.path),
                "edge": "goes on behind it" if cut.ends else "begins before it",
                "there": called(whole.path),
                "rest": ends[1].text,
            }
            yield Hit(ends, words)
