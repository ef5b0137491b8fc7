"""Which fixes are safe: JSON, SARIF and the proof say it of each, and `newslint fix` makes those alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tests.desk import newslint, report, write

if TYPE_CHECKING:
    from pathlib import Path

#: A doubled word, which is sure, and a misspelling, of which another word may have been meant.
COPY = "A day\n\nShe said so in the the hall.\n\nThe mayor spoke of the conlfict.\n"


def test_all_reports_tell_safe_fixes_from_suggestions(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": COPY})
    told = {f["rule"]: f["fix"]["safe"] for f in report("a.txt", cwd=tmp_path)["findings"]}
    assert told == {"spelling/doubled-word": True, "spelling/misspelling": False}
    (run,) = json.loads(newslint("a.txt", "--format", "sarif", cwd=tmp_path).stdout)["runs"]
    assert {r["ruleId"]: r["fixes"][0]["properties"]["safe"] for r in run["results"]} == told
    page = newslint("a.txt", "--format", "html", cwd=tmp_path).stdout
    notes = re.findall(r'<[^>]*class="note[^>]*>.*?</(?:aside|section|div|li|article)>', page, re.DOTALL)
    assert {" (a suggestion)" in n for n in notes if "doubled-word" in n} == {False}
    assert {" (a suggestion)" in n for n in notes if "spelling/misspelling" in n} == {True}
    newslint("fix", "a.txt", "--write", cwd=tmp_path)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == COPY.replace("the the", "the")
