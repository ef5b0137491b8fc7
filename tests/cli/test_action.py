"""The GitHub action, its steps run as a runner runs them: bash, inputs in the environment, files to write to."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from tests.desk import ROOT, RULE, SEEDS, write
from tests.report.test_github import obeyed
from tests.revisions.test_since import commit, git

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / ".github" / "actions" / "newslint"
ACTION: dict[str, Any] = yaml.safe_load((FOLDER / "action.yml").read_text(encoding="utf-8"))
BASH = shutil.which("bash")
BASE = "${{ github.event.pull_request.base.sha || github.event.merge_group.base_sha }}"
pytestmark = pytest.mark.skipif(BASH is None, reason="no bash is installed")

#: What stands for Python, so that a test needs no network: Python itself, but that it makes no environment and installs
#: nothing. What it would import for that, it does, and it writes down what pip is asked for.
PYTHON = f"""#!{BASH}
for last; do :; done
case " $* " in
  *" -m venv "*)
    "{sys.executable}" "${{@:1:$#-1}}" --help > /dev/null
    mkdir -p "$last/bin"
    cp "$0" "$last/bin/python" ;;
  *" -m pip "*)
    "{sys.executable}" "${{@:1:$#-1}}" --help > /dev/null
    printf "%s\\n" "$@" > "$RUNNER_TEMP/pip" ;;
  *) exec "{sys.executable}" "$@" ;;
esac
"""


class Job(NamedTuple):
    """What a job that uses the action leaves behind."""

    code: int
    log: str
    summary: str
    outputs: str


def use(folder: Path, newslint: str | None = None, base: str | None = None, **inputs: str) -> Job:
    """The action used in a checkout at `folder`, with another program for newslint's Python, or none, if so asked.

    `base` is that of the pull request, where it is one.
    """
    temp = folder.parent / "runner"
    write(temp, {"bin/python3": PYTHON, "summary": "", "output": ""})
    (temp / "bin" / "python3").chmod(0o755)
    runner = {
        "PATH": f"{temp / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(folder), "RUNNER_TEMP": str(temp),
        "GITHUB_ACTION_PATH": str(FOLDER), "GITHUB_WORKSPACE": str(folder), "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": "push" if base is None else "pull_request", "NEWSLINT_CACHE_DIR": str(temp / "cache"),
        "GITHUB_API_URL": "https://api.example", "GITHUB_REPOSITORY": "desk/copy",
        "GITHUB_STEP_SUMMARY": str(temp / "summary"), "GITHUB_OUTPUT": str(temp / "output"),
    }  # fmt: skip
    given = {
        name: inputs.get(name.replace("-", "_"), about.get("default", "")) for name, about in ACTION["inputs"].items()
    }
    log, code = "", 0
    for step in ACTION["runs"]["steps"]:
        if "uses" in step:  # what another action does, such as to bring an environment back
            continue
        env = {
            k: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], v) if v != BASE else base or ""
            for k, v in step.get("env", {}).items()
        }
        env |= {"NUMBER": "7" if base else ""} if env else {}
        write(temp, {"output": ""})
        script = write(temp, {"step.sh": step["run"]}) / "step.sh"
        command = [BASH or "", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        done = subprocess.run(
            command, cwd=folder, env={**runner, **env}, capture_output=True, text=True, check=False, timeout=120
        )
        if newslint is not None and step["name"] == "Install newslint":
            program = temp / "newslint" / "bin" / "python"
            program.write_text(newslint, encoding="utf-8") if newslint else program.unlink()
        log += done.stdout + done.stderr
        code = done.returncode
        if code:
            break
    return Job(code, log, *((temp / name).read_text(encoding="utf-8") for name in ("summary", "output")))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    copy = {"copy/a.txt": "Nobody came.\n\nA wombat came.\n", "copy/b.txt": "It is quiet here.\n"}
    return write(tmp_path / "checkout", {"rules/desk/wombat.yml": RULE, **copy})


def test_no_input_is_pasted_into_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        if "uses" in step:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"])
            continue
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    assert [name for name, about in ACTION["inputs"].items() if about.get("required")] == ["paths"]


def test_newslint_is_installed_from_the_actions_own_checkout(checkout: Path) -> None:
    use(checkout, paths="copy")
    asked = (checkout.parent / "runner" / "pip").read_text(encoding="utf-8").splitlines()
    assert os.path.realpath(asked[-1]) == str(ROOT.resolve())


def test_an_environment_of_an_earlier_run_is_used_again(checkout: Path) -> None:
    keys = []
    for _ in range(2):
        assert use(checkout, paths="copy", fail_on="never").code == 0
        keys.append(key(checkout))
        asked = checkout.parent / "runner" / "pip"
        assert asked.exists() is (len(keys) == 1)
        asked.unlink(missing_ok=True)
    assert keys[0] == keys[1]
    (cache,) = [s for s in ACTION["runs"]["steps"] if "uses" in s]
    assert cache["if"] == "inputs.cache == 'true'"
    assert cache["with"] == {"path": "${{ runner.temp }}/newslint", "key": "${{ steps.source.outputs.key }}"}
    (checkout.parent / "runner/newslint/bin/python").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    assert use(checkout, paths="copy", fail_on="never").code == 0
    assert (checkout.parent / "runner" / "pip").exists()


def key(checkout: Path) -> str:
    """What the environment is kept by."""
    step = next(s for s in ACTION["runs"]["steps"] if s.get("id") == "source")
    temp = checkout.parent / "runner"
    write(temp, {"output": ""})
    env = {"PATH": os.environ["PATH"], "RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(FOLDER)}
    env["GITHUB_OUTPUT"] = str(temp / "output")
    subprocess.run([BASH or "", "-c", step["run"]], env=env, check=True, timeout=60)
    told = (temp / "output").read_text(encoding="utf-8")
    assert re.fullmatch(r"key=newslint--[\d.]+-\w+-\d+-\d+\n", told)
    return told


WORD = "word"  # what a runner calls a token
CURL = """#!/bin/sh
cat >> "$RUNNER_TEMP/asked"
printf '%s\\n' "$@" >> "$RUNNER_TEMP/asked"
for last; do
  case "$last" in @*) cp "${last#@}" "$RUNNER_TEMP/sent"; [ -z "$REFUSED" ] || exit 22 ;; esac
