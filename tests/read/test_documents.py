"""What the reader makes of documents: Word's and OpenDocument's paragraphs, and files that only say they are some."""

from __future__ import annotations

import html
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lint.read import UnreadableError, read_bytes
from lint.read.write_back import Comment, UnwritableError, with_comments
from lint.text.span import Span
from tests.desk import newslint, report, write
from tests.read.documents import W, docx, odt, p, packed, run
from tests.read.test_read import BODY

SEEDS = Path(__file__).parents[2] / "seeds"
STYLES = (
    f'<w:styles {W}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>'
    '<w:style w:styleId="House"><w:name w:val="House"/><w:basedOn w:val="Zitat"/></w:style>'
    '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>'
)


def blocks(data: bytes, name: str = "a.docx") -> list[tuple[str, str]]:
    article = read_bytes(data, name)
    for block in article.blocks:
        assert article.quoted(block.span) == article.prose.text[block.start : block.end]
        assert article.lines.place(block.span.start)[1] == 1
    return [(b.kind, article.quoted(b.span)) for b in article.blocks]


def test_word_is_read_as_its_changes_are_accepted() -> None:
    body = (
        p(run("Contents"), style="TOC1")
        + p(run("Mayor quits"), style="berschrift1")
        + p(run("The mayor "), "<w:del><w:r><w:delText>not</w:delText></w:r></w:del>", f"<w:ins>{run('has ')}</w:ins>", run("le", "<w:b/>"), run("ft.<w:x/>"))
        + f"<w:moveFrom>{run('gone')}</w:moveFrom>"
        + p(run("So"), "<w:r><w:tab/></w:r>", run("it "), run("secret", "<w:vanish/>"), run("went&#8217;s"), "<w:r><w:noBreakHyphen/></w:r>", run("x."))
        + p(run("We did what we could."), style="House")
        + "<w:p><w:pPr><w:numPr/></w:pPr>" + run("One school") + "</w:p>"
        + f"<w:tbl><w:tr><w:tc>{p(run('Name'))}</w:tc><w:tc>{p(run('12'))}</w:tc></w:tr></w:tbl>"
        + '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>' + run("T") + "</w:p>" + p(run("he end."))
        + f"<mc:AlternateContent><mc:Choice>{p(run('A box'))}</mc:Choice><mc:Fallback>{p(run('A box'))}</mc:Fallback></mc:AlternateContent>"
    )  # fmt: skip
    notes = f'<w:footnotes {W}><w:footnote w:type="separator">{p(run("-"))}</w:footnote><w:footnote>{p(run("A note."))}</w:footnote></w:footnotes>'
    assert blocks(docx(body, styles=STYLES, footnotes=notes)) == [
        ("headline", "Mayor quits"),
        ("paragraph", "The mayor has left."),
        ("paragraph", "So it went’s-x."),
        ("quote", "We did what we could."),
        ("list item", "One school"),
        ("table cell", "Name"),
        ("table cell", "12"),
        ("paragraph", "The end."),
        ("subhead", "A box"),
        ("paragraph", "A note."),
    ]


def test_open_document_text_is_read() -> None:
    names = 'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:style="urn:s" xmlns:table="urn:b"'
    content = (
        f"<office:document-content {names}><office:automatic-styles>"
        '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
        "</office:automatic-styles><office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:h>Mayor quits</text:h>"
        '<text:p>The mayor<text:s text:c="2"/>has<text:span text:style-name="T1">not</text:span> left<text:note>'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>.</text:p>"
        '<text:p text:style-name="P1">We did.<office:annotation><text:p>Hm</text:p></office:annotation></text:p>'
        "<text:list><text:list-item><text:p>One school</text:p></text:list-item></text:list>"
        "<table:table-cell><text:p>12</text:p></table:table-cell></office:text></office:body></office:document-content>"
    )
    made = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    assert blocks(made, "a.odt") == [
        ("headline", "Mayor quits"),
        ("paragraph", "The mayor  has left."),
        ("paragraph", "A note."),
        ("quote", "We did."),
        ("list item", "One school"),
        ("table cell", "12"),
    ]


