"""What the reader makes of Markdown: blocks, inline markup, HTML in it, the tags of site builders."""

from __future__ import annotations

from datetime import date

import pytest

from lint.read import UnreadableError
from tests.read.test_read import BODY, read


def blocks(text: str) -> list[tuple[str, str]]:
    """The kind and the prose of each block."""
    article = read(text, "a.md")
    return [(b.kind, article.prose.text[b.start : b.end]) for b in article.blocks]


def prose(text: str) -> str:
    """The prose of the last block."""
    return blocks(f"# Budget\n\n{text}")[-1][1]


def test_code_is_read_as_no_english_and_no_residue() -> None:
    assert blocks("# Cargo\n\n## `cargo info`\n\nRun `it` now.\n\n- `a` and `b`\n- `c`\n\n```\nteh\n```\n") == [
        ("headline", "Cargo"),
        ("paragraph", "Run __ now."),
        ("list item", "_ and _"),
    ]


def test_indented_code_is_none_and_an_indented_sentence_is() -> None:
    assert blocks(f'# Cargo\n\nSo:\n\n    $ cargo build "teh\n\nAnd then:\n\n    {BODY}\n') == [
        ("headline", "Cargo"),
        ("subhead", "So:"),
        ("subhead", "And then:"),
        ("paragraph", BODY),
    ]


def test_cells_of_a_table_are_blocks() -> None:
    assert blocks("# Votes\n\n| Name | Vote |\n|------|-----:|\n| Ann  |   12 |\n") == [
        ("headline", "Votes"),
        *(("table cell", cell) for cell in ("Name", "Vote", "Ann", "12")),
    ]


