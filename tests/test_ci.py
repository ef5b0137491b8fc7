"""What docs/ci.md tells people to write and run is what newslint takes; and the hooks for pre-commit."""

from __future__ import annotations

import re
import shlex
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.desk import ROOT, newslint, write
from tests.test_action import ACTION

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
SNIPPETS: list[Any] = [yaml.safe_load(s) for s in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
WORKFLOWS = [s for s in SNIPPETS if "jobs" in s]
CONFIGS = [s for s in SNIPPETS if "repos" in s]
(GITLAB,) = [s for s in SNIPPETS if s not in (*WORKFLOWS, *CONFIGS)]
(SHELL,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [
    *(line.partition("#")[0].strip() for line in SHELL.splitlines() if line.startswith("newslint")),
    *(line for line in GITLAB["newslint"]["script"] if line.startswith("newslint")),
    *re.findall(r"`(newslint [^`]+)`", PAGE),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    write(folder, {"copy/a.txt": "The mayor opens a bridge.\n", "copy/README.md": "About this folder.\n"})
    for command in ("init -q", "add -A", "commit -qm one", "commit -q --allow-empty -m two"):
        git = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", *command.split()]
        subprocess.run(git, cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(desk: Path, command: str) -> None:
    done = newslint(*shlex.split(command)[1:], cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")


def test_there_are_commands_to_run() -> None:
    assert {f for c in COMMANDS for f in re.findall(r"--format (\w+)", c)} == {"json", "sarif", "html", "github"}
    assert SHELL.startswith("pip install .\n")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=["check", "scanning"])
def test_workflows_use_the_action_as_it_is(workflow: Any) -> None:
    steps = workflow["jobs"]["newslint"]["steps"]
    (step,) = [s for s in steps if "newslint" in s["uses"]]
    folder = step["uses"].partition("@")[0].removeprefix("OWNER/newslint/")
    assert (ROOT / folder / "action.yml").is_file()
    assert {"paths"} <= set(step["with"]) <= set(ACTION["inputs"])
    assert ("since" not in step["with"]) or steps[0]["with"]["fetch-depth"] == 0
    given = [str(v) for s in steps for v in s.get("with", {}).values()]
    outputs = {name for v in given for name in re.findall(r"steps\.newslint\.outputs\.([\w-]+)", v)}
    assert outputs <= set(ACTION["outputs"])


def test_the_page_explains_every_input() -> None:
    assert re.findall(r"^\| `([\w-]+)` \|", PAGE, re.MULTILINE) == list(ACTION["inputs"])


@pytest.mark.parametrize("config", CONFIGS, ids=["commit", "folder"])
def test_a_hook_runs_as_pre_commit_runs_it(desk: Path, config: Any) -> None:
    (given,) = config["repos"][0]["hooks"]
    (hook,) = [h for h in HOOKS if h["id"] == given["id"]]
    hook = hook | given
    tracked = subprocess.run(["git", "ls-files"], cwd=desk, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    names = [n for n in tracked if re.search(hook["files"], n) and not re.search(hook["exclude"], n)]
    assert names == ["copy/a.txt"]
    command = [*shlex.split(hook["entry"]), *hook.get("args", []), *(names if hook.get("pass_filenames", True) else [])]
    assert command[0] == "newslint"
    assert "Examined 1 article," in newslint(*command[1:], cwd=desk).stdout


def test_a_file_that_looks_like_an_option_is_no_copy_for_a_hook() -> None:
    (hook,) = HOOKS
    for name, taken in {
        "a.md": True,
        "b/-c.txt": True,
        "--output=x.md": False,
        "Readme.MD": False,
        "x.py": False,
    }.items():
        assert bool(re.search(hook["files"], name) and not re.search(hook["exclude"], name)) is taken
