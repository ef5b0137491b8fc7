"""`newslint fix`: safe fixes, shown, or put into the files."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lint.cli.app import app
from lint.cli.options import (
    AllowUnread,
    FollowLinks,
    Ignore,
    NoSettings,
    Paths,
    Published,
    RuleFolders,
    Select,
    SettingsFile,
)
from lint.cli.run import all_examined, colour_wanted, copies_of, house_of, nothing_examined, report_on, stets_of
from lint.record import NamedTuple
from lint.report.screen import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lint.article import Article
    from lint.engine import Report
    from lint.finding import Finding
    from lint.read.folder import Copy
    from lint.text import Span

_BOM = b"\xef\xbb\xbf"


class Fixed(NamedTuple):
    """A file of copy with its bytes before and after."""

    copy: Copy
    before: bytes
    after: bytes


@app.command()
def fix(
    paths: Paths,
    write: Annotated[bool, typer.Option("--write", help="Put the fixes into the files.")] = False,
    rules: RuleFolders = [],
    select: Select = [],
    ignore: Ignore = [],
    published: Published = None,
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    allow_unread: AllowUnread = False,
    follow_links: FollowLinks = False,
) -> None:
    """Show what safe fixes would change, or make them with --write. Facts, and words in quotations, are never changed.

    Exit code 0: nothing is left to fix; 1: there are fixes, shown and not made; 2: newslint could not do its work.
    """
    house = house_of(paths, settings, no_settings, rules, select, ignore, follow_links)
    stets = stets_of(paths, house.settings, no_settings, follow_links)
    found, left_out = copies_of(paths, house.settings, follow_links)
    copies = [copy.loaded() for copy in found]  # so that what is changed is what was read
    first: list[Report] = []

    def report(todo: Sequence[Copy]) -> Report:
        first.append(made := report_on(todo, house, None, published, stets, whole=True))
        return made

    fixed = _fixed(copies, report)
    unread = first[0].also_unread(left_out).unread
    if not first[0].examined:
        nothing_examined(paths, unread)
    from lint.rewrite import clear

    number = f"{len(fixed)} {'file' if len(fixed) == 1 else 'files'}"
    if not write:
        for f in fixed:
            _show(f)
        typer.echo(f"Fixes in {number}; --write makes them." if fixed else "Nothing to fix.", err=True)
        all_examined(unread, allow_unread)
        raise typer.Exit(1 if fixed else 0)
    for c in copies:
        if c.name == "-" and c.data and not any(f.copy is c for f in fixed):
            sys.stdout.buffer.write(c.data)
    clear({str(Path(c.file).parent) for c in copies if c.name != "-"})
    lost = [f"{e}." for f in fixed if (e := _put(f))]
    typer.echo(f"Fixed {number}." if len(lost) < len(fixed) or not fixed else "Nothing was fixed.", err=True)
    if lost:
        sys.stderr.write("".join(f"newslint: {visible(reason)}\n" for reason in lost))
    all_examined(unread, allow_unread)
    if lost:
        raise typer.Exit(2)


def _fixed(copies: Sequence[Copy], report: Callable[[Sequence[Copy]], Report]) -> list[Fixed]:
    """The files that fixes change; what a fix lays bare is looked for in further rounds, in the files changed."""
    from lint.fixing import ROUNDS, apply

    before = {c.name: c.data for c in copies if c.data is not None}
    named = {c.name: c for c in copies}
    after: dict[str, bytes] = {}
    todo = copies
    for _ in range(ROUNDS):
        changed = []
        for article, findings in _with_fixes(report(todo)):
            name = article.path
            text = apply(article.text, findings, _quoted(article))
            if text != article.text:
                after[name] = (_BOM if before[name].startswith(_BOM) else b"") + text.encode()
                changed.append(named[name]._replace(data=after[name]))
        if not changed:
            break
        todo = changed
    return [Fixed(named[n], before[n], after[n]) for n in sorted(after) if before[n] != after[n]]


def _with_fixes(report: Report) -> Iterator[tuple[Article, list[Finding]]]:
    fixes: dict[str, list[Finding]] = defaultdict(list)
    for f in report.findings:
        if f.fix:
            fixes[f.ends[0].article.path].append(f)
    for e in report.examined:
        if e.article.path in fixes:
            yield e.article, fixes[e.article.path]


def _quoted(article: Article) -> list[Span]:
    from lint.mentions import Reading
    from lint.mentions.quotation import Quotation

    return [q.span for q in Reading(article).of(Quotation)]


def _show(fixed: Fixed) -> None:
    """Print the change: in its words on a terminal, else as a unified diff, as `patch` reads it."""
    old, new = fixed.before.decode(), fixed.after.decode()
    if sys.stdout.isatty():
        from lint.report.changes import render

        typer.echo(render(fixed.copy.name, old, new, colour=colour_wanted()), color=True)
        return
    import difflib

    was, is_ = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (old, new))
    for line in difflib.unified_diff(was, is_, fixed.copy.name, fixed.copy.name):
        if not line.endswith("\n"):
            line += "\n\\ No newline at end of file\n"
        sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def _put(fixed: Fixed) -> str:
    """Put the change into its file; why that cannot be, or nothing."""
    from lint.rewrite import ChangedMeanwhileError, rewrite

    if fixed.copy.name == "-":
        sys.stdout.buffer.write(fixed.after)
        return ""
    try:
        rewrite(Path(fixed.copy.file), fixed.before, fixed.after, fixed.copy.bounds.inside)
    except ChangedMeanwhileError as e:
        return str(e)
    except OSError as e:
        return f"{fixed.copy.name}: it could not be written: {e.strerror}"
    return ""
