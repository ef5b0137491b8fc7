"""What must hold of newslint whatever a desk's files say: rules, settings, stets, rules for Vale, and copy that has changed."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from lint.authoring.examples import run
from lint.authoring.vale_import import carried
from lint.engine.deduplication import deduplicated
from lint.engine.linter import Linter
from lint.engine.results import Examined, Report
from lint.read import read_bytes
from lint.revisions.line_diff import changed, lines_of
from lint.rulebook.loading import load, load_text
from lint.rulebook.rule import BrokenRulesError
from lint.settings import settings_file
from lint.settings.settings import configured
from lint.settings.stets import let_stand, none
from lint.settings.stets_file import accept, add
from lint.settings.stets_file import load as load_stets
from tests.fuzz.on_copy import HOSTILE, all_rules, articles, linter

if TYPE_CHECKING:
    from lint.rulebook.rule import Rule

_TODAY = date(2024, 6, 20)
#: Copy that rules are tried on.
_COPY = (
    "# teh Bridge opens Again\n\nThe mayor said: “We waited for years , and teh wombat forgot us.” On Wednesday, June 18,"
    " 2024, Ana Moreno, 52, and and an university; NASA (x) said 12 people, 13 in all… İſ\u200b\n\n- one\n- two\n\n> so\n"
).encode()


@cache
def _folder() -> Path:
    """A folder of this process's own, in memory where there is such a place."""
    memory = Path("/dev/shm")  # noqa: S108
    return Path(tempfile.mkdtemp(prefix="newslint-fuzz-", dir=memory if memory.is_dir() else None))


@cache
def _report() -> Report:
    return _report_on(_COPY)


def _report_on(data: bytes) -> Report:
    found = []
    examined = []
    for article in articles(data):
        found += linter().check_article(linter().read(article))
        examined.append(Examined(article, "s", {}))
    return Report(tuple(examined), tuple(deduplicated(found)))


@cache
def _levels() -> dict[str, object]:
    return {r.id: r.level for r in all_rules()}


def _written(name: str, data: bytes) -> Path:
    path = _folder() / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def ruling(data: bytes) -> None:
    """A rule file loads and works on its examples and on copy, or every mistake in it is named with its place."""
    path = _written("rules/rule.yml", data)
    try:
        rules = load([path.parent], all_rules() if b"like" in data else ())
    except BrokenRulesError as e:
        assert e.mistakes
        assert all(m.path == str(path) and m.line > 0 and m.column > 0 and m.message for m in e.mistakes), e
        return
    _works(next(r for r in rules if r.path == str(path)))


def _works(rule: Rule) -> None:
    """The rule is run on its examples, whatever comes of it, and on copy."""
    assert len([*run(rule)]) == len(rule.examples)
    mine = Linter([rule])
    article = read_bytes(_COPY, "copy.md")
    for f in mine.check_article(mine.read(article)):
        assert all(0 <= e.span.start <= e.span.end <= len(article.text) for e in f.ends)


def setting(data: bytes) -> None:
    """Settings load and are put to rules, paths and findings, or every mistake in them is named with its place."""
    path = _written("newslint.yml", data)
    try:
        with patch.object(settings_file, "built_in", all_rules):
            settings, rules = settings_file.load(path)
    except BrokenRulesError as e:
        assert e.mistakes
        assert all(str(m).startswith(str(_folder())) for m in e.mistakes), e
        return
    made = configured(settings, rules)
    assert {r.id for r in made.rules} <= {r.id for r in rules}
    for name in HOSTILE:
        settings.excluded(str(_folder() / name))
    for f in _report().findings:
        assert (settled := made.settle(f)) is None or settled.message == f.message


def listing(data: bytes) -> None:
    """A list of stets loads, or every mistake in it is named with its place."""
    path = _written("list/newslint-stets.yml", data)
    try:
        file = load_stets(path)
    except BrokenRulesError as e:
        assert e.mistakes
        assert all(m.path == str(path) and m.line > 0 and m.message for m in e.mistakes), e
        return
    stood = let_stand(_report(), file, _levels(), _TODAY)  # type: ignore[arg-type]
    assert stood.stood <= len(_report().findings)


def stetting(data: bytes) -> None:
    """What is accepted stands, whatever the copy and the reason are; what remarks in the copy say is obeyed or told."""
    at = len(data) // 2
    said = (
        data[:at]
        + b"\n\n<!-- stet spelling, names "
        + data[at : at + 5]
        + b": "
        + data[at : at + 9]
        + b" -->\n"
        + data[at:]
    )
    report = _report_on(said)
    let_stand(report, none(), _levels(), _TODAY)  # type: ignore[arg-type]
    if not report.findings:
        return
    path = _folder() / "newslint-stets.yml"
    path.unlink(missing_ok=True)
    reason = " ".join(data[:30].decode("utf-8", "replace").split()) or "so"
    file = none()._replace(folder=path.parent)
    made = accept(report.findings, file, reason, by=reason)
    half = len(made) // 2
    for some in (made[:half], made[half:]):
        if some:
            add(path, some)
    stood = let_stand(report, load_stets(path), _levels(), _TODAY)  # type: ignore[arg-type]
    assert stood.stood == len(report.findings), stood.findings


def importing(data: bytes) -> None:
    """What is carried over of a rule for Vale is a rule that loads and works; of the rest it is said why."""
    _written("Style/Rule.yml", data)
    for one in carried(_folder() / "Style"):
        assert bool(one.rules) != bool(one.why_not), one
        for rule_id, draft in one.rules.items():
            _works(load_text(draft.text(), rule_id))


def changing(data: bytes) -> None:
    """Lines that are not said to have changed stood there before, in this order, and none is where nothing has."""
    words = data.split(b" ")
    before, after = (lines_of(b" ".join(words[n:])) for n in (0, len(words) // 3))
    told = {n for lines in changed(before, after) for n in lines}
    rest = iter(before)
    assert all(line in rest for n, line in enumerate(after, 1) if n not in told)
    assert bool(changed(before, after)) == (before != after)
