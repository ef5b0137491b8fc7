"""Settings: where they are found, what they do to rules, findings and paths, and how their mistakes are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lint.authoring.schema import settings_schema
from lint.settings.path_patterns import AnyOf, Glob, too_many
from lint.settings.settings import ManySettingsError, Settings, find
from lint.settings.settings_file import SETTINGS, load
from tests.desk import ROOT, RULE, newslint, report, write

STYLE = RULE.replace("wombat", "quokka").replace("level: error", "level: style")
COPY = "A mayor opens a bridge\n\nThe wombat and the quokka of Springfield stood by.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "own/desk/wombat.yml": RULE,
            "own/desk/quokka.yml": STYLE,
            "copy/a.txt": COPY,
            "copy/opinion/b.txt": COPY,
            "copy/old/c.txt": COPY,
        },
    )


def found(desk: Path, settings: str, *args: str) -> list[str]:
    """Path, level and rule of each finding of the desk's rules under these settings."""
    write(desk, {"newslint.yml": "rules: own\n" + settings})
    findings = report("copy", *args, cwd=desk)["findings"]
    return [
        f"{f['ends'][0]['path'].removeprefix('copy/')} {f['level']} {f['rule'].removeprefix('desk/')}"
        for f in findings
        if f["rule"].startswith("desk/")
    ]


BOTH = ["error wombat", "style quokka"]


@pytest.mark.parametrize(
    ("settings", "args", "expected"),
    [
        ("", (), [f"{p} {x}" for p in ("a.txt", "old/c.txt", "opinion/b.txt") for x in BOTH]),
        ("exclude: copy/old/**", (), [f"{p} {x}" for p in ("a.txt", "opinion/b.txt") for x in BOTH]),
        ("exclude: [old, opinion/]", ("--select", "desk"), [f"a.txt {x}" for x in BOTH]),
        ("exclude: [old, opinion]\nlevels: {desk: warning}", (), ["a.txt warning wombat", "a.txt warning quokka"]),
        ("exclude: [old, opinion]\nlevels: {desk: off, desk/quokka: error}", (), ["a.txt error quokka"]),
        (
            "exclude: old\nlevels: {desk: off}\npaths: {copy/opinion/**: {desk/wombat: style}}",
            (),
            ["opinion/b.txt style wombat"],
        ),
        (
            "exclude: old\npaths: {copy/**: {desk: style}, '*.txt': {desk/quokka: off}, opinion: {desk: off}}",
            (),
            ["a.txt style wombat"],
        ),
        ("exclude: [old, opinion]\nlevels: {desk: off}", ("--select", "desk"), [f"a.txt {x}" for x in BOTH]),
        ("exclude: [old, opinion]\nlevels: {desk/quokka: off}", ("--select", "desk"), ["a.txt error wombat"]),
        (
            "exclude: [old, opinion]\nlevels: {desk/quokka: off}",
            ("--select", "desk/quokka"),
            ["a.txt style quokka"],
        ),
        ("exclude: [old, opinion]\nlevels: {desk: error}", ("--ignore", "desk/quokka"), ["a.txt error wombat"]),
    ],
)
def test_settings_decide_what_is_found_and_the_command_line_outranks_them(
    desk: Path, settings: str, args: tuple[str, ...], expected: list[str]
) -> None:
    assert found(desk, settings, *args) == expected


def test_a_file_that_is_named_is_taken_though_excluded(desk: Path) -> None:
    write(desk, {"newslint.yml": "exclude: old\n"})
    assert [a["path"] for a in report("copy/old/c.txt", cwd=desk)["articles"]] == ["copy/old/c.txt"]


@pytest.mark.parametrize(
    ("settings", "args", "code"),
    [
        ("fail-on: never", (), 0),
        ("fail-on: never", ("--fail-on", "error"), 1),
        ("levels: {desk/wombat: warning}", (), 0),
        ("levels: {desk/wombat: warning}\nfail-on: warning", (), 1),
        ("levels: {desk/wombat: warning}\nfail-on: warning", ("--no-settings",), 2),  # its rules are not there
    ],
)
def test_what_fails_a_run(desk: Path, settings: str, args: tuple[str, ...], code: int) -> None:
    write(desk, {"newslint.yml": f"rules: own\n{settings}\n"})
    assert newslint("copy", "--select", "desk", *args, cwd=desk).returncode == code


