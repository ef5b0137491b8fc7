"""newslint in another program: articles by name in, a report out, from any thread, and nothing else touched."""

from __future__ import annotations

import doctest
import gc
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

import pytest

import lint
from tests.desk import ROOT, RULE, SEEDS, report, write

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt"))}


def known(found: lint.Report) -> list[tuple[str, str, str, int]]:
    return [(f.rule, f.fingerprint, f.ends[0].article.path, f.ends[0].span.start) for f in found.findings]


def test_it_finds_what_the_command_finds() -> None:
    told = report(*ARTICLES, "--no-settings", cwd=ROOT)["findings"]
    expected = [(f["rule"], f["fingerprint"], f["ends"][0]["path"], f["ends"][0]["start"]) for f in told]
    assert known(lint.check(ARTICLES)) == expected


def test_the_page_in_the_docs_is_real() -> None:
    failed, tried = doctest.testfile(str(ROOT / "docs" / "programs.md"), module_relative=False)
    assert (failed, tried > 5) == (0, True)


def test_to_import_it_loads_nothing() -> None:
    script = "import sys, lint; assert not [m for m in sys.modules if m.startswith('lint.')], sys.modules"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
    for name in lint.__all__:
        assert getattr(lint, name)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = lint.nothing  # type: ignore[attr-defined]


def test_a_checker_answers_as_one_check_does_whatever_it_remembers() -> None:
    checker = lint.Checker(remember=40_000)
    articles = dict(ARTICLES)
    for n in range(3):
        articles[next(iter(articles))] += f"\n\nThe mayor said the the bridge was {n}."
        assert known(checker.check(articles)) == known(lint.check(articles))
    checker.forget()
    alone = {"a.txt": "It is the the bridge."}
    assert known(checker.check(alone)) == known(lint.check(alone))


def test_many_threads_get_their_own_answers() -> None:
    checker = lint.Checker(remember=300)
    texts = [f"A wombat number {n} came to the the town on Monday, June {n}, 2024." for n in range(1, 25)]
    expected = [known(lint.check({"a.txt": text})) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: known(checker.check({"a.txt": text})), texts)) == expected
        assert list(pool.map(lambda text: known(lint.check({"a.txt": text})), texts)) == expected


def test_nothing_of_the_process_is_changed_and_no_process_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"newslint.yml": "levels: {spelling: off}\n"})
    monkeypatch.chdir(tmp_path)
    before = gc.get_threshold(), gc.isenabled()
    found = lint.check({f"{n}.txt": f"It is the the bridge {n}." for n in range(60)}, story="off")
    assert len(found.findings) == 60
    assert (gc.get_threshold(), gc.isenabled()) == before
    assert [p.name for p in tmp_path.iterdir()] == ["newslint.yml"]


def test_dates_names_bytes_and_what_cannot_be_read() -> None:
    text = "The bridge opens Wednesday, June 20."
    days = {"a.txt": date(2024, 6, 1), "b.txt": date(2029, 6, 1)}
    found = lint.check({"a.txt": text, "b.txt": text.encode(), "c.txt": "", "d.txt": b"a\0b"}, published=days)
    assert [e.article.published for e in found.examined] == list(days.values())
    assert [f.ends[0].article.path for f in found.findings if f.rule == "dates/weekday-not-date"] == ["a.txt"]
    assert [(u.path, u.reason.partition(":")[0]) for u in found.unread] == [
        ("c.txt", "it is empty"),
        ("d.txt", "it is not text"),
    ]
    lone = lint.check({"a.txt": "A lone \ud800 surrogate."})
    assert lone.unread


def test_rules_settings_and_what_is_selected(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"rules/desk/wombat.yml": RULE, "newslint.yml": "levels: {desk: style}\n", "bad/x/y.yml": "check: 1\n"},
    )
    articles = {"a.txt": "A wombat saw the the town."}
    assert {f.rule for f in lint.check(articles, rules=[tmp_path / "rules"]).findings} == {
        "desk/wombat",
        "spelling/doubled-word",
    }
    only = lint.check(articles, rules=[tmp_path / "rules"], select=["desk"], settings=tmp_path / "newslint.yml")
    assert [(f.rule, f.level) for f in only.findings] == [("desk/wombat", lint.Level.STYLE)]
    assert not lint.check(articles, ignore=["spelling"]).findings
    with pytest.raises(lint.RequestError, match="is no rule and no pack"):
        lint.check(articles, select=["nothing"])
    with pytest.raises(lint.RequestError, match="mistake"):
        lint.check(articles, rules=[tmp_path / "bad"])
    with pytest.raises(lint.RequestError, match="is no way to group"):
        lint.check(articles, story="maybe")  # type: ignore[arg-type]
