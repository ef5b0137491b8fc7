"""The words of two quotations → where the one is worded otherwise than the other, and how grave each difference is."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.mentions.figures.number import numbers
from lint.text.lazy_regex import lazy
from lint.text.lexicon import lexicon, one_slip
from lint.text.tables import lines, word_set

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping, Sequence

Grade = Literal["fact", "wording", "spelling", "form"]

_TOKEN = lazy(
    r"[^\W_]*\[[^\]\n]{0,80}\][^\W_]*|\([^)\n]{0,80}\)|…|\.{2,}|(?:[^\W\d_]\.){2,}|\d[\d,.]*\d|[^\W_]+(?:['’][^\W_]+)*|[%&]"
)
#: Words too usual to tell one quotation from another.
STOP = word_set("stop-words", "quotations")
#: Words that turn the sense round.
_HEAVY = word_set("stop-words", "heavy in quotations")
#: Words that come and go when speech is written down.
_LITTLE = word_set("stop-words", "light in quotations")
#: Words that change where a quotation is taken up in the reporter's own sentence.
_BENT = word_set("stop-words", "bent in quotations")
GAP = "…"
_SAME = {"&": "and", "%": "percent", "okay": "ok", "till": "until", "til": "until"}
_LONGER = {short: tuple(long.split()) for long, *forms in lines("quotations")["long forms"] for short in forms}
_SHORT = {
    "US": ("united", "states"), "UN": ("united", "nations"), "UK": ("united", "kingdom"), "EU": ("european", "union"),
}  # fmt: skip
_ENDINGS = (
    ("n't", "not"),
    ("'re", "are"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'d", "would"),
    ("'m", "am"),
    ("'s", "is"),
)
#: British spellings, and what Americans write.
_BRITISH = (
    (r"(?<=\w\w)our(?=s|ed|ing|able|ite|hood|$)", "or"),
    (r"(?<=\w\w)([iy])s(?=e|ing|ation)", r"\1z"),
    (r"tre(?=s?$|d$)", "ter"),
    (r"(?<=[aeiou])ll(?=ed$|ing$|er|ou)", "l"),
    (r"ence$", "ense"),
    (r"ogue(?=s?$)", "og"),
    (r"([ao])e(?=[mdt])", "e"),
    (r"mme(?=s?$)", "m"),
    (r"(?<=ward)s$|(?<=whil)st$|(?<=among)st$", ""),
    (r"^grey", "gray"),
    (r"(?<=g)e(?=ment)", ""),
)
_STOPS = (".", "?", "!", "…", ";")
#: The most words that one difference may take the place of, and that may differ at the end of a quotation.
_MOST = 5
#: Words that differ at the end of a quotation count where beside them so many are the same.
_FIRM = 6


class Word(NamedTuple):
    """One word of a quotation: as compared, as printed, its place in the prose, and whether it ends a sentence."""

    form: str
    raw: str
    start: int
    end: int
    stops: bool


class Difference(NamedTuple):
    """Words `a0` to `a1` of the one quotation stand where words `b0` to `b1` of the other do."""

    a0: int
    a1: int
    b0: int
    b1: int
    grade: Grade


class Comparison(NamedTuple):
    """Two quotations laid side by side; both cover `a0` to `a1` of the one, `b0` to `b1` of the other.

    `matched` words are the same, `telling` of these not usual ones; `changed` words differ. `equal` holds runs of the
    same words: where they start in either, and how many.
    """

    a0: int
    a1: int
    b0: int
    b1: int
    matched: int
    telling: int
    changed: int
    differences: tuple[Difference, ...]
    equal: tuple[tuple[int, int, int], ...]
    #: Whether both begin and end with the same words.
    whole: bool

    def in_b(self, a: int) -> int | None:
        """The word of the other quotation that is the same as word `a` of the one."""
        for a0, b0, size in self.equal:
            if a0 <= a < a0 + size:
                return b0 + a - a0
        return None

    @property
    def likeness(self) -> float:
        """The share of the words in which both agree."""
        return self.matched / (self.matched + self.changed)


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of a quotation; what is left out (…) or put in [by the reporter] counts as one gap."""
    out = []
    for m in _TOKEN.finditer(text, start, end):
        raw = m[0]
        if "[" in raw or raw[0] in "(…" or raw[:2] == "..":
            form = GAP
        else:
            form = raw.lower().replace("’", "'").replace(".", "").replace(",", "")
            form = _SAME.get(form, form)
        parts = _SHORT.get(raw.replace(".", "")) or _parts(form)
        stops = text[m.end() : m.end() + 1] in _STOPS
        out += [Word(part, raw, m.start(), m.end(), stops) for part in parts]
    return out


