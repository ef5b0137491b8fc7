"""`newslint-baseline.tsv`, what was found before a desk began with newslint: in come findings, out come lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.files.atomic_write import rewrite
from lint.files.bounded_read import MOST, Bounds, beside
from lint.rulebook.disk import DISK, Disk
from lint.rulebook.rule import BrokenRulesError
from lint.rulebook.yaml_file import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lint.settings.stets import StetFile
    from lint.text.finding import Finding

_HEAD = (
    "# Findings that were there before: `newslint stet PATH… --baseline` writes this file anew. Leave it to newslint.\n"
)


def load(path: Path, where: Disk = DISK) -> frozenset[tuple[str, str]]:
    """The fingerprint and the article of each finding in the baseline; BrokenRulesError where a line has not both."""
    found, mistakes = set(), []
    text = where.read(path, Bounds(beside(path), MOST)).decode("utf-8", "replace")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fingerprint, _, article = line.partition("\t")
        if len(fingerprint) != 16 or not article:
            wrong = (
                "This is no fingerprint and article with a tab between. Let newslint stet --baseline write the file."
            )
            mistakes.append(Mistake(str(path), number, 1, wrong))
        found.add((fingerprint, article))
    if mistakes:
        raise BrokenRulesError(mistakes[:10])
    return frozenset(found)


def write(path: Path, findings: Iterable[Finding], file: StetFile, where: Disk = DISK) -> int:
    """Write the baseline anew, and say how many entries it has; raises as `rewrite` does."""
    before = where.read(path, Bounds(beside(path), MOST)) if path.exists() else None
    lines = sorted({f"{file.place(f.ends[0].article)}\t{f.fingerprint}" for f in findings})
    swapped = (line.rpartition("\t") for line in lines)
    after = _HEAD + "".join(f"{fingerprint}\t{article}\n" for article, _, fingerprint in swapped)
    rewrite(path, before, after.encode(), () if where.follow_links else beside(path))
    return len(lines)
