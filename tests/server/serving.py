"""A server that tests ask: `newslint serve`, begun as a user begins it, and requests to it with whatever headers."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from tests.desk import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON."""
        assert self.status == 200, (self.status, self.body)
        assert self.headers["content-type"] == "application/json"
        return json.loads(self.body)


class Server(NamedTuple):
    """A server that runs, the address that it told, and what it wrote besides once it has ended."""

    address: str
    process: subprocess.Popen[str]

    def ask(self, method: str, path: str, body: str | bytes | None = None, **headers: str) -> Answer:
        """One request; underscores in the names of headers are hyphens."""
        where = urlsplit(self.address)
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
        try:
            data = body.encode() if isinstance(body, str) else body
            connection.request(method, path, data, {k.replace("_", "-"): v for k, v in headers.items()})
            got = connection.getresponse()
            return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        finally:
            connection.close()

    def check(self, articles: Mapping[str, str], **headers: str) -> Answer:
        """newslint's own check."""
        sent = {"articles": [{"name": name, "text": text} for name, text in articles.items()]}
        return self.ask("POST", "/check", json.dumps(sent), **headers)

    def tool(self, text: str = "", headers: Mapping[str, str] | None = None, **form: str) -> Answer:
        """LanguageTool's check."""
        told = {"language": "en-US", **({"text": text} if text else {}), **form}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", "/v2/check", urlencode(told), **{**kind, **(headers or {})})


@contextmanager
def serving(*options: str | Path, cwd: Path = ROOT) -> Iterator[Server]:
    """A server on a free port, ended when it is no longer wanted; it must have written nothing but what it says."""
    command = [sys.executable, "-m", "lint.cli", "serve", "--port", "0", "--no-open", *map(str, options)]
    env = {"PYTHONPATH": str(ROOT)} if cwd != ROOT else {}
    import os

    process = subprocess.Popen(
        command, cwd=cwd, env={**os.environ, **env}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        yield Server(process.stdout.readline().strip(), process)
    finally:
        process.terminate()
        rest, told = process.communicate(timeout=30)
    assert (rest, told.splitlines()[1:]) == ("", [])
