"""Documents with tracked changes: read as if all were accepted, and the fixes that are put into them as such."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from lint.read import read_bytes
from lint.read.write_back import UnwritableError
from lint.read.write_back.docx_changes import TrackedText
from lint.text.span import Span
from tests.read.documents import W, docx, odt, p, part, parts, run

NOW = datetime(2024, 6, 20, 12, tzinfo=UTC)
BY = 'w:author="Ann" w:date="2024-06-19T10:00:00Z"'


def ins(*runs: str, by: str = BY) -> str:
    return f'<w:ins w:id="1" {by}>{"".join(runs)}</w:ins>'


def gone(text: str, by: str = BY) -> str:
    return f'<w:del w:id="2" {by}><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def marked(change: str, *runs: str) -> str:
    """A paragraph whose mark is changed."""
    return f'<w:p><w:pPr><w:rPr><w:{change} w:id="3" {BY}/></w:rPr></w:pPr>{"".join(runs)}</w:p>'


def text(body: str, **more: str) -> str:
    return read_bytes(docx(body, **more), "a.docx").text


@pytest.mark.parametrize(
    ("body", "reads"),
    [
        (p(run("It is "), gone("not "), ins(run("so "), run("far")), run(".")), "It is so far."),
        (marked("del", run("It is ")) + p(run("one.")), "It is one."),
        (marked("del", run("It ")) + marked("del", gone("all")) + p(run("goes on.")) + p(run("Two.")), "It goes on.\nTwo."),
        (marked("del", gone("All gone.")) + p(run("One.")), "One."),
        (marked("ins", ins(run("New."))) + p(run("One.")), "New.\nOne."),
        (p(run("One.")) + marked("del", run("Two")) + f"<w:tbl><w:tr><w:tc>{p(run('Cell'))}</w:tc></w:tr></w:tbl>", "One.\nTwo\nCell"),
        (
            f'<w:p><w:pPr><w:rPr><w:moveFrom w:id="3" {BY}/></w:rPr></w:pPr><w:moveFrom w:id="4" {BY}>{run("Moved.")}</w:moveFrom></w:p>'
            + p(run("First.")) + f'<w:p><w:moveTo w:id="5" {BY}>{run("Moved.")}</w:moveTo></w:p>',
            "First.\nMoved.",
        ),
        (
            (f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{p(run('Gone'))}<w:tbl><w:tr><w:tc>{p(run('Too'))}</w:tc></w:tr></w:tbl></w:tc></w:tr>"
            f"<w:tr><w:trPr><w:ins {BY}/></w:trPr><w:tc>{p(run('New'))}</w:tc><w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{p(run('Not'))}</w:tc></w:tr></w:tbl>"),
            "New",
        ),
        (
            f'<w:p><w:pPr><w:pStyle w:val="a"/><w:pPrChange {BY}><w:pPr><w:pStyle w:val="TOC1"/></w:pPr></w:pPrChange></w:pPr>'
            + run("Kept.", f"<w:rPrChange {BY}><w:rPr><w:vanish/></w:rPr></w:rPrChange>") + "</w:p>",
            "Kept.",
        ),
    ],
)  # fmt: skip
def test_a_document_reads_as_when_all_is_accepted(body: str, reads: str) -> None:
    styles = f'<w:styles {W}><w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>'
    assert text(body, styles=styles) == f"{reads}\n"


FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"


def test_of_fields_and_controls_what_they_show_is_read() -> None:
    inner = (
        FIELD.format("begin")
        + "<w:r><w:instrText>DATE</w:instrText></w:r>"
        + FIELD.format("separate")
        + run("code")
        + FIELD.format("end")
    )
    outer = FIELD.format("begin") + inner + FIELD.format("separate") + run("shown") + FIELD.format("end")
    body = p(run("It is "), outer, run(". ")) + p(FIELD.format("begin"), run("never closed")) + p(run("Go on."))
    body += f"<w:sdt><w:sdtPr/><w:sdtContent>{p(run('A control.'))}</w:sdtContent></w:sdt>"
    body += p(
        '<w:fldSimple w:instr="PAGE">',
        run("Twelve."),
        "</w:fldSimple>",
        '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>',
    )
    assert text(body) == "It is shown.\nGo on.\nA control.\nTwelve.\n"


def test_changes_are_counted_as_people_see_them() -> None:
    other = BY.replace("Ann", "Ben")
    body = p(run("One "), ins(run("two")), ins(run(" three")), gone("four"), run(" five"), ins(run("six"), by=other))
    told = read_bytes(docx(body), "a.docx").tracked
    assert told is not None
    assert told.authors == ("Ann", "Ann", "Ben")
    assert read_bytes(docx(body), "a.docx").text[slice(*told.first)] == "two"
    info = "<office:change-info><dc:creator>{}</dc:creator><dc:date>x</dc:date></office:change-info>"
    changed = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>' + info.format("Ann") + "</text:insertion></text:changed-region>"
        '<text:changed-region text:id="c2"><text:deletion>' + info.format("Ben") + "<text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>It is <text:change-start text:change-id="c1"/>new<text:change-end text:change-id="c1"/>.<text:change text:change-id="c2"/></text:p>'
    )  # fmt: skip
    article = read_bytes(odt(changed), "a.odt")
    assert article.tracked is not None
    assert (article.tracked.authors, article.text) == (("Ann", "Ben"), "It is new.\n")
    assert article.quoted(article.tracked.first) == "new"
    assert read_bytes(docx(p(run("One."))), "a.docx").tracked is None


def made(body: str, new: str, **more: str) -> str:
    """The document's XML with changes that make it read so; it reads as it did when they are rejected."""
    data = docx(body, **more)
    old = read_bytes(data, "a.docx").text
    changed = TrackedText(data, old, NOW).rewritten(new)
    assert read_bytes(changed, "a.docx").text == new
    parts(changed)
    xml = part(changed)
    ours = re.sub(r'<w:ins w:id="\d+" w:author="newslint".*?</w:ins>', "", xml)
    ours = re.sub(
        r'<w:del w:id="\d+" w:author="newslint"[^>]*>(.*?)</w:del>', lambda m: m[1].replace("delText", "t"), ours
    )
    again = ours.split("<w:body>")[1].split("</w:body>")[0]
    assert text(again, **more) == old
    return xml


