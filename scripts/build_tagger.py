# /// script
# requires-python = ">=3.11"
# ///
"""The words of MASC with their parts of speech → lint/data/tagger.counts, what the tagger goes by.

    python scripts/build_tagger.py masc_tagged [--test]

MASC, the Manually Annotated Sub-Corpus of the American National Corpus (https://anc.org/data/masc/), is freely
available for research and development, commercial development too; what is written holds counts and no text. In the
file, a line under [tags] is the tag before and how often each tag follows it; one under [words] is a word and how often
it has each tag; one under [endings] is the end of a rare word, and the same. `--test` trains on nine files in ten, and
says how well it tags the tenth.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

OUT = Path(__file__).parent.parent / "lint" / "data" / "tagger.counts"
#: Tags that newslint does not tell apart.
SAME = {"NNPS": "NNP", "PRP$": "PRPS", "WP$": "WPS", "$": "SYM", "#": "SYM"}
SAME |= {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"', "‘": '"'}
MARKS = {",", ".", ":", "(", ")", '"'}
#: A word that stands so often counts by itself; a tag that it has once in so many times is taken for a mistake.
OFTEN, ONCE_IN = 3, 60
RARE = 5
ENDING = 4


def sentences(path: Path) -> list[list[tuple[str, str]]]:
    """The sentences of a file: words with their tags."""
    found: list[list[tuple[str, str]]] = [[]]
    for token in path.read_text(encoding="utf-8", errors="replace").split():
        word, _, tag = token.rpartition("_")
        if not re.fullmatch(r"[A-Z$]+|[,.:()]|``|''|-[LR]RB-|#", tag) or not word:
            continue
        found[-1].append((word, SAME.get(tag, tag)))
        if tag == ".":
            found.append([])
    return [s for s in found if s]


def train(texts: list[list[tuple[str, str]]]) -> str:
    """The table."""
    follows: dict[str, Counter[str]] = defaultdict(Counter)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in texts:
        before = "^"
        for at, (word, tag) in enumerate(sentence):
            follows[before][tag] += 1
            before = tag
            if re.search(r"[A-Za-z]", word):
                words[word if tag == "NNP" and at else word.lower().replace("’", "'")][tag] += 1
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in words.items():
        if tags.total() <= RARE and word.islower() and word.isalpha():
            for n in range(ENDING + 1):
                endings[word[len(word) - n :]].update(tags)
    lines = ["[tags]", *(f"{t} {counts(c)}" for t, c in sorted(follows.items())), "[words]"]
    for word, tags in sorted(words.items()):
        kept = Counter({t: n for t, n in tags.items() if n * ONCE_IN >= tags.total() and (n > 1 or tags.total() < 20)})
        if tags.total() >= OFTEN and not word[0].isupper() and re.fullmatch(r"['a-z][a-z'.-]*", word):
            lines.append(f"{word} {counts(kept)}")
    lines.append("[endings]")
    for end, tags in sorted(endings.items()):
        if tags.total() >= 10:
            lines.append(f"-{end} {counts(tags)}")
    return "\n".join(lines) + "\n"


def counts(tags: Counter[str]) -> str:
    """The tags with their counts, the usual one first."""
    return " ".join(f"{tag}{n}" if n > 1 else tag for tag, n in sorted(tags.items(), key=lambda x: (-x[1], x[0])))


def main(folder: Path, test: bool) -> None:
    """Write the table, or try it."""
    texts = [sentences(path) for path in sorted(folder.rglob("*.txt"))]
    if not test:
        OUT.write_text(HEAD + train([s for t in texts for s in t]), encoding="utf-8")
        return
    sys.path.insert(0, str(OUT.parent.parent.parent))
    from lint.mentions.words.tagger import Tagger

    tagger = Tagger(train([s for n, t in enumerate(texts) if n % 10 for s in t]))
    right = told = 0
    for sentence in (s for n, t in enumerate(texts) if not n % 10 for s in t):
        tags = tagger.tag([word for word, _ in sentence])
        right += sum(a == b for a, (_, b) in zip(tags, sentence, strict=True))
        told += len(tags)
    print(f"{right / told:.4f} of {told}")  # noqa: T201


HEAD = """\
# What the tagger goes by: counts in MASC, the Manually Annotated Sub-Corpus of the American National Corpus
# (https://anc.org/data/masc/), which is freely available for research and development, commercial development too.
# Made by scripts/build_tagger.py; read by lint/mentions/words/tagger.py.
"""

if __name__ == "__main__":
    main(Path(sys.argv[1]), "--test" in sys.argv)
