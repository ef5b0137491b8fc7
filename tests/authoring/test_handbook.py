"""What is generated from the rules is fresh, and the schema accepts every rule and refuses what is none."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from lint.authoring.handbook import files
from lint.authoring.schema import schema
from lint.rulebook.rule import BUILT_IN, rule_files
from tests.desk import RULE


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