def test_fixes_are_tracked_changes_in_the_format_of_what_they_replace() -> None:
    body = p(
        run("It was the the "),
        run("Donggkuk", "<w:b/>"),
        run(" house , "),
        "<w:r><w:t>so</w:t><w:tab/><w:t>it is.</w:t></w:r>",
    )
    xml = made(body, "It was the Dongguk house, so it was.\n")
    said = 'w:author="newslint" w:date="2024-06-20T12:00:00Z"'
    assert f'{said}><w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">Donggkuk</w:delText></w:r></w:del>' in xml
    assert f'{said}><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Dongguk</w:t></w:r></w:ins>' in xml
    assert xml.count("<w:del ") == 4  # the, Donggkuk, the space, is
    assert len(set(re.findall(r'w:id="(\d+)" w:author="newslint"', xml))) == xml.count(said)
    assert "<w:r><w:t>so</w:t><w:tab/>" in xml


def test_what_others_changed_stays_theirs() -> None:
    xml = made(p(run("It is "), ins(run("teh big the the end"), run(".")), gone("no")), "It is the big the end.\n")
    assert xml.count('w:author="Ann"') == 3  # theirs is ended for a word of ours to stand between
    assert '<w:del w:id="2" w:author="Ann"' in xml
    made(p(run("It")) + marked("del", run("was")) + p(run(" teh end.")), "It\nwas the end.\n")
    made(p(run("ab&amp;c "), run("&lt;d&gt; e")), "ab&c <D> e\n")
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p(run("A nota."))}</w:footnote></w:footnotes>'
    data = docx(p(run("Text.")), footnotes=notes)
    changed = TrackedText(data, "Text.\nA nota.\n", NOW).rewritten("Text.\nA note.\n")
    assert read_bytes(changed, "a.docx").text == "Text.\nA note.\n"
    assert part(changed) == part(data)


def test_where_no_fix_can_be_put() -> None:
    box = f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p(run('In the box'))}</w:txbxContent></mc:Choice></mc:AlternateContent></w:r>"
    field = FIELD.format("begin") + FIELD.format("separate") + run("shown") + FIELD.format("end")
    data = docx(
        p(run("One "), field, run(" end."), box) + p(f"<w:ins {BY}><w:hyperlink>{run('a link')}</w:hyperlink></w:ins>")
    )
    told = read_bytes(data, "a.docx").text
    tracked = TrackedText(data, told, NOW)

    def admits(words: str) -> bool:
        return tracked.admits(told, Span(told.index(words), told.index(words) + len(words)))

    assert [admits(w) for w in ("One", "shown", "ne sho", "end", "box", "link", ".\nIn")] == [
        True,
        False,
        False,
        True,
        False,
        False,
        False,
    ]
    assert not tracked.admits(told.replace("One", "Two"), Span(0, 3))  # where a line is no longer what it was
    assert tracked.rewritten(told) is data
    for other in ("One hidden end.\nIn the box\na link\n", "One\n"):
        with pytest.raises(UnwritableError):
            tracked.rewritten(other)
