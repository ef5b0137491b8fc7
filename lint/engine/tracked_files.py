"""Documents that fixes are put into as tracked changes: which fixes can be, and the documents with them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lint.mentions import Reading
from lint.mentions.quotations.quotation import Quotation
from lint.read import UnreadableError, read_bytes
from lint.read.write_back import UnwritableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lint.read.folder import Copy
    from lint.read.write_back.docx_changes import TrackedText
    from lint.text.article import Article
    from lint.text.finding import Finding
    from lint.text.span import Span


class TrackedFiles:
    """The documents among some files of copy. What a fix is put into is always the document as it was at first."""

    def __init__(self, copies: Iterable[Copy]) -> None:
        self._first = {c.name: c.data or b"" for c in copies}
        self._known: dict[str, tuple[str, TrackedText]] = {}
        self._texts: dict[str, str] = {}
        self._faults: dict[str, str] = {}
        self._refused: Counter[str] = Counter()
        self._now = datetime.now(UTC)

    def taking(self, takes: Callable[[Finding], Finding | None]) -> Callable[[Finding], Finding | None]:
        """The same choice of findings, but of documents those alone whose fixes can be put in."""
        return lambda f: takes(f) if self._admits(f) else None

    def _admits(self, f: Finding) -> bool:
        article = f.ends[0].article
        if not article.document or f.fix is None:
            return True
        tracked = self._of(article)
        fits = tracked is not None and tracked.admits(article.text, f.fix.span) and "\n" not in f.fix.replacement
        self._refused[article.path] += tracked is not None and not fits
        return fits

    def _of(self, article: Article) -> TrackedText | None:
        """The document of an article, as it was at first."""
        from lint.read.write_back.docx_changes import TrackedText

        name = article.path
        if name not in self._known and name not in self._faults:
            try:
                self._known[name] = article.text, TrackedText(self._first.get(name, b""), article.text, self._now)
            except (UnwritableError, UnreadableError) as e:
                self._faults[name] = str(e)
        return self._known[name][1] if name in self._known else None

    def data(self, article: Article, text: str) -> bytes:
        """The document that reads so when all changes are accepted; as it was where that cannot be."""
        tracked = self._of(article)
        try:
            made = tracked.rewritten(text) if tracked else self._first.get(article.path, b"")
        except UnwritableError as e:
            self._faults[article.path] = str(e)
            return self._first.get(article.path, b"")
        self._texts[article.path] = text
        return made

    def quoted(self, article: Article) -> Callable[[str], list[Span] | None]:
        """What tells where the quotations stand in a text of this document; None where it cannot be read."""

        def told(text: str) -> list[Span] | None:
            tracked = self._of(article)
            try:
                data = tracked.rewritten(text) if tracked else b""
                return [q.span for q in Reading(read_bytes(data, article.path)).of(Quotation)]
            except (UnreadableError, UnwritableError):
                return None

        return told

    def texts(self, name: str) -> tuple[str, str] | None:
        """What a document read at first, and what it reads now; None for a text."""
        return (self._known[name][0], self._texts[name]) if name in self._texts and name in self._known else None

    def left_out(self) -> Iterator[str]:
        """What was not put in, in a line a document."""
        for name, why in sorted(self._faults.items()):
            yield f"{name}: left alone: {why}."
        for name, many in sorted(self._refused.items()):
            if many and name not in self._faults:
                yield f"{name}: fixes in fields, text boxes or over line ends are left to you; check shows them."
