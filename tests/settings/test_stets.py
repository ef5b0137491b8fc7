"""Stets: what stands by them, how they are written, and what is said of those that are mistaken or have gone stale."""

from __future__ import annotations

import string
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.files.atomic_write import ChangedMeanwhileError, rewrite
from lint.rulebook.rule import BrokenRulesError
from lint.settings.stets import none
from lint.settings.stets_file import NotAListError, accept, add, load
from lint.text.article import Article, Prose
from lint.text.finding import End, Finding, Level
from lint.text.span import Span
from tests.desk import RULE, newslint, report, write

if TYPE_CHECKING:
    from datetime import date

COPY = "# A day\n\nThe wombat of Springfield stood by.\n\nA wombat sat.\n"
STETS = "newslint-stets.yml"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "own/desk/wombat.yml": RULE,
            "newslint.yml": "rules: own\nstory: 'off'\n",
            "copy/a.md": COPY,
            "copy/b.txt": COPY,
        },
    )


def found(desk: Path, *paths: str) -> list[str]:
    findings = report(*(paths or ("copy",)), "--select", "desk", cwd=desk)["findings"]
    return [f"{f['ends'][0]['path']}:{f['ends'][0]['line']} {f['message']}" for f in findings]


ACROSS = """\
check: consistency
level: error
message: "{where}: {forms}."
why: One story, one animal.
with:
  forms: {wombat: [wombat], quokka: [quokka]}
  across: true
examples:
  - wrong: {a: "A [[quokka]] came.", b: "The [[wombat]] came. The [[wombat]] went."}
    says: "One story: quokka (1) and wombat (1)."
  - right: Nobody came.
"""

A3, A5, B3, B5 = (f"copy/{name}:{line} 'wombat' stands here." for name in ("a.md", "b.txt") for line in (3, 5))


def accepted(desk: Path, *args: str) -> str:
    done = newslint("stet", "copy/a.md", "--rule", "desk", "--reason", "it is a mascot", *args, cwd=desk)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_accepted_finding_stands_in_its_article_and_is_counted(desk: Path) -> None:
    assert found(desk) == [A3, A5, B3, B5]
    assert (
        accepted(desk) == "copy/a.md: 'wombat' stands in 2 places (desk/wombat).\n1 stet added to newslint-stets.yml.\n"
    )
    assert found(desk) == [B3, B5]
    done = newslint("copy/a.md", "--select", "desk", cwd=desk)
    assert (done.returncode, done.stdout.splitlines()[-1].partition(" Found ")[2]) == (
        0,
        "nothing. 2 findings stand by stet.",
    )
    assert newslint("copy/a.md", "--select", "desk", cwd=desk / "copy").returncode == 2
    assert newslint("a.md", "--select", "desk", cwd=desk / "copy").returncode == 0
    outside = newslint(desk / "copy/a.md", "--select", "desk", cwd=desk.parent)
    assert outside.returncode == 0


def test_a_stet_ends_with_its_last_day(desk: Path) -> None:
    accepted(desk, "--until", "9999-12-31", "--by", "Ana")
    text = (desk / STETS).read_text(encoding="utf-8")
    assert text.endswith('  reason: "it is a mascot"\n  by: "Ana"\n  until: 9999-12-31\n')
    (desk / STETS).write_text(text.replace("9999-12-31", "2020-06-01"), encoding="utf-8")
    assert found(desk, "copy/a.md") == [
        A3,
        A5,
        "newslint-stets.yml:2 This stet held until June 1, 2020. Renew or remove it.",
    ]
    again = newslint("stet", "copy/a.md", "--rule", "desk", "--reason", "x", cwd=desk)
    assert again.stderr == "newslint: Their stets have run out: change the dates in newslint-stets.yml.\n"


def test_a_stet_that_matches_nothing_is_told_only_where_that_can_be_known(desk: Path) -> None:
    accepted(desk)
    write(desk, {"copy/a.md": "# A day\n\nNobody sat.\n"})
    stale = "newslint-stets.yml:2 This stet matches nothing in copy/a.md any more. Remove it."
    assert found(desk, "copy/a.md") == [stale]
    assert found(desk, "copy/b.txt") == [B3, B5]  # its article was not examined
    findings = report("copy/a.md", "--select", "marks", cwd=desk)["findings"]
    assert findings == []  # its rule was not run
    write(desk, {"newslint.yml": ""})
    assert [f["message"] for f in report("copy/a.md", cwd=desk)["findings"]] == [
        "This stet is for desk/wombat, which is no rule any more. Remove it."
    ]


