"""Path → bytes → decoded text, or one plain reason why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.files.bounded_read import ANYWHERE, Bounds, RefusedError, TooLargeError, read

if TYPE_CHECKING:
    from pathlib import Path

#: What stands before the text in some files.
BOM = b"\xef\xbb\xbf"

#: What a report that newslint writes says within so many characters, and why it is no article where it lies among copy.
_HEAD = 200
REPORT = "A report by newslint, and no copy."
OURS = "it is a report by newslint"
#: What the report for a spreadsheet begins with, which has no room for that.
TABLE = ("standing", "kind", "of")
#: What is said of a file that holds none, before the reason.
NO_ARTICLE = "it holds no article"


class UnreadableError(Exception):
    """A file that is no copy that newslint can read; the message says why and what to do."""


class NoArticleError(UnreadableError):
    """A file that is sound and holds no article: a picture, a package, data; the message says which."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{NO_ARTICLE}: {why}")
        self.why = why


def load(path: str | Path, bounds: Bounds = ANYWHERE) -> bytes:
    """The bytes of the regular file at `path`, within the bounds; UnreadableError for anything else."""
    try:
        return read(path, bounds)
    except TooLargeError as fault:
        raise UnreadableError(f"{fault.strerror}; divide it, or raise max-size in newslint.yml") from None
    except RefusedError as fault:
        raise UnreadableError(fault.strerror) from None
    except FileNotFoundError:
        raise UnreadableError("there is no such file") from None
    except PermissionError:
        raise UnreadableError("you may not read it; check the file's permissions") from None
    except (OSError, ValueError) as fault:
        raise UnreadableError(f"it cannot be opened or read: {getattr(fault, 'strerror', None) or fault}") from None


def decode(data: bytes, named: str = "") -> str:
    """The text in `data`, in whatever encoding (see `decoded`)."""
    return decoded(data, named)[0]


def decoded(data: bytes, named: str = "") -> tuple[str, str]:
    """The text in `data`, and the name of its encoding where that was guessed.

    It is UTF-8, or what a mark before it says, or settings by the encoding that is `named`; else it is guessed. A byte
    order mark is left out: editors do not show it, so line 1 column 1 is the first letter after it.
    """
    guessed = ""
    try:
        text = data.removeprefix(BOM).decode()
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        from lint.read.encodings import decode as decode_other  # late: nearly all copy is UTF-8

        text, encoding = decode_other(data, named)
        guessed = encoding.name if encoding.guessed else ""
    if REPORT in text[:_HEAD]:
        raise UnreadableError(OURS)
    if not text or text.isspace():
        raise UnreadableError("it is empty")
    return text, guessed


def is_report(path: Path) -> bool:
    """Whether the file is a report that newslint has written, or is empty, so that another may be put in its place."""
    with path.open("rb") as file:
        text = file.read(4 * _HEAD).removeprefix(BOM).decode("utf-8", "replace")
    return not text.strip() or REPORT in text[:_HEAD] or text.startswith(",".join(TABLE))
