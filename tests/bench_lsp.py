"""How long an editor waits: from a change in one of five articles to what `newslint lsp` shows of it."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from typing import IO, TYPE_CHECKING, Any

from lint.read import READERS

if TYPE_CHECKING:
    from pathlib import Path

#: Changes that are measured, behind the first few.
_CHANGES, _FIRST = 30, 3


class _Server:
    """A server that is spoken to as an editor does."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "lint.cli", "lsp"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def tell(self, method: str, params: Any, number: int | None = None) -> None:
        """Send a message, which is a request where it has a number."""
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        data = json.dumps(message if number is None else {**message, "id": number}).encode()
        out = _pipe(self._process.stdin)
        out.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        out.flush()

    def hear(self) -> dict[str, Any]:
        """The next message."""
        source = _pipe(self._process.stdout)
        size = 0
        while (line := source.readline().strip()) or not size:
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        message: dict[str, Any] = json.loads(source.read(size))
        return message

    def until_shown(self, version: int) -> None:
        """Wait for what is found in this version of a document."""
        while True:
            message = self.hear()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["version"] == version:
                return

    def end(self) -> None:
        """Have it end."""
        self.tell("shutdown", None, 2)
        self.tell("exit", None)
        self._process.wait(20)


def latency(folder: Path) -> tuple[float, float]:
    """The median and the longest time, in milliseconds, for a change of one article in this folder."""
    server = _Server()
    options = {"debounce": 0}
    where = [{"uri": folder.as_uri(), "name": folder.name}]
    params: dict[str, Any] = {
        "processId": None,
        "rootUri": folder.as_uri(),
        "workspaceFolders": where,
        "capabilities": {},
    }
    server.tell("initialize", {**params, "initializationOptions": options}, 1)
    server.hear()
    server.tell("initialized", {})
    file = next(p for p in sorted(folder.rglob("*.*")) if p.suffix in READERS and p.stem != "README")
    text = file.read_text(encoding="utf-8")
    uri = file.as_uri()
    server.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "", "version": 1, "text": text}})
    server.until_shown(1)
    times = []
    for version in range(2, 2 + _FIRST + _CHANGES):
        at = (version * 997) % len(text)
        changed = f"{text[:at]}x{text[at:]}"
        begun = time.perf_counter()
        of = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": changed}]}
        server.tell("textDocument/didChange", of)
        server.until_shown(version)
        times.append(1000 * (time.perf_counter() - begun))
    server.end()
    return statistics.median(times[_FIRST:]), max(times[_FIRST:])


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
