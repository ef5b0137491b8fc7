"""Which columns of a table hold what: as somebody names them, or to be guessed."""

from __future__ import annotations

from typing import NamedTuple


class Columns(NamedTuple):
    """The columns of body, title and date; nothing for those to be guessed."""

    body: str = ""
    title: str = ""
    date: str = ""


GUESSED = Columns()
