"""`newslint-baseline.tsv`, what was found before a desk began with newslint: in come findings, out come lines.

An entry is a finding's fingerprint, in how many places of its article its first words stood, and the article.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lint.files.atomic_write import rewrite
from lint.files.bounded_read import MOST, Bounds, beside
from lint.rulebook.disk import DISK, Disk
from lint.rulebook.rule import BrokenRulesError
from lint.rulebook.yaml_file import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from lint.settings.stets import StetFile
    from lint.text.finding import Finding

_HEAD = (
    "# Findings that were there before: `newslint stet PATH… --baseline` writes this file anew. Leave it to newslint.\n"
)

#: What an entry is known by: a fingerprint and an article.
Entry = tuple[str, str]


def load(path: Path, where: Disk = DISK) -> dict[Entry, int]:
    """How many places each entry of the baseline lets stand; BrokenRulesError where a line is none."""
    found, mistakes = {}, []
    text = where.read(path, Bounds(beside(path), MOST)).decode("utf-8", "replace")
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")
        if not line or line.startswith("#"):
            continue
        fingerprint, _, rest = line.partition("\t")
        count, _, article = rest.partition("\t")
        if len(fingerprint) != 16 or not (count.isascii() and count.isdigit()) or not article:
            wrong = "This is no fingerprint, number and article. Let newslint stet --baseline write the file."
            mistakes.append(Mistake(str(path), number, 1, wrong))
            continue
        found[fingerprint, article] = int(count)
    if mistakes:
        raise BrokenRulesError(mistakes[:10])
    return found


def entry(finding: Finding, file: StetFile) -> Entry:
    """What a finding is known by in a baseline; an article's name is one line, whatever signs are in it."""
    article = file.place(finding.ends[0].article)
    if not article.isprintable():
        article = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in article)
    return finding.fingerprint, article


def places(findings: Iterable[Finding], file: StetFile) -> Mapping[Entry, int]:
    """In how many places of its article the first words of each finding stand, by entry."""
    spans: set[tuple[Entry, int]] = set()
    counts: Counter[Entry] = Counter()
    for f in findings:
        key, first = entry(f, file), f.ends[0]
        counts[key] += max(f.more - 1, 0)
        spans.update(
            (key, e.span.start) for e in f.ends if (e.article.path, e.text) == (first.article.path, first.text)
        )
    counts.update(key for key, _ in spans)
    return counts


def write(path: Path, findings: Iterable[Finding], file: StetFile, where: Disk = DISK) -> int:
    """Write the baseline anew, and say how many entries it has; raises as `rewrite` does."""
    before = where.read(path, Bounds(beside(path), MOST)) if path.exists() else None
    counts = places(findings, file)
    ordered = sorted(counts, key=lambda key: (key[1], key[0]))
    after = _HEAD + "".join(f"{key[0]}\t{counts[key]}\t{key[1]}\n" for key in ordered)
    rewrite(path, before, after.encode(), () if where.follow_links else beside(path))
    return len(ordered)
