"""`--settings-from`: a change of copy cannot bring along what has its own faults let pass; what it tries is said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.desk import RULE, newslint, write
from tests.revisions.test_since import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")

SETTINGS = "rules: own\n"
STET = "<!-- stet desk/wombat: so it is -->\n"
BASE = {"own/desk/wombat.yml": RULE, "newslint.yml": SETTINGS, "copy/a.md": "A day\n\nNobody came.\n"}
WRONG = {"copy/a.md": "A day\n\nA wombat came.\n"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk whose last commit is the base of a change."""
    desk = write(tmp_path / "desk", BASE)
    git(desk, "init", "-q")
    commit(desk)
    return desk


def check(desk: Path, *args: str, base: str = "HEAD") -> subprocess.CompletedProcess[str]:
    return newslint("check", "copy", "--settings-from", base, *args, cwd=desk)


def stets(desk: Path) -> str:
    """A file of stets that lets all stand."""
    newslint("stet", "copy", "--rule", "desk", "--reason", "so it is", cwd=desk)
    file = desk / "newslint-stets.yml"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    return text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"newslint.yml": SETTINGS + "levels: {desk/wombat: off}\n"}, "newslint.yml"),
        ({"newslint.yml": SETTINGS + "levels: {desk: style}\n"}, "newslint.yml"),
        ({"newslint.yml": SETTINGS + "exclude: [a.md]\n", "copy/b.md": "Fine.\n"}, "newslint.yml"),
        ({"newslint.yml": SETTINGS + "paths: {copy/**: {desk: off}}\n"}, "newslint.yml"),
        ({"copy/newslint.yml": "rules: ../own\nlevels: {desk: off}\n"}, "copy/newslint.yml"),
        ({"newslint-stets.yml": ""}, "newslint-stets.yml"),
        ({"own/desk/wombat.yml": RULE.replace("level: error", "level: style")}, "the rules in own"),
        ({"own/desk/wombat.yml": RULE.replace("wombat", "quokka")}, "the rules in own"),
        ({"copy/a.md": "A day\n\n" + STET + "A wombat came.\n"}, "1 stet in copy"),
        ({"copy/a.md": "A day\n\nA wombat came. " + STET}, "1 stet in copy"),
    ],
)
def test_what_a_change_lets_pass_is_found_and_said(desk: Path, change: dict[str, str], said: str) -> None:
    write(desk, WRONG)
    if "newslint-stets.yml" in change:
        change = {"newslint-stets.yml": stets(desk)}
    write(desk, change)
    assert newslint("check", "copy", cwd=desk).returncode == 0
    done = check(desk)
    assert (done.returncode, done.stderr) == (1, "")
    note, last = done.stdout.splitlines()[-2:]
    assert note == (
        f"This change alters {said}. What holds is as it was at HEAD; the change would accept 1 of the errors found."
    )
    assert "Found 1 error" in last
    commit(desk)
    assert check(desk).returncode == 0  # as who names the change itself has it
    done = check(desk, "--since", "HEAD~1", base="HEAD~1")
    assert (done.returncode, done.stdout.splitlines()[-2]) == (1, note.replace("HEAD", "HEAD~1"))


def test_what_lets_nothing_pass_is_said_too(desk: Path) -> None:
    write(desk, {**WRONG, "newslint.yml": SETTINGS + "words: [wombat]\nfail-on: never\n"})
    done = check(desk)
    assert done.returncode == 1
    assert "the change would accept none of the errors found.\n" in done.stdout


def test_where_nothing_is_altered_nothing_is_said(desk: Path) -> None:
    text = "A day\n\n" + STET + "A wombat came.\n"
    write(desk, {"copy/a.md": text})
    commit(desk)
    write(desk, {"copy/a.md": text + "\nNobody went.\n", "copy/b.md": "A wombat went.\n"})
    for form in ("text", "json", "sarif", "github", "html"):
        plain = newslint("check", "copy", "--format", form, cwd=desk)
        assert check(desk, "--format", form).stdout == plain.stdout
    assert "1 finding stands by stet." in check(desk).stdout


def test_a_change_cannot_bring_a_baseline(desk: Path) -> None:
    write(desk, WRONG)
    assert newslint("stet", "copy", "--baseline", cwd=desk).returncode == 0
    assert newslint("check", "copy", cwd=desk).returncode == 0
    done = check(desk)
    assert done.returncode == 1
    assert "This change alters newslint-baseline.tsv." in done.stdout


def test_every_format_says_it(desk: Path, tmp_path: Path) -> None:
    write(desk, {**WRONG, "newslint.yml": SETTINGS + "levels: {desk: off}\n"})
    note = check(desk).stdout.splitlines()[-2]
    assert json.loads(check(desk, "--format", "json").stdout)["notes"] == [note]
    (run,) = json.loads(check(desk, "--format", "sarif").stdout)["runs"]
    assert [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]] == [note]
    assert f"<p>{note}</p>" in check(desk, "--format", "html").stdout
    env = os.environ | {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    base = ["check", "copy", "--settings-from", "HEAD", "--format", "github"]
    assert newslint(*base, cwd=desk, env=env).stdout.startswith(f"::warning title=How this was checked::{note}\n")
    assert f"\n**{note}**\n" in (tmp_path / "summary").read_text(encoding="utf-8")


def test_a_digest_is_cut_short(desk: Path) -> None:
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=desk, capture_output=True, text=True, check=True).stdout
    write(desk, {"newslint.yml": SETTINGS + "words: [x]\n"})
    assert f" as it was at {head[:10]}; " in check(desk, base=head.strip()).stdout


