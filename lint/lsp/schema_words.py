"""A place in a rule's file or in the settings → the keys and values that may stand there, from the JSON Schemas."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from lsprotocol.types import CompletionItem, CompletionItemKind, MarkupContent, MarkupKind, Range, TextEdit

from lint.lsp.yaml_place import ITEM, YamlPlace
from lint.rulebook.rule import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.rulebook.rule import Rule

_CHECK = re.compile(r"^check: *['\"]?([\w-]+)", re.MULTILINE)
_LIKE = re.compile(r"^like: *['\"]?([\w/-]+)", re.MULTILINE)


@cache
def _schema(name: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads((BUILT_IN / name).read_text(encoding="utf-8"))
    return loaded


class Words:
    """What may stand in one file: that of a rule, or of settings."""

    def __init__(self, text: str, rules: Mapping[str, Rule], *, settings: bool) -> None:
        self._rules, self._settings = rules, settings
        self._root = _schema("settings-schema.json") if settings else _with_check(_check_of(text, rules))

    def completions(self, at: YamlPlace, where: Range) -> list[CompletionItem]:
        """What may be written at a place; `where` is what it takes the place of."""
        schemas = self._at(at.path)
        if at.is_value:
            found = [
                _item(name, about, name, where, CompletionItemKind.Value) for name, about in self._values(at, schemas)
            ]
            return found if at.path[-1:] != (ITEM,) else [*found, *self._keys(at, schemas, where)]
        return self._keys(at, schemas, where)

    def about(self, path: Sequence[str]) -> str:
        """What a key is for."""
        return next((s["description"] for s in self._at(path) if s.get("description")), "")

    def _keys(self, at: YamlPlace, schemas: Iterable[Mapping[str, Any]], where: Range) -> list[CompletionItem]:
        found = {}
        for schema in schemas:
            for name, inner in schema.get("properties", {}).items():
                found[name] = inner.get("description", "")
        if self._settings and at.path and at.path[0] in ("levels", "paths") and at.path != ("paths",):
            found |= dict(self._names())
        kind = CompletionItemKind.Property
        return [_item(n, about, f"{n}: ", where, kind) for n, about in found.items() if n not in at.beside]

    def _values(self, at: YamlPlace, schemas: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
        if self._settings and at.path[:1] == ("packs",):
            yield from self._names(optional=True)
        if not self._settings and at.path == ("like",):
            yield from ((r.id, r.why) for r in self._rules.values())
        for schema in schemas:
            for value in schema.get("enum", ()):
                yield str(value), self._of_check(str(value)) if at.path == ("check",) else ""
            if schema.get("type") == "boolean":
                yield from (("true", ""), ("false", ""))

    def _names(self, *, optional: bool = False) -> Iterator[tuple[str, str]]:
        """Rules and packs, with what they are for."""
        some = [r for r in self._rules.values() if r.optional or not optional]
        yield from ((pack, "A pack of rules.") for pack in sorted({r.pack for r in some}))
        yield from ((r.id, r.why) for r in some)

    @staticmethod
    def _of_check(name: str) -> str:
        return str(_then(name).get("description", ""))

    def _at(self, path: Iterable[str]) -> list[Mapping[str, Any]]:
        """The schemas that hold at a place."""
        now = [self._root]
        for step in path:
            now = [inner for schema in now for inner in _inner(schema, step)]
        return [s for schema in now for s in _each(schema)]


def _check_of(text: str, rules: Mapping[str, Rule]) -> str:
    """The check of a rule that is being written, named or that of the rule it is like."""
    if m := _CHECK.search(text):
        return m[1]
    like = _LIKE.search(text)
    return rules[like[1]].check_name if like and like[1] in rules else ""


def _with_check(name: str) -> Mapping[str, Any]:
    """The schema of a rule with that check."""
    root = _schema("schema.json")
    return {**root, "properties": {**root["properties"], **_then(name).get("properties", {})}}


def _then(name: str) -> Mapping[str, Any]:
    of = (a["then"] for a in _schema("schema.json")["allOf"] if a["if"]["properties"]["check"]["const"] == name)
    return next(of, {})


def _each(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return (
        [s for one in schema["oneOf"] for s in _each(one)] if "oneOf" in schema and "type" not in schema else [schema]
    )


def _inner(schema: Mapping[str, Any], step: str) -> Iterator[Mapping[str, Any]]:
    for one in _each(schema):
        if step == ITEM:
            found = one.get("items")
        else:
            found = one.get("properties", {}).get(step, one.get("additionalProperties"))
        if isinstance(found, dict):
            yield found


def _item(name: str, about: str, new: str, where: Range, kind: CompletionItemKind) -> CompletionItem:
    told = MarkupContent(MarkupKind.PlainText, about) if about else None
    return CompletionItem(name, kind=kind, documentation=told, text_edit=TextEdit(where, new), filter_text=name)
