"""Copy that nobody vetted: bounded time, a clear word, and no traceback."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tracemalloc
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from lint.engine.capped_findings import MOST
from lint.engine.deduplication import deduplicated
from lint.engine.lint import lint
from lint.engine.linter import Linter
from lint.engine.results import Examined, Report
from lint.engine.serialization.findings import findings_bytes, findings_in
from lint.mentions import KINDS, Reading, kind_named
from lint.mentions.quotations.quotation import Quotation
from lint.read import read_bytes
from lint.read.folder import copies
from lint.report import text as text_report
from lint.report.json import dump
from lint.report.terminal import hidden, visible
from lint.rulebook.built_in import built_in
from lint.stories.story import Story
from lint.text.composition import composed
from tests.desk import RULE, newslint, report, write
from tests.growth import linear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

#: What an article may consist of, over and over; no check may take more than linear time over it.
UNITS = {
    "capitals": "A",
    "letters": "a",
    "digits": "1",
    "names": "Kim Jong Un ",
    "marks": "“a ” said \"x ",
    "dates": "on June 18, 2024 and Wednesday, ",
    "figures": "11,000 containers and ",
    "brackets": "(",
    "stops": ". ",
    "dots": ".",
    "apostrophes": "’s ",
    "lines": "The same line is here again.\n\n",
    "commas": "a, B ",
    "hyphens": "a-b-C ",
    "tabs": "\t",
    "glue": "Aa.",
    "wide": "한글 ",
    "combining": "e\u0301",
    "emphasis": "*a _b ",
    "directions": "\u202ea\u200bb ",
}  # fmt: skip


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(built_in())


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("unit", UNITS)
def test_a_long_article_of_one_thing_is_checked(linter: Linter, unit: str, suffix: str) -> None:
    copy = "A headline\n\nThe mayor said so.\n\n" + UNITS[unit] * (60_000 // len(UNITS[unit]))
    reading = linter.read(read_bytes(copy.encode(), f"copy.{suffix}"))
    for kind in KINDS:
        for mention in reading.of(kind_named(kind)):
            assert 0 <= mention.span.start < mention.span.end <= len(copy)
    for finding in linter.check_article(reading):
        for end in finding.ends:
            assert 0 <= end.span.start <= end.span.end <= len(copy)


def test_a_line_of_megabytes_and_a_million_blank_lines_are_read(tmp_path: Path) -> None:
    write(tmp_path, {"line.txt": "word of it said " * 300_000, "blank.txt": "\n" * 1_000_000 + "A line.\n"})
    done = newslint(tmp_path)
    assert done.returncode in (0, 1)
    assert "Examined 2 articles" in done.stdout
    assert "Traceback" not in done.stderr


def word(n: int) -> str:
    """The nth of 456,976 words of four letters, in an order in which neighbours are not alike."""
    n = n * 104_729 % 26**4
    return "".join(chr(97 + n // 26**k % 26) for k in range(4))


#: What an article may have a hundred thousand of; the nth of each, with a line break or none.
MANY: dict[str, Callable[[int], str]] = {
    "marks": lambda _: "“so” ",
    "open marks": lambda _: "“so ",
    "quotations": lambda n: f"“It is a long way to {word(n)},” he said.\n\n",
    "dates": lambda _: "June 18, 2024, ",
    "weekdays": lambda _: "On Wednesday, June 18, 2024.\n\n",
    "events": lambda n: f"The fire at {word(n).title()} Hall was on June {1 + n % 30}, 2024. ",
    "figures": lambda n: f"{n} people died. ",
    "shares": lambda n: f"{n} of {n + 9} votes, or {n % 100} percent, ",
    "names": lambda _: "Kim Jung-un spoke. ",
    "other names": lambda n: f"Ana {word(n).title()}, {n % 90}, spoke. ",
    "nested quotations": lambda _: "“a ‘b ",
    "names alike": lambda n: f"Johann{word(n)}berg met Johann{word(n)[:3]}xberg. ",
    "brackets": lambda _: "(",
    "repeated words": lambda _: "the the ",
    "repeated lines": lambda n: f"The same line is here again and {word(n)} too.\n\n",
    "findings": lambda _: "teh cat . ",
    "hidden signs": lambda _: "\u200b",
    "hidden signs in words": lambda _: "a\u200bb ",
    "unknown words": lambda n: f"{word(n)}{word(n + 1)} ",
    "comments": lambda _: "<!-- stet spelling: so --> teh ",
    "open comments": lambda _: "<!-- [a](",
    "emphasis": lambda _: "*a _b ",
    "line breaks": lambda _: "a\r",
}


def test_pairs_of_all_with_all_are_not_linear() -> None:
    assert linear(lambda many: lambda: [abs(a) for a in range(many)], 100, 500)
    assert not linear(lambda many: lambda: [abs(a - b) for a in range(many) for b in range(many)], 100, 500)


@pytest.mark.parametrize("unit", MANY)
def test_what_there_is_very_much_of_costs_no_more_apiece(unit: str, linter: Linter) -> None:
    def prepared(many: int) -> Callable[[], None]:
        data = "".join(map(MANY[unit], range(many))).encode()

        def work() -> None:
            reading = linter.read(read_bytes(data, "a.md"))
            findings = findings_in(findings_bytes(linter.check_article(reading)))
            shown = text_report.render(Report((Examined(reading.article, "", {}),), tuple(deduplicated(findings))))
            assert shown.endswith((".\n", "style.\n"))

        return work

    assert linear(prepared, 400, 2_000)


#: What each of very many articles of one story may tell; the nth of each.
TOLD: dict[str, Callable[[int], str]] = {
    "people": lambda n: f"Ana {word(n).title()}, {n % 90}, spoke.",
    "one person": lambda n: f"Ana Moren{'oa'[n % 2]}, {n % 90}, spoke in Hartford.",
    "namesakes": lambda n: f"{word(n).title()} Moreno, {n % 90}, spoke to Moreno.",
    "slips in names": lambda n: f"Mr. Hartfor{word(n)[0]}d said so. Mr. Hartford agreed.",
    "letters that look alike": lambda n: f"They met on Kim {('II', 'Il')[n % 2]} Sung Square.",
    "one quotation": lambda _: "“It is a long way to the house,” he said.",
    "quotations": lambda n: f"“It is a {word(n)} way to the city of Hartford and {word(7 * n)} again,” she said.",
    "slips in quotations": lambda n: f"“The goverment {word(n)} said the goverment house,” he said.",
    "quotations with and without": lambda n: f"“The {('goverment', 'government')[n % 2]} building {word(n)}” fell.",
    "unknown words in quotations": lambda n: f"“The {word(n)}{word(n + 1)} building of the {word(n + 2)} house” fell.",
    "quotations told anew": lambda n: (
        f"“We will never go back to the city as the {word(n)} was good for us,” she said."
    ),
    "tolls": lambda n: f"The fire at Hartford Hall killed {n} people.",
    "figures": lambda n: f"The bridge over the Ohio is {n} meters long and has {3 * n} tons.",
    "dates": lambda n: f"The fire at {word(n // 9).title()} Hall was on June {1 + n % 30}, 2024.",
    "addresses": lambda n: f"The office of the council is at {n} Main Street in Hartford.",
    "forms": lambda n: f"The {('e-mail', 'email')[n % 2]} to the {('US', 'U.S.')[n % 2]} was {word(n)}-{word(n + 1)}.",
}


@pytest.mark.parametrize("what", TOLD)
def test_what_very_many_articles_of_a_story_tell_costs_no_more_apiece(what: str, linter: Linter) -> None:
    def prepared(many: int) -> Callable[[], object]:
        told = [linter.read(read_bytes(TOLD[what](n).encode(), f"s/{n:04}.txt")) for n in range(many)]
        return lambda: linter.check_story(Story("s", told))

    assert linear(prepared, 200, 800)


def test_quotations_in_quotations_are_held_to_a_depth() -> None:
    told = read_bytes(f"{'“a ' * 20_000}and so{' a”' * 20_000}\n".encode(), "a.txt")
    quotations = Reading(told).of(Quotation)
    assert 4 <= len(quotations) <= 10
    assert sum(len(q.inner) for q in quotations) < 10 * len(told.text)
    assert [q.nested for q in quotations] == [False] + [True] * (len(quotations) - 1)


#: What a file may have very many of, a finding each, of which a rule shows so many.
FAULTS = {
    "marks/unopened-quote": "said so” now. ",
    "spelling/doubled-word": "the the cat sat. ",
    "residue/placeholder": "TK ",
}


@pytest.mark.parametrize("rule", FAULTS)
def test_of_very_many_findings_of_a_rule_the_first_are_shown_and_the_others_counted(rule: str, tmp_path: Path) -> None:
    copy = "A headline\n\n" + f"{FAULTS[rule]}\n\n" * 5_000
    write(tmp_path, {"a.txt": copy})
    got = report(tmp_path, "--select", rule)
    *shown, rest = got["findings"]
    assert len(shown) == MOST
    assert rest["more"] == 5_000 - MOST
    assert rest["message"] == f"… and {5_000 - MOST:,} more of these in this article, from here on; {MOST} are shown."
    assert rest["level"] == shown[0]["level"]
    assert rest["ends"][0]["start"] > shown[-1]["ends"][0]["start"]
    assert rest["fingerprint"] not in {f["fingerprint"] for f in shown}
    assert "Found 5,000 " in newslint(tmp_path, "--select", rule).stdout


def test_what_a_rule_finds_is_not_held_while_it_is_counted(linter: Linter) -> None:
    reading = linter.read(read_bytes(b"``" * 20_000, "a.txt"))
    gc.collect()
    tracemalloc.start()
    found = linter.check_article(reading)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert max(Counter(f.rule for f in found).values()) == MOST + 1
    assert peak < 5 << 20


def test_between_the_articles_of_a_story_each_article_has_so_many(linter: Linter) -> None:
    names = [f"Ana {word(n).title()}" for n in range(300)]
    told = [" ".join(f"{name}, {age}, was elected mayor." for name in names) for age in (40, 50)]
    readings = [linter.read(read_bytes(text.encode(), f"{n}.txt")) for n, text in enumerate(told)]
    found = [f for f in linter.check_story(Story("s", readings)) if f.rule == "figures/age-differs"]
    many = Counter(f.ends[0].article.path for f in found if not f.more)
    assert set(many.values()) == {MOST}
    (rest,) = [f for f in found if f.more]
    assert rest.more == 300 - MOST
    assert "between it and others" in rest.message


def test_what_is_not_shown_is_no_word_of_the_house(tmp_path: Path) -> None:
    write(tmp_path, {"newslint.yml": "words: [xyzzyqueue]\n", "a.txt": "The xyzzyqueue fell. recieve it.\n\n" * 250})
    found = report(tmp_path, "--select", "spelling", cwd=tmp_path)["findings"]
    assert {e["text"] for f in found for e in f["ends"]} == {"recieve"}


def test_what_is_not_shown_counts_as_changed_where_its_file_is(tmp_path: Path) -> None:
    def git(*args: str) -> None:
        command = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@b.c", *args]
        subprocess.run(command, check=True, capture_output=True)

    write(tmp_path, dict.fromkeys(("a.txt", "b.txt"), "TK\n\n" * 300 + "The end.\n"))
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "a")
    write(tmp_path, {"a.txt": "TK\n\n" * 300 + "The TK end.\n"})
    found = report(tmp_path, "--select", "residue/placeholder", "--since", "HEAD", cwd=tmp_path)["findings"]
    assert [(f["ends"][0]["path"].endswith("a.txt"), f["more"]) for f in found] == [(True, 101)]


def test_a_comment_lets_stand_what_it_stands_by_and_none_that_is_not_shown(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": f"<!-- stet residue/placeholder: so -->\n{'TK ' * 300}\n\nTK\n"})
    done = newslint(tmp_path, "--select", "residue/placeholder")
    assert done.returncode == 1
    assert "… and 101 more of these" in " ".join(done.stdout.split())


def test_control_characters_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    controls = (
        "\x1b[31m\x07\x08\x9b2J\u202e\u2066\u200b\ufeff\u061c\U000e0041\u206a\u206f\U0001d173\U0001d17a\u3164\u2800\u115f"
        "\u1160\uffa0\u180e\U000e0001\u200d\ufe0f\ufe00\U000e0100\u034f\u17b4\ue000\U0010ffff\u0378\u0600\U0001bca0"
    )
    write(
        tmp_path, {f"{n}.txt": f"He said{controls} teh {controls}TK on Wednesday, June 18, 2024.\n" for n in range(2)}
    )
    for form in ("text", "github"):
        done = newslint(tmp_path, "--format", form)
        assert done.returncode == 1
        assert not set(controls) & set(done.stdout) - set("[31m2J")
    done = newslint(tmp_path, "--format", "html")
    assert not set(controls) & set(done.stdout) - set("[31m2J")
    for form in ("json", "sarif"):
        done = newslint(tmp_path, "--format", form)
        assert not set(controls) & set(done.stdout) - set("[31m2J")
        assert "\\u202e\\u2066\\u200b" in done.stdout
    for command in ("mentions", "stories"):
        for how in ("--format=json", "--format=text"):
            assert not set(controls) & set(newslint(command, how, tmp_path).stdout) - set("[31m2J")


#: What is no letter and belongs to what people write all the same.
READABLE = (
    "한국어 신문", "café, Ångström, e\u0301le\u0300ve", "👨\u200d👩\u200d👧\u200d👦 and 👍🏽", "❤\ufe0f and 1\ufe0f\u20e3", "שָׁלוֹם", "العربية",
    "می\u200cخواهم", "क्\u200dष", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "葛\U000e0100城市", "a\u00a0b\u2009c",
    "“so” – ‘so’ — so…", "👩🏿\u200d❤\ufe0f\u200d👩", "日本語　新聞", "ไทย ខ្មែរ", "𝒜𝔹", "½ ² № €",
)  # fmt: skip


@pytest.mark.parametrize("words", READABLE)
def test_what_people_write_stays_readable(words: str, tmp_path: Path) -> None:
    assert visible(words) == words
    write(tmp_path, {"a.txt": f"{words} TK {words}\n"})
    assert composed(words) in newslint(tmp_path, "--select", "residue/placeholder", "--format", "html").stdout


def test_all_that_is_not_seen_is_shown() -> None:
    for code in range(0x110000):
        c = chr(code)
        if (
            unicodedata.category(c) in {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
            or c in "\u3164\u2800\u115f\u1160\uffa0"
        ):
            assert len(shown := visible(f"a{c}b")) == 3, hex(code)
            assert not hidden(shown), hex(code)


def test_what_joins_nothing_is_shown() -> None:
    for words in ("a\u200db", "a\ufe0fb", "👍\u200d", "\u200d👍", "a\U000e0100", "🏴\U000e0067", "1\ufe0f", "می\u200c"):
        assert "\ufffd" in visible(words), words


def test_what_is_not_seen_in_json_is_the_same_when_read() -> None:
    words = "TK\u202e\U0001d173\x7f\ufeffx👨\u200d👩"
    assert json.loads(dump({"a": words})) == {"a": words}
    assert dump({"a": words}) == '{\n "a": "TK\\u202e\\ud834\\udd73\\u007f\\ufeffx👨\u200d👩"\n}\n'


ACTIVE = "x\u202e[a](http://b.c) ![p](http://b.c/p.png) <img src=x onerror=y> www.evil.com https://b.c @you `{match}`"
EVIL = f"""\
check: pattern
level: error
message: "{ACTIVE}"
why: |
  See {ACTIVE.format(match="this")}

  # A second paragraph <b>\u2066</b> of it
