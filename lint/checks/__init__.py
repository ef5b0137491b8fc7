"""A kind of fault: in comes a Reading or a Story, out come Hits. One file a check, named after the fault.

A module here holds one `Check` subclass; its file name, with hyphens, is the check's name in rule files.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from dataclasses import Field

    from lint.mentions import Mention, Reading
    from lint.stories.story import Story
    from lint.text.finding import Hit


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Check:
    """A kind of fault.

    The fields of a subclass are the parameters that stand under `with:` in a rule; a field's `doc` metadata explains it
    to editors. It keeps no state, which the type checker sees to: to have it frozen at run time, too, would make each
    start slower.
    """

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    #: The words its rule's message may use, as {placeholders}.
    words: ClassVar[tuple[str, ...]] = ()
    #: The kinds of mention it asks a reading for.
    needs: ClassVar[tuple[type[Mention], ...]] = ()

    #: A pattern (RE2) that matches somewhere in all prose of which `in_article` has anything to say. One pass over the
    #: prose answers for all rules, and a rule whose pattern is not there is not asked. Without one it is always asked.
    trigger: ClassVar[str] = ""

    #: Whether it must see the whole article: of a paragraph alone it has nothing to say.
    whole: ClassVar[bool] = False

    #: Checks that can find the same fault share a family: of their findings at one place the best is kept.
    family: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        if not all(kind.startswith("ClassVar") for kind in cls.__annotations__.values()):
            _with_fields(cls)

    @property
    def settled(self) -> bool:
        """Whether its rule states what is right (a table, a fact) and so outweighs what articles have by number."""
        return False

    def message_words(self) -> tuple[str, ...]:
        """The words that the message may use; a check whose parameters add to them overrides this."""
        return self.words

    def mistakes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """What is wrong with the parameters beyond their types: (where under `with:`, what is wrong and the cure)."""
        return iter(())

    def literals(self) -> Iterable[str]:
        """Lower-case words and phrases that the engine shall look for, whole words only; one pass serves all rules."""
        return ()

    def at_literal(self, reading: Reading, literal: str, start: int, end: int) -> Iterator[Hit]:
        """What to say where a declared literal stands, at prose offsets `start` to `end`."""
        return iter(())

    def at_literals(self, reading: Reading, places: Sequence[tuple[str, int, int]]) -> Iterator[Hit]:
        """What to say of all places where declared literals stand, in order; for checks that must see them together."""
        for literal, start, end in places:
            yield from self.at_literal(reading, literal, start, end)

    def in_article(self, reading: Reading) -> Iterator[Hit]:
        """What is wrong within one article."""
        return iter(())

    def in_story(self, story: Story) -> Iterator[Hit]:
        """What disagrees between the articles of one story (two articles or more)."""
        return iter(())


_with_fields = dataclass(kw_only=True, eq=False, repr=False)
_with_fields(Check)


def required(parameter: Field[Any]) -> bool:
    """Whether a rule must set it."""
    return parameter.default is MISSING and parameter.default_factory is MISSING


@cache
def names() -> list[str]:
    """The names of all checks, sorted."""
    return sorted(p.stem.replace("_", "-") for p in Path(__file__).parent.glob("[a-z]*.py"))


@cache
def named(name: str) -> type[Check]:
    """The check with that name, imported now; KeyError where there is none."""
    if name not in names():
        raise KeyError(name)
    module = import_module(f"lint.checks.{name.replace('-', '_')}")
    found = [x for x in vars(module).values() if isinstance(x, type) and x.__module__ == module.__name__]
    found = [x for x in found if issubclass(x, Check)]
    if len(found) != 1:
        raise TypeError(f"{module.__name__} must define exactly one Check, not {len(found)}")
    return found[0]
