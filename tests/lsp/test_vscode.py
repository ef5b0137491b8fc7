"""The extension in VS Code itself, as code-server serves it to a real browser: findings shown, mended, and let stand.

It is skipped unless NEWSLINT_CODE_SERVER names the command, and the packaged extension lies in `editors/vscode`.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest

from tests.browser import opened
from tests.desk import ROOT, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CODE_SERVER = os.environ.get("NEWSLINT_CODE_SERVER", "")
EXTENSION = next((ROOT / "editors" / "vscode").glob("*.vsix"), None)
pytestmark = pytest.mark.skipif(
    not (CODE_SERVER and EXTENSION),
    reason="NEWSLINT_CODE_SERVER names no code-server, or the extension is not packaged",
)
keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
chains = pytest.importorskip("selenium.webdriver.common.action_chains")

EVENING = "Evening\n\nThe mayor saw the the bridge.\n\nIt opened on Tuesday, June 18, 2024, with Anna Halden Berg.\n"
MORNING = "Morning\n\nIt opened on Wednesday, June 18, 2024, said Ann Miller.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("copy")
    write(made, {"newslint.yml": "story: folder\n", "evening.txt": EVENING, "morning.txt": MORNING})
    return made


@pytest.fixture(scope="module")
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where VS Code is served, with the extension installed and its server on this newslint."""
    home = tmp_path_factory.mktemp("home")
    command = json.dumps([sys.executable, "-m", "lint.cli", "lsp"])
    write(
        home,
        {
            "data/Machine/settings.json": f'{{"newslint.command": {command}}}',
            "data/User/settings.json": '{"security.workspace.trust.enabled": false, "workbench.startupEditor": "none"}',
        },
    )
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    where = ["--user-data-dir", str(home / "data"), "--extensions-dir", str(home / "extensions")]
    env = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [CODE_SERVER, *where, "--install-extension", str(EXTENSION)],
        env=env,
        check=True,
        capture_output=True,
        timeout=120,
    )
    quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--bind-addr", f"127.0.0.1:{port}"]
    running = subprocess.Popen(
        [CODE_SERVER, *where, *quiet],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}/?folder={folder}"
    until(lambda: _answers(address))
    yield address
    os.killpg(running.pid, 15)
    running.wait(30)


@pytest.fixture
def code(address: str, tmp_path: Path) -> Iterator[Code]:
    with opened(tmp_path, silent=False) as browser:
        browser.get(address)
        yield Code(browser)


#: The row of a file among the files of the folder.
_ROW = (
    "return [...document.querySelectorAll('.explorer-folders-view .monaco-list-row')]"
    ".find(row => row.innerText.includes(arguments[0]))"
)


#: What a finding looks like in the editor.
_MARKED = ".monaco-editor .squiggly-error, .monaco-editor .squiggly-warning"


class Code:
    """VS Code's window, and what hands on the keyboard do in it."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self.seen(".explorer-folders-view .monaco-list-row")

    def found(self, css: str) -> list[str]:
        """What is shown there, none where nothing is."""
        script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText || e.className)"
        shown: list[str] = self._browser.execute_script(script, css)
        return shown

    def seen(self, css: str, part: str = "") -> str:
        """What is shown there, with these words in it, once it is."""
        shown: str = until(lambda: next((text for text in self.found(css) if part in text), None))
        return shown

    def press(self, *chord: str) -> None:
        """Keys that are pressed together."""
        actions = chains.ActionChains(self._browser)
        for key in chord[:-1]:
            actions.key_down(key)
        actions.send_keys(chord[-1])
        for key in chord[:-1]:
            actions.key_up(key)
        actions.perform()

    def open(self, name: str, place: str) -> None:
        """Have a file in the editor, with what is marked in it, and the caret at line:column."""
        row = until(lambda: self._browser.execute_script(_ROW, name))
        chains.ActionChains(self._browser).double_click(row).perform()
        self.seen(".tab.active", name.partition(".")[0])
        self.seen(_MARKED)
        self.press(keys.CONTROL, "g")
        self.seen(".quick-input-widget", "line number")
        self.press(place)
        self.press(keys.ENTER)
        self.seen(".statusbar-item", "Ln {}, Col {}".format(*place.split(":")))

    def choose(self, title: str) -> None:
        """Take this action where the caret is, which is offered first."""
        until(lambda: self._offered(title))
        self.press(keys.ENTER)

    def _offered(self, title: str) -> bool:
        self.press(keys.CONTROL, ".")
        time.sleep(1)
        if title in "".join(self.found(".action-widget .monaco-list-row.focused")):
            return True
        self.press(keys.ESCAPE)
        return False


def until(ask: Callable[[], Any]) -> Any:
    """What is said, once that is something; VS Code takes its time to start."""
    end = time.monotonic() + 90
    while not (said := ask()):
        assert time.monotonic() < end, "nothing came of it"
        time.sleep(0.2)
    return said


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=10) as answer:  # noqa: S310 - its own
            return bool(answer.status == 200)
    except OSError:
        return False


def test_findings_are_shown_mended_and_let_stand(code: Code, folder: Path) -> None:
    code.open("evening.txt", "3:16")
    code.choose("Write “the”")
    code.press(keys.CONTROL, "s")
    until(lambda: "saw the bridge" in (folder / "evening.txt").read_text(encoding="utf-8"))

    code.open("morning.txt", "3:16")
    code.choose("Let it stand, for a reason …")
    code.seen(".quick-input-widget", "Why is this right?")
    code.press("The day was moved.")
    code.press(keys.ENTER)
    until(lambda: list(folder.glob("*stets*")))
    assert "The day was moved." in next(folder.glob("*stets*")).read_text(encoding="utf-8")
    until(lambda: not code.found(_MARKED))
