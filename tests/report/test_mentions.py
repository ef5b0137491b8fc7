"""`newslint mentions` says in an editor's words what it takes the words of copy for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk import newslint, write

if TYPE_CHECKING:
    from pathlib import Path

COPY = """\
The fire

Ann Berg, 51, said on Monday that about 30,000 people left within three days. “We were lucky,” said Berg. It cost $4.5 million
in the 1990s.
"""


def test_mentions_are_told_in_plain_words(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": COPY})
    done = newslint("mentions", "a.txt", "--published", "2024-06-20", cwd=tmp_path)
    told = {line.split(maxsplit=2)[2] for line in done.stdout.splitlines()[1:]}
    assert {
        "Ann Berg  →  person",
        "Berg  →  person, Ann Berg",
        "51  →  age: 51",
        "Monday  →  2024-06-17",
        "30,000  →  person: about 30,000",
        "three days  →  3 days",
        "“We were lucky,”  →  said by Berg",
        "$4.5 million  →  dollar: 4,500,000",
    } <= told, told
    words = done.stdout.replace("PATH", "")
    assert not [w for w in ("type ", "value ", "DURATION", "_REF", "exact", "loose") if w in words]
