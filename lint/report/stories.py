"""Stories → which articles tell one event, and what they share, as text or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.mentions.story import shared
from lint.report.json import VERSION, dump
from lint.report.screen import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.mentions import Reading
    from lint.mentions.story import Story
    from lint.read.folder import Unread


def render(stories: Sequence[Story], unread: Sequence[Unread]) -> str:
    """Each story with its articles, and for each article what it has in common with the others."""
    parts = []
    for story in stories:
        many = len(story.readings)
        parts.append(f"{visible(story.name)} ({many} article{'s' if many > 1 else ''})")
        for r, common in _members(story):
            day = f"{r.article.published:%Y-%m-%d}  " if r.article.published else " " * 12
            parts.append(f"  {day}{visible(r.article.path)}" + (f": {visible(', '.join(common))}" if common else ""))
    parts += [f"{visible(u.path)}: not examined: {visible(u.reason)}" for u in unread]
    return "\n".join(parts) + "\n"


def render_json(stories: Sequence[Story], unread: Sequence[Unread]) -> str:
    """The same for programs."""
    return dump(
        {
            "version": VERSION,
            "stories": [
                {
                    "name": story.name,
                    "articles": [
                        {
                            "path": r.article.path,
                            "published": r.article.published and r.article.published.isoformat(),
                            "shared": common,
                        }
                        for r, common in _members(story)
                    ],
                }
                for story in stories
            ],
            "unread": [u._asdict() for u in unread],
        }
    )


def _members(story: Story) -> list[tuple[Reading, list[str]]]:
    """Each reading with what it shares with the one before it (the first: with the last)."""
    readings = story.readings
    if len(readings) < 2:
        return [(r, []) for r in readings]
    return [(r, shared(readings[n - 1], r)) for n, r in enumerate(readings)]
