"""A long name that one of its words does not agree about: the plural of an inner word, or its small word."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.names.long_names import LongName, nearly_one
from lint.text.finding import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.mentions.names.spellings import NamePlace
    from lint.stories.story import Story

#: Places that a finding points at, of the likelier form.
_MOST = 6


class NameWordsDiffer(Check):
    """One body under two names that differ by an s inside or by "of" and "for"."""

    words: ClassVar[tuple[str, ...]] = ("doubtful", "likelier", "times")
    needs: ClassVar[tuple[type[Mention], ...]] = (LongName,)
    family: ClassVar[str] = "name"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        for forms in nearly_one([reading]):
            yield _hit(list(forms.values()))

    def in_story(self, story: Story) -> Iterator[Hit]:
        for forms in nearly_one(story.readings):
            paths = [{p.article.path for p in places} for places in forms.values()]
            if not set.intersection(*paths):
                yield _hit(list(forms.values()))


def _hit(forms: Sequence[list[NamePlace]]) -> Hit:
    """The finding, the form that fewer places have first."""
    *doubtful, likelier = sorted(forms, key=lambda places: (len({p.article.path for p in places}), len(places)))
    wrong = [p for places in doubtful for p in places]
    ends = [p.shown() for p in wrong] + [p.shown("the other form") for p in likelier[:_MOST]]
    times = f" ({len(likelier)} times)" if len(likelier) > 1 else ""
    return Hit(tuple(ends), {"doubtful": wrong[0].text, "likelier": likelier[0].text, "times": times})
