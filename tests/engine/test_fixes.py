"""Fixes put in: each fault they are for is gone, and no fact or quoted word is another."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.engine.deduplication import deduplicated
from lint.engine.fixes import FixRounds, safely, settle
from lint.engine.linter import Linter
from lint.mentions import KINDS, Reading, kind_named
from lint.mentions.quotations.quotation import Quotation
from lint.read import read_bytes
from lint.rulebook.built_in import built_in

if TYPE_CHECKING:
    from lint.text.finding import Finding
    from lint.text.span import Span

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))
#: Copy with a place for each slip.
COPY = [
    "The mayor opened the bridge on Tuesday, June 18, 2024, after a delay of two years.",
    "Ana Moreno, 52, said the work had cost $4.3 million, and 120 people came to see it.",
    "“We waited for years, and the goverment forgot us,” Moreno said on the bank of the river.",
    "The harbour master did not come, but his deputy was there with a crowd of children.",
    "He told the council that the old ferry would run until Friday; she said it had to stop.",
]
SLIPS = [
    ("of the", "of the the"), (", and", " , and"), (" said", "  said"), ("opened", "opned"), ("a delay", "an delay"),
    ("did not", "didnt"), ("years.", "years.."), ("council that", "councilthat"), ("river", "ri\u200bver"),
    ("a crowd", "a\u00a0crowd"), (",” Moreno", ",“ Moreno"), ("with a", "wiht a"), ("; she", " ; she"),
    (",” Moreno", ", ” Moreno"), ("was there", "was was there"),
]  # fmt: skip


@cache
def linter() -> Linter:
    return Linter([rule for rule in built_in() if not rule.optional])


def found(text: str) -> tuple[list[Finding], list[Span]]:
    reading = linter().read(read_bytes(text.encode(), "copy.txt"))
    return deduplicated(linter().check_article(reading)), [q.span for q in reading.of(Quotation)]


def quoted(text: str) -> list[Span]:
    return found(text)[1]


def facts(text: str) -> dict[str, list[str]]:
    """What the article says, kind by kind: the letters and figures of each mention."""
    reading = Reading(read_bytes(text.encode(), "copy.txt"))
    said = {k: [reading.article.quoted(m.span) for m in reading.of(kind_named(k))] for k in KINDS}
    return {k: [re.sub(r"\W+", "", words) for words in found] for k, found in said.items()}


def left(text: str) -> list[str]:
    """What a fix should have cured: all findings with fixes but for those at words that somebody said."""
    findings, quoted = found(text)
    return [f.message for f in findings if f.fix and not any(q.overlaps(f.fix.span) for q in quoted)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=5, unique=True), st.permutations(COPY))
def test_what_is_fixed_is_cured_and_no_fact_is_another(slips: list[tuple[str, str]], copy: list[str]) -> None:
    right = "Bridge opens\n\n" + "\n\n".join(copy) + "\n"
    wrong = right
    for old, new in slips:
        wrong = wrong.replace(old, new)
    fixed = settle(wrong, found)
    assert left(fixed) == []
    assert facts(fixed) == facts(right)


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem)
def test_real_copy_keeps_its_facts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    fixed = settle(text, found)
    assert left(fixed) == []
    assert re.findall(r"\d+", fixed) == re.findall(r"\d+", text)
    assert facts(fixed)["quotation"] == facts(text)["quotation"]
    assert facts(fixed)["date"] == facts(text)["date"]


def test_of_fixes_that_overlap_the_first_goes_in_and_the_rest_wait() -> None:
    text = "Bridge opens\n\nThe mayor opened the the  teh bridge.\n"
    once = safely(text, found(text)[0], lambda _: [])
    assert once != settle(text, found) == "Bridge opens\n\nThe mayor opened the bridge.\n"


def test_words_in_quotation_marks_stay_as_they_were_said() -> None:
    said = "“I was at ‘Home’, at ‘Sea’, at ‘Work’ and waited for the goverment{},” she said."
    text = f"Bridge opens\n\n{said} The {{}} did not answer.\n"
    assert settle(text.format(" ", "goverment"), found) == text.format("", "government")


@pytest.mark.parametrize(
    "copy",
    [
        'E" t"E"ss="E" _N" ="SL"on"',
        '"”“."e',
        (
            'Police said. "Right now a lot of task herather, and a force, was struck in arm  vest. Ross said motive was 19,'
            ' 22, fired the window at Sgt. "philly.com:80" '
        ),
    ],
)
def test_marks_and_spaces_are_fixed_at_once_or_not_at_all_where_others_would_pair(copy: str) -> None:
    said = [words for words in facts(copy)["quotation"] if words]
    fixed = settle(copy, found)
    assert settle(fixed, found) == fixed
    assert all(words in re.sub(r"\W+", "", fixed) for words in said)
    assert all(any(words in now for now in facts(fixed)["quotation"]) for words in said)


#: What fixes are made for, and what makes them meet.
PIECES = [
    *"\"'“”‘’«»„`_=,.;?()—-*…[]1", "``", "''", " ", " ", "  ", "\u00a0", "\n", "\n\n", "\u200b", "a", "E", "t", "on", "SL",
    "we", "said", "the", "the the", "teh", "a an", "goverment", "didnt", "’s", "‘t", " .", ",,", "to to ", "\"E\" ",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join))
def test_what_is_fixed_once_is_fixed_for_good(mixed: str) -> None:
    fixed = settle(f"He said. {mixed}\n", found)
    assert settle(fixed, found) == fixed


@pytest.mark.parametrize(
    "mixed",
    [
        'E" t"E"ss="E" _N" ="SL"on"\n',
        'E" t"E"ss="E" _N" ="SL"on"\n' * 3,
        "He said. `««“)«\n",
        "He said. „a an’s-_we1'',''a an_\"“\"“.\"‘tSLt\"”„,[\n",
    ],
)
def test_fixes_that_lay_bare_others_or_undo_each_other_come_to_an_end(mixed: str) -> None:
    settling = FixRounds(mixed)
    rounds = 1
    while settling.round(found(settling.text)[0], quoted):
        rounds += 1
    assert rounds < 100
    again = FixRounds(settling.text)
    while again.round(found(again.text)[0], quoted):
        pass
    assert again.text == settling.text
    assert again.left == settling.left


def test_lines_are_left_alone_where_fixes_undo_each_other() -> None:
    settling = FixRounds("Bridge opens\n\nThe mayor opened teh bridge.\n\nHe said. `««“)«\n")
    while settling.round(found(settling.text)[0], quoted):
        pass
    assert settling.text == "Bridge opens\n\nThe mayor opened the bridge.\n\nHe said. `««“)«\n"
    assert settling.left == {5}
