"""Running text in Markdown → the places of its inline markup, which is no copy."""

from __future__ import annotations

import re

from lint.text.lazy_regex import lazy

#: What stands for a comment: no text in UTF-8 holds it.
COMMENT = "\udcff"
_SIGNS = rf"*_`[<{{\~{COMMENT}"
_SIGN = lazy(rf"[{re.escape(_SIGNS)}!\]]")
_TOKEN = lazy(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<code>(?<![\w`])(?:`(?=[^`\s'](?:[^`]{0,200}[^`\s])?`(?![\w`]))|``(?=[^`\s].{0,200}?[^`\s]``(?![\w`]))))"
    r"|(?P<attributes>\{:[^{}\n]{0,300}\}|\{%[^%\n]{0,500}%\}|\{\{[^{}\n]{0,500}\}\})"
    r"|(?P<image>!\[[^\[\]]{0,300}\]\((?P<src>[^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)"
    r"(?:\s+(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?\s?\))"
    r"|(?P<open>\[)(?=[^\[\]]*\])"
    r"|(?P<close>\]\((?P<url><[^<>\n]{0,2000}>|[^()\s<>]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)"
    r"(?:\s+(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?\s?\))"
    r"|(?P<auto><(?=(?:https?://|mailto:)?[^\s<>@]{1,200}[@/.][^\s<>]{1,2000}>))"
    r"|(?P<tag></?(?:a|abbr|article|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|figure|figcaption|font"
    r"|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|script|section|small|source|span|strong|sub|summary"
    r"|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|video)"
    r"(?:\s[^<>]{0,2000})?/?>)"
    r"|(?P<run>\*{1,3}(?!\*)|_{1,3}(?!_)|~~(?!~))",
    re.IGNORECASE,
)
#: Groups within a kind of token, and that kind.
_KINDS = {"src": "image", "url": "close"}
_COMMENT = lazy(f"{COMMENT}+")
_ADDRESS = lazy(r"<?(?:[a-z][a-z0-9+.-]*:|[/#.?]|[^\s/]+[./])", re.IGNORECASE)


def has_marks(text: str) -> bool:
    """True where there is any sign in `text` that may be inline markup."""
    return any(map(text.__contains__, _SIGNS))


def markup(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The spans of `text` that are markup, in order, and those of code between backticks, which is no English.

    Scraped copy has many a stray mark, which is copy and stays.
    """
    left: list[tuple[int, int]] = []
    code: list[tuple[int, int]] = []
    brackets: list[int] = []
    opened: dict[str, list[int]] = {}
    skip_to = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < skip_to or not (m := _TOKEN.match(text, sign.start())):
            continue
        start, end = m.span()
        kind = _KINDS.get(m.lastgroup or "", m.lastgroup)
        skip_to = end
        if kind == "escape":
            left.append((start, start + 1))
            skip_to = start + 2
        elif kind == "code":
            close = text.index(m["code"], end)
            left += [(start, end), (close, close + len(m["code"]))]
            code.append((end, close))
            skip_to = close + len(m["code"])
        elif kind == "open":
            brackets.append(start)
        elif kind == "close":
            if brackets and _ADDRESS.match(m["url"]):
                left += [(brackets.pop(), 0), (start, end)]
        elif kind == "auto":
            close = text.index(">", end)
            left += [(start, end), (close, close + 1)]
            skip_to = close + 1
        elif kind == "run":
            left += _emphasis(text, start, end, opened)
        else:
            left.append((start, end))
    left += (m.span() for m in _COMMENT.finditer(text))  # wherever they stand, in an address or in code too
    return sorted((start, end or start + 1) for start, end in left), code


def _emphasis(text: str, start: int, end: int, opened: dict[str, list[int]]) -> list[tuple[int, int]]:
    """Both marks of an emphasis that ends at `start`, if it does; else remember the mark where it may begin one."""
    run = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == run[0]:
        return []
    waiting = opened.setdefault(run, [])
    inside = len(run) > 1 and run[0] == "*"  # **w**orking, as against “2*3*4” and names_like_this
    if waiting and before and not before.isspace() and (inside or not after.isalnum()):
        first = waiting.pop()
        return [(first, first + len(run)), (start, end)]
    if not before.isalnum() and after and not after.isspace():
        waiting.append(start)
    return []
