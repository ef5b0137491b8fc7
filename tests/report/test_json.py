"""Reports in JSON fit their schema, and the schema tells every field; places in documents can be found again."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.desk import newslint, report, write
from tests.read.documents import docx, odt, p, run
from tests.read.test_read import BODY, MORE

SEEDS = Path(__file__).parents[2] / "seeds"
WRONG = f"It was in the the house. {MORE}"


@cache
def validator() -> jsonschema.Draft202012Validator:
    """The schema, with no field allowed that it does not tell."""
    whole = json.loads(newslint("schema", "report").stdout)
    jsonschema.Draft202012Validator.check_schema(whole)
    for told in (whole, *whole["$defs"].values()):
        if "properties" in told:
            told["additionalProperties"] = False
    return jsonschema.Draft202012Validator(whole)


def fits(made: dict[str, Any]) -> dict[str, Any]:
    assert [e.message for e in validator().iter_errors(made)] == []
    return made


def test_reports_between_articles_fit_the_schema() -> None:
    made = fits(report(SEEDS))
    assert any(f["story"] for f in made["findings"])
    assert any(f["fix"] for f in made["findings"])
    assert not any("part" in e for f in made["findings"] for e in f["ends"])


def test_reports_of_very_many_findings_fit_the_schema(tmp_path: Path) -> None:
    write(
        tmp_path, {"a.txt": "".join(f"It was in in the {n} house , he said.\n\n" for n in range(600)), "b.pdf": "%PDF"}
    )
    made = fits(report(tmp_path, "--allow-unread"))
    assert any("more" in f for f in made["findings"])
    assert made["unread"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx(p(run("Mayor quits"), style="Title") + p(run(BODY)) + p(run(WRONG)))),
        ("a.odt", odt(f"<text:h>Mayor quits</text:h><text:p>{BODY}</text:p><text:p>{WRONG}</text:p>")),
    ],
)
@pytest.mark.parametrize("more", [(), ("--no-cache",)])
def test_a_place_in_a_document_is_told_by_its_part(
    name: str, data: bytes, more: tuple[str, ...], tmp_path: Path
) -> None:
    write(tmp_path, {name: data})
    for _ in range(2):  # found, and known from the cache
        (found,) = fits(report(tmp_path, *more))["findings"]
        (end,) = found["ends"]
        assert end["part"] == {"number": 3, "kind": "paragraph", "start": 10, "end": 17}
        assert WRONG[10:17] == end["text"] == "the the"
        assert (end["line"], end["column"]) == (3, 11)
        assert found["fix"]["part"]["number"] == 3
        assert end["start"] == len(f"Mayor quits\n{BODY}\n") + 10
    assert f"{name}: paragraph 3, “the the”: error" in newslint(name, cwd=tmp_path).stdout
    assert f"{name}:3:11: error" in newslint(name, "--format", "oneline", cwd=tmp_path).stdout
    sarif = json.loads(newslint(name, "--format", "sarif", cwd=tmp_path).stdout)["runs"][0]["results"][0]
    assert sarif["locations"][0]["logicalLocations"][0]["name"] == "paragraph 3"
    assert "fixes" not in sarif
    github = newslint(name, "--format", "github", cwd=tmp_path).stdout.splitlines()[0]
    assert github.endswith("paragraph 3, “the the”: “the” stands twice.%0ATo let it stand: newslint stet, 1628390")
    assert "line=" not in github
    assert '"part"' in newslint("mentions", name, "--format", "json", cwd=tmp_path).stdout
