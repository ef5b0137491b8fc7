"""A line of text → whether it is in another language or script than English."""

from __future__ import annotations

from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

_ENGLISH_WORDS = word_set("languages", "english")
# Words of other languages that are no words, initials or parts of names in English copy.
_FOREIGN_WORDS = word_set("languages", "other")
_WORD = lazy(r"[^\W\d_]+")

_FEWEST, _NAME = 4, 20


def other_script(text: str) -> float:
    """The share of letters that are not Latin."""
    if text.isascii():
        return 0.0
    letters = [char for char in text if char.isalpha()]
    # Latin stands before Greek, and once more (Vietnamese, old Welsh) before the Greek with accents.
    other = sum(char >= "\u0370" and not "\u1e00" <= char < "\u1f00" for char in letters)
    return other / len(letters) if other else 0.0


def foreign(text: str) -> bool:
    """True for a line of another language or script: several of its common words and next to none of English."""
    # Nearly every English line has one of these, so that no more than a search or two settles most lines.
    if " the " in text or " and " in text or " of " in text or " was " in text or " that " in text:
        return False
    words = _WORD.findall(text[:600])
    if other_script(text) > 0.5:
        return len(words) >= _FEWEST or len(text) > _NAME  # a shorter line may be a name
    if len(words) < _FEWEST:
        return False
    words[0] = words[0].lower()  # a word with a capital elsewhere is part of a name: Los Lobos, La Paz
    theirs = [word for word in words if word in _FOREIGN_WORDS]
    ours = sum(word in _ENGLISH_WORDS for word in words)
    if all(word[0].isupper() for word in words[1:] if word not in _FOREIGN_WORDS):
        return False  # a name: Sven van der Burg
    return len(set(theirs)) >= 2 and len(theirs) > 3 * ours and len(theirs) * 4 >= len(words)


def is_english(name: str) -> bool:
    """True for a language's name or tag that says English, and for none."""
    return not name or name.lower().startswith("en")


def could_be_foreign(text: str) -> bool:
    """True for a line with some word of another language and none of English: foreign, if the lines around it are."""
    words = set(_WORD.findall(text[:600].lower()))
    return not words.isdisjoint(_FOREIGN_WORDS) and words.isdisjoint(_ENGLISH_WORDS)
