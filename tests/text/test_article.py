"""What is kept of an article for a report answers as the whole article does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.report.terminal import excerpt
from lint.text.article import Article, Prose
from lint.text.span import Span

texts = st.text(st.sampled_from("ab \r\n\u00a0é한😀"), min_size=1, max_size=80) | st.builds(
    lambda a, n, b: a + "x" * n + b, st.text("ab\n", max_size=9), st.integers(0, 2000), st.text("ab\n", max_size=9)
)


@given(texts, st.data())
def test_a_clipping_shows_what_the_article_shows(text: str, data: st.DataObject) -> None:
    article = Article("a.txt", text, Prose(text), ())
    bounds = st.integers(0, len(text))
    spans = [Span(*sorted(data.draw(st.tuples(bounds, bounds)))) for _ in range(data.draw(st.integers(1, 5)))]
    kept = article.clipping(spans)
    assert kept.words == article.words
    for span in spans:
        assert kept.quoted(span) == article.quoted(span)
        places = article.lines.place(span.start), article.lines.place(span.end)
        assert (kept.lines.place(span.start), kept.lines.place(span.end)) == places
        line = article.lines.span(places[0][0])
        assert kept.lines.span(places[0][0]) == line
        for room in (30, 100):
            assert excerpt(kept, line, span, room) == excerpt(article, line, span, room)
