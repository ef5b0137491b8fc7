"""Who did what to whom, as sentences describe it: people by age, hours, days, counts and streets."""

from __future__ import annotations

import pytest

from lint.mentions import Reading
from lint.mentions.roles.attribute import Attribute
from lint.mentions.roles.day_of_act import DayOfAct
from lint.mentions.roles.described import Described
from lint.mentions.roles.described_count import DescribedCount
from lint.mentions.roles.incident_hour import IncidentHour
from lint.mentions.roles.street import Street
from lint.read import read_bytes


def reading(text: str) -> Reading:
    return Reading(read_bytes(f"A title\n\n{text}\n".encode(), "copy.txt"))


def test_a_person_by_description_has_age_sex_and_fate() -> None:
    (girl,) = reading("A 7-year-old Porthaven girl was shot and wounded there.").of(Described)
    assert (girl.years, girl.noun, girl.sex, girl.fates) == (7, "girl", "female", frozenset({"hurt"}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The shooting happened at 11:30 p.m. at the harbor.", True),
        ("The shooting happened after 11:30 p.m. at the harbor.", False),
        ("He was pronounced dead at 11:30 p.m. after the shooting.", False),
        ("The shop opens at 9 a.m. all week.", False),
    ],
)
def test_an_hour_is_the_incidents_where_the_sentence_tells_it_alone(text: str, told: bool) -> None:
    (hour,) = reading(text).of(IncidentHour)
    assert hour.told is told


def test_what_is_done_once_has_its_weekday_before_or_behind() -> None:
    acts = reading("Ann Harper resigned Friday. Tom Webb on Monday apologized. He spoke Sunday.").of(DayOfAct)
    assert [(a.act, a.weekday) for a in acts] == [("resigne", 4), ("apologize", 0)]


def test_numbers_describe_a_thing_but_lengths_of_time_do_not() -> None:
    counts = reading("The 38-word oath took a 2-hour talk with three men and two women in it.").of(DescribedCount)
    assert [c.value for c in counts] == [(38.0,), (3.0, 2.0)]


def test_a_street_has_its_kind_in_full_and_numbers_name_none() -> None:
    streets = reading("They met on N. Harbor St. near Fifth Avenue.").of(Street)
    assert [(s.name, s.of_kind) for s in streets] == [("Harbor", "Street")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She sat behind a heavy grey curtain.", [("colour", "curtain", "gray")]),
        ("A black man in white shoes ran from the red cars.", []),
        ("The minister and 54 other officials left.", [("others", "", "54")]),
        ("Harper has led the party since 2003.", [("since", "harper has led", "2003")]),
        ("Police charged Webb with 2nd-degree murder.", [("degree", "murder", "second")]),
        ("Webb pleaded guilty to second-degree murder.", []),
        ("Harper, a mother of three, left.", [("children", "mother", "three")]),
        ("The mother of one of them left; she had two other children.", []),
        ("He was a driver and had two children.", [("children", "father", "two")]),
        ("He died at Venton Medical Center.", [("body", "hospital Venton", "Medical Center")]),
    ],
)
def test_what_a_thing_has_but_one_of(text: str, told: list[tuple[str, str, str]]) -> None:
    assert [(a.kind_of, a.of, a.value) for a in reading(text).of(Attribute)] == told


def test_a_part_of_the_day_is_a_time_of_the_incident_too() -> None:
    (night,) = reading("The shooting happened on Friday night at the harbor.").of(IncidentHour)
    assert (night.told, night.exact, night.minutes, night.until) == (True, False, 19 * 60, 30 * 60)