def test_html_in_blocks_gives_its_text() -> None:
    assert blocks(
        "# Budget\n\n"
        '<figure class="x">\n<img src="a.png" alt="b">\n<figcaption>The mayor&rsquo;s house &amp; garden, on\n'
        " Monday.</figcaption>\n</figure>\n\n"
        '<div style="text-align: center">\n<p>A <b>half</b>bold word &lt;so&gt;.</p>\n<pre><code>x = 1</code></pre>\n'
        "<ul><li>One</li></ul></div>\n\n"
        '<script async src="x">var a = "b</script>\n'
    ) == [
        ("headline", "Budget"),
        ("caption", "The mayor’s house & garden, on Monday."),
        ("paragraph", "A halfbold word <so>."),
        ("list item", "One"),
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("It is **half**bold and *so*.", "It is halfbold and so."),
        ("A [link][a], a [b] and [c](http://x.org \"T\").\n\n[a]: http://x.org\n[b]: <http://y.org> 'so'", "A link, a b and c."),
        ("Write to <desk@example.org> now.", "Write to ________________ now."),
        ('He <progress value="1" max="6">came</progress><br>in.', "He came in."),
        ("He said <q>no</q>.", "He said “no”."),
        ("It was ~~not~~ so, and <del>then</del> <ins>now</ins> too.", "It was so, and now too."),
        ("It was so[^1], they said [^1].\n\n[^1]: Not.", "Not."),
        ("It is [^1].\n\n[^1]: <b></b>", "It is."),
        ("An ![alt text](a.png) image.", "An image."),
        ("Use `<!--more-->` and <!-- cut --> it.", "Use ___________ and it."),
        ("It costs $5 million, up from $4, in US$5/US$6.", "It costs $5 million, up from $4, in US$5/US$6."),
        ("But $x^2$ is $y$, $$a=b$$ too.", "But ___ is _, ___ too."),
        ("AT&amp;T&#8217;s &nope; so", "AT&T’s &nope; so"),
        ("Text{: .cls} here {% if a %}and{% endif %} {{ site.name }} there.", "Text here and _______________ there."),
        ("**:tickets:Registration** is open.", "Registration is open."),
        ("{{< mark >}}These{{< /mark >}} and {{< icon \"x\" >}} :tada: now", "These and ________________ now"),
        ("{% include x.html %}\nA line.\n{: .note}", "A line."),
        ("So.\n\n{% raw %}\nthe the \"x\n{% endraw %}\n", "So."),
        ("{{< highlight go >}}\nthe the \"x\n{{< / highlight >}}\n\nSo.", "So."),
        ("A well-\nknown man  \nand\\\nwoman.", "A well-known man and woman."),
        ("- [x] Done", "Done"),
        ("3. Three\n4. Four", "4. Four"),
        ("> [!NOTE]\n> A word.", "A word."),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_line(source: str, shown: str) -> None:
    assert prose(source) == shown


def test_places_of_entities_are_whole() -> None:
    article = read("The AT&amp;T deal &mdash; so.", "a.md")
    at = article.prose.text.index("T deal")
    assert article.quoted(article.prose.span(at - 1, at)) == "&amp;"
    assert article.quoted(article.prose.span(at - 3, at + 1)) == "AT&amp;T"


FRONT = [
    (
        ("---\ntitle: \"The \\\"new\\\" `x` day — é\"\ndescription: 'It''s a *long* day:\n  and so on.'\ndate: 2017-09-18\n"
        "published: true\nexcerpt: >\n  A paragraph\n  goes on &amp; on.\n\n  Another.\nimage:\n  caption: The mayor\n---\n"),
        [
            ("headline", "The \"new\" _ day — é"),
            ("standfirst", "It's a long day: and so on."),
            ("standfirst", "A paragraph goes on & on."),
            ("standfirst", "Another."),
            ("caption", "The mayor"),
        ],
    ),
    (
        "---\ntitle: \"Design, part 3 - Working\nwith vendors\"\npublishdate: 2017-09-18\n---\n",
        [("headline", "Design, part 3 - Working with vendors")],
    ),
    (
        '+++\ntitle = "A \\"x\\" y"\ndate = 2017-09-18T10:00:00Z\nsummary = \'So it goes\'\n+++\n',
        [("headline", 'A "x" y'), ("standfirst", "So it goes")],
    ),
    ('{\n "title": "A \\"x\\" y", "date": "2017-09-18"\n}\n', [("headline", 'A "x" y')]),
]  # fmt: skip


@pytest.mark.parametrize(("front", "told"), FRONT)
def test_front_matter_of_sites_holds_copy_and_dates(front: str, told: list[tuple[str, str]]) -> None:
    for ends in ("\n", "\r\n"):
        text = f"{front}\n# The day\n\n{BODY}\n".replace("\n", ends)
        assert blocks(text) == [*told, ("subhead", "The day"), ("paragraph", BODY)]
        article = read(text, "a.md")
        assert article.published == date(2017, 9, 18)
        for block in article.blocks:
            last = article.prose.text[block.start : block.end].rstrip(".").split()[-1]
            at = article.prose.text.index(last, block.start)
            assert article.quoted(article.prose.span(at, at + len(last))) == last


def test_copy_that_the_body_repeats_is_read_once() -> None:
    text = f"---\ntitle: The day\nexcerpt: {BODY[:60]}…\n---\n# The day\n\n{BODY}\n"
    assert blocks(text) == [("headline", "The day"), ("paragraph", BODY)]


@pytest.mark.parametrize(
    "front",
    ["---\na: &a [*a]\ntitle: x\n---\n", "---\ntitle: [\n---\n", "+++\ntitle = x\n+++\n", '{"a": ', "---\n- a\n---\n"],
)
def test_odd_front_matter_does_no_harm(front: str) -> None:
    try:
        assert BODY in read(f"{front}\n{BODY}\n", "a.md").prose.text
    except UnreadableError as reason:
        assert "front matter" in str(reason)


def test_what_is_written_in_markdown_is_no_page() -> None:
    text = f"# Budget\n\n{BODY}\n\n## What we built\n\nRead more in our [report](https://example.org/a).\n\n- log\n- Sign up\n"
    assert [kind for kind, _ in blocks(text)] == ["headline", "paragraph", "subhead", "paragraph", *["list item"] * 2]
    names = "\n".join(f"- {name}" for name in ("Sven van der Burg", "Валерий Лашманов", "María de los Santos"))
    assert {kind for kind, _ in blocks(f"# Budget\n\n{BODY}\n\n{names}\n")} == {"headline", "paragraph", "list item"}
    spanish = "El consejo se reunió el lunes para aprobar las cuentas del año."
    assert read(f"{text}\n\n<p>{spanish}</p>\n", "a.md").blocks[-1].kind == "residue"


def test_code_in_markdown_is_one_word_of_signs() -> None:
    text = "Run `get teh data` or ``x `y` z`` on the `road', it’s `don't`, said `a\\` [`b c`](http://x.org) now.\n"
    article = read(text, "copy.md")
    assert article.prose.text.strip() == ("Run ____________ or _______ on the `road', it’s _____, said __ ___ now.")
    at = article.prose.text.index("said")
    assert article.quoted(article.prose.span(at, at + 4)) == "said"


def test_markdown_markup_is_left_out() -> None:
    article = read(
        "# Budget *stands*\n\n"
        'The **mayor** spoke of [a bargain](https://example.org/a_(b)){:rel="x"} in `Arden`. <!-- cut -->He\n'
        "left _early_, said <b>Roe</b>: 5\\* <https://example.org>.\n\n"
        "- One school\n"
        "2. Two parks\n\n"
        "> We did\n> what we could.\n\n"
        "## A way out ##\n\n"
        "***\n",
        "a.md",
    )
    assert [(b.kind, article.prose.text[b.start : b.end]) for b in article.blocks] == [
        ("headline", "Budget stands"),
        ("paragraph", "The mayor spoke of a bargain in _____. He left early, said Roe: 5* ___________________."),
        ("list item", "One school"),
        ("list item", "2. Two parks"),
        ("quote", "We did what we could."),
        ("subhead", "A way out"),
    ]
    at = article.prose.text.index("bargain in")
    assert article.quoted(article.prose.span(at, at + 10)) == 'bargain](https://example.org/a_(b)){:rel="x"} in'


@pytest.mark.parametrize(
    "text",
    [
        "He said s**t and f***ing hell, *and left.",
        "A* grades and B* grades",
        "the snake_case_name and __ the 5 * 3 * 2",
        "``We are back,'' he said. ``Indeed,'' she said.",
        "“raise[d]” it (see below) and [sic](said)",
        "if a < b and c > d then",
        "*Price on Monday. *Subject to change.",
        "#metoo and \\uncle",
        "_______",
    ],
)
def test_stray_marks_in_markdown_are_copy(text: str) -> None:
    line = f"{text} {BODY}"
    article = read(f"# Budget\n\n{line}\n", "a.md")
    assert line in article.prose.text
    assert article.prose.origin is None
