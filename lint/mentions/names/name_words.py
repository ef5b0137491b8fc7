"""Words that tell what a run of capitals is: openers, titles, particles, given names, heads of organisations."""

from __future__ import annotations

from lint.text.calendar import MONTHS, WEEKDAYS
from lint.text.tables import listed, word_set

#: Capitalised at the start of a sentence or headline, and no part of a name there.
OPENERS = word_set("openers", "no name") | frozenset(
    m for m in (*MONTHS, *WEEKDAYS) if m not in ("May", "April", "June", "August")
)

#: No name when alone, but part of one beside other words (Theresa May, Will Smith).
ALONE = word_set("openers", "no name alone")

_DEMONYMS = word_set("demonyms")
#: Adjectives of peoples and parties: capitalised, and no name by themselves.
DEMONYMS = _DEMONYMS | frozenset(f"{d}s" for d in _DEMONYMS)

#: Words that stand before a person's name as a title; they may follow one another (Deputy Prime Minister).
TITLES = word_set("titles", "titles")

#: Words that belong to the title they stand before: Prime Minister, Police Chief, Acting Defence Secretary.
BEFORE_TITLE = word_set("titles", "before a title")

#: What a Secretary or Minister may be of, without its being another name.
OFFICES = word_set("titles", "of what")

#: A name may go on after "of", "for" and "and" behind these.
HEADS = word_set("organisations", "goes on")

#: The last (or "of") word of an organisation's name.
ORGANISATIONS = word_set("organisations", "ends")

#: The last word of a place's name.
PLACES = word_set("places", "ends")

#: Names of places that have no telling word in them.
KNOWN_PLACES = word_set("places", "known")

#: First words of places: New York, San Juan, Fort Worth.
BEFORE_PLACE = word_set("places", "begins")

#: East Asian surnames, which stand before the given name.
EASTERN = word_set("surnames", "eastern")

#: Given names met often in the news; evidence for a person, never a condition.
GIVEN = word_set("given-names")

#: Abbreviations that keep their stop within a name.
SHORT = word_set("abbreviations", "in names")
SUFFIXES = word_set("abbreviations", "behind names")

#: Lower-case ends of hyphened words that are English, not part of a name: Soviet-era, U.S.-led.
HYPHEN_TAILS = word_set("hyphens", "behind a name")

#: What follows a speaker's name, and what stands before one.
SAYING = tuple(f" {verb}" for verb in listed("verbs-of-saying", "names"))
WITHIN = (" in ", " In ", " at ", " near ", " outside ", " across ", " throughout ")

#: Points of the compass.
COMPASS = word_set("places", "compass")
