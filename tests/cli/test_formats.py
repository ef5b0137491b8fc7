"""What is read and what is not: the list of formats, the kinds of files that a folder holds besides, names of input."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING

from lint.read import READERS
from lint.read.formats import formats
from tests.desk import newslint, report, write

if TYPE_CHECKING:
    from pathlib import Path

COPY = "Mayor leaves\n\nShe left the the office on Tuesday, he said.\n"


def test_every_format_that_is_read_is_listed_with_its_suffixes() -> None:
    known = list(formats())
    assert sorted(s for f in known for s in f.suffixes) == sorted(READERS)
    assert all(f.name and f.places and f.suffixes for f in known)
    assert all(import_module(f"lint.read.{reader}") for reader in READERS.values())


def test_the_list_is_for_people_and_for_programs() -> None:
    shown = newslint("formats").stdout
    told = json.loads(newslint("formats", "--format", "json").stdout)
    assert told["version"] == 1
    for f in told["formats"]:
        assert all(words in shown for words in (f["name"], *f["suffixes"], f["places"], f["content"]))
    assert {f["name"] for f in told["formats"] if f["fixed"]} >= {"plain text", "Markdown", "HTML"}


def test_what_a_folder_holds_and_is_not_read_is_counted_by_kind(tmp_path: Path) -> None:
    others: dict[str, str | bytes] = {
        "b.rst": COPY,
        "c/d.JPG": b"\xff",
        "c/e.jpg": b"\xff",
        "README.md": COPY,
        "LICENSE": COPY,
        ".hidden.rst": COPY,
    }
    ours = {"newslint.yml": "story: off\nexclude: [gone]\n", "gone/f.rst": COPY, "newslint-baseline.tsv": ""}
    write(tmp_path, {"copy/a.txt": COPY, **{f"copy/{name}": data for name, data in {**others, **ours}.items()}})
    (tmp_path / "copy/link.rst").symlink_to("b.rst")
    newslint("copy", "-o", "copy/report.txt", cwd=tmp_path)
    done = newslint("copy", cwd=tmp_path)
    assert done.stdout.endswith(" Not read: 2 .jpg, 2 .rst, 1 README, 1 by newslint, 1 without a suffix.\n")
    found = report("copy", cwd=tmp_path)
    assert found["skipped"] == {".rst": 2, ".jpg": 2, "README": 1, "by newslint": 1, "without a suffix": 1}
    assert "skipped" not in report("copy/a.txt", cwd=tmp_path)


def test_many_kinds_are_summed_up(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": COPY, **{f"b.{n}": "" for n in range(9)}})
    assert newslint(tmp_path).stdout.endswith(" Not read: 1 .0, 1 .1, 1 .2, 1 .3, 1 .4, 4 others.\n")


def test_where_nothing_is_read_it_is_said_what_there_is(tmp_path: Path) -> None:
    write(tmp_path, {"a.rst": COPY, "README.md": COPY})
    done = newslint(".", cwd=tmp_path)
    assert done.returncode == 2
    assert (
        "there is no file of copy in .. It holds 1 .rst, 1 README: “newslint formats” lists what is read."
        in done.stderr
    )


def test_a_file_that_is_named_is_tried_whatever_it_is_called(tmp_path: Path) -> None:
    write(tmp_path, {"a.rst": COPY, "README": COPY})
    assert len(report("a.rst", "README", "--story", "off", cwd=tmp_path)["findings"]) == 2


def test_the_name_of_what_comes_by_input_tells_its_format(tmp_path: Path) -> None:
    write(tmp_path, {"c/newslint.yml": "paths:\n  b/**: {spelling: off}\n", "c/a.md": "Saved before."})
    text = "Mayor leaves\n\nShe left `the the` office and and went.\n"
    (found,) = report("-", "--stdin-name", "c/a.md", cwd=tmp_path, input=text)["findings"]
    assert (found["ends"][0]["path"], found["ends"][0]["text"]) == ("c/a.md", "and and")
    both = report("-", "c", "--stdin-name", "c/a.md", cwd=tmp_path, input=text)
    assert [a["path"] for a in both["articles"]] == ["c/a.md"]
    quiet = report("-", "--stdin-name", "c/b/a.md", cwd=tmp_path, input=text)["findings"]
    assert [f["rule"] for f in quiet if f["rule"].startswith("spelling/")] == []
    assert len(report("-", cwd=tmp_path, input=text)["findings"]) == 2
    fixed = newslint("fix", "-", "--stdin-name", "c/a.md", "--write", cwd=tmp_path, input=text)
    assert fixed.stdout == text.replace("and and", "and")
    assert (tmp_path / "c/a.md").read_text() == "Saved before."
    assert "add - to the paths" in newslint("c", "--stdin-name", "c/a.md", cwd=tmp_path).stderr
