"""What somebody asks for → what is to be read, and by which settings, rules and stets, each found once → its report."""

from __future__ import annotations

from typing import Any

from lint.workspace.request import Request, RequestError
from lint.workspace.workspace import Workspace

__all__ = ["Request", "RequestError", "Workspace", "resolve"]


def resolve(request: Request, **told: Any) -> Workspace:
    """The one way in, for the command line, servers, editors and other programs: what the request is about.

    `told` are `progress` and `warn`, as Workspace has them.
    """
    if request.settings_from is None:
        return Workspace(request, **told)
    from lint.workspace.base_workspace import WorkspaceAtBase

    return WorkspaceAtBase(request, **told)
