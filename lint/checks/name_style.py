"""One name in several styles: hyphened, spaced, joined or capitalised in more than one way."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.names.name import Name
from lint.mentions.names.spelling_distance import fold
from lint.text.finding import End, Hit

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story
    from lint.text.article import Article

_FEW = 3
"""How many places are shown of each style."""

#: The places of each style.
_Styles = dict[str, list[tuple["Article", Name]]]


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
            inside: dict[str, _Styles] = defaultdict(lambda: defaultdict(list))
            for style, places in styles.items():
                for article, name in places:
                    inside[article.path][style].append((article, name))
            most = max(inside.values(), key=len)
            if len(most) < len(styles):
                yield _hit(styles, _rarest_first(most)[0][0] if len(most) > 1 else None)


def _found(readings: Sequence[Reading]) -> list[_Styles]:
    """Names of two parts or more that are met in several styles."""
    styled: dict[str, dict[str, None]] = defaultdict(dict)
    for reading in readings:
        for name in reading.of(Name):
            words = name.words
            if len(words) > 1 or "-" in words[0]:
                letters, style = _letters(words)
                styled[letters][style] = None
    several = {letters for letters, styles in styled.items() if len(styles) > 1}
    return [styles for styles in _places(readings, several) if len(styles) > 1] if several else []


def _places(readings: Sequence[Reading], several: Container[str]) -> Iterable[_Styles]:
    """The places of the names with these letters, by style; shouting is none."""
    found: dict[str, _Styles] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        text = reading.article.prose.text
        for name in reading.of(Name):
            words = name.words
            letters, style = _letters(words) if len(words) > 1 or "-" in words[0] else ("", "")
            if letters in several and not text[name.start : name.end].isupper():
                found[letters][style].append((reading.article, name))
    return found.values()


@lru_cache(maxsize=1 << 14)
def _letters(words: tuple[str, ...]) -> tuple[str, str]:
    """The letters of a name without its style, and its style; shouting is none."""
    plain = [w.replace(".", "") for w in words]
    style = " ".join(w.title() if w.isupper() else w for w in plain)
    return "".join(fold(w).replace("-", "") for w in plain), style


def _rarest_first(styles: _Styles) -> list[list[tuple[Article, Name]]]:
    return sorted(styles.values(), key=lambda places: (len(places), places[0][0].path, places[0][1].start))


def _hit(styles: _Styles, lead: tuple[Article, Name] | None = None) -> Hit:
    """The hit for one name: the place to begin with, if one is given, and then the rarest style first."""
    order = _rarest_first(styles)
    shown = [lead] if lead else []
    for places in order:
        first: dict[str, tuple[Article, Name]] = {}
        for article, name in places:
            first.setdefault(article.path, (article, name))
        shown += [place for place in [*first.values()][:_FEW] if place != lead]
    ends = [End(article, name.span, "the same name" if n else "") for n, (article, name) in enumerate(shown)]
    told = [f"{p[0][1].text} ({len(p)} times)" if len(p) > 1 else p[0][1].text for p in order]
    return Hit(tuple(ends), {"styles": " and ".join([", ".join(told[:-1]), told[-1]]), "number": str(len(told))})
