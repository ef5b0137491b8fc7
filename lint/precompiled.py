"""Patterns → compiled regular expressions, kept for later runs as Python keeps byte code.

`re` compiles in Python; what five articles ask for takes it longer than to lint them. So the numbers that it makes of
a pattern are kept in a file in the user's cache folder, and given to its engine again, which vets them. That is no
public interface: kept is only what was seen to give the very pattern that `re.compile` gives, for this build of Python
alone, and whatever is not as expected is compiled by `re.compile`.
"""

from __future__ import annotations

import json
import os
import re
import sys
from array import array
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple, cast
from zlib import crc32

from lint.user_folder import user_folder

_MOST = 1 << 20
"""Bytes beyond which the file is begun anew: with newslint's patterns change, and old ones stay."""

#: What this run compiled, by pattern and flags.
made_now: dict[tuple[str, int], re.Pattern[str]] = {}


class _Kept(NamedTuple):
    """What a pattern is made of again: its flags, the names and the number of its groups, and its code's place."""

    flags: int
    names: dict[str, int]
    groups: int
    start: int
    end: int


def compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """What `re.compile` makes of the pattern."""
    found, codes = kept()
    if one := found.get((pattern, flags)):
        try:
            return _restored(pattern, one, codes[one.start : one.end])
        except Exception:  # noqa: BLE001, S110 - whatever another Python's engine makes of it
            pass
    made = made_now[pattern, flags] = re.compile(pattern, flags)
    return made


def keep() -> None:
    """Add what this run compiled to the file; or not, where Python is not to write byte code."""
    if not made_now or sys.dont_write_bytecode:
        return
    from lint.rewrite import put

    found, codes = kept()
    found, codes = dict(found), array("I", codes)
    if len(codes) * codes.itemsize > _MOST:
        found, codes = {}, array("I")
    file = user_folder() / "patterns"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(file.parent, os.W_OK):
            return
        for key, made in made_now.items():
            code = _code(*key)
            one = _Kept(made.flags, dict(made.groupindex), made.groups, len(codes), len(codes) + len(code))
            if _restored(key[0], one, code) == made:
                found[key] = one
                codes.extend(code)
        index = json.dumps([[*key, *one] for key, one in found.items()]).encode()
        body = index + b"\n" + codes.tobytes()
        put(file, [stamp(body), b"\n", body])
    except Exception:  # noqa: BLE001 - a convenience, and never a reason to fail
        return


@cache
def kept() -> tuple[dict[tuple[str, int], _Kept], array[int]]:
    """What earlier runs compiled; nothing where there is no file, or it is damaged or of another Python."""
    codes = array("I")
    try:
        begin, body = (user_folder() / "patterns").read_bytes().split(b"\n", 1)
        if begin != stamp(body):
            return {}, codes
        index, code = body.split(b"\n", 1)
        codes.frombytes(code)
        return {(pattern, flags): _Kept(*one) for pattern, flags, *one in json.loads(index)}, codes
    except Exception:  # noqa: BLE001 - as above
        return {}, array("I")


def stamp(body: bytes) -> bytes:
    """What the file begins with where it is whole and of this build of Python."""
    engine: Any = import_module("_sre")
    return f"{sys.version!r} {sys.byteorder} {engine.MAGIC} {engine.CODESIZE} {crc32(body):08x}".encode()


def _code(pattern: str, flags: int) -> array[int]:
    parser, compiler = import_module("re._parser"), import_module("re._compiler")
    return array("I", compiler._code(parser.parse(pattern, flags), flags))  # noqa: SLF001 - see above


def _restored(pattern: str, kept: _Kept, code: array[int]) -> re.Pattern[str]:
    names: list[str | None] = [None] * (kept.groups + 1)
    for name, group in kept.names.items():
        names[group] = name
    engine: Any = import_module("_sre")
    made = engine.compile(pattern, kept.flags, code.tolist(), kept.groups, kept.names, tuple(names))
    return cast("re.Pattern[str]", made)
