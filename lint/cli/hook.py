"""`newslint-hook`, which pre-commit runs: `newslint check`, with options and names of files in one row.

pre-commit puts the names behind the options that a desk has chosen, with nothing between the two, and a name may begin
with a hyphen. So a word that is the name of a file of copy is one, whatever it begins with.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lint.cli import main as newslint
from lint.read import READERS


def main() -> None:
    """Check these files, under these options."""
    sys.argv[1:] = ["check", *map(_word, sys.argv[1:])]
    newslint()


def _word(word: str) -> str:
    """The word; a name that begins with a hyphen in the long form, which is no option."""
    copy = word.startswith("-") and Path(word).suffix.lower() in READERS and Path(word).is_file()
    return f"./{word}" if copy else word
