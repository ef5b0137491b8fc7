"""Patterns of rules (RE2 syntax) → where they match, in linear time whatever the pattern is."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from lint.text.pattern_budget import TOO_LARGE, Budget
from lint.text.span import offsets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_MEMORY = 8 << 20
"""Bytes that a pattern may take when it is compiled; one that needs more is refused."""
_LARGE, _SMALL = 64, 128 << 10
"""So many patterns may take as much while they are looked for; others have so many bytes, if these are enough."""
_ALL = 256 << 20
"""Bytes for the patterns of a set."""
_MOST = 2048
"""So many patterns are looked for together, and others each by itself."""
_FEW, _SETS = 5, 12
"""So many patterns are in a set at least, and so many sets there are at most. A set learns by the texts that it reads,
the more slowly the more patterns it has: 60 in one took 4.2 ms for an article until they knew enough, in twelve 0.4."""

#: What no pattern matches all of that looks for something.
_PROBES = ("Yes", "12 of them", "“No,” she said.")


class Match(NamedTuple):
    """One match: its place in the text, its words, and what its groups hold, by number and by name."""

    start: int
    end: int
    words: str
    held: tuple[str, ...]
    groups: dict[str, str]


def matches(text: str, pattern: str, unless: str = "", *, match_case: bool) -> Iterator[Match]:
    """Every match of the pattern that is not empty and does not lie within a match of `unless`."""
    data = _bytes(text)
    if not _together.may_match(data, pattern, match_case):
        return
    excused: list[tuple[int, int]] | None = None if unless else []
    at = 0
    offset = offsets(data)
    for m in _compiled(pattern, match_case).finditer(data):
        start, end = m.span()
        if excused is None:  # only now, for most texts have no match at all
            excused = [x.span() for x in _compiled(unless, match_case).finditer(data)]
        while at < len(excused) and excused[at][1] < end:
            at += 1
        if start < end and not (at < len(excused) and excused[at][0] <= start):
            held = tuple([(h or b"").decode() for h in m.groups()])
            named = {name: held[n - 1] for name, n in _groups(pattern)}
            yield Match(offset(start), offset(end), m[0].decode(), held, named)


def each(text: str, pattern: str, *, match_case: bool = True) -> Iterator[Match]:
    """Every match of the pattern that is not empty, looked for by itself: where the pattern or the text is large."""
    data = _bytes(text)
    offset = offsets(data)
    for m in _roomy(pattern, match_case).finditer(data):
        start, end = m.span()
        if start < end:
            held = tuple([(h or b"").decode() for h in m.groups()])
            yield Match(offset(start), offset(end), m[0].decode(), held, {n: held[i - 1] for n, i in _groups(pattern)})


def may_match(text: str, pattern: str, match_case: bool) -> bool:
    """False where the pattern matches nowhere in the text; to ask costs hardly anything."""
    return _together.may_match(_bytes(text), pattern, match_case)


def number(pattern: str) -> int:
    """The number by which `absent` knows a pattern in which capitals matter; -1 where it has no room for more."""
    return _together.number(pattern, True)


def absent(text: str, numbers: frozenset[int]) -> frozenset[int]:
    """Those of the patterns with these numbers that match nowhere in the text."""
    return _together.absent(_bytes(text), numbers) if numbers else numbers


def spans(text: str, pattern: str, *, match_case: bool) -> Iterator[tuple[int, int]]:
    """Where the pattern matches, and no more of each match: for what is counted."""
    data = _bytes(text)
    offset = offsets(data)
    for m in _compiled(pattern, match_case).finditer(data):
        start, end = m.span()
        if start < end:
            yield offset(start), offset(end)


class _Together:
    """The patterns that are looked for, in sets: one pass over a text tells which of a set match there at all."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, bool], int] = {}
        self._sets: list[tuple[int, Any]] = []  # each with the number of its first pattern
        self._size = 0
        self._since = 0  # so many texts were looked through with these sets
        self._texts: dict[bytes, frozenset[int]] = {}

    def number(self, pattern: str, match_case: bool) -> int:
        """The number of the pattern from now on, or -1."""
        if (pattern, match_case) not in self._numbers and len(self._numbers) == _MOST:
            return -1
        return self._numbers.setdefault((pattern, match_case), len(self._numbers))

    def may_match(self, data: bytes, pattern: str, match_case: bool) -> bool:
        """False where the pattern matches nowhere in the text."""
        number = self._numbers.get((pattern, match_case))
        if number is None:
            self.number(pattern, match_case)
            return True
        return number in self._found(data) or number >= self._size

    def absent(self, data: bytes, numbers: frozenset[int]) -> frozenset[int]:
        """Those of the patterns that match nowhere in the text."""
        if max(numbers) >= self._size:
            self._make()
        return numbers - self._found(data)

    def _found(self, data: bytes) -> frozenset[int]:
        """The patterns that match in the text, of those that are in the sets."""
        found = self._texts.get(data)
        if found is None:
            # To look for a few by themselves in some texts costs less than to make the sets anew for each of them.
            self._since += 1
            if (len(self._numbers) - self._size) * self._since >= len(self._numbers):
                self._make()
            if len(self._texts) > 1:  # the prose of an article, and its dates
                self._texts.clear()
            found = frozenset(first + n for first, some in self._sets for n in some(data))
            self._texts[data] = found
        return found

    def _make(self) -> None:
        patterns = list(self._numbers)
        few = max(_FEW, -(-len(patterns) // _SETS))
        self._sets = [(at, _matching(patterns[at : at + few])) for at in range(0, len(patterns), few)]
        self._size, self._since = len(patterns), 0
        self._texts.clear()


def _matching(patterns: Sequence[tuple[str, bool]]) -> Callable[[bytes], Iterable[int]]:
    """Says which of these patterns, by their place among them, match in a text; or of all of them that they may."""
    import re2

    options = re2.Options()
    options.never_capture = True
    options.log_errors = False
    options.max_mem = min(_MEMORY * len(patterns), _ALL)
    found = re2.Set.SearchSet(options)
    for pattern, match_case in patterns:
        found.Add(f"(?m){pattern}" if match_case else f"(?mi){pattern}")
    try:
        found.Compile()
    except re2.error:  # too much for it
        return lambda _: range(len(patterns))
    return lambda data: found.Match(data) or ()


_together = _Together()


@lru_cache(maxsize=2)
def _bytes(text: str) -> bytes:
    """What RE2 reads; the last are kept, for the patterns that are looked for in one text in turn."""
    return text.encode()


def groups(pattern: str) -> tuple[str, ...]:
    """The names of the pattern's groups; none where it cannot be used."""
    return tuple(name for name, _ in _groups(pattern))


def held(pattern: str) -> int:
    """How many groups the pattern has; none where it cannot be used."""
    compiled = _compiled(pattern, False)
    return 0 if isinstance(compiled, str) else int(compiled.groups)


def cancels(unless: str, pattern: str) -> str:
    """What is wrong with an exception that leaves nothing of a pattern, and the cure; or nothing."""
    if not unless:
        return ""
    compiled = _compiled(unless, False)
    everything = not isinstance(compiled, str) and all(compiled.fullmatch(probe) for probe in _PROBES)
    if not everything and unless != pattern:
        return ""
    return f"'{unless}' matches whatever the rule looks for, so that it finds nothing. Say what alone is right."


_budgets: list[Budget] = []


@contextmanager
def within(budget: Budget) -> Iterator[None]:
    """Meanwhile a pattern that goes beyond this budget is a mistake, and none is compiled from there on."""
    _budgets.append(budget)
    try:
        yield
    finally:
        _budgets.pop()


def mistake(pattern: str, *, somewhere: bool = False) -> str:
    """What is wrong with a pattern, and the cure; `somewhere` where it must ask for a letter at least."""
    budget = _budgets[-1] if _budgets else Budget()
    if budget.passed:
        return budget.passed
    if "\b" in pattern:
        return r"In double quotation marks, YAML takes \b for a backspace. Put the pattern in single ones: '\b…\b'."
    compiled = _compiled(pattern, False)
    steps = compiled.programsize if not isinstance(compiled, str) else TOO_LARGE * ("too large" in compiled)
    if passed := budget.pattern(pattern, steps):
        return passed
    if isinstance(compiled, str):
        return f"'{pattern}' cannot be used as a pattern: {compiled}. {_cure(pattern)}"
    if somewhere and compiled.match("") is not None:
        return f"'{pattern}' matches the empty text, so everywhere. Ask for a letter."
    return ""


@cache
def _groups(pattern: str) -> tuple[tuple[str, int], ...]:
    """The names and numbers of the pattern's groups."""
    compiled = _compiled(pattern, False)
    return () if isinstance(compiled, str) else tuple(compiled.groupindex.items())


@cache
def _compiled(pattern: str, match_case: bool) -> Any:
    """The compiled pattern, or what is wrong with it."""
    import re2

    pattern = f"(?m){pattern}"  # ^ and $ are where a block begins and ends

    options = re2.Options()
    options.case_sensitive = match_case
    options.log_errors = False
    try:
        if _compiled.cache_info().currsize >= _LARGE:
            options.max_mem = _SMALL
            with suppress(re2.error):
                return re2.compile(pattern, options)
        options.max_mem = _MEMORY
        return re2.compile(pattern, options)
    except re2.error as e:
        reason = e.args[0]
        return (reason.decode() if isinstance(reason, bytes) else str(reason)).replace("(?m)", "", 1)


@cache
def _roomy(pattern: str, match_case: bool) -> Any:
    """The compiled pattern, with all the memory that one may take."""
    import re2

    options = re2.Options()
    options.case_sensitive = match_case
    options.log_errors = False
    options.max_mem = _MEMORY
    return re2.compile(f"(?m){pattern}", options)


def _cure(pattern: str) -> str:
    if any(x in pattern for x in ("(?=", "(?!", "(?<=", "(?<!")):
        return "Patterns cannot look ahead or behind; say what must not stand there under 'unless'."
    return "See the RE2 syntax for what a pattern can hold."
