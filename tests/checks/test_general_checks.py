"""Counts, first mentions, blocks and capitals: what editors ask for without code."""

from __future__ import annotations

from typing import Any

import pytest

from lint.checks import Check, named
from lint.mentions import Reading
from lint.mentions.where import Where
from lint.read import read_bytes
from lint.text.literals import Literals


def _found(
    name: str, text: str, where: Where | None = None, path: str = "a.md", **fields: Any
) -> list[tuple[str, ...]]:
    """The words that each hit's ends point at, with what the message may say last."""
    check: Check = named(name)(**fields)
    assert not list(check.mistakes())
    reading = Reading(read_bytes(text.encode(), path)).looking(where)
    hits = list(check.in_article(reading))
    if literals := list(check.literals()):
        hits += check.at_literals(reading, list(Literals(literals).places(reading.article.prose.text)))
    return [(*(e.text for e in h.ends), h.words.get("count", "")) for h in hits]


@pytest.mark.parametrize(
    ("text", "fields", "found"),
    [
        ("Very. Very. Very.", {"terms": ("very",), "at_most": 2}, [("Very", "3")]),
        ("Very. Very.", {"terms": ("very",), "at_most": 2}, []),
        ("Very, very.\n\nVery.", {"terms": ("very",), "at_most": 1, "per": "paragraph"}, [("very", "2")]),
        ("One, two, three. Then, four.", {"pattern": ",", "at_most": 1, "per": "sentence"}, [(",", "2")]),
        ("Very much, very.", {"terms": ("very", "very much"), "at_most": 0}, [("Very much", "2")]),
        ("Nothing here.", {"terms": ("said",), "at_least": 1}, [("Nothing", "0")]),
        ("He said so.", {"terms": ("said",), "at_least": 1}, []),
        ("He said so.\n\nHe left.", {"terms": ("said",), "at_least": 1, "per": "paragraph"}, [("He", "0")]),
        ("A! B! C!", {"terms": ("!",), "at_most": 1}, [("!", "3")]),
    ],
)
def test_words_are_counted(text: str, fields: dict[str, Any], found: list[tuple[str, ...]]) -> None:
    assert _found("count", text, **fields) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("IMF staff came.", [("IMF",)]),
        ("IMF staff came. The International Monetary Fund left.", [("IMF", "International Monetary Fund")]),
        ("The International Monetary Fund came. IMF staff left.", []),
        ("The IMF (International Monetary Fund) came.", []),
        ("The IMF, the International Monetary Fund, came.", []),
        ("An imf came. The SIMF came.", []),
        ("# IMF\n\nThe International Monetary Fund came.", []),
    ],
)
def test_the_full_form_comes_first(text: str, found: list[tuple[str, ...]]) -> None:
    where = Where(inside=("paragraph",))
    hits = _found("first-mention", text, where, table={"IMF": "International Monetary Fund"})
    assert [hit[:-1] for hit in hits] == found


def test_a_surname_comes_after_the_whole_name() -> None:
    table = {"Okafor": "Ngozi Okafor"}
    assert _found("first-mention", "Okafor came. Ngozi Okafor left.", table=table) == [("Okafor", "Ngozi Okafor", "")]
    assert _found("first-mention", "Ngozi Okafor came. Okafor left.", table=table) == []


def test_short_forms_can_be_a_pattern() -> None:
    fields: dict[str, Any] = {
        "short": r"\b([A-Z]{3,5})\b",
        "full": r"(?:[A-Z][a-z]+ )+\(([A-Z]{3,5})\)",
        "known": ("BBC",),
    }
    text = "The ODA met the BBC. The Overseas Development Agency (ODA) and the World Health Organization (WHO) met WHO staff."
    assert [f[0] for f in _found("first-mention", text, **fields)] == ["ODA"]
    assert _found("first-mention", text, **fields, anywhere=True) == []


@pytest.mark.parametrize(
    ("text", "fields", "found"),
    [
        ("# Bridge\n\nIt opens.", {"kind": "byline"}, ["Bridge"]),
        ("# Bridge\n\nBy Ana Ruiz\n\nIt opens.", {"kind": "byline"}, []),
        ("---\nbyline: Ana Ruiz\n---\n# Bridge\n\nIt opens.", {"kind": "byline"}, []),
        ("# Bridge\n\n## It opens\n\nIt does.", {"kind": "subhead", "fault": "not allowed"}, ["It opens"]),
        ("# Bridge 7\n\nIt opens.", {"kind": "headline", "holding": r"^\D*$"}, ["Bridge 7"]),
        ("# Bridge\n\nIt opens.", {"kind": "headline", "holding": r"^\D*$"}, []),
        ("# Bridge 7\n\nIt opens.", {"kind": "headline", "holding": r"\d", "fault": "not allowed"}, ["Bridge 7"]),
    ],
)
def test_blocks_that_must_or_must_not_stand(text: str, fields: dict[str, Any], found: list[str]) -> None:
    assert [f[0] for f in _found("block", text, **fields)] == found


@pytest.mark.parametrize(
    ("headline", "style", "found"),
    [
        ("Bridge Opens After Years", "sentence", ["Opens"]),
        ("Bridge opens after years", "sentence", []),
        ("Ngozi Okafor Meets Jonas Lund", "sentence", []),
        ("Bridge Opens After a Wait", "title", []),
        ("Bridge opens After A Wait", "title", ["opens"]),
        ("Bridge Opens For Ten", "title", ["For"]),
        ("Bridge: The Years After", "title", []),
        ("BRIDGE OPENS", "upper", []),
        ("BRIDGE opens", "upper", ["opens"]),
        ("bridge Opens", "lower", ["Opens"]),
    ],
)
def test_capitals_of_a_headline(headline: str, style: str, found: list[str]) -> None:
    text = f"# {headline}\n\nThe bridge opens after years. She meets him."
    assert [f[0] for f in _found("capitals", text, style=style)] == found


def test_patterns_of_a_swap_are_tried_in_order_with_what_excuses_them() -> None:
    fields: dict[str, Any] = {"patterns": {r"e-?mail": "email", "car ?park": "garage"}, "unless": "car park attendant"}
    text = "An e-mail, an email, a car park, a car park attendant, a carpark [sic]."
    assert [f[0] for f in _found("swap", text, **fields)] == ["e-mail", "car park"]
