"""Runs of capitals in running text: in comes one run, out come the names that its own words tell of."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.mentions.names import name_words as known
from lint.text.lazy_regex import lazy
from lint.text.tables import any_of, listed

if TYPE_CHECKING:
    from lint.text.article import Article

Type = Literal["person", "place", "organisation", "unknown"]

UPPER = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())
#: What follows the first letter: initials and short words with their stop, or a word with its apostrophes and hyphens.
_REST = (
    rf"\w*+(?:\.(?<!\w{{6}}\.)(?:[{UPPER}]\.)*(?!\w)"
    rf"|(?:['’](?!(?:[sSdm]|ll|ve|re|LL|VE)\b)\w+|-\w+)*)"
)


def _run() -> str:
    """One run: capitalised words, with the small words that may stand inside a name; a look at their first letters
    spares most places a look at all of them."""
    begins = {"a", "e", *(word[0] for word in listed("particles"))}
    others = "".join(c for c in "abcdefghijklmnopqrstuvwxyz" if c not in begins)
    return (
        rf"[{UPPER}](?<!\w\w){_REST}(?:[ \u00a0](?![{others}])"
        rf"(?:(?:{any_of('particles')})[ \u00a0])?(?:[ae]l-)?[{UPPER}]{_REST}){{0,60}}"
    )


_RUN = lazy(_run)
_LONGEST = 60
"""Letters of the longest word that may be a name."""
_TOKEN = lazy("[^ \u00a0]+")
_INITIALS = lazy(rf"(?:[{UPPER}]\.)+")
#: Twenty-year-old; a member's party and state.
_NO_NAME = lazy("-year-old$|^[RDI]-[A-Z]")
_DEPARTMENTS = frozenset(("Ministry", "Department", "Bureau", "Centers", "Office", "Board", "Commission", "Committee"))


@lru_cache(maxsize=1)
def runs(article: Article) -> list[tuple[int, str]]:
    """Where each run of capitals in the article's prose begins, and the run; kept for the next who asks for them."""
    return [
        (m.start(), raw)
        for m in _RUN.finditer(article.prose.text)
        if len(raw := m[0]) <= _LONGEST or max(map(len, raw.split())) <= _LONGEST
    ]


class Piece(NamedTuple):
    """A name in a run: its place there, its words, and what the run alone tells of it."""

    start: int
    end: int
    words: tuple[str, ...]
    text: str
    type: Type
    title: str
    opens: bool
    """It stands where a sentence in the run begins, so that its capital proves nothing."""
    weak: bool
    """It is a name only where the article elsewhere says so."""
    single: bool
    """It has one word."""


class _Token(NamedTuple):
    start: int
    end: int
    text: str


def _unstopped(word: str) -> str:
    """A word without the full stop of its sentence; abbreviations and initials keep theirs."""
    if word[-1] == "." and word not in known.SHORT and not _INITIALS.fullmatch(word):
        return word[:-1]
    return word


def _cut(word: str) -> str:
    """A hyphened word without an English head or tail: Soviet-era, Anti-American."""
    if "-" in word:
        head, _, tail = word.rpartition("-")
        if tail.lower() in known.HYPHEN_TAILS:
            return head
    return word


def _type(words: tuple[str, ...], title: str) -> Type:
    first, last = words[0], words[-1]
    if title:
        return "person"
    if first in known.KNOWN_PLACES and len(words) == 1:
        return "place"
    if last in known.SUFFIXES:
        return "person" if len(words) > 2 and words[-2] != "War" else "unknown"
    if last in known.ORGANISATIONS or ({"of", "for"} & {*words} and first in known.ORGANISATIONS):
        return "organisation"
    if last in known.PLACES or (last in known.KNOWN_PLACES and first not in known.GIVEN):
        return "place"
    if len(words) > 1:
        if first in known.GIVEN or (len(words) > 2 and any(_INITIALS.fullmatch(x) for x in words[1:-1])):
            return "person"
        if first in known.EASTERN and (len(words) == 3 or "-" in words[1]):
            return "person"
        if first in known.BEFORE_PLACE and len(words) == 2:
            return "place"
    elif first.isupper() and 1 < len(first.replace(".", "")) < 7:
        return "organisation"
    return "unknown"


def _eased(words: tuple[str, ...]) -> tuple[str, ...]:
    """A shouted name as running text would have it; short words by themselves may be abbreviations and stay."""
    letters = "".join(words)
    if not letters.isupper() or "." in letters or (len(words) == 1 and len(letters) < 6):
        return words
    return tuple(word.title() if len(word) > 2 or len(words) == 1 else word for word in words)


