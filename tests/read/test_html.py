"""What the reader makes of HTML: the main text of a page, a pasted body, what a page says of itself."""

from __future__ import annotations

import html
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from lint.engine.fixes import safely
from lint.engine.linter import Linter
from lint.read import UnreadableError
from lint.rulebook.built_in import built_in
from tests.read.test_read import BODY, COPY, MORE, PIECES, read

if TYPE_CHECKING:
    from lint.text.article import Article

PAGE = f"""<!DOCTYPE html>
<html lang="en-US"><head><title>Mayor quits | Arden Courier</title>
<meta property="og:title" content="Mayor quits &amp; leaves">
<meta property="article:published_time" content="2024-06-20T10:00:00Z">
<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"2024-06-21"}}</script><style>p{{a:b}}</style>
</head><body class="single has-sidebar">
<header><nav><ul><li><a href="/">Home</a><li><a href="/x">Subscribe now</a></ul></nav></header>
<div id="wrap"><main><article class="post"><h1>Mayor quits &amp; leaves</h1>
<p class="byline">By Ann Roe</p>
<figure><img src=a.jpg><figcaption>The mayor at the town hall.<br>(Jo Doe/Wire Photo)</figcaption></figure>
<div class="entry-content"><p>{BODY}
   She didn&rsquo;t <del>not</del><ins>come</ins> back &mdash; <q>never</q>, she <b>sa</b>id.
<p>{MORE}</p>
<blockquote class="twitter-tweet"><p>What a day it was for all of us in the town of Arden.</p></blockquote>
<div class="related-posts"><h3>Related</h3><ul><li>Three schools to close</ul></div>
<table><tr><th>Name<td>12</table>
</div></article></main>
<aside><p>Sign up for our morning letter and never miss a story of ours again, ever.</p></aside></div>
<div id="comments"><p>I think the mayor is wrong about this and should have stayed in the room.</p></div>
<footer><p>Copyright 2024 Arden Courier. All rights reserved.</p></footer>
</body></html>
"""


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(b.kind, article.prose.text[b.start : b.end]) for b in article.blocks]


def test_a_page_has_a_main_text() -> None:
    article = read(PAGE, "a.html")
    assert blocks(article) == [
        ("headline", "Mayor quits & leaves"),
        ("byline", "By Ann Roe"),
        ("caption", "The mayor at the town hall. (Jo Doe/Wire Photo)"),
        ("paragraph", f"{BODY} She didn’t come back — “never”, she said."),
        ("paragraph", MORE),
        ("quote", "What a day it was for all of us in the town of Arden."),
        ("table cell", "Name"),
        ("table cell", "12"),
    ]
    assert article.published == date(2024, 6, 20)
    assert article.front["title"] == "Mayor quits & leaves"
    assert article.front["language"] == "en-US"


def test_a_page_without_landmarks_has_one_too() -> None:
    page = f"<html><body><div><a>Home</a> | <a>News</a></div><div><div><p>{BODY}<p>{MORE}</div></div><p>Short.</body>"
    assert [text for _, text in blocks(read(page, "a.htm"))] == [BODY, MORE]


def test_a_pasted_body_is_copy_all_of_it() -> None:
    article = read(
        f"<h2>Log</h2>\n<p>{BODY}</p>\n<ul>\n<li>Sign up</li></ul>\nRead more in <code>x = 1</code>.", "a.html"
    )
    assert blocks(article) == [
        ("subhead", "Log"),
        ("paragraph", BODY),
        ("list item", "Sign up"),
        ("paragraph", "Read more in _____."),
    ]


def test_dates_of_pages() -> None:
    for head in (
        '<meta itemprop="datePublished" content="2024-06-20">',
        '<script type="application/ld+json">{"datePublished": "2024-06-20T08:00:00+02:00"}</script>',
    ):
        assert read(f"<html><head>{head}</head><body><p>{BODY}</body>", "a.html").published == date(2024, 6, 20)
    dated = read(f'<html><time datetime="2024-06-20T08:00">Thursday</time><p>{BODY}', "a.html")
    assert dated.published == date(2024, 6, 20)


def test_fixes_leave_tags_and_entities_alone() -> None:
    text = f"<p>The <b>the</b> cat came <i>came</i> in. It went went in &amp; out , so.</p><p>{BODY}</p>"
    linter = Linter([r for r in built_in() if not r.optional])
    findings = linter.check_article(linter.read(read(text, "a.html")))
    assert len([f for f in findings if f.rule == "spelling/doubled-word"]) == 3
    fixed = safely(text, findings, lambda _: ())
    assert fixed == text.replace("went went", "went").replace("out ,", "out,")


@given((COPY | PIECES).filter(lambda t: t.strip() and "\0" not in t))
def test_html_carries_the_place_of_every_character(text: str) -> None:
    try:
        article = read(text, "a.html")
    except UnreadableError as reason:
        assert "no copy" in str(reason)
        return
    last = 0
    for at, char in enumerate(article.prose.text):
        place = article.prose.span(at, at + 1)
        assert last <= place.start < place.end <= len(text) + 1
        last = place.start
        if at in article.prose.wide:
            assert char in html.unescape(article.quoted(place)) or article.quoted(place).startswith("<")
        elif char not in "\n _":
            assert article.quoted(place) == char
    assert all(a.end <= b.start and a.span.end <= b.span.start for a, b in pairwise(article.blocks))


@pytest.mark.parametrize(
    "unit",
    [
        "<a ",
        '<a "',
        "<a '\">",
        "</p>",
        "<p>",
        "<div><p>a</div>",
        "<!--",
        "<script>",
        "&amp;",
        "&",
        "<b><i>",
        "< ",
        "<q>",
    ],
)
def test_reading_html_is_linear(unit: str) -> None:
    assert read(f"<html><p>{BODY}</p>" + unit * (100_000 // len(unit)), "a.html").blocks
    assert read(f"{BODY}\n\nX" + unit * (100_000 // len(unit)), "a.md").blocks
