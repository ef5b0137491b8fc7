"""Path → bytes → decoded text, or one plain reason why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.files.bounded_read import ANYWHERE, Bounds, RefusedError, TooLargeError, read

if TYPE_CHECKING:
    from pathlib import Path

#: What stands before the text in some files.
BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

#: What a report that newslint writes says within so many bytes, and why it is no article where it lies among copy.
_HEAD = 200
REPORT = "A report by newslint, and no copy."
OURS = "it is a report by newslint"
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


def decode(data: bytes) -> str:
    """The text in `data`, which must be UTF-8.

    A byte order mark is left out: editors do not show it, so line 1 column 1 is the first letter after it.
    """
    data = data.removeprefix(BOM)
    if REPORT.encode() in data[:_HEAD]:
        raise UnreadableError(OURS)
    if data.startswith(_UTF16):
        raise UnreadableError("it is UTF-16, not UTF-8; save it as UTF-8")
    if b"\0" in data:
        raise UnreadableError("it is not text: it contains zero bytes")
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise UnreadableError(
            f"it is not UTF-8: line {line} holds byte 0x{data[fault.start]:02x} (byte {fault.start} of the file); "
            "save it as UTF-8"
        ) from None
    if not text or text.isspace():
        raise UnreadableError("it is empty")
    return text
