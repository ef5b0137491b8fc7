"""JSON with a line an object → the articles in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lint.read.columns import GUESSED
from lint.read.item import Fault, Items
from lint.read.json_items import items_of, parsed
from lint.read.source import NoArticleError, UnreadableError, decode

if TYPE_CHECKING:
    from lint.read.columns import Columns
    from lint.read.item import Item


def items_in(data: bytes, columns: Columns = GUESSED) -> list[Item]:
    """The articles in these lines, each known by the number of its line; one line that is damaged costs no other."""
    objects: list[Any] = []
    faults: list[Fault] = []
    others: list[Fault] = []
    for n, line in enumerate(decode(data).split("\n"), 1):
        objects.append({})  # what holds none keeps the numbers of the others, too
        if not line.strip():
            continue
        try:
            found = parsed(line, n, sure=True)
        except UnreadableError as fault:
            faults.append(Fault(str(n), str(fault)))
            continue
        if isinstance(found, dict):
            objects[-1] = found
        else:
            others.append(Fault(str(n), f"line {n:,} is no object, as the others are"))
    if faults and not any(objects):
        raise UnreadableError(faults[0].why)
    try:
        items = items_of(objects, columns)
    except NoArticleError as fault:
        raise (UnreadableError(faults[0].why) if faults else fault) from None
    return Items(items, sorted([*faults, *others, *getattr(items, "faults", ())], key=lambda fault: int(fault.id)))