def test_a_stet_between_articles_is_stale_only_where_they_were_examined_together(tmp_path: Path) -> None:
    write(tmp_path, {"own/desk/animal.yml": ACROSS, "newslint.yml": "rules: own\nstory: folder\n"})
    write(
        tmp_path, {"copy/a.txt": "A day\n\nThe quokka came.\n", "copy/b.txt": "A day\n\nThe wombat came. A wombat.\n"}
    )
    only = ("--select", "desk")
    assert len(report("copy", *only, cwd=tmp_path)["findings"]) == 1
    assert newslint("stet", "copy", "--rule", "desk", "--reason", "two animals", cwd=tmp_path).returncode == 0
    assert '  against: ["copy/a.txt"]\n' in (tmp_path / STETS).read_text(encoding="utf-8")
    for quiet in (["copy"], ["copy/b.txt"], ["copy", "--story", "off"]):
        assert report(*quiet, *only, cwd=tmp_path)["findings"] == []
    write(tmp_path, {"copy/a.txt": "A day\n\nThe wombat came.\n"})
    (stale,) = report("copy", *only, cwd=tmp_path)["findings"]
    assert stale["rule"] == "stet/unused"


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("<!-- stet desk/wombat: a mascot -->\n", [A5]),
        ("<!-- stet desk: a mascot -->\n\n", [A5]),
        ("<!-- STET marks, desk/wombat: a mascot:\nits name -->\n", [A5]),
        ("<!-- stet desk: a mascot --> ", [A5]),
        ("Nobody came. <!-- stet desk: a mascot -->\n", [A3, A5]),
        ("> <!-- stet desk: a mascot -->\n\n", [A5]),
        ("<!-- a stet desk: a mascot -->\n", [A3, A5]),
    ],
)
def test_a_comment_lets_the_copy_it_speaks_of_stand(desk: Path, comment: str, expected: list[str]) -> None:
    text = COPY.replace("The wombat", comment + "The wombat")
    write(desk, {"copy/a.md": text})
    got = [f for f in found(desk, "copy/a.md") if "mbat' stands" in f]
    assert [f.partition(" ")[2] for f in got] == [f.partition(" ")[2] for f in expected]


def test_a_comment_behind_words_speaks_of_its_line(desk: Path) -> None:
    write(
        desk,
        {"copy/a.md": "# A day\n\nA wombat. <!-- stet desk: so -->\nA wombat.\r\n\r\nA wombat.<!--stet desk:so-->"},
    )
    assert found(desk, "copy/a.md") == ["copy/a.md:4 'wombat' stands here."]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("stet", "This stet names no rule. Write <!-- stet pack/rule: reason -->."),
        ("stet desk/wombat", "This stet gives no reason: why is it right? Write <!-- stet pack/rule: reason -->."),
        ("stet: reason", "This stet names no rule. Write <!-- stet pack/rule: reason -->."),
        ("stet desk/wombat: ", "This stet gives no reason. Write <!-- stet pack/rule: reason -->."),
        ("stet desk/womba: so", "'desk/womba' is no rule and no pack. Did you mean 'desk/wombat'?"),
        ("stet desk: so", "This stet lets nothing stand: desk finds nothing here. Remove it."),
    ],
)
def test_what_is_wrong_with_a_comment_is_told_at_its_place(desk: Path, comment: str, said: str) -> None:
    write(desk, {"copy/a.md": f"# A day\n\nNobody came. <!-- {comment} -->\n\nA wombat.\n"})
    assert found(desk, "copy/a.md") == [f"copy/a.md:3 {said}", "copy/a.md:5 'wombat' stands here."]


def test_plain_text_has_no_comments(desk: Path) -> None:
    write(desk, {"copy/b.txt": "A day\n\nA wombat. <!-- stet desk: so -->\n"})
    assert found(desk, "copy/b.txt") == [B3]


def test_many_comments_cost_little_and_one_without_an_end_is_none(desk: Path) -> None:
    write(
        desk,
        {"copy/a.md": "# A day\n\n" + "<!-- stet desk: so -->\n" * 20_000 + "A wombat.\n\n" + "<!-- stet " * 20_000},
    )
    unused = "This stet lets nothing stand: desk finds nothing here. Remove it."
    assert {f.partition(" ")[2] for f in found(desk, "copy/a.md")} == {unused}


