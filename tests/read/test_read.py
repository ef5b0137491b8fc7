"""What the reader makes of bytes: exact places, formats, front matter, publication dates, kinds of blocks."""

from __future__ import annotations

import html
import os
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.read import UnreadableError, read_bytes, read_file

if TYPE_CHECKING:
    from pathlib import Path

    from lint.text.article import Article

BODY = "The council met on Monday to settle the budget for the coming year, the mayor said."
MORE = "Two members of the council left the room before the vote and did not come back."


def read(text: str, name: str = "a.txt", published: date | None = None) -> Article:
    return read_bytes(text.encode(), name, published)


def kinds(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    article = read(text, name)
    return [(b.kind, article.quoted(b.span)) for b in article.blocks]


#: Why something is no copy.
NOTHING_THERE = ("front matter", "no copy", "it is empty", "zero bytes", "no article")
#: Pieces of markup, to be put together in any order.
PIECES = st.lists(
    st.sampled_from(
        [
            *"a b. é * ** _ ` `` ~~ ~ [ ]( http://a.b ) ! < > </ <p> </p> <b> <q> </q> <br> <!-- --> &amp; &#8217;".split(),
            *"&ngE; {{ }} {{< >}} {% %} {{#x} $ $$ \\ \\* | --- # > - 1. [^1] [^1]: :tada: ``` <script> </script>".split(),
            *"<pre> <td> [x]: <http://a.b> <code> </code> <del> </del> \U0001f600".split(),
            *("{% raw %}", "{% endraw %}", "\n", "\n\n", "\r\n", "\r", "\t", " ", "    "),
        ]
    ),
    max_size=40,
).map("".join)
# Letters and marks that have tripped readers: line ends, spaces that do not break, marks of Markdown, wide letters.
COPY = st.text(
    st.sampled_from("ab A.é“”’\n\r\t\u00a0\u2028\ufeff\U0001f600한글*_#[]()<>`~!\\-=+>|1.:/İ")
    | st.characters(codec="utf-8"),
    max_size=120,
)


@given(COPY)
def test_plain_text_stands_where_the_source_says(text: str) -> None:
    try:
        article = read(text)
    except UnreadableError as reason:
        assert any(
            words in str(reason) for words in ("front matter", "no copy", "it is empty", "zero bytes", "no article")
        )
        return
    for at, char in enumerate(article.prose.text):
        if char not in "\n ":
            assert article.quoted(article.prose.span(at, at + 1)) == char
    for block in article.blocks:
        prose = article.prose.text[block.start : block.end]
        if (
            "\n" not in article.quoted(block.span)
            and "\r" not in article.quoted(block.span)
            and block.kind != "residue"
        ):
            assert prose == article.quoted(block.span)
            assert article.prose.span(block.start, block.end) == block.span


@given((COPY | PIECES).filter(lambda t: t.strip() and "\0" not in t))
def test_markdown_carries_the_place_of_every_character(text: str) -> None:
    try:
        article = read(text, "a.md")
    except UnreadableError as reason:
        assert any(words in str(reason) for words in NOTHING_THERE)
        return
    last = -1
    for at, char in enumerate(article.prose.text):
        place = article.prose.span(at, at + 1)
        assert last < place.start + (article.prose.origin is not None)
        last = place.start
        if at in article.prose.wide:
            assert place.end == article.prose.wide[at]
            assert char in html.unescape(article.quoted(place)) or article.quoted(place).startswith("<")
        elif char not in "\n _":
            assert article.quoted(place) == char
    assert all(
        a.end <= b.start and a.span.end <= b.span.start
        for a, b in zip(article.blocks, article.blocks[1:], strict=False)
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_divide_blocks(end: str) -> None:
    article = read(f"Budget stands{end}{end}{BODY}{end}{end}{MORE}{end}")
    assert [article.quoted(b.span) for b in article.blocks] == ["Budget stands", BODY, MORE]
    assert article.lines.place(article.blocks[2].span.start) == (5, 1)


def test_a_byte_order_mark_takes_no_column() -> None:
    article = read_bytes(b"\xef\xbb\xbf" + BODY.encode(), "a.txt")
    assert article.text == BODY
    assert article.lines.place(article.prose.span(0, 3).start) == (1, 1)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t\n", "it is empty"),
        (b"---\ntitle: A\n---\n", "there is no copy after its front matter"),
        (b"GIF89a\0\1", "it is not text: it contains zero bytes"),
        (b"\xff\xfeA", "it is no UTF-16 as it should be, from byte 0 on; save it as UTF-8"),
        ("Zürich".encode("utf-32"), "it is not text: it contains zero bytes"),
        (b"GIF89a\1\xe9", "it is not text: byte 6 of it is 0x01"),
        (
            "Zürich.\nA café.\n".encode() + "A caf\xe9.".encode("cp1252"),
            "it is not UTF-8: line 3 holds byte 0xe9 (byte 23 of the file); save it as UTF-8",
        ),
        (b"---\ntitle: A\n", "there is no copy after its front matter"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "a.txt")
    assert str(caught.value) == reason


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    assert read_file(tmp_path / "a.txt", "a.txt").path == "a.txt"
    assert read_file(tmp_path / "a.txt").path == str(tmp_path / "a.txt")
    for name, reason in [
        (".", "a folder"),
        ("gone.txt", "no such file"),
        ("x\0", "opened"),
    ]:
        with pytest.raises(UnreadableError, match=reason):
            read_file(tmp_path / name)
    if os.geteuid():
        (tmp_path / "a.txt").chmod(0)
        with pytest.raises(UnreadableError, match="permissions"):
            read_file(tmp_path / "a.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this file system")
def test_a_pipe_holds_nothing_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match="no regular file but a pipe or device"):
        read_file(tmp_path / "pipe")


def test_front_matter_is_kept_apart() -> None:
    head = (
        "---\n"
        "published: 2024-06-20  # Thursday\n"
        'title: "A \\"new\\" day"\n'
        "byline:\n"
        "  - Ann Roe\n"
        "  - 'Bo O''Dea'\n"
        "story: x\n"
        "---\n"
    )
    article = read(head + BODY)
    assert article.front == {
        "published": "2024-06-20",
        "title": 'A "new" day',
        "byline": "Ann Roe, Bo O'Dea",
        "story": "x",
    }
    assert article.published == date(2024, 6, 20)
    assert article.prose.text == "\n" * len(head) + BODY


def test_front_matter_with_other_line_ends() -> None:
    article = read(f"---\r\npublished: 20 June 2024\r\n...\r\n{BODY}\r\n")
    assert article.published == date(2024, 6, 20)
    assert [article.quoted(b.span) for b in article.blocks] == [BODY]


def test_rules_that_hold_no_keys_are_copy() -> None:
    article = read(f"---\n{BODY}\n---\n{MORE}\n")
    assert article.front == {}
    assert BODY in article.prose.text


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Posted on : 2024-06-20 17:30 KST Modified on : 2024-06-21 17:43 KST", date(2024, 6, 20)),
        ("Published June 20, 2024", date(2024, 6, 20)),
        ("Updated: 20-Jun-2024 9:15 a.m.", date(2024, 6, 20)),
        ("AFP , AP , Wednesday 19 Jun 2024", date(2024, 6, 19)),
        ("20 June 2024", date(2024, 6, 20)),
        ("By Ann Roe | June 20, 2024 at 4:15 pm", date(2024, 6, 20)),
        ("Updated 21 June 2024\nPublished 20 June 2024", date(2024, 6, 20)),
        ("The council votes on June 20, 2024", None),
        ("Published accounts of 2019 were wrong", None),
    ],
)
def test_publication_dates_of_lines_above_the_body(line: str, day: date | None) -> None:
    assert read(f"Budget stands\n\n{line}\n\n{BODY}\n\n{MORE}").published == day


