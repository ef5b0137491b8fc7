"""A source of chance → articles made of real ones, spliced, cut, doubled and changed where sense hangs on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.fuzz.inputs import DATES, DAYS, LINES, MARKS, MARKUP, MONTHS, NAMES, NUMBERS, ODDITIES, SAYINGS, YEARS
from tests.fuzz.samples import articles, stories

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

#: What stands between the articles of an input that holds several.
BETWEEN = b"\n=-=-=-=\n"
#: Code points of one article before it is changed, and how many changes there may be.
_SHORTEST, _LONGEST = 200, 3000
_CHANGES = 0, 1, 2, 4, 8, 16
_FEWEST, _MOST = 2, 6

_NUMBER = re.compile(r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundred|million)\b")
_NAME = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*")
_DATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?(?: \d+)?(?:, \d{4})?|(?:19|20)\d\d)\b"
)
_MARK = re.compile("[\"'“”‘’«»„‹›`]")
_END = re.compile(r"(?<=[.!?”\"]) +|\n+")


def spliced(rng: Random) -> bytes:
    """One article."""
    return _bytes(_changed(rng, _made(rng, rng.choice(stories()))))


def story(rng: Random) -> bytes:
    """Several articles about one thing, most often: others of the same folder, and versions of the one before."""
    some = rng.choice(stories())
    front = rng.random() < 0.7
    made: list[str] = []
    for _ in range(rng.randint(_FEWEST, _MOST)):
        again = made and rng.random() < 0.4
        text = _changed(rng, rng.choice(made) if again else _made(rng, some))
        made.append(text if again or not front else _named(rng, text))
    return BETWEEN.join(map(_bytes, made))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _named(rng: Random, text: str) -> str:
    """The article with the name of its story in front."""
    day = f"published: 2024-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}\n" if rng.random() < 0.5 else ""
    return f"---\nstory: s\n{day}{text[4:]}" if text.startswith("---\n") else f"---\nstory: s\n{day}---\n\n{text}"


def _made(rng: Random, some: Sequence[str]) -> str:
    """A part of an article, or paragraphs or sentences of several."""
    size = rng.randint(_SHORTEST, _LONGEST)
    if rng.random() < 0.5:
        text = rng.choice(some)
        at = 0 if rng.random() < 0.5 else rng.randrange(len(text))
        return text[at : at + size]
    texts = [rng.choice(some if rng.random() < 0.7 else articles()) for _ in range(rng.randint(1, 3))]
    between = rng.choice(("\n\n", "\n\n", "\n", " "))
    parts = [part for text in texts for part in (_END.split(text) if between == " " else text.split("\n\n"))]
    if rng.random() < 0.5:
        rng.shuffle(parts)
    at = rng.randrange(len(parts))
    return between.join(parts[at:])[:size]


def _changed(rng: Random, text: str) -> str:
    for _ in range(rng.choice(_CHANGES)):
        text = rng.choice(_WAYS)(rng, text)
    return text


def _cut(rng: Random, text: str) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + text[at + rng.randint(1, 400) :]


def _doubled(rng: Random, text: str) -> str:
    """A block, a sentence or any piece stands twice."""
    between = rng.choice(("\n\n", ". ", " "))
    parts = text.split(between)
    parts.insert(rng.randint(0, len(parts)), rng.choice(parts))
    return between.join(parts)


def _moved(rng: Random, text: str) -> str:
    """Two blocks, sentences or words change places."""
    between = rng.choice(("\n\n", ". ", " "))
    parts = text.split(between)
    i, j = rng.randrange(len(parts)), rng.randrange(len(parts))
    parts[i], parts[j] = parts[j], parts[i]
    return between.join(parts)


def _pasted(rng: Random, text: str) -> str:
    """A piece of another article is put in."""
    at, other = rng.randint(0, len(text)), rng.choice(articles())
    start = rng.randrange(len(other))
    return text[:at] + other[start : start + rng.randint(1, 300)] + text[at:]


def _otherwise(what: re.Pattern[str], *lists: Sequence[str]) -> Callable[[Random, str], str]:
    """Something of a kind becomes another, of the same text or of these lists, or loses a character."""

    def changed(rng: Random, text: str) -> str:
        here, there = (what.search(text, rng.randint(0, len(text))) for _ in range(2))
        if not here:
            return text
        new = there[0] if there and rng.random() < 0.5 else rng.choice(rng.choice(lists))
        if rng.random() < 0.3:
            at = rng.randrange(len(here[0]))
            new = here[0][:at] + rng.choice(("", here[0][at] * 2, "0", "1", "e")) + here[0][at + 1 :]
        return text[: here.start()] + new + text[here.end() :]

    return changed


def _put(*lists: Sequence[str]) -> Callable[[Random, str], str]:
    """Something is put in anywhere."""

    def changed(rng: Random, text: str) -> str:
        at = rng.randint(0, len(text))
        return text[:at] + rng.choice(rng.choice(lists)) + text[at:]

    return changed


def _letter(rng: Random, text: str) -> str:
    """A character goes, stands twice, becomes another or changes places with the next."""
    at = rng.randint(0, len(text))
    one, two = text[at : at + 1], text[at + 1 : at + 2]
    new = rng.choice(("", one * 2, two + one, one.swapcase(), chr(rng.choice((rng.randrange(32, 127), 0x2019)))))
    return text[:at] + new + text[at + (2 if new == two + one else 1) :]


_SINGLE_MARKS = [*{c for pair in MARKS for c in pair}, "", "”.", ".”", ", “"]
_SINGLE_MARKS.sort()  # a set has no order from run to run
_WAYS: tuple[Callable[[Random, str], str], ...] = (
    _cut,
    _doubled,
    _moved,
    _pasted,
    _letter,
    _letter,
    _otherwise(_NUMBER, NUMBERS, YEARS),
    _otherwise(_NUMBER, NUMBERS),
    _otherwise(_NAME, NAMES),
    _otherwise(_NAME, NAMES),
    _otherwise(_DATE, DATES, DAYS, MONTHS),
    _otherwise(_DATE, DATES, DAYS, MONTHS),
    _otherwise(_MARK, _SINGLE_MARKS),
    _otherwise(_MARK, _SINGLE_MARKS),
    _put(ODDITIES),
    _put(MARKUP, LINES, SAYINGS, DATES),
    _put(("\n", "\n\n", " ", "  ", "\t", "\r\n")),
)
