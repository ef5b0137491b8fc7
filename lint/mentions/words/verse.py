"""Lines that are said again on purpose: in come an article and a block, out comes whether it is verse or an oath."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint.text.article import Article, Block

#: A line between these is a quotation, which its speakers may have said twice.
_OPENS, _CLOSES = frozenset('“"‘'), frozenset('”"’')


def on_purpose(article: Article, block: Block) -> bool:
    """True for a line of a song, with another line right above or below, and for one that is all a quotation."""
    said = article.prose.text[block.start : block.end].strip()
    if said[:1] in _OPENS and said[-1:] in _CLOSES:
        return True
    before, after = (
        article.text[max(block.span.start - 3, 0) : block.span.start],
        article.text[block.span.end : block.span.end + 3],
    )
    return block.kind == "paragraph" and (_joined(before[::-1]) or _joined(after))


def _joined(gap: str) -> bool:
    """True where one line break, and no empty line, parts two lines."""
    return gap[:1] == "\n" and gap[1:2].strip() != ""
