"""The act that a date goes with: in come the words around it, out come the act's family and the word that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.events.act_families import family
from lint.text.lazy_regex import lazy
from lint.text.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[;—]|, (?:and|but|while|who|whose|where|which)\b")
_HANDLE = lazy(r"\(@\w+\)[^\S\n]*\Z")
#: So many words after a date are read for its act, and so many where the date opens the sentence.
_AFTER, _AFTER_ALL = 16, 40


class SurroundingWords(NamedTuple):
    """The words around a date: their text, where in it the date stands, and how far no other day bars the way."""

    text: str
    start: int
    end: int
    before: int
    after: int
    has_year: bool


def act_of(at: SurroundingWords) -> tuple[str, str]:
    """The family of the act that a date goes with, and the word.

    First the noun that the date stands before ("the May 3 shooting"), then the nearest word before it, then the first
    one after it; another day bars the way, and a verb of saying counts where it stands right beside the date.
    """
    text = at.text
    if _is_the_pages(at):
        return "post" if _HANDLE.search(text, at.before, at.start) else "publish", ""
    following = _TOKEN.findall(text, at.end, at.after)
    somebody = next((i for i, w in enumerate(following) if w in _OF_SOMEBODY), len(following))
    barred = somebody < len(following)
    following = following[:somebody]
    preceding = _TOKEN.findall(text, at.before, at.start)[::-1]
    if _is_of_saying(preceding, following):
        return "say", ""
    if preceding and preceding[0] in _AFTERWARDS and not text[at.start].isdigit():
        return "", ""  # "the shooting came hours after Saturday's game", but not "just after 2 a.m. on May 3"
    vague = ("", "")
    noun = list(_noun(following, text[at.end : at.end + 1], at.has_year))
    loose = 0 if text[at.before : at.start].endswith(", ") else 3
    reach = _AFTER if len(preceding) > 1 else _AFTER_ALL
    for words, bars in ((noun, ";—,"), (preceding, ";—"), (following[:reach], ";—")):
        act, told, sure = _nearest(words, bars, loose if words is preceding else None)
        if sure:
            return act, told
        vague = vague if vague[0] else (act, told)
    return ("say", "") if barred and not vague[0] else vague


def _is_of_saying(preceding: Sequence[str], following: Sequence[str]) -> bool:
    """True for the day on which something was said: "told the paper on Saturday that", "said Saturday"."""
    if following and following[0] in _WHAT and _CALLS.isdisjoint(preceding):
        return any(family(w) == "say" for w in preceding[:8])
    beside = [family(w.lower()) for w in preceding[:2]]
    return "say" in beside and beside[0] in {"", "say"}


def _nearest(words: Sequence[str], bars: str, loose: int | None) -> tuple[str, str, bool]:
    """The first word that tells an act with its family, and whether no other word can tell the date's act better.

    `loose` where the words stand before the date, the nearest first: from which of them on an act that is told as over
    is no more the date's. A comma parts the date from all of them.
    """
    vague = ("", "")
    for i, w in enumerate(words):
        if w[0] in bars or (loose is None and w in _AFTERWARDS):
            break
        act = family(w.lower())
        if not act:
            continue
        beside = words[max(i - 1, 0) : i + 2]
        if act in {"open", "blaze"} and "fire" in beside and not _AIMED.isdisjoint(beside):
            return "attack", "fire", True  # "a man opened fire"
        if act == "hearing" and not _PAPERS.isdisjoint(beside):
            continue  # "court records"
        if loose is not None and i >= loose and act != "happen" and _is_past(words[i + 1 : i + 5]):
            return "say", "", True  # the picture's day: "is shown after a shooting in Porthaven on May 3"
        if act == "attack" and not vague[0] and not w.endswith("ing") and not _LEGAL.isdisjoint(words[i + 1 : i + 6]):
            continue  # "three counts of first-degree murder"
        if act == "death" and any(family(x.lower()) == "attack" for x in words[i + 1 : i + 4]):
            return "attack", w.lower(), True  # "shot to death"
        if act == "begin":
            act, w = next(((family(x), x) for x in words[i + 1 : i + 8] if family(x) in _LASTING), (act, w))
        if act not in {"happen", "say"}:
            return act, w.lower(), True
        if act == "happen" and vague[0]:
            return *vague, True  # "the incident, which occurred"
        vague = vague if act != "happen" else (act, w.lower())
    return *vague, False


def _is_past(words: Sequence[str]) -> bool:
    """True for the words before an act, backwards, that tell of it as over: "after a"."""
    return not _AFTERWARDS.isdisjoint(words) and not _ARTICLES.isdisjoint(words)


def _is_the_pages(at: SurroundingWords) -> bool:
    """True for the date of a dateline, a credit or a post: "(May 3)", "May 3 —", "Ann Harper (@ann) May 3"."""
    before, after = at.text[at.before : at.start].rstrip(), at.text[at.end : at.end + 2]
    if before.endswith(")"):
        return True
    if after[:1] == ":":
        return before != ""
    return after[:1] in {")", "—", "–"} or after in {" —", " –", " -"}


def _noun(following: Sequence[str], gap: str, has_year: bool) -> Iterator[str]:
    """The words of the noun phrase that a date stands before: "the May 3, 2015, fatal shooting"."""
    for w in following[:3] if gap == " " or (gap == "," and has_year) else ():
        if w in LINKS or family(w.lower()) == "say":
            return
        yield w


_LEGAL = frozenset("count counts charge charges charged suspicion convicted accused guilty".split())
#: What begins: "the trial is to begin on May 3".
_LASTING = frozenset({"trial", "hearing", "vote"})
#: What somebody did who is told of behind these was on another day: "honored on May 3 the men who died".
_OF_SOMEBODY = frozenset({"who", "whose", "whom"})
#: What was said on a day follows these; but who calls for help tells of the same day.
_WHAT = frozenset({"that", "as"})
_CALLS = frozenset({"call", "called", "caller", "callers"})
_ARTICLES = frozenset("a an the".split())
#: With these beside it a fire is one of guns.
_AIMED = frozenset("open opened opening opens exchanged returned came".split())
_PAPERS = frozenset("records documents papers filings record document".split())
#: What comes after these was on another day: "gathered on May 3 after two were killed".
_AFTERWARDS = frozenset(
    "after following before connection investigating investigate investigates search interest victims".split()
)
#: After these a new phrase begins, which the date does not belong to.
LINKS = word_set("stop-words", "after an act")