def test_the_houses_words_are_no_misspellings(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A day\n\nIt was a breakthough for the commitee. Breakthough after breakthough.\n"})
    before = [f["ends"][0]["text"] for f in report("a.txt", "--select", "spelling", cwd=tmp_path)["findings"]]
    write(tmp_path, {"newslint.yml": "words: [breakthough]\n"})
    after = [f["ends"][0]["text"] for f in report("a.txt", "--select", "spelling", cwd=tmp_path)["findings"]]
    assert "commitee" in after
    assert after == [w for w in before if w.lower() != "breakthough"] != before


@pytest.mark.parametrize(
    ("word", "accepted"),
    [
        ("chosun", False),
        ("Chosun", True),
        ("CHOSUN", True),
        ("Chosun’s", True),
        ("Per  cent", True),
        ("per cent", True),
        ("Teh", True),
        ("TEH", True),
        ("tehs", False),
    ],
)
def test_a_word_of_the_house_may_stand_in_capitals_and_with_a_possessive_s(word: str, accepted: bool) -> None:
    assert Settings(words=frozenset({"Chosun", "per cent", "teh"})).accepts(word) is accepted


def test_a_name_in_question_is_ours_where_the_words_that_differ_are(tmp_path: Path) -> None:
    copy = "A visit\n\nKim Jong-un met the guests. Kim Jung-un left. Kim Jong-un spoke. Mr Kim Jong-un waved.\n"
    write(tmp_path, {"a.txt": copy})
    assert [f["ends"][0]["text"] for f in report("a.txt", "--select", "names", cwd=tmp_path)["findings"]]
    write(tmp_path, {"newslint.yml": "words: [Kim Jung-un]\n"})
    assert report("a.txt", "--select", "names", cwd=tmp_path)["findings"] == []


def test_a_dialect_switches_on_its_rule_of_spelling(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A harbor\n\nThe color of the harbor was new.\n"})
    assert report("a.txt", cwd=tmp_path)["findings"] == []
    write(tmp_path, {"newslint.yml": "dialect: british\n"})
    rules = {f["rule"] for f in report("a.txt", cwd=tmp_path)["findings"]}
    assert rules == {"british/spelling"}
    write(tmp_path, {"newslint.yml": "dialect: american\n"})
    assert report("a.txt", cwd=tmp_path)["findings"] == []


def test_optional_packs_are_switched_on(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A day\n\nThe toll rose, the advisor said.\n"})
    for settings, on in (
        ("", []),
        ("packs: american", ["american/adviser"]),
        ("packs: [american/adviser]", ["american/adviser"]),
        ("levels: {american/adviser: error}", ["american/adviser"]),
        ("packs: american\nlevels: {american/adviser: off}", []),
        ("paths: {a.txt: {american: style}}", ["american/adviser"]),
        ("paths: {b.txt: {american: style}}", []),
    ):
        write(tmp_path, {"newslint.yml": settings + "\n"})
        assert [f["rule"] for f in report("a.txt", cwd=tmp_path)["findings"]] == on, settings


def test_an_order_of_dates_reaches_the_copy(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A day\n\nThey met on 6/7/2024 at noon.\n"})
    for order, value in (("day-month", "2024-07-06"), ("month-day", "2024-06-07")):
        write(tmp_path, {"newslint.yml": f"date-order: {order}\n"})
        assert value in newslint("mentions", "a.txt", cwd=tmp_path).stdout


def test_rules_are_listed_as_the_settings_have_them(desk: Path) -> None:
    write(desk, {"newslint.yml": "rules: [own]\nlevels: {desk/wombat: off}\npaths: {opinion/**: {desk: warning}}\n"})
    assert newslint("rules", "--select", "desk/quokka", "--select", "desk", cwd=desk).stdout.splitlines() == [
        "desk/quokka  style    pattern  (warning in opinion/**)  It should not.",
        "desk/wombat  off      pattern  (error of itself, warning in opinion/**)  It should not.",
    ]
    assert newslint("explain", "desk/wombat", cwd=desk).stdout.startswith("desk/wombat (error)")


def test_every_mistake_is_told_at_once_at_its_place_with_the_nearest_right_spelling(desk: Path) -> None:
    settings = """\
levls: {desk: off}
levels: {desk/womba: off, desk: warn}
rules: [own, ownn]
paths:
  '../x': {marks: off}
  '': {desc: off}
exclude: {a: b}
story: folders
date-order: 12:30
fail-on: NO
"""
    write(desk, {"newslint.yml": settings, "own/desk/bad.yml": RULE.replace("why:", "wy:")})
    done = newslint("copy", cwd=desk)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "newslint: newslint.yml:1:1: 'levls' is no key of newslint.yml. Did you mean 'levels'?",
        "newslint: newslint.yml:2:33: 'warn' is not allowed for 'desk' in 'levels'. Did you mean 'warning'?",
        "newslint: newslint.yml:3:14: There is no folder 'ownn' beside newslint.yml.",
        "newslint: newslint.yml:5:3: '../x' leads out of the folder of newslint.yml. Leave '..' out.",
        "newslint: newslint.yml:6:3: '' is no pattern of paths. Write it as opinion/** or *-draft.txt.",
        "newslint: newslint.yml:7:10: 'exclude' must be text or a list, not a mapping.",
        "newslint: newslint.yml:8:8: 'folders' is not allowed for 'story'. Did you mean 'folder'?",
        "newslint: newslint.yml:9:13: '12:30' is not allowed for 'date-order'. Known are: day-month, month-day.",
        "newslint: newslint.yml:10:10: 'NO' is not allowed for 'fail-on'. Known are: error, never, style, warning.",
        "newslint: own/desk/bad.yml:1:1: 'why' is missing from a rule. Add it.",
        "newslint: own/desk/bad.yml:4:1: 'wy' is no key of a rule. Did you mean 'why'?",
        "newslint: 11 mistakes; nothing was done.",
    ]


def test_names_of_rules_that_are_none_are_mistakes(desk: Path) -> None:
    settings = "rules: own\npacks: [spellin]\nlevels: {desk/womba: off}\npaths: {'*.md': {datse: off, marks: off}}\n"
    write(desk, {"newslint.yml": settings})
    assert newslint("copy", cwd=desk).stderr.splitlines() == [
        "newslint: newslint.yml:2:9: 'spellin' is no rule and no pack. Did you mean 'spelling'?",
        "newslint: newslint.yml:3:10: 'desk/womba' is no rule and no pack. Did you mean 'desk/wombat'?",
        "newslint: newslint.yml:4:18: 'datse' is no rule and no pack. Did you mean 'dates'?",
        "newslint: 3 mistakes; nothing was done.",
    ]


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"words: [\xff]\n", "newslint.yml:1:9: This is not UTF-8. Save the file as UTF-8."),
        ("levels: {a: b\n", "newslint.yml:1:9: This is not YAML: a { opens a mapping and no } ends it"),
        ("levels: [marks]\n", "newslint.yml:1:9: 'levels' must be a mapping (key: value), not a list."),
        ("just words\n", "newslint.yml:1:1: newslint.yml must be a mapping (key: value), not 'just words'."),
        ("story: auto\nstory: off\n", "newslint.yml:2:1: 'story' stands twice; it is in line 1 already. Remove one."),
        (BOMB, "newslint.yml:1:1: The file has more than 100,000 values, aliases followed. Divide it."),
        ("a: &a\n  b: *a\n", "Lists and mappings stand more than 20 deep. Make it flatter."),
        ("words: !!python/object:os.system [x]\nx: 1\n", "newslint.yml:2:1: 'x' is no key of newslint.yml."),
        ("\tstory: auto\n", "newslint.yml:1:1: This is not YAML: a tab stands here; YAML is indented with spaces."),
    ],
)
def test_hostile_settings_are_refused_in_a_sentence(tmp_path: Path, content: str | bytes, said: str) -> None:
    write(tmp_path, {"a.txt": COPY, "newslint.yml": content})
    done = newslint("a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", ["", "# nothing is set\n", "words: []\nexclude: []\nlevels: {}\npaths: {}\n"])
