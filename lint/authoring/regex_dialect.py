"""Regular expressions of other tools → patterns in RE2 syntax, and texts that they match."""

from __future__ import annotations

import re
import warnings
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from lint.text.re2_matching import mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOK = re.compile(r"\(\?(<?[=!])")
_BACK = re.compile(r"\\[1-9]|\(\?P=|\\k<|\(\?>|[*+?}]\+")
_LIKELY = "aehnorst" + "AEHNORST" + "2357" + " -.,;:!?'’"


class Rewritten(NamedTuple):
    """A pattern without looking ahead or behind, and what then excuses its matches; or why there is none.

    One that is `bounded` asks for whole words itself, where that was asked for.
    """

    pattern: str = ""
    unless: tuple[str, ...] = ()
    why: str = ""
    bounded: bool = False


def rewritten(regex: str, *, whole: bool = False) -> Rewritten:
    """The expression for RE2. What must not stand before or after goes into `unless`, what must is matched too.

    `whole` where it shall match whole words only.
    """
    if _BACK.search(regex):
        return Rewritten(why="it refers back to its own match")
    looks = _LOOK.search(regex) is not None
    branches = [_branch(b, r"\b" if whole else "") for b in _split(regex)] if looks else [Rewritten(regex)]
    if wrong := next((b for b in branches if b.why), None):
        return wrong
    found = Rewritten(
        "|".join(b.pattern for b in branches), tuple(u for b in branches for u in b.unless), bounded=looks
    )
    for pattern in (found.pattern, *found.unless):
        if mistake(pattern):
            return Rewritten(why="its pattern holds what RE2 does not know")
    return found


def _branch(branch: str, bound: str) -> Rewritten:
    """One alternative: looks at its beginning and its end are taken off."""
    before = after = ""
    unless: list[tuple[str, str]] = []
    edge = re.match(r"(?:\\b|\(\?i\))*", branch)
    head, branch = (edge[0], branch[edge.end() :]) if edge else ("", branch)
    while (m := _LOOK.match(branch)) and (end := _closed(branch, 0)):
        inner, branch = branch[m.end() : end - 1], branch[end:]
        if m[1] == "<!":
            unless.append((f"(?:{inner})", ""))
        elif m[1] == "<=":
            before = f"(?:{inner})"
        elif m[1] == "!" and inner.rstrip("$"):
            unless.append(("", f"\0{inner}"))
        else:
            return Rewritten(why="it looks ahead at its own beginning")
    while found := [x for x in _LOOK.finditer(branch) if _closed(branch, x.start()) == len(branch)]:
        m = found[0]
        inner, branch = branch[m.end() : -1], branch[: m.start()]
        if m[1] == "!":
            unless.append(("", f"(?:{inner})"))
        elif m[1] == "=":
            after = f"(?:{inner})"
        else:
            return Rewritten(why="it looks behind at its own end")
    if _LOOK.search(branch):
        return Rewritten(why="it looks ahead or behind in the middle")
    core = f"{head}{bound}(?:{branch}){bound}"
    told = [f"(?:{b[1:]})" if b.startswith("\0") else f"{a}{core}{b}" for a, b in unless]
    return Rewritten(f"{before}{core}{after}", tuple(told))


def _split(regex: str) -> Iterator[str]:
    """The alternatives at the top."""
    depth = start = 0
    for n, c in _characters(regex):
        depth += (c == "(") - (c == ")")
        if c == "|" and depth == 0:
            yield regex[start:n]
            start = n + 1
    yield regex[start:]


def _closed(regex: str, start: int) -> int:
    """Where the group ends that opens at `start`, or 0."""
    depth = 0
    for n, c in _characters(regex):
        if n >= start:
            depth += (c == "(") - (c == ")")
            if depth == 0:
                return n + 1
    return 0


def _characters(regex: str) -> Iterator[tuple[int, str]]:
    """The characters that can have a meaning of their own: not escaped, in no class."""
    n, inside = 0, False
    while n < len(regex):
        c = regex[n]
        if c == "\\":
            n += 2
            continue
        if inside:
            inside = c != "]"
        elif c == "[":
            inside = True
            n += regex[n + 1 : n + 2] == "]" or 2 * (regex[n + 1 : n + 3] == "^]")
        else:
            yield n, c
        n += 1


def ungrouped(regex: str) -> str:
    """The expression with no group that captures."""
    opens = {n for n, c in _characters(regex) if c == "(" and regex[n + 1 : n + 2] != "?"}
    return re.sub(r"\(\?P?<[A-Za-z_]\w*>", "(?:", "".join("(?:" if n in opens else c for n, c in enumerate(regex)))


def matching(regex: str, seed: int = 0) -> str:
    """A text that the expression matches, another for another seed; nothing where none can be made."""
    import re._parser as parser  # type: ignore[import-not-found]

    flags = re.match(r"\(\?[a-z]+\)", regex)
    plain = regex[flags.end() :] if flags else regex
    plain = re.sub(r"\(\?[a-z]+\)", "", plain).replace(r"\pL", "[A-Za-z]").replace(r"\p{L}", "[A-Za-z]")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return "".join(_made(parser.parse(plain), Random(seed), seed))  # noqa: S311 - no secret
    except (re.error, OverflowError, RecursionError, KeyError, IndexError):
        return ""


def _made(parts: Any, chance: Random, seed: int) -> Iterator[str]:
    for op, value in parts:
        name = str(op)
        if name == "LITERAL":
            yield chr(value)
        elif name in ("NOT_LITERAL", "IN", "ANY", "CATEGORY"):
            yield _one(name, value, chance, seed)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, inner = value
            times = min(max(least, seed % 2, 1 if least == 0 and seed % 3 == 2 else 0), int(most))
            for _ in range(min(times, 60)):
                yield from _made(inner, chance, seed)
        elif name == "SUBPATTERN":
            yield from _made(value[3], chance, seed)
        elif name == "BRANCH":
            yield from _made(value[1][seed % len(value[1])], chance, seed)
        elif name != "AT":
            raise KeyError(name)


def _one(name: str, value: Any, chance: Random, seed: int) -> str:
    """A likely character of a class."""
    if name == "ANY":
        return "a"
    if name == "IN" and all(str(op) == "LITERAL" for op, _ in value):
        return chr(value[seed % len(value)][1])
    tests = [re.compile(_class(name, value))]
    fit = [c for c in _LIKELY + "".join(map(chr, range(33, 127))) + "–—“”…" if all(t.fullmatch(c) for t in tests)]
    return chance.choice(fit[:6])


_CATEGORIES = {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S", "WORD": r"\w", "NOT_WORD": r"\W"}


def _class(name: str, value: Any) -> str:
    if name == "NOT_LITERAL":
        return f"[^{re.escape(chr(value))}]"
    made = ""
    for op, v in value:
        kind = str(op)
        if kind == "NEGATE":
            made += "^"
        elif kind == "LITERAL":
            made += re.escape(chr(v))
        elif kind == "RANGE":
            made += f"{re.escape(chr(v[0]))}-{re.escape(chr(v[1]))}"
        else:
            made += _CATEGORIES[str(v).removeprefix("CATEGORY_")]
    return f"[{made}]"
