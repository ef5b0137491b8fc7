"""How a word stands in running text: in what case, where in its sentence, and whether the writer vouches for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

if TYPE_CHECKING:
    from lint.text.article import Article

_VOUCHED = lazy(r"[”\"’']?[ \u00a0]?[\[(]sic[\])]", re.IGNORECASE)
_WORD_BEFORE = lazy(r"([^\W\d_]+)[ \u00a0]$")
_WORD_AFTER = lazy(r"[ \u00a0]([^\W\d_]+)")
_LONG_WORD = lazy(r"[^\W\d_]{4,}")
#: A headline with fewer such words has no case of its own.
_TITLED = 3
_FOREIGN = word_set("languages", "amid english")
_OPENING = "“‘\"'([—–-•* \u00a0"


def in_case_of(model: str, word: str) -> str:
    """`word` with the capitals of `model`: all of them, those of a title, the first, or none."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    if " " in model and all(part[:1].isupper() for part in model.split()):
        return " ".join(part[:1].upper() + part[1:] for part in word.split(" "))
    if model[:1].isupper():
        return word[:1].upper() + word[1:]
    return word


def opens_sentence(text: str, start: int) -> bool:
    """True where a capital at `start` may be due to the place alone: after a stop, a colon, or a break."""
    at = start - 1
    while at >= 0 and text[at] in _OPENING:
        at -= 1
    return at < 0 or text[at] in ".!?:…\n\t"


def stands_as_name(text: str, word: str) -> bool:
    """True where a word with a capital stands somewhere by itself with a capital that is not due to its place."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_part_of_word(text[at - 1 : at]) or _part_of_word(text[end : end + 1]) or opens_sentence(text, at)):
            return True
        at = text.find(word, end)
    return False


def in_title_case(article: Article, at: int) -> bool:
    """True in a headline or subhead all of whose words, but small ones, begin with capitals, as at a word at `at`."""
    block = article.block_at(at)
    if block.kind not in ("headline", "subhead"):
        return False
    words = _LONG_WORD.findall(article.prose.text, block.start, block.end)
    return len(words) >= _TITLED and all(w[0].isupper() for w in words)


def _part_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def vouched(text: str, end: int) -> bool:
    """True where “[sic]” stands behind the word that ends at `end`."""
    return _VOUCHED.match(text, end) is not None


def amid_foreign_words(text: str, start: int, end: int) -> bool:
    """True where a small word of another language stands right before or after the words from `start` to `end`."""
    before, after = _WORD_BEFORE.search(text, max(0, start - 20), start), _WORD_AFTER.match(text, end)
    return bool((before and before[1].lower() in _FOREIGN) or (after and after[1].lower() in _FOREIGN))
