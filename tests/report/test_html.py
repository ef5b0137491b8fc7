"""`--format html`: the proof holds all copy and every finding, and nothing in copy can act in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.read import read_bytes
from lint.report.marked_passages import MarkedPlace, passages
from lint.text.span import Span
from tests.desk import RULE, SEEDS, newslint, report, write

if TYPE_CHECKING:
    from pathlib import Path

VOID = {"meta", "input"}
ONLY = ("--rules", "rules", "--select", "desk")


class Page(HTMLParser):
    """A page, read as a browser reads it: its elements, which must close in order, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        tag = self._open[-1] if self._open else ""
        self.texts[tag] = self.texts.get(tag, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def proof(*args: str | Path, cwd: Path | None = None) -> str:
    done = newslint(*args, "--format", "html", "--allow-unread", cwd=cwd)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def seeds() -> Page:
    return Page(proof(SEEDS))


def test_every_finding_has_a_note_and_every_end_a_place(seeds: Page) -> None:
    ids = [attrs["id"] for _, attrs in seeds.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    findings = report(SEEDS)["findings"]
    notes = [a for a in seeds.all("div") if (a.get("class") or "").startswith("note ")]
    assert sorted((n["data-level"] or "", n["data-rule"] or "") for n in notes) == sorted(
        (f["level"], f["rule"]) for f in findings
    )
    assert sum(i is not None and i.startswith("e") for i in ids) == sum(min(len(f["ends"]), 7) for f in findings)
    links = [a["href"] for a in seeds.all("a")]
    assert all(link and link.startswith("#") and link[1:] in ids for link in links)
    assert {n["data-at"] for n in notes} <= set(ids)


def test_the_copy_reads_as_it_stands() -> None:
    (article,) = (
        a for a in re.findall(r"<article.*?</article>", proof(SEEDS), re.DOTALL) if "saebom-daily.txt</h2>" in a
    )
    shown = re.sub(
        r'<div class="margin">.*?\n</div>\n</div>|<a class="ref".*?</a>|<[^>]*>', "", article, flags=re.DOTALL
    )
    words = " ".join(unescape(shown).split())
    for line in (SEEDS / "saebom-daily.txt").read_text(encoding="utf-8").splitlines():
        assert " ".join(line.split()) in words


def test_nothing_is_loaded_and_only_its_own_script_may_run(seeds: Page) -> None:
    (policy,) = [a["content"] or "" for a in seeds.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(seeds.texts[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert len(seeds.all(tag)) == 1
    assert {tag for tag, _ in seeds.elements} & {"link", "img", "iframe", "object", "embed", "base", "svg"} == set()
    assert not any(name in ("src", "style") or name.startswith("on") for _, attrs in seeds.elements for name in attrs)
    assert not re.search(r"url\(|@import|https?:", seeds.texts["style"] + seeds.texts["script"])


@pytest.mark.parametrize(
    "copy",
    [
        "<script>alert(1)</script>",
        "</mark></p><img src=x onerror=alert(1)>",
        '" onmouseover="alert(1)',
        "&lt;b&gt; &#60;",
        "</script>",
        "]]>",
        "<!--",
    ],
)
def test_copy_is_text_and_nothing_else(tmp_path: Path, copy: str) -> None:
    rule = RULE.replace(r"\bwombat\b", r"\bwombat\b[^.]*").replace("[[wombat]] came", "[[wombat came]]")
    rule = rule.replace("'wombat' stands", "'wombat came' stands")
    name = copy.replace("/", "-") + ".txt"
    write(
        tmp_path, {"rules/desk/wombat.yml": rule, f"copy/{name}": f"The wombat {copy} and went. It said {copy} too.\n"}
    )
    page = Page(proof("copy", *ONLY, cwd=tmp_path))
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in Page(proof(SEEDS)).elements}
    assert len(page.all("script")) == 1
    assert f"wombat {copy} and went" in page.texts["mark"]
    assert f" It said {copy} too." in page.texts["p"]
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)


def test_characters_that_nobody_sees_are_shown_by_their_numbers(tmp_path: Path) -> None:
    hidden = "\u202e\u200b\u2066\x1b\x07\u00ad\u061c\U000e0041\ufeff"
    write(tmp_path, {"rules/desk/wombat.yml": RULE, "copy/a.txt": f"A wombat came{hidden} by.\n"})
    page = proof("copy", *ONLY, cwd=tmp_path)
    assert not set(hidden) & set(page)
    assert all(f">{ord(c):04X}</span>" in page for c in hidden)
    assert 'title="right-to-left override"' in page


def test_what_was_not_examined_is_on_top(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "rules/desk/wombat.yml": RULE,
            "copy/a.txt": "A wombat came.\n",
            "copy/b.txt": b"\xff",
            "copy/c.txt": "Quiet.\n",
        },
    )
    page = proof("copy", *ONLY, cwd=tmp_path)
    header = page[page.index("<header") : page.index("</header>")]
    assert "copy/b.txt: it is not UTF-8" in header
    assert "Nothing to mark in 1 more." in header
    folded = page[page.index("<details><summary>copy/c.txt") :]
    assert "Quiet." in folded[: folded.index("</details>")]
    assert "Nobody" not in page


def test_a_note_gives_the_reason_of_its_rule_and_what_lets_it_stand(tmp_path: Path) -> None:
    write(tmp_path, {"rules/desk/wombat.yml": RULE, "copy/a b.txt": "A wombat came.\n"})
    page = proof("copy", *ONLY, cwd=tmp_path)
    (finding,) = report("copy", *ONLY, cwd=tmp_path)["findings"]
    note = page[page.index('<details class="rule">') :]
    note = unescape(note[: note.index("</details>")])
    assert "<p>It should not.</p>" in note
    assert f"newslint stet 'copy/a b.txt' --fingerprint {finding['fingerprint'][:7]} --reason …" in note


def test_a_stet_that_lets_nothing_stand_is_shown_where_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"rules/desk/wombat.yml": RULE, "copy/a.txt": "A wombat came.\n"})
    stet = ("stet", "copy", "--rules", "rules", "--rule", "desk/wombat", "--reason", "It came.")
    assert newslint(*stet, cwd=tmp_path).returncode == 0
    write(tmp_path, {"copy/a.txt": "Nobody came.\n"})
    page = proof("copy", *ONLY, cwd=tmp_path)
    assert "newslint-stets.yml</h2>" in page
    assert "Nothing to mark in 1 more." in page
    sarif = json.loads(newslint("copy", *ONLY, "--format", "sarif", cwd=tmp_path).stdout)
    assert [(r["ruleId"], r["ruleIndex"]) for r in sarif["runs"][0]["results"]] == [("stet/unused", -1)]