def test_publication_dates_from_elsewhere() -> None:
    assert read(f"Budget stands\n\nSEOUL, June 20, 2024 (Wire) — {BODY}").published == date(2024, 6, 20)
    assert read(f"Budget stands\n\n{BODY}\n\nPosted: June 20, 2024").published == date(2024, 6, 20)
    assert read(f"Budget stands\n\nThe vote of June 20, 2024, stood. {BODY}").published is None
    assert read(BODY, published=date(2024, 6, 1)).published == date(2024, 6, 1)
    assert read(f"---\npublished: 2024-06-02\n---\n{BODY}", published=date(2024, 6, 1)).published == date(2024, 6, 2)


def test_blocks_of_copy() -> None:
    assert kinds(
        "Council passes budget after long night\n"
        "\n"
        "Mayor speaks of a ‘fair bargain’ while two members walk out\n"
        "\n"
        "Members of the council leave the town hall in Arden on Monday night.\n"
        "Members of the council leave the town hall in Arden on Monday night.Jo Doe (via REUTERS)\n"
        "Ann Marie Roe\n"
        "\n"
        f"{BODY}\n"
        "\n"
        "A bargain with the north\n"
        "\n"
        f"{MORE}\n"
        "\n"
        "• One school is to be closed\n"
        "\n"
        "The town hall in Arden. (Jo Doe/Wire Photo)\n"
        "\n"
        "By Bo Dean, staff writer\n"
    ) == [
        ("headline", "Council passes budget after long night"),
        ("standfirst", "Mayor speaks of a ‘fair bargain’ while two members walk out"),
        ("caption", "Members of the council leave the town hall in Arden on Monday night."),
        ("caption", "Members of the council leave the town hall in Arden on Monday night.Jo Doe (via REUTERS)"),
        ("byline", "Ann Marie Roe"),
        ("paragraph", BODY),
        ("subhead", "A bargain with the north"),
        ("paragraph", MORE),
        ("list item", "• One school is to be closed"),
        ("caption", "The town hall in Arden. (Jo Doe/Wire Photo)"),
        ("byline", "By Bo Dean, staff writer"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our morning letter and never miss a story",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Back to top",
        "Share Tweet Email",
        "https://example.org/a/b",
        "desk@example.org",
        "town_hall ii.JPG",
        "Copyright 2024 Arden Courier. All rights reserved.",
        "© 2024 Arden Courier",
        "Tu suscripción está activa en otro aparato y no se puede leer aquí",
        "Lesen Sie auch die anderen Berichte, die wir für Sie haben",
        "이 기사를 다른 언어로 읽기",
        "RELATED: Three schools to close in spring",
        "Most viewed articles",
        "We use cookies to keep you signed in. Read our cookie policy.",
        "Short link:",
        "Please enable JavaScript to see comments.",
        "2:31 Town hall on fire",
    ],
)
def test_residue_is_no_prose(line: str) -> None:
    article = read(f"Budget stands\n\n{BODY}\n\n{line}\n\n{MORE}\n")
    assert [b.kind for b in article.blocks] == ["headline", "paragraph", "residue", "paragraph"]
    assert line not in article.prose.text
    assert len(article.prose.text) == len(article.text)


