"""newslint as a command, many times over: each run is a process of its own, forked from one that has loaded all modules.

`python -m tests.forked` is that one: it reads what is to be run, a JSON object a line, and answers with the exit code. Of
what a user starts, only the loading of modules is left out, which `tests.desk.newslint` leaves to it where it may.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Lock
from typing import Any

#: What would have Python itself begin in another way.
_PYTHON = "PYTHON"


class Forks:
    """The process that forks, begun when it is first needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._one = Lock()

    def run(
        self,
        args: list[str],
        cwd: str | Path | None = None,
        env: dict[str, str] | None = None,
        input: str = "",  # noqa: A002
    ) -> subprocess.CompletedProcess[str]:
        """One run, as subprocess.run has it with text captured."""
        with tempfile.TemporaryDirectory() as made:
            files = [str(Path(made, name)) for name in ("in", "out", "err")]
            Path(files[0]).write_text(input, encoding="utf-8")
            asked = {"args": args, "cwd": str(cwd or Path.cwd()), "env": {**(os.environ if env is None else env)}}
            with self._one:
                ended = int(self._told(json.dumps({**asked, "files": files})))
            out, err = (Path(file).read_bytes().decode() for file in files[1:])
        return subprocess.CompletedProcess(args, ended, out.replace("\r\n", "\n"), err.replace("\r\n", "\n"))

    def _told(self, asked: str) -> str:
        if self._process is None:
            root = Path(__file__).parent.parent
            command = [sys.executable, "-m", "tests.forked"]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe, text=True)
            atexit.register(self._end)
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{asked}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()

    def _end(self) -> None:
        if self._process and self._process.stdin:
            self._process.stdin.close()
            self._process.wait(10)


FORKS = Forks()


def may_fork(options: dict[str, Any]) -> bool:
    """Whether a run with these options of subprocess.run is like others but for its folder, environment and input."""
    env = options.get("env", os.environ)
    python = {name for name in env if name.startswith(_PYTHON)} - {
        name for name in os.environ if name.startswith(_PYTHON)
    }
    return hasattr(os, "fork") and not python and options.keys() <= {"cwd", "env", "input"}


def _child(asked: dict[str, Any]) -> None:
    """Be newslint, as it is begun by a shell."""
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    modes = (os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT)
    for to, (file, mode) in enumerate(zip(asked["files"], modes, strict=True)):
        at = os.open(file, mode)
        os.dup2(at, to)
        os.close(at)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(120)
    sys.argv = ["newslint", *asked["args"]]
    sys.path[0] = asked["cwd"]
    gc.enable()
    runpy.run_module("lint.cli", run_name="__main__", alter_sys=True)


def _forks() -> None:
    """Fork for each line until there are no more."""
    from lint.engine.linter import Linter
    from lint.read import READERS
    from lint.rulebook.built_in import built_in

    Linter(built_in()).ready()
    _ = READERS
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        if not (child := os.fork()):
            code = 1
            try:
                _child(json.loads(line))
                code = 0
            except SystemExit as e:
                code = e.code if isinstance(e.code, int) else int(e.code is not None)
            except BaseException:  # noqa: BLE001 - as Python itself ends
                import traceback

                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _forks()