def test_empty_settings_are_none(tmp_path: Path, content: str) -> None:
    write(tmp_path, {"a.txt": "A day\n\nNothing.\n", "newslint.yml": content})
    assert newslint("a.txt", cwd=tmp_path).returncode == 0


def test_settings_are_found_above_the_copy_then_above_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = write(
        tmp_path / "desk", {"newslint.yml": "", "news/2024/a.txt": "", "inner/newslint.yaml": "", "inner/b.txt": ""}
    )
    other = write(tmp_path / "other", {"c.txt": "", "d/e.txt": ""})
    monkeypatch.chdir(other)
    assert find([desk / "news/2024", desk / "news/2024/a.txt"]) == desk / "newslint.yml"
    assert find([desk / "inner/b.txt"]) == desk / "inner/newslint.yaml"
    assert find([other]) is None
    monkeypatch.chdir(desk / "news")
    assert find([other / "d"]) == desk / "newslint.yml"
    assert find([]) == desk / "newslint.yml"
    monkeypatch.chdir(desk)
    assert find([Path("news")]) == Path("newslint.yml")
    with pytest.raises(ManySettingsError, match="Run them apart, or name one by --settings"):
        find([desk / "news", desk / "inner"])
    write(desk, {"newslint.yaml": ""})
    with pytest.raises(ManySettingsError, match="There are two settings files"):
        find([desk / "news"])


