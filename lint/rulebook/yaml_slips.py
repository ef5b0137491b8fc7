"""Text that YAML cannot read → where an editor slipped, and what to write, in an editor's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

#: A line of a mapping or a list: its margin, dashes, key and value.
_LINE = lazy(r"(?P<margin>\s*(?:- +)*)(?:(?P<key>[\w][\w /.*-]*|\"[^\"]*\"|'[^']*'):(?= |$))?(?P<gap> *)(?P<value>.*)")
_NO_SPACE = lazy(r"\s*(?:- +)*[a-z]\w*(?: \w+)?:[^\s/]")
_NO_DASH_SPACE = lazy(r"\s*-[a-z]\w*:")
#: A text in quotation marks, and what comes after it on its line.
_QUOTED = lazy(r"\"(?:[^\"\\]|\\.)*\"(?P<rest>.*)|'(?:[^']|'')*'(?P<rest_>.*)")
_COMMENT = lazy(r"\s*(?:#.*)?")
_SPECIAL = "*&!%@`"


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
    opened = error.context_mark if "quoted scalar" in (error.context or "") else None
    problem = error.problem or error.context or "it cannot be read"
    if "escape" in problem:
        return Slip(at + 1, column + 1, "in double quotation marks a \\ has a meaning of its own; use single ones, '…'")
    if opened is not None:
        return Slip(
            opened.line + 1, opened.column + 1, "this quotation mark has no partner; end the text with the same"
        )
    if found := _in_line(lines, at) or _unclosed(lines, error, at):
        return found
    for n in range(min(at, len(lines) - 1), -1, -1):  # a mark that was left open runs on to the next one
        if found := _open(lines[n], n):
            return found
    if at and (found := _in_line(lines, at - 1)):
        return found
    return Slip(at + 1, column + 1, _plainly(problem))


def _in_line(lines: Sequence[str], at: int) -> Slip | None:
    """What is wrong in this line, if that can be told from it alone."""
    if at >= len(lines):
        return None
    line = lines[at]
    margin = line[: len(line) - len(line.lstrip())]
    if "\t" in margin:
        return Slip(at + 1, margin.index("\t") + 1, "a tab stands here; YAML is indented with spaces")
    if m := _NO_DASH_SPACE.match(line):
        return Slip(at + 1, m.end() - 1, "a space belongs after the -")
    if m := _NO_SPACE.match(line):
        return Slip(at + 1, m.end(), "a space belongs after the colon")
    m = _LINE.fullmatch(line)
    value = m["value"] if m else ""
    if not m or not value:
        return None
    column = m.start("value") + 1
    if value.startswith("[["):
        return Slip(at + 1, column, "a text that begins with [[ must stand in quotation marks")
    if value[0] == "{" and "}" not in value:
        return Slip(
            at + 1, column, "a { opens a mapping and no } ends it; a text that begins so must stand in quotation marks"
        )
    if value[0] in _SPECIAL or (value[0] == "{" and not value.rstrip().endswith("}")):
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


def _plainly(problem: str) -> str:
    if "expected" in problem:
        return "this line does not go with those above it; indent it as they are, and begin items of a list with '- '"
    if "alias" in problem:
        return "a text that begins with * must stand in quotation marks"
    if "cannot start any token" in problem:
        return "a text that begins with this character must stand in quotation marks"
    return problem
