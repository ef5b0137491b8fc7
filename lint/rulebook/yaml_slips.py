"""Text that YAML cannot read → where an editor slipped, and what to write, in an editor's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A line of a mapping or a list: its margin, dashes, key and value.
_LINE = lazy(r"(?P<margin>\s*(?:- +)*)(?:(?P<key>[\w][\w /.*-]*|\"[^\"]*\"|'[^']*'):(?= |$))?(?P<gap> *)(?P<value>.*)")
_NO_SPACE = lazy(r"\s*(?:- +)*[a-z]\w*(?: \w+)?:[^\s/]")
_NO_DASH_SPACE = lazy(r"\s*-[a-z]\w*:")
#: A text in quotation marks, and what comes after it on its line.
_QUOTED = lazy(r"\"(?:[^\"\\]|\\.)*\"(?P<rest>.*)|'(?:[^']|'')*'(?P<rest_>.*)")
_COMMENT = lazy(r"\s*(?:#.*)?")
#: A mapping in braces; what closes the first brace ends it.
_MAPPING = lazy(r"\{(?:[^{}]|\{[^{}]*\})*\}\s*")
_SPECIAL = "*&!%@`,]}"
_BULLET = lazy(r"\s*([–—−•·*]) +\S.*")
_BLOCK_TEXT = lazy(r"[|>][-+0-9]*[ \t]*(?!#)\S.*")
#: A key without the colon and the space that belong behind it, or with another sign for the colon.
_NO_COLON = lazy(r"\s*(?:- +)*(?P<key>[a-z][\w-]*)(?:[;：︰=].*| +(?!.*: ).*|)")

#: A no-break space, or one of another width, where YAML has an ordinary one: in the margin, or behind a key.
NO_BREAK = "\xa0\u2007\u202f\u2009\u200a\u2002\u2003\u3000"
_NO_BREAK_MARGIN = lazy(rf"^ *(?:- *)*(?:[a-z][\w-]*:)?([{NO_BREAK}])", re.MULTILINE)
NOT_ORDINARY = "a no-break space or the like stands here; write an ordinary one"

_MISFIT = "this line does not go with those above it; indent it as they are, and begin items of a list with '- '"
MUST = "must stand in quotation marks"
_DIVIDED = "a line of --- or ... divides the file in two; remove it"
COMMENT_CUTS = f"what follows # is a comment and no part of the text; a text with # in it {MUST}"
#: What the parser says, in its two dialects, or what it was at, and what an editor is told of it.
_TOLD = (
    ("anchor", f"a text that begins with & {MUST}"),
    ("alias", f"a text that begins with * {MUST}"),
    ("%TAG", f"a text that begins with % {MUST}"),
    ("directive", f"a text that begins with % {MUST}"),
    ("YAML document", f"a text that begins with % {MUST}"),
    ("tag", f"a text that begins with ! {MUST}"),
    ("block scalar", "after | or > the text begins in the next line, indented"),
    ("another document", _DIVIDED),
    ("document separator", _DIVIDED),
    ("document indicator", _DIVIDED),
    ("tab character", "a tab stands here; YAML is indented with spaces"),
    ("cannot start any token", f"a text that begins with this character {MUST}"),
    ("unexpected ':'", f"a text with a colon in it {MUST}, '…'"),
    ("nesting", "lists and mappings stand too deep in one another; make it flatter"),
    ("too long", "lists and mappings stand too deep in one another; make it flatter"),
)


class Slip(NamedTuple):
    """A line and a column, both from 1, and what is wrong there."""

    line: int
    column: int
    message: str


def slip(text: str, error: yaml.MarkedYAMLError) -> Slip:
    """What an editor most likely did, and where."""
    lines = text.splitlines()
    mark = error.problem_mark or error.context_mark
    at, column = (mark.line, mark.column) if mark else (0, 0)
    if (m := _NO_BREAK_MARGIN.search(text)) and text.count("\n", 0, m.start(1)) <= at:
        return Slip(*place(text, m.start(1)), NOT_ORDINARY)
    opened = error.context_mark if "quoted scalar" in (error.context or "") else None
    problem = f"{error.context or ''}: {error.problem or ''}"
    if "escape" in problem or "hex" in problem:
        return Slip(at + 1, column + 1, "in double quotation marks a \\ has a meaning of its own; use single ones, '…'")
    if opened is not None:
        return Slip(
            opened.line + 1, opened.column + 1, "this quotation mark has no partner; end the text with the same"
        )
    if found := _no_colon(lines, error) or _in_line(lines, at) or _unclosed(lines, error, at):
        return found
    if at and at <= len(lines) and (cut := lines[at - 1].find(" #")) >= 0 and lines[at - 1][:cut].strip():
        return Slip(at, cut + 2, COMMENT_CUTS)
    if at and "document start" in problem and lines[at - 1].startswith(("---", "...")):
        return Slip(at, 1, _DIVIDED)
    for n in range(min(at, len(lines) - 1), -1, -1):  # a mark that was left open runs on to the next one
        if found := _open(lines[n], n):
            return found
    if at and (found := _in_line(lines, at - 1)):
        return found
    return Slip(at + 1, column + 1, next((told for said, told in _TOLD if said in problem), _MISFIT))


def unseen(text: str) -> Slip:
    """The first character that may not stand in YAML."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    at = found.start() if found else 0
    sign = f" (U+{ord(found[0]):04X})" if found else ""
    return Slip(*place(text, at), f"a character that is not seen stands here{sign}; remove it")


