"""What the README shows is what newslint says."""

from __future__ import annotations

import re

from tests.desk import ROOT, newslint

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_output_in_the_readme_is_real() -> None:
    (shown,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    said = newslint("seeds/", cwd=ROOT).stdout
    findings = [part.strip("\n") for part in re.split(r"\n(?:…\n)?\n", shown)]
    assert len(findings) > 4
    for finding in findings:
        assert finding in said


def test_every_command_in_the_readme_is_one() -> None:
    listed = set(re.findall(r"^  ([a-z]+)  ", newslint("--help").stdout, re.MULTILINE))
    used = set(re.findall(r"^newslint ([a-z]+) .*#", README, re.MULTILINE))
    assert used >= {"stories", "mentions", "test", "rules"}
    assert used <= listed
