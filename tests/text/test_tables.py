"""Words are data: tables are read as they are written, and no list longer than a line stands in code."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import lint
from lint.checks import named
from lint.engine import cache
from lint.engine.linter import Linter
from lint.mentions import Reading
from lint.text import tables
from lint.text.article import Article, Block, Prose
from lint.text.literals import Literals
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.checks import Check
    from lint.text.finding import Hit

CODE = Path(lint.__file__).parent
NAMES = sorted(path.stem for path in tables.FOLDER.glob("*.txt") if path.stem != "words")
MOST = 13
"""Words that may stand in a line of code."""


# ---- the tables


@pytest.mark.parametrize("name", NAMES)
def test_a_table_says_what_it_is_and_no_group_has_a_word_twice(name: str) -> None:
    assert (tables.FOLDER / f"{name}.txt").read_text(encoding="utf-8").startswith("# ")
    for group in tables.lines(name):
        found = tables.listed(name, group)
        assert found, group
        found = tuple(word for word in found if not word[0].isdigit())
        assert len(found) == len(set(found)), [word for word in found if found.count(word) > 1]


def test_every_table_and_every_group_is_read() -> None:
    told = {n.value for file in CODE.rglob("*.py") for n in ast.walk(_tree(file)) if isinstance(n, ast.Constant)}
    whole = {"acts", "bounds", "date-words", "fates", "holidays", "streets"}
    parts = {"weight 1", "weight 2", "weight 3", "weight 5"}
    for name in NAMES:
        assert name in told, f"nobody reads {name}.txt"
        groups = tables.lines(name)
        if name not in whole and len(groups) > 1:
            assert not [group for group in groups if group not in told | parts], name


def test_a_table_is_read_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    (tmp_path / "of-a-test.txt").write_bytes(
        b'# What it is.\r\n[one]\r\nan egg, eggs,\n# More.\nham\n\n[two]\n"eggs, with ham"\neggs\n[none]\n'
    )
    assert tables.lines("of-a-test") == {
        "one": (("an egg", "eggs"), ("ham",)),
        "two": (("eggs, with ham",), ("eggs",)),
        "none": (),
    }
    assert tables.listed("of-a-test") == ("an egg", "eggs", "ham", "eggs, with ham", "eggs")
    assert tables.listed("of-a-test", "two", "one") == ("eggs, with ham", "eggs", "an egg", "eggs", "ham")
    assert tables.word_set("of-a-test", "one") == {"an egg", "eggs", "ham"}
    assert tables.group_of("of-a-test")["ham"] == "one"
    assert tables.group_of("of-a-test")["eggs"] == "two"
    assert tables.first_of("of-a-test", "one") == {"an egg": "an egg", "eggs": "an egg", "ham": "ham"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[a]\nb\n[a]\nc\n", r"broken\.txt:3: a group begins with its name in brackets, and once only: \[a\]"),
        ("[a\nb\n", r"broken\.txt:1: a group begins with its name in brackets, and once only: \[a"),
        ("# c\nb\n", r"broken\.txt:2: words stand under the name of their group"),
    ],
)
def test_a_broken_table_names_its_line(text: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    (tmp_path / "broken.txt").write_text(text)
    with pytest.raises(ValueError, match=told):
        tables.lines("broken")


def test_a_pattern_of_words_matches_each_of_them_whole() -> None:
    words = ("a", "an", "and", "U.S.", "to be", "é", "km/h", "a+b")
    pattern = re.compile(tables.alternation(words))
    assert all(pattern.match(word + " x").group() == word for word in words)  # type: ignore[union-attr]
    assert not pattern.fullmatch("UxSx")


def test_what_was_found_under_another_table_is_not_taken_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "engine" / "cache.py"))
    table = tmp_path / "data" / "acts.txt"
    table.parent.mkdir()
    linter = Linter([])
    keys = set()
    for text in ("[meet]\nmet\n", "[meet]\nmet, meets\n"):
        table.write_text(text)
        with cache.Cache(linter, tmp_path / "cache") as one:
            keys.add(one.key_of("copy"))
    assert len(keys) == 2


@pytest.mark.parametrize(
    ("check", "parameters", "copy", "more"),
    [
        ("doubled-word", {}, "The robot said boop boop and left.", {"allowed": ("boop",)}),
        ("doubled-word", {}, "They barged in in May of that year.", {"takes_in": ("barged",)}),
        ("article-a-an", {}, "She is a ombudsman of the town.", {"either": ("ombuds",)}),
        ("capitals", {"style": "title"}, "The Mayor Opens a Bridge with Pomp", {"small": ("with",)}),
    ],
)
def test_a_rule_may_add_words_that_are_right(
    check: str, parameters: dict[str, Any], copy: str, more: dict[str, Any]
) -> None:
    assert _hits(named(check)(**parameters), copy)
    assert not _hits(named(check)(**parameters, **more), copy)


@pytest.mark.parametrize(
    ("check", "copy", "more"),
    [
        ("change", "Sales sank from 30 to 40 last year.", {"falls": ("sank",)}),
        ("change", "Sales swelled from 40 to 30 last year.", {"rises": ("swelled",)}),
        ("total-parts", "The 12 guests, seven men and four women, were safe.", {"people": ("guests",)}),
        ("lost-apostrophe", "Come here, yall, and see.", {"more": ("y'all",)}),
        ("anniversary", "Hatched in 1961, the club marks its 50th anniversary.", {"began": ("hatched",)}),
    ],
)
def test_a_rule_may_add_words_to_look_for(check: str, copy: str, more: dict[str, Any]) -> None:
    assert not _hits(named(check)(), copy)
    assert _hits(named(check)(**more), copy)


def test_a_contraction_is_told_with_its_apostrophe() -> None:
    assert [*_made("lost-apostrophe", more=("yall",)).mistakes()] == [
        (("more", 0), "Write 'yall' in lower case and with its apostrophe, such as she'll.")
    ]


def _made(check: str, **parameters: Any) -> Check:
    return named(check)(**parameters)


def _hits(check: Check, text: str) -> list[Hit]:
    block = Block("headline", Span(0, len(text)), 0, len(text))
    reading = Reading(Article("a.txt", text, Prose(text), (block,), date(2024, 6, 20)))
    places = Literals(check.literals()).places(text)
    return [*check.in_article(reading), *(hit for at in places for hit in check.at_literal(reading, *at))]


# ---- the code


def test_no_list_of_words_longer_than_a_line_stands_in_code() -> None:
    found = [f"{file.relative_to(CODE)}:{line}" for file in sorted(CODE.rglob("*.py")) for line in lists(_tree(file))]
    assert not found, f"put these words into a table of lint/data or into the rule: {', '.join(found)}"


@pytest.mark.parametrize(
    "code",
    [
        'A = frozenset("one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split())',
        'def f():\n return "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()',
        'A = "one|two|three|four|five|six or so|seven|eights?|nine|ten|eleven|twelve|thirteen|fourteen"',
        'A = lazy(rf"{B} (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel(?:ve|f)|thirteen|fourteen)")',
        'A = {"a b": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"}',
        'A = words("""\n one two three four five six\n seven eight nine ten eleven twelve thirteen fourteen\n""")',
        'A = ("a code", "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen")',
        'def f(a):\n return a in {"on", "to", "th", "fo", "fi", "si", "se", "ei", "ni", "te", "el", "tw", "tt", "ft"}',
        f"A = {dict.fromkeys('on to th fo fi si se ei ni te el tw tt ft'.split(), 1)}",
    ],
)
def test_such_a_list_is_seen(code: str) -> None:
    assert [*lists(ast.parse(code))]


@pytest.mark.parametrize(
    "code",
    [
        '"""one two three four five six seven eight nine ten eleven twelve thirteen fourteen"""',
        'A = "Write the name of a rule here, and of the pack that it is in, or of none at all."',
        'A = field(metadata={"doc": "how many days before a known day a date without a year may lie to share it"})',
        'def f():\n raise ValueError("there is nothing to be seen here by anybody who looks for a list of words")',
        'A = frozenset("one two three four five six seven eight nine ten eleven twelve".split())',
        "A = {" + ", ".join(f"'word{n}': f" for n in "abcdefghijklmn") + "}",
    ],
)
def test_what_is_none_passes(code: str) -> None:
    assert not [*lists(ast.parse(code))]


_WORD = re.compile(r"[\w’'.&/-]*[^\W\d_][^\W\d_][\w’'.&/ -]*")
_TOKEN = re.compile(r"[\w’'.&/-]*[^\W\d_][\w’'.&/-]*,?")
#: An ending of a word in a pattern: persons?, bab(?:y|ies).
_ENDING = re.compile(r"(?<=\w)(?:\((?:\?:)?[\w|]{1,12}\)\??|\?)")
_SENTENCE = re.compile(r"[.:!?)…]\s*\Z|[a-z]{3}[.:?!] [A-Z]")


def lists(tree: ast.Module) -> Iterator[int]:
    """The lines of code on which there begins a list of more than `MOST` words: in one string, or in a literal."""
    told = set(_told(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.Tuple | ast.List | ast.Dict) and _words_in(node) > MOST:
            yield node.lineno
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in told:
            continue
        inner = _longest(_ENDING.sub("", node.value).split("|"), _WORD)
        spaced = 0 if _SENTENCE.search(node.value) else _longest(node.value.split(), _TOKEN)
        if inner > MOST - 2 or spaced > MOST:  # the first and the last alternative have the pattern around them
            yield node.lineno


def _longest(parts: list[str], word: re.Pattern[str]) -> int:
    """How many parts in a row are words, at most."""
    runs = "".join("w" if word.fullmatch(part) else " " for part in parts).split()
    return max(map(len, runs), default=0)


def _words_in(node: ast.Set | ast.Tuple | ast.List | ast.Dict) -> int:
    """How many entries of a literal are words, or words with what they stand for."""
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        found = sum(_is_word(key) and (_is_word(value) or _is_figure(value)) for key, value in pairs)
        return found if 4 * found > 3 * len(node.keys) else 0
    return sum(map(_is_word, node.elts))


def _is_word(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and _WORD.fullmatch(node.value) is not None


def _is_figure(node: ast.expr) -> bool:
    try:
        return not isinstance(ast.literal_eval(node), str)
    except ValueError:
        return False


def _told(tree: ast.Module) -> Iterator[int]:
    """The strings that are told to somebody: documentation, help and errors, as opposed to `.split()` into words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, clean=False):
            yield from map(id, ast.walk(node.body[0]))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif isinstance(node, ast.Raise | ast.JoinedStr):
            yield from (id(n) for n in ast.walk(node) if not _has_bars(n))
        elif isinstance(node, ast.keyword) and node.arg in {"help", "metadata"}:
            yield from map(id, ast.walk(node.value))


def _has_bars(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def test_heads_of_tables_name_modules_that_there_are() -> None:
    for file in sorted((CODE / "data").glob("*.txt")):
        heads = "\n".join(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
        for module in re.findall(r"(?<![\w/])(?:mentions|read|report|checks|stories|text|engine)(?:/\w+)+", heads):
            assert (CODE / f"{module}.py").is_file() or (CODE / module).is_dir(), f"{file.name}: {module}"
