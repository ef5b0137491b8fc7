"""What an editor's user does about findings, other than to the text → lines in the desk's files, and what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.files.atomic_write import ChangedMeanwhileError
from lint.settings.house_words import NoPlaceError, add_word
from lint.settings.stets import none
from lint.settings.stets_file import NotAListError, accept, add
from lint.settings.stets_file import load as load_stets
from lint.workspace import RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lint.text.finding import Finding
    from lint.workspace import Workspace


def let_stand(asked: Workspace, findings: Sequence[Finding], reason: str) -> str:
    """Write stets for these findings, as `newslint stet` does."""
    reason = " ".join(reason.split())
    if not reason:
        raise RequestError("A stet needs a reason.")
    if not findings:
        raise RequestError("There is no such finding any more.")
    file = asked.stets_file
    known = asked.sound(lambda: load_stets(file)) if file.is_file() else none()
    made = accept(findings, known._replace(folder=file.parent), reason)
    if not made:
        raise RequestError(f"Its stet has run out: change the date in {file}.")
    try:
        add(file, made)
    except (ChangedMeanwhileError, NotAListError) as e:
        raise RequestError(f"{e}.") from e
    except OSError as e:
        raise RequestError(f"{file}: it could not be written: {e.strerror}.") from e
    return f"'{made[0].words}' stands ({made[0].rule}): {file.name}."


def house_word(asked: Workspace, folder: Path, word: str) -> str:
    """Add a spelling to the words of the house."""
    file = asked.settings_file or folder / "newslint.yml"
    try:
        new = add_word(file, word)
    except (ChangedMeanwhileError, NoPlaceError) as e:
        raise RequestError(f"{e}.") from e
    except OSError as e:
        raise RequestError(f"{file}: it could not be written: {e.strerror}.") from e
    return f"'{word}' is {'now' if new else 'already'} a word of the house: {file.name}."
