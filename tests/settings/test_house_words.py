"""A word of the house goes into `newslint.yml`, whose other lines stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lint.settings.house_words import NoPlaceError, add_word

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "words:\n  - Zug\n"),
        ("story: off  # why", "story: off  # why\nwords:\n  - Zug\n"),
        ("words:\n  - Bern # a town\n\nstory: off\n", "words:\n  - Bern # a town\n  - Zug\n\nstory: off\n"),
        ("words:\n- Bern\n", "words:\n- Bern\n- Zug\n"),
        ("words:\n  - Bern", "words:\n  - Bern\n  - Zug\n"),
        ("words: [Bern, Chur]\nstory: off\n", "words: [Bern, Chur, Zug]\nstory: off\n"),
        ("words: []\n", "words: [Zug]\n"),
        ("words: Bern\n", "words: [Bern, Zug]\n"),
        ("words:\r\n  - Bern\r\n", "words:\r\n  - Bern\r\n  - Zug\r\n"),
        ("# the desk's\n", "# the desk's\nwords:\n  - Zug\n"),
    ],
)
def test_a_word_is_added(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "newslint.yml"
    file.write_bytes(before.encode())
    assert add_word(file, "Zug")
    assert file.read_bytes().decode() == after
    assert not add_word(file, "Zug")
    assert file.read_bytes().decode() == after


@pytest.mark.parametrize("word", ["No", "a: b", "O’Brien", "12", "# x", 'say "so"', "- x", "Saint-Étienne", "\u2028"])
def test_any_word_is_written_so_that_it_is_read(tmp_path: Path, word: str) -> None:
    file = tmp_path / "newslint.yml"
    assert add_word(file, word)
    assert not add_word(file, word)


@pytest.mark.parametrize("text", ["words: {a: b}\n", "- a\n", "words: [a\n", "words: &x [a]\npacks: *x\n"])
def test_settings_that_are_not_sound_stay_as_they_are(tmp_path: Path, text: str) -> None:
    file = tmp_path / "newslint.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NoPlaceError):
        add_word(file, "Zug")
    assert file.read_text(encoding="utf-8") == text
