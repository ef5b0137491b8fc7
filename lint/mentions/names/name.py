"""Names of people, places and organisations: in comes an article, out go the runs of capitals that name something."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, ClassVar

from lint.mentions import Mention
from lint.mentions.names.capital_runs import Piece, Type, pieces, runs
from lint.mentions.names.name_words import EASTERN, GIVEN, SAYING, SUFFIXES, WITHIN
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lint.mentions import Reading
    from lint.text.article import Article

_AGE = lazy(r", (?:aged )?\d{1,2}(?![\d:%]|[.,]\d)(?:[,.;)]| of | and |\s|$)")
#: The verbs of saying by their first letters, and the last letters of what stands before a place.
_SAYING = {c: tuple(verb for verb in SAYING if verb[1] == c) for c in {verb[1] for verb in SAYING}}
_WITHIN = frozenset(word[-2] for word in WITHIN)
_WORDS = lazy("[^ \u00a0]+")
_START = itemgetter(0)
#: A headline has so many characters at most.
_HEADLINE = 200
#: A capital after one of these begins a sentence or a quotation, and so proves nothing.
_STARTS = frozenset('\n.!?:“”"‘•*—–·|>…')


@dataclass(slots=True, eq=False, repr=False)
class Name(Mention):
    """One name as one place has it, without its title and its possessive.

    `text` are its words with single spaces; `full` is the whole name that a part of it stands for in this article, and
    otherwise the name itself.
    """

    kind: ClassVar[str] = "name"

    words: tuple[str, ...]
    text: str
    type: Type
    title: str
    full: str

    @classmethod
    def find(cls, reading: Reading) -> Iterable[Name]:
        """All names in the article's prose, in order of place."""
        return _names(reading.article)

    def values(self) -> dict[str, str]:
        """Type and text; title and full name where there are any."""
        found = {"type": self.type, "value": self.text}
        if self.title:
            found["title"] = self.title
        if self.full != self.text:
            found["full"] = self.full
        return found


def by_word(readings: Iterable[Reading]) -> dict[str, list[tuple[Article, Name]]]:
    """Every word of names, with the names that have it, in order."""
    found: dict[str, list[tuple[Article, Name]]] = defaultdict(list)
    for reading in readings:
        for name in reading.of(Name):
            for word in {*name.words}:
                found[word].append((reading.article, name))
    return found


#: A piece with its start and end in the prose, and whether it is one word whose capital proves nothing there.
_Seen = tuple[int, int, Piece, bool]


def _names(article: Article) -> Iterator[Name]:
    text, span = article.prose.text, article.prose.span
    seen, shouted = _seen(article)
    firm = Counter([p.text for _, _, p, opens in seen if not (opens or p.weak)])
    types = _types(text, seen)
    whole = _wholes(seen, firm, types)
    if shouted:
        seen += [known for s in shouted for known in _unshouted(text, s, firm, whole)]
        seen.sort(key=_START)
    for start, end, (_, _, words, name, kind, title, _, weak, single), opens in seen:
        full = name
        if single:
            full = whole.get(name, name)
            if full == name and (weak or (opens and name not in firm)):
                continue
        kind = "person" if full != name else types.get(name, kind)
        yield Name(span(start, end), start, end, words, name, kind, title, full)


def _seen(article: Article) -> tuple[list[_Seen], list[_Seen]]:
    """Every piece in running text, and every one in headlines whose words all have capitals."""
    text, blocks = article.prose.text, article.blocks
    found = [(start, named) for start, raw in runs(article) if (named := pieces(raw))]
    shouted: list[_Seen] = []
    for n, block in enumerate(blocks):
        if block.end - block.start <= _HEADLINE and _in_capitals(text, block.start, block.end):
            low = bisect_left(found, (block.start,))
            high = bisect_left(found, (blocks[n + 1].start,)) if n + 1 < len(blocks) else len(found)
            shouted += _placed(text, found[low:high])
            del found[low:high]
    return _placed(text, found), shouted