def place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _no_colon(lines: Sequence[str], error: yaml.MarkedYAMLError) -> Slip | None:
    """A key that has no colon, where the parser looked for one."""
    if "expected ':'" not in (error.problem or "") or error.context_mark is None:
        return None
    at = error.context_mark.line
    m = _NO_COLON.fullmatch(lines[at]) if at < len(lines) else None
    if not m or (at and " #" in lines[at - 1]):
        return None
    return Slip(at + 1, m.end("key") + 1, f"a colon and a space belong after '{m['key']}'")


def _in_line(lines: Sequence[str], at: int) -> Slip | None:
    """What is wrong in this line, if that can be told from it alone."""
    if at >= len(lines):
        return None
    line = lines[at]
    margin = line[: len(line) - len(line.lstrip())]
    if "\t" in margin:
        return Slip(at + 1, margin.index("\t") + 1, "a tab stands here; YAML is indented with spaces")
    if m := _BULLET.fullmatch(line):
        return Slip(at + 1, m.start(1) + 1, f"items of a list begin with '- ', not with {m[1]}")
    if m := _NO_DASH_SPACE.match(line):
        return Slip(at + 1, m.end() - 1, "a space belongs after the -")
    if m := _NO_SPACE.match(line):
        return Slip(at + 1, m.end(), "a space belongs after the colon")
    m = _LINE.fullmatch(line)
    return _in_value(m["value"], at, m.start("value") + 1) if m and m["value"] else None


def _in_value(value: str, at: int, column: int) -> Slip | None:
    """What is wrong in what stands in a line behind its key and dashes."""
    if value.startswith("[["):
        return Slip(at + 1, column, "a text that begins with [[ must stand in quotation marks")
    if value[0] == "{" and "}" not in value:
        return Slip(
            at + 1, column, "a { opens a mapping and no } ends it; a text that begins so must stand in quotation marks"
        )
    if value[:2] in ("- ", "? "):
        told = f"a text that begins with {value[0]} {MUST}, and items of a list on lines of their own"
        return Slip(at + 1, column, told)
    if _BLOCK_TEXT.fullmatch(value):
        return Slip(at + 1, column, f"after {value[0]} the text begins in the next line, indented")
    if value[0] in _SPECIAL or (value[0] == "{" and not _MAPPING.fullmatch(value)):
        return Slip(at + 1, column, f"a text that begins with {value[0]} must stand in quotation marks")
    if value[0] in "\"'":
        quoted = _QUOTED.fullmatch(value)
        rest = (quoted["rest"] or quoted["rest_"] or "") if quoted else ""
        if rest and not _COMMENT.fullmatch(rest):
            how = "write '' for one in the text" if value[0] == "'" else 'write \\" for one in the text'
            return Slip(at + 1, column + len(value) - len(rest), f"the text ends at this {value[0]}; {how}")
        return None
    if value[0] not in "[|>{" and ((colon := value.find(": ")) >= 0 or value.endswith(":")):
        place = column + (colon if colon >= 0 else len(value) - 1)
        return Slip(at + 1, place, "a text with a colon in it must stand in quotation marks, '…'")
    return None


def _unclosed(lines: Sequence[str], error: yaml.MarkedYAMLError, at: int) -> Slip | None:
    """A list or mapping that begins with a bracket and has not ended in its line."""
    began = error.context_mark
    if at >= len(lines):  # it runs on to the end of the file
        places = [(n, line.find(sign)) for n, line in enumerate(lines) for sign in "[{" if sign in line]
    else:
        places = [(began.line, began.column)] if began else []
    for n, column in reversed(places):
        rest = lines[n][column:]
        sign, end, what = ("[", "]", "list") if rest[:1] == "[" else ("{", "}", "mapping")
        if rest[:1] == sign and rest.count(sign) > rest.count(end):
            message = f"a {sign} opens a {what} and no {end} ends it in this line"
            return _in_line(lines, n) or Slip(n + 1, column + 1, message)
    return None


def _open(line: str, at: int) -> Slip | None:
    """A quotation mark that is not closed in its line."""
    m = _LINE.fullmatch(line)
    if not m or not m["value"] or m["value"][0] not in "\"'" or _QUOTED.fullmatch(m["value"]):
        return None
    column = m.start("value") + 1
    return Slip(at + 1, column, "this quotation mark has no partner in its line; end the text with the same")
