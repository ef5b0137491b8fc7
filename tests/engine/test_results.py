"""Reports made piece by piece have the bytes of reports made at once, however much is held meanwhile."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from lint.engine import results as found
from lint.engine.lint import lint
from lint.engine.results import Examined, LazySequence, Report
from lint.engine.serialization.findings import findings_bytes, findings_in
from lint.files import spool
from lint.files.spool import Spool
from lint.read import read_bytes
from lint.read.folder import copies
from lint.report import json as as_json
from lint.report import sarif, text
from lint.rulebook.loading import load
from lint.rulebook.rule import BUILT_IN
from lint.text.finding import End, Finding, Fix, Level
from lint.text.span import Span
from tests.desk import SEEDS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

RULES = load([BUILT_IN])
WORDS = st.text(st.characters(codec=None), max_size=20)


def rendered() -> list[str]:
    report = lint(copies([SEEDS])[0], RULES)
    return [as_json.render(report), text.render(report), sarif.render(report, RULES), text.summary(report)]


def test_what_is_not_kept_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = rendered()
    assert kept[0].count('"rule"') > 10
    monkeypatch.setattr(found, "_KEPT", 0)
    monkeypatch.setattr(spool, "_ROOM", 0)
    assert rendered() == kept


@given(WORDS, WORDS, WORDS, st.booleans())
def test_a_finding_is_written_as_the_json_module_writes_it(message: str, note: str, path: str, fixed: bool) -> None:
    article = read_bytes("A “wall” fell.\n".encode(), path)
    fix = Fix(Span(2, 8), message) if fixed else None
    finding = Finding(
        "a/b", "c", Level.STYLE, message, (End(article, Span(2, 8), note), End(article, Span(9, 13))), path, fix
    )
    report = Report((Examined(article, note, {"date": 1}),), (finding,))
    said = as_json.render(report)
    assert said == as_json.dump(json.loads(said))
    (told,) = json.loads(said)["findings"]
    assert (told["message"], told["ends"][0]["note"], told["story"]) == (message, note, path or None)
    assert told["ends"][0] == {
        "path": path, "line": 1, "column": 3, "end_line": 1, "end_column": 9, "start": 2, "end": 8,
        "text": "“wall”", "note": note,
    }  # fmt: skip
    assert told["fix"] == (fix and {"start": 2, "end": 8, "replacement": message, "safe": True})


@given(WORDS, WORDS, st.booleans())
def test_findings_come_back_as_they_went(message: str, note: str, fixed: bool) -> None:
    articles = [
        read_bytes(f"---\npublished: 2024-06-20\n---\n\nOne “wall”\nfell {n}.\n".encode(), f"{n}.md") for n in range(2)
    ]
    ends = tuple(End(a, Span(37, 47), note) for a in articles)
    fix = Fix(Span(48, 50), message) if fixed else None
    findings = [
        Finding("a/b", "c", Level.ERROR, message, ends, "s", fix, "f", True),
        Finding("a/b", "c", Level.STYLE, "", ends[:1]),
    ]
    back = findings_in(findings_bytes(findings))
    for one, other in zip(findings, back, strict=True):
        assert one.sort_key() == other.sort_key()
        assert one.fingerprint == other.fingerprint
        assert (one.fix, one.family, one.settled, one.story) == (other.fix, other.family, other.settled, other.story)
        for e, o in zip(one.ends, other.ends, strict=True):
            assert e.text == o.text
            assert [e.article.lines.place(at) for at in e.span] == [o.article.lines.place(at) for at in o.span]
    assert not fixed or back[0].ends[0].article.quoted(Span(48, 50)) == articles[0].quoted(Span(48, 50))


def test_values_are_counted_and_found_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    for most in (0, 10):
        monkeypatch.setattr(found, "_KEPT", most)
        asked: list[int] = []

        def of(n: int, asked: list[int] = asked) -> list[str]:
            asked.append(n)
            return ["x"] * n

        made = LazySequence(4, of)
        assert (bool(made), len(made), list(made), made[-1]) == (True, 6, ["x"] * 6, "x")
        assert len(asked) == (6 if most else 14)  # whether there is any is known from the first
    assert not LazySequence(3, lambda _: [])


def test_what_is_put_aside_comes_back_from_memory_and_from_disk() -> None:
    for room in (0, 10, 1000):
        aside = Spool(room)
        put = [aside.set_aside(bytes([n]) * n) for n in range(30)]
        assert [aside.get(p) for p in reversed(put)] == [bytes([n]) * n for n in reversed(range(30))]


def test_dates_of_clippings_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\npublished: 2024-06-20\n---\n\nA wall.\n")
    (examined,) = lint(copies([tmp_path])[0], RULES).examined
    assert examined.article.published == date(2024, 6, 20)
    assert examined.article.words == 2
