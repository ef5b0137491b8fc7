"""`newslint-stets.yml` → stets, with every mistake at path:line:column; and stets → lines at the end of that file."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import yaml

from lint.files.atomic_write import rewrite
from lint.files.bounded_read import Bounds, beside
from lint.rulebook.disk import DISK, Disk
from lint.rulebook.rule import BrokenRulesError
from lint.rulebook.yaml_file import LARGEST, Key, YamlFile
from lint.settings.stets import Stet, StetFile, plain
from lint.text.article import Article, Prose
from lint.text.lazy_regex import lazy
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from lint.text.finding import Finding

_KEYS = {
    "rule": Key(str, required=True),
    "fingerprint": Key(str, required=True),
    "article": Key(str, required=True),
    "reason": Key(str, required=True),
    "against": Key(tuple[str, ...]),
    "words": Key(str),
    "by": Key(str),
    "until": Key(date),
}
_HEAD = "# What editors have let stand; `newslint stet` adds to it. Reasons, names and dates may be changed by hand.\n"
#: So many characters of the words of a finding stand in its stet.
_WORDS = 80
_FINGERPRINT = lazy("[0-9a-f]{16}")
#: What JSON leaves as it is and YAML takes for a line's end, or for nothing that can be printed.
_UNPRINTABLE = lazy("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class NotAListError(Exception):
    """The file's stets are written so that no line can be added to them; the message says what to do."""


def load(path: Path, where: Disk = DISK) -> StetFile:
    """The stets in this file; BrokenRulesError with every mistake in it, RefusedError where a link leads out of its
    folder, unless it is to be followed."""
    return _read(path, _bytes(path, where))


def _bytes(path: Path, where: Disk) -> bytes:
    return where.read(path, Bounds(beside(path), LARGEST))


def _read(path: Path, data: bytes) -> StetFile:
    file = YamlFile(str(path), data)
    stets = _stets(file) if file.root is not None else []
    if file.mistakes:
        raise BrokenRulesError(file.mistakes)
    return StetFile(path.parent, Article(str(path), data.decode("utf-8-sig"), Prose(""), ()), stets)


def _stets(file: YamlFile) -> list[Stet]:
    if not isinstance(file.root, yaml.SequenceNode):
        file.wrong(file.root, "Stets must be a list; each begins with '- rule:'.")
        return []
    found: dict[tuple[str, str], Stet] = {}
    for node in file.root.value:
        values = file.record(node, _KEYS, "a stet")
        if values is None or len(values.keys() & {"rule", "fingerprint", "article", "reason"}) < 4:
            continue
        if not _FINGERPRINT.fullmatch(values["fingerprint"]):
            wrong = values["fingerprint"]
            file.wrong(node, f"'{wrong}' is no fingerprint: sixteen of 0–9 and a–f. Let newslint stet write it.")
        start = node.start_mark
        values["against"] = tuple(values.get("against", ()))
        stet = Stet(**values, span=Span(start.index, start.index + len("rule: ") + len(values["rule"])))
        if stet.key in found:
            file.wrong(node, f"This stands twice: {stet.rule} in {stet.article}, '{stet.words}'. Remove one.")
        found[stet.key] = stet
    return list(found.values())


def accept(
    findings: Iterable[Finding], file: StetFile, reason: str, by: str = "", until: date | None = None
) -> list[Stet]:
    """Stets for these findings, without those that are in the file."""
    known = {s.key for s in file.stets}
    made: dict[tuple[str, str], Stet] = {}
    for f in findings:
        article, *others = dict.fromkeys(file.place(e.article) for e in f.ends)
        words = " ".join(f.ends[0].text.split())
        stet = Stet(f.rule, f.fingerprint, article, reason, _short(words), tuple(sorted(others)), by, until)
        if stet.key not in known:
            made[stet.key] = stet
    return list(made.values())


def _short(words: str) -> str:
    """The words, or as many of them as are enough to know the place by."""
    if len(words) <= _WORDS:
        return words
    return (words[: _WORDS + 1].rpartition(" ")[0] or words[:_WORDS]) + " …"


def add(path: Path, stets: Sequence[Stet], where: Disk = DISK) -> None:
    """Write stets at the end of the file, whose lines stay as they are; a file that is not there is begun.

    Raises as `rewrite` does, and NotAListError where they cannot be added.
    """
    before = _bytes(path, where) if path.exists() else None
    old = _read(path, before).stets if before is not None else ()
    text = (before or _HEAD.encode()).decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    margin = _margin(text)
    lines = [margin + line for s in stets for line in _lines(s)]
    after = text + ("" if not text or text.endswith("\n") else end) + "".join(line + end for line in lines)
    data = after.encode()
    try:
        added = _read(path, data).stets
    except BrokenRulesError as e:
        raise NotAListError(f"{path}: no stets can be added to it. {e}") from e
    if [s._replace(span=Span(0, 0)) for s in added] != [s._replace(span=Span(0, 0)) for s in (*old, *stets)]:
        raise NotAListError(f"{path}: stets can be added only where its list is written in lines that begin with '- '")
    rewrite(path, before, data, () if where.follow_links else beside(path))


def remove(path: Path, gone: Collection[tuple[str, str]], where: Disk = DISK) -> int:
    """Take the stets with these keys out of the file, whose other lines stay as they are; how many they were.

    Raises as `rewrite` does, and NotAListError where they cannot be taken out.
    """
    before = _bytes(path, where)
    old = _read(path, before).stets
    text = before.decode("utf-8")
    lines = text.splitlines(keepends=True)
    bom = text.startswith("\ufeff")
    starts = [text.count("\n", 0, s.span.start + bom) for s in old]
    kept = set(range(len(lines)))
    for stet, start, end in zip(old, starts, [*starts[1:], len(lines)], strict=True):
        if stet.key in gone:
            last = max(
                (n for n in range(start, end) if lines[n].strip() and lines[n].lstrip()[0] != "#"), default=start
            )
            kept -= set(range(start, last + 1))
    after = "".join(line for n, line in enumerate(lines) if n in kept).encode()
    wanted = [s._replace(span=Span(0, 0)) for s in old if s.key not in gone]
    try:
        left = [s._replace(span=Span(0, 0)) for s in _read(path, after).stets]
    except BrokenRulesError:
        left = [*wanted, *old]
    if left != wanted:
        raise NotAListError(f"{path}: stets can be removed only where each begins with '- ' on a line of its own")
    rewrite(path, before, after, () if where.follow_links else beside(path))
    return len(old) - len(wanted)


def _margin(text: str) -> str:
    """What the list in the file is indented by."""
    m = re.search(r"^( *)- ", text, re.MULTILINE)
    return m[1] if m else ""


def _lines(stet: Stet) -> list[str]:
    """A stet as lines of YAML."""
    pairs = {"rule": stet.rule, "fingerprint": _quoted(stet.fingerprint), "article": _quoted(stet.article)}
    if stet.against:
        pairs["against"] = f"[{', '.join(map(_quoted, stet.against))}]"
    pairs |= {"words": _quoted(stet.words)} if stet.words else {}
    pairs |= {"reason": _quoted(stet.reason)}
    pairs |= {"by": _quoted(stet.by)} if stet.by else {}
    pairs |= {"until": stet.until.isoformat()} if stet.until else {}
    return [f"{'  ' if n else '- '}{key}: {value}" for n, (key, value) in enumerate(pairs.items())]


def _quoted(text: str) -> str:
    """Text in double quotes, as JSON and YAML both have it."""
    return _UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(plain(text), ensure_ascii=False))
