"""Links: what leads out of the folders that were named is refused by name, and no folder is looked into twice."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from lint.files.atomic_write import put, rewrite
from lint.files.bounded_read import Bounds, RefusedError, read, real
from lint.read.folder import copies
from tests.desk import RULE, newslint, report, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")

LEAKED = "The secret commitee met.\n"
QUIET = "Nothing is wrong here.\n"
OUTSIDE = "it is a link that leads out of the folders named; name that folder too, or add --follow-links"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A checkout with copy, and beside it what is nobody's business."""
    write(tmp_path, {"outside/secret.txt": LEAKED, "outside/secret.yml": "password: swordfish\n"})
    return write(tmp_path / "desk", {"copy/a.txt": QUIET, ".git/config.txt": LEAKED})


def link(place: Path, to: str | Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(to)


@pytest.mark.parametrize("to", ["../../outside/secret.txt", "../.git/config.txt"])
@pytest.mark.parametrize("asked", ["copy", "copy/x.txt", "."])
def test_copy_behind_a_link_that_leads_out_or_to_what_is_hidden_is_not_read(desk: Path, to: str, asked: str) -> None:
    link(desk / "copy/x.txt", to)
    for form in ("text", "json", "sarif", "github", "html"):
        done = newslint(asked, "--format", form, cwd=desk)
        assert done.returncode == 2
        assert "commitee" not in done.stdout + done.stderr
        assert "copy/x.txt: not examined: it is a link that leads out of" in done.stderr
    for command in ("mentions", "stories", "fix"):
        done = newslint(command, asked, cwd=desk)
        assert done.returncode == 2
        assert "commitee" not in done.stdout + done.stderr
    assert "commitee" in newslint(asked, "--follow-links", cwd=desk).stdout


def test_a_folder_of_copy_that_is_a_link_that_leads_out_is_refused(desk: Path) -> None:
    link(desk / "copy/more", "/")
    link(desk / "elsewhere", desk.parent / "outside")
    done = newslint("copy", "elsewhere", cwd=desk)
    assert done.returncode == 2
    assert done.stderr.splitlines()[:2] == [
        f"newslint: copy/more: not examined: {OUTSIDE}",
        (
            "newslint: elsewhere: not examined: it is a link that leads out of its folder; name what it leads to, "
            "or add --follow-links"
        ),
    ]
    link(desk / "way", desk.parent)
    done = newslint("way/outside/secret.txt", cwd=desk)
    assert "way/outside/secret.txt: not examined: a link on its way leads out of the working folder" in done.stderr
    assert "commitee" not in done.stdout
    assert "commitee" in newslint(desk.parent / "outside/secret.txt", cwd=desk).stdout  # named in full by the user


def test_a_link_into_another_of_the_folders_named_is_followed(desk: Path) -> None:
    link(desk / "copy/x.txt", "../../outside/secret.txt")
    got = report("copy", "../outside", cwd=desk)
    assert [a["path"] for a in got["articles"]] == ["../outside/secret.txt", "copy/a.txt"]


def test_what_has_a_name_of_its_own_goes_by_it(desk: Path) -> None:
    write(desk, {"copy/z/b.txt": QUIET})
    link(desk / "copy/archive", "z")
    link(desk / "copy/aa.txt", "z/b.txt")
    found, unread = copies([desk / "copy"])
    assert ([os.path.relpath(c.name, desk) for c in found], unread) == (["copy/a.txt", "copy/z/b.txt"], [])


@pytest.mark.parametrize("followed", [False, True])
def test_folders_that_link_to_each_other_are_looked_into_once(desk: Path, followed: bool) -> None:
    folders = [desk / "copy" / f"{n}" for n in range(12)]
    for folder in folders:
        write(folder, {"a.txt": QUIET})
        for n, other in enumerate(folders):
            link(folder / f"to{n}", other)
    found, unread = copies([desk / "copy"], follow_links=followed)
    assert (len(found), unread) == (13, [])


@pytest.mark.parametrize("followed", [[], ["--follow-links"]])
def test_a_ladder_of_links_does_not_grow(desk: Path, followed: list[str]) -> None:
    for n in range(40):
        write(desk / f"ladder/{n}", {"a.txt": QUIET})
        if n:
            link(desk / f"ladder/{n - 1}/left", f"../{n}")
            link(desk / f"ladder/{n - 1}/right", f"../{n}")
    assert newslint("ladder/0", "ladder", *followed, cwd=desk).returncode == 0


def test_settings_stets_and_rules_behind_links_are_not_quoted(desk: Path) -> None:
    for name, to in (
        ("newslint.yml", "../outside/secret.yml"),
        ("newslint-stets.yml", "../outside/secret.yml"),
        ("own/desk/r.yml", "../../../outside/secret.yml"),
        ("other", "../outside"),
        ("newslint.yaml", ".git/config.txt"),
    ):
        link(desk / name, to)
        rules = [part for part in name.split("/")[:1] if part in ("own", "other")]
        done = newslint("copy", *(("--rules", *rules) if rules else ()), cwd=desk)
        (desk / name).unlink()
        assert (done.returncode, done.stdout) == (2, ""), name
        assert done.stderr.startswith(f"newslint: {name}: it is a link that leads out of "), name
        assert not {"password", "swordfish", "commitee"} & set(done.stderr.split())
    link(desk / "own/desk/r.yml", "../../../outside/secret.yml")
    assert "'password' is no key" in newslint("copy", "--rules", "own", "--follow-links", cwd=desk).stderr


def test_settings_name_no_rules_of_somebody_elses(desk: Path) -> None:
    write(desk, {"newslint.yml": "rules: ../outside\n"})
    done = newslint("copy", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "newslint.yml:1:8: '../outside' leads out of the folder of newslint.yml. Name it by" in done.stderr
    assert "password" not in done.stderr


def test_nothing_is_written_through_links_that_lead_out(desk: Path) -> None:
    outside = desk.parent / "outside"
    link(desk / "copy/x.txt", "../../outside/secret.txt")
    assert newslint("fix", "copy", "--write", cwd=desk).returncode == 2
    leads_out = "the report could not be written: it is a link that leads out"
    for name, to, why in (
        ("report", "../outside/new", f": {leads_out}"),
        ("report2", "../outside/secret.txt", " is a file of the copy"),  # as x.txt is, which leads there, too
        ("report3", ".git/hook", f": {leads_out}"),
    ):
        link(desk / name, to)
        done = newslint("copy", "-o", name, "--allow-unread", cwd=desk)
        assert done.returncode == 2
        assert f"newslint: {name}{why}" in done.stderr
    link(desk / "out", outside)
    assert newslint("copy/a.txt", "-o", "out/report", cwd=desk).returncode == 2
    link(desk / "newslint-stets.yml", outside / "stets.yml")
    write(desk, {"copy/b.txt": "The commitee met.\n"})
    ask = ("--rule", "spelling/misspelling", "--reason", "so it is")
    assert newslint("stet", "copy/b.txt", *ask, cwd=desk).returncode == 2
    link(desk / "rules", outside)
    link(desk / "own/schema.json", outside / "schema.json")
    new = ("new", "desk/utilise", "--swap", "utilise=use")
    assert newslint(*new, "--in", "rules", cwd=desk).returncode == 2
    assert newslint(*new, "--in", "own", cwd=desk).returncode == 0
    assert sorted(p.name for p in outside.iterdir()) == ["secret.txt", "secret.yml"]
    assert (outside / "secret.txt").read_text() == LEAKED
    assert sorted(p.name for p in (desk / ".git").iterdir()) == ["config.txt"]
    assert newslint("fix", "copy", "--write", "--follow-links", cwd=desk).returncode == 0
    assert (outside / "secret.txt").read_text() == LEAKED.replace("commitee", "committee")


def test_a_file_that_becomes_a_link_after_it_was_found_is_not_read_or_written(desk: Path) -> None:
    write(desk, {"copy/sub/b.txt": QUIET})
    found, _ = copies([desk / "copy"])
    (desk / "copy/a.txt").unlink()
    link(desk / "copy/a.txt", "../../outside/secret.txt")
    (desk / "copy/sub").rename(desk / "gone")
    write(desk.parent, {"outside/b.txt": LEAKED})
    link(desk / "copy/sub", "../../outside")
    for copy in found:
        assert copy.loaded().fault == OUTSIDE
        with pytest.raises(RefusedError):
            rewrite(Path(copy.file), LEAKED.encode(), b"", copy.bounds.inside)


def test_where_a_file_lies_is_told_without_proc_too(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link(desk / "copy/x.txt", "../../outside/secret.txt")
    link(desk / "copy/y.txt", "a.txt")
    folder = os.path.realpath(desk / "copy")
    monkeypatch.setattr("lint.files.bounded_read._OPEN", "/nowhere")
    assert read(desk / "copy/a.txt", Bounds((folder,))) == QUIET.encode()
    assert read(desk / "copy/y.txt", Bounds((folder,))) == QUIET.encode()
    with pytest.raises(RefusedError):
        read(desk / "copy/x.txt", Bounds((folder,)))


def test_a_folder_named_by_a_link_beside_it_is_what_it_leads_to(desk: Path) -> None:
    link(desk / "today", "copy")
    assert real(desk / "today") == os.path.realpath(desk / "copy")
    assert [a["path"] for a in report("today", cwd=desk)["articles"]] == ["today/a.txt"]
    put(desk / "today/report.txt", [b"x"])
    assert (desk / "copy/report.txt").read_bytes() == b"x"


def test_rules_may_lie_beside_the_settings(desk: Path) -> None:
    write(desk, {"newslint.yml": "rules: [own]\n", "own/desk/wombat.yml": RULE})
    assert newslint("copy", "--select", "desk", cwd=desk / "copy" / "..").returncode == 0