@pytest.mark.parametrize(
    "line",
    [
        "The company has changed its privacy policy twice since the spring, the minister said.",
        "“Sign up for our programme and you will not regret it,” the minister said to the crowd.",
        "Anyone with information is asked to call the police.",
        "He had sent the verification email to his brother, the court heard.",
        "Subscribers of the newspaper have left it in large numbers since the sale.",
        "“¡No pasarán!” they shouted at the soldiers.",
        "El Paso, Los Angeles and San Diego will follow.",
        "Total dead: 192",
        "Facebook shares fell by a tenth.",
        "Victims: Isabel de la Rosa, Juan del Valle, Los Angeles; Pilar de los Santos, El Paso",
        "Also on Monday: a march through the town",
        "MORE POLICE FOR THE HARBOUR",
        "More than half: the share of women on the council",
        "He could not be reached for this article.",
        "The hospital said they are free to download the form from its website.",
        "Correction: an earlier version of this article gave a wrong year.",
        "Jo Doe in Arden contributed to this article.",
        "The rally began at 7:30 p.m.",
        "She joined the Rodong Sinmun (로동신문) in 1998.",
    ],
)
def test_copy_is_no_residue(line: str) -> None:
    assert ("residue", line) not in kinds(f"Budget stands\n\n{BODY}\n\n{line}\n\n{MORE}\n")


def test_links_to_other_stories_go_with_their_heading() -> None:
    found = kinds(f"Budget stands\n\n{BODY}\n\nRELATED STORIES\n\nThree schools to close\n\nMayor speaks out\n\n{MORE}")
    assert [kind for kind, _ in found] == ["headline", "paragraph", "residue", "residue", "residue", "paragraph"]


def test_an_article_in_another_language_is_no_residue() -> None:
    found = kinds(
        "El consejo aprueba el presupuesto\n\nEl consejo se reunió el lunes para aprobar las cuentas del año."
    )
    assert [kind for kind, _ in found] == ["headline", "paragraph"]


def test_front_matter_says_the_language() -> None:
    text = f"{BODY}\n\n{MORE}\n\nEl consejo se reunió el lunes para aprobar las cuentas del año."
    assert kinds(text)[-1][0] == "residue"
    assert kinds(f"---\nlanguage: es\n---\n{text}")[-1][0] == "paragraph"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Budget stands\n\n"
        "The council met on Monday to settle the budget for the coming\n"
        "year, the mayor said. Two members of the council left the room\n"
        "before the vote and did not come back. The Monday meeting was\n"
        "the last of the year.\n\n"
        "A short paragraph.\n"
    )
    article = read(text)
    assert len(article.blocks) == 3
    assert "for the coming year, the mayor said." in article.prose.text
    assert article.prose.origin is None
    spread = read(text.replace("\n", "\r\n"))
    assert "for the coming year, the mayor said." in spread.prose.text
    at = spread.prose.text.index("Two members")
    assert spread.quoted(spread.prose.span(at, at + 11)) == "Two members"


