"""A document through newslint and back: with comments at the findings, or with the fixes as tracked changes."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from lint.read import read_bytes
from tests.desk import newslint, report, write
from tests.read.documents import commented, docx, odt, p, part, parts, run
from tests.read.test_read import BODY, MORE

if TYPE_CHECKING:
    from pathlib import Path

WRONG = f"It was in the the house , he said. {MORE}"
STORY = docx(p(run("Mayor quits"), style="Title") + p(run(BODY)) + p(run(WRONG)))
TEXT = odt(f"<text:h>Mayor quits</text:h><text:p>{BODY}</text:p><text:p>{WRONG}</text:p>")


def test_a_document_comes_back_with_a_comment_at_each_finding(tmp_path: Path) -> None:
    write(tmp_path, {"story.docx": STORY})
    done = newslint("check", "story.docx", "--format", "docx", "-o", "checked.docx", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "2 findings in comments, in checked.docx.\n"
    made = (tmp_path / "checked.docx").read_bytes()
    assert commented(made) == {"“the” stands twice.": "the the", "No space belongs before this mark: house ,": " ,"}
    said = part(made, "word/comments.xml")
    assert (
        "error, spelling/doubled-word. To let it stand: newslint stet story.docx --fingerprint 1628390 --reason …"
        in said
    )
    assert "To be put: “the”." in said
    assert (tmp_path / "story.docx").read_bytes() == STORY
    assert len(report("story.docx", cwd=tmp_path)["findings"]) == len(report("checked.docx", cwd=tmp_path)["findings"])


def test_a_document_without_findings_comes_back_as_it_is(tmp_path: Path) -> None:
    data = docx(p(run(BODY)))
    write(tmp_path, {"a.docx": data})
    done = newslint("check", "a.docx", "--format", "docx", "-o", "b.docx", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "0 findings in comments, in b.docx.\n")
    assert (tmp_path / "b.docx").read_bytes() == data


def test_several_go_into_a_folder_and_name_each_other(tmp_path: Path) -> None:
    at_noon = "Harold Bennett, 52, the mayor, left the town hall of Lowell at noon on Friday."
    at_last = at_noon.replace("52", "54")
    write(tmp_path, {
        "copy/a.docx": docx(p(run("Mayor quits")) + p(run(at_noon)) + p(run(BODY))), "copy/in/b.odt": odt(f"<text:p>{at_last}</text:p>"),
        "copy/in/c.docx": docx(p(run("Mayor leaves")) + p(run(at_last)) + p(run(MORE))), "copy/d.txt": "It was in the the house.\n",
    })  # fmt: skip
    done = newslint(
        "check",
        "copy",
        "--format",
        "docx",
        "-o",
        "out",
        "--story",
        "folder",
        "--select",
        "facts,figures,spelling,names",
        cwd=tmp_path,
    )
    assert "1 more are in other files and in no comment" in done.stderr
    assert sorted(str(f.relative_to(tmp_path / "out")) for f in (tmp_path / "out").rglob("*.*")) == [
        "a.docx",
        "in/c.docx",
    ]
    one = newslint("check", "copy", "--format", "odt", "-o", "out", cwd=tmp_path)
    assert "in comments, in out" in one.stderr
    assert (tmp_path / "out/b.odt").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a.docx", "--format", "docx"), "say where it is to go, with --output"),
        (
            ("a.docx", "--format", "docx", "-o", "a.docx"),
            "a.docx is a file of the copy and no report: give --output another name",
        ),
        (("a.docx", "--format", "docx", "-o", "b.txt"), "give --output a name that ends in .docx"),
        (("a.docx", "c.docx", "--format", "docx", "-o", "b.docx"), "give --output the name of a folder"),
        (("a.odt", "--format", "docx", "-o", "b.docx"), "There is no document of Word (.docx) among the copy"),
        (("a.docx", "--format", "docx", "-o", "b", "--limit", "3"), "are for people"),
        (("signed.docx", "--format", "docx", "-o", "b.docx"), "signed.docx: not given back: it is signed"),
    ],
)
def test_what_cannot_be_given_back_is_said(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    signed = parts(STORY) | {"_xmlsignatures/origin.sigs": b""}
    from tests.read.documents import packed

    write(tmp_path, {"a.docx": STORY, "c.docx": STORY, "a.odt": TEXT, "signed.docx": packed({**signed})})
    done = newslint("check", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "in comments" not in done.stderr
    assert not (tmp_path / "b.docx").exists()
    assert (tmp_path / "a.docx").read_bytes() == STORY


def test_fixes_become_tracked_changes_and_a_second_run_finds_none(tmp_path: Path) -> None:
    write(tmp_path, {"a.docx": STORY, "b.odt": TEXT})
    shown = newslint("fix", "a.docx", cwd=tmp_path)
    assert shown.returncode == 1
    assert f"-{WRONG}\n+{WRONG.replace('the the', 'the').replace(' ,', ',')}\n" in shown.stdout
    done = newslint("fix", "a.docx", "b.odt", "--write", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "b.odt: left alone, since newslint puts no fixes into documents but those of Word." in done.stderr
    assert (tmp_path / "b.odt").read_bytes() == TEXT
    made = (tmp_path / "a.docx").read_bytes()
    assert read_bytes(made, "a.docx").text.split("\n")[2] == WRONG.replace("the the", "the").replace(" ,", ",")
    assert part(made).count('<w:del w:id="') == 2
    assert {n for n, data in parts(made).items() if data != parts(STORY)[n]} == {"word/document.xml"}
    again = newslint("fix", "a.docx", "--write", cwd=tmp_path)
    assert (again.returncode, again.stderr) == (0, "Nothing was fixed.\n")
    assert (tmp_path / "a.docx").read_bytes() == made
    (found,) = report("a.docx", cwd=tmp_path)["findings"]
    assert (
        found["message"]
        == "2 tracked changes by 1 person are not accepted yet; newslint reads the document as if all were."
    )


def test_what_is_asked_for_each_fix_goes_into_a_document_too(tmp_path: Path) -> None:
    write(tmp_path, {"a.docx": STORY})
    done = newslint("fix", "a.docx", "--ask", cwd=tmp_path, input="n\ny\n")
    assert "a.docx, paragraph 3: “the” stands twice." in done.stderr
    assert "the the house, he" in read_bytes((tmp_path / "a.docx").read_bytes(), "a.docx").text


def test_fixes_in_fields_are_left_to_people(tmp_path: Path) -> None:
    field = f'<w:fldSimple w:instr="REF x">{run("in the the house")}</w:fldSimple>'
    data = docx(p(run("Mayor quits")) + p(run("It was "), field, run(f". {MORE}")))
    write(tmp_path, {"a.docx": data})
    done = newslint("fix", "a.docx", "--write", cwd=tmp_path)
    assert "a.docx: fixes in fields, text boxes or over line ends are left to you; check shows them." in done.stderr
    assert (tmp_path / "a.docx").read_bytes() == data


def test_of_a_document_the_paragraphs_that_changed_count(tmp_path: Path) -> None:
    body = p(run("Mayor quits")) + p(run(WRONG)) + p(run(BODY))
    write(tmp_path, {"a.docx": docx(body)})
    for words in (("init", "-q"), ("add", "."), ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a")):
        subprocess.run(("git", *words), cwd=tmp_path, check=True)
    write(tmp_path, {"a.docx": docx(body + p(run("They saw the the house.")), settings="<x/>")})
    found = report("a.docx", "--since", "HEAD", cwd=tmp_path)["findings"]
    assert [f["ends"][0]["line"] for f in found] == [4]
    assert len(report("a.docx", cwd=tmp_path)["findings"]) == 3


@pytest.mark.parametrize(("kind", "data"), [("docx", STORY), ("odt", TEXT)])
def test_what_is_checked_again_under_another_name_says_nothing_twice(kind: str, data: bytes, tmp_path: Path) -> None:
    write(tmp_path, {f"a.{kind}": data})
    for name, made in (("a", "n1"), ("n1", "n 2")):
        newslint("check", f"{name}.{kind}", "--format", kind, "-o", f"{made}.{kind}", cwd=tmp_path)
    assert (tmp_path / f"n1.{kind}").read_bytes() != data
    assert (tmp_path / f"n 2.{kind}").read_bytes() == (tmp_path / f"n1.{kind}").read_bytes()