source: {ACTIVE.format(match="that")}
with:
  pattern: TK
examples:
  - wrong: A [[TK]] here.
    says: "{ACTIVE.format(match="TK")}"
  - right: So.
"""


def test_a_rule_of_strangers_acts_nowhere(tmp_path: Path) -> None:
    rule = "evil/p\x1b[31m\u202e"
    write(tmp_path, {f"rules/{rule}.yml": EVIL, "copy/a.txt": "A TK here.\n", "page": ""})
    rules = ("--rules", tmp_path / "rules")
    asked: list[tuple[str | Path, ...]] = [
        *(("check", "--select", "evil", f"--format={form}", tmp_path / "copy") for form in ("text", "github", "html")),
        *(("check", "--select", "evil", f"--format={form}", tmp_path / "copy") for form in ("json", "sarif")),
        ("rules", "--select", "evil"),
        ("explain", rule),
        ("explain", f"{rule}x"),
        ("stet", tmp_path / "copy"),
    ]
    for args in asked:
        done = newslint(*args, *rules, cwd=tmp_path, env=os.environ | {"GITHUB_STEP_SUMMARY": str(tmp_path / "page")})
        said = done.stdout + done.stderr
        assert not set("\x1b\u202e\u2066") & set(said), args
        assert "Traceback" not in said
        if "--format=sarif" in args:
            (told,) = [r for r in json.loads(done.stdout)["runs"][0]["tool"]["driver"]["rules"] if r["id"] == rule]
            assert _still(told["help"]["markdown"]) and "\n\n&#35; A second paragraph" in told["help"]["markdown"]
            texts = (told["shortDescription"], told["fullDescription"], told["help"])
            assert all("[a](" not in t["text"] and "\\[a\\](" in t["text"] for t in texts)
        if "--format=html" in args:
            assert "<img" not in done.stdout
    assert _still((tmp_path / "page").read_text(encoding="utf-8"))


def _still(markdown: str) -> bool:
    """Whether nothing of the rule can act in a page of Markdown, as GitHub lays it out."""
    return not any(sign in markdown for sign in ("<img", "](", "`", "@you", "https:", "www.e", "\u202e", "\u2066"))


#: Patterns that take other engines ages on many letters, and whether they match those and a mark behind them.
QUICK = {
    "(a+)+$": False, "(a|aa)+$": False, "(.*a){25}": True, "([a-z]+)*!": True, "(a*)*(a*)*(a*)*b": False,
    "(.*)(.*)(.*)(.*)[0-9]": False, "(?i)(x+x+)+y": False, r"\p{L}*\p{L}*!x": False,
}  # fmt: skip
REFUSED = (
    "(?=(a+))a*b", r"(\w+)\1+$", "(?P<x>a)(?P=x)", "(?>a+)b", "a{1000}{1000}", "((a{0,100}){0,100}){0,100}", "[^", "(a",
)  # fmt: skip


def rules_with(folder: Path, patterns: Iterable[str]) -> Path:
    """A folder with a rule for each pattern."""
    return write(folder, {f"evil/p{n}.yml": RULE.replace(r"\bwombat\b", f"'{p}'") for n, p in enumerate(patterns)})


def test_a_pattern_that_would_take_for_ever_is_quick(tmp_path: Path) -> None:
    write(tmp_path, {"copy/a.txt": "a" * 200_000 + "!\n"})
    got = report(tmp_path / "copy", "--rules", rules_with(tmp_path / "rules", QUICK), "--select", "evil")
    matching = [f"evil/p{n}" for n, matches in enumerate(QUICK.values()) if matches]
    assert sorted(f["rule"] for f in got["findings"]) == matching
    assert got["unread"] == []


def test_a_pattern_that_cannot_be_quick_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"copy/a.txt": "aaaa!\n"})
    done = newslint(tmp_path / "copy", "--rules", rules_with(tmp_path / "rules", REFUSED))
    assert (done.returncode, done.stdout) == (2, "")
    said = done.stderr.splitlines()
    for n, pattern in enumerate(REFUSED):
        place = f"newslint: {tmp_path / 'rules' / 'evil' / f'p{n}.yml'}:6:3: '{pattern}' cannot be used as a pattern: "
        assert sum(line.startswith(place) for line in said) == 1, pattern


def test_bombs_of_yaml_are_refused(tmp_path: Path) -> None:
    laughs = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    write(tmp_path / "copy", {"a.txt": "A wall.\n"})
    for n, bomb in enumerate(
        (laughs, "[" * 100_000, "- " * 50_000, "{a: " * 20_000, "? " * 20_000, "'" + "x" * 5_000_000)
    ):
        for where in ("rules/pack/bomb.yml", "newslint.yml", "newslint-stets.yml"):
            desk = write(
                tmp_path / f"{n}-{where[:9]}{where[9:12]}".replace("/", "-"), {where: bomb, "copy/a.txt": "A wall.\n"}
            )
            rules: list[str | Path] = ["--rules", desk / "rules"] if "rules" in where else []
            done = newslint(desk / "copy", *rules, cwd=desk)
            assert (done.returncode, "Traceback" in done.stderr) == (2, False), (where, bomb[:9], done.stderr[:300])


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "TK\n", "b.txt": "A line.\n"})
    found, _ = copies([tmp_path])
    (tmp_path / "b.txt").unlink()
    got = lint(found, [r for r in built_in() if not r.optional])
    assert [u.path for u in got.unread] == [str(tmp_path / "b.txt")]
    assert len(got.findings) == 1
    assert "b.txt" in text_report.render(got)


def test_a_name_of_a_file_cannot_forge_a_line(tmp_path: Path) -> None:
    names = ["a\nfake.txt: error: x.txt", "b%0A::error::x.txt", "c:1:2.txt", "\x1b[2Jd.txt"]
    write(tmp_path, dict.fromkeys(names, "TK\n"))
    (tmp_path / b"e\xff.txt".decode("utf-8", "surrogateescape")).write_text("TK\n", encoding="utf-8")
    done = newslint(tmp_path)
    assert done.returncode == 1
    ours = (str(tmp_path), " ", "Story ", "To let", "Examined")
    assert all(line.startswith(ours) for line in done.stdout.splitlines() if line)
    got = report(tmp_path)
    assert len(got["findings"]) == 5
    assert json.dumps(got).isascii()


SWAPS = """\
check: swap
level: error
message: "Write “{{right}}”, not “{{wrong}}”."
why: It should not stand here.
with:
  {}:
    wombat: x
{}examples:
  - wrong: They [[wombat]] it.
    says: Write “x”, not “wombat”.
  - right: They were.
