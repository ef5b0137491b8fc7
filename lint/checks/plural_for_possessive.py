"""A reading → possessives that have lost their apostrophe and look like plurals: the mayors office, Todays game."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from lint.checks import Check
from lint.mentions.names.name_words import GIVEN, KNOWN_PLACES
from lint.mentions.words.word_context import vouched
from lint.text.finding import End, Hit
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon
from lint.text.tables import alternation, any_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.mentions import Reading

_START, _NEXT = r"(?<![\w’'.-])", r"(?=[ \u00a0][A-Za-z])"
#: Where nothing but a possessive can stand; the word that has lost its apostrophe is the group.
_SURE = (
    lazy(lambda: rf"{_START}(?i:({any_of('possessives', 'no plural')})s){_NEXT}"),
    lazy(
        lambda: (
            rf"(?<!\b[Tt]he )(?<!ese )(?<!eir )(?<!is )(?<!er )(?<!our )(?<!my )\b(?:[Tt]his|[Nn]ext) "
            rf"({any_of('possessives', 'times')})s{_NEXT}(?! (?:{any_of('possessives', 'behind counted')})\b)"
        )
    ),
    lazy(
        lambda: (
            rf"\b(?:{any_of('possessives', 'before last')}) last ({any_of('possessives', 'times')}|night)s{_NEXT}"
            rf"(?! (?:{any_of('possessives', 'behind counted')})\b)"
        )
    ),
    lazy(
        lambda: (
            rf"{_START}(?i:({any_of('possessives', 'officials')})s)"
            rf"(?= (?i:{any_of('possessives', 'of officials')})\b)"
        )
    ),
    lazy(r"\b(?i:(sheriff|coroner)s)(?= (?i:deputy|deputies|officials?|detectives?|investigators?|department)\b)"),
    lazy(r"\b(?i:(driver)s)(?= (?i:licen[cs]es?|seat|side)\b)"),
    lazy(r"\b(?i:(bachelor|master)s)(?= (?i:degrees?)\b)"),
    lazy(lambda: rf"\b({any_of('possessives', 'days')})s(?= (?:Day|Eve)\b)"),
    lazy(
        lambda: (
            rf"\b(?i:the|this|that|his|her|their|our|my|its|every|a) "
            rf"({any_of('possessives', 'owners')}|man|woman|child)s"
            rf"(?= (?:(?:{any_of('possessives', 'possessed')})\b|"
            rf"(?:{any_of('possessives', 'possessed or done')}) (?:{any_of('possessives', 'finite')})\b))"
        )
    ),
)
_NAME = lazy(lambda: rf"{_START}([A-Z][a-z]{{2,}})s(?= ({any_of('possessives', 'of names')})\b)")
_PLACE = lazy(r"(?<![\w’'.-])([A-Z][a-z]{3,})s(?= ([a-z]{3,})\b)")
#: Before a name that has an “s” of its own, or of which there are several: the Harpers, Aguas Argentinas.
_THE = lazy(r"\b[Tt]he $")
_LED = lazy(r"\b(?:[Tt]he|[Tt]wo|[Bb]oth|[A-Z]\w*) $")
#: Behind a place: what is no noun, and words that are too usual to be one.
_USUAL = 60
#: A plural that is so usual a word may be part of a longer name: United States attorney.
_COMMON = 38
_NO_NOUN = lazy(r"\w*(?:ed|ing|ly)\Z")


class PluralForPossessive(Check):
    """A possessive without its apostrophe that looks like a plural."""

    words: ClassVar[tuple[str, ...]] = ("wrong", "right")
    family: ClassVar[str] = "spelling"

    @property
    def trigger(self) -> str:  # type: ignore[override]
        """The words that it is about, each beside what shows that it is no plural."""

        def words(*groups: str) -> str:
            return any_of("possessives", *groups)

        owners = f"(?:{words('officials', 'owners')}|man|woman|child)s (?:{words('of officials')}|{words('possessed')}"
        places = alternation(tuple(sorted(KNOWN_PLACES - word_set("possessives", "places with plurals"))))
        return (
            rf"\b(?i:(?:{words('no plural')})s [a-z]|(?:this|next|last) (?:{words('times')}|night)s [a-z]"
            rf"|{owners}|{words('possessed or done')})\b"
            rf"|(?:sheriff|coroner|driver|bachelor|master)s (?:deput|offi|detect|invest|depart|licen|seat|side|degree))"
            rf"|\b(?:{words('days')})s (?:Day|Eve)\b|\b[A-Z][a-z]+s (?:{words('of names')})\b|\b(?:{places})s [a-z]"
        )

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """A finding over the word, with the possessive that was probably meant."""
        article = reading.article
        text = article.prose.text
        mark = "’" if "’" in text else "'"
        found = [m for pattern in _SURE for m in pattern.finditer(text)]
        found += [m for m in _NAME.finditer(text) if _known_name(text, m)]
        found += [m for m in _PLACE.finditer(text) if _place(text, m)]
        for m in found:
            start, end = m.start(1), m.end(1) + 1
            if not vouched(text, end):
                words = {"wrong": text[start:end], "right": f"{m[1]}{mark}s"}
                yield Hit((End(article, article.prose.span(start, end)),), words)


def _known_name(text: str, m: re.Match[str]) -> bool:
    """True where the article, or everybody, knows the name without its “s”, and nobody the one with it."""
    name, plural = m[1], m[1] + "s"
    if plural in GIVEN or plural in KNOWN_PLACES or _THE.search(text, max(m.start() - 4, 0), m.start()):
        return False
    if len(re.findall(rf"\b{plural}\b(?![’'])", text)) > 1:
        return False
    if re.search(rf"\b{name}\b", text):
        return lexicon().zipf(plural.lower()) < _COMMON
    return (name in GIVEN or name in KNOWN_PLACES) and not lexicon().known(plural)


def _place(text: str, m: re.Match[str]) -> bool:
    """True for a place, of whose name there is one, before what may be a noun."""
    name, after = m[1], m[2]
    return (
        name in KNOWN_PLACES
        and name not in word_set("possessives", "places with plurals")
        and not lexicon().known(name + "s")
        and name + "s" not in KNOWN_PLACES
        and not _LED.search(text, max(m.start() - 24, 0), m.start())
        and not _NO_NOUN.match(after)
        and after not in word_set("possessives", "behind counted")
        and lexicon().zipf(after) < _USUAL
    )
