"""A range of a document → what may be done about what is shown in it, and the edits that do it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from lint.lsp.actions import Actions, all_fixed, changes
from lint.lsp.positions import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.lsp.server import Server
    from lint.lsp.shown import Shown
    from lint.lsp.state import View
    from lint.text.finding import Finding


async def possible(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """What may be done about what is shown in a range; all safe fixes as edits, where they are asked for."""
    uri, only = params.text_document.uri, params.context.only
    view = ls.views.get(uri)
    if not view or not view.article or not _current(ls, uri, view):
        return []
    made = Actions(uri, view.article, ls.encoding, lambda edits: edit_of(ls, uri, edits), ls.reasons, ask=ls.ask)
    found: list[lsp.CodeAction] = []
    if _wanted(only, lsp.CodeActionKind.QuickFix):
        found += [a for s in _touched(ls, view, params.range) for a in made.of(s)]
    if any(s.finding.fix and s.finding.fix.safe for s in view.shown):
        if only and _wanted(only, lsp.CodeActionKind.SourceFixAll):
            if edits := await fix_edits(ls, uri):
                title = "Make all safe fixes in this document"
                kind = lsp.CodeActionKind.SourceFixAll
                found.append(lsp.CodeAction(title, kind, edit=edit_of(ls, uri, edits)))
        elif not only:
            found.append(made.fix_all())
    return found


def _wanted(only: object, kind: str) -> bool:
    kinds = [str(getattr(k, "value", k)) for k in only] if isinstance(only, list | tuple) else []
    value = str(getattr(kind, "value", kind))
    return not kinds or any(value == k or value.startswith(f"{k}.") for k in kinds)


def _touched(ls: Server, view: View, where: lsp.Range) -> Iterator[Shown]:
    """What is shown in a range, or where it begins."""
    if view.article is None:
        return
    span = Places.of(view.article, ls.encoding).span(where)
    for shown in view.shown:
        if shown.span.start <= span.end and span.start <= shown.span.end:
            yield shown


async def fix_edits(ls: Server, uri: str) -> list[lsp.TextEdit]:
    """The edits that make all safe fixes in a document."""
    state = ls.state_of(uri)
    documents = ls.documents_of(state)
    document = documents.get(uri)
    if document is None:
        return []

    def found(text: str) -> list[Finding]:
        now = {**documents, uri: document._replace(text=text)}
        return list(state.desk.check(list(now.values())).findings)

    def fixed() -> str:
        return all_fixed(document.path, document.text, found)

    new = await asyncio.get_running_loop().run_in_executor(ls.worker, fixed)
    places = Places(document.text, ls.encoding)
    return [lsp.TextEdit(places.range(span), text) for span, text in changes(document.text, new)]


def edit_of(ls: Server, uri: str, edits: list[lsp.TextEdit]) -> lsp.WorkspaceEdit:
    """A change of one document, which is refused where it is no longer of this version."""
    workspace = ls.client_capabilities.workspace
    if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
        version = ls.workspace.get_text_document(uri).version
        of = lsp.OptionalVersionedTextDocumentIdentifier(uri, version)
        return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(of, list(edits))])
    return lsp.WorkspaceEdit(changes={uri: edits})


def _current(ls: Server, uri: str, view: View) -> bool:
    return ls.workspace.get_text_document(uri).version == view.version
