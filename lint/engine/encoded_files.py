"""Files of copy → the encoding of each, in which its fixes are to be written, and which fixes cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.read.encodings import Encoding, encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.read.folder import Copy
    from lint.text.finding import Finding


class EncodedFiles:
    """The encodings of files by their names, each found when it is asked for; `named` is what settings say."""

    def __init__(self, copies: Iterable[Copy], named: str) -> None:
        self._data = {c.name: c.data or b"" for c in copies}
        self._named = named
        self._known: dict[str, Encoding] = {}
        self._lost: dict[str, str] = {}

    def __getitem__(self, name: str) -> Encoding:
        if name not in self._known:
            self._known[name] = encoding_of(self._data[name], self._named)
        return self._known[name]

    def fitting(self, name: str, findings: Sequence[Finding]) -> list[Finding]:
        """Those of the findings whose fixes can be written into the file of this name."""
        fitting = []
        for f in findings:
            if f.fix and (lost := self[name].lacks(f.fix.replacement)):
                self._lost[name] = lost
            else:
                fitting.append(f)
        return fitting

    def left_out(self) -> Iterator[str]:
        """What to say of the files that cannot hold all their fixes."""
        for name, lost in sorted(self._lost.items()):
            yield f"{name}: a fix is left out, since {self[name].name} has no “{lost}”; save the file as UTF-8."
