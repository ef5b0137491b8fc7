"""Lines that are told again on purpose: in come an article and a block, out comes whether it is verse, oath or form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from lint.text.article import Article, Block

#: What a form asks for, and what was filled in.
_FIELD = lazy(r"[A-Z][\w’'-]*(?: [\w’'-]+){0,2}: ")
#: A line between these is a quotation, which its speakers may have said twice.
_OPENS, _CLOSES = frozenset('“"‘'), frozenset('”"’')


def on_purpose(article: Article, block: Block) -> bool:
    """True for a line of a song, with another right above or below, one that is all a quotation, and one of a form."""
    said = article.prose.text[block.start : block.end].strip()
    if (said[:1] in _OPENS and said[-1:] in _CLOSES) or (block.kind == "paragraph" and _FIELD.match(said)):
        return True
    before, after = (
        article.text[max(block.span.start - 3, 0) : block.span.start],
        article.text[block.span.end : block.span.end + 3],
    )
    return block.kind == "paragraph" and (_joined(before[::-1]) or _joined(after))


def _joined(gap: str) -> bool:
    """True where one line break, and no empty line, parts two lines."""
    return gap[:1] == "\n" and gap[1:2].strip() != ""
