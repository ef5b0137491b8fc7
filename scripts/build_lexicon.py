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

OUT = Path(__file__).parent.parent / "lint" / "data" / "words.txt"
DIALECTS = ("english", "american", "british", "british_z", "variant_1", "variant_2")
LISTS = {"words": 70, "contractions": 70, "upper": 70, "proper-names": 70}
FEWEST = 10
HEAD = 3


def scowl(folder: Path) -> dict[str, int]:
    """Every word of the lists with its size class, the least where it stands in several."""
    sizes: dict[str, int] = {}
    for dialect in DIALECTS:
        for name, largest in LISTS.items():
            for path in folder.glob(f"{dialect}-{name}.*"):
                size = int(path.suffix[1:])
                if size > largest:
                    continue
                for word in path.read_text(encoding="latin-1").split():
                    if word.endswith("'s") and name != "contractions":
                        continue
                    sizes[word] = min(size, sizes.get(word, 99))
    return sizes


def zipfs() -> dict[str, int]:
    """How often the counted words stand in print."""
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    counts = {word: int(count) for word, count in (line.split() for line in text.splitlines())}
    total = sum(counts.values())
    return {word: max(FEWEST, round(10 * math.log10(count * 1e9 / total))) for word, count in counts.items()}


def main(folder: Path) -> None:
    """Write the word list."""
    sizes, counted = scowl(folder), zipfs()
    by_size: dict[int, list[int]] = defaultdict(list)
    for word, size in sizes.items():
        if word in counted:
            by_size[size].append(counted[word])
    usual = {size: round(quantiles(zipf, n=10)[0]) for size, zipf in by_size.items()}
    lines: dict[str, str] = {}
    for word, size in sorted(sizes.items()):
        if len(word) > 1:
            head, rest = word[:HEAD], word[HEAD:]
            lines[head] = f"{lines.get(head, head)} {rest}{counted.get(word, usual[size])}"
    OUT.write_text("\n".join(lines.values()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
