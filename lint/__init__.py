"""newslint: reads copy as a copy editor does and flags what disagrees.

For other programs: `check` gives the Report on articles by name, a `Checker` one after the other. What else is here is
what a report is made of. All is loaded when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.engine.results import Report
    from lint.text.finding import End, Finding, Fix, Level
    from lint.workspace.request import RequestError
    from lint.workspace.texts import Checker, check

__version__ = "0.2.0"
"""The version, which stands nowhere else."""

__all__ = ["Checker", "End", "Finding", "Fix", "Level", "Report", "RequestError", "__version__", "check"]

if not TYPE_CHECKING:  # or no slip in a name would be seen
    _IN = {
        "Checker": "workspace.texts", "check": "workspace.texts", "RequestError": "workspace.request",
        "Report": "engine.results", "End": "text.finding", "Finding": "text.finding", "Fix": "text.finding",
        "Level": "text.finding",
    }  # fmt: skip

    def __getattr__(name: str) -> Any:
        if name not in _IN:
            raise AttributeError(f"module 'lint' has no attribute '{name}'")
        return getattr(import_module(f"lint.{_IN[name]}"), name)