def test_what_a_document_is_counts_more_than_its_name() -> None:
    assert blocks(docx(p(run(BODY))), "a.txt")[0][1] == BODY


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\3\4\0", "it is damaged"),
        (b"", "it is empty"),
        (b"Just text.", "its name is that of a document, and it is none"),
        (packed({"a.txt": "x"}), "it is a zip, and no document of Word"),
        (packed({"word/document.xml": "<w:document>"}), "word/document.xml in it cannot be read: it is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "of an old Word, or locked with a password"),
        (packed({f"{n:0200}": "" for n in range(20_000)}), "more parts than any document has"),
        (
            packed({"content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}),
            "locked with a password",
        ),
        (packed({"word/document.xml": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x>&y;</x>'}), "it is damaged|no copy"),
        (packed({"word/document.xml": BOMB}), "declares entities"),
        (docx(""), "there is no copy in it"),
        (packed({"word/document.xml": "<a>" + " " * 31_000_000}), "which is the most"),
        (docx(p(run(BODY)))[:-40], "it is damaged"),
        (docx("<w:p>" * 100_000 + "</w:p>" * 100_000), "there is no copy in it"),
    ],
)
def test_documents_that_are_none_say_so(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_bytes(data, "a.docx")


@pytest.mark.parametrize("suffix", ["docx", "odt", "html", "md"])
def test_articles_give_the_same_findings_in_every_format(suffix: str, tmp_path: Path) -> None:
    told = []
    for name in sorted(SEEDS.glob("*.txt")):
        lines = [line for line in name.read_text(encoding="utf-8").split("\n") if line.strip()]
        escaped = [html.escape(line, quote=False) for line in lines]
        made = {
            "txt": "\n\n".join(lines).encode(),
            "md": "\n\n".join(lines).encode(),
            "html": "".join(f"<p>{line}</p>\n" for line in escaped).encode(),
            "docx": docx("".join(p(run(line)) for line in escaped)),
            "odt": odt("".join(f"<text:p>{line}</text:p>" for line in escaped)),
        }
        write(tmp_path, {f"{kind}/{name.stem}.{kind}": made[kind] for kind in ("txt", suffix)})
    for kind in ("txt", suffix):
        got = report(tmp_path / kind, "--story", "folder", cwd=tmp_path)["findings"]
        told.append(sorted((f["rule"], [e["text"] for e in f["ends"]]) for f in got))
    assert [f for f in told[1] if f not in told[0]] == [f for f in told[0] if f not in told[1]] == []


def test_thousands_of_styles_that_go_round_and_macros_cost_nothing() -> None:
    named = "".join(
        f'<w:style w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{(n + 1) % 5000}"/></w:style>'
        for n in range(5000)
    )
    body = "".join(p(run(f"{BODY} {n}"), style=f"s{n}") for n in range(5000))
    began = time.process_time()
    article = read_bytes(docx(body, styles=f"<w:styles {W}>{named}</w:styles>", vbaProject="x"), "a.docm")
    assert len(article.blocks) == 5000
    assert time.process_time() - began < 10


def test_parts_that_lie_over_each_other_are_not_written_anew() -> None:
    made = docx(p(run(BODY)), a="x" * 300, b="y" * 300)
    at = made.rindex(b"PK\1\2", 0, made.rindex(b"PK\1\2"))
    first = made.index(b"PK\3\4", 1)
    lying = made[: at + 42] + first.to_bytes(4, "little") + made[at + 46 :]
    text = read_bytes(lying, "a.docx").text
    with pytest.raises(UnwritableError, match="lie over each other"):
        with_comments(lying, text, [Comment(Span(0, 3), ("x",))], datetime.now(UTC))


def test_what_is_not_read_is_known_by_what_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": f"%PDF-1.4 {BODY}", "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)})
    for name, said in (("a.pdf", "it is a PDF"), ("a.doc", "of an old Word")):
        done = newslint(name, cwd=tmp_path)
        assert (done.returncode, said in done.stderr) == (2, True)
