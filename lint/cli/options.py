"""The options and arguments that commands share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """The formats of a list."""

    TEXT = "text"
    JSON = "json"


class ReportFormat(StrEnum):
    """The formats of a report."""

    TEXT = "text"
    ONELINE = "oneline"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    HTML = "html"


class LevelName(StrEnum):
    """The levels of findings."""

    ERROR = "error"
    WARNING = "warning"
    STYLE = "style"


class GroupBy(StrEnum):
    """What findings of a report may stand together by."""

    RULE = "rule"
    ARTICLE = "article"
    STORY = "story"


class FailOn(StrEnum):
    """The lowest level at which a finding makes the run fail."""

    ERROR = "error"
    WARNING = "warning"
    STYLE = "style"
    NEVER = "never"


class StoryMode(StrEnum):
    """How articles are grouped into stories."""

    AUTO = "auto"
    FOLDER = "folder"
    OFF = "off"


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as e:
        raise typer.BadParameter(f"'{text}' is no date; write it as 2024-06-20") from e


Paths = Annotated[
    list[Path], typer.Argument(help="Files or folders of copy, or - for standard input.", metavar="PATH…")
]
RuleFolders = Annotated[
    list[Path], typer.Option("--rules", help="A folder of rules, added to the built-in packs.", metavar="DIR")
]
Select = Annotated[list[str], typer.Option(help="Use only these rules or packs.", metavar="RULE")]
Ignore = Annotated[list[str], typer.Option(help="Leave these rules or packs out.", metavar="RULE")]
Published = Annotated[
    date | None,
    typer.Option(help="The publication date of articles that tell none.", parser=day, metavar="YYYY-MM-DD"),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write the report to this file.")]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", help="The settings; else newslint.yml in the copy's folder or above.", metavar="FILE"),
]
FollowLinks = Annotated[
    bool,
    typer.Option(
        "--follow-links", help="Follow links out of the folders named, for copy, rules, settings, stets and outputs."
    ),
]
AllowUnread = Annotated[
    bool, typer.Option("--allow-unread", help="Do not fail where an article could not be examined; it is still said.")
]
NoSettings = Annotated[bool, typer.Option("--no-settings", help="Leave newslint.yml and stets aside.")]
Story = Annotated[StoryMode | None, typer.Option(help="How articles are grouped into stories: auto, if not set.")]