class _Splitter:
    """Walks over the words of one run and collects its pieces."""

    def __init__(self, raw: str) -> None:
        self.tokens = [_Token(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(raw)]
        self.found: list[Piece] = []
        self.words: list[_Token] = []
        self.title: list[_Token] = []
        self.opens = True

    def pieces(self) -> tuple[Piece, ...]:
        join: list[_Token] = []
        for i, token in enumerate(self.tokens):
            if (token.text[0].islower() and "-" not in token.text) or token.text == "&":
                join.append(token)
                continue
            word = token.text
            word = _unstopped(word)
            cut = _cut(word)
            stops = cut != token.text
            token = _Token(token.start, token.start + len(cut), cut)
            if join and not self._joins(join, token):
                self.flush()
            self._take(token, join, self.tokens[i + 1].text if i + 1 < len(self.tokens) and not stops else "")
            join = []
            if stops or cut in known.SUFFIXES:
                self.flush()
                self.opens = self.opens or stops
        self.flush()
        return tuple(self.found)

    def _joins(self, join: list[_Token], token: _Token) -> bool:
        """True where the small words before `token` hold it to the name so far."""
        small = join[0].text
        if small == "of" and self.title and not self.words:
            return token.text in known.OFFICES
        if not self.words:
            return False
        if small == "&":
            return True
        if small == "of" or small == "for":
            return self.words[-1].text in known.HEADS
        if small == "and":
            return self.words[0].text in _DEPARTMENTS
        return token.text not in known.OPENERS

    def _take(self, token: _Token, join: list[_Token], after: str) -> None:
        word = token.text
        if word in known.OPENERS or _NO_NAME.search(word):
            self.flush()
            self.opens = False
        elif join and self.title and not self.words and join[0].text == "of":
            self.title += [*join, token]
        elif self._is_title(word, after, bool(join)):
            before: list[_Token] = []
            while self.words and self.words[-1].text in known.BEFORE_TITLE and self.words[0].text != "White":
                before.insert(0, self.words.pop())
            if self.words:
                self.flush()
            self.title += [*before, token]
        else:
            self.words += [*join, token] if self.words else [token]

    def _is_title(self, word: str, after: str, joined: bool) -> bool:
        if word not in known.TITLES or (joined and self.words):
            return False
        if self.words and self.words[0].text in known.GIVEN:
            return False
        return (after not in known.ORGANISATIONS and after not in known.PLACES) or after == "General"

    def flush(self) -> None:
        words, title = self.words, self.title
        self.words, self.title = [], []
        opens, self.opens = self.opens, False
        weak = False
        if not words and len(title) == 1 and title[0].text[-1] != ".":
            words, title, weak = title, [], True
        while words and words[0].text in known.DEMONYMS and (len(words) == 1 or words[1].text in known.GIVEN):
            del words[0]
        if len(words) == 2 and words[1].text in known.DEMONYMS and words[0].text in known.ALONE:
            return
        if not words or words[0].text == "I":
            return
        last = words[-1].text
        if len(words) > 1 and len(last) == 2 and last[1] == ".":
            words[-1] = _Token(words[-1].start, words[-1].end - 1, last[0])
        texts = _eased(tuple(t.text for t in words))
        if len(texts) == 1:
            weak = weak or (not title and texts[0] in known.ALONE) or len(texts[0]) == 1 or texts[0][0].islower()
        kind = _type(texts, "" if weak else " ".join(t.text for t in title))
        heading = " ".join(t.text for t in title)
        start, end, single = words[0].start, words[-1].end, len(texts) == 1
        self.found.append(Piece(start, end, texts, " ".join(texts), kind, heading, opens and not title, weak, single))


#: A run of plain words that has none of these is one name.
_MARKED = known.OPENERS | known.TITLES | known.DEMONYMS | known.SUFFIXES | {"I"}


@lru_cache(maxsize=1 << 15)
def pieces(raw: str) -> tuple[Piece, ...]:
    """The names in one run of capitals; kept, because copy repeats its names."""
    if " " in raw or "\u00a0" in raw:
        words = tuple(raw.split(" "))
        if _MARKED.isdisjoint(words) and raw.replace(" ", "").isalpha() and not any(map(str.islower, words)):
            words = _eased(words)
            return (Piece(0, len(raw), words, " ".join(words), _type(words, ""), "", True, False, False),)
        return _Splitter(raw.replace("’", "'") if "’" in raw else raw).pieces()
    word = raw if raw.isalpha() else _cut(_unstopped(raw).replace("’", "'"))
    if word in known.OPENERS or word in known.DEMONYMS or word == "I" or ("-" in word and _NO_NAME.search(word)):
        return ()
    if word in known.TITLES and word[-1] == ".":
        return ()
    weak = len(word) == 1 or word in known.ALONE or word in known.TITLES
    words = _eased((word,))
    return (Piece(0, len(word), words, words[0], _type(words, ""), "", True, weak, True),)
