"""What is generated from the rules is fresh, and the schema accepts every rule and refuses what is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from lint.authoring import handbook
from lint.authoring.handbook import files
from lint.authoring.schema import schema
from lint.rulebook.rule import BUILT_IN, rule_files
from tests.desk import RULE, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["README.md", "compiled.json", "schema.json", "settings-schema.json"])
def test_the_generated_files_are_fresh(name: str) -> None:
    assert (BUILT_IN / name).read_text(encoding="utf-8") == files()[name], "run python -m lint.authoring.handbook"


def test_the_schema_is_one_and_accepts_every_rule() -> None:
    whole = schema()
    jsonschema.Draft202012Validator.check_schema(whole)
    validator = jsonschema.Draft202012Validator(whole)
    for path, _ in rule_files(BUILT_IN):
        # Dates and other scalars as text, which is what newslint's own reader takes them for.
        rule = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))
        assert [e.message for e in validator.iter_errors(rule)] == [], path


def test_every_rule_tells_editors_where_its_schema_is() -> None:
    for path, _ in rule_files(BUILT_IN):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == "# yaml-language-server: $schema=../schema.json", path
        assert (path.parent / first.partition("=")[2]).resolve() == BUILT_IN.resolve() / "schema.json"


@pytest.mark.parametrize(
    "change",
    [("level: error", "level: eror"), ("with:", "wiht:"), ("  pattern:", "  patern:"), ("why: It should not.\n", "")],
)
def test_the_schema_refuses_what_the_rulebook_refuses(change: tuple[str, str]) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    assert validator.is_valid(yaml.safe_load(RULE))
    assert not validator.is_valid(yaml.safe_load(RULE.replace(*change)))


def test_of_broken_rules_the_mistakes_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write(
        tmp_path,
        {"desk/a.yml": RULE.replace("error", "loud"), "desk/b.yml": RULE.replace("check: pattern", "like: desk/a")},
    )
    monkeypatch.setattr(handbook, "BUILT_IN", tmp_path)
    with pytest.raises(SystemExit) as e:
        handbook.main()
    told = str(e.value).splitlines()
    assert [line.rpartition("/")[2][:5] for line in told[:-1]] == ["a.yml"]
    assert told[-1] == "The rules have mistakes; nothing was written."
    assert not (tmp_path / "README.md").exists()