"""
LIKE = """\
like: evil/a
level: error
message: Not so.
why: It should not stand here.
examples:
  - wrong: They [[wombat]] it.
    says: Not so.
  - right: They were.
"""

#: Rules that each may be had, and which are too much together: files by name, what is passed, and in which file.
HEAVY: dict[str, tuple[dict[str, str], str]] = {
    "repeats": (
        {f"p{n}": RULE.replace(r"\bwombat\b", f"'wombat|x{n}(a|b|cc|dd|e){{1,1000}}'") for n in range(3000)},
        "1,000,000 steps that RE2 makes of patterns",
    ),
    "classes": (
        {f"p{n}": RULE.replace(r"\bwombat\b", f"'wombat|(?:[\\pL\\pN]|x{n}){{1,90}}y'") for n in range(300)},
        "1,000,000 steps that RE2 makes of patterns",
    ),
    "too large": (
        {f"p{n}": RULE.replace(r"\bwombat\b", f"'wombat|[^\\pL{n}]{{1,900}}'") for n in range(3000)},
        "1,000,000 steps that RE2 makes of patterns",
    ),
    "patterns": (
        {"p": SWAPS.format("patterns", "".join(f"    y{n}: x\n" for n in range(6000)))},
        "5,000 patterns",
    ),
    "words": (
        {f"p{k}": SWAPS.format("table", "".join(f"    w{k}x{n}: x\n" for n in range(40_000))) for k in range(9)},
        "500,000 words and patterns",
    ),
    "letters": (
        {f"p{k}": SWAPS.format("table", f"    w{k}: {'x' * 900_000}\n") for k in range(9)},
        "5,000,000 letters of words and patterns",
    ),
    "words of another": (
        {"a": SWAPS.format("table", "".join(f"    w{n}: x\n" for n in range(40_000)))}
        | {f"p{n}": LIKE for n in range(500)},
        "500,000 words and patterns",
    ),
    "files": ({f"p{n}": RULE for n in range(5001)}, "5,000 files"),
    "bytes": ({f"p{n}": f"#{'x' * 900_000}\n{RULE}" for n in range(13)}, "10,000,000 bytes"),
}  # fmt: skip


@pytest.mark.parametrize("what", HEAVY)
def test_rules_that_are_too_much_together_are_refused_by_name(what: str, tmp_path: Path) -> None:
    files, passed = HEAVY[what]
    write(tmp_path, {"copy/a.txt": "A wall.\n"} | {f"rules/evil/{name}.yml": text for name, text in files.items()})
    command = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)); from lint.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--rules", tmp_path / "rules", tmp_path / "copy"],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    said = [line for line in done.stderr.splitlines() if passed in line]
    assert len(said) == 1
    assert said[0].startswith(f"newslint: {tmp_path / 'rules' / 'evil'}/")
    assert said[0].endswith("Leave rules out, or make them smaller.")


def test_many_patterns_are_no_more_than_a_few_are_but_in_number(tmp_path: Path) -> None:
    """Beyond the first, patterns have less room each; what they find is the same."""
    patterns = [f"wombat{n}(a|b|cc|dd|e){{1,40}}!" for n in range(300)]
    write(tmp_path, {"copy/a.txt": "".join(f"wombat{n}{'abccdde' * 5}! " for n in range(300))})
    got = report(tmp_path / "copy", "--rules", rules_with(tmp_path / "rules", patterns), "--select", "evil")
    assert len(got["findings"]) == 300
    assert got["unread"] == []
