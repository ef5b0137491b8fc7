"""The first hours of three users, played from beginning to end: `python scripts/first_hours.py` prints what they see.

A copy editor has five articles to read, an editor the rules of a house to write, and a developer a repository to
check. Each step is what such a user types, and what is expected of it; a step that answers otherwise ends the script
with exit code 1.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
GIT = ("git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org")
#: So many lines of an answer are printed.
SHOWN = 3


class Step(NamedTuple):
    """What is typed, the exit code and words that must come of it, and what is answered to questions."""

    typed: str
    code: int
    says: str
    answers: str = ""


COPY_EDITOR = (
    Step("help", 0, "Commands:"),
    Step("chek copy", 2, "Did you mean newslint check?"),
    Step("copy", 1, "Story copy/costa-mayor.txt (5 articles)"),
    Step("copy --level error --limit 2", 1, "Not shown: 19 warnings, 15 of style."),
    Step("copy --statistics", 1, "residue/page"),
    Step("explain dates/event-date", 0, "Two dates for one event"),
    Step("stories copy", 0, "(5 articles)"),
    Step("copy --format html --output copy/proof.html --fail-on never", 0, ""),
    Step("stet copy --ask", 0, "stands (repetition/repeated-line)", "The desk wants both captions.\nq\n"),
    Step("copy --select repetition", 0, "1 finding stands by stet."),
    Step("stet copy --remove --rule repetition", 0, "1 stet removed"),
    Step("fix copy", 1, "--write makes them."),
    Step("fix copy --ask", 0, "Fixed 1 file.", "y\nq\n"),
    Step("copy --fail-on never", 0, "Examined 5 articles, 1 story"),
)

EDITOR = (
    Step("init copy --dialect american", 0, "copy/newslint.yml is written"),
    Step("rules --select american,house", 0, "house/headline-capitals"),
    Step("explain american", 0, "american/toward"),
    Step("new house/names --swap NordVolt --swap iPhone --swap 'the Fed'", 0, "Both of its examples are as"),
    Step("new style/percent --check pattern --with 'pattern=(\\d+) percent' --with 'replace=\\1%' --message "
         "'Write {match} with a sign.' --why 'So the house has it.' --wrong 'It rose 5 percent.' "
         "--right 'It rose 5%.'", 0, "is written"),
    Step("test rules", 0, "4 of 4 examples are as they should be."),
    Step("test style/percent --rules rules --on copy", 0, "5 articles"),
    Step("test broken", 2, "broken/style/colon.yml:3:20: This is not YAML: a text with a colon in it"),
    Step("test empty", 2, "empty/rule.yml.txt ends in .txt: call it rule.yml."),
    Step("copy --rules rules --select house/names,style", 0, "Examined 5 articles"),
    Step("copy --select regional", 0, "Found nothing."),
)  # fmt: skip

DEVELOPER = (
    Step("copy --format oneline --level error", 1, ": error: "),
    Step("copy --format json --output report.json --fail-on never", 0, ""),
    Step("copy --format sarif --output report.sarif --fail-on never", 0, ""),
    Step("copy --format github --fail-on never", 0, "::error file="),
    Step("stet copy --baseline", 0, "what comes later is reported."),
    Step("copy", 0, "50 findings stand by stet."),
    Step("GIT init -q", 0, ""),
    Step("GIT add -A", 0, ""),
    Step("GIT commit -qm one", 0, ""),
    Step("WRITE copy/new.md The goverment met on Monday.", 0, ""),
    Step("copy --since HEAD --quiet", 1, "Write “government”, not “goverment”."),
    Step("HOOK fix copy/new.md", 0, "Fixed 1 file."),
    Step("HOOK copy/new.md --since HEAD", 0, "Found nothing"),
    Step("completion bash", 0, "_NEWSLINT_COMPLETE"),
)

FILES = {
    "broken/style/colon.yml": "check: swap\nlevel: style\nmessage: Write this: {right}\n",
    "empty/rule.yml.txt": "check: swap\n",
}
HOURS = {"copy editor": COPY_EDITOR, "editor": EDITOR, "developer": DEVELOPER}


def play(user: str, folder: Path) -> list[str]:
    """The hour of one user in this folder, as a transcript; AssertionError at a step that answers otherwise."""
    shutil.copytree(ROOT / "seeds", folder / "copy", ignore=shutil.ignore_patterns("README.md"))
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    told = []
    for step in HOURS[user]:
        done = _done(step, folder)
        said = done.stdout + done.stderr
        told.append(f"$ {'' if step.typed[:1].isupper() else 'newslint '}{step.typed}")
        told += [f"  {line}" for line in said.splitlines()[:SHOWN]]
        if done.returncode != step.code or step.says not in re.sub(r"\n {4}(?=\S)", " ", said):
            raise AssertionError(
                "\n".join([*told, f"expected {step.code} and: {step.says}", f"{done.returncode}:", said])
            )
    return told


def _done(step: Step, folder: Path) -> subprocess.CompletedProcess[str]:
    import shlex

    first, *words = shlex.split(step.typed)
    if first == "WRITE":
        (folder / words[0]).write_text(" ".join(words[1:]) + "\n", encoding="utf-8")
        words = ["--version"]
    program = [sys.executable, "-m", "lint.cli"]
    if first == "GIT":
        program = [*GIT]
    elif first == "HOOK":
        program = [sys.executable, "-c", "from lint.cli.hook import main; main()"]
    elif first != "WRITE":
        words.insert(0, first)
    return subprocess.run(  # noqa: S603 - what this script types
        [*program, *words], cwd=folder, input=step.answers, capture_output=True, text=True, check=False, timeout=120
    )


def main() -> None:
    """Play all three hours and print them."""
    for user in HOURS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                lines = play(user, Path(folder))
            except AssertionError as e:
                sys.exit(f"{user}:\n{e}")
        sys.stdout.write("\n".join([f"== The first hour: {user}", *lines, "", ""]))


if __name__ == "__main__":
    main()
