# /// script
# requires-python = ">=3.11"
# dependencies = ["symspellpy==6.10.1"]
# ///
"""The SCOWL word lists and the counts that symspellpy carries → lint/data/words.txt.

A line holds the words that share their first three letters: these letters, then the rest of each word and its zipf,
sorted by code point: `con 35 cern50 cert46 …`.

    apt-get download scowl && dpkg -x scowl_*.deb scowl
    uv run scripts/build_lexicon.py scowl/usr/share/dict/scowl

`zipf` is ten times the decimal logarithm of how often a word stands in a thousand million words of print. A word that
has no count of its own takes what the rarer words of its SCOWL size have.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from statistics import quantiles
from unicodedata import combining, normalize

OUT = Path(__file__).parent.parent / "lint" / "data" / "words.txt"
DIALECTS = ("english", "american", "british", "british_z", "variant_1", "variant_2", "variant_3")
LISTS = ("words", "contractions", "abbreviations", "upper", "proper-names")
#: The largest size that counts as English print; of the next one, what has been counted often enough.
LARGEST, NEXT, ENOUGH = 70, 80, 20
FEWEST = 10
HEAD = 3


def scowl(folder: Path, counted: dict[str, int]) -> dict[str, int]:
    """Every word of the lists with its size class, the least where it stands in several; with and without accents."""
    sizes: dict[str, int] = {}
    for path in sorted(folder.iterdir()):
        dialect, _, name = path.stem.partition("-")
        size = int(path.suffix[1:])
        if dialect not in DIALECTS or name not in LISTS or size > NEXT:
            continue
        for word in path.read_text(encoding="utf-8").split():
            usual = size <= LARGEST or counted.get(word, 0) >= ENOUGH
            if usual and len(word) > 1 and (name == "contractions" or not word.endswith("'s")):
                for spelling in {word, plain(word)}:
                    sizes[spelling] = min(size, sizes.get(spelling, size))
    return sizes


def plain(word: str) -> str:
    """The word without its accents."""
    return "".join(c for c in normalize("NFD", word) if not combining(c))


def zipfs() -> dict[str, int]:
    """How often the counted words stand in print."""
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    counts = {word: int(count) for word, count in (line.split() for line in text.splitlines())}
    total = sum(counts.values())
    return {word: max(FEWEST, round(10 * math.log10(count * 1e9 / total))) for word, count in counts.items()}


def main(folder: Path) -> None:
    """Write the word list."""
    counted = zipfs()
    sizes = scowl(folder, counted)
    by_size: dict[int, list[int]] = defaultdict(list)
    for word, size in sizes.items():
        if word in counted:
            by_size[size].append(counted[word])
    usual = {size: round(quantiles(zipf, n=10)[0]) for size, zipf in by_size.items()}
    lines: dict[str, str] = {}
    for word, size in sorted(sizes.items()):
        head, rest = word[:HEAD], word[HEAD:]
        lines[head] = f"{lines.get(head, head)} {rest}{counted.get(plain(word), usual[size])}"
    OUT.write_text("\n".join(lines.values()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
