"""What fixes change in one file, as people read it: each change in the words around it, with its line and column."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lint.report.terminal import Paint, visible
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = lazy(r"\w+|\s|[^\w\s]")
_AROUND = 28


def render(path: str, before: str, after: str, *, colour: bool) -> str:
    """Every change from `before` to `after`: what goes in [-…-], what comes in {+…+}."""
    paint = Paint(colour=colour)
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    shown = [paint(visible(path), "path")]
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            shown += _lines(old[i:j], new[k:m], i + 1, paint)
    return "\n".join(shown) + "\n"


def _lines(old: Sequence[str], new: Sequence[str], first: int, paint: Paint) -> Iterator[str]:
    """The changes in some lines; line by line where as many come as go."""
    pairs = zip(old, new, strict=True) if len(old) == len(new) else [("".join(old), "".join(new))]
    for line, (was, is_) in enumerate(pairs, first):
        a, b = _TOKEN.findall(was), _TOKEN.findall(is_)
        for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if kind != "equal":
                left, right = "".join(a[:i]), "".join(a[j:]).rstrip("\r\n")
                gone, come = _shown(a[i:j]), _shown(b[k:m])
                yield (
                    f"{line:6}:{len(left) + 1:<5} {'…' * (len(left) > _AROUND)}{visible(left[-_AROUND:])}"
                    + (paint(f"[-{gone}-]", "error") if gone else "")
                    + (paint(f"{{+{come}+}}", "added") if come else "")
                    + f"{visible(right[:_AROUND])}{'…' * (len(right) > _AROUND)}"
                )


def _shown(words: Sequence[str]) -> str:
    """Words that change, a space that does not break as a sign of its own."""
    return visible("".join(words)).replace("\u00a0", "⍽")
