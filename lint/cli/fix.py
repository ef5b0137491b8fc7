"""`newslint fix`: safe fixes, shown, or put into the files."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from lint.cli.app import app
from lint.cli.asking import Asked, every, safe_alone
from lint.cli.options import (
    AllowUnread,
    Encoded,
    FollowLinks,
    Ignore,
    NoSettings,
    Paths,
    Published,
    RuleFolders,
    Select,
    SettingsFile,
    StdinName,
)
from lint.cli.run import all_examined, colour_wanted, nothing_examined, stop, warn, workspace
from lint.read.choice import DOCUMENT, file_of, is_text
from lint.workspace import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from lint.cli.asking import Takes
    from lint.engine.fixes import FixRounds
    from lint.engine.results import Report
    from lint.read.folder import Copy
    from lint.text.article import Article
    from lint.text.finding import Finding
    from lint.text.span import Span

#: How often all articles are looked at again, since a fix in one may lay bare another in the next; twice is usual.
_PASSES = 5
#: How many lines are named.
_LINES = 10


class Fixed(NamedTuple):
    """A file of copy with its bytes before and after, and of a document its text before and after."""

    copy: Copy
    before: bytes
    after: bytes
    texts: tuple[str, str] | None = None


@app.command()
def fix(
    paths: Paths,
    write: Annotated[bool, typer.Option("--write", help="Put the fixes into the files.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Take suggestions too, which may be wrong: read what they change.")
    ] = False,
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask for each fix and suggestion: yes, no, edit or quit; then write.")
    ] = False,
    rules: RuleFolders = [],
    select: Select = [],
    ignore: Ignore = [],
    published: Published = None,
    encoding: Encoded = None,
    stdin_name: StdinName = "",
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    allow_unread: AllowUnread = False,
    follow_links: FollowLinks = False,
) -> None:
    """Show what safe fixes would change, or make them with --write. Facts, and words in quotations, are never changed.

    In documents of Word they are tracked changes, to accept or reject.

    Safe are marks, spaces, doubled words and what a table says. Other spellings are suggestions: --unsafe-fixes takes
    all of them, --ask one by one.

    Exit code 0: nothing is left to fix; 1: there are fixes, shown and not made, or lines where fixes undo each other;
    2: newslint could not do its work.
    """
    asked = workspace(
        Request(
            paths=paths,
            rules=rules,
            select=select,
            ignore=ignore,
            published=published,
            encoding=encoding or "",
            stdin_name=stdin_name,
            settings=settings,
            no_settings=no_settings,
            no_stets=no_settings,
            whole=True,
            all_fixes=True,
            follow_links=follow_links,
        )
    )
    _ = asked.configuration, asked.stets
    copies = list(_texts(asked.copies))
    if ask and any(c.from_input for c in copies):
        raise typer.BadParameter("answers are read from standard input, so that copy cannot be.", param_hint="--ask")
    takes = Asked() if ask else every if unsafe_fixes else safe_alone
    if asked.copies and not copies:
        stop("No fix was made: there is no file among the copy that fixes can be put into.")
    if not copies:
        nothing_examined(paths, asked.unread, asked.skipped)
    first: list[Report] = []

    def report(todo: Sequence[Copy]) -> Report:
        first.append(made := asked.report_on(todo))
        return made

    fixed, lines_left, quoted = _fixed(copies, report, takes, asked.encoding)
    unread = first[0].also_unread(asked.unread).unread
    if not first[0].examined:
        nothing_examined(paths, unread)
    for name, lines in lines_left.items():
        shown = ", ".join(map(str, sorted(lines)[:_LINES])) + (" and others" if len(lines) > _LINES else "")
        warn(f"{name}: left alone, since fixes there undo each other: line {shown}.")
    from lint.files.atomic_write import clear

    number = f"{len(fixed)} {'file' if len(fixed) == 1 else 'files'}"
    if not (write or ask):
        for f in fixed:
            _show(f, asked.encoding)
        typer.echo((f"Fixes in {number}; --write makes them." if fixed else "Nothing to fix.") + quoted, err=True)
        all_examined(unread, allow_unread)
        raise typer.Exit(1 if fixed or lines_left else 0)
    for c in copies:
        if c.from_input and c.data and not any(f.copy is c for f in fixed):
            sys.stdout.buffer.write(c.data)
    clear({str(Path(c.file).parent) for c in copies if not c.from_input})
    lost = [f"{e}." for f in fixed if (e := _put(f))]
    typer.echo((f"Fixed {number}." if len(lost) < len(fixed) else "Nothing was fixed.") + quoted, err=True)
    if lost:
        warn("\n".join(lost))
    all_examined(unread, allow_unread)
    raise typer.Exit(2 if lost else 1 if lines_left else 0)


def _texts(copies: Sequence[Copy]) -> Iterator[Copy]:
    """The copies that fixes can be put into, each with its bytes, so that what is changed is what was read."""
    from lint.read.write_back import format_of

    told = set()
    for copy in copies:
        loaded = copy.loaded()
        data = loaded.data or b""
        if is_text(data, copy.name) or format_of(data) == "docx":
            yield loaded
        elif (file := file_of(copy.name)) not in told:
            told.add(file)
            what = "documents but those of Word" if data.startswith(DOCUMENT) else "files of other systems"
            warn(f"{file}: left alone, since newslint puts no fixes into {what}.")


def _fixed(
    copies: Sequence[Copy], report: Callable[[Sequence[Copy]], Report], takes: Takes = safe_alone, encoding: str = ""
) -> tuple[list[Fixed], dict[str, set[int]], str]:
    """The files that fixes change, the lines of files that are left since fixes there come to no end, and a sentence
    on what is left in quotations.

    What a fix lays bare in its own file is looked for round by round; what it lays bare in others, once all are done.
    A file keeps its encoding: a fix with a letter that this has not is left out, which is said.
    """
    from lint.engine.encoded_files import EncodedFiles
    from lint.engine.fixes import FixRounds, outside_quotations, quotations_in
    from lint.engine.tracked_files import TrackedFiles

    tracked = TrackedFiles(copies)
    now = {c.name: c for c in copies}
    written = EncodedFiles(copies, encoding)
    files: dict[str, FixRounds] = {}
    held: dict[str, int] = {}

    def quoted_in(article: Article) -> Callable[[str], list[Span] | None]:
        told = tracked.quoted(article) if article.document else partial(quotations_in, article.path)
        return lru_cache(maxsize=2)(told)  # what is asked for before a round is asked for in it

    could = safe_alone if takes is safe_alone else every
    for _ in range(_PASSES):
        begun, todo = dict(now), list(now.values())
        files = {}
        while todo:
            again = []
            for article, findings in _with_fixes(report(todo), files, could):
                name, quoted = article.path, quoted_in(article)
                free = outside_quotations(article.text, findings, (quoted(article.text) or ()) if findings else ())
                held[name] = len(findings) - len(free)
                findings = [taken for f in free if (taken := tracked.taking(takes)(f))]
                if not findings and name not in files:
                    continue
                findings = findings if article.document else written.fitting(name, findings)
                file = files.setdefault(name, FixRounds(article.text))
                if file.round(findings, quoted):
                    again.append(name)
                made = tracked.data(article, file.text) if article.document else written[name].encode(file.text)
                now[name] = now[name]._replace(data=made)
            todo = [now[name] for name in again]
        if len(copies) == 1 or now == begun:
            break
    for told in (*tracked.left_out(), *written.left_out()):
        warn(told)
    changed = [(c, c.data, data) for c in sorted(copies) if c.data != (data := now[c.name].data) and c.data and data]
    fixed = [Fixed(c, before, after, tracked.texts(c.name)) for c, before, after in changed]
    return fixed, {name: file.left for name, file in sorted(files.items()) if file.left}, _held(sum(held.values()))


def _held(many: int) -> str:
    """The sentence on fixes that are left since they would change what somebody said."""
    if not many:
        return ""
    return " 1 is left: it stands in a quotation." if many == 1 else f" {many:,} are left: they stand in quotations."


def _with_fixes(report: Report, more: Collection[str], could: Takes) -> Iterator[tuple[Article, list[Finding]]]:
    """The articles with findings whose fixes could be made, and those that are known to have had some."""
    fixes: dict[str, list[Finding]] = defaultdict(list)
    for f in report.findings:
        if f.fix and could(f):
            fixes[f.ends[0].article.path].append(f)
    for e in report.examined:
        if e.article.path in fixes or e.article.path in more:
            yield e.article, fixes[e.article.path]


def _show(fixed: Fixed, encoding: str) -> None:
    """Print the change: in its words on a terminal, else as a unified diff, as `patch` reads it (of UTF-16 it reads
    none)."""
    from lint.read.encodings import encoding_of

    codec = "utf-8" if fixed.texts else encoding_of(fixed.before, encoding).codec
    old, new = fixed.texts or (fixed.before.decode(codec), fixed.after.decode(codec))
    codec = "utf-8" if codec.startswith("utf-16") else codec
    if sys.stdout.isatty():
        from lint.report.changes import render

        typer.echo(render(fixed.copy.name, old, new, colour=colour_wanted()), color=True)
        return
    import difflib

    was, is_ = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (old, new))
    for line in difflib.unified_diff(was, is_, fixed.copy.name, fixed.copy.name):
        if not line.endswith("\n"):
            line += "\n\\ No newline at end of file\n"
        sys.stdout.buffer.write(line.encode(codec, "backslashreplace"))
    sys.stdout.flush()


def _put(fixed: Fixed) -> str:
    """Put the change into its file; why that cannot be, or nothing."""
    from lint.files.atomic_write import ChangedMeanwhileError, rewrite

    if fixed.copy.from_input:
        sys.stdout.buffer.write(fixed.after)
        return ""
    try:
        rewrite(Path(fixed.copy.file), fixed.before, fixed.after, fixed.copy.bounds.inside)
    except ChangedMeanwhileError as e:
        return str(e)
    except OSError as e:
        return f"{fixed.copy.name}: it could not be written: {e.strerror}"
    return ""
