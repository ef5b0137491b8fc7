"""`newslint fix`: what it shows, what it writes, and that nothing is lost on the way."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lint.cli.fix import Fixed, _put
from lint.read.folder import Copy
from tests.desk import newslint, report, write

BOM = "\ufeff"
WRONG = "A day\n\nThe commitee met in the the town.\n\n“It was a commitee,” he said, on Tuesday, June 18, 2025.\n"
ONE, TWO, THREE = (
    " 1 is left: it stands in a quotation.\n",
    " 2 are left: they stand in quotations.\n",
    " 3 are left: they stand in quotations.\n",
)
RIGHT = "A day\n\nThe committee met in the town.\n\n“It was a commitee,” he said, on Tuesday, June 18, 2025.\n"


def test_fixes_are_shown_as_a_patch_and_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path, {"copy/a.txt": WRONG, "copy/b.txt": WRONG.replace("\n", "\r\n").rstrip(), "copy/c.txt": RIGHT})
    before = {p.name: p.read_bytes() for p in (tmp_path / "copy").iterdir()}
    done = subprocess.run(
        [sys.executable, "-m", "lint.cli", "fix", "copy"], cwd=tmp_path, capture_output=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr.decode()) == (1, f"Fixes in 2 files; --write makes them.{THREE}")
    assert {p.name: p.read_bytes() for p in (tmp_path / "copy").iterdir()} == before
    assert b"-The commitee met in the the town.\n+The committee met in the town.\n" in done.stdout
    if shutil.which("patch"):
        subprocess.run(["patch", "-p0", "--binary"], cwd=tmp_path, input=done.stdout, check=True, capture_output=True)
        assert (tmp_path / "copy/a.txt").read_bytes() == RIGHT.encode()
        assert (tmp_path / "copy/b.txt").read_bytes() == RIGHT.replace("\n", "\r\n").rstrip().encode()


def test_written_files_keep_mark_ends_of_lines_mode_and_links(tmp_path: Path) -> None:
    write(tmp_path, {"real/a.txt": BOM + WRONG.replace("\n", "\r\n"), "copy/b.txt": WRONG.replace("\n", "\r")})
    (tmp_path / "real/a.txt").chmod(0o604)
    (tmp_path / "copy/a.txt").symlink_to("../real/a.txt")
    done = newslint("fix", "copy", "real", "--write", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"Fixed 2 files.{TWO}")
    assert (tmp_path / "real/a.txt").read_bytes() == (BOM + RIGHT.replace("\n", "\r\n")).encode()
    assert (tmp_path / "real/a.txt").stat().st_mode & 0o777 == 0o604
    assert (tmp_path / "copy/a.txt").is_symlink()
    assert (tmp_path / "copy/b.txt").read_bytes() == RIGHT.replace("\n", "\r").encode()
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["a.txt", "a.txt", "b.txt"]
    again = newslint("fix", "copy", "--follow-links", "--write", cwd=tmp_path)
    assert (again.returncode, again.stderr) == (0, f"Nothing was fixed.{TWO}")


def test_standard_input_is_fixed_to_standard_output(tmp_path: Path) -> None:
    assert newslint("fix", "-", "--write", cwd=tmp_path, input=WRONG).stdout == RIGHT
    assert newslint("fix", "-", "--write", cwd=tmp_path, input=RIGHT).stdout == RIGHT


def test_what_stands_by_stet_or_is_switched_off_is_not_fixed(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.md": f"{WRONG}\n<!-- stet spelling: so named -->\nThe commitee.\n", "newslint.yml": "words: [commitee]\n"},
    )
    assert (
        newslint("fix", "a.md", "--write", "--ignore", "spelling/doubled-word", cwd=tmp_path).stderr
        == "Nothing was fixed.\n"
    )
    write(tmp_path, {"newslint.yml": ""})
    assert newslint("fix", "a.md", "--write", cwd=tmp_path).stderr == f"Fixed 1 file.{ONE}"
    assert (tmp_path / "a.md").read_text(
        encoding="utf-8"
    ) == f"{RIGHT}\n<!-- stet spelling: so named -->\nThe commitee.\n"


@pytest.mark.parametrize(
    ("now", "mode", "said"),
    [
        (b"edited meanwhile", 0o644, "a.txt was changed by somebody else meanwhile; nothing was written to it"),
        (None, 0o644, "a.txt: it could not be written: No such file or directory"),
    ],
)
def test_an_edit_made_meanwhile_is_never_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: bytes | None, mode: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if now is not None:
        write(tmp_path, {"a.txt": now})
        (tmp_path / "a.txt").chmod(mode)
    assert _put(Fixed(Copy("a.txt", Path("a.txt")), b"before", b"after")) == said
    assert [p.read_bytes() for p in tmp_path.iterdir()] == ([now] if now is not None else [])


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"copy/a.txt": WRONG, "copy/b.txt": b"\xff\xfe\xff"})
    done = newslint("fix", "copy", "--write", cwd=tmp_path)
    assert done.returncode == 2
    assert (tmp_path / "copy/a.txt").read_text() == RIGHT
    assert (
        "newslint: copy/b.txt: not examined: it is no UTF-16 as it should be, from byte 0 on; save it as UTF-8\n"
        in done.stderr
    )
    assert newslint("fix", "copy", "--write", "--allow-unread", cwd=tmp_path).returncode == 0
    assert newslint("fix", "copy/b.txt", cwd=tmp_path).returncode == 2


def test_a_second_run_finds_nothing_more_to_fix(tmp_path: Path) -> None:
    pieces = [
        *"\"'“”‘’«»`_=,.;?()—E1",
        "``",
        "''",
        " ",
        " ",
        "  ",
        "\n\n",
        "the the",
        "teh",
        "SL",
        "on",
        "said",
        "goverment",
    ]
    chance = random.Random(13)  # noqa: S311
    mixes = {f"{n}.txt": f"He said. {''.join(chance.choices(pieces, k=25))}\n" for n in range(150)}
    told = {f"s{n}.txt": f"Ana Moreno told of the “{w} house” of the city.\n" for n, w in enumerate(("gohd", "good"))}
    write(tmp_path, mixes | told | {"e.txt": 'E" t"E"ss="E" _N" ="SL"on"\n', "f.txt": "He had the the it.\n" * 1_000})
    newslint("fix", "--write", tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert before["f.txt"] == b"He had the it.\n" * 1_000
    again = newslint("fix", "--write", tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before
    assert "Nothing was fixed." in again.stderr


def test_lines_where_fixes_undo_each_other_are_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A day\n\nThe commitee met.\n\nHe said. `««“)«\n"})
    done = newslint("fix", "--write", "a.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == ("newslint: a.txt: left alone, since fixes there undo each other: line 5.\nFixed 1 file.\n")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "A day\n\nThe committee met.\n\nHe said. `««“)«\n"


def test_an_article_in_which_a_fix_makes_damaged_front_matter_is_read_on(tmp_path: Path) -> None:
    copy = "---\npub lished: 2015-11-12\ns’urce: [x\n---\n\n# A bridge\n\nThe the mayor came to see the bridge today.\n"
    write(tmp_path, {"a.md": copy})
    done = newslint("fix", "a.md", "--write", cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    fixed = copy.replace("The the mayor", "The mayor").replace("pub lished", "published")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == fixed
    assert [f["rule"] for f in report("a.md", cwd=tmp_path)["findings"]] == ["marks/front-matter"]


GUESSED = "A day\n\nThe mayor spoke of the conlfict for a hour.\n\nShe said so in the the hall.\n"


def test_suggestions_are_made_where_they_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": GUESSED})
    newslint("fix", "--write", "a.txt", cwd=tmp_path)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == GUESSED.replace("the the", "the")
    newslint("fix", "--write", "--unsafe-fixes", "a.txt", cwd=tmp_path)
    assert "of the conflict for an hour." in (tmp_path / "a.txt").read_text(encoding="utf-8")


def test_each_fix_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": GUESSED})
    done = newslint("fix", "--ask", "a.txt", cwd=tmp_path, input="n\ne\none\nq\n")
    assert (done.returncode, (tmp_path / "a.txt").read_text(encoding="utf-8")) == (
        0,
        GUESSED.replace("for a", "for one"),
    )
    assert "Put instead of “a” (Enter: ask again): " in done.stderr
    assert "for one hour" in done.stderr
    assert (
        "  - The mayor spoke of the conlfict for a hour.\n  + The mayor spoke of the conflict for a hour.\n"
        in done.stderr
    )


def test_nobody_is_asked_about_words_in_quotations_and_they_are_counted(tmp_path: Path) -> None:
    copy = "A day\n\n“They recieve visitors in the the town,” Mr. Smith said on Monday.\n"
    write(tmp_path, {"a.txt": copy})
    assert newslint("fix", "a.txt", cwd=tmp_path).stderr == f"Nothing to fix.{TWO}"
    assert newslint("fix", "--ask", "a.txt", cwd=tmp_path, input="y\ny\n").stderr == f"Nothing was fixed.{TWO}"
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == copy


def test_what_is_not_seen_is_shown_where_a_fix_is_asked_for(tmp_path: Path) -> None:
    copy = "The vote\n\nIt cost 10\u00a0, and  two. The word\u00ad is short. It was late .\n"
    write(tmp_path, {"a.txt": copy})
    said = newslint("fix", "a.txt", "--ask", cwd=tmp_path, input="n\n" * 9).stderr
    assert "  - It cost 10⍽, and" in said
    assert "(⍽ for a no-break space)" in said
    assert "and␣␣two" in said
    assert "The word¬ is" in said
    assert "was late .\n  + " in said


def test_no_safe_fix_hides_that_a_stop_is_missing(tmp_path: Path) -> None:
    copy = (
        "The vote\n\nShe said: “Then we won”He left. “They won ” He left at noon  He came back.\n\n"
        "“Then we won.”He met  Putin by the “big ” bridge. The “Grand”hotel stood.\n"
    )
    write(tmp_path, {"a.txt": copy})
    assert newslint("fix", "a.txt", "--write", cwd=tmp_path).returncode == 0
    first, second = (tmp_path / "a.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    assert first == "She said: “Then we won”He left. “They won ” He left at noon  He came back."
    assert second == "“Then we won.” He met Putin by the “big” bridge. The “Grand” hotel stood.\n"
    found = {f["rule"] for f in report("a.txt", cwd=tmp_path)["findings"]}
    assert {"marks/glued-quote", "marks/spaced-quote", "marks/double-space"} <= found