def _parts(form: str) -> Sequence[str]:
    """A word, or the words that a contraction stands for."""
    if form in _LONGER:
        return _LONGER[form]
    if "'" in form:
        for ending, long in _ENDINGS:
            if form.endswith(ending):
                return form.removesuffix(ending), long
    return (form,)


def pairs_of(words: Sequence[Word]) -> dict[tuple[str, str], int]:
    """Where each two words in a row first stand, to compare with several others."""
    return {(words[i].form, words[i + 1].form): i for i in range(len(words) - 2, -1, -1)}


def compare(a: Sequence[Word], b: Sequence[Word], pairs: Mapping[tuple[str, str], int]) -> Comparison | None:
    """Lay two quotations side by side, `pairs` being those of the one; None where they share hardly two in a row."""
    shift = _shift(pairs, b)
    if shift is None:
        return None
    first = max(shift - _MOST, 0)
    last = max(min(shift + len(b) + 2 * _MOST, len(a)), first)
    steps = _steps(a, b, first, last)
    head = _edge(steps, lambda s: _opens(s.a0, a) and _opens(s.b0, b) and (s.equal or not _fitted(s, a, b)))
    tail = _edge(steps[::-1], lambda s: _closes(s.a1, a) and _closes(s.b1, b))
    steps = steps[head : len(steps) - tail]
    return _weigh(steps, a, b) if any(s.equal for s in steps) else None


class _Step(NamedTuple):
    equal: bool
    a0: int
    a1: int
    b0: int
    b1: int

    @property
    def size(self) -> int:
        return max(self.a1 - self.a0, self.b1 - self.b0)


def _steps(a: Sequence[Word], b: Sequence[Word], first: int, last: int) -> list[_Step]:
    """Equal and changed runs in turn, from word `first` to `last` of the one and all of the other."""
    steps: list[_Step] = []
    from rapidfuzz.distance import Levenshtein  # late, for its import takes as long as all quotations together

    for op in Levenshtein.opcodes([w.form for w in a[first:last]], [w.form for w in b]):
        step = _Step(op.tag == "equal", op.src_start + first, op.src_end + first, op.dest_start, op.dest_end)
        if steps and not step.equal and not steps[-1].equal:
            step = _Step(False, steps[-1].a0, step.a1, steps.pop().b0, step.b1)
        steps.append(step)
    return steps


def _shift(at: Mapping[tuple[str, str], int], b: Sequence[Word]) -> int | None:
    """How many words later than in `b` the same words stand in the other, by the pairs of words that both have."""
    shifts = Counter(at[pair] - j for j in range(len(b) - 1) if (pair := (b[j].form, b[j + 1].form)) in at)
    return min(shifts, key=lambda s: (-shifts[s], s)) if shifts else None


def _edge(steps: Sequence[_Step], whole: Callable[[_Step], bool]) -> int:
    """How many steps at an end to leave out: words that only one of the two quotes, and chance likenesses."""
    at = 0
    while at < len(steps):
        step, then = steps[at], steps[at + 1] if at + 1 < len(steps) else None
        if step.equal:
            if then is None or step.size > 2 or step.size >= then.size or whole(step):
                break
            at += 2
        else:
            both = step.a1 > step.a0 and step.b1 > step.b0
            if both and whole(step) and step.size < _MOST and _run(steps[at + 1 :]) >= _FIRM:
                break
            at += 1
    return min(at, len(steps))


