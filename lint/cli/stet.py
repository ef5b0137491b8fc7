"""`newslint stet`: findings that editors have accepted, with a reason."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from lint.cli.app import app
from lint.cli.options import (
    AllowUnread,
    Body,
    DateColumn,
    Encoded,
    FollowLinks,
    NoSettings,
    Paths,
    Published,
    RuleFolders,
    SettingsFile,
    StdinName,
    Story,
    Title,
    day,
)
from lint.cli.run import all_examined, nothing_examined, say, stop, workspace
from lint.read.columns import Columns
from lint.rulebook.disk import Disk
from lint.workspace import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from lint.settings.stets import Stet, StetFile
    from lint.text.finding import Finding
    from lint.workspace import Workspace

#: So much of a fingerprint names a finding.
_LEAST = 4


@app.command(short_help="Let findings stand, with a reason.")
def stet(
    paths: Paths,
    ask: Annotated[bool, typer.Option("--ask", help="Ask for one finding after the other.")] = False,
    reason: Annotated[str, typer.Option(help="Why they are let stand.", metavar="TEXT")] = "",
    rule: Annotated[list[str], typer.Option(help="All findings of this rule.", metavar="RULE")] = [],
    fingerprint: Annotated[
        list[str],
        typer.Option(help="The finding whose fingerprint begins so, and its like in the article.", metavar="HEX"),
    ] = [],
    remove: Annotated[
        bool, typer.Option("--remove", help="Let the stets of --rule or --fingerprint stand no more.")
    ] = False,
    baseline: Annotated[
        bool, typer.Option("--baseline", help="Let all that there is stand, and report only what comes later.")
    ] = False,
    by: Annotated[str, typer.Option(help="Who lets them stand.", metavar="NAME")] = "",
    until: Annotated[
        date | None, typer.Option(help="The last day on which they stand.", parser=day, metavar="YYYY-MM-DD")
    ] = None,
    rules: RuleFolders = [],
    story: Story = None,
    published: Published = None,
    encoding: Encoded = None,
    stdin_name: StdinName = "",
    settings: SettingsFile = None,
    no_settings: NoSettings = False,
    body: Body = "",
    title: Title = "",
    date_column: DateColumn = "",
    allow_unread: AllowUnread = False,
    follow_links: FollowLinks = False,
) -> None:
    """Let findings in these articles stand, each with its like: the same words in the same article.

    Without --ask, --rule or --fingerprint, list what there is.
    """
    named = bool(rule or fingerprint)
    if named + ask + baseline > 1:
        stop("Choose one of --ask, --baseline, and --rule or --fingerprint.")
    if remove and baseline:
        stop("A baseline is taken back as a whole: delete newslint-baseline.tsv.")
    if remove and not named:
        stop("Choose which stets to remove: --rule or --fingerprint.")
    if named and not remove and not reason.strip():
        stop("A stet needs a reason: add --reason 'why this is right'.")
    if until is not None and until < date.today():
        stop(f"--until {until} is over already.")
    asked = workspace(
        Request(
            paths=paths,
            rules=rules,
            story=story.value if story else None,
            published=published,
            encoding=encoding or "",
            stdin_name=stdin_name,
            settings=settings,
            no_settings=no_settings,
            no_baseline=baseline,
            follow_links=follow_links,
            columns=Columns(body, title, date_column),
        )
    )
    if remove:
        _remove(asked, rule, fingerprint)
        return
    report = asked.report()
    if not report.examined:
        nothing_examined(paths, report.unread)
    findings = [f for f in report.findings if f.check != "stet"]
    if baseline:
        _baseline(asked, findings)
    elif ask:
        from lint.cli.asking import stets_asked

        for f, why in stets_asked(findings, reason.strip()):  # written one by one, so that nothing said is lost
            _accept(asked, [f], findings, why, by, until)
    elif named:
        _accept(asked, _chosen(findings, rule, fingerprint), findings, reason, by, until)
    else:
        _list(findings)
        all_examined(report.unread, allow_unread=True)
        stop("Choose what to let stand: --ask, or --rule or --fingerprint with a --reason.")
    all_examined(report.unread, allow_unread)


def _list(findings: Sequence[Finding]) -> None:
    from lint.report.text import place

    for f in findings:
        say(f"{f.short}  {place(f.ends[0])}  {f.rule}: {f.message}")


def _known(asked: Workspace) -> StetFile:
    """The stets there are now, which may have become more since the run began."""
    from lint.settings.stets import none
    from lint.settings.stets_file import load

    file = asked.stets_file
    there = asked.sound(lambda: load(file, Disk(asked.request.follow_links))) if file.is_file() else none()
    return there._replace(folder=file.parent)


def _accept(
    asked: Workspace, chosen: Sequence[Finding], every: Sequence[Finding], reason: str, by: str, until: date | None
) -> None:
    """Add stets for the chosen ones of all findings there are; each is for all places with the same words."""
    from lint.settings.stets_file import accept, add

    file = asked.stets_file
    known = _known(asked)
    made = accept(chosen, known, " ".join(reason.split()), by.strip(), until)
    if not made:
        stop(f"Their stets have run out: change the dates in {file}.")
    _written(lambda: add(file, made, Disk(asked.request.follow_links)))
    alike = Counter((f.fingerprint, known.place(f.ends[0].article)) for f in every)
    for s in made:
        places = f" in {alike[s.key]:,} places" if alike[s.key] > 1 else ""
        say(f"{s.article}: {_shown(s)} stands{places} ({s.rule}).")
    say(f"{_many(made)} added to {file}.")


def _shown(stet: Stet) -> str:
    """The words of a stet, which may be none."""
    return f"'{stet.words}'" if stet.words else "white space"


def _remove(asked: Workspace, rules: Sequence[str], fingerprints: Sequence[str]) -> None:
    """Take the stets of these rules or packs, and those with these fingerprints, out of their file."""
    from lint.settings.stets_file import remove

    file = asked.stets_file
    stets = _known(asked).stets
    names = {name for s in stets for name in (s.rule, s.rule.split("/")[0])}
    _all_there(rules, names, "has no stet here")
    prefixes = [_begins(p, {s.fingerprint for s in stets}, "has no stet here") for p in fingerprints]
    gone: list[Stet] = [s for s in stets if s.rule in rules or s.rule.split("/")[0] in rules]
    gone += [s for s in stets if s.fingerprint in prefixes and s not in gone]
    _written(lambda: remove(file, {s.key for s in gone}, Disk(asked.request.follow_links)))
    for s in gone:
        say(f"{s.article}: {_shown(s)} stands no more ({s.rule}).")
    say(f"{_many(gone)} removed from {file}.")


def _baseline(asked: Workspace, findings: Sequence[Finding]) -> None:
    from lint.settings.baseline import write

    file, known = asked.baseline_file, _known(asked)
    made: list[int] = []
    _written(lambda: made.append(write(file, findings, known, Disk(asked.request.follow_links))))
    kinds = {f.rule for f in findings}
    say(f"{_many(findings, 'finding')} of {_many(kinds, 'rule')} stand by {file}; what comes later is reported.")


def _written(write: Callable[[], object]) -> None:
    """What is written; ends the run where it cannot be."""
    from lint.files.atomic_write import ChangedMeanwhileError
    from lint.settings.stets_file import NotAListError

    try:
        write()
    except (ChangedMeanwhileError, NotAListError) as e:
        stop(f"{e}.")
    except OSError as e:
        stop(f"{e.filename}: it could not be written: {e.strerror}.")


def _many(those: Collection[object], what: str = "stet") -> str:
    return f"{len(those):,} {what}{'' if len(those) == 1 else 's'}"


def _chosen(findings: Sequence[Finding], rules: Sequence[str], fingerprints: Sequence[str]) -> list[Finding]:
    """The findings of these rules or packs, and those with these fingerprints; ends the run where one chooses none."""
    why = "finds nothing in this copy that does not stand yet"
    _all_there(rules, {name for f in findings for name in (f.rule, f.rule.split("/")[0])}, why)
    whole = [_begins(p, {f.fingerprint for f in findings}, why) for p in fingerprints]
    return [f for f in findings if f.rule in rules or f.rule.split("/")[0] in rules or f.fingerprint in whole]


def _all_there(wanted: Sequence[str], there: Collection[str], why: str) -> None:
    from lint.rulebook.yaml_file import nearest

    for w in wanted:
        if w not in there:
            stop(f"'{w}' {why}. {nearest(w, there)}")


def _begins(prefix: str, there: Collection[str], why: str) -> str:
    """The one fingerprint that begins so; ends the run where there is none, or more than one."""
    found = sorted(f for f in there if f.startswith(prefix.lower())) if len(prefix) >= _LEAST else []
    if len(found) == 1:
        return found[0]
    if found:
        stop(f"'{prefix}' begins {len(found)} fingerprints: {', '.join(f[:12] for f in found[:5])}. Write more of it.")
    return stop(f"'{prefix}' {why}. Run newslint stet on it for the fingerprints there are.")
