"""Blocks of streets: which number a street has, and one event at two of them."""

from __future__ import annotations

import pytest

from lint.checks.address_differs import AddressDiffers
from lint.mentions import Reading
from lint.mentions.events.address import Address
from lint.read import read_bytes
from lint.stories.story import Story


def reading(text: str, name: str = "a.md") -> Reading:
    return Reading(read_bytes(f"# A day in Porthaven\n\n{text}\n".encode(), name))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was in the 500 block of Harbor Lane.", [(500, "harbor", "")]),
        ("It was in the 1,500-block of North Old Mill Road on Friday.", [(1500, "old mill", "N")]),
        ("It was in the 4200 block of S. 14th Street.", [(4200, "14th", "S")]),
        ("It was a block of Harbor Lane. The 40 block of flats burned.", []),
    ],
)
def test_a_block_has_a_number_and_a_street(text: str, found: list[tuple[int, str, str]]) -> None:
    assert [(a.number, a.street, a.side) for a in reading(text).of(Address)] == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("500 block of Harbor Lane", "800 block of Harbor", True),
        ("500 block of Harbor Lane", "500 block of Harbor", False),
        ("500 block of Harbor Lane", "800 block of Mill Lane", False),
        ("500 block of North Harbor Lane", "800 block of S. Harbor Lane", False),
        ("500 block of Harbor Lane", "500 block of Harbor Lane, not the 800 block of Harbor Lane", False),
    ],
)
def test_one_event_has_one_block_of_a_street(first: str, second: str, found: bool) -> None:
    story = Story("s", (reading(f"It was in the {first}."), reading(f"It was in the {second}.", "b.md")))
    assert bool(list(AddressDiffers().in_story(story))) is found
