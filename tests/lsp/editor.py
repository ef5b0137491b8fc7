"""An editor for tests: it opens, changes and closes documents of a folder, and waits for what the server says of them."""

from __future__ import annotations

import ast
import asyncio
import sys
from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from tests.desk import ROOT, write

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "lint.cli", "lsp", "--stdio"]


def config() -> ClientServerConfig:
    """How the server is started."""
    return ClientServerConfig(
        server_command=COMMAND, server_env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": "/nowhere"}
    )


async def started(
    client: LanguageClient, folder: Path, *, name: str = "neovim", **options: Any
) -> lsp.InitializeResult:
    """The session begun in a folder, with what an editor can do."""
    capabilities = client_capabilities(name)
    pulls = options.pop("pulls", False)
    assert capabilities.text_document and capabilities.workspace
    capabilities.text_document.diagnostic = lsp.DiagnosticClientCapabilities() if pulls else None
    capabilities.workspace.workspace_edit = lsp.WorkspaceEditClientCapabilities(document_changes=not pulls)
    encodings = options.pop("encodings", [lsp.PositionEncodingKind.Utf16])
    capabilities.general = lsp.GeneralClientCapabilities(position_encodings=encodings)
    return await client.initialize_session(
        lsp.InitializeParams(
            capabilities=capabilities,
            workspace_folders=[lsp.WorkspaceFolder(folder.as_uri(), folder.name)],
            initialization_options={"debounce": 50, **options},
        )
    )


class Desk:
    """A folder with settings of its own, so that what else is open has no part in it."""

    def __init__(self, client: LanguageClient, folder: Path, files: dict[str, str]) -> None:
        self.client, self.folder = client, folder
        write(folder, {"newslint.yml": "story: folder\n", **files})

    def uri(self, name: str) -> str:
        """The address of a file."""
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str | None = None, language: str = "plaintext") -> None:
        """Open a document, as it lies there or with another text."""
        text = (self.folder / name).read_text(encoding="utf-8") if text is None else text
        item = lsp.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def change(self, name: str, text: str, version: int) -> None:
        """Put another text in a document."""
        of = lsp.VersionedTextDocumentIdentifier(version, self.uri(name))
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(of, [change]))

    def close(self, name: str) -> None:
        """Close a document."""
        of = lsp.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(of))

    def changed_on_disk(self, *names: str) -> None:
        """Say that files have been changed."""
        changes = [lsp.FileEvent(self.uri(name), lsp.FileChangeType.Changed) for name in names]
        self.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(changes))

    async def shown(self, name: str, *wanted: str) -> list[lsp.Diagnostic]:
        """What is shown in a document once it is of these rules, or says this, and nothing else."""
        for _ in range(600):
            found = self.client.diagnostics.get(self.uri(name))
            if found is not None and sorted(_known(d) for d in found) == sorted(wanted):
                return list(found)
            await asyncio.sleep(0.05)
        raise AssertionError(
            f"{name} shows {self.client.diagnostics.get(self.uri(name))}, {self.client.messages}, {self.client.log_messages}"
        )

    async def heard(self, words: str) -> lsp.ShowMessageParams:
        """The message with these words, once it is shown."""
        for _ in range(600):
            for message in self.client.messages:
                if words in message.message:
                    return message
            await asyncio.sleep(0.05)
        raise AssertionError(self.client.messages)

    async def actions(self, name: str, where: lsp.Range, only: list[str] | None = None) -> list[lsp.CodeAction]:
        """What may be done there."""
        params = lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(self.uri(name)), where, lsp.CodeActionContext([], only=only)
        )
        found = await self.client.text_document_code_action_async(params)
        return [_action(a) for a in found or ()]

    async def run(self, action: lsp.CodeAction) -> None:
        """Run the command of an action."""
        assert action.command
        command = action.command
        await self.client.workspace_execute_command_async(lsp.ExecuteCommandParams(command.command, command.arguments))


def _action(found: lsp.Command | lsp.CodeAction) -> lsp.CodeAction:
    """An action; lsprotocol takes one with a command for a command whose name is that command's text."""
    if isinstance(found, lsp.CodeAction):
        return found
    command = ast.literal_eval(found.command)
    return lsp.CodeAction(found.title, command=lsp.Command(**command))


def _known(d: lsp.Diagnostic) -> str:
    return str(d.code) if d.code else d.message


def edits(action: lsp.CodeAction) -> list[tuple[int, int, int, int, str]]:
    """The changes of an action as plain values."""
    assert action.edit
    found: list[Any] = []
    for of in action.edit.document_changes or ():
        assert isinstance(of, lsp.TextDocumentEdit)
        found += of.edits
    for some in (action.edit.changes or {}).values():
        found += some
    return [
        (e.range.start.line, e.range.start.character, e.range.end.line, e.range.end.character, e.new_text)
        for e in found
    ]