def test_settings_can_be_named_and_left_aside(desk: Path) -> None:
    write(desk, {"other/house.yml": "rules: ../own\nlevels: {desk/wombat: off}\n"})
    assert newslint("rules", "--settings", "other/house.yml", cwd=desk).stdout.count("desk/") == 2
    assert (
        newslint("rules", "--settings", "none.yml", cwd=desk).stderr
        == "newslint: none.yml: No such file or directory.\n"
    )
    write(desk, {"newslint.yml": "levels: {desk: off}\n"})
    assert newslint("rules", "--no-settings", cwd=desk).returncode == 0


def test_links_in_a_circle_do_not_hold_the_search_up(tmp_path: Path) -> None:
    write(tmp_path, {"copy/a.txt": COPY, "newslint.yml": "exclude: never\nrules: own\n", "own/desk/w.yml": RULE})
    (tmp_path / "copy/loop").symlink_to(tmp_path / "copy")
    (tmp_path / "own/loop").symlink_to(tmp_path / "own")
    assert newslint("copy", "--select", "desk", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("archive/**", ["archive", "archive/a", "archive/b/c"], ["x/archive/a", "archives/a"]),
        ("*.md", ["a.md", "b/c.md"], ["a.txt", "a.md.txt"]),
        ("opinion", ["opinion/a", "x/opinion/y"], ["opinions/a"]),
        ("/opinion", ["opinion/a"], ["x/opinion/y"]),
        ("opinion/", ["opinion/a", "x/opinion/y"], ["opinions/a"]),
        ("a/**/b", ["a/b", "a/x/y/b", "a/b/c"], ["a/c", "b"]),
        ("a/*/b", ["a/x/b"], ["a/b", "a/x/y/b"]),
        ("./a/?.txt", ["a/b.txt"], ["a/bc.txt", "b.txt"]),
        ("a\\b", ["a/b"], ["ab"]),
        ("[ab].txt", ["a.txt"], ["c.txt"]),
        ("**", ["a", "a/b"], []),
    ],
)
def test_patterns_of_paths(pattern: str, yes: list[str], no: list[str]) -> None:
    glob = Glob(pattern)
    assert [p for p in yes if not glob.matches(p)] == []
    assert [p for p in no if glob.matches(p)] == []


@given(st.text("ab*?/[", min_size=1, max_size=30), st.text("ab/", max_size=40))
def test_no_pattern_fails_or_hangs(pattern: str, path: str) -> None:
    assert Glob(pattern).matches(path) in (True, False)


