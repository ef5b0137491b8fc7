"""Stories → which articles tell one event, and what they share, as text or JSON."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from lint.report.json import VERSION, dump, part_of
from lint.report.terminal import visible
from lint.stories.common_mentions import CommonMentions, Shared
from lint.stories.fact_table import facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.mentions import Reading
    from lint.read.folder import Unread
    from lint.stories.facts import Fact, Place
    from lint.stories.story import Story

#: So many articles before one are looked at for what it has in common with them.
_BEFORE = 30


def render(stories: Sequence[Story], unread: Sequence[Unread]) -> str:
    """Each story with its articles, and for each article what it has in common with one that is listed before it."""
    ties = _ties(stories)
    parts = []
    for story in stories:
        many = len(story.readings)
        parts.append(f"{visible(story.name)} ({many} article{'s' if many > 1 else ''})")
        for r, other, common in _members(story, ties):
            day = f"{r.article.published:%Y-%m-%d}  " if r.article.published else "no date     "
            why = (
                f": it and {PurePath(other.article.path).name} both {_plainly(common)}" if other and any(common) else ""
            )
            parts.append(f"  {day}{visible(r.article.path + why)}")
    parts += [f"{visible(u.path)}: not examined: {visible(u.reason)}" for u in unread]
    return "\n".join(parts) + "\n"


def _plainly(common: Shared) -> str:
    """What two articles have in common, as the rest of "both …"."""
    tells = (*common.days, *common.ages)
    says = [("name", common.names), ("tell of", tells), ("count", common.figures), ("say", common.words)]
    return "; ".join(f"{verb} {_listed(things)}" for verb, things in says if things)


def _listed(things: Sequence[str]) -> str:
    return f"{', '.join(things[:-1])} and {things[-1]}" if len(things) > 1 else things[0]


def render_json(stories: Sequence[Story], unread: Sequence[Unread]) -> str:
    """The same for programs."""
    ties = _ties(stories)
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
                            "with": other and other.article.path,
                            "shared": common._asdict(),
                        }
                        for r, other, common in _members(story, ties)
                    ],
                    "facts": [_fact(fact) for fact in facts(story)] if len(story.readings) > 1 else [],
                }
                for story in stories
            ],
            "unread": [u._asdict() for u in unread],
        }
    )


def _fact(fact: Fact) -> dict[str, Any]:
    """One thing that several articles tell, with what each says of it."""
    return {
        "role": fact.role,
        "of": fact.of,
        "agreed": fact.agreed,
        "verdict": fact.verdict,
        "values": [{"value": value, "places": [_place(p) for p in places]} for value, places in fact.values.items()],
    }


def _place(place: Place) -> dict[str, Any]:
    article = place.reading.article
    line, column = article.lines.place(place.span.start)
    return {
        "path": article.path,
        "line": line,
        "column": column,
        "start": place.span.start,
        "end": place.span.end,
        **part_of(article, place.span),
        "text": article.quoted(place.span),
        "said": place.said,
        "sentence": place.sentence,
    }


def _ties(stories: Sequence[Story]) -> CommonMentions:
    return CommonMentions(r for story in stories if len(story.readings) > 1 for r in story.readings)


def _members(story: Story, ties: CommonMentions) -> Iterator[tuple[Reading, Reading | None, Shared]]:
    """Each reading, the one of some listed before it that has most in common with it, and what."""
    for n, r in enumerate(story.readings):
        if n:
            other, common = ties.closest(r, story.readings[max(n - _BEFORE, 0) : n])
            yield r, other, common.first()
        else:
            yield r, None, Shared()