def test_a_finding_outside_the_copy_is_shown_too() -> None:
    article = read_bytes(b"---\nsource: A wire\n---\n\nA line of copy stands here.\n", "a.md")
    at = article.text.index("source")
    shown = [p for p in passages(article, [MarkedPlace(1, 0, Span(at, at + 6))]) if p.begin]
    assert [("".join(x.text for x in p.pieces), [x.text for x in p.pieces if x.over]) for p in shown] == [
        ("source: A wire", ["source"])
    ]


COPY = "# A *bold* headline\n\nA first paragraph with [a link](x) in it.\nIt goes on.\n\n- an item\n\n> a quote\n"


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.integers(0, len(COPY)), st.integers(0, 30)), max_size=12), st.sampled_from(["a.md", "a.txt"])
)
def test_pieces_make_up_the_passage_and_every_mark_begins_and_ends_once(
    places: list[tuple[int, int]], name: str
) -> None:
    article = read_bytes(COPY.encode(), name)
    marks = [MarkedPlace(n, 0, Span(at, min(at + size, len(COPY)))) for n, (at, size) in enumerate(places, 1)]
    clean = {(p.kind, "".join(x.text for x in p.pieces)) for p in passages(article, [])}
    marked = list(passages(article, marks))
    assert clean <= {(p.kind, "".join(x.text for x in p.pieces)) for p in marked}
    pieces = [piece for p in marked for piece in p.pieces]
    for kind in ("begin", "end"):
        assert sorted(m for piece in pieces for m in getattr(piece, kind)) == sorted(marks)
    assert sorted(m for p in marked for m in p.begin) == sorted(marks)
    for p in marked:
        for piece in p.pieces:
            assert all(m in piece.over or len(piece.over) == 8 for m in (*piece.begin, *piece.end))
