"""Letters that only look right: II for Il, l for I, 0 for O, rn for m, Cyrillic for Latin, hidden signs."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.names.look_alike_letters import DIGIT, HIDDEN, ODD, Il, alike, ils, latin, twos
from lint.mentions.names.name import Name
from lint.mentions.names.name_words import GIVEN, KNOWN_PLACES
from lint.mentions.words.spelling_suggestion import meant
from lint.mentions.words.word import words_of
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon
from lint.text.tables import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story
    from lint.text.article import Article

_WORD = lazy(rf"[^\W\d_]+(?:[{HIDDEN}]+[^\W\d_]+)*")
_INVISIBLE = lazy(f"[{HIDDEN}]+")
#: Words that begin with l and a consonant, as no English word does.
_ELL = lazy(r" l[bcdfghjkmnpqrstvwxz][a-z]*(?![\w.'’-])")
_MEANT = frozenset(("It", "In", "If", "Is", "Its")) | {p for p in KNOWN_PLACES if p[0] == "I"}
#: A Roman numeral with a small l in it, behind a name or what is numbered; Il is a word of other names as well.
_NUMERAL = lazy(r"(?<=[a-z.] )(?=[IVXl]*l)(?=[IVXl]*[IVX]|ll+\b)[IVXl]{2,6}(?![\w’'-])")
_NUMBERED = lazy(lambda: rf"\b(?:{any_of('numbers', 'numbered')}|{any_of('given-names')})[ \u00a0]$")
_NAME_BEFORE = lazy(r"\b[A-Z][a-z]+[ \u00a0]$")
#: A year or another number with a letter in it, and an abbreviation that begins with a small l.
_FIGURE = lazy(r"(?<![\w.,/’'-])(?:l(?=\d{3}(?:\D|\Z))|l(?=\d{1,2},\d{3})|\d(?=[\d,]*[OIl]))[\dOIl,]*[\dO](?![\w/-])")
_SHORT_NAME = lazy(r"(?<![\w.,/’'&-])l[B-DF-HJ-NP-TV-Z][A-Z]{1,3}(?![\w’-])")
_SPAN = lazy(r"\w+")
_LETTERS = lazy(r"[^\W\d_]+")
_LONGEST = 60
#: The zipf of words that a hidden sign stands between, as a space should.
_USUAL = 40
_AS_DIGITS, _SHORTEST = str.maketrans("OIl", "011"), 3
#: What is said of places where a word is right, and how many of these a finding shows.
_SO, _MOST_ENDS = "so it is spelled here", 200


class LookAlike(Check):
    """A word with letters or hidden signs that only look like the right word."""

    words: ClassVar[tuple[str, ...]] = ("found", "how", "meant")
    needs: ClassVar[tuple[type[Mention], ...]] = (Name,)
    family: ClassVar[str] = "name"

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        article = reading.article
        if any(word.suspicious for _, word in words_of(article).notable):
            yield from _odd(article)
            yield from _ells(article)
            yield from _digits(article)
            yield from _numerals(article)
            yield from _ils([reading])
        yield from _pairs([reading])

    def in_story(self, story: Story) -> Iterator[Hit]:
        yield from _ils(story.readings)
        yield from _pairs(story.readings)


def _odd(article: Article) -> Iterator[Hit]:
    """Words with Cyrillic or Greek letters among Latin ones, and words with hidden signs inside."""
    text = article.prose.text
    done = -1
    for m in ODD.finditer(text):
        if m.start() < done:
            continue
        start = m.start()
        while start and (text[start - 1].isalpha() or text[start - 1] in HIDDEN) and m.start() - start < 60:
            start -= 1
        while start < m.start() and text[start] in HIDDEN:
            start += 1
        word = _WORD.match(text, start)
        if word is None:
            continue
        done = word.end()
        if m[0] in HIDDEN:
            plain = _INVISIBLE.sub("", word[0])
            words = _INVISIBLE.split(word[0])
            if not lexicon().known(plain) and all(lexicon().zipf(w) >= _USUAL and len(w) > 2 for w in words):
                plain = " ".join(words)
            if plain != word[0] and plain.isascii() and not _misspelt(plain):
                yield _hit(article, word.span(), plain, f"a hidden {_named(m[0])} inside", plain, fix=True)
        elif (letters := latin(word[0])) is not None:
            yield _hit(article, word.span(), word[0], f"the {_named(m[0])}", letters, fix=True)


def _misspelt(word: str) -> bool:
    """True for a word that is none without its hidden signs either, and that another check corrects."""
    return not lexicon().known(word) and word.islower() and meant(word) is not None


def _named(sign: str) -> str:
    name = {"\ufeff": "byte order mark"}.get(sign, unicodedata.name(sign).lower())
    return re.sub(r"^(cyrillic|greek) (small|capital) letter.*", lambda m: f"{m[1].title()} letter “{sign}”", name)


def _ells(article: Article) -> Iterator[Hit]:
    """lt for It, lran for Iran."""
    text = article.prose.text
    for m in _ELL.finditer(text):
        meant = f"I{m[0][2:]}"
        if meant in _MEANT and text[m.end() : m.end() + 1] in (" ", ",", "\n", ""):
            yield _hit(article, (m.start() + 1, m.end()), m[0][1:], "a small l for a capital I", meant, fix=True)


def _numerals(article: Article) -> Iterator[Hit]:
    """World War Il, l945, 1O,000 and lMF, for II, 1, 0 and I."""
    text = article.prose.text
    for m in _NUMERAL.finditer(text):
        before = _NUMBERED if m[0] == "Il" else _NAME_BEFORE
        named = m[0] == "Il" and text[m.end() + 1 : m.end() + 2].isupper() and text[m.end()].isspace()
        if not named and before.search(text, max(m.start() - 24, 0), m.start()):
            yield _hit(article, m.span(), m[0], "a small l for a capital I", m[0].replace("l", "I"), fix=True)
    for m in _FIGURE.finditer(text):
        meant = m[0].translate(_AS_DIGITS)
        if m[0] != meant and not (m[0].endswith("O") and len(m[0]) < _SHORTEST):
            yield _hit(article, m.span(), m[0], "a letter for a digit", meant, fix=True)
    for m in _SHORT_NAME.finditer(text):
        yield _hit(article, m.span(), m[0], "a small l for a capital I", f"I{m[0][1:]}", fix=True)


def _digits(article: Article) -> Iterator[Hit]:
    """0bama for Obama, where the article has the word with letters as well."""
    text = article.prose.text
    words: set[str] = set()
    done = -1
    for m in DIGIT.finditer(text):
        at = m.start()
        if at < done:
            continue
        start = at
        while start and at - start < 40 and text[start - 1].isalpha():
            start -= 1
        word = _SPAN.match(text, start)
        if word is None or len(word[0]) < 4:
            continue
        done = word.end()
        if done - start > _LONGEST:
            continue
        words = words or {*_LETTERS.findall(text)}
        zero = word[0].replace("0", "O" if word[0][0] == "0" else "o")
        for right in (zero.replace("1", "l"), zero.replace("1", "I")):
            if right.isalpha() and (right in words or right in GIVEN or right in KNOWN_PLACES):
                yield _hit(article, word.span(), word[0], "a digit for a letter", right, fix=True)
                break


def _hit(article: Article, span: tuple[int, int], found: str, how: str, meant: str, *, fix: bool) -> Hit:
    place = article.prose.span(*span)
    words = {"found": found, "how": how, "meant": meant}
    return Hit((End(article, place),), words, Fix(place, meant, safe=False) if fix else None)


def _ils(readings: Sequence[Reading]) -> Iterator[Hit]:
    """Kim II Sung for Kim Il Sung: because nothing else can be meant, or because other places have it."""
    found: dict[tuple[str, str], list[Il]] = defaultdict(list)
    for reading in readings:
        for two in twos(reading.article):
            found[two.article.path, two.key].append(two)
    if not found:
        return
    rights: dict[str, dict[str, Il]] = defaultdict(dict)
    for reading in readings:
        for il in ils(reading.article):
            rights[il.key].setdefault(il.article.path, il)
    shown = {key: [_end(p, _SO) for p in islice(proof.values(), _MOST_ENDS)] for key, proof in rights.items()}
    for (path, key), places in found.items():
        proof = rights.get(key, {})
        if len(readings) > 1 and len(proof) == (path in proof):
            continue
        if proof or places[0].sure:
            meant = next(iter(proof.values())).text if proof else places[0].text.replace("II", "Il")
            ends = [_end(p, "") for p in places] + shown.get(key, [])
            yield Hit(tuple(ends), {"found": places[0].text, "how": "two capital I’s for Il", "meant": meant})


def _end(il: Il, note: str) -> End:
    return End(il.article, il.article.prose.span(il.start, il.end), note)


def _pairs(readings: Sequence[Reading]) -> Iterator[Hit]:
    """Bumham for Burnham, where the other spelling is at least twice as frequent."""
    seen, first = None, {}
    for rare, common in alike(readings):
        if common is not seen:
            seen, first = common, {a.path: End(a, name.span, _SO) for a, name in reversed(common)}
            shown = [first[path] for path in sorted(first)[:_MOST_ENDS]]
        if len(readings) > 1 and any(article.path in first for article, _ in rare):
            continue
        ends = [End(article, name.span) for article, name in rare] + shown
        words = {"found": rare[0][1].text, "how": "letters that look like others", "meant": common[0][1].text}
        yield Hit(tuple(ends), words)
