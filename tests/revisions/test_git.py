"""Copy, and settings of git, that would have `--since` run a program or take a changed line for an old one."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from lint.revisions.changed_lines import since
from lint.revisions.git import NoSuchRevisionError, repository_of
from lint.revisions.line_diff import changed, lines_of
from tests.desk import newslint, write
from tests.revisions.test_since import THREE, commit, desk, found, git

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]
pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")

RUN = "echo ran >> {marker}"


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """The file that is there once any of the programs has run."""
    return tmp_path / "ran"


def bare(folder: Path, config: str) -> None:
    """Make a folder look like a repository of git's, all of ordinary files, with these settings."""
    write(folder, {"a.txt": THREE})
    git(folder, "init", "-q")
    write(folder, {".gitattributes": "*.txt filter=x\n"})
    commit(folder)
    for part in ("HEAD", "config", "index", "objects", "refs"):
        shutil.move(folder / ".git" / part, folder / part)
    shutil.rmtree(folder / ".git")
    with (folder / "config").open("a", encoding="utf-8") as file:
        file.write(config)
    write(folder, {"a.txt": THREE.replace("A wombat", "No wombat")})


HOSTILE = {
    "filter": '[core]\n\tbare = false\n\tworktree = .\n[filter "x"]\n\tclean = "{run}; cat"\n\trequired = true\n',
    "fsmonitor": '[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = "{run}; false"\n',
    "external diff": '[core]\n\tbare = false\n\tworktree = .\n[diff]\n\texternal = "{run}"\n',
    "partial clone": (
        "[core]\n\trepositoryformatversion = 1\n\tbare = false\n\tworktree = .\n"
        '[extensions]\n\tpartialclone = origin\n[remote "origin"]\n\turl = "ext::sh -c \\"{run}\\""\n\tpromisor = true\n'
        '[protocol "ext"]\n\tallow = always\n'
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("revision", ["HEAD", "1234567890123456789012345678901234567890"])
def test_copy_that_looks_like_a_repository_is_none(desk: Path, marker: Path, kind: str, revision: str) -> None:
    copy = desk / "copy" / "looks"
    write(copy, {})
    copy.mkdir(parents=True)
    bare(copy, HOSTILE[kind].replace("{run}", RUN.format(marker=marker)))
    for folder, named in ((desk, "copy/looks"), (copy, "."), (copy, "a.txt")):
        done = newslint("check", named, "--since", revision, "--no-settings", cwd=folder)
        if revision == "HEAD":
            assert done.returncode == 0, done.stderr
        else:
            assert (done.returncode, done.stderr) == (
                2,
                f"newslint: '{revision}' is no revision in the git repository {desk}.\n",
            )
    assert repository_of(copy).top == str(desk.resolve())
    assert not marker.exists()


@pytest.mark.parametrize("kind", HOSTILE)
def test_where_no_repository_is_above_it_is_said(tmp_path: Path, marker: Path, kind: str) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    bare(copy, HOSTILE[kind].replace("{run}", RUN.format(marker=marker)))
    done = newslint("check", "copy", "--since", "HEAD", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == "newslint: copy cannot be compared with an earlier state: not a git repository, and not in one.\n"
    )
    assert not marker.exists()


@pytest.mark.parametrize(
    ("settings", "attributes"),
    [
        ({"filter.x.clean": "{run}; cat", "filter.x.required": "true"}, "*.txt filter=x\n"),
        ({"filter.x.process": "{run}"}, "*.txt filter=x\n"),
        ({"diff.x.textconv": "{run}; cat"}, "*.txt diff=x\n"),
        ({"diff.x.command": "{run}"}, "*.txt diff=x\n"),
        ({"diff.external": "{run}"}, ""),
        ({"core.fsmonitor": "{run}; false"}, ""),
        ({"core.hooksPath": "hooks"}, ""),
        ({"core.pager": "{run}", "pager.rev-parse": "true", "pager.cat-file": "true"}, ""),
    ],
    ids=lambda v: next(iter(v), "") if isinstance(v, dict) else "",
)  # fmt: skip
def test_nothing_that_a_repository_names_is_run(
    desk: Path, marker: Path, settings: dict[str, str], attributes: str
) -> None:
    run = RUN.format(marker=marker)
    write(desk, {".gitattributes": attributes, "copy/a.txt": THREE.replace("A w", "The A w"), "copy/b.txt": THREE})
    for name in ("post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman"):
        for folder in ("hooks", ".git/hooks"):
            write(desk, {f"{folder}/{name}": f"#!/bin/sh\n{run}\n"})
            (desk / folder / name).chmod(0o755)
    for key, value in settings.items():
        git(desk, "config", key, value.replace("{run}", run))
    assert found(desk) == ["copy/a.txt:3", *(f"copy/b.txt:{n}" for n in (3, 5, 7))]
    assert not marker.exists()


def test_nothing_is_fetched(desk: Path, marker: Path) -> None:
    digest = subprocess.run(
        ["git", "rev-parse", "HEAD:copy/a.txt"], cwd=desk, capture_output=True, text=True, check=True
    )
    name = digest.stdout.strip()
    (desk / ".git" / "objects" / name[:2] / name[2:]).unlink()
    run = RUN.format(marker=marker)
    for key, value in {
        "core.repositoryFormatVersion": "1", "extensions.partialClone": "origin", "remote.origin.promisor": "true",
        "protocol.ext.allow": "always", "protocol.file.allow": "always", "protocol.allow": "always",
        "core.sshCommand": run, "remote.origin.uploadpack": run,
    }.items():  # fmt: skip
        git(desk, "config", key, value)
    write(desk, {"copy/a.txt": THREE.replace("A wombat", "No wombat")})
    for url in (
        f"ext::sh -c {run.replace(' ', '% ')}",
        f"ext::{marker}.sh",
        str(desk),
        f"file://{desk}",
        "ssh://localhost/x",
    ):
        write(desk.parent, {"ran.sh": f"#!/bin/sh\n{run}\n"})
        (desk.parent / "ran.sh").chmod(0o755)
        git(desk, "config", "remote.origin.url", url)
        done = newslint("check", "copy", "--select", "desk", "--since", "HEAD", cwd=desk)
        assert done.returncode == 2
        assert "does not hold all files of its commits" in done.stderr
    assert not marker.exists()


def test_an_encoding_hides_no_line(desk: Path) -> None:
    """Git would turn the new bytes into the old ones before it compares."""
    new = THREE.encode() + b" " * (len(THREE) % 2)
    write(desk, {"copy/b.txt": new.decode("utf-16-le")})
    commit(desk)
    write(desk, {".gitattributes": "b.txt working-tree-encoding=UTF-16LE\n", "copy/b.txt": new})
    assert found(desk) == ["copy/b.txt:3", "copy/b.txt:5", "copy/b.txt:7"]


def test_a_filter_hides_no_line(desk: Path) -> None:
    git(desk, "config", "filter.x.clean", "printf 'A day\\n\\nNothing.\\n'")
    write(desk, {".gitattributes": "b.txt filter=x\n", "copy/b.txt": THREE})
    commit(desk)
    assert found(desk) == ["copy/b.txt:3", "copy/b.txt:5", "copy/b.txt:7"]


def test_line_ends_that_git_turns_are_no_change(desk: Path) -> None:
    git(desk, "config", "core.autocrlf", "true")
    write(desk, {"copy/b.txt": THREE.replace("\n", "\r\n")})
    commit(desk)
    assert found(desk) == []
    write(desk, {"copy/b.txt": THREE.replace("\n", "\r\n").replace("B wombat", "No wombat")})
    assert found(desk) == ["copy/b.txt:5"]


def test_what_is_told_to_a_hook_is_not_heard(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marker: Path
) -> None:
    write(tmp_path / "other", {"a.txt": ""})
    git(tmp_path / "other", "init", "-q")
    run = RUN.format(marker=marker)
    for name, value in {
        "GIT_DIR": f"{tmp_path}/other/.git", "GIT_WORK_TREE": f"{tmp_path}/other", "GIT_INDEX_FILE": "/nowhere",
        "GIT_OBJECT_DIRECTORY": "/nowhere", "GIT_EXTERNAL_DIFF": run, "GIT_CONFIG_COUNT": "1", "GIT_SSH_COMMAND": run,
        "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": run, "GIT_CONFIG_PARAMETERS": "'core.bare=true'",
        "GIT_EXEC_PATH": "/nowhere", "GIT_NAMESPACE": "x", "GIT_COMMON_DIR": "/nowhere",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    before = dict(os.environ)
    write(desk, {"copy/a.txt": THREE.replace("A wombat", "No wombat")})
    changes = since("HEAD", [desk / "copy"])
    changes.look_at([str(desk / "copy/a.txt")])
    assert os.environ == before
    assert found(desk) == ["copy/a.txt:3"]
    assert not marker.exists()


def test_no_git_that_lies_with_the_copy_is_run(desk: Path, marker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(desk, {"git": f"#!/bin/sh\n{RUN.format(marker=marker)}\n"})
    (desk / "git").chmod(0o755)
    for first in ("", "."):
        monkeypatch.setenv("PATH", f"{first}{os.pathsep}{os.environ['PATH']}")
        assert found(desk) == []
    assert not marker.exists()


def test_worktrees_and_submodules_are_repositories(desk: Path, tmp_path: Path) -> None:
    git(desk, "worktree", "add", "-q", str(tmp_path / "tree"))
    git(desk, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(desk), "sub")
    for folder in (tmp_path / "tree", desk / "sub"):
        assert (folder / ".git").is_file()
        write(folder, {"copy/a.txt": THREE.replace("A wombat", "No wombat")})
        assert found(folder) == ["copy/a.txt:3"]
        assert repository_of(folder / "copy").top == str(folder.resolve())
    assert found(desk) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_somebody_else_is_left_alone(desk: Path) -> None:
    for path in (desk, desk / ".git"):
        os.chown(path, 12345, 12345)
    done = newslint("check", "copy", "--since", "HEAD", cwd=desk)
    assert done.returncode == 2
    assert "copy cannot be compared with an earlier state: detected dubious ownership in repository" in done.stderr


@pytest.mark.parametrize("own", ["nothing like a path", "gitdir: /nowhere", ""])
def test_a_git_file_that_leads_nowhere_is_named(tmp_path: Path, own: str) -> None:
    write(tmp_path, {"copy/a.txt": THREE, "copy/.git": own, "copy/HEAD": "ref: refs/heads/main\n"})
    with pytest.raises(NoSuchRevisionError):
        repository_of(tmp_path / "copy")


def test_a_link_that_leads_elsewhere_is_new(desk: Path) -> None:
    write(desk, {"old/b.txt": THREE})
    (desk / "copy/link.txt").symlink_to("../old/b.txt")
    commit(desk)
    assert found(desk, "copy", "--follow-links") == []
    write(desk, {"old/c.txt": THREE})
    (desk / "copy/link.txt").unlink()
    (desk / "copy/link.txt").symlink_to("../old/c.txt")
    assert found(desk, "copy", "--follow-links") == [f"copy/link.txt:{n}" for n in (3, 5, 7)]


def test_what_is_said_to_have_changed_is_no_less_than_what_has() -> None:
    chance = random.Random(1)  # noqa: S311
    for _ in range(3000):
        before = [b"%d" % chance.randrange(8) for _ in range(chance.randrange(12))]
        after = list(before)
        for _ in range(chance.randrange(5)):
            at = chance.randrange(len(after) + 1)
            after[at : at + chance.randrange(3)] = [b"%d" % chance.randrange(12) for _ in range(chance.randrange(3))]
        ranges = changed(before, after)
        left = [line for n, line in enumerate(after, 1) if not any(n in r for r in ranges)]
        rest = iter(before)
        assert all(line in rest for line in left)  # in this order
        assert (ranges == []) == (before == after)


def test_very_long_files_are_compared_in_no_time() -> None:
    lines = [b"%d" % (n % 977) for n in range(200_000)]
    assert changed(lines, [*lines[:50_000], b"new", *lines[50_000:]]) == [range(50_001, 50_002)]
    assert changed(lines, lines[::-1])
    assert lines_of(b"a\r\nb\rc\n") == [b"a", b"b", b"c", b""]


def test_lines_are_told_in_every_encoding(desk: Path) -> None:
    """In UTF-16 the bytes of a line's end stand in other characters, too, as in this hair space."""
    wide = THREE.replace("A", "\u200aA")
    write(desk, {"copy/b.txt": wide.encode("utf-16")})
    commit(desk)
    write(desk, {"copy/b.txt": wide.replace("wombat", "wombat,", 1).encode("utf-16")})
    told = found(desk)
    write(desk, {"copy/b.txt": wide.encode()})
    commit(desk)
    write(desk, {"copy/b.txt": wide.replace("wombat", "wombat,", 1).encode()})
    assert found(desk) == told != []
