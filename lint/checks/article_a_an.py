"""A reading → “a” where the next word begins with a vowel sound, and “an” where it does not."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.words.derivation import derived
from lint.mentions.words.word import words_of
from lint.mentions.words.word_context import amid_foreign_words, opens_sentence, vouched
from lint.text.finding import End, Fix, Hit
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon
from lint.text.tables import any_of, word_set

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lint.mentions import Reading

_NEXT = lazy(r"([Aa]n?)[ \u00a0]([“‘\"'(]?[£$€]?)(\d[\d,]*[A-Za-z%]*|[A-Za-z][\w&]*)")
_BEFORE = lazy(r"[\w’'&.-]+[ \u00a0]$")
#: Vowel letters with a consonant sound: “use”, “union”, “one”, “Europe”.
_LIKE_CONSONANT = lazy(
    r"u(?:k|n(?:i(?![dmn])|ani)|[^aeiounp][aeiou])|u$|eu|ue|ew(?:e|er|ing)s?$|onc?e(?![a-z])|onetime|oui|uig"
)
#: Consonant letters with a vowel sound, and words of which both are said.
_SILENT = lazy(r"hour|hono|honest|heir")
_EITHER = lazy(lambda: rf"{any_of('a-an', 'either')}|y[^aeiou]|x|u[bz]")
#: Letters whose names begin with a vowel, and figures that do.
_VOWEL_NAMES = frozenset("AEFHILMNORSX")
#: Abbreviations that may be said as words: “NATO”, “STEM”; “FBI” and “MP” may not.
_SAYABLE = lazy(r"(?:[B-DF-HJ-NP-TV-Z]|[BCDFGPT]R|[BCFGPS]L|S[CKMNPTW]|[CPSTW]H)[AEIOUY][A-Z]")
_VOWEL = lazy("[aeiouy]")
#: The zipf of a word that capitals may merely shout.
_USUAL = 45
_EIGHT = lazy(r"8|1[18](?:$|,\d{3}$|,\d{3},)")
_UNSURE_FIGURE = lazy(r"1[18]\d|1,[18]|1[18]\d\d$")
_BEHIND_DIGITS = ",%ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#: Words that no article stands before: here “a” is a letter, or a slip of another kind.
_NO_NOUN = word_set("stop-words", "after no article")

#: The same, unless a hyphen makes an adjective of them: “an around-the-clock”.
_ADRIFT = word_set("a-an", "adrift")

#: After these an article before a participle without a noun is one too many.
_BE = word_set("a-an", "before a participle")
_PARTICIPLE = lazy(lambda: rf"[a-z]+ed(?: (?:{any_of('a-an', 'behind a participle')})\b|[.,;:])")
#: “an” for “and”: before a verb with its object, and before a number of things.
_AND = lazy(r"[a-z]+ed (?:the|his|her|their|its|a|an)\b|[\d,]+ (?:others\b|(?:\w+ )?[a-z]+s\b)")


class ArticleAAn(Check):
    """The wrong one of “a” and “an”."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")

    either: tuple[str, ...] = field(
        default=(), metadata={"doc": "More words, or what they begin with, before which both “a” and “an” are right."}
    )

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding over the article and the word after it, with a fix for the article."""
        article = reading.article
        text = article.prose.text
        articles = [at + len(word.token) - len(word.tail) for at, word in words_of(article).notable if word.article]
        for m in filter(None, [_NEXT.match(text, at) for at in articles]):
            said, follows = m[1], m[3]
            if follows == "the" and said[0] == "a" and _is_article(text, m):
                span = article.prose.span(*m.span())
                yield Hit((End(article, span),), {"wrong": m[0], "right": "the"})
                continue
            wanted = _wanted(follows)
            if (
                not wanted
                or said.lower() == wanted
                or follows.lower().startswith(self.either)
                or not _is_article(text, m)
                or vouched(text, m.end())
            ):
                continue
            right = wanted if said[0] == "a" else wanted.capitalize()
            words = {"wrong": f"{said} {m[2]}{follows}", "right": f"{right} {m[2]}{follows}"}
            fix = Fix(article.prose.span(*m.span(1)), right, safe=False)
            yield Hit((End(article, article.prose.span(*m.span())),), words, fix)


@lru_cache(maxsize=1 << 14)
def _wanted(word: str) -> str:
    """“a” or “an” by the sound that begins the word or figure; nothing where both are said or it cannot be told."""
    if word[0].isdigit():
        figure = word.rstrip(_BEHIND_DIGITS)
        return "an" if _EIGHT.match(figure) else "" if _UNSURE_FIGURE.match(figure) else "a"
    lower = word.lower()
    if word.isupper() and 2 < len(word) < 6 and lexicon().zipf(lower) >= _USUAL:
        return ""  # shouted, or said by its letters: “an MILF unit”
    mixed = not (word.isupper() or word[1:].islower())
    if len(word) == 1 or not word[1].isalpha() or (mixed and word[:2].isupper()) or _abbreviation(word, lower):
        return _by_letters(word)
    if mixed:
        return ""
    if lower in _NO_NOUN or _EITHER.match(lower) or not (word[0].isupper() or lexicon().zipf(word) or derived(word)):
        return ""
    vowel = _SILENT.match(lower) if lower[0] not in "aeiou" else not _LIKE_CONSONANT.match(lower)
    return "an" if vowel else "a"


def _abbreviation(word: str, lower: str) -> bool:
    """True for a word in capitals that is no usual word shouted, and for the same in small letters."""
    if not (_VOWEL.search(lower) or word.istitle()):
        return True
    if word.isupper():
        return len(word) < 4 or not lexicon().zipf(lower)
    return word.islower() and len(word) < 5 and not lexicon().zipf(word) and lexicon().zipf(word.upper()) > 0


def _by_letters(word: str) -> str:
    """The same for letters and abbreviations, unless these may be said as a word."""
    first = word[0].upper()
    if first in _VOWEL_NAMES and first not in "AEIO" and _SAYABLE.match(word.upper()):
        return ""
    return "an" if first in _VOWEL_NAMES else "a"


def _is_article(text: str, m: re.Match[str]) -> bool:
    """False where “a” may be a letter or a foreign word: “Serie A outfit”, “a las cinco”."""
    before = _BEFORE.search(text, max(0, m.start() - 24), m.start())
    if m[1][0] == "A" and not opens_sentence(text, m.start()):
        return False
    if text[m.start() - 1 : m.start()] in ("-", "’", "'", ".", "&", "/") and m.start():
        return False
    if m[1] == "an" and m[3][0].isupper() and m[3][0] not in "AEIOU" and not lexicon().zipf(m[3].lower()):
        return False  # Gaelic: "Comhairle an Taoibh"
    if m[3][0].isupper() and (
        text.startswith(("’s", "'s"), m.end()) or (len(m[3]) == 1 and text[m.end() : m.end() + 1] == ".")
    ):
        return False  # "a English's": a name, so that the article is what is wrong; "a S.C. law" may be read in full
    be = before is not None and before[0].strip().lower() in _BE
    if (be and _PARTICIPLE.match(text, m.start(3))) or (m[1].lower() == "an" and _AND.match(text, m.start(3))):
        return False  # "was a arrested": a stray word, not the other article; "he an 71 others": and
    if (m[3] == "un") == (text[m.end() : m.end() + 1] == "-") and (m[3] == "un" or m[3] in _ADRIFT):
        return False  # “an un-American act”; “a around”: the article is what is wrong
    return (
        not (len(m[3]) == 1 and (m[3].islower() or m[1] == "A"))
        and not amid_foreign_words(text, m.start(), m.end())
        and (before is None or before[0].strip().lower() not in word_set("a-an", "letters"))
    )
