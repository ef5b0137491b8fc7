"""A document of Word and its text as it is to read → the document with that as tracked changes, to accept or reject."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lint.read.write_back import AUTHOR, UnwritableError, said_in_xml
from lint.read.write_back.docx_runs import Located
from lint.read.write_back.docx_split import Edits, properties
from lint.read.write_back.zip_parts import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from lint.read.write_back.docx_runs import Place, Run
    from lint.text.span import Span

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_ID = re.compile(rb"([:\s]id=[\"'])\d+")
#: A change that stands within another's goes into one of these alone: they can be ended and begun again.
_DIVIDED = frozenset({"ins", "moveTo"})


class TrackedText:
    """The text of a document that changes can be made in; UnwritableError where it is no longer `text`."""

    def __init__(self, data: bytes, text: str, now: datetime) -> None:
        self._data, self._text, self._now = data, text, now
        self._located = Located(data, text)
        self._lines = text.split("\n")

    def admits(self, text: str, span: Span) -> bool:
        """Whether a change can be made at a place in the text, as it reads by now.

        None can in fields, which would lose it, in text boxes, which stand in the document twice, and beyond a line.
        """
        number = text.count("\n", 0, span.start)
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.start)
        if span.end > end >= 0 or number >= len(self._lines) - 1:
            return False
        places = self._located.line(number)
        if text[start:end] != self._lines[number]:
            return all(map(_writable, places))
        return _touched(places, span.start - start, span.end - start) is not None

    def rewritten(self, text: str) -> bytes:
        """The document that reads so when all changes in it are accepted."""
        lines = text.split("\n")
        if text == self._text:
            return self._data
        if len(lines) != len(self._lines):
            raise UnwritableError("fixes would divide or join paragraphs")
        edits = Edits(self._located)
        change = _Change(self._located, edits, self._now)
        for number, (old, new) in enumerate(zip(self._lines, lines, strict=True)):
            if old != new:
                places = self._located.line(number)
                for start, end, put in _differences(old, new):
                    change.put(places, start, end, put)
        return replaced(self._data, edits.parts())


def _differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """What to put where for one line to become another, in whole words."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = list(accumulate(map(len, a), initial=0))
    for kind, i, j, k, m in SequenceMatcher(None, a, b).get_opcodes():
        if kind == "replace" and m == k + 1 and j > i + 1:  # one word for several: that which is most like it
            n = max(range(i, j), key=lambda n: SequenceMatcher(None, a[n], b[k]).ratio())
            yield from ((x, y, put) for x, y, put in _around(starts, i, n, j, b[k]) if x < y)
        elif kind != "equal":
            yield starts[i], starts[j], "".join(b[k:m])


def _around(starts: Sequence[int], i: int, n: int, j: int, new: str) -> Iterator[tuple[int, int, str]]:
    """One token put in the place of the `n`th, and what stands beside it taken out."""
    yield starts[i], starts[n], ""
    yield starts[n], starts[n + 1], new
    yield starts[n + 1], starts[j], ""


def _writable(place: Place | None) -> bool:
    if place is None or place.run.outer or place.run.in_field:
        return False
    return not place.run.in_change or place.run.parent[0] in _DIVIDED


def _touched(places: Sequence[Place | None], start: int, end: int) -> list[Place] | None:
    """The characters that a change takes out, or that which it follows; None where it may not be made."""
    touched = places[start:end] if start < end else places[start - 1 : start] or places[:1]
    found = [p for p in touched if p and _writable(p)]
    return found if found and len(found) == len(touched) else None


class _Change:
    """Puts changes in, each with a number of its own."""

    def __init__(self, located: Located, edits: Edits, now: datetime) -> None:
        self._located, self._edits = located, edits
        self._number = located.next_id()
        self._now = now.strftime("%Y-%m-%dT%H:%M:%SZ")

    def put(self, places: Sequence[Place | None], start: int, end: int, new: str) -> None:
        """Put something in the place of these characters of a line."""
        touched = _touched(places, start, end)
        if touched is None:
            raise UnwritableError("a fix would change a field or a text box")
        if start < end:
            for group in _in_one_run(touched):
                run = group[0].run
                begin, close = self._tags(run, b"del")
                self._edits.take_out(run, group[0].before, group[-1].after, begin, close)
        if new:
            last = touched[-1]
            run = touched[0].run
            mark = self._inserted(run, new)
            if parent := self._divided(last.run):
                closing, again = parent
                mark = closing + mark + again
            self._edits.end(last.run, last.after if start < end or start else last.before, mark)

    def _inserted(self, run: Run, new: str) -> bytes:
        """What is put in, as a run that looks like this one."""
        name = run.tag.prefix
        begin, close = self._tags(run, b"ins")
        text = escape(said_in_xml(new)).encode()
        inside = properties(run, self._located.data[run.part])
        opening = b"<" + name + b"r>" + inside + b"<" + name + b't xml:space="preserve">'
        return begin + opening + text + b"</" + name + b"t></" + name + b"r>" + close

    def _tags(self, run: Run, kind: bytes) -> tuple[bytes, bytes]:
        prefix, declared = self._located.named(run.tag.prefix)
        said = b'id="%d" %sauthor="%s" %sdate="%s"' % (
            self._number, prefix, AUTHOR.encode(), prefix, self._now.encode(),
        )  # fmt: skip
        self._number += 1
        return b"<%s%s %s%s%s>" % (prefix, kind, prefix, said, declared), b"</%s%s>" % (prefix, kind)

    def _divided(self, run: Run) -> tuple[bytes, bytes] | None:
        """How to end somebody's change, and to begin it again, for another to stand between."""
        name, tag = run.parent
        if name not in _DIVIDED:
            return None
        again = _ID.sub(rb"\g<1>%d" % self._number, self._located.data[run.part][tag.start : tag.end], count=1)
        self._number += 1
        return b"</" + tag.prefix + tag.name + b">", again


def _in_one_run(places: Sequence[Place]) -> list[list[Place]]:
    """The places in groups of those that follow each other in one run."""
    groups: list[list[Place]] = []
    for place in places:
        last = groups[-1][-1] if groups else None
        if last and last.run is place.run and last.after == place.before:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups
