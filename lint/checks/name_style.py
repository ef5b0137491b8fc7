"""One name in several styles: hyphened, spaced, joined or capitalised in more than one way."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.finding import End, Hit
from lint.mentions.name import Name
from lint.mentions.name_forms import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.article import Article
    from lint.mentions import Mention, Reading
    from lint.mentions.story import Story

_FEW = 3
"""How many places are shown of each style."""

#: The places of each style.
_Styles = dict[str, list[tuple["Article", Name]]]


@dataclass(frozen=True, slots=True)
class NameStyle(Check):
    """A name whose letters are the same, and whose hyphens, spaces or capitals are not."""

    words: ClassVar[tuple[str, ...]] = ("styles", "number")
    needs: ClassVar[tuple[type[Mention], ...]] = (Name,)
    family: ClassVar[str] = "name style"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        for styles in _found([reading]):
            yield _hit(styles)

    def in_story(self, story: Story) -> Iterator[Hit]:
        for styles in _found(story.readings):
            inside: dict[str, set[str]] = defaultdict(set)
            for style, places in styles.items():
                for article, _ in places:
                    inside[article.path].add(style)
            if all(len(seen) < len(styles) for seen in inside.values()):
                yield _hit(styles)


def _found(readings: Sequence[Reading]) -> list[_Styles]:
    """Names of two parts or more that are met in several styles."""
    found: dict[str, _Styles] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        for name in reading.of(Name):
            if len(name.words) > 1 or "-" in name.words[0]:
                letters, style = _letters(name.words)
                found[letters][style].append((reading.article, name))
    return [styles for styles in found.values() if len(styles) > 1]


@lru_cache(maxsize=1 << 14)
def _letters(words: tuple[str, ...]) -> tuple[str, str]:
    """The letters of a name without its style, and its style; shouting is none."""
    style = " ".join(w.title() if w.isupper() and len(w) > 1 else w for w in words).replace(".", "")
    return "".join(fold(w).replace("-", "") for w in words), style


def _hit(styles: _Styles) -> Hit:
    """The hit for one name, the rarest style first."""
    order = sorted(styles.values(), key=lambda places: (len(places), places[0][0].path, places[0][1].start))
    ends = []
    for n, places in enumerate(order):
        first: dict[str, tuple[Article, Name]] = {}
        for article, name in places:
            first.setdefault(article.path, (article, name))
        note = "the same name" if n else ""
        ends += [End(article, name.span, note) for article, name in [*first.values()][:_FEW]]
    told = [f"{p[0][1].text} ({len(p)} times)" if len(p) > 1 else p[0][1].text for p in order]
    return Hit(tuple(ends), {"styles": " and ".join([", ".join(told[:-1]), told[-1]]), "number": str(len(told))})
