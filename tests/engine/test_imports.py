"""newslint runs where copy lies, and imports nothing from there: neither itself nor the processes that it begins."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint.engine.process_pool import POOL_FROM, cores
from tests.desk import write

_SCRIPT = """
import multiprocessing, sys
from lint.cli import main
if __name__ == "__main__":
    multiprocessing.set_start_method({method!r})
    main()
"""


def planted(folder: Path) -> Path:
    """What is there once a module is imported that lies with the copy."""
    marker = folder / "imported"
    names = {name.partition(".")[0] for name in sys.modules} | {"multiprocessing", "lint", "yaml", "sitecustomize"}
    bad = f"open({str(marker)!r}, 'a').write(__name__ + ' ')\n"
    write(folder / "desk", {f"{name}.py": bad for name in names if name.isidentifier() and name != "__main__"})
    write(folder / "desk", {f"copy/{n}.txt": f"They came at {n}.\n" for n in range(POOL_FROM + 2)})
    return marker


def run(folder: Path, *command: str | Path) -> str:
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    words = [*map(str, command), "copy", "--no-cache"]
    done = subprocess.run(words, cwd=folder / "desk", env=env, capture_output=True, text=True, check=False, timeout=120)
    assert f"Examined {POOL_FROM + 2} articles" in done.stdout, done.stderr
    return done.stderr


@pytest.mark.skipif(cores() < 2, reason="no processes are begun on one core")
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_import_nothing_that_lies_with_the_copy(tmp_path: Path, method: str) -> None:
    marker = planted(tmp_path)
    script = write(tmp_path, {"bin/run.py": _SCRIPT.format(method=method)}) / "bin" / "run.py"
    assert run(tmp_path, sys.executable, script) == ""
    assert not marker.exists(), marker.read_text(encoding="utf-8")


def test_the_command_imports_nothing_that_lies_with_the_copy(tmp_path: Path) -> None:
    script = Path(sys.executable).parent / "newslint"
    if not script.is_file():
        pytest.skip("newslint is not installed as a command")
    marker = planted(tmp_path)
    assert run(tmp_path, script) == ""
    assert not marker.exists(), marker.read_text(encoding="utf-8")
