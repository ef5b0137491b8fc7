"""`--since`: only what touches lines changed since a git revision, in whatever way git is set up and files are named."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from lint.revisions.changed_lines import NoSuchRevisionError, since
from tests.desk import RULE, newslint, report, write
from tests.read.in_systems import ninjs, table, wxr
from tests.settings.test_stets import ACROSS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")

THREE = "A day\n\nA wombat.\n\nB wombat.\n\nC wombat.\n"


def git(folder: Path, *args: str) -> None:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    names = {f"GIT_{who}_{what}": "desk@localhost" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *args], cwd=folder, env=os.environ | settings | names, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "a day's work")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    desk = write(tmp_path / "desk", {"own/desk/wombat.yml": RULE, "newslint.yml": "rules: own\n", "copy/a.txt": THREE})
    git(desk, "init", "-q")
    commit(desk)
    return desk


def found(desk: Path, *args: str | Path) -> list[str]:
    findings = report(*(args or ("copy",)), "--select", "desk", "--since", "HEAD", cwd=desk)["findings"]
    return [f"{f['ends'][0]['path']}:{f['ends'][0]['line']}" for f in findings]


def test_only_changed_lines_count(desk: Path) -> None:
    assert found(desk) == []
    write(desk, {"copy/a.txt": THREE.replace("B wombat", "The B wombat") + "\n++ b/a wombat\n"})
    assert found(desk) == ["copy/a.txt:5", "copy/a.txt:9"]
    git(desk, "add", "-A")  # what is staged is changed as well
    assert found(desk) == ["copy/a.txt:5", "copy/a.txt:9"]
    done = newslint("copy", "--select", "desk", "--since", "HEAD", cwd=desk)
    assert done.stdout.splitlines()[-1].endswith("Found 2 errors in lines changed since HEAD.")
    commit(desk)
    assert found(desk) == []
    assert newslint("copy", "--select", "desk", "--since", "HEAD", cwd=desk).returncode == 0


def test_files_that_git_does_not_know_are_changed_as_a_whole(desk: Path, tmp_path: Path) -> None:
    write(desk, {"copy/new.txt": THREE, "copy/left out.txt": THREE, ".gitignore": "left*\n"})
    outside = write(tmp_path / "outside", {"far.txt": THREE})
    (desk / "copy/link.txt").symlink_to(outside / "far.txt")
    git(desk, "add", "copy/link.txt")
    assert len(found(desk, "copy", "--follow-links")) == 9


def test_a_renamed_file_is_compared_with_what_it_was(desk: Path) -> None:
    text = THREE + "\n".join(f"Line {n} of many.\n" for n in range(30))
    write(desk, {"copy/a.txt": text})
    commit(desk)
    git(desk, "mv", "copy/a.txt", "copy/b.txt")
    write(desk, {"copy/b.txt": text.replace("C wombat", "D wombat")})
    assert found(desk) == ["copy/b.txt:7"]


@pytest.mark.parametrize(
    "name", ["a b.txt", 'qu"ote.txt', "tab\there.txt", "é😀.txt", "back\\slash.txt", "-U3.txt", "b/x.txt"]
)
def test_any_name_is_found_again(desk: Path, name: str) -> None:
    write(desk, {f"copy/{name}": THREE})
    commit(desk)
    write(desk, {f"copy/{name}": THREE.replace("A wombat", "No wombat")})
    assert [f.rpartition(":")[2] for f in found(desk)] == ["3"]


def test_lines_end_as_editors_have_it(desk: Path) -> None:
    write(desk, {"copy/a.txt": THREE.replace("\n", "\r\n"), "copy/b.txt": THREE.replace("\n", "\r")})
    commit(desk)
    write(desk, {"copy/a.txt": THREE.replace("\n", "\r\n").replace("B w", "D w")})
    assert found(desk) == ["copy/a.txt:5"]
    write(desk, {"copy/b.txt": THREE.replace("\n", "\r").replace("B w", "D w")})
    assert found(desk) == ["copy/a.txt:5", "copy/b.txt:5"]


def test_settings_of_git_do_not_change_what_is_found(desk: Path) -> None:
    for key, value in (
        ("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("color.ui", "always"), ("diff.external", "false"),
        ("diff.relative", "true"), ("diff.interHunkContext", "9"), ("core.pager", "false"), ("diff.renames", "false"),
        ("core.fsmonitor", "touch hacked; false"), ("core.quotePath", "false"),
    ):  # fmt: skip
        git(desk, "config", key, value)
    write(desk, {"copy/a.txt": THREE.replace("A wombat", "No wombat").replace("C wombat", "D wombat")})
    assert found(desk) == ["copy/a.txt:3", "copy/a.txt:7"]
    assert found(desk / "copy", "a.txt") == ["a.txt:3", "a.txt:7"]
    assert found(desk.parent, desk / "copy", "--settings", desk / "newslint.yml") == [
        f"{desk}/copy/a.txt:3",
        f"{desk}/copy/a.txt:7",
    ]
    assert not list(desk.rglob("hacked"))


def test_any_end_in_a_changed_line_counts(tmp_path: Path) -> None:
    desk = write(
        tmp_path,
        {
            "own/desk/animal.yml": ACROSS, "newslint.yml": "rules: own\nstory: folder\n",
            "copy/a.txt": "A day\n\nThe quokka came.\n", "copy/b.txt": "A day\n\nThe wombat came. A wombat.\n",
        },
    )  # fmt: skip
    git(desk, "init", "-q")
    commit(desk)
    assert found(desk) == []
    for name in ("a.txt", "b.txt"):
        text = (desk / "copy" / name).read_text(encoding="utf-8")
        write(desk, {f"copy/{name}": text.replace("came", "went")})
        assert len(found(desk)) == 1
        write(desk, {f"copy/{name}": text})


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "-x", "", "HEAD:copy", "a b", "HEAD~9"])
def test_a_revision_that_is_none_is_named(desk: Path, revision: str) -> None:
    done = newslint("check", "copy", f"--since={revision}", cwd=desk)
    assert (done.returncode, done.stderr) == (
        2,
        f"newslint: '{revision}' is no revision in the git repository {desk}.\n",
    )
    assert not (desk / "x").exists()


def test_without_a_repository_or_git_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.txt": THREE})
    with pytest.raises(NoSuchRevisionError, match=r"a\.txt cannot be compared with an earlier state: not a git repo"):
        since("HEAD", [tmp_path / "a.txt"])
    git(tmp_path, "init", "-q")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoSuchRevisionError, match="git is not installed, or not found"):
        since("HEAD", [tmp_path])


def test_articles_of_one_file_are_compared_each_with_itself(desk: Path) -> None:
    rows = [
        ("One", ["A wombat came to town, and saw all that there is to be seen in it.", "It stayed."]),
        ("Two", ["A wombat left.", "It came back."]),
    ]
    write(
        desk, {"copy/b.csv": table(*rows), "copy/c.xml": wxr(*rows), "copy/d.json": ninjs("Three", ["A wombat came."])}
    )
    commit(desk)
    assert found(desk) == []
    new = [
        ("New", ["Another wombat came to town, and saw nothing that is to be seen in it."]),
        rows[0],
        ("Two", ["A wombat left.", "It came back, a wombat."]),
    ]
    more = ["A wombat came.", "No wombat went."]
    write(desk, {"copy/b.csv": table(*new), "copy/c.xml": wxr(*rows[:1], new[2]), "copy/d.json": ninjs("Three", more)})
    assert found(desk) == ["copy/b.csv#2:2", "copy/b.csv#4:2", "copy/b.csv#4:3", "copy/c.xml#8:3", "copy/d.json:3"]
