"""The command line: arguments in, one call down, exit code out."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, Self

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from lint.engine import Report
    from lint.mentions import Reading
    from lint.read.folder import Copy, Unread
    from lint.rule import Rule

app = typer.Typer(
    name="newslint",
    help="Flags what disagrees in news copy: dates, names, figures and quotations, in an article and across a story.",
    epilog="newslint PATH… is short for newslint check PATH….",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """The formats of a list."""

    TEXT = "text"
    JSON = "json"


class ReportFormat(StrEnum):
    """The formats of a report."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    HTML = "html"


class FailOn(StrEnum):
    """The lowest level at which a finding makes the run fail."""

    ERROR = "error"
    WARNING = "warning"
    STYLE = "style"
    NEVER = "never"


class StoryMode(StrEnum):
    """How articles are grouped into stories."""

    AUTO = "auto"
    FOLDER = "folder"
    OFF = "off"


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as e:
        raise typer.BadParameter(f"'{text}' is no date; write it as 2024-06-20") from e


Paths = Annotated[
    list[Path], typer.Argument(help="Files or folders of copy, or - for standard input.", metavar="PATH…")
]
RuleFolders = Annotated[
    list[Path], typer.Option("--rules", help="A folder of rules, added to the built-in packs.", metavar="DIR")
]
Select = Annotated[list[str], typer.Option(help="Use only these rules or packs.", metavar="RULE")]
Ignore = Annotated[list[str], typer.Option(help="Leave these rules or packs out.", metavar="RULE")]
Published = Annotated[
    date | None,
    typer.Option(help="The publication date of articles that tell none.", parser=_date, metavar="YYYY-MM-DD"),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write the report to this file.")]


@app.command()
def check(
    paths: Paths,
    format: Annotated[ReportFormat, typer.Option(help="How the report is written.")] = ReportFormat.TEXT,
    output: Output = None,
    rules: RuleFolders = [],
    select: Select = [],
    ignore: Ignore = [],
    fail_on: Annotated[FailOn, typer.Option(help="The lowest level that makes the run fail.")] = FailOn.ERROR,
    story: Annotated[StoryMode, typer.Option(help="How articles are grouped into stories.")] = StoryMode.AUTO,
    published: Published = None,
) -> None:
    """Report what disagrees in these articles. Exit code 0: nothing; 1: findings; 2: newslint could not do its work."""
    from lint.engine import lint
    from lint.finding import Level

    chosen = _rules(rules, select, ignore)
    copies, unread = _copies(paths)
    with _progress(len(copies)) as progress:
        report = lint(copies, chosen, story.value, published, progress)
    report = report.also_unread(unread)
    _write(_rendered(report, chosen, format, output), output)
    if format is ReportFormat.GITHUB:
        _summarize(report)
    if not report.examined:
        _stop("Nothing was examined: " + ("no file could be read." if report.unread else _nothing_in(paths)))
    if fail_on is not FailOn.NEVER and any(f.level >= Level[fail_on.name] for f in report.findings):
        raise typer.Exit(1)


@app.command()
def mentions(
    paths: Paths,
    kind: Annotated[list[str], typer.Option(help="Only this kind: date, name, quotation or figure.")] = [],
    format: Annotated[Format, typer.Option(help="How the list is written.")] = Format.TEXT,
    output: Output = None,
    published: Published = None,
) -> None:
    """Print the dates, names, quotations and figures that newslint sees in these articles."""
    from lint.mentions import KINDS
    from lint.yamlfile import nearest

    for k in kind:
        if k not in KINDS:
            _stop(f"'{k}' is no kind of mention. {nearest(k, KINDS)}")
    readings, unread = _readings(paths, published)
    if format is Format.JSON:
        from lint.report.json import render_mentions

        _write(render_mentions(readings, kind or KINDS, unread), output)
    else:
        from lint.report.mentions import render

        _write(render(readings, kind or list(KINDS), unread), output)


@app.command()
def stories(
    paths: Paths,
    format: Annotated[Format, typer.Option(help="How the list is written.")] = Format.TEXT,
    output: Output = None,
    story: Annotated[StoryMode, typer.Option(help="How articles are grouped into stories.")] = StoryMode.AUTO,
    published: Published = None,
) -> None:
    """Print which of these articles tell one event, and what they share."""
    from lint.mentions.story import group
    from lint.report.stories import render, render_json

    readings, unread = _readings(paths, published)
    grouped = group(sorted(readings, key=lambda r: r.article.path), story.value)
    _write((render_json if format is Format.JSON else render)(grouped, unread), output)


@app.command()
def test(
    paths: Annotated[list[Path], typer.Argument(help="Folders of rules; the built-in packs where none is named.")] = [],
) -> None:
    """Try every rule on its own examples."""
    from lint.examples import run
    from lint.rule import BUILT_IN

    tried = failed = 0
    for rule in _load(paths or [BUILT_IN]):
        for result in run(rule):
            tried += 1
            if result.faults:
                failed += 1
                texts = "\n".join(result.example.texts.values()).strip()
                typer.echo(f"{rule.path}: {rule.id}\n    {texts[:300]}")
                typer.echo("".join(f"    {fault}\n" for fault in result.faults))
    typer.echo(f"{tried - failed} of {tried} examples are as they should be.")
    if failed or not tried:
        raise typer.Exit(1)


@app.command()
def rules(rules: RuleFolders = [], select: Select = [], ignore: Ignore = []) -> None:
    """List the rules with their levels and checks."""
    chosen = _rules(rules, select, ignore)
    wide = max(len(r.id) for r in chosen)
    for r in chosen:
        typer.echo(f"{r.id:{wide}}  {r.level!s:7}  {r.check_name}")


@app.command()
def explain(rule: Annotated[str, typer.Argument(help="The rule's id: pack/rule.")], rules: RuleFolders = []) -> None:
    """Say what a rule looks for, why, and show its examples."""
    from lint.handbook import explain as page
    from lint.rule import BUILT_IN
    from lint.yamlfile import nearest

    known = {r.id: r for r in _load([BUILT_IN, *rules])}
    if rule not in known:
        _stop(f"'{rule}' is no rule. {nearest(rule, known)}")
    typer.echo(page(known[rule]), nl=False)


@app.command()
def schema() -> None:
    """Print the JSON Schema of rule files, for editors that complete and explain keys."""
    import json

    from lint.handbook import schema as whole

    typer.echo(json.dumps(whole(), indent=1, ensure_ascii=False))


def _load(folders: Sequence[Path]) -> list[Rule]:
    """The rules of these folders, with their examples; ends the run where a file has a mistake."""
    from lint.rulebook import load

    return _sound(lambda: load(folders))


def _rules(folders: Sequence[Path], select: Collection[str], ignore: Collection[str]) -> list[Rule]:
    """The built-in rules and those in `folders`, less what is not chosen; ends the run where that leaves none."""
    from lint.shipped import built_in

    loaded = _sound(built_in)
    if folders:
        from lint.rulebook import load

        loaded = _sound(lambda: load(folders, loaded))
    known = {name for r in loaded for name in (r.id, r.pack)}
    for name in (*select, *ignore):
        if name not in known:
            from lint.yamlfile import nearest

            _stop(f"'{name}' is no rule and no pack. {nearest(name, known)}")
    chosen = [r for r in loaded if (not select or r.among(select)) and not r.among(ignore)]
    if not chosen:
        _stop("No rules are left to check with.")
    return chosen


def _sound(rules: Callable[[], list[Rule]]) -> list[Rule]:
    """The rules; ends the run, with every mistake named, where a rule file has one."""
    from lint.rule import BrokenRulesError

    try:
        return rules()
    except BrokenRulesError as e:
        count = f"{len(e.mistakes)} {'mistake' if len(e.mistakes) == 1 else 'mistakes'}"
        _stop(f"{e}\n{count} in rules; nothing was done.")
    except OSError as e:
        _stop(f"{e}." if not e.strerror else f"{e.filename}: {e.strerror}.")


def _copies(paths: Sequence[Path]) -> tuple[list[Copy], list[Unread]]:
    from lint.read.folder import Copy, copies

    from_input = [Copy("-", Path("-"), sys.stdin.buffer.read())] if Path("-") in paths else []
    try:
        found, unread = copies(p for p in paths if p != Path("-"))
    except OSError as e:
        _stop(f"{e.filename}: {e.strerror}.")
    return from_input + found, unread


def _readings(paths: Sequence[Path], published: date | None) -> tuple[list[Reading], list[Unread]]:
    """The readings of these articles, nothing found in them yet; ends the run where there are none."""
    from lint.mentions import Reading
    from lint.read import UnreadableError

    copies, unread = _copies(paths)
    readings = []
    for copy in copies:
        try:
            readings.append(Reading(copy.article(published)))
        except UnreadableError as e:
            unread.append(copy.unread(str(e)))
    if not readings:
        for u in unread:
            sys.stderr.write(f"{u.path}: {u.reason}\n")
        _stop("Nothing was examined: " + ("no file could be read." if unread else _nothing_in(paths)))
    return readings, unread


def _nothing_in(paths: Iterable[Path]) -> str:
    return f"there is no .txt or .md file in {', '.join(map(str, paths))}."


def _rendered(report: Report, rules: Sequence[Rule], format: ReportFormat, output: Path | None) -> str:
    if format is ReportFormat.JSON:
        from lint.report.json import render

        return render(report)
    if format is ReportFormat.SARIF:
        from lint.report.sarif import render as as_sarif

        return as_sarif(report, rules)
    if format is ReportFormat.GITHUB:
        from lint.report.github import render as as_commands

        return as_commands(report)
    if format is ReportFormat.HTML:
        from lint.report.html import render as as_page

        return as_page(report)
    import shutil

    from lint.report.text import render as as_text

    terminal = output is None and sys.stdout.isatty()
    colour = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return as_text(report, width=shutil.get_terminal_size().columns if terminal else 100, colour=colour)


def _summarize(report: Report) -> None:
    """Add the job's summary to the file that a GitHub runner names for it."""
    if not (named := os.environ.get("GITHUB_STEP_SUMMARY")):
        return
    from lint.report.summary import ROOM, render

    try:
        with Path(named).open("ab") as file:
            file.write(render(report, ROOM - file.tell()).encode("utf-8", "backslashreplace"))
    except OSError as e:
        _stop(f"{named}: the summary could not be written: {e.strerror}.")


def _write(text: str, output: Path | None) -> None:
    data = text.encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as e:
        _stop(f"{output}: the report could not be written: {e.strerror}.")


def _progress(total: int) -> Progress:
    return Progress(total, shown=sys.stderr.isatty() and total >= 200)


class Progress:
    """A bar on a terminal's standard error for long runs; nothing elsewhere."""

    def __init__(self, total: int, *, shown: bool) -> None:
        self._total, self._done, self._shown = total, 0, shown

    def __enter__(self) -> Self:
        return self

    def __call__(self, more: int) -> None:
        """So many more articles are done."""
        before, self._done = self._done, self._done + more
        if self._shown and before * 100 // self._total != self._done * 100 // self._total:
            filled = self._done * 40 // self._total
            sys.stderr.write(f"\r[{'#' * filled}{'.' * (40 - filled)}] {self._done:,} of {self._total:,} articles")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")


def _stop(message: str) -> NoReturn:
    """End the run with exit code 2 and say why."""
    from lint.report.screen import visible

    sys.stderr.write("".join(f"newslint: {visible(line)}\n" for line in message.splitlines()))
    raise typer.Exit(2)


def main() -> None:
    """`newslint`; a first word that is no command stands after `check`."""
    commands = {c.callback.__name__ for c in app.registered_commands if c.callback}
    gc.disable()  # until the engine sets how often to collect: imports leave nothing behind that could be collected
    first = next(iter(sys.argv[1:]), "--help")
    if first not in commands | {"-h", "--help"}:
        sys.argv.insert(1, "check")
    app()


if __name__ == "__main__":
    main()
