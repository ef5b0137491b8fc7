"""Offsets, lines and columns agree with what an editor shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.text.span import Lines, Span

texts = st.text(st.sampled_from("ab \r\n\u00a0é한😀\ufeff"), max_size=60)


@given(texts)
def test_line_and_column_lead_back_to_the_offset(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        line, column = lines.place(offset)
        before = text[:offset]
        begin = offset - (column - 1)
        assert line == before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1 - (
            before.endswith("\r") and text[offset : offset + 1] == "\n"
        )
        assert "\n" not in text[begin:offset].replace("\r\n", "") or text[begin:offset] == ""


@given(texts)
def test_the_lines_are_the_text(text: str) -> None:
    lines = Lines(text)
    spans = [lines.span(n) for n in range(1, len(lines) + 1)]
    assert [text[s.start : s.end] for s in spans] == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(texts)
def test_utf16_counts_as_an_editor_does(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        line, character = lines.utf16(offset)
        start = lines.span(line + 1).start
        assert character == len(text[start:offset].encode("utf-16-le")) // 2


def test_spans_share_or_cover() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).covers(Span(0, 5))
    assert not Span(0, 5).covers(Span(4, 6))
