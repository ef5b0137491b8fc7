"""A line of text → whether it is in another language or script than English."""

from __future__ import annotations

from lint.lazy import lazy


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH_WORDS = _words(
    """
    the of and to in is was for on with that by he she it i me my his her they their this from at as are were be been
    has have had not but who which will would said says about after before when where what you your our more an or
    """
)
# Words of other languages that are no words, initials or parts of names in English copy.
_FOREIGN_WORDS = _words(
    """
    el los las una que por para con su sus esta este está en como más pero del al se lo tu te si ya también muy otro
    otra esto eso qué quién cómo cuál cuando donde hay ser ha han fue eres puedes quieres le les des une est dans pour
    qui sur avec pas vous nous sont cette ce ces aux leur mais où être plus votre par et der die das und ist nicht ein
    eine einen mit auf für von dem den sich auch wird wie sie ihr zu im zum zur oder il gli della delle che di per sono
    nella questo anche dei è come alla un o os uma não com em da dos ao você sua pelo het een van niet voor zijn naar
    wordt deze ook dat maar och att som är inte på av til ikke og
    """
)
_WORD = lazy(r"[^\W\d_]+")

_FEWEST = 4


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
    if other_script(text) > 0.5:
        return True
    words = _WORD.findall(text[:600])
    if len(words) < _FEWEST:
        return False
    words[0] = words[0].lower()  # a word with a capital elsewhere is part of a name: Los Lobos, La Paz
    theirs = [word for word in words if word in _FOREIGN_WORDS]
    ours = sum(word in _ENGLISH_WORDS for word in words)
    return len(set(theirs)) >= 2 and len(theirs) > 3 * ours and len(theirs) * 4 >= len(words)


def is_english(name: str) -> bool:
    """True for a language's name or tag that says English, and for none."""
    return not name or name.lower().startswith("en")


def could_be_foreign(text: str) -> bool:
    """True for a line with some word of another language and none of English: foreign, if the lines around it are."""
    words = set(_WORD.findall(text[:600].lower()))
    return not words.isdisjoint(_FOREIGN_WORDS) and words.isdisjoint(_ENGLISH_WORDS)
