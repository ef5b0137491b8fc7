"""What fixes change is shown in the words around it."""

from __future__ import annotations

from lint.report.changes import render

BEFORE = "A headline\n\nHe called it “absurd“ , and the mayor said  so in a long sentence about the new bridge.\nEnd.\n"
AFTER = "A headline\n\nHe called it “absurd”, and the mayor said so in a long sentence about the new bridge.\nEnd.\n"


def test_each_change_stands_in_its_words() -> None:
    assert render("a.txt", BEFORE, AFTER, colour=False).splitlines() == [
        "a.txt",
        "     3:21    He called it “absurd[-“ -]{+”+}, and the mayor said  so in …",
        "     3:43    …absurd“ , and the mayor said[- -] so in a long sentence about…",
    ]


def test_a_line_that_goes_and_what_moves_a_cursor_are_shown() -> None:
    shown = render("a\x1b.txt", "One\nTwo \x1b[2J\nEnd\n", "One\nEnd\n", colour=True)
    assert "[-Two␠" not in shown
    assert shown == "\x1b[4ma␛.txt\x1b[0m\n     2:1     \x1b[31;1m[-Two ␛[2J -]\x1b[0m\n"
