"""Every mistake in a rule file is named at its line and column, with the cure; all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lint.rulebook.loading import load
from lint.rulebook.rule import BUILT_IN, BrokenRulesError
from lint.text.finding import Level
from lint.text.span import Span
from tests.desk import RULE, write

if TYPE_CHECKING:
    from pathlib import Path

SWAP = (
    RULE.replace("check: pattern", "check: swap")
    .replace("{match}", "{wrong}")
    .replace("  pattern: \\bwombat\\b\n", "  table:\n    wombat: numbat\n")
)
COUNT = RULE.replace("check: pattern", "check: count").replace(
    "  pattern: \\bwombat\\b\n", "  terms: [wombat]\n  at_most: 1\n"
)

MISTAKES = {
    "wrong key": (RULE.replace("level:", "levle:"), ":2:1: 'levle' is no key of a rule. Did you mean 'level'?"),
    "missing key": (RULE.replace("why: It should not.\n", ""), ":1:1: 'why' is missing from a rule. Add it."),
    "wrong level": (RULE.replace("level: error", "level: eror"), ":2:8: 'eror' is not allowed for 'level'. Did you mean 'error'?"),
    "unknown check": (RULE.replace("check: pattern", "check: patern"), ":1:8: 'patern' is no check. Did you mean 'pattern'?"),
    "wrong parameter": (RULE.replace("  pattern:", "  patern:"), ":6:3: 'patern' is no key of the check pattern. Did you mean 'pattern'?"),
    "missing parameter": (RULE.replace("with:\n  pattern: \\bwombat\\b\n", ""), ":1:1: The check pattern needs 'pattern'. Add it under 'with:'."),
    "wrong type": (RULE.replace("pattern: \\bwombat\\b", "pattern: [wombat]"), ":6:12: 'pattern' must be text, not a list."),
    "no boolean": (RULE.replace("with:\n", "with:\n  match_case: maybe\n"), ":6:15: 'match_case' must be true or false, not 'maybe'."),
    "yes is no boolean": (RULE.replace("with:\n", "with:\n  match_case: yes\n"), ":6:15: 'match_case' must be true or false, not 'yes'."),
    "bad pattern": (RULE.replace("\\bwombat\\b", "(wombat"), ":6:3: '(wombat' cannot be used as a pattern: missing ): (wombat."),
    "look-behind": (RULE.replace("\\bwombat\\b", "(?<=a)wombat"), "Patterns cannot look ahead or behind; say what must not stand there under 'unless'."),
    "empty pattern": (RULE.replace("\\bwombat\\b", "w*"), ":6:3: 'w*' matches the empty text, so everywhere."),
    "unknown placeholder": (RULE.replace("{match}", "{mach}"), ":3:10: '{mach}' is no word of this check. Did you mean 'match'?"),
    "reach through a placeholder": (RULE.replace("{match}", "{match.__class__}"), ":3:10: '{match.__class__}' is no word of this check."),
    "stray brace": (RULE.replace("{match}", "{match"), ":3:10: The message has a brace out of place"),
    "no right example": (RULE.replace("  - right: Nobody came.\n", ""), ":8:3: There is no 'right' example."),
    "nothing marked": (RULE.replace("[[wombat]]", "wombat"), ":8:5: Nothing is marked in the 'wrong' text."),
    "marks in right": (RULE.replace("Nobody", "No [[body]]"), ":10:5: Marks stand in the 'right' text"),
    "examples no list": (RULE[: RULE.index("  - wrong")] + "  wrong: A\n", ":8:3: 'examples' must be a list"),
    "wrong date": (RULE + "    published: 2024-13-01\n", ":11:16: 'published' must be "),
    "duplicate key": (RULE + "level: style\n", ":11:1: 'level' stands twice; it is in line 2 already. Remove one."),
    "tab": (RULE.replace("  pattern", "\tpattern"), ":6:1: This is not YAML: a tab stands here; YAML is indented with spaces."),
    "text that begins with a mark": (RULE.replace("A [[w", "[[w"), ":8:12: This is not YAML: a text that begins with [[ must stand in quotation marks."),
    "broken YAML": (RULE.replace("why: It", "why: [It"), ":4:6: This is not YAML: a [ opens a list"),
    "empty file": ("", ":1:1: The file is empty."),
    "list": ("- a\n", ":1:1: a rule must be a mapping (key: value), not a list."),
    "two documents": (RULE + "---\n" + RULE, ":11:1: This is not YAML: "),
    "bad level": (RULE.replace("level: error", "level: NO"), ":2:8: 'NO' is not allowed for 'level'."),
    "number for a switch": (RULE.replace("with:\n", "with:\n  match_case: 12:30\n"), ":6:15: 'match_case' must be true or false, not '12:30'."),
    "mark not closed": (RULE.replace("[[wombat]]", "[[wombat"), ":8:5: A mark has one end only. Write [[ before the words"),
    "mark not opened": (RULE.replace("A [[wombat]]", "A [[wombat]] and]]"), ":8:5: A mark has one end only."),
    "nothing said": (RULE.replace("    says: \"'wombat' stands here.\"\n", ""), ":8:3: No 'wrong' example has 'says'. Add it to one"),
    "empty table": (SWAP.replace("  table:\n    wombat: numbat\n", "  table: {}\n"), ":6:3: 'table' is empty. Add an entry, or leave the line out."),
    "no table": (SWAP.replace("with:\n  table:\n    wombat: numbat\n", ""), ":1:1: There is nothing to swap. Add a table"),
    "table that is a list": (SWAP.replace("    wombat: numbat\n", "    - wombat\n"), ":7:5: 'table' must be a mapping (key: value), not a list."),
    "a swap that goes round": (SWAP.replace("wombat: numbat", "wombat: wombat"), ":7:5: 'wombat' is swapped for itself; leave the line out"),
    "unknown kind of block": (RULE + "where:\n  in: headlin\n", ":12:7: 'headlin' is not allowed for 'in'. Did you mean 'headline'?"),
    "unknown kinds of block": (RULE + "where:\n  not in: [captoin]\n", ":12:12: 'captoin' is not allowed for an item of 'not in'. Did you mean 'caption'?"),
    "in and not in": (RULE + "where:\n  in: caption\n  not in: [caption]\n", ":12:3: 'caption' stands under 'in' and under 'not in'. Remove one."),
    "unknown key of where": (RULE + "where:\n  qouted: never\n", ":12:3: 'qouted' is no key of 'where'. Did you mean 'quoted'?"),
    "count without a bound": (COUNT.replace("  at_most: 1\n", ""), "'at_most' or 'at_least'"),
    "count that none can keep": (COUNT.replace("at_most: 1", "at_most: 1\n  at_least: 2"), ":7:3: 'at_most' is 1 and 'at_least' 2: no text can keep both."),
    "number in words": (COUNT.replace("at_most: 1", "at_most: one"), ":7:12: 'at_most' must be a whole number, not 'one'."),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_at_its_place_with_the_cure(tmp_path: Path, name: str) -> None:
    text, said = MISTAKES[name]
    write(tmp_path, {"pack/rule.yml": text})
    with pytest.raises(BrokenRulesError) as caught:
        load([tmp_path])
    assert any(said in str(m) for m in caught.value.mistakes), caught.value


def test_all_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    write(tmp_path, {"a/one.yml": RULE.replace("level:", "levle:"), "b/two.yml": RULE.replace("{match}", "{mach}")})
    with pytest.raises(BrokenRulesError) as caught:
        load([tmp_path])
    assert [(m.path.rsplit("/", 2)[-2:], m.line) for m in caught.value.mistakes] == [
        (["a", "one.yml"], 1),
        (["a", "one.yml"], 2),
        (["b", "two.yml"], 3),
    ]


def test_a_file_that_is_not_utf8_is_named_with_the_place(tmp_path: Path) -> None:
    write(tmp_path, {"pack/rule.yml": b"check: pattern\nwhy: caf\xe9\n"})
    with pytest.raises(BrokenRulesError, match=r"rule\.yml:2:9: This is not UTF-8\. Save the file as UTF-8\."):
        load([tmp_path])


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{c}: &{c} [{', '.join([f'*{b}'] * 9)}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True)),
        "a: &a\n  b: *a\n",
        "a: " + "[" * 5000 + "]" * 5000,
        "x: " + "y" * 1_100_000,
    ],
    ids=["aliases", "circle", "deep", "large"],
)
def test_a_yaml_bomb_is_refused_in_words(tmp_path: Path, bomb: str) -> None:
    write(tmp_path, {"pack/rule.yml": bomb})
    with pytest.raises(BrokenRulesError) as caught:
        load([tmp_path])
    assert len(caught.value.mistakes) == 1


def test_an_id_is_the_path_and_stands_once(tmp_path: Path) -> None:
    write(tmp_path, {"one/pack/rule.yml": RULE, "two/pack/rule.yml": RULE, "three/rule.yml": RULE})
    assert [r.id for r in load([tmp_path / "one", tmp_path / "three"])] == ["pack/rule", "three/rule"]
    with pytest.raises(BrokenRulesError, match=r"'pack/rule' is a rule in .* already"):
        load([tmp_path / "one", tmp_path / "two"])


def test_scalars_are_what_the_type_says_not_what_yaml_guesses(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "pack/rule.yml": RULE.replace("\\bwombat\\b", "NO")
            .replace("wombat]]", "NO]]")
            .replace("It should not.", "12:30")
        },
    )
    (rule,) = load([tmp_path])
    assert (rule.why, getattr(rule.check, "pattern", None)) == ("12:30", "NO")


def test_marks_become_the_ends_of_the_example(tmp_path: Path) -> None:
    write(tmp_path, {"pack/rule.yml": RULE.replace("A [[wombat]] came.", "A [[wombat]] and [[Bob]] came.")})
    (rule,) = load([tmp_path])
    wrong, right = rule.examples
    assert wrong.texts == {"copy.txt": "A wombat and Bob came."}
    assert wrong.marks == {"copy.txt": (Span(2, 8), Span(13, 16))}
    assert (right.wrong, right.marks) == (False, {"copy.txt": ()})


def test_the_built_in_rules_load() -> None:
    rules = load([BUILT_IN])
    assert all(r.why and r.examples and r.level in Level for r in rules)
    assert [r.id for r in rules] == sorted(r.id for r in rules)
