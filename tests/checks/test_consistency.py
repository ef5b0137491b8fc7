"""Forms of one thing: across a story, against the house's own, and rules that are like others or optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.acronym import Acronym
from lint.checks.consistency import Consistency
from lint.checks.repeated_sentence import RepeatedSentence
from lint.engine.deduplication import deduplicated
from lint.engine.linter import Linter
from lint.mentions import Reading
from lint.mentions.words.hyphenation import written_both_ways
from lint.read import read_bytes
from lint.rulebook.built_in import built_in
from lint.rulebook.loading import load
from lint.rulebook.rule import BUILT_IN, BrokenRulesError
from lint.stories.story import Story
from tests.desk import newslint, write
from tests.growth import linear

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lint.checks import Check

LIKE = """\
like: consistency/un
level: error
message: "The house writes U.N., not {found}."
why: One short form is enough.
with:
  prefer: U.N.
examples:
  - wrong: The [[UN]] met.
    says: The house writes U.N., not UN.
  - right: The U.N. met.
"""


def reading(text: str, name: str = "copy.txt") -> Reading:
    return Reading(read_bytes(text.encode(), name))


def story(*texts: str) -> Story:
    return Story("story", tuple(reading(text, f"{n}.txt") for n, text in enumerate(texts)))


def test_articles_of_a_story_agree_where_the_rule_asks_it() -> None:
    texts = ("The UN met. The UN left.", "A U.N. force came.", "The UN said so.", "Nobody met.")
    forms = {"UN": ("UN",), "U.N.": ("U.N.",)}
    (hit,) = Consistency(forms=forms, match_case=True, in_names=True, across=True).in_story(story(*texts))
    assert [(e.article.path, e.text, e.note) for e in hit.ends] == [
        ("1.txt", "U.N.", ""),
        ("0.txt", "UN", "UN here"),
        ("2.txt", "UN", "UN here"),
    ]
    assert hit.words["where"] == "One story"
    assert hit.words["forms"] == "UN (2) and U.N. (1)"
    assert list(Consistency(forms=forms, match_case=True, in_names=True).in_story(story(*texts))) == []


def test_words_and_patterns_of_one_form_are_counted_together() -> None:
    check = Consistency(forms={"a": ("colour",), "b": ("color",)}, patterns={"a": r"\bgrey\w*", "b": r"\bgray\w*"})
    (hit,) = check.in_article(reading("The greyest colour is no color."))
    assert hit.words["forms"] == "a (2) and b (1)"
    assert [e.text for e in hit.ends] == ["color", "greyest", "colour"]


def test_what_the_house_prefers_outweighs_what_an_article_has_oftener() -> None:
    linter = Linter([r for r in built_in() if r.pack == "american" or not r.optional])
    text = "The defence pact holds. Its centre is a promise. A neighbor objects.\n"
    found = deduplicated(linter.check_article(linter.read(read_bytes(text.encode(), "copy.txt"))))
    assert [(f.rule, [e.text for e in f.ends]) for f in found] == [
        ("american/spelling", ["defence", "centre", "neighbor"])
    ]


def test_a_rule_takes_from_another_what_it_does_not_set_itself(tmp_path: Path) -> None:
    rules = load([write(tmp_path, {"desk/un.yml": LIKE})], [r for r in load([BUILT_IN]) if r.id == "consistency/un"])
    check = next(r.check for r in rules if r.id == "desk/un")
    assert isinstance(check, Consistency)
    assert check.prefer == "U.N."
    assert check.match_case
    assert check.forms == {"U.N.": ("U.N.",), "UN": ("UN",)}


@pytest.mark.parametrize(
    ("change", "said"),
    [(("consistency/un", "consistency/uno"), ":1:7: 'consistency/uno' is no rule with a check of its own."),
     (("like:", "check: consistency\nlike:"), ":1:1: A rule names its check, or after 'like' a rule"),
     (("prefer: U.N.", "prefer: ONU"), ":6:3: 'ONU' is none of the forms.")],
)  # fmt: skip
def test_a_mistake_in_a_rule_like_another_is_named(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    with pytest.raises(BrokenRulesError, match="desk") as caught:
        load([write(tmp_path, {"desk/un.yml": LIKE.replace(*change)})], load([BUILT_IN]))
    assert said in str(caught.value)


def test_an_optional_rule_is_used_where_it_or_its_pack_is_chosen(tmp_path: Path) -> None:
    copy = write(tmp_path, {"copy.txt": "They ran towards the gate.\n"}) / "copy.txt"
    assert newslint("check", copy).returncode == 0
    for chosen in ("american", "american/toward"):
        assert "Write toward, without an s." in newslint("check", copy, "--select", chosen).stdout
    assert "(optional" in newslint("rules").stdout


def test_which_rules_are_chosen() -> None:
    rules = {r.id: r for r in built_in()}
    assert not rules["british/us"].chosen(())
    assert rules["british/us"].chosen((), ["british"])
    assert rules["british/us"].chosen(["british"])
    assert not rules["consistency/us"].chosen(["british"])
    assert rules["consistency/us"].chosen((), ["british"])


@given(st.text(alphabet="abr -\n’.E", max_size=60))
def test_words_written_both_ways_stand_where_they_are_said_to_stand(text: str) -> None:
    for word in written_both_ways(text):
        written = text[word.start : word.end].lower()
        assert ("-" in written) == word.hyphen
        assert written.replace("-", "").startswith(word.stem)


@pytest.mark.parametrize(
    "check", [Consistency(hyphens=True), Acronym(), Acronym(fault="not given"), RepeatedSentence()]
)
@pytest.mark.parametrize(
    "unit", ["re-elect reelected ", "The Port of Call (PoC) ABC. ", "One two three four. ", "A-b-"]
)
def test_much_of_anything_takes_linear_time(check: Check, unit: str) -> None:
    def prepared(many: int) -> Callable[[], object]:
        copy = reading(unit * many)
        return lambda: list(check.in_article(copy))

    assert linear(prepared, 1_000, 5_000)
