"""Words that two paragraphs share: in they come with a place in one of them, out come the phrases they make there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

#: A word, without the 's of a genitive.
_WORD = re.compile(r"[^\W_]+(?:[.'’-](?!s\b)[^\W_]+)*")


def phrases(text: str, at: int, shared: Collection[str], most: int = 3) -> str:
    """Shared words as the paragraph at this place has them, joined where they stand side by side: Ann Harper, “closed”.

    Names come first, then the longest. Numbers are told only beside words.
    """
    passage = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    wanted = {word.lower() for word in shared}
    runs: list[str] = []
    end = -1
    for m in _WORD.finditer(passage):
        if m[0].lower() in wanted:
            if passage[end : m.start()] == " ":
                runs[-1] += f" {m[0]}"
            else:
                runs.append(m[0])
            end = m.end()
    told: list[str] = []
    for run in sorted(runs, key=lambda r: (not r[0].isupper(), -len(r))):
        if not any(run.lower() in t.lower() for t in told) and any(c.isalpha() for c in run):
            told.append(run)
    return ", ".join(run if run[0].isupper() else f"“{run}”" for run in told[:most])
