"""What `newslint check --format docx` does with documents: each is given back with a comment at each finding."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lint.cli.run import stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.engine.results import Report
    from lint.read.folder import Copy
    from lint.text.article import Article

#: The formats of a report that are documents, with what they are called.
DOCUMENTS = {"docx": "document of Word (.docx)", "odt": "OpenDocument text (.odt)"}


def give_back(copies: Sequence[Copy], report: Report, kind: str, output: Path | None, *, follow_links: bool) -> None:
    """Write the documents of this kind with their comments: one into the file, several into the folder `output`."""
    if output is None:
        stop(f"A document is no text to print: say where it is to go, with --output FILE or FOLDER (--format {kind}).")
    articles = {e.article.path: e.article for e in report.examined if e.article.document}
    documents = [(c, data) for c in copies if c.name in articles and (data := _of_kind(c, kind))]
    if not documents:
        stop(f"There is no {DOCUMENTS[kind]} among the copy; --format {kind} gives these back with comments.")
    named = {c.name for c, _ in documents}
    if fault := _misnamed(output, kind, several=len(documents) > 1):
        stop(fault)
    lost = []
    for (copy, data), target in zip(documents, _targets([c for c, _ in documents], output), strict=True):
        fault = _write(articles[copy.name], data, report, target, follow_links=follow_links)
        if fault:
            lost.append(f"{copy.name}: not given back: {fault}.")
            named.discard(copy.name)
    if not named:
        stop("\n".join(lost))
    elsewhere = sum(not any(e.article.path in named for e in f.ends) for f in report.findings)
    inside = len(report.findings) - elsewhere
    also = f" {elsewhere} more are in other files and in no comment." if elsewhere else ""
    sys.stderr.write(f"{inside} finding{'s' * (inside != 1)} in comments, in {output}.{also}\n")
    if lost:
        stop("\n".join(lost))


def _misnamed(output: Path, kind: str, *, several: bool) -> str:
    """Why the documents cannot be called so, or nothing."""
    suffix = output.suffix.lower()
    if not suffix or output.is_dir():
        return ""
    if several and suffix.lstrip(".") in {*DOCUMENTS, "docm"}:
        return f"There are several documents: give --output the name of a folder, for {output} is that of a file."
    if several or str(output).endswith(os.sep) or suffix in {f".{kind}", ".docm"}:
        return ""
    return f"{output} is to be a {DOCUMENTS[kind]}: give --output a name that ends in .{kind}."


def _of_kind(copy: Copy, kind: str) -> bytes:
    """What is in the file, where that is a document of this kind."""
    from lint.read.write_back import format_of

    data = copy.loaded().data or b""
    return data if format_of(data) == kind else b""


def _targets(copies: Sequence[Copy], output: Path) -> list[Path]:
    """The file for each document: in a folder they lie as their originals do."""
    if len(copies) == 1 and not output.is_dir() and not str(output).endswith(os.sep):
        return [output]
    paths = [Path(c.name if c.name != "-" else "stdin") for c in copies]
    above = os.path.commonpath([p.absolute().parent for p in paths])
    return [output / p.absolute().relative_to(above) for p in paths]


def _write(article: Article, data: bytes, report: Report, target: Path, *, follow_links: bool) -> str:
    """Write one document; why that cannot be, or nothing."""
    from lint.files.atomic_write import put
    from lint.read.write_back import UnwritableError, with_comments
    from lint.report.comments import comments_on

    if article.path != "-" and target.exists() and target.samefile(article.path):
        return "it would be written over itself; give --output another name"
    if article.path.lower().endswith(".docm") and target.suffix.lower() != ".docm":
        return "it may hold macros; give --output a name that ends in .docm"
    comments = comments_on(article.path, report.findings)
    try:
        made = with_comments(data, article.text, comments, datetime.now(UTC))
        target.parent.mkdir(parents=True, exist_ok=True)
        put(target, [made], follow_links=follow_links)
    except UnwritableError as e:
        return str(e)
    except OSError as e:
        return f"{target} could not be written: {e.strerror}"
    return ""
