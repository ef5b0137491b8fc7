"""Comments put into documents: each at its words, and nothing else changed."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest

from lint.read import read_bytes
from lint.read.write_back import Comment, UnwritableError, format_of, with_comments
from lint.text.span import Span
from tests.read.documents import W, commented, docx, odt, p, packed, part, parts, run

NOW = datetime(2024, 6, 20, 12, tzinfo=UTC)
BODY = (
    p(run("The mayor quits &amp; leaves"), style="Title")
    + p("<w:r><w:t>Plain</w:t><w:tab/><w:t>and bold</w:t></w:r>", run(" one ", "<w:b/>"), '<w:hyperlink r:id="x" xmlns:r="r">', run("a link"), "</w:hyperlink>", run("."))
)  # fmt: skip


def at(data: bytes, *words: str, name: str = "a.docx") -> bytes:
    """The document with a comment on each of these words, which says them."""
    text = read_bytes(data, name).text
    spans = [Span(text.index(w), text.index(w) + len(w)) for w in words]
    made = with_comments(
        data, text, [Comment(s, (w, "It is <wrong> & more.")) for s, w in zip(spans, words, strict=True)], NOW
    )
    assert read_bytes(made, name).text == text
    return made


def unmarked(xml: str) -> str:
    """The text of XML without comments' marks and without runs: what a reader sees."""
    xml = re.sub(r"<w:comment(RangeStart|RangeEnd)[^>]*/>|<w:r><w:commentReference[^>]*/></w:r>", "", xml)
    return re.sub(r"</w:t></w:r><w:r>(<w:rPr>[^t]*?</w:rPr>)?<w:t[^>]*>|<[^>]*>", "", xml)


def test_comments_stand_at_their_words_across_runs() -> None:
    data = docx(BODY)
    words = ["mayor", "quits & l", "Plain and", "lain and bold one a", "link.", "one"]
    made = at(data, *words)
    found = commented(made)
    assert {k: v.replace("&amp;", "&") for k, v in found.items()} == {
        "mayor": "mayor", "quits &amp; l": "quits & l", "Plain and": "Plainand", "lain and bold one a": "lainand bold one a",
        "link.": "link.", "one": "one",
    }  # fmt: skip
    assert unmarked(part(made)) == unmarked(part(data))
    assert "It is &lt;wrong&gt; &amp; more." in part(made, "word/comments.xml")


def test_what_is_not_split_stays_as_it_is_byte_for_byte() -> None:
    data = docx(BODY, styles=f"<w:styles {W}/>", settings=f"<w:settings {W}/>")
    made = at(data, "Plain")
    before, after = parts(data), parts(made)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert list(after)[: len(before)] == list(before)
    was, is_ = part(data), part(made)
    begin = is_.index("<w:commentRangeStart")
    assert is_[:begin] == was[:begin]
    rest = "<w:tab/><w:t>and bold</w:t></w:r>"
    assert is_[is_.index(rest) :] == was[was.index(rest) :]
    whole = at(docx(p(run("One"), run("two"))), "two")
    assert re.sub(r"<w:r><w:commentReference[^>]*/></w:r>|<w:comment[^>]*>", "", part(whole)) == part(
        docx(p(run("One"), run("two")))
    )


def test_parts_that_are_not_touched_are_not_even_packed_anew() -> None:
    data = docx(BODY, media="x" * 5000)
    made = at(data, "mayor")
    for name in ("_rels/.rels", "word/media.xml"):
        raw = []
        for one in (data, made):
            with zipfile.ZipFile(io.BytesIO(one)) as archive:
                info = archive.getinfo(name)
                raw.append(
                    (info.date_time, one[info.header_offset : info.header_offset + 30 + len(name) + info.compress_size])
                )
        assert raw[0] == raw[1]


def test_a_second_run_says_nothing_twice() -> None:
    once = at(docx(BODY), "mayor", "Plain")
    assert at(once, "mayor", "Plain") == once
    more = at(once, "mayor", "link")
    assert commented(more) == {"mayor": "mayor", "Plain": "Plain", "link": "link"}
    assert part(more, "[Content_Types].xml") == part(once, "[Content_Types].xml")


