"""What somebody asks newslint to look at, and how; and why that cannot be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint.read.columns import GUESSED, Columns

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from pathlib import Path

    from lint.stories.story import Mode


class RequestError(Exception):
    """What is asked for cannot be done; the message says why, in lines to be shown, and what to do."""


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Request:
    """Which copy is to be read, under which rules, settings and stets, since when; as the options of commands say.

    `rules` are folders of more rules; only what is `select`ed runs, less what is to be `ignore`d. `settings_from` is
    the git revision of which settings, rules and stets are to hold; `since` the one of which changes are looked at.
    `stdin_name` is what copy in standard input is called, `columns` are those of tables that hold articles. The others
    are as `lint.engine.lint` has them.
    """

    paths: Sequence[Path] = ()
    settings: Path | None = None
    no_settings: bool = False
    no_stets: bool = False
    no_baseline: bool = False
    settings_from: str | None = None
    rules: Sequence[Path] = ()
    select: Collection[str] = ()
    ignore: Collection[str] = ()
    story: Mode | None = None
    published: date | None = None
    encoding: str = ""
    stdin_name: str = ""
    since: str | None = None
    follow_links: bool = False
    columns: Columns = GUESSED
    whole: bool = False
    all_fixes: bool = False
    cached: bool = False
    scheduler: str = ""
    cluster_timeout: float = 300
