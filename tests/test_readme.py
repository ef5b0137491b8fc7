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
    help_text = newslint("--help").stdout
    used = set(re.findall(r"^newslint ([a-z]+) ", README, re.MULTILINE)) - {"seeds"}
    assert used >= {"stories", "mentions", "test"}
    assert all(f"  {command} " in help_text for command in used)
