"""`newslint stet`: findings that editors have accepted, with a reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from lint.cli.app import app
from lint.cli.options import (
    AllowUnread,
    FollowLinks,
    NoSettings,
    Paths,
    Published,
    RuleFolders,
    SettingsFile,
    Story,
    day,
)
from lint.cli.run import all_examined, nothing_examined, say, stop, workspace
from lint.rulebook.disk import Disk
from lint.workspace import Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.text.finding import Finding


@app.command()
def stet(
    paths: Paths,
    reason: Annotated[str, typer.Option(help="Why they are let stand.", metavar="TEXT")] = "",
    rule: Annotated[list[str], typer.Option(help="All findings of this rule.", metavar="RULE")] = [],
    fingerprint: Annotated[list[str], typer.Option(help="The finding with this fingerprint.", metavar="HEX")] = [],
    by: Annotated[str, typer.Option(help="Who lets them stand.", metavar="NAME")] = "",
    until: Annotated[
        date | None, typer.Option(help="The last day on which they stand.", parser=day, metavar="YYYY-MM-DD")
    ] = None,
    rules: RuleFolders = [],
    story: Story = None,
    published: Published = None,
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    allow_unread: AllowUnread = False,
    follow_links: FollowLinks = False,
) -> None:
    """Let findings in these articles stand. Without --rule or --fingerprint, list what there is to choose from."""
    from lint.files.atomic_write import ChangedMeanwhileError
    from lint.report.text import place
    from lint.settings.stets import none
    from lint.settings.stets_file import NotAListError, accept, add

    if (rule or fingerprint) and not reason.strip():
        stop("A stet needs a reason: add --reason 'why this is right'.")
    if until is not None and until < date.today():
        stop(f"--until {until} is over already.")
    asked = workspace(
        Request(
            paths=paths,
            rules=rules,
            story=story.value if story else None,
            published=published,
            settings=settings,
            no_settings=no_settings,
            follow_links=follow_links,
        )
    )
    file, report = asked.stets_file, asked.report()
    if not report.examined:
        nothing_examined(paths, report.unread)
    findings = [f for f in report.findings if f.check != "stet"]
    if not rule and not fingerprint:
        for f in findings:
            say(f"{f.fingerprint}  {place(f.ends[0])}  {f.rule}: {f.message}")
        all_examined(report.unread, allow_unread=True)
        stop("Choose what to let stand: --rule or --fingerprint, with a --reason.")
    chosen = _chosen(findings, rule, fingerprint)
    known = (asked.stets or none())._replace(folder=file.parent)
    made = accept(chosen, known, " ".join(reason.split()), by.strip(), until)
    if not made:
        stop(f"Their stets have run out: change the dates in {file}.")
    try:
        add(file, made, Disk(follow_links))
    except (ChangedMeanwhileError, NotAListError) as e:
        stop(f"{e}.")
    except OSError as e:
        stop(f"{file}: it could not be written: {e.strerror}.")
    for s in made:
        say(f"{s.article}: '{s.words}' stands ({s.rule}).")
    say(f"{len(made)} {'stet' if len(made) == 1 else 'stets'} added to {file}.")
    all_examined(report.unread, allow_unread)


def _chosen(findings: Sequence[Finding], rules: Sequence[str], fingerprints: Sequence[str]) -> list[Finding]:
    """The findings of these rules or packs, and those with these fingerprints; ends the run where one chooses none."""
    from lint.rulebook.yaml_file import nearest

    for wanted, there in (
        (rules, {name for f in findings for name in (f.rule, f.rule.split("/")[0])}),
        (fingerprints, {f.fingerprint for f in findings}),
    ):
        for w in wanted:
            if w not in there:
                stop(f"'{w}' finds nothing in this copy that does not stand yet. {nearest(w, there)}")
    return [f for f in findings if f.rule in rules or f.rule.split("/")[0] in rules or f.fingerprint in fingerprints]
