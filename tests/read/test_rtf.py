"""What the reader makes of RTF: what a person sees of it, and nothing of what programs keep in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lint.read import UnreadableError, read_bytes
from tests.desk import newslint, report, write

if TYPE_CHECKING:
    from pathlib import Path

BODY = "The mayor said on Tuesday that she would leave the office at the end of the year."


def rtf(text: str) -> bytes:
    """The text as a document, a paragraph a line."""
    signs = {"\\": "\\\\", "{": "\\{", "}": "\\}", "“": "\\ldblquote ", "’": "\\rquote ", "\n": "\\par\n", "—": "\\'97"}
    shown = "".join(signs.get(c, c) if c in signs or c.isascii() else f"\\u{_signed(c)}?" for c in text)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0\\fcharset0 Times;}}}}\\pard\\f0 {shown}\\par}}".encode(
        "ascii"
    )


def _signed(c: str) -> int:
    return ord(c) - 0x10000 if ord(c) > 0x7FFF else ord(c)


def blocks(body: str, name: str = "a.rtf", head: str = "\\ansi\\ansicpg1252") -> list[tuple[str, str]]:
    article = read_bytes(f"{{\\rtf1{head} {body}}}".encode("latin-1"), name)
    for block in article.blocks:
        assert article.quoted(block.span) == article.prose.text[block.start : block.end]
        assert article.lines.place(block.span.start)[1] == 1
    return [(b.kind, article.quoted(b.span)) for b in article.blocks]


def text(body: str, head: str = "\\ansi\\ansicpg1252") -> str:
    (block,) = blocks(f"{body}\\par", head=head)
    return block[1]


def test_a_document_is_read_as_it_is_seen() -> None:
    body = (
        r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset2 Symbol;}}{\colortbl;\red0;}"
        r"{\stylesheet{\ql Normal;}{\s1\sbasedon0 heading 1;}{\s2\sbasedon1 House head;}{\s7 Quote;}{\s9 toc 1;}{\*\cs10 Strong;}}"
        r"{\*\generator Writer;}{\info{\title A title}{\author Somebody}{\creatim\yr2024\mo6\dy18\hr9}}"
        r"{\header\pard A header\par}{\footer{\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
        r"\pard\s9 Contents\par\pard\s1 Mayor quits\par"
        rf"\pard\plain {BODY}{{\super\chftn}}{{\footnote\pard {{\super\chftn}} A note stands here.\par}} She left.\par"
        r"\pard\s2 What is next\par\pard\s7 We did what we could.\par"
        r"\pard\ls1{\listtext\f1\'b7\tab}One school\par{\pntext 2.\tab}Two schools\par\pard"
        r"\trowd\cellx100\cellx200\pard\intbl Name\cell 12\cell\row\pard"
        r"{\field{\*\fldinst HYPERLINK http://a.bc}{\fldrslt A link}} and {\pict\wmetafile8 01}{\*\shppict{\pict 89504e47}}a picture.\par"
        r"{\object{\*\objdata 0105}{\result{\pict 01}}}{\*\bkmkstart a}{\xe{\v index}}"
        r"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard A box has this text.\par}}{\shprslt{\pict 01}A box has this text.}}"
        r"{\pard The end.\par}"
    )
    assert blocks(body) == [
        ("headline", "Mayor quits"),
        ("paragraph", f"{BODY} She left."),
        ("subhead", "What is next"),
        ("quote", "We did what we could."),
        ("list item", "One school"),
        ("list item", "Two schools"),
        ("table cell", "Name"),
        ("table cell", "12"),
        ("paragraph", "A link and a picture."),
        ("paragraph", "A box has this text."),
        ("paragraph", "The end."),
        ("paragraph", "A note stands here."),
    ]
    article = read_bytes(f"{{\\rtf1 {body}}}".encode(), "a.rtf")
    assert article.front == {"title": "A title", "created": "2024-06-18"}
    assert article.published is None  # a file that was made years ago is written over again and again


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (r"Jos\'e9 and \'93caf\'e9\'94", "José and “café”"),
        (r"It\u8217's \u8220?so\u8221\'94", "It’s “so”"),
        (r"{\uc0\u8217 s}{\uc2\u8217??s}\u8217?s", "’s’s’s"),
        (r"a\u8211\endash b\emdash c\~d\_e\-f", "a–b—c\u00a0d-ef"),
        (r"\u-10179\'3f\u-8704\'3f smile", "😀 smile"),
        (r"\lquote a\rquote{} \ldblquote b\rdblquote\line c\tab d\bullet", "‘a’ “b” c d•"),
        (r"kept\deleted  gone\deleted0  here{\v hidden}{\deleted not}{\mvf moved}", "kept here"),
        (r"one \deleted\par\deleted0 two", "one two"),
        (r"a\{b\}c\\d", "a{b}c\\d"),
        (r"a{\*\unknown b}{\*\annotation c}{\*\atnid d}e", "ae"),
        (r"{\upr{ansi}{\*\ud{unicode}}}", "unicode"),
        (r"a\bin4 {{{{b", "ab"),
        ("a\r\nb", "ab"),
        (r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}\f0\'e9{\f1\'ef\'f0\'e8}{\f2\'93\'fa\'96\'7b}", "éпри日本"),
        (r"{\fonttbl\f0\fcharset2 Symbol;\f1\fcharset0 A;}\f0\'b7\f1  \'e9\u-3913?\u-3900?", "• é•"),
        ("caf\xe9", "café"),
    ],
)  # fmt: skip
def test_characters_are_those_that_are_seen(body: str, seen: str) -> None:
    assert text(body) == seen


@pytest.mark.parametrize(
    ("head", "body", "seen"),
    [
        (r"\mac", r"Jos\'8e", "José"),
        (r"\pc", r"Jos\'82", "José"),
        (r"\ansi\ansicpg1250", r"Wa\'b3\'easa", "Wałęsa"),
        (r"\ansi\ansicpg65001", r"Jos\'c3\'a9", "José"),
        (r"\ansi\ansicpg4711", r"Jos\'e9", "José"),
    ],
)
def test_code_pages(head: str, body: str, seen: str) -> None:
    assert text(body, head) == seen


def test_what_it_is_counts_more_than_its_name(tmp_path: Path) -> None:
    assert blocks(rf"{BODY}\par", "a.txt") == blocks(rf"{BODY}\par", "a.doc") == [("paragraph", BODY)]
    with pytest.raises(UnreadableError, match="its name is that of a document, and it is none"):
        read_bytes(BODY.encode(), "a.rtf")
    write(tmp_path, {"a.rtf": rtf(f"Mayor quits\n{BODY}\nIt was in the the house.")})
    (found,) = report(tmp_path, "--select", "spelling/doubled-word")["findings"]
    assert (found["ends"][0]["line"], found["ends"][0]["column"]) == (3, 11)
    before = (tmp_path / "a.rtf").read_bytes()
    assert "left alone" in newslint("fix", tmp_path, "--write").stderr
    assert (tmp_path / "a.rtf").read_bytes() == before


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"{" * 100_000, "groups stand more than 1,000 deep"),
        (b"a\\par " * 200_001, "more than 200,000 paragraphs"),
        (b"\\bin9999999999 " + b"a" * 1000, "it is damaged"),
        (b"\\bin-7 \\u-999999999 \\uc-3 \\uc999999999\\u8217 abcdefghijkl", "jkl"),
        (b"{}" * 100_000 + b"ab", "ab"),
        (b"{\\info{\\title " + b"a{}" * 100_000 + b"}}ab", "ab"),
        (b"{\\stylesheet{\\s1\\sbasedon1 x;}{\\s2\\sbasedon3 y;}{\\s3\\sbasedon2 z;}}\\s1 a\\par\\s2 b", "a"),
        (b"ab}}}} c", "ab"),
        (b"ab\\", "ab"),
        (b"{\\fonttbl{\\f0\\fcharset99 x;}}\\f0 ab\\'81\\'", "ab"),
        (b"", "no copy"),
    ],
)
def test_hostile_documents_are_read_in_bounds(body: bytes, told: str) -> None:
    try:
        article = read_bytes(b"{\\rtf1 " + body, "a.rtf")
    except UnreadableError as e:
        assert told in str(e)
    else:
        assert told in article.text


def test_what_says_that_it_holds_more_than_it_does_is_damaged() -> None:
    with pytest.raises(UnreadableError, match="it is damaged"):
        read_bytes(rb"{\rtf1 He came \bin999999999999999999 abc \par more}", "a.rtf")
