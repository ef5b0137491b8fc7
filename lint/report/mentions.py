"""What newslint sees in articles, as a table of text: one line a mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.mentions import KINDS, kind_named
from lint.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.mentions import Reading
    from lint.read.folder import Unread


def render(readings: Sequence[Reading], kinds: Iterable[str], unread: Iterable[Unread]) -> str:
    """Each article's path and publication date, then its mentions in order: line:column, kind, words, value."""
    classes = [kind_named(k) for k in KINDS if k in kinds]
    parts = []
    for r in readings:
        published = r.article.published
        parts.append(f"{visible(r.article.path)} ({f'published {published}' if published else 'no publication date'})")
        for m in sorted((m for c in classes for m in r.of(c)), key=lambda m: (m.span, m.kind)):
            line, column = r.article.lines.place(m.span.start)
            value = ", ".join(f"{k} {v}" for k, v in m.values().items() if v)
            parts.append(visible(f"  {f'{line}:{column}':>8}  {m.kind:9}  {r.article.quoted(m.span)}  →  {value}"))
    parts += [f"{visible(u.path)}: not examined: {visible(u.reason)}" for u in unread]
    return "\n".join(parts) + "\n"