def test_what_looks_like_a_byline_or_a_list_in_a_wrapped_sentence_is_neither() -> None:
    wrapped = (
        "The council met on Monday to settle the budget for the coming year\n"
        "- its last before the vote - and the mayor said that members left.\n"
        "The town had no other way to pay for the schools that were opened\n"
        "By Ann Roe and her party in the years before they lost their seats.\n"
    )
    for text in (f"Budget stands\n\n{wrapped}", f"Budget stands\n\n    {wrapped}    {BODY[:60]}\n    {MORE[:70]}."):
        blocks = kinds(text)
        assert blocks[1] == ("paragraph", wrapped.strip())


def test_wrapped_items_of_a_list_are_items() -> None:
    items = [
        "- One school is to be closed in the spring, and all of its pupils\n  are to go to the school by the harbour",
        "- Two parks are to be opened in the old town, and a third one next\n  to the river, where the mills stood",
        "- No more money is to be spent on the tram, which was to have been\n  the pride of the town by now",
    ]
    found = kinds(f"Budget stands\n\n{BODY}\n\n" + "\n".join(items))
    assert found[2:] == [("list item", item) for item in items]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "Total dead: 192\nAmericans: 12\nInjured: 4,877\n"
    assert [q for _, q in kinds(f"{BODY}\n\n{text}")] == [BODY, *text.splitlines()]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "unit",
    ["a ", "[", "](", "*a ", "_", "`", "<", "<a", '"said ', "(", "> ", "- ", "\\", "—", " ", "\n", "a\n", "By ", "! ["],
)
def test_reading_is_linear(name: str, unit: str) -> None:
    article = read("The first line.\n\nX" + unit * (100_000 // len(unit)), name)
    assert article.blocks
    assert read("The first line.\n\n" + "click here " * 10_000 + unit * (100_000 // len(unit)), name).blocks


@pytest.mark.parametrize(
    ("name", "front", "published"),
    [
        ("a.md", "published: 2018-10-20\ndate: 2018-10-19", date(2018, 10, 20)),
        ("a.md", "date: 2018-10-19 12:00:00 -0700", date(2018, 10, 19)),
        ("a.md", 'pubdate: "2018-10-19T10:00:00Z"', date(2018, 10, 19)),
        ("2018-10-18-in-court.md", "date: 2018-10-19", date(2018, 10, 19)),
        ("posts/2018-10-18-in-court.md", "title: In court", date(2018, 10, 18)),
        ("2018-13-18-in-court.md", "title: In court", date(2018, 10, 17)),
        ("12018-10-18.md", "date: soon", date(2018, 10, 17)),
    ],
)
def test_publication_is_told_by_front_matter_then_by_the_name_then_by_a_line(
    name: str, front: str, published: date
) -> None:
    copy = f"---\n{front}\n---\n# In court\n\nPosted: October 17, 2018\n\nShe spoke on Tuesday.\n"
    assert read_bytes(copy.encode(), name).published == published


@pytest.mark.parametrize(
    "day",
    ["on Friday,|June 18, 2024,", "on Friday|June 18", "on Friday, June|18", "on June 18,|2024,", "on Friday, 18|June 2024,",
     "on Friday, the|18th of June", "on Sept.|3", "on the 18th of|June"],
)  # fmt: skip
@pytest.mark.parametrize("more", ["", f"{BODY * 3}\n\n"])
def test_a_day_that_goes_over_the_end_of_a_line_is_one(day: str, more: str) -> None:
    text = f"Mayor speaks\n\n{more}The mayor leaves {day.replace('|', chr(10))} at noon.\n"
    article = read(text)
    last = article.blocks[-1]
    assert article.prose.text[last.start : last.end] == f"The mayor leaves {day.replace('|', ' ')} at noon."
    assert article.quoted(last.span) == f"The mayor leaves {day.replace('|', chr(10))} at noon."


def test_lines_that_only_look_like_a_day_stay_apart() -> None:
    for text in (
        "Speech on Friday\nJune 18, 2024",
        "Budget: 18\nJune: 20",
        "Born in May\n12 came",
        "He left on Friday\n\nJune 18",
    ):
        assert len(read(f"{text}\n\n{BODY}\n").blocks) == 3