def test_comments_on_notes_and_text_boxes_stand_where_these_hang() -> None:
    box = f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p(run('In the box'))}</w:txbxContent></mc:Choice></mc:AlternateContent></w:r>"
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p(run("A note below."))}</w:footnote></w:footnotes>'
    data = docx(p(run("Text"), '<w:r><w:footnoteReference w:id="2"/></w:r>', box), footnotes=notes)
    made = at(data, "note", "box")
    assert part(made, "word/footnotes.xml") == notes
    body = part(made)
    assert (
        '<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeEnd w:id="0"/>' in body
    )
    assert f'<w:commentRangeStart w:id="1"/>{box}<w:commentRangeEnd w:id="1"/>' in body


def test_other_prefixes_and_places_are_kept() -> None:
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    rels = (
        '<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<r:Relationship Id="rId7" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/doc/main.xml"/></r:Relationships>'
    )
    main = f'<document xmlns="{space}"><body><p><r><t>So it is.</t></r></p></body></document>'
    types = '<t:Types xmlns:t="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    made = at(packed({"[Content_Types].xml": types, "_rels/.rels": rels, "doc/main.xml": main}), "it")
    all_parts = parts(made)
    assert set(all_parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "doc/main.xml",
        "doc/comments.xml",
        "doc/_rels/main.xml.rels",
    }
    assert f'<w:commentRangeStart w:id="0" xmlns:w="{space}"/>' in all_parts["doc/main.xml"].decode()
    assert b'<t:Override PartName="/doc/comments.xml"' in all_parts["[Content_Types].xml"]
    assert b"ooxml/officeDocument/relationships/comments" in all_parts["doc/_rels/main.xml.rels"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"_xmlsignatures/origin.sigs": "x"}, "it is signed"),
        ({"word/document.xml": f"<w:document {W}><w:p><w:r><w:t><![CDATA[So it is.]]></w:t></w:r></w:p></w:document>"}, "CDATA"),
        ({"word/document.xml": f'<?xml version="1.0" encoding="UTF-16"?><w:document {W}><w:p><w:r><w:t>So it is.</w:t></w:r></w:p></w:document>'.encode("utf-16")}, "UTF-16"),
        ({"word/document.xml": f"<w:document {W}><w:p><w:r><w:t>It was so.</w:t></w:r></w:p></w:document>"}, "changed by somebody else"),
    ],
)  # fmt: skip
def test_documents_that_nothing_is_put_into(more: dict[str, str | bytes], reason: str) -> None:
    made = parts(docx(p(run("So it is."))))
    with pytest.raises(UnwritableError, match=reason):
        with_comments(packed({**made, **more}), "So it is.\n", [Comment(Span(0, 2), ("x",))], NOW)


def test_open_document_text_gets_its_comments_too() -> None:
    body = (
        '<text:p>It is <text:span text:style-name="T1">so &amp;</text:span> so<text:s text:c="2"/>it. '
        "<text:date>20 June</text:date><text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>"
    )
    data = odt(body)
    made = at(data, "is so &", "20", "note", "so  it", name="a.odt")
    assert {name for name, text in parts(made).items() if text != parts(data)[name]} == {"content.xml"}
    content = part(made, "content.xml")
    marks = re.compile(r"<office:annotation .*?</office:annotation>|<office:annotation-end[^>]*/>")
    assert marks.sub("", content) == part(data, "content.xml")
    shown = re.sub(r"<office:annotation .*?<text:p>(.*?)</text:p>.*?</office:annotation>", r"[\1|", content)
    shown = re.sub(r"<office:annotation-end[^>]*/>", "]", shown)
    assert "It [is so &amp;|is <text:span" in shown
    assert "[20|<text:date>20 June</text:date>][note|<text:note>" in shown
    assert "[so  it|so<text:s" in shown
    assert at(made, "is so &", "20", "note", "so  it", name="a.odt") == made


def test_what_is_no_document_has_no_format_that_is_written() -> None:
    assert [format_of(d) for d in (b'{"a": 1}', b"{\\rtf1}", docx(""), odt(""))] == ["", "", "docx", "odt"]
