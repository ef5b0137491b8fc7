"""`newslint-hook`, which pre-commit runs: `newslint check`, or `fix --write`, with options and files in one row.

pre-commit puts the names behind the options that a desk has chosen, with nothing between the two, and a name may begin
with a hyphen. So a word that is the name of a file of copy is one, whatever it begins with.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lint.cli import main as newslint
from lint.read import READERS


def main() -> None:
    """Check these files, under these options; or after the word `fix`, make safe fixes in them."""
    words = sys.argv[1:]
    first = ["fix", "--write"] if words[:1] == ["fix"] else ["check"]
    sys.argv[1:] = [*first, *map(_word, words[1:] if first[0] == "fix" else words)]
    newslint()


def _word(word: str) -> str:
    """The word; a name that begins with a hyphen in the long form, which is no option."""
    copy = word.startswith("-") and Path(word).suffix.lower() in READERS and Path(word).is_file()
    return f"./{word}" if copy else word