done
cat "$RUNNER_TEMP/reviews" 2> /dev/null
"""


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")
def test_safe_fixes_are_suggested_in_the_pull_request(checkout: Path) -> None:
    write(checkout, {"copy/a.txt": "Nobody came.\n\nThe old the the line.\n\nIt is new.\n"})
    git(checkout, "init", "-q")
    commit(checkout)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=checkout, capture_output=True, text=True, check=True)
    sha, temp = head.stdout.strip(), checkout.parent / "runner"
    wrong = "A `` goverment of of us.\n"
    write(checkout, {"copy/a.txt": f"Nobody came.\n\nThe old the the line.\n\n{wrong}"})
    write(temp, {"bin/curl": CURL})
    (temp / "bin" / "curl").chmod(0o755)
    job = use(checkout, base=sha, paths="copy", suggestions="true", token=WORD, fail_on="never")
    assert job.code == 0
    sent = json.loads((temp / "sent").read_text(encoding="utf-8"))
    (comment,) = sent["comments"]
    assert {k: comment[k] for k in ("path", "line", "side")} == {"path": "copy/a.txt", "line": 5, "side": "RIGHT"}
    assert comment["body"].endswith("\n\n```suggestion\nA `` government of us.\n```")
    asked = (temp / "asked").read_text(encoding="utf-8")
    assert asked.count('header = "Authorization: Bearer word"') == 2
    assert "/repos/desk/copy/pulls/7/reviews" in asked
    (temp / "sent").unlink()
    write(temp, {"reviews": json.dumps([{"body": sent["body"]}])})
    assert use(checkout, base=sha, paths="copy", suggestions="true", token=WORD, fail_on="never").code == 0
    assert not (temp / "sent").exists()  # the same stand there already
    (temp / "reviews").unlink()
    write(temp, {"bin/curl": CURL.replace('"$REFUSED"', "yes")})
    job = use(checkout, base=sha, paths="copy", suggestions="true", token=WORD)
    assert obeyed(job.log)[0].message.startswith("The suggestions could not be sent")
    assert job.code == 1


def test_no_python_that_is_started_imports_from_the_workspace(checkout: Path) -> None:
    marker = checkout.parent / "imported"
    bad = f"open({str(marker)!r}, 'a').write(__name__)\n"
    modules = ("venv", "lint", "typing", "pip", "json", "yaml", "sitecustomize", "usercustomize", "ensurepip", "runpy")
    planted: dict[str, str | bytes] = {f"{name}.py": bad for name in modules}
    planted |= {"lint/__init__.py": bad, "lint/cli/__init__.py": bad, "lint/cli/__main__.py": bad}
    planted |= {"pip.conf": "[global]\nindex-url = https://localhost/\n", "pyvenv.cfg": "home = /nowhere\n"}
    write(checkout, planted)
    job = use(checkout, paths="copy", rules="rules")
    assert not marker.exists(), marker.read_text(encoding="utf-8")
    assert job.code == 1
    assert len(obeyed(job.log)) == 1


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")
def test_a_pull_request_cannot_bring_its_own_settings(checkout: Path) -> None:
    write(checkout, {"newslint.yml": "rules: rules\n", "copy/a.txt": "Nobody came.\n"})
    git(checkout, "init", "-q")
    commit(checkout)
    base = subprocess.run(["git", "rev-parse", "HEAD"], cwd=checkout, capture_output=True, text=True, check=True)
    sha = base.stdout.strip()
    write(checkout, {"copy/a.txt": "Nobody came.\n\nA wombat came.\n"})
    for change in ("levels: {desk: off}", "exclude: [a.txt]", "fail-on: never"):
        write(checkout, {"newslint.yml": f"rules: rules\n{change}\n"})
        assert use(checkout, paths="copy").code == 0
        job = use(checkout, base=sha, paths="copy")
        assert job.code == 1
        names = [c.name for c in obeyed(job.log)]
        assert names == ["warning", "error"]
        assert "This change alters newslint" in job.log
        assert "would accept" in job.summary
        assert use(checkout, base=sha, paths="copy", since=sha, sarif="out/x.sarif").code == 1
    git(checkout, "add", "-A")
    git(checkout, "commit", "-q", "-m", "all")
    assert use(checkout, base=sha, settings_from="HEAD", paths="copy").code == 0
    assert use(checkout, base="1" * 40, paths="copy").code == 2
    configuration = write(checkout.parent / "house", {"newslint.yml": "levels: {desk: off}\n"})
    assert use(checkout, base=sha, paths="copy", settings=str(configuration / "newslint.yml"), rules="rules").code == 0
    assert use(checkout, base=sha, paths="copy", no_settings="true", rules="rules").code == 1


def test_the_action_never_lets_anything_unread_pass() -> None:
    assert "--allow-unread" not in (FOLDER / "action.yml").read_text(encoding="utf-8")


def test_findings_are_annotated_and_fail_the_check(checkout: Path) -> None:
    job = use(checkout, paths="copy", rules="rules")
    assert job.code == 1
    assert [(c.name, c.properties["file"], c.properties["line"]) for c in obeyed(job.log)] == [
        ("error", "copy/a.txt", "3")
    ]
    assert "<b>wombat</b>" in job.summary
    assert job.outputs == ""


def test_the_level_that_fails_the_check_is_an_input(checkout: Path) -> None:
    assert use(checkout, paths="copy", rules="rules", fail_on="never").code == 0
    assert use(checkout, paths="copy/b.txt", rules="rules").code == 0


def test_no_summary_where_none_is_wanted(checkout: Path) -> None:
    assert use(checkout, paths="copy", rules="rules", summary="false").summary == ""


def test_sarif_is_written_too(checkout: Path) -> None:
    job = use(checkout, paths="copy\ncopy/b.txt", rules="rules", sarif="out/of the/newslint.sarif")
    assert (job.code, job.outputs) == (1, "sarif-file=out/of the/newslint.sarif\n")
    log = json.loads((checkout / "out/of the/newslint.sarif").read_text(encoding="utf-8"))
    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "copy/a.txt"


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"paths": ""}, "No paths are given"),
        ({"paths": "\n\n"}, "No paths are given"),
        ({"paths": "nowhere"}, "nowhere: No such file or directory"),
        ({"paths": "empty"}, "Nothing was examined"),
        ({"paths": "bad.txt"}, "not UTF-8"),
        ({"paths": "copy", "rules": "nowhere"}, "nowhere is no folder of rules"),
        ({"paths": "copy", "rules": "broken"}, "broken/desk/x.yml"),
        ({"paths": "copy", "fail_on": "sometimes"}, "sometimes"),
        ({"paths": "--fail-on\nnever"}, "--fail-on"),
        ({"paths": "copy", "sarif": "a\nsarif-file=b"}, "must be one line"),
        ({"paths": "copy", "since": "no-such-revision"}, "newslint could not do its work"),
        ({"paths": "copy", "settings": "no-such-file.yml"}, "no-such-file.yml: No such file or directory"),
        ({"paths": "copy", "no_settings": "maybe"}, "no-settings must be true or false"),
        ({"paths": "copy", "settings_from": "no-such-revision"}, "copy has no earlier state"),
        ({"paths": "copy", "settings": "--no-settings"}, "--no-settings: No such file"),
        ({"paths": "copy", "base": ""}, "The event does not tell its base"),
        ({"paths": "copy", "base": "0" * 40}, "copy has no earlier state"),
    ],
)
def test_a_run_that_did_not_do_its_work_is_red(checkout: Path, inputs: dict[str, str], said: str) -> None:
    write(checkout, {"empty/notes.csv": "", "bad.txt": b"\xff", "broken/desk/x.yml": "check: nothing\n"})
    job = use(checkout, **inputs)
    assert job.code == 2
    assert said in job.log
    assert "error" in [c.name for c in obeyed(job.log)]


@pytest.mark.parametrize("program", ["", "exit 0", "echo fine", "exit 127", "kill -9 $$"])
def test_a_newslint_that_says_nothing_is_red(checkout: Path, program: str) -> None:
    job = use(checkout, newslint=f"#!{BASH}\n{program}\n" if program else "", paths="copy")
    assert job.code == 2
    assert [c.name for c in obeyed(job.log)] == ["error"]


def test_hostile_copy_and_names_do_nothing(checkout: Path) -> None:
    order = "::error file=x::forged\n\n::set-output name=sarif-file::x\n\n##[error]forged\n\n::stop-commands::x\n"
    names = [
        "$(touch pwned).txt",
        "`touch pwned`.txt",
        "; touch pwned;.txt",
        "a\n::error::x.txt",
        "--output=pwned.txt",
        "'\".txt",
    ]
    write(
        checkout, {**{f"hostile/{n}": f"A wombat came.\n\n{order}" for n in names}, "hostile/##[error]x.txt": b"\xff"}
    )
    job = use(checkout, paths="hostile", rules="rules")
    commands = obeyed(job.log)
    assert job.code == 2  # since one could not be read, which the last command says of the run
    files = [c.properties["file"] for c in commands if "file" in c.properties]
    assert sorted(files) == sorted(f"hostile/{n}" for n in [*names, "##[error]x.txt"])
    assert {c.name for c in commands} == {"error"}
    assert not list(checkout.rglob("pwned*"))
    assert job.outputs == ""
    inputs = {
        "paths": "$(touch pwned)\n`touch pwned`",
        "rules": "$(touch pwned)",
        "since": "$(touch pwned)",
        "settings": "$(touch pwned)",
        "settings_from": "$(touch pwned)",
        "fail_on": "$(touch pwned)",
    }
    assert use(checkout, **inputs).code == 2
    assert not (checkout / "pwned").exists()


def test_the_workflow_runs_the_action_on_the_samples(checkout: Path) -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/copy.yml").read_text(encoding="utf-8"))
    (step,) = [s for s in workflow["jobs"]["newslint"]["steps"] if s.get("uses", "").startswith("./")]
    assert ROOT / step["uses"] == FOLDER
    assert set(step["with"]) <= set(ACTION["inputs"])
    shutil.copytree(SEEDS, checkout / "seeds")
    job = use(checkout, **{k.replace("-", "_"): v for k, v in step["with"].items()})
    assert job.code == 0
    assert len(obeyed(job.log)) == 30