def test_new_rules_and_settings_do_not_count_yet(desk: Path) -> None:
    write(desk, {"copy/a.md": "A day\n\nA quokka came.\n"})
    write(desk, {"own/desk/quokka.yml": RULE.replace("wombat", "quokka")})
    done = newslint("check", "copy", "--settings-from", "HEAD", cwd=desk)
    assert done.returncode == 0
    assert "This change alters the rules in own." in done.stdout
    write(desk, {"more/desk/x.yml": RULE.replace("wombat", "quokka")})
    done = check(desk, "--rules", "more")
    assert (done.returncode, done.stderr) == (2, "newslint: more is no folder of rules at HEAD.\n")
    done = check(desk, "--settings", "other.yml")
    assert (done.returncode, done.stderr) == (2, "newslint: other.yml is no file at HEAD.\n")


def test_links_of_a_change_lead_nowhere(desk: Path, tmp_path: Path) -> None:
    write(tmp_path, {"elsewhere/newslint.yml": "levels: {desk: off}\n", "elsewhere/own/desk/x.yml": RULE})
    write(desk, WRONG)
    shutil.move(desk / "own", desk / "old")
    (desk / "own").symlink_to(tmp_path / "elsewhere" / "own")
    (desk / "newslint.yml").unlink()
    (desk / "newslint.yml").symlink_to("old.yml")
    write(desk, {"old.yml": "rules: old\nlevels: {desk: off}\n"})
    done = check(desk)
    assert done.returncode == 2
    assert "own" in done.stderr
    assert "--follow-links" in done.stderr
    (desk / "own").unlink()
    shutil.move(desk / "old", desk / "own")
    write(desk, {"old.yml": "rules: own\nlevels: {desk: off}\n"})
    done = check(desk)
    assert (done.returncode, done.stderr) == (1, "")
    assert "This change alters newslint.yml. " in done.stdout
    commit(desk)
    done = check(desk)
    assert done.returncode == 2
    assert done.stderr.endswith("newslint.yml is a link at HEAD, which may lead anywhere; name the file itself.\n")


def test_files_outside_of_the_repository_are_as_they_are(desk: Path, tmp_path: Path) -> None:
    configuration = write(tmp_path / "house", {"newslint.yml": "rules: own\n", "own/desk/wombat.yml": RULE})
    write(desk, WRONG)
    done = check(desk, "--settings", str(configuration / "newslint.yml"))
    assert (done.returncode, "alters" in done.stdout) == (1, False)
    shutil.copytree(configuration, desk / "house")  # another repository, such as a workflow checks out beside the copy
    git(desk / "house", "init", "-q")
    done = check(desk, "--settings", "house/newslint.yml")
    assert (done.returncode, "alters" in done.stdout) == (1, False)


def test_a_submodule_could_be_moved(desk: Path, tmp_path: Path) -> None:
    configuration = write(tmp_path / "house", {"newslint.yml": "rules: own\n", "own/desk/wombat.yml": RULE})
    git(configuration, "init", "-q")
    commit(configuration)
    git(desk, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(configuration), "house")
    commit(desk)
    done = check(desk, "--settings", "house/newslint.yml")
    assert done.returncode == 2
    assert "house/newslint.yml lies in the submodule " in done.stderr


def test_stets_can_be_left_aside(desk: Path) -> None:
    write(desk, WRONG)
    write(desk, {"newslint-stets.yml": stets(desk)})
    commit(desk)
    assert check(desk).returncode == 0
    assert check(desk, "--no-settings", "--rules", "own").returncode == 1


def test_mistakes_are_told_with_the_revision(desk: Path) -> None:
    write(desk, {"newslint.yml": "rulez: own\n"})
    commit(desk)
    write(desk, {"newslint.yml": SETTINGS})
    done = check(desk)
    assert done.returncode == 2
    assert "newslint.yml:1:1: 'rulez' is no key" in done.stderr
    assert done.stderr.endswith("1 mistake at HEAD; nothing was done.\n")
    commit(desk)
    write(desk, {"newslint.yml": "rulez: own\n"})
    assert check(desk).returncode == 2


def test_a_base_that_is_not_there_is_red(desk: Path, tmp_path: Path) -> None:
    git(desk, "commit", "-q", "--allow-empty", "-m", "more")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{desk}", "shallow")
    for folder, hint in ((desk, ""), (tmp_path / "shallow", ", of which only the last commits are here")):
        for base in ("HEAD~7", "0" * 40, "", "--output=x"):
            done = newslint("check", "copy", f"--settings-from={base}", cwd=folder)
            assert (done.returncode, done.stdout) == (2, "")
            said = f"newslint: --settings-from: '{base}' is no revision in the git repository {folder}{hint}"
            assert done.stderr.startswith(said)
    outside = write(tmp_path / "outside", {"copy/a.txt": "A day\n"})
    done = check(outside)
    assert (done.returncode, done.stdout) == (2, "")
    assert "copy has no earlier state: not a git repository" in done.stderr
