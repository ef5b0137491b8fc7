"""Two words, or two rows of words → how far they are apart, and what of the one stays as it is in the other.

All of a row is worked out at once, as the bits of one whole number (Hyyrö, 2003), which costs little for words and
stays cheap for long quotations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed, or swapped with their neighbours to make one of the other."""
    at = _places(one)
    top, all_bits = 1 << len(one) >> 1, (1 << len(one)) - 1
    more, less, same, before = all_bits, 0, 0, 0
    apart = len(one)
    for letter in other:
        here = at.get(letter, 0)
        swapped = (~same & here) << 1 & before
        same = (((here & more) + more) ^ more | here | less | swapped) & all_bits
        grown, shrunk = less | ~(same | more) & all_bits, more & same
        apart += bool(grown & top) - bool(shrunk & top)
        grown, shrunk = grown << 1 | 1, shrunk << 1
        more, less = (shrunk | ~(same | grown)) & all_bits, grown & same
        before = here
    return apart if one else len(other)


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of both stands in both in the same order, in per cent."""
    at, all_bits = _places(one), (1 << len(one)) - 1
    left = all_bits
    for part in other:
        here = left & at.get(part, 0)
        left = (left + here | left - here) & all_bits
    parts = len(one) + len(other)
    return 200 * (len(one) - left.bit_count()) / parts if parts else 100


def runs(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """What stays where one is made of the other in as few steps as can be: its places in both, and how much it is."""
    found: list[tuple[int, int, int]] = []
    for i, j in _kept(one, other):
        if found and (i, j) == (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]):
            i, j, size = found.pop()
            found.append((i, j, size + 1))
        else:
            found.append((i, j, 1))
    return found


def _kept(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The places in both of each part that stays."""
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    i, j = len(one) - tail, len(other) - tail
    found = [(len(one) - n, len(other) - n) for n in range(1, tail + 1)]
    rows = _rows(one[head:i], other[head:j])
    while i > head and j > head:
        bit = 1 << i - head - 1
        if rows[j - head][0] & bit:
            i -= 1
        elif rows[j - head - 1][1] & bit and j - head > 1:
            j -= 1
        else:
            i, j = i - 1, j - 1
            if one[i] == other[j]:
                found.append((i, j))
    return [(n, n) for n in range(head)] + found[::-1]


def _rows(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """For each part of the other: where the way grows by a step from one part of the one to the next, and shrinks."""
    at, all_bits = _places(one), (1 << len(one)) - 1
    more, less = all_bits, 0
    rows = [(more, less)]
    for part in other:
        here = at.get(part, 0)
        same = ((here & more) + more) ^ more | here | less
        grown, shrunk = (less | ~(same | more)) << 1 | 1, (more & same) << 1
        more, less = (shrunk | ~(same | grown)) & all_bits, grown & same & all_bits
        rows.append((more, less))
    return rows


def _places(parts: Iterable[str]) -> dict[str, int]:
    """Where each part stands, as bits."""
    found: dict[str, int] = {}
    for n, part in enumerate(parts):
        found[part] = found.get(part, 0) | 1 << n
    return found
