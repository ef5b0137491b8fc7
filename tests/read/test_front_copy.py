"""What of front matter is copy: its title and what stands under it, at their places."""

from __future__ import annotations

import pytest

from lint.read import read_bytes


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("title: A bridge opens", ["A bridge opens"]),
        ('title: "A \\"new\\" bridge"  # late', ['A "new" bridge']),
        ("title: 'The town''s bridge'", ["The town's bridge"]),
        ("description: >\n  A bridge\n  opens", ["A bridge opens"]),
        ('excerpt: "A bridge\nopens"\nlayout: post', ["A bridge opens"]),
        ("title: A bridge\nsummary: A bridge", ["A bridge"]),
        ("title: The body", []),
        ("image: /a b.jpg\ntitle: https://a.example/a b\ntags:\n- a bridge", []),
    ],
)
def test_what_readers_see_of_front_matter_is_copy(front: str, told: list[str]) -> None:
    article = read_bytes(f"---\n{front}\n---\n\nThe body\n".encode(), "a.md")
    blocks = [b for b in article.blocks if b.span.start < len(front) + 4]
    assert [article.prose.text[b.start : b.end] for b in blocks] == told
    for block in blocks:
        assert article.quoted(block.span)[0] == article.prose.text[block.start]
        assert article.quoted(block.span)[-1] == article.prose.text[block.end - 1]


def test_front_matter_of_plain_text_is_no_copy() -> None:
    assert "bridge" not in read_bytes(b"---\ntitle: A bridge\n---\nThe body\n", "a.txt").prose.text
