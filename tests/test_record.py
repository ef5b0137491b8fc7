"""Records are made, compared, changed and sent elsewhere as dataclasses are."""

from __future__ import annotations

import pickle
from functools import cached_property
from typing import ClassVar

import pytest

from lint.record import NamedTuple, field, fields, record, replace


@record
class Point:
    origin: ClassVar[str] = "corner"

    x: int
    y: int = 0

    def far(self) -> int:
        return abs(self.x) + abs(self.y)


@record
class Named(Point):
    names: list[str] = field(default_factory=list, metadata={"doc": "What it is called."})


@record(eq=False)
class Count:
    start: int
    passed: int = 0

    @cached_property
    def first(self) -> int:
        return self.start


@record(eq=False)
class Later(Count):
    end: int = 9


def test_it_takes_its_fields_in_order_or_by_name() -> None:
    assert (Point(1).x, Point(1).y, Point(1, 2).y, Point(y=3, x=4).y, Named(1, 2, ["a"]).names) == (1, 0, 2, 3, ["a"])
    assert list(fields(Named)) == list(fields(Named(1))) == ["x", "y", "names"]
    assert fields(Named)["names"].metadata["doc"] == "What it is called."
    assert [name for name, f in fields(Named).items() if f.required] == ["x"]
    for wrong in ((), (1, 2, 3)):
        with pytest.raises(TypeError, match=r"__init__"):
            Point(*wrong)


def test_what_is_made_for_one_is_not_another_s() -> None:
    one, other = Named(1), Named(1)
    one.names.append("a")
    assert (one.names, other.names) == (["a"], [])


def test_equal_are_those_of_one_class_with_the_same_values() -> None:
    assert Point(1, 2) == Point(1, 2) != Point(2, 1)
    assert {Point(1), Point(1, 0)} == {Point(1)}
    assert Point(1) != Named(1)
    one = Count(1)
    assert one == one != Count(1)
    assert len({one, one, Count(1)}) == 2


def test_it_shows_its_fields_and_keeps_its_methods() -> None:
    assert repr(Named(1, 2, ["a"])) == "Named(x=1, y=2, names=['a'])"
    assert (Named(1, -2).far(), Named.origin, Named.__qualname__) == (3, "corner", "Named")


def test_a_changed_one_is_another() -> None:
    one = Named(1, 2, ["a"])
    assert replace(one, y=5) == Named(1, 5, ["a"])
    assert one.y == 2
    with pytest.raises(TypeError, match=r"__init__"):
        replace(one, z=5)


def test_it_has_room_for_its_fields_alone_unless_it_keeps_what_is_worked_out() -> None:
    assert not hasattr(Named(1), "__dict__")
    with pytest.raises(AttributeError):
        Named(1).other = 2  # type: ignore[attr-defined]
    count = Later(3, end=4)
    assert count.first == vars(count)["first"] == 3
    assert (count.passed, count.end, Count(5).first) == (0, 4, 5)


def test_it_is_sent_elsewhere() -> None:
    later = pickle.loads(pickle.dumps(Later(3, 1, 4)))  # noqa: S301
    assert (later.start, later.passed, later.end) == (3, 1, 4)
    assert pickle.loads(pickle.dumps(Named(1, 2, ["a"]))) == Named(1, 2, ["a"])  # noqa: S301


class Pair(NamedTuple):
    """Two of a kind."""

    left: int
    right: tuple[str, ...] = ()
    kind: str = "pair"

    def turned(self) -> tuple[tuple[str, ...], int]:
        return self.right, self.left


def test_a_named_tuple_is_made_as_by_typing() -> None:
    one = Pair(1, ("a",))
    assert (tuple(one), one.kind, Pair(1).right) == ((1, ("a",), "pair"), "pair", ())
    assert repr(one) == "Pair(left=1, right=('a',), kind='pair')"
    assert (one._asdict()["left"], one._replace(left=2).left, one.turned()) == (1, 2, (("a",), 1))
    assert (Pair.__doc__, Pair.__module__, Pair._fields) == ("Two of a kind.", __name__, ("left", "right", "kind"))
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301
    assert not hasattr(one, "__dict__")