def test_there_must_be_a_choice_a_reason_and_a_day_to_come(desk: Path) -> None:
    listed = newslint("stet", "copy/b.txt", cwd=desk)
    assert listed.returncode == 2
    assert [line[9:] for line in listed.stdout.splitlines() if "desk" in line] == [
        "copy/b.txt:3:5  desk/wombat: 'wombat' stands here.",
        "copy/b.txt:5:3  desk/wombat: 'wombat' stands here.",
    ]
    for args, said in (
        (("--rule", "desk"), "A stet needs a reason: add --reason 'why this is right'."),
        (("--rule", "desk", "--reason", "x", "--until", "2020-01-01"), "--until 2020-01-01 is over already."),
        (
            ("--rule", "desk/womba", "--reason", "x"),
            "'desk/womba' finds nothing in this copy that does not stand yet. Did you mean 'desk/wombat'?",
        ),
    ):
        done = newslint("stet", "copy/b.txt", *args, cwd=desk)
        assert (done.returncode, done.stderr) == (2, f"newslint: {said}\n")
    assert not (desk / STETS).exists()
    print_ = listed.stdout.split()[0]
    assert newslint("stet", "copy/b.txt", "--fingerprint", print_, "--reason", "x", cwd=desk).returncode == 0
    assert found(desk, "copy/b.txt") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("- rule: a/b\n", "newslint-stets.yml:1:3: 'fingerprint' is missing from a stet. Add it."),
        ("rule: a/b\n", "newslint-stets.yml:1:1: Stets must be a list; each begins with '- rule:'."),
        ("- rule: a\n  reasn: b\n", "newslint-stets.yml:2:3: 'reasn' is no key of a stet. Did you mean 'reason'?"),
        (
            "- {rule: a, fingerprint: xyz, article: b, reason: c}\n",
            "newslint-stets.yml:1:3: 'xyz' is no fingerprint: sixteen of 0–9 and a–f. Let newslint stet write it.",
        ),
        ("- rule: 'a\n", "newslint-stets.yml:2:1: This is not YAML: "),
        (b"- \xff\n", "newslint-stets.yml:1:3: This is not UTF-8. Save the file as UTF-8."),
        ("- &a {rule: *a}\n", "newslint-stets.yml:1:3: Lists and mappings stand more than 20 deep"),
        ("<<<<<<< HEAD\n- rule: a\n=======\n", "newslint-stets.yml:2:1: This is not YAML"),
    ],
)
def test_a_damaged_file_is_never_written_to(desk: Path, content: str | bytes, said: str) -> None:
    write(desk, {STETS: content})
    before = (desk / STETS).read_bytes()
    for args in (("copy",), ("stet", "copy", "--rule", "desk", "--reason", "x")):
        done = newslint(*args, cwd=desk)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert said.partition(":1:3: Lists")[2] in done.stderr or said in done.stderr
    assert (desk / STETS).read_bytes() == before


def finding(words: str, path: str = "a.txt") -> Finding:
    article = Article(path, words, Prose(words), ())
    return Finding("a/b", "c", Level.ERROR, "m", (End(article, Span(0, len(words))),))


def test_comments_order_ends_of_lines_and_margins_are_kept(tmp_path: Path) -> None:
    file = tmp_path / STETS
    for before, end in (("# ours\r\n\r\n", "\r\n"), ("\ufeff# ours", "\n"), ("# x\n  # y\n", "\n")):
        file.write_bytes(before.encode())
        for word in ("one", "two"):
            add(file, accept([finding(word)], load(file), "why"))
            file.write_bytes(file.read_bytes() + f"# after {word}{end}".encode())
        text = file.read_bytes().decode()
        assert text.startswith(before)
        assert [s.words for s in load(file).stets] == ["one", "two"]
        assert text.index("# after one") < text.index('words: "two"') < text.index("# after two")
        assert text.count("\r\n") in (0, text.count("\n"))
    file.write_text("  - {rule: a, fingerprint: 0123456789abcdef, article: b, reason: c}\n")
    add(file, accept([finding("three")], load(file), "why"))
    assert [s.reason for s in load(file).stets] == ["c", "why"]


@pytest.mark.parametrize(
    "flow", ["[{rule: a, fingerprint: 0123456789abcdef, article: b, reason: c}]\n", "- {}\n", "[]\n...\n"]
)
def test_what_cannot_be_added_to_is_left_as_it_is(tmp_path: Path, flow: str) -> None:
    file = write(tmp_path, {STETS: flow}) / STETS
    with pytest.raises((NotAListError, BrokenRulesError)):
        add(file, accept([finding("one")], none(), "why"))
    assert file.read_text() == flow
    assert list(tmp_path.iterdir()) == [file]


@given(
    st.lists(
        st.tuples(st.text(min_size=1), st.text(string.printable + "é\u2028\x85\ufeff😀", min_size=1)),
        min_size=1,
        max_size=3,
    ),
    st.text(),
    st.dates(),
)
def test_what_is_written_is_what_is_read(findings: list[tuple[str, str]], by: str, until: date) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / STETS
        made = accept([finding(w, p) for p, w in findings], none(), "why: # 'so'", by.strip(), until)
        add(file, made)
        assert [s._replace(span=Span(0, 0)) for s in load(file).stets] == made


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = write(tmp_path, {"x": "before"}) / "x"
    link = tmp_path / "link"
    link.symlink_to(file)
    file.chmod(0o640)
    rewrite(link, b"before", b"after")
    assert (file.read_bytes(), link.is_symlink(), file.stat().st_mode & 0o777) == (b"after", True, 0o640)
    with pytest.raises(ChangedMeanwhileError, match="was changed by somebody else meanwhile"):
        rewrite(file, b"before", b"lost")
    with pytest.raises(ChangedMeanwhileError):
        rewrite(file, None, b"lost")
    assert file.read_bytes() == b"after"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link", "x"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights")
def test_a_file_that_may_not_be_written_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, {"x": "before"}) / "x"
    monkeypatch.setattr("os.access", lambda *_, **__: False)  # the test may run as root
    with pytest.raises(PermissionError, match="may not be written"):
        rewrite(file, b"before", b"after")
    assert file.read_bytes() == b"before"
