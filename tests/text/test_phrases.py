"""What two paragraphs share is named as one of them has it."""

from __future__ import annotations

import pytest

from lint.text.phrases import phrases


@pytest.mark.parametrize(
    ("text", "shared", "told"),
    [
        ("Before.\nMayor Ann Harper’s bridge closed.\nAfter.", {"ann", "harper", "closed", "after"}, "Ann Harper, “closed”"),
        ("He took the harbor budget for 12 ships in Porthaven.", {"budget", "harbor", "porthaven", "12"}, "Porthaven, “harbor budget”"),
        ("A budget of 1.3 million punts, a budget.", {"1.3", "million", "punts", "budget"}, "“1.3 million punts”, “budget”"),
        ("It rained.", {"snow"}, ""),
    ],
)  # fmt: skip
def test_shared_words_stand_as_phrases(text: str, shared: set[str], told: str) -> None:
    assert phrases(text, text.find("\n") + 1, shared) == told
