"""Lines → how strongly each looks like page furniture: boxes, buttons, notices, links to other stories."""

from __future__ import annotations

import re
from functools import cache

from lint.text.automaton import Automaton
from lint.text.lazy_regex import lazy
from lint.text.span import offsets
from lint.text.tables import any_of, listed, word_set

#: A line with this much evidence is furniture.
ENOUGH = 3
#: A longer line is a paragraph, and then it must hold one point of phrases for so many characters.
_LONG, _ROOM = 250, 60

#: First words of a line that tell the reader to do something.
_ORDERS = word_set("furniture", "orders")
#: Words that buttons, menus and counters are made of.
_BUTTONS = word_set("furniture", "buttons")
_WEAK_BUTTONS = word_set("furniture", "weak buttons")

_ONLY = lazy(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|@\w+|[\W_]+|[\w-]+\.(?:com|org|net)(?:/\S*)?")
_ADDRESS = lazy(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+|(?<!\w)@\w+|\b[\w-]{1,64}\.(?:com|org|net)/\S+"
)
_LETTERS = lazy(r"[^\W\d_]{2,}")
#: A name and a label beside an address.
_FEW_WORDS = 5
# What a page was to be filled in at: ${name}, {{ name }}, {* name *}, $__name.
_TEMPLATE = lazy(r"\$\{|\$__|\{\{|\{\*|<%")
_FILE = lazy(r"\w\.(?:jpe?g|png|gif|webp|mp4|svg|tiff?)\b", re.IGNORECASE)
_CLOCK = lazy(r"\d{1,2}:\d\d(?::\d\d)?(?!\s*[ap]\.?m)(?:\s|\Z)", re.IGNORECASE)
_NOTICE = lazy(r"\W{0,3}(?:©|\(c\)|copyright\b)[^\n]{0,60}", re.IGNORECASE)
_YEAR = lazy(r"(?:19|20)\d\d")
_READER = lazy(r"\b(?:[Yy]ours?|YOUR|[Yy]ou|YOU|[Oo]ur|OUR|us|[Ww]e|WE)\b")
_ORDER = lazy(
    r"\AThis (?:story|article|page|post|site|website|material)\b"
    r"|(?:\A|[.!?:;] )\W{0,3}([A-Za-z]+)|\b(?:[Pp]lease|PLEASE)\b|!\Z"
)
_SAID = lazy(r"\b(?:said|says|told|tweeted|wrote|added)\b")
#: Those who act in the news, not on the page.
_ACTORS = lazy(r"\b(?:[Pp]olice|[Oo]fficials?|[Aa]uthorities|[Ii]nvestigators|[Dd]etectives|[Mm]inister|said)\b")
_STOP = lazy(r"[.!?][\"”’)]*\s+(?=[A-Z])")
_QUOTE = lazy(r"[\"“”]")
_QUOTED = lazy(r"“[^“”]*”|\"[^\"]*\"")
# What a newspaper says about its own article is copy.
_CORRECTION = lazy(r"\b(?:[Cc]orrect(?:ion|ed|s)|CORRECTION|[Cc]larification|(?:earlier|previous) version)\b")


def _elsewhere() -> str:
    """A heading over links to other stories, or a link that says so."""
    labels, things = any_of("furniture", "labels"), any_of("furniture", "things")
    return (
        rf"\W{{0,3}}(?:(?i:{labels})(?: (?:{things}))?\s*[:|]"
        r"|(?:STORY|STORIES)\s*[:|]"
        r"|(?i:related|previous|read more|also|trending|recommended|more)\W*\Z"
        rf"|(?i:more|most|latest|recommended|related|previous|trending) (?i:{things})\W*\Z"
        r"|(?:M(?:ore|ORE) (?:on|ON|from|FROM)\b|M(?:ore|ORE) (?:information|INFORMATION)\Z"
        r"|Most (?:viewed|read|popular)\b)(?: [\w’'.&]+){0,4}\s*\Z)"
    )


_ELSEWHERE = lazy(_elsewhere)
_WORD = lazy(r"\w+")


@cache
def _heads() -> frozenset[str]:
    """What such a heading or link begins with, in lower case."""
    labels = {_WORD.findall(label)[0] for label in listed("furniture", "labels")}
    return frozenset(
        labels | {"story", "stories", "latest", "most", *"related previous read also trending recommended more".split()}
    )


@cache
def _phrases() -> tuple[Automaton, tuple[int, ...]]:
    weights = {phrase: weight for weight in (5, 3, 2, 1) for phrase in listed("furniture", f"weight {weight}")}
    return Automaton(weights), tuple(weights.values())


def cues(data: bytes) -> list[tuple[int, int]]:
    """Where in a text furniture's phrases stand, in order, and the weight of each."""
    automaton, weights = _phrases()
    offset = offsets(data)
    low = data.lower()
    return [(offset(start), weights[n]) for n, start, end in automaton.find(low) if _whole(low, start, end)]


def _whole(data: bytes, start: int, end: int) -> bool:
    """Whether no word goes on at either side."""
    if data[start : start + 1].isalnum():
        before = data[max(start - 4, 0) : start]
        if before[-1:].isalnum() or (not before.isascii() and before.decode(errors="ignore")[-1:].isalnum()):
            return False
    if data[end - 1 : end].isalnum():
        after = data[end : end + 4]
        return not (after[:1].isalnum() or (not after.isascii() and after.decode(errors="ignore")[:1].isalnum()))
    return True


def counts_time(text: str) -> bool:
    """True for a line that begins with the length of a video."""
    return _CLOCK.match(text) is not None


def heads_links(text: str) -> bool:
    """True for a heading over links to other stories, and for a link with such a label."""
    if len(text) > _LONG // 2 or not (first := _WORD.search(text)):
        return False
    return (first[0].lower() in _heads() or not first[0].isascii()) and _ELSEWHERE.match(text) is not None


def is_address(text: str) -> bool:
    """True for an address of any kind with little beside it."""
    if "@" not in text and "/" not in text and "www." not in text:
        return False
    bare, found = _ADDRESS.subn(" ", text)
    return found > 0 and len(_LETTERS.findall(bare)) <= _FEW_WORDS


def shape(text: str) -> int:
    """How much the mere shape of a short line tells: an address, a file, a button, a counter, a notice."""
    if _ONLY.fullmatch(text):
        return 4
    score = 0
    if _FILE.search(text) or _TEMPLATE.search(text):
        score += 3
    if counts_time(text) or text[0] in "×✕✖":
        score += 3
    if " | " in text:
        score += 2
    words = re.findall(r"[\w’'-]+", text.lower())
    known = [w for w in words if w in _BUTTONS]
    if len(known) == sum(not w.isdigit() for w in words) and set(known) - _WEAK_BUTTONS:
        score += 4
    return score


def score(text: str, weights: list[int], ended: bool) -> int:
    """How strongly a line with phrases of these `weights` looks like furniture; ENOUGH or more is furniture."""
    strong = [weight for weight in weights if weight > 1]
    if len(text) > _LONG and sum(strong) * _ROOM < len(text):
        return 0  # a paragraph of copy with a phrase in it
    address = ("@" in text or "/" in text or "www." in text) and _ADDRESS.search(text) is not None
    if not (strong or address) and len(text) > _LONG // 3:
        return 0
    if _CORRECTION.search(text):
        return 0
    found = max(strong) + min(len(strong) - 1, 2) if strong else min(len(weights), 1 + (not ended))
    notice = _NOTICE.match(text)
    if notice and (_YEAR.search(notice[0]) or found >= ENOUGH or not ended):
        found += 4
    own = _QUOTED.sub("", text)
    reader = _READER.search(own) is not None
    found += reader + address + (not ended)
    if found + 1 < ENOUGH:
        return 0
    order = any(m[1] is None or m[1].lower() in _ORDERS for m in _ORDER.finditer(own))
    found += order
    if ended and not (order or reader or notice) and len(text) > _LONG // 5:
        found -= 2  # a sentence about somebody else
    if ended and _ACTORS.search(text):
        found -= 2
    if _SAID.search(text) and _QUOTE.search(text):
        found -= 3
    if found >= ENOUGH and len(text) > _LONG // 2 and not notice and not _mostly(text):
        return 0
    return found


def _mostly(text: str) -> bool:
    """True where more than half of the sentences have a phrase of furniture in them or speak to the reader."""
    sentences = _STOP.split(text)
    return 2 * sum(bool(cues(s.encode())) or _READER.search(s) is not None for s in sentences) > len(sentences)
