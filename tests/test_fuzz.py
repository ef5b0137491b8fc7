"""What the fuzzer tries holds of some inputs of chance, and of each on which it has ever failed."""

from __future__ import annotations

from random import Random

import pytest

from tests.fuzz import inputs
from tests.fuzz.__main__ import TARGETS

#: Inputs on which something failed, each for the target that found it.
KEPT = [
    ("reading", "It is a [bridge](<!-- so -->b) of `a<!-- x -->b` and <https://a.bc/<!-- d -->e> in\\<!-- f --> town.  "),
    ("mentioning", "The ships of 1950-1.5 and 1950-53.٣ years were “so long”."),
    ("mentioning", "He left in 1950-5² and came back in 1950-²."),
    ("mentioning", "–«so,» UN down «so,\u088c UN down Feb. 29, 2023 «the the.» Moreno, 52, and ---\n"),
    ("checking", f"The {'9' * 400} people and 1{',000' * 200} men rose from 1{'0' * 400} to {'٣' * 400} percent."),
    ("checking", f"Moreno, {'9' * 5000}, met {'9' * 400}.5 men, 1{',000' * 150} miles (1{',000' * 150} km) away."),
    ("checking", "Korea s leader”; “Putin’s visited”; “healthcare”; the leader”, he said, “so”."),
    ("checking", "“,” MacDonald said “\n\n“,” MacDonald said 'so'. \n\n“Yes, we can.” He added “"),
    ("checking", 'The aim of its p«»olitics, economics and other spheres."\n\nHe then asked that «it is so" today.'),
    ("fixing", "\ufeff\ufeff ister \u200e "),
    ("fixing", '"”“."e'),
    ("fixing", "\xad [a]: http://b.c —  — \uffff Dr. Ana M. Morеnо was born in 1950s and is 007 years old van der Berg were killed Saturday Feb. 0 9999…Moreno was born in ’24 and is twelve years old Moreno was born in ’24 and is twelve years old…[teh end] Straße said 7:30 p.m. "),
    ("running", '"”“."e'),
    ("fixing", 'E" t"E"ss="E" _N" ="SL"on"'),
    ("running", "---\nstory: s\n---\n“So injuri. # 5 shot “teh end.” “Well,” he said.\n=-=-=-=\n---\nstory: s\n---\nHe said “teh end , so”."),
    ("ruling", "{check: pattern, level: error, message: a, why: b, with: {pattern: x}, examples: [{wrong: '[[]]', right: ' ', says: a}]}"),
    ("setting", "paths:\n  a/**:\n    marks: off\n  ? [b]:\n    c: d\nexclude: [e]\n"),
    ("setting", "paths:\n  a/**:\n    {x}: off\n  ? {b: c}\n  : marks: off\nlevels:\n  {x}: off\n  ? [y]\n  : off\n"),
    ("setting", "paths:\n  a/**:\n    marks: off\n  a/**:\n    - b\n  a/**: c\n"),
    ("importing", "extends: existence\nmessage: a\ntokens:\n  a: b\nscope:\n  c: d\n"),
    ("importing", "extends: occurrence\nmessage: a\ntoken: b\nmax: 999999999\nmin: ²\n"),
    ("recoding", "{\\rtf1 It\\u8217?s {\\info{\\title a{}b{}}} so{\\footnote a}\\par}}} b"),
    ("changing", '+++ "b/\\303\\651\\t.txt"\n@@ -1 +1 @@\n'),
]  # fmt: skip


@pytest.mark.parametrize("name", TARGETS)
def test_inputs_of_chance(name: str) -> None:
    target = TARGETS[name]
    for number in range(40):
        target.try_(target.made(Random(f"test {number}")))  # noqa: S311


@pytest.mark.parametrize(("name", "data"), KEPT)
def test_inputs_that_failed_once(name: str, data: str) -> None:
    target = TARGETS[name]
    for more in ("", " ", "  ") if target.made is inputs.copy else ("",):  # .txt or .md, by the length
        target.try_((data + more).encode())
