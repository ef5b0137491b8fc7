"""`newslint test`: rules on their own examples, or on a folder of copy."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lint.cli.app import app
from lint.cli.options import AllowUnread, FollowLinks, NoSettings, RuleFolders, SettingsFile
from lint.cli.run import all_examined, nothing_examined, say, stop, workspace
from lint.workspace import Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.read.folder import Unread
    from lint.rulebook.rule import Rule
    from lint.text.finding import Finding
    from lint.workspace import Workspace


@app.command(short_help="Try rules on their own examples, or on copy.")
def test(
    what: Annotated[
        list[str],
        typer.Argument(help="Rules, packs, or files and folders of rules; else all that there are.", metavar="RULE…"),
    ] = [],
    on: Annotated[
        list[Path], typer.Option("--on", help="Show how often the rules fire on this copy.", metavar="FOLDER")
    ] = [],
    sample: Annotated[int, typer.Option(min=0, help="With --on and one rule, show so many findings.")] = 10,
    seed: Annotated[int, typer.Option(help="With another number the sample is another one.")] = 0,
    rules: RuleFolders = [],
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    allow_unread: AllowUnread = False,
    follow_links: FollowLinks = False,
) -> None:
    """Try rules on their own examples, or with --on see how often they fire on copy before they are let loose."""
    asked = workspace(Request(paths=on, settings=settings, no_settings=no_settings, follow_links=follow_links))
    named = _named(what, rules, asked)
    if on:
        all_examined(_on(named, asked, sample, seed), allow_unread)
    else:
        _examples(named)


def _named(what: Sequence[str], folders: Sequence[Path], asked: Workspace) -> list[Rule]:
    """The rules of the folders, and those of the names, that are given; all there are where none is."""
    from lint.rulebook.rule import BUILT_IN, no_rules
    from lint.rulebook.yaml_file import nearest

    given = [p for w in what if (p := Path(w)).is_dir() or (p.is_file() and p.suffix in {".yml", ".yaml"})]
    found = _in_files(given, asked)
    if given and not found:
        stop(no_rules(given))
    names = [w for w in what if Path(w) not in given]
    if not names and given:
        return found
    own = {p.resolve(): p for p in (*asked.settings.rules, *folders)}
    known = asked.rules_in([BUILT_IN, *own.values()])
    for name in names:
        if name not in {n for r in known for n in (r.id, r.pack)}:
            if "/" in name and name.partition("/")[0] not in {r.pack for r in known}:
                stop(f"'{name}' is no rule, and there is no such file or folder.")
            stop(f"'{name}' is no rule, no pack and no folder. {nearest(name, (r.id for r in known))}")
    return found + [r for r in known if not what or r.among(names)]


def _in_files(given: Sequence[Path], asked: Workspace) -> list[Rule]:
    """The rules in these files and folders, which may be those of newslint itself."""
    from lint.rulebook.rule import BUILT_IN

    ours = BUILT_IN.resolve()
    real = {p: p.resolve() for p in given}
    folders = [p if p.is_dir() else p.parent for p in given if not real[p].is_relative_to(ours)]
    files = [] if any(p.is_dir() for p in given) else [p for p in given if not real[p].is_relative_to(ours)]
    rules = asked.rules_in(folders, files) if folders else []
    rules += asked.rules_in([BUILT_IN]) if len(folders) < len(given) else []
    return [r for r in rules if any(Path(r.path).resolve().is_relative_to(p) for p in real.values())]


def _examples(rules: Sequence[Rule]) -> None:
    from lint.authoring.examples import run

    tried = failed = 0
    for rule in rules:
        for result in run(rule):
            tried += 1
            if result.faults:
                failed += 1
                side = "wrong" if result.example.wrong else "right"
                text = next(iter(result.example.texts.values())).strip().partition("\n")[0]
                say(f"{rule.path}: {rule.id}, {side}: {text[:100]}")
                say("".join(f"    {fault}\n" for fault in result.faults))
    typer.echo(f"{tried - failed} of {tried} examples are as they should be.")
    if failed or not tried:
        raise typer.Exit(1)


def _on(rules: Sequence[Rule], asked: Workspace, sample: int, seed: int) -> Sequence[Unread]:
    """Print how often the rules fire on this copy; what of it was not examined."""
    from lint.cli.progress import progress
    from lint.engine.lint import lint
    from lint.report.rule_trial import render

    copies, settings = asked.copies, asked.settings
    found: set[tuple[str, str, str, int]] = set()

    def note(f: Finding) -> Finding:
        found.add((f.rule, f.message, f.ends[0].article.path, f.ends[0].span.start))
        return f

    with progress(len(copies)) as done:
        report = lint(
            copies,
            rules,
            settings.story,
            None,
            done,
            settle=note,
            date_order=settings.date_order,
            encoding=asked.encoding,
        )
    report = replace(report, findings=tuple(report.findings))  # they are made as they are asked for
    fired = Counter(rule for rule, *_ in found)
    report = report.also_unread(asked.unread)
    if not report.examined:
        nothing_examined(asked.request.paths, report.unread)
    say(render(report, fired, rules, sample=sample, seed=seed).removesuffix("\n"))
    return report.unread