def _run(steps: Sequence[_Step]) -> int:
    """How many words are the same from here on, with no more than one word put in or changed at a time."""
    same = 0
    for step in steps:
        if not step.equal and step.size > 1:
            break
        same += step.size * step.equal
    return same


def _fitted(step: _Step, a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether words are bent to fit the reporter's sentence: “I look forward” in one, said he “looks forward”."""
    one, other = a[step.a1 - 1].form, b[step.b1 - 1].form
    return one[:4] == other[:4] or {one, other} <= _BENT


def _weigh(steps: Sequence[_Step], a: Sequence[Word], b: Sequence[Word]) -> Comparison:
    matched = telling = changed = 0
    differences, equal = [], []
    for step in steps:
        if step.equal:
            equal.append((step.a0, step.b0, step.size))
            matched += step.size
            telling += sum(w.form not in STOP for w in a[step.a0 : step.a1])
        elif not _left_out(step, a, b):
            grade = grade_of(a[step.a0 : step.a1], b[step.b0 : step.b1], _opens(step.a0, a) or _opens(step.b0, b))
            if grade is None:
                continue
            changed += step.size * (grade != "form")
            differences.append(Difference(*step[1:], grade))
    first, last = steps[0], steps[-1]
    whole = first.a0 == first.b0 == 0 and last.a1 == len(a) and last.b1 == len(b) and first.equal and last.equal
    ends = first.a0, last.a1, first.b0, last.b1
    return Comparison(*ends, matched, telling, changed, tuple(differences), tuple(equal), whole)


def _opens(at: int, words: Sequence[Word]) -> bool:
    """Whether a sentence begins with that word."""
    return at == 0 or words[at - 1].stops


def _closes(end: int, words: Sequence[Word]) -> bool:
    """Whether a sentence, or the quotation, ends before that word."""
    return end == len(words) or (end > 0 and words[end - 1].stops)


def _left_out(step: _Step, a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether one side leaves out what it may: a sentence, or words for which a gap stands."""
    if any(w.form == GAP for w in (*a[step.a0 : step.a1], *b[step.b0 : step.b1])):
        return True
    for words, start, end, other in (
        (a, step.a0, step.a1, step.b1 - step.b0),
        (b, step.b0, step.b1, step.a1 - step.a0),
    ):
        if other == 0 and (end - start > 2 * _MOST or (_opens(start, words) and words[end - 1].stops)):
            return True
    return False


def grade_of(a: Sequence[Word], b: Sequence[Word], opens: bool) -> Grade | None:
    """How grave it is that the words `a` stand where `b` do; None where they are spellings of the same words."""
    left, right = [w.form for w in a], [w.form for w in b]
    if "".join(left) == "".join(right) or _american(left) == _american(right):
        return None
    values = _value(left), _value(right)
    if all(values):
        return "form" if values[0] == values[1] else "fact"
    if _LITTLE.issuperset(left + right):
        return "form"
    if Counter(w for w in left if w in _HEAVY) != Counter(w for w in right if w in _HEAVY):
        return "fact"
    if len(a) == len(b) == 1:
        if is_slip(left[0], right[0]):
            return "spelling"
        if not opens and all(w[0].raw[0].isupper() and w[0].form not in STOP for w in (a, b)):
            return "fact"
    return "wording"


def is_slip(one: str, other: str) -> bool:
    """Whether one of two words is the other with a slip of the hand, and no word itself."""
    return min(len(one), len(other)) > 3 and one_slip(one, other) and not (is_word(one) and is_word(other))


def is_word(word: str) -> bool:
    """Whether the lexicon has a word."""
    return lexicon().known(word)


@cache
def _british() -> list[tuple[re.Pattern[str], str]]:
    """The British spellings, compiled when first asked for."""
    return [(lazy(pattern), american) for pattern, american in _BRITISH]


@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    for pattern, american in _british():
        word = pattern.sub(american, word)
    return word


def _american(words: Sequence[str]) -> str:
    return "".join(map(_fold, words))


def _value(words: Sequence[str]) -> list[float]:
    """The numbers that the words hold."""
    return [n.low for n in numbers(" ".join(words))]
