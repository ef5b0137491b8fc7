"""What lies in the cache or goes to another process ↔ bytes: MessagePack, decoded by the types that are declared here.

Bytes that nobody vetted give values of these types or a `DamagedError`; nothing in them is ever run. To import msgspec
takes as long as to check an article, so that this is imported only where something is cached or sent.
"""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

#: A place in a text, or a number of things in it.
Offset = Annotated[int, msgspec.Meta(ge=0, lt=1 << 31)]
#: A string; one with surrogates, as names of files may have, is in brackets and bytes, since UTF-8 has none.
Text = str | tuple[bytes]
#: Bytes that a number takes, by the type code of its array.
_SIZES = {"I": 4, "Q": 8, "d": 8}


class DamagedError(ValueError):
    """Bytes that are not what was encoded."""


class Row(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    """Fields in order, without their names."""


encode = msgspec.msgpack.Encoder().encode


def decode(decoder: msgspec.msgpack.Decoder[T], data: bytes) -> T:
    """What the bytes are; DamagedError where they are not of the decoder's type."""
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError) as e:
        raise DamagedError(str(e)) from e


def sound(*conditions: object) -> None:
    """DamagedError where one of these does not hold."""
    if not all(conditions):
        raise DamagedError("values that newslint never stores")


def text(string: str) -> Text:
    """The string, as it can be encoded."""
    if string.isascii():
        return string
    try:
        string.encode()
    except UnicodeEncodeError:
        return (string.encode("utf-8", "surrogatepass"),)
    return string


def string(text: Text) -> str:
    """The string that was encoded."""
    if isinstance(text, str):
        return text
    try:
        return text[0].decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as e:
        raise DamagedError(str(e)) from e


def number_bytes(kind: str, values: Iterable[float]) -> bytes:
    """Numbers as bytes, the least significant byte first; `kind` is the type code of an array."""
    numbers: array[Any] = array(kind, values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def numbers_in(kind: str, data: bytes) -> array[Any]:
    """The numbers that these bytes are."""
    numbers: array[Any] = array(kind)
    sound(numbers.itemsize == _SIZES[kind], len(data) % _SIZES[kind] == 0)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
