"""Names of people, places and organisations: in comes an article, out go the runs of capitals that name something."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lint.mentions import Mention
from lint.mentions.name_runs import RUN, Piece, Type, pieces
from lint.mentions.name_words import GIVEN, SAYING, SUFFIXES, WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.article import Article
    from lint.mentions import Reading

_AGE = re.compile(r", (?:aged )?\d{1,2}(?![\d:%]|[.,]\d)(?:[,.;)]| of | and |\s|$)")
_WORDS = re.compile("[^ \u00a0]+")
#: A capital after one of these begins a sentence or a quotation, and so proves nothing.
_STARTS = frozenset('\n.!?:“”"‘•*—–·|>…')


@dataclass(frozen=True, slots=True)
class Name(Mention):
    """One name as one place has it, without its title and its possessive.

    `words` are its words; `full` is the whole name that a part of it stands for in this article, and otherwise the
    name itself.
    """

    kind: ClassVar[str] = "name"

    words: tuple[str, ...]
    type: Type
    title: str
    full: str

    @property
    def text(self) -> str:
        """The name with single spaces."""
        return " ".join(self.words)

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


class _Seen(NamedTuple):
    """A piece and the prose offset of its run; `opens` where its capital proves nothing, `shouted` in a headline whose
    words all have capitals."""

    offset: int
    piece: Piece
    opens: bool
    shouted: bool


def _seen(article: Article) -> Iterator[_Seen]:
    """Every piece in the prose, in order."""
    text, blocks = article.prose.text, article.blocks
    at, n = 0, len(blocks)
    shouted, block_end = False, -1
    for m in RUN.finditer(text):
        start = m.start()
        if start >= block_end and n:
            while at + 1 < n and blocks[at + 1].start <= start:
                at += 1
            block_end = blocks[at + 1].start if at + 1 < n else len(text)
            shouted = _in_capitals(text, blocks[at].start, min(blocks[at].end, block_end))
        before = text[start - 1] if start else "\n"
        if before == " ":
            before = text[start - 2]
        opens = before in _STARTS
        for piece in pieces(m[0]):
            yield _Seen(start, piece, opens and piece.opens, shouted)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """True for a block that capitalises most of its longer words, as some headlines do."""
    if end - start > 200 or text[start:end].rstrip('”"’ \n').endswith("."):
        return False
    longer = [x for x in text[start:end].split() if len(x) > 3 and x[0].isalpha()]
    return len(longer) > 3 and sum(x[0].isupper() for x in longer) > 0.75 * len(longer)


def _evident(text: str, start: int, end: int) -> Type:
    """What the words around a name tell of it."""
    after = text[end : end + 12]
    if (after[:1] == "," and _AGE.match(after)) or after.startswith(SAYING):
        return "person"
    if text[max(start - 12, 0) : start].endswith(WITHIN):
        return "place"
    return "unknown"


def _types(text: str, seen: list[_Seen]) -> dict[tuple[str, ...], Type]:
    """The type of each name in the article, by the strongest evidence that any of its places gives."""
    found: dict[tuple[str, ...], Type] = {}
    for offset, piece, _, _ in seen:
        now = found.get(piece.words, "unknown")
        if now == "unknown":
            kind = piece.type
            if kind == "unknown":
                kind = _evident(text, offset + piece.start, offset + piece.end)
            found[piece.words] = kind
        elif piece.title:
            found[piece.words] = "person"
    return found


def _names(article: Article) -> Iterator[Name]:
    text, span = article.prose.text, article.prose.span
    every = list(_seen(article))
    seen = [s for s in every if not s.shouted]
    firm = Counter(p.words for _, p, opens, _ in seen if not p.weak and not (opens and len(p.words) == 1))
    types = _types(text, seen)
    whole = _wholes(seen, firm, types)
    if len(seen) < len(every):
        every = [known for s in every for known in (_unshouted(text, s, firm, whole) if s.shouted else (s,))]
    for offset, piece, opens, _ in every:
        words, start = piece.words, offset + piece.start
        full = whole.get(words[0], "") if len(words) == 1 else ""
        if len(words) == 1 and not full and (piece.weak or (opens and not firm[words])):
            continue
        kind: Type = "person" if full else types.get(words, piece.type)
        end = offset + piece.end
        yield Name(span(start, end), start, end, words, kind, piece.title, full or " ".join(words))


def _unshouted(text: str, seen: _Seen, firm: Counter[tuple[str, ...]], whole: dict[str, str]) -> Iterator[_Seen]:
    """What a headline's run of capitals names: the names that running text has, and new ones of people it has."""
    offset, piece = seen.offset + seen.piece.start, seen.piece
    tokens = [(m.start(), m.end(), m[0]) for m in _WORDS.finditer(text, offset, seen.offset + piece.end)]
    words = tuple(t[2] for t in tokens)
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + 6), i, -1):
            run = words[i:j]
            named = run in firm or (j - i == 2 and run[0] in GIVEN and whole.get(run[0], "").startswith(run[0]))
            if named or (j - i == 1 and run[0] in whole):
                start, end = tokens[i][0] - seen.offset, tokens[j - 1][1] - seen.offset
                title = piece.title if i == 0 else ""
                yield _Seen(seen.offset, Piece(start, end, run, piece.type, title, False, False), False, True)
                i = j
                break
        else:
            i += 1


def _wholes(seen: list[_Seen], firm: Counter[tuple[str, ...]], types: dict[tuple[str, ...], Type]) -> dict[str, str]:
    """The full name that each surname or given name stands for, where the article leaves no doubt."""
    bearers: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    introduced: dict[str, tuple[str, ...]] = {}
    for _, piece, _, _ in seen:
        words = piece.words
        if len(words) == 1:
            people = bearers.get(words[0])
            if people and len(people) == 1:
                introduced.setdefault(words[0], next(iter(people)))
        elif words in firm and types[words] == "person":
            for part in (words[0], words[-1] if words[-1] not in SUFFIXES else words[-2]):
                bearers[part][words] = None
    return {
        part: " ".join(best)
        for part, people in bearers.items()
        if (best := _best(people, firm) or introduced.get(part)) is not None
    }


def _best(people: Iterable[tuple[str, ...]], firm: Counter[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The one of several bearers of a name who is named by far the most; each is one person however it is hyphened."""
    styles: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in people:
        styles[" ".join(words).replace("-", " ").casefold()].append(words)
    counts = {forms[0]: sum(firm[f] for f in forms) for forms in styles.values()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= 2 * (sum(counts.values()) - counts[best]) else None
