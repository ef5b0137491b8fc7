"""Editors that ask for diagnostics, count in bytes, have documents without files, or have no pygls."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator  # noqa: TC003 - pytest-lsp reads types of fixtures
from pathlib import Path  # noqa: TC003 - the same
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient

from tests.desk import ROOT, write
from tests.lsp.editor import Desk, config, started


@pytest_lsp.fixture(config=config(), scope="module")  # type: ignore[untyped-decorator]
async def client(lsp_client: LanguageClient, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[None]:
    lsp_client.root = tmp_path_factory.mktemp("desks")  # type: ignore[attr-defined]
    utf8 = [lsp.PositionEncodingKind.Utf8]
    done = await started(lsp_client, lsp_client.root, pulls=True, encodings=utf8, askReason=True)  # type: ignore[attr-defined]
    assert done.capabilities.position_encoding == "utf-8"
    yield
    await lsp_client.shutdown_session()


async def pulled(client: LanguageClient, uri: str) -> list[lsp.Diagnostic]:
    """What is shown in a document, when it is asked for."""
    params = lsp.DocumentDiagnosticParams(lsp.TextDocumentIdentifier(uri))
    report = await client.text_document_diagnostic_async(params)
    assert isinstance(report, lsp.RelatedFullDocumentDiagnosticReport)
    return list(report.items)


@pytest.mark.asyncio(loop_scope="module")
async def test_diagnostics_are_given_when_they_are_asked_for(client: LanguageClient) -> None:
    here = Desk(client, client.root / "pull", {"a.txt": ""})  # type: ignore[attr-defined]
    here.open("a.txt", "É \U0001f600 came . He left.\n")
    (d,) = await pulled(client, here.uri("a.txt"))
    assert (d.code, d.range.start.character) == ("marks/space-before-stop", 12)
    here.change("a.txt", "All is well.\n", 2)
    assert await pulled(client, here.uri("a.txt")) == []
    here.change("a.txt", "She came . He left.\n", 3)
    (d,) = await pulled(client, here.uri("a.txt"))
    titles = [a.title for a in await here.actions("a.txt", d.range)]
    assert "Let it stand, for a reason …" in titles
    assert here.uri("a.txt") not in client.diagnostics


@pytest.mark.asyncio(loop_scope="module")
async def test_documents_without_files(client: LanguageClient) -> None:
    uri = "untitled:Untitled-1"
    item = lsp.TextDocumentItem(uri, "plaintext", 1, "She came . He left.\n")
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    assert [d.code for d in await pulled(client, uri)] == ["marks/space-before-stop"]


def test_without_pygls_the_way_to_get_it_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"run.py": "import sys\nsys.modules['pygls'] = None\nfrom lint.cli import main\nmain()\n"})
    command = [sys.executable, str(tmp_path / "run.py"), "lsp"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env={"PYTHONPATH": str(ROOT)})
    assert done.returncode == 2
    assert "pip install 'newslint[lsp]'" in done.stderr
    assert done.stdout == ""


def test_standard_output_carries_the_protocol_alone(tmp_path: Path) -> None:
    noisy = """
import os, sys
from lint.lsp import features, server
told = server.Server.told
def loud(self, params):
    print("noise")
    sys.__stdout__.write("noise")
    os.write(1, b"noise")
    os.system("echo noise")
    told(self, params)
server.Server.told = loud
features.serve()
"""
    write(tmp_path, {"run.py": noisy})
    said: list[tuple[str, Any, int]] = [
        ("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1),
        ("shutdown", None, 2),
    ]
    messages = [{"jsonrpc": "2.0", "method": method, "params": params, "id": n} for method, params, n in said]
    messages.append({"jsonrpc": "2.0", "method": "exit"})
    data = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(m := json.dumps(x).encode()), m) for x in messages)
    command = [sys.executable, str(tmp_path / "run.py")]
    env = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    done = subprocess.run(command, input=data, capture_output=True, check=False, env=env, timeout=60)
    assert done.returncode == 0, done.stderr
    assert b"noise" not in done.stdout
    assert done.stderr.count(b"noise") >= 3
    assert done.stdout.startswith(b"Content-Length:")
