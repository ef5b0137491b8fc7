"""What tests need of a desk: rules and copy in folders, and newslint run as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.forked import FORKS, may_fork

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

RULE = """\
check: pattern
level: error
message: "'{match}' stands here."
why: It should not.
with:
  pattern: \\bwombat\\b
examples:
  - wrong: A [[wombat]] came.
    says: "'wombat' stands here."
  - right: Nobody came.
"""


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder, with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def newslint(*args: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """newslint run as a command, in a process of its own."""
    if may_fork(options):
        return FORKS.run([*map(str, args)], **options)
    command = [sys.executable, "-m", "lint.cli", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **options)


def report(*args: str | Path, **options: Any) -> Any:
    """What `newslint check … --format json` says."""
    done = newslint("check", *args, "--format", "json", **options)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)
