"""Copy in other encodings than UTF-8, and with accents behind their letters: read at its places, and written back so."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from lint.engine.lint import lint
from lint.read import UnreadableError, read_bytes
from lint.read.folder import Copy
from lint.read.source import decoded
from lint.rulebook.built_in import built_in
from lint.text.composition import composed
from tests.desk import SEEDS, newslint, report, write
from tests.read.test_rtf import rtf

if TYPE_CHECKING:
    from pathlib import Path

COPY = (
    "José Núñez opens a café\n\nThe mayor of São Paulo said: “It’s open – at last…”\n\n"
    "It costs £5, he said, and and the Zoë Bridge was teh first.\n"
)
KEPT = {
    "utf-8": COPY.encode(),
    "utf-8 with a mark": COPY.encode("utf-8-sig"),
    "utf-16 le with a mark": b"\xff\xfe" + COPY.encode("utf-16-le"),
    "utf-16 be with a mark": b"\xfe\xff" + COPY.encode("utf-16-be"),
    "utf-16 le": COPY.encode("utf-16-le"),
    "utf-16 be": COPY.encode("utf-16-be"),
    "windows-1252": COPY.encode("cp1252"),
    "macroman": COPY.encode("mac_roman"),
    "nfd": normalize("NFD", COPY).encode(),
}
GUESSED = {"utf-16 le": "UTF-16", "utf-16 be": "UTF-16", "windows-1252": "Windows-1252"}


@pytest.mark.parametrize("name", KEPT)
def test_every_encoding_gives_the_same_text_at_its_places(name: str) -> None:
    said = "macroman" if name == "macroman" else ""
    article = read_bytes(KEPT[name], "a.txt", encoding=said)
    assert article.encoding == GUESSED.get(name, "")
    assert normalize("NFC", article.text) == COPY
    same = read_bytes(COPY.encode(), "a.txt")
    for block, other in zip(article.blocks, same.blocks, strict=True):
        assert block.kind == other.kind
        words = article.prose.text[block.start : block.end]
        assert words == same.prose.text[other.start : other.end]
        for n, c in enumerate(words, block.start):
            span = article.prose.span(n, n + 1)
            assert normalize("NFC", article.quoted(span)) == c
            assert article.prose.holds(span)


@pytest.mark.parametrize("name", KEPT)
def test_fixes_are_written_in_the_encoding_of_the_file(name: str, tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.txt": KEPT[name], "newslint.yml": "encoding: macroman\n" if name == "macroman" else "story: off\n"},
    )
    shown = newslint("fix", "a.txt", cwd=tmp_path, encoding="latin-1")
    assert "+++ a.txt" in shown.stdout
    assert newslint("fix", "a.txt", "--write", cwd=tmp_path).returncode == 0
    right, old = (text.replace("and and", "and").replace("teh", "the") for text in (COPY, normalize("NFD", COPY)))
    codec = {"windows-1252": "cp1252", "macroman": "mac_roman"}.get(name, name[:9].replace(" ", "-").removesuffix("-w"))
    codec = {"utf-8-wit": "utf-8-sig", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be", "nfd": "utf-8"}.get(
        codec, codec
    )
    mark = KEPT[name][:2] if name.startswith("utf-16") and "mark" in name else b""
    assert (tmp_path / "a.txt").read_bytes() == mark + (old if name == "nfd" else right).encode(codec)


def test_a_fix_that_the_encoding_cannot_hold_is_left_out_and_said(tmp_path: Path) -> None:
    rule = "check: swap\nlevel: error\nmessage: '{right}'\nwhy: so\nwith:\n  table:\n    lech walesa: Lech Wałęsa\nexamples:\n- wrong: '[[Lech Walesa]] came.'\n  says: Lech Wałęsa\n- right: So.\n"
    text = "The café was open when Lech Walesa came, and and he left.\n"
    write(tmp_path, {"a.txt": text.encode("cp1252"), "rules/x/y.yml": rule})
    done = newslint("fix", "a.txt", "--write", "--rules", "rules", cwd=tmp_path)
    assert "a.txt: a fix is left out, since Windows-1252 has no “łę”; save the file as UTF-8." in done.stderr
    assert (tmp_path / "a.txt").read_bytes() == text.replace("and and", "and").encode("cp1252")


def test_what_is_guessed_is_a_finding_and_what_settings_say_is_none(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "Mayor leaves\n\nHe went to a café in São Paulo.\n".encode("cp1252")})
    (found,) = report("a.txt", cwd=tmp_path)["findings"]
    assert (found["rule"], found["level"], found["ends"][0]["text"]) == ("marks/encoding", "style", "café")
    for said in ("windows-1252", "latin-1"):
        assert report("a.txt", "--encoding", said, cwd=tmp_path)["findings"] == []
    assert newslint("a.txt", "--encoding", "utf-8", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize(
    "data",
    [
        "Привет, мир. Это новость.".encode("cp1251"),
        "日本語のニュースです。".encode("shift_jis"),
        "José Núñez came, and it’s so.".encode("mac_roman"),
        "José came. ".encode() + b"Jos\xe9 left.",
        "José came. Zoë left. Jos\xe9 too.".encode("cp437"),
        b"\x89PNG\r\n\x1a\n caf\xe9 and more letters",
        b"\xff",
    ],
)
def test_other_bytes_are_not_taken_for_windows_1252(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        decoded(data)


def test_macroman_is_told_by_its_look() -> None:
    with pytest.raises(UnreadableError, match="it looks like MacRoman: --encoding macroman"):
        decoded(KEPT["macroman"])


def test_a_page_says_its_encoding() -> None:
    page = (
        '<html><head><meta charset="windows-1250"></head><body><p>Lech Wałęsa was there on Tuesday.</p></body></html>'
    )
    article = read_bytes(page.encode("cp1250"), "a.html")
    assert "Lech Wałęsa was there" in article.prose.text
    assert article.encoding == ""


def test_letters_and_their_accents_are_one_and_other_signs_are_as_they_were() -> None:
    assert composed("e\u0301a\u0302\u0323 \u1112\u1161\u11ab \u212a \u0301\u0301") == "éậ 한 \u212a \u0301\u0301"


def test_the_same_words_are_one_fingerprint_and_one_word_of_the_house(tmp_path: Path) -> None:
    text = "Mayor leaves\n\nHe met Jösef Gruenwäldner at the Zzöwerk on Tuesday, and the the Zoë Bridge was open.\n"
    write(tmp_path, {"c/a.txt": text, "d/a.txt": normalize("NFD", text), "newslint.yml": "words: [Zzöwerk]\n"})
    told = [{f["fingerprint"] for f in report(folder, cwd=tmp_path)["findings"]} for folder in ("c", "d")]
    assert told[0] == told[1] != set()


@pytest.mark.parametrize("kind", ["rtf", "utf-16", "cp1252", "nfd"])
def test_articles_give_the_same_findings_however_they_are_saved(kind: str) -> None:
    told = []
    for make in (str.encode, {"rtf": rtf, "nfd": _decomposed}.get(kind, lambda text: text.encode(kind))):
        copies = []
        for file in sorted(SEEDS.glob("*.txt")):
            lines = [line for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
            text = "\n\n".join(lines).encode("cp1252", "ignore").decode("cp1252")
            suffix = "rtf" if make is rtf else "txt"
            copies.append(Copy(f"s/{file.stem}.{suffix}", "", make(text)))
        found = lint(copies, built_in(), "folder").findings
        told.append(
            sorted(
                (f.rule, f.message.replace(".rtf", ".txt"), [composed(e.text) for e in f.ends], f.fingerprint)
                for f in found
                if f.rule != "marks/encoding"
            )
        )
    assert told[0]
    assert told[0] == told[1]


def _decomposed(text: str) -> bytes:
    return normalize("NFD", text).encode()
