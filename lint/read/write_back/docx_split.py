"""Places in the runs of a document and marks to put there → its XML, with the runs split where the marks stand."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint.read.write_back.docx_runs import Item, Located, Run

    #: A place in a run: before which of its things, and before which character of that.
    At = tuple[int, int]

_FORMAT_CHANGE = re.compile(rb"<([^\s/>:]+:)?rPrChange\b.*?</\1rPrChange>", re.DOTALL)


class RunEdits:
    """What is put into one run: marks between its parts, and parts of it that are gone."""

    def __init__(self) -> None:
        self.ends: dict[At, list[bytes]] = defaultdict(list)
        self.starts: dict[At, list[bytes]] = defaultdict(list)
        self.gone: list[tuple[At, At, bytes, bytes]] = []

    def places(self) -> set[At]:
        """Where the run is to be split."""
        return {*self.ends, *self.starts, *(at for a, b, *_ in self.gone for at in (a, b))}


class Edits:
    """What is put into the runs of a document."""

    def __init__(self, located: Located) -> None:
        self._located = located
        self._runs: dict[Run, RunEdits] = defaultdict(RunEdits)

    def start(self, run: Run, at: At, mark: bytes) -> None:
        """Put in a mark that begins something."""
        self._runs[run].starts[at].append(mark)

    def end(self, run: Run, at: At, mark: bytes) -> None:
        """Put in a mark that ends something; it stands before those that begin something there."""
        self._runs[run].ends[at].append(mark)

    def take_out(self, run: Run, start: At, end: At, before: bytes, after: bytes) -> None:
        """Mark what stands between two places as gone, by what is put before and after it."""
        self._runs[run].gone.append((start, end, before, after))

    def parts(self) -> dict[str, bytes]:
        """The parts of the zip that change."""
        parts: dict[str, list[bytes]] = defaultdict(list)
        done: dict[str, int] = defaultdict(int)
        for run in sorted(self._runs, key=lambda r: (r.part, r.tag.start)):
            data = self._located.data[run.part]
            parts[run.part] += [data[done[run.part] : run.tag.start], _split(run, data, self._runs[run])]
            done[run.part] = run.end
        return {name: b"".join([*pieces, self._located.data[name][done[name] :]]) for name, pieces in parts.items()}


def properties(run: Run, data: bytes) -> bytes:
    """The properties of a run, as one that is put in beside it has them."""
    return _FORMAT_CHANGE.sub(b"", data[slice(*run.properties)])


def _split(run: Run, data: bytes, edits: RunEdits) -> bytes:
    """The run, or the runs that it becomes, with what is put in."""
    first, last = (0, 0), (len(run.items), 0)
    marks = {at: b"".join([*edits.ends.get(at, ()), *edits.starts.get(at, ())]) for at in edits.places()}
    if not edits.gone and marks.keys() <= {first, last}:
        return marks.get(first, b"") + data[run.tag.start : run.end] + marks.get(last, b"")
    opening = data[run.tag.start : run.tag.end] + data[slice(*run.properties)]
    closing = b"</" + run.tag.prefix + b"r>"
    gone = {start: (end, before, after) for start, end, before, after in edits.gone}
    out: list[bytes] = []
    inside: list[bytes] = []
    until: At | None = None
    after = b""

    def close() -> None:
        if inside:
            out.extend([opening, *inside, closing])
            inside.clear()

    for at, following in pairwise(sorted({*((n, 0) for n in range(last[0] + 1)), *marks, (last[0] + 1, 0)})):
        if at in marks:
            close()
            out += [after if at == until else b"", marks[at]]
            until = None if at == until else until
        if at in gone:
            until, before, after = gone[at]
            out.append(before)
        if at != last:
            inside.append(_piece(run.items[at[0]], data, at[1], following[1], gone=until is not None))
    close()
    return b"".join(out)


def _piece(item: Item, data: bytes, start: int, end: int, *, gone: bool) -> bytes:
    """A thing in a run, or a text from one character to another (0: its end); what is gone has another name."""
    if item.tag.name != b"t" or ((start, end) == (0, 0) and not gone):
        return data[item.tag.start : item.end]
    name = item.tag.prefix + (b"delText" if gone else b"t")
    text = data[item.byte(data, start) : item.byte(data, end or item.length)]
    return b"<" + name + b' xml:space="preserve">' + text + b"</" + name + b">"