def _placed(text: str, found: Iterable[tuple[int, Iterable[Piece]]]) -> list[_Seen]:
    """The pieces of runs, given where each run begins."""
    placed: list[_Seen] = []
    for start, named in found:
        for piece in named:
            if piece.single and piece.opens:
                before = text[start - 1] if start else "\n"
                opens = (text[start - 2] if before == " " else before) in _STARTS
            else:
                opens = False
            placed.append((start + piece.start, start + piece.end, piece, opens))
    return placed


def _in_capitals(text: str, start: int, end: int) -> bool:
    """True for a block that capitalises most of its longer words, as some headlines do."""
    if "." in text[max(end - 2, start) : end]:
        return False
    longer = [x for x in text[start:end].split() if len(x) > 3 and x[0].isalpha()]
    return len(longer) > 3 and sum(x[0].isupper() for x in longer) > 0.75 * len(longer)


def _types(text: str, seen: list[_Seen]) -> dict[str, Type]:
    """The type of each name in the article, by the strongest evidence that any of its places gives."""
    found: dict[str, Type] = {}
    text += "\n\n"  # so that two characters stand after each name
    for start, end, (_, _, _, name, kind, title, _, weak, _), _ in seen:
        if title and not weak:
            found[name] = "person"
        elif found.get(name, "unknown") == "unknown":
            found[name] = _told(text, start, end) if kind == "unknown" else kind
    return found


def _told(text: str, start: int, end: int) -> Type:
    """The type of the name at a place, by the words around it."""
    after = text[end]
    if after == " ":
        if text.startswith(_SAYING.get(text[end + 1], ()), end):
            return "person"
    elif after == "," and _AGE.match(text, end):
        return "person"
    return "place" if text[start - 2] in _WITHIN and text.endswith(WITHIN, max(start - 12, 0), start) else "unknown"


def _unshouted(text: str, seen: _Seen, firm: Mapping[str, int], whole: Mapping[str, str]) -> Iterator[_Seen]:
    """What a headline's run of capitals names: the names that running text has, and people with known first names."""
    begin, stop, piece, _ = seen
    tokens = [(m.start(), m.end(), m[0]) for m in _WORDS.finditer(text, begin, stop)]
    i = 0
    while i < len(tokens):
        for j in range(min(len(tokens), i + 6), i, -1):
            words = tuple(t[2] for t in tokens[i:j])
            name = " ".join(words)
            person = j - i == 2 and (words[0] in GIVEN or (words[0] in EASTERN and "-" in words[1]))
            if name in firm or person or (j - i == 1 and name in whole):
                title, kind = piece.title if i == 0 else "", "person" if person else piece.type
                found = piece._replace(words=words, text=name, type=kind, title=title, weak=False, single=j - i == 1)
                yield tokens[i][0], tokens[j - 1][1], found, False
                i = j
                break
        else:
            i += 1


def _wholes(seen: list[_Seen], firm: Mapping[str, int], types: Mapping[str, Type]) -> dict[str, str]:
    """The full name that each surname or given name stands for, where the article leaves no doubt."""
    bearers: dict[str, dict[str, None]] = defaultdict(dict)
    introduced: dict[str, str] = {}
    for _, _, piece, _ in seen:
        name = piece.text
        if piece.single:
            people = bearers.get(name)
            if people and len(people) == 1:
                introduced.setdefault(name, next(iter(people)))
        elif types[name] == "person" and name in firm:
            words = piece.words
            bearers[words[0]][name] = None
            bearers[words[-1] if words[-1] not in SUFFIXES else words[-2]][name] = None
    return {
        part: best
        for part, people in bearers.items()
        if (best := next(iter(people)) if len(people) == 1 else _best(people, firm) or introduced.get(part, ""))
    }


def _best(people: Iterable[str], firm: Mapping[str, int]) -> str:
    """The one of several bearers of a name who is named by far the most; each is one person however it is hyphened."""
    styles: dict[str, list[str]] = defaultdict(list)
    for name in people:
        styles[name.replace("-", " ").casefold()].append(name)
    counts = {forms[0]: sum(firm[f] for f in forms) for forms in styles.values()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= 2 * (sum(counts.values()) - counts[best]) else ""
