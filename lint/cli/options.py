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


class StoriesFormat(StrEnum):
    """The formats of a list of stories."""

    TEXT = "text"
    JSON = "json"
    TABLE = "table"


class ReportFormat(StrEnum):
    """The formats of a report."""

    TEXT = "text"
    ONELINE = "oneline"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    SUGGESTIONS = "suggestions"
    HTML = "html"
    TABLE = "table"
    DOCX = "docx"
    ODT = "odt"


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


class Encoding(StrEnum):
    """The encodings that copy may be said to be in."""

    UTF_8 = "utf-8"
    WINDOWS_1252 = "windows-1252"
    MACROMAN = "macroman"
    LATIN_1 = "latin-1"


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


def listed(given: list[str]) -> list[str]:
    """What is named with commas between, or by an option each, one by one."""
    names = [name.strip() for words in given for name in words.split(",") if name.strip()]
    if given and not names:
        raise typer.BadParameter("no rule and no pack is named")
    return names


def rule_names(incomplete: str) -> list[str]:
    """The rules and packs whose names go on from here, the last after a comma."""
    from lint.rulebook.built_in import built_in

    before, comma, last = incomplete.rpartition(",")
    rules = built_in()
    names = sorted({r.pack for r in rules}) + [r.id for r in rules]
    return [f"{before}{comma}{name}" for name in names if name.startswith(last)]


Paths = Annotated[
    list[Path], typer.Argument(help="Files or folders of copy, or - for standard input.", metavar="PATH…")
]
RuleFolders = Annotated[
    list[Path], typer.Option("--rules", help="A folder of rules, added to the built-in packs.", metavar="DIR")
]
Select = Annotated[
    list[str],
    typer.Option(help="Use only these rules or packs.", metavar="RULE,…", callback=listed, autocompletion=rule_names),
]
Ignore = Annotated[
    list[str],
    typer.Option(help="Leave these rules or packs out.", metavar="RULE,…", callback=listed, autocompletion=rule_names),
]
Published = Annotated[
    date | None,
    typer.Option(help="The publication date of articles that tell none.", parser=day, metavar="YYYY-MM-DD"),
]
Body = Annotated[
    str, typer.Option("--body", help="Of tables (CSV, TSV, JSON): the column of the articles.", metavar="COLUMN")
]
Title = Annotated[str, typer.Option("--title", help="Of tables: the column of their titles.", metavar="COLUMN")]
DateColumn = Annotated[str, typer.Option("--date", help="Of tables: the column of their dates.", metavar="COLUMN")]
Encoded = Annotated[
    Encoding | None,
    typer.Option("--encoding", help="The encoding of copy that is not UTF-8; else its bytes show it."),
]
StdinName = Annotated[
    str,
    typer.Option(
        "--stdin-name", help="What the copy in standard input is called: its suffix tells the format.", metavar="NAME"
    ),
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