def test_a_pattern_full_of_stars_is_quick() -> None:
    assert not Glob("/".join(["**", "*a*a*a*z*"] * 40)).matches("/".join(["a" * 200] * 40) + "/b")


def test_patterns_without_end_are_refused_and_many_are_quick(tmp_path: Path) -> None:
    copy = {f"copy/{n:03}/{'ab' * 40}{m}.txt": "Quiet.\n" for n in range(40) for m in range(25)}
    write(tmp_path, copy)
    (tmp_path / "newslint.yml").write_text("exclude:\n" + "".join(f"- x{n}*\n" for n in range(60_000)))
    done = newslint("copy", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == (
        "newslint: newslint.yml:2:3: Here begin 60,000 patterns of paths; 1,000 of 20,000 characters, with 1,000 * and "
        "100 ? or [ are the most. Name folders instead."
    )
    (tmp_path / "newslint.yml").write_text("exclude:\n" + "".join(f"- '*a*b{n:04}*a*b*'\n" for n in range(200)))
    settings, _ = load(tmp_path / "newslint.yml")
    any_of = AnyOf(settings.exclude)
    assert not any(any_of.match(path) for path in copy)
    assert any_of.match("copy/aab0199ab")
    assert newslint("copy", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("pattern", ["a?", "[a]", "a*", "*a", "a/*", "a/**b", "a**/b"])
def test_too_many_signs_that_stand_for_others_are_refused(pattern: str) -> None:
    assert not too_many([pattern] * 100)
    assert not too_many([pattern.replace("?", "*").replace("[a]", "*")] * 500)
    assert too_many([pattern] * 1001)


@given(st.lists(st.text("ab*?/", min_size=1, max_size=12), max_size=6), st.text("ab/", max_size=20))
def test_many_patterns_match_what_each_of_them_matches(patterns: list[str], path: str) -> None:
    globs = [Glob(p) for p in patterns]
    assert AnyOf(globs).match(path) == any(g.matches(path) for g in globs)


@pytest.mark.parametrize("pattern", ["[z-a].txt", "a/[b"])
def test_a_pattern_that_is_none_is_a_mistake(tmp_path: Path, pattern: str) -> None:
    write(tmp_path, {"a.txt": COPY, "newslint.yml": f"exclude: ['{pattern}']\n"})
    done = newslint("a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert f"newslint.yml:1:11: '{pattern}' is no pattern of paths: a bracket has no end" in done.stderr


def test_names_that_are_no_unicode_are_matched_too() -> None:
    assert Glob("*.txt").matches("a\udcff.txt")
    assert AnyOf([Glob("old")]).match("old/\udcff")
    assert not Glob("*.md").matches("a\udcff.txt")


def test_the_settings_in_the_readme_are_right(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = text[text.index("```yaml\n") + 8 :].partition("```")[0]
    write(tmp_path, {"newslint.yml": shown, "desk-rules/desk/wombat.yml": RULE})
    settings, _ = load(tmp_path / "newslint.yml")
    assert settings.packs == ("american", "american/spelling")
    assert set(yaml.safe_load(shown)) == set(SETTINGS)


@pytest.mark.parametrize(
    ("settings", "valid"),
    [
        ({}, True),
        ({"packs": "marks", "rules": ["own"], "words": ["teh"], "story": "off", "fail-on": "never"}, True),
        ({"levels": {"marks": "off", "desk/own": "style"}, "paths": {"a/**": {"dates": "error"}}}, True),
        ({"levels": {"marks": "warn"}}, False),
        ({"levls": {}}, False),
        ({"dialect": "scots"}, False),
    ],
)
def test_the_schema_of_settings(settings: Any, valid: bool) -> None:
    schema = settings_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert jsonschema.Draft202012Validator(schema).is_valid(yaml.safe_load(yaml.safe_dump(settings))) is valid


def test_a_link_to_settings_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"copy/a.txt": "The mayor opens a bridge.\n"})
    (tmp_path / "newslint.yml").symlink_to("nowhere.yml")
    done = newslint("copy", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "newslint: newslint.yml: No such file or directory.\n")
