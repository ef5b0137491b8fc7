"""Findings accepted one by one, by the beginning of a fingerprint, or all that there are; and stets taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import RULE, newslint, report, write

if TYPE_CHECKING:
    from pathlib import Path

STETS = "newslint-stets.yml"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    other = RULE.replace("wombat", "emu").replace("A [[emu]]", "An [[emu]]")
    return write(
        tmp_path,
        {
            "newslint.yml": "rules: own\n",
            "own/desk/wombat.yml": RULE,
            "own/desk/emu.yml": other,
            "copy/a.txt": "Zoo\n\nAn emu, a wombat.\n",
            "copy/b.txt": "Zoo\n\nThe emu, the wombat.\n",
        },
    )


def left(desk: Path) -> list[str]:
    found = report("copy", "--select", "desk", cwd=desk)["findings"]
    return [f"{f['ends'][0]['path'][5:6]} {f['ends'][0]['text']}" for f in found]


def stet(desk: Path, *args: str, answers: str = "") -> tuple[int, str, str]:
    done = newslint("stet", "copy", *args, cwd=desk, input=answers)
    return done.returncode, done.stdout, done.stderr


def test_each_finding_is_asked_for(desk: Path) -> None:
    code, out, asked = stet(desk, "--ask", answers="It is a real emu.\nn\nno\nq\n")
    assert code == 0
    assert asked.count("Let it stand?") == 4
    assert out.splitlines() == ["copy/a.txt: 'emu' stands (desk/emu).", f"1 stet added to {STETS}."]
    assert left(desk) == ["a wombat", "b emu", "b wombat"]
    assert 'reason: "It is a real emu."' in (desk / STETS).read_text(encoding="utf-8")


def test_yes_takes_the_reason_given_or_asks_and_all_is_for_the_rule(desk: Path) -> None:
    assert stet(desk, "--ask", answers="a\nThe zoo says so.\ny\nSeen.\n")[0] == 0
    text = (desk / STETS).read_text(encoding="utf-8")
    assert text.count("The zoo says so.") == 2
    assert text.count('"Seen."') == 1
    assert left(desk) == ["b wombat"]
    assert stet(desk, "--ask", "--reason", "Known.", answers="y\n")[0] == 0
    assert 'reason: "Known."' in (desk / STETS).read_text(encoding="utf-8")
    assert left(desk) == []


def test_the_beginning_of_a_fingerprint_is_enough(desk: Path) -> None:
    known = report("copy", "--select", "desk/emu", cwd=desk)["findings"][0]["fingerprint"]
    code, _, said = stet(desk, "--fingerprint", known[:3], "--reason", "x")
    assert code == 2
    assert "Run newslint stet on it" in said
    assert stet(desk, "--fingerprint", known[:7].upper(), "--reason", "x")[0] == 0
    assert left(desk) == ["a wombat", "b wombat"]


def test_stets_are_taken_back(desk: Path) -> None:
    assert stet(desk, "--rule", "desk", "--reason", "x")[0] == 0
    text = (desk / STETS).read_text(encoding="utf-8")
    write(desk, {STETS: text + "# kept by hand\n"})
    code, out, _ = stet(desk, "--remove", "--rule", "desk/emu")
    assert (code, out.splitlines()[-1]) == (0, f"2 stets removed from {STETS}.")
    assert left(desk) == ["a emu", "b emu"]
    after = (desk / STETS).read_text(encoding="utf-8")
    assert after.startswith(text.partition("\n")[0])
    assert after.endswith("# kept by hand\n")
    assert stet(desk, "--remove", "--rule", "desk/emu")[0] == 2
    assert stet(desk, "--remove")[0] == 2
    assert stet(desk, "--remove", "--baseline")[2].endswith("delete newslint-baseline.tsv.\n")


def test_the_places_that_stand_by_one_stet_are_counted(desk: Path) -> None:
    write(desk, {"copy/a.txt": "Zoo\n\nAn emu, a wombat.\n\nA wombat.\n"})
    known = report("copy", "--select", "desk/wombat", cwd=desk)["findings"][0]["fingerprint"]
    _, out, _ = stet(desk, "--ask", answers="n\nSeen.\nn\nn\n")
    assert out.startswith("copy/a.txt: 'wombat' stands in 2 places (desk/wombat).\n1 stet added")
    assert left(desk) == ["a emu", "b emu", "b wombat"]
    assert stet(desk, "--remove", "--fingerprint", known[:7])[0] == 0


def test_words_in_a_stet_are_whole_or_said_to_be_none(desk: Path) -> None:
    long = "wombat " * 20
    rule = RULE.replace("\\bwombat\\b", "(?:wombat ?){15}").replace("A [[wombat]] came", f"A [[{long.strip()}]]")
    write(desk, {"own/desk/wombat.yml": rule, "copy/a.txt": f"Zoo\n\n{long}.\n"})
    assert " wombat …' stands" in stet(desk, "--rule", "desk/wombat", "--reason", "x")[1]


def test_stets_that_share_a_line_are_not_taken_apart(desk: Path) -> None:
    entry = "{rule: desk/emu, fingerprint: %016d, article: copy/a.txt, reason: c}"
    before = f"[{entry % 1}, {entry % 2}]\n"
    write(desk, {STETS: before})
    code, _, said = stet(desk, "--remove", "--fingerprint", f"{1:016d}")
    assert code == 2
    assert "stets can be removed only where each begins with '- '" in said
    assert (desk / STETS).read_text(encoding="utf-8") == before


def test_an_archive_begins_with_a_baseline(desk: Path) -> None:
    code, out, _ = stet(desk, "--baseline")
    assert code == 0
    assert out.endswith("stand by newslint-baseline.tsv; what comes later is reported.\n")
    assert left(desk) == []
    assert "stand by stet." in newslint("copy", "--select", "desk", cwd=desk).stdout
    write(desk, {"copy/c.txt": "Zoo\n\nOne wombat.\n", "copy/a.txt": "Zoo\n\nNobody came.\n"})
    assert left(desk) == ["c wombat"]
    assert stet(desk, "--baseline")[0] == 0
    assert "copy/a.txt" not in (desk / "newslint-baseline.tsv").read_text(encoding="utf-8")
    assert left(desk) == []
    write(desk, {"newslint-baseline.tsv": "# by hand\nwombat\n"})
    done = newslint("copy", cwd=desk)
    assert done.returncode == 2
    assert "newslint-baseline.tsv:2:1: This is no fingerprint, number and article" in done.stderr


def test_a_baseline_counts_the_places_that_it_lets_stand(desk: Path) -> None:
    write(desk, {"copy/a.txt": "Zoo\n\nA wombat.\n\nA wombat came.\n"})
    assert stet(desk, "--baseline")[0] == 0
    write(desk, {"copy/a.txt": "Zoo\n\nSo the wombat came.\n"})
    assert left(desk) == []
    write(desk, {"copy/a.txt": "Zoo\n\nA wombat.\n\nA wombat came.\n\nOne more wombat.\n"})
    assert left(desk) == ["a wombat"] * 3
    assert stet(desk, "--baseline")[0] == 0
    assert left(desk) == []


def test_a_baseline_bears_any_name_of_a_file(desk: Path) -> None:
    write(desk, {"copy/a\n\u2028\t1.txt": "Zoo\n\nA wombat.\n"})
    assert stet(desk, "--baseline")[0] == 0
    assert left(desk) == []
