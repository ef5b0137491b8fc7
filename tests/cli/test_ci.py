"""What docs/ci.md tells people to write and run is what newslint takes; and the hooks for pre-commit."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from lint import __version__
from tests.cli.test_action import ACTION
from tests.desk import ROOT, RULE, newslint, write

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
SNIPPETS: list[Any] = [yaml.safe_load(s) for s in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PROGRAMS: dict[str, str] = PROJECT["scripts"]
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


COPY = yaml.safe_load((ROOT / ".github/workflows/copy.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("workflow", [*WORKFLOWS, COPY], ids=["check", "scanning", "own"])
def test_workflows_use_the_action_as_it_is(workflow: Any) -> None:
    steps = workflow["jobs"]["newslint"]["steps"]
    (step,) = [s for s in steps if "newslint" in s["uses"]]
    folder = step["uses"].partition("@")[0].removeprefix("OWNER/newslint/")
    assert (ROOT / folder / "action.yml").is_file()
    assert {"paths"} <= set(step["with"]) <= set(ACTION["inputs"])
    assert ("pull_request" not in workflow[True]) or steps[0]["with"]["fetch-depth"] == 0
    given = [str(v) for s in steps for v in s.get("with", {}).values()]
    outputs = {name for v in given for name in re.findall(r"steps\.newslint\.outputs\.([\w-]+)", v)}
    assert outputs <= set(ACTION["outputs"])


def test_the_page_explains_every_input() -> None:
    assert re.findall(r"^\| `([\w-]+)` \|", PAGE, re.MULTILINE) == list(ACTION["inputs"])


@pytest.mark.parametrize("config", CONFIGS, ids=["commit", "folder", "fixes"])
def test_a_hook_runs_as_pre_commit_runs_it(desk: Path, config: Any) -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=desk, capture_output=True, text=True, check=True).stdout
    for given in config["repos"][0]["hooks"]:
        done = hook(desk, tracked.splitlines(), **given)
        assert "Examined 1 article," in done.stdout or done.stderr == "Nothing was fixed.\n"
        assert done.returncode == 0


def hook(desk: Path, names: list[str], **given: Any) -> subprocess.CompletedProcess[str]:
    """What pre-commit runs for these files, its own way of putting words together included."""
    it = next(h for h in HOOKS if h["id"] == given.get("id", "newslint")) | given
    names = [n for n in names if re.search(it["files"], n) and not re.search(it["exclude"], n)]
    args: list[str] = it.get("args", [])
    program, *words = shlex.split(it["entry"]) + args + (names if it.get("pass_filenames", True) else [])
    assert program in PROGRAMS
    where, _, main = PROGRAMS[program].partition(":")
    command = [sys.executable, "-c", f"from {where} import {main}; {main}()", *words]
    return subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False, timeout=120)


def test_a_hook_makes_safe_fixes(tmp_path: Path) -> None:
    write(tmp_path, {"-a.md": "The mayor opened the the bridge.\n", "b.md": "Fine.\n"})
    done = hook(tmp_path, ["-a.md", "b.md"], id="newslint-fix")
    assert (done.returncode, done.stderr) == (0, "Fixed 1 file.\n")
    assert (tmp_path / "-a.md").read_text(encoding="utf-8") == "The mayor opened the bridge.\n"


def test_a_file_whose_name_begins_with_a_hyphen_is_checked(tmp_path: Path) -> None:
    names = ["--no-settings.md", "--output=x.md", "--since.TXT", "-.md", "-c.Markdown", "--.txt", "-x y.md", "b/-c.txt"]
    desk = write(tmp_path, {"own/desk/wombat.yml": RULE, "newslint.yml": "rules: own\n", "a.md": "Fine.\n"})
    git = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    for command in ("init -q", "add -A", "commit -qm one"):
        subprocess.run([*git, *command.split()], cwd=desk, check=True)
    write(desk, dict.fromkeys(names, "A wombat came.\n"))
    for args in ([], ["--since", "HEAD"], ["--format", "text", "--fail-on", "error"], ["--no-cache"], ["--"]):
        done = hook(desk, ["a.md", *names], args=args)
        assert (done.returncode, done.stderr) == (1, "")
        assert re.findall(r"^(\S.*):1:3: error: 'wombat'", done.stdout, re.MULTILINE) == sorted(names)
    assert not (desk / "x.md").exists()
    done = hook(desk, ["a.md"], args=["--no-such-option.md"])
    assert (done.returncode, "no option" in done.stderr) == (2, True)


def test_a_hook_asks_for_copy_alone() -> None:
    it = HOOKS[0]
    documents = "|docx|docm|odt|rtf"  # which no hook changes
    for hook in HOOKS:
        one, other = ((h["files"].replace(documents, ""), h["exclude"].replace(documents, "")) for h in (it, hook))
        assert one == other
    taken = {
        "a.md": True,
        "b/-c.txt": True,
        "--output=x.md": True,
        "A.TXT": True,
        "x.MarkDown": True,
        "readme.x.md": True,
    }
    for name, wanted in (taken | {"Readme.MD": False, "x.py": False, "b/README.txt": False}).items():
        assert bool(re.search(it["files"], name) and not re.search(it["exclude"], name)) is wanted


def test_all_that_is_used_is_a_commit() -> None:
    files = [*(ROOT / ".github").rglob("*.yml"), *(ROOT / "docs").glob("*.md")]
    used = [u for f in files for u in re.findall(r"uses: (.*)", f.read_text(encoding="utf-8")) if u[:2] != "./"]
    assert len(used) > 10
    for one in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|OWNER/newslint/[\w./-]+@COMMIT", one), one
    assert len({u.partition("#")[0] for u in used}) == len({u.partition("@")[0] for u in used})


def test_the_workflow_that_publishes_is_trusted_with_no_more() -> None:
    release = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))
    build, made, publish = (release["jobs"][name] for name in ("build", "release", "publish"))
    assert release["permissions"] == {"contents": "read"}
    assert "permissions" not in build
    assert made["permissions"] == {"contents": "write"}
    assert not [s for s in made["steps"] if "${{" in s.get("run", "") or "checkout" in s.get("uses", "")]
    assert publish["permissions"] == {"id-token": "write"}
    assert publish["environment"]["name"] == "pypi"
    assert not [s for s in publish["steps"] if "run" in s]
    assert not [s for s in build["steps"] if "${{" in s.get("run", "")]


@pytest.mark.parametrize(("tag", "code"), [(f"v{__version__}", 0), ("v0.0.7", 1), ("v0", 1)])
def test_a_release_tells_what_has_changed(tmp_path: Path, tag: str, code: int) -> None:
    release = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))
    (step,) = [s for s in release["jobs"]["build"]["steps"] if s.get("name") == "What has changed"]
    write(tmp_path, {"CHANGELOG.md": (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")})
    env = {"PATH": os.environ["PATH"], "TAG": tag}
    done = subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], cwd=tmp_path, env=env, check=False)
    assert done.returncode == code
    notes = (tmp_path / "notes.md").read_text(encoding="utf-8")
    assert bool(notes.strip()) == (not code)
    assert "## " not in notes


def test_the_version_stands_in_one_place() -> None:
    assert PROJECT["dynamic"] == ["version"]
    assert "version" not in PROJECT
    assert version("newslint") == __version__
    done = newslint("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"newslint {__version__}\n", "")
