"""Two spellings of one name, told without any list: each suspicion needs two signals."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.checks import Check
from lint.mentions.names.lone_names import Alone, alone, unborne
from lint.mentions.names.name import Name
from lint.mentions.names.name_words import EASTERN, PLACES
from lint.mentions.names.spelling_distance import FIRST_NAMES, OPENING, SETTLED, apart, fold, inflected
from lint.mentions.names.spellings import NamePlace, Spelling, forms, neighbours, outliers, swapped
from lint.text.finding import Hit
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story

_EASTERN, _PLACES = frozenset(map(fold, EASTERN)), frozenset(map(fold, PLACES))
_SECOND_SYLLABLE = lazy(r"[^\W\d_]+ [^\W\d_]+(?:-| (?=[A-Z]))([^\W\d_]+)")


_SIC = lazy(r"\s?[(\[]sic\b", re.IGNORECASE)
_INITIALS = lazy(r"(?:[A-Z]\. ?){2}")
#: Of these no land has two with one name, but for an s.
_COUNTIES = {"county", "parish"}
#: A word that is shorter than this needs a rare word beside it.
_SHORT = 4
#: In more articles than this, names of many persons are near one another.
_FEW = 20


class _Link(NamedTuple):
    """Two forms that seem to be one name; the words that differ; what speaks for it."""

    a: Spelling
    b: Spelling
    x: str
    y: str
    signals: str


class NameVariant(Check):
    """A name in two spellings: a part of it the same, the rest a slip apart."""

    words: ClassVar[tuple[str, ...]] = ("doubtful", "others", "signals", "verdict")
    needs: ClassVar[tuple[type[Mention], ...]] = (Name,)
    family: ClassVar[str] = "name"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        return _hits(*_links([reading]))

    def in_story(self, story: Story) -> Iterator[Hit]:
        links, single = _links(story.readings)
        return _hits([link for link in links if _between(link)], single)


def _between(link: _Link) -> bool:
    """True where the articles disagree: one that has both forms does so with one that has the other alone.

    It is told of the story where it is clear in that article, too, which form is the rarer, and so told but once; and a
    lone name that is a word besides may be somebody else's in an article that has both.
    """
    both = link.a.paths & link.b.paths
    if not both:
        return True
    rarer, other = sorted((link.a, link.b), key=lambda form: len(form.paths))
    if link.a.paths == link.b.paths or (not link.a.words[0] and lexicon().known(link.x)):
        return False
    fewer, more = (Counter(p.article.path for p in form.places) for form in (rarer, other))
    return all(fewer[path] < more[path] for path in both)


def _links(readings: Sequence[Reading]) -> tuple[list[_Link], Mapping[str, Sequence[Alone]]]:
    """Forms that seem to be one name; and the names of one word."""
    found = []
    for a, b, i, how in neighbours(forms(readings)):
        if signals := _signals(a, b, i, how):
            found.append(_Link(a, b, a.words[i], b.words[i], signals))
    linked = {word for link in found for word in (link.x, link.y)}
    for a, b in outliers(readings):
        x, y = a.words[1], b.words[1]
        if x not in linked and x not in SETTLED and not apart(x, y):
            found.append(_Link(a, b, x, y, "One letter apart, one of them much rarer"))
            linked |= {x, y}
    single = alone(readings)
    for a, b in unborne(readings, single):
        x, y = a.words[1], b.words[1]
        if x not in linked:
            found.append(_Link(a, b, x, y, f"One letter apart, and nobody is called “{a.places[0].text}” in full"))
    linked = {word for link in found for word in (link.x, link.y)}
    for a, b in swapped(readings) if len(readings) <= _FEW else ():
        x, y = a.words[1], b.words[1]
        if not {x, y} & (linked | FIRST_NAMES) and not apart(x, y):
            found.append(_Link(a, b, x, y, "Two letters swapped"))
    _add_relatives(single, readings, linked | {word for link in found for word in (link.x, link.y)})
    return found, single


def _add_relatives(single: dict[str, list[Alone]], readings: Sequence[Reading], surnames: set[str]) -> None:
    """Put to the names of one word the full ones that end with one of these."""
    for reading in readings if surnames else ():
        for name in reading.of(Name):
            if len(name.words) > 1 and (word := fold(name.words[-1])) in surnames:
                single.setdefault(word, []).append(Alone(NamePlace(reading.article, name.start, name.end), True, True))


def _signals(a: Spelling, b: Spelling, i: int, difference: str) -> str:
    """What speaks for one name in two spellings; nothing where it is too little or something speaks against it."""
    x, y, same = a.words[i], b.words[i], a.words[1 - i]
    if same in OPENING or (len(same) < 3 and not (i == 1 and _INITIALS.match(a.places[0].text))):
        return ""
    ages = a.ages & b.ages
    if a.ages and b.ages and min(abs(p - q) for p in a.ages for q in b.ages) > 3:
        return ""
    cut_short = i == 1 and same in FIRST_NAMES and (x == f"{y}n" or y == f"{x}n")  # no adjective of a surname
    county = i == 0 and same in _COUNTIES and inflected(x, y)  # Adam County, Adams County
    if apart(x, y) and not cut_short and not county and not (ages and i == 0 and {x, y} <= FIRST_NAMES):
        return ""
    if i == 0 and difference == "alike in sound" and not ages and {x, y} & FIRST_NAMES and a.paths & b.paths:
        return ""  # Terry and Tory of one family
    short = min(len(x), len(y)) < _SHORT and difference == "one letter apart"
    if short and not (i == 1 and _cut_off(x, y)) and (i == 0 or len(same) <= _SHORT or same in FIRST_NAMES):
        return ""
    if (_abbreviations(a, i) and _abbreviations(b, i)) or (i == 1 and same in _EASTERN and _go_on_apart(a, b)):
        return ""
    if not ages and _of_words(x, y, same, difference):
        return ""
    text = a.places[0].text
    initials = _INITIALS.match(text) if i == 1 else None
    word = initials[0].strip() if initials else text.replace("-", " ").split()[-1 if i == 0 else 0]
    return f"{difference.capitalize()}, with “{word}”{f' and the age {min(ages)}' if ages else ''} in both"


def _cut_off(x: str, y: str) -> bool:
    """True where one is the other without its last letter, and no surname by itself: Pitt, Pit."""
    short, full = sorted((x, y), key=len)
    return full[:-1] == short and len(short) == _SHORT - 1 and short not in SETTLED


def _of_words(x: str, y: str, same: str, difference: str) -> bool:
    """True where only the end of an English word differs, or only a place speaks for a doubtful likeness."""
    zipf = lexicon().zipf
    if same in FIRST_NAMES:
        return False
    if difference == "alike in sound" or (difference == "two letters apart" and same in _PLACES):
        return same in SETTLED or zipf(same) > 0
    return len(x) == len(y) and x[:-2] == y[:-2] and all(map(zipf, (x, y, same)))


def _go_on_apart(a: Spelling, b: Spelling) -> bool:
    """True where the rest of two given names is known, and not the same: Kim Jang-soo, Kim Jong-il."""
    one, other = ({fold(m[1]) for p in form.places if (m := _given(p))} for form in (a, b))
    return bool(one and other) and one.isdisjoint(other)


def _given(place: NamePlace) -> re.Match[str] | None:
    """The rest of an eastern given name, behind its surname and first syllable."""
    return _SECOND_SYLLABLE.match(place.article.prose.text, place.start)


def _abbreviations(form: Spelling, i: int) -> bool:
    words = form.places[0].text.split()
    return words[-i].isupper() and len(words[-i]) < 6 and not words[i - 1].isupper()


def _hits(links: Sequence[_Link], single: Mapping[str, Sequence[Alone]]) -> Iterator[Hit]:
    """One hit for all spellings that are linked to one another."""
    chief: dict[str, str] = {}

    def find(word: str) -> str:
        while (above := chief.setdefault(word, word)) != word:
            chief[word] = word = chief[above]
        return word

    for link in links:
        chief[find(link.x)] = find(link.y)
    groups: dict[str, list[_Link]] = defaultdict(list)
    for link in links:
        groups[find(link.x)].append(link)
    for group in groups.values():
        yield from _hit(group, single)


def _hit(links: list[_Link], single: Mapping[str, Sequence[Alone]]) -> Iterator[Hit]:
    """The hit, unless the copy itself says of the doubtful spelling that it stood so: (sic)."""
    places: dict[str, list[NamePlace]] = defaultdict(list)
    named: dict[str, str] = {}
    for link in links:
        for word, form in ((link.x, link.a), (link.y, link.b)):
            places[word] += form.places
            named.setdefault(word, form.places[0].text)
            if word == form.words[1]:  # a surname, which stands alone after the full name or behind a relative's first
                places[word] += [p.place for p in single.get(word, ()) if p.place.article.path in form.paths]
    spellings = [(_weight(word, merged := _merged(found)), merged, named[word]) for word, found in places.items()]
    spellings.sort(key=lambda s: (s[0], s[1][0].article.path, s[1][0].start))
    (least, doubtful, name), *others = spellings
    if all(_SIC.match(p.article.prose.text, p.end) for p in doubtful):
        return
    most, _, likelier = others[-1]
    words = {
        "doubtful": f"“{name}”{_count(doubtful)}",
        "others": " or ".join(f"“{other}”{_count(found)}" for _, found, other in others),
        "signals": links[0].signals,
        "verdict": f"“{likelier}” is likelier" if most > least else "one of them is wrong",
    }
    ends = [p.shown("") for p in doubtful]
    ends += [p.shown("the other spelling") for _, found, _ in others for p in _first(found)]
    yield Hit(tuple(ends), words)


def _first(places: list[NamePlace]) -> Iterable[NamePlace]:
    """The first place in each article."""
    return {p.article.path: p for p in reversed(places)}.values()


def _weight(word: str, places: list[NamePlace]) -> tuple[int, int, int]:
    return len({p.article.path for p in places}), len(places), word in SETTLED


def _count(places: list[NamePlace]) -> str:
    return f" ({len(places)} times)" if len(places) > 1 else ""


def _merged(places: list[NamePlace]) -> list[NamePlace]:
    """The places in order, those that overlap as one."""
    merged: list[NamePlace] = []
    for p in sorted(set(places), key=lambda p: (p.article.path, p.start, p.end)):
        if merged and merged[-1].article is p.article and p.start < merged[-1].end:
            merged[-1] = NamePlace(p.article, merged[-1].start, max(p.end, merged[-1].end))
        else:
            merged.append(p)
    return merged
