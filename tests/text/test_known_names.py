"""Words that people and places are called by: none is lost, and few others pass for one."""

from __future__ import annotations

from itertools import product

from lint.text.known_names import LEAST, Bloom, known_name, plain


def test_a_set_has_all_that_was_put_in_and_little_more() -> None:
    words = ["".join(letters) for letters in product("abcdefgh", repeat=LEAST)]
    few = words[::10]
    bloom = Bloom.of(few)
    assert all(map(bloom.has, few))
    others = set(words) - {*few}
    assert sum(map(bloom.has, others)) < len(others) / 20


def test_names_are_known_and_slips_for_them_are_not() -> None:
    assert all(map(known_name, ["Hutchinson", "Patricia", "Kazakhstan", "Cincinnati", "António", "Xi"]))
    assert not any(map(known_name, ["Patrcia", "Khazakstan", "Cincinatti"]))


def test_a_word_is_looked_up_without_case_and_accents() -> None:
    assert (plain("São"), plain("HAYDÉE")) == ("sao", "haydee")
