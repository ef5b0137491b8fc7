"""Rules and checks → what editors look things up in: the catalogue `rules/README.md` and the JSON
Schemas of rule files and of settings.

`python -m lint.handbook` writes them and `rules/compiled.json`; a test fails where one is stale.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from lint import checks
from lint.rule import BUILT_IN, Rule
from lint.rulebook import WHERE, load, parameters
from lint.settings_file import LEVEL_NAMES, SETTINGS
from lint.shipped import COMPILED, compiled


def explain(rule: Rule) -> str:
    """Everything about one rule, as a page of text."""
    lines = [f"{rule.id} ({_level(rule)})", "", f"  {rule.message}", "", *_indented(rule.why)]
    if rule.source:
        lines += ["", f"  Source: {rule.source}"]
    lines += ["", f"Check: {rule.check_name}", *_indented(_about(type(rule.check)))]
    if fields := _fields(type(rule.check)):
        lines += ["", "Parameters:"]
        for f in fields:
            lines.append(f"  {f.name}: {f.metadata.get('doc', '')} Here: {_short(getattr(rule.check, f.name))}")
    lines += ["", "Examples:"]
    for e in rule.examples:
        for name, text in e.texts.items():
            label = f"{'wrong' if e.wrong else 'right'}{f' ({name})' if len(e.texts) > 1 else ''}"
            lines += [f"  {label}:", *_indented(_remark(text, e.marks[name]), 4)]
        if e.says:
            lines.append(f"    → {e.says}")
    return "\n".join(lines) + "\n"


def catalogue(rules: list[Rule]) -> str:
    """The page `rules/README.md`: every rule with what it says, why, and an example."""
    parts = [
        "# The rules\n",
        "Written from the rule files by `python -m lint.handbook`; change those, not this page.\n",
        "An optional rule is used only where it or its pack is chosen: `newslint --select american …`.\n",
        "| rule | level | check |\n|---|---|---|",
        *(f"| [{r.id}](#{_anchor(r.id)}) | {_level(r)} | {r.check_name} |" for r in rules),
        "",
    ]
    for pack, members in groupby(rules, key=lambda r: r.pack):
        parts.append(f"## {pack}\n")
        for r in members:
            parts += [f"### {r.id}\n", f"**{_level(r)}** · `{r.message}`\n", f"{r.why}\n"]
            wrong = next(e for e in r.examples if e.wrong)
            for name, text in wrong.texts.items():
                label = f"{name}: " if len(wrong.texts) > 1 else ""
                parts += [f"> {label}{line}" for line in _remark(text.strip(), wrong.marks[name]).splitlines() if line]
                parts.append(">") if name != list(wrong.texts)[-1] else None
            parts.append("")
            if wrong.says:
                parts.append(f"says: *{wrong.says}*\n")
    return "\n".join(parts).rstrip() + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of a rule file: completes keys and explains parameters in editors."""
    texts = {"oneOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
    day = {"type": "string", "format": "date"}
    example = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "wrong": {**texts, "description": "A text that the rule must flag, with [[…]] round every place."},
            "right": {**texts, "description": "A text that the rule must leave alone."},
            "says": {"type": "string", "description": "The whole message for the wrong text."},
            "published": {"oneOf": [day, {"type": "object", "additionalProperties": day}]},
            "todo": {"type": "boolean", "description": "A known miss: the example must fail."},
        },
    }
    kinds = {name: checks.named(name) for name in checks.names()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A newslint rule",
        "type": "object",
        "additionalProperties": False,
        "required": ["level", "message", "why", "examples"],
        "oneOf": [{"required": ["check"]}, {"required": ["like"]}],
        "properties": {
            "check": {"enum": list(kinds), "description": "What kind of fault to look for."},
            "like": {
                "type": "string",
                "description": "A rule whose check and parameters this one shares, but for those it sets itself.",
            },
            "level": {"enum": ["error", "warning", "style"]},
            "message": {"type": "string", "description": "What an editor reads; {words} are filled in."},
            "why": {"type": "string", "description": "Why it matters, in a sentence or two."},
            "source": {"type": "string", "description": "The style book or authority it comes from."},
            "optional": {"type": "boolean", "description": "Used only where the rule or its pack is chosen by name."},
            "where": _where(),
            "with": {"type": "object"},
            "examples": {"type": "array", "minItems": 1, "items": example},
        },
        "allOf": [
            {
                "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
                "then": {
                    "description": _about(kind),
                    "properties": {"with": _with(name, kind)},
                    **({"required": ["with"]} if any(k.required for k in parameters(name).values()) else {}),
                },
            }
            for name, kind in kinds.items()
        ],
    }


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of `newslint.yml`; rules and packs of the desk's own are allowed where rules are named."""
    names = sorted({name for r in load([BUILT_IN]) for name in (r.id, r.pack)})
    level = {"enum": list(LEVEL_NAMES)}
    levels = {"type": "object", "properties": dict.fromkeys(names, level), "additionalProperties": level}
    special = {"levels": levels, "paths": {"type": "object", "additionalProperties": levels}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of newslint: newslint.yml",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {**special.get(name, _json_type(s.type)), "description": s.doc} for name, s in SETTINGS.items()
        },
    }


def _where() -> dict[str, Any]:
    docs = {
        "in": "The kinds of block to look in; all, if none is named.",
        "not in": "The kinds of block to leave alone.",
        "quoted": "What to make of words in quotation marks: look at them (any), at them alone (only), or never.",
    }
    return {
        "type": "object",
        "description": "Where in an article to look. It works for every check: what begins elsewhere is not reported.",
        "additionalProperties": False,
        "properties": {name: {**_json_type(key.type), "description": docs[name]} for name, key in WHERE.items()},
    }


def _with(name: str, kind: type[checks.Check]) -> dict[str, Any]:
    keys = parameters(name)
    docs = {f.name: f.metadata.get("doc", "") for f in _fields(kind)}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {n: {**_json_type(k.type), "description": docs[n]} for n, k in keys.items()},
        "required": [n for n, k in keys.items() if k.required],
    }


def _json_type(kind: Any) -> dict[str, Any]:
    origin, args = get_origin(kind), get_args(kind)
    if origin is tuple:
        return {"type": "array", "items": _json_type(args[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _json_type(args[1])}
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (Union, UnionType):
        return {"oneOf": [_json_type(a) for a in args]}
    plain = {str: "string", bool: "boolean", int: "integer", float: "number", NoneType: "null", date: "string"}
    return {"type": plain[kind]}


def _fields(kind: type[checks.Check]) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(kind)  # type: ignore[arg-type]


def _about(kind: type[checks.Check]) -> str:
    return " ".join((kind.__doc__ or "").split())


def _short(value: object) -> str:
    text = f"{len(value)} entries" if isinstance(value, Mapping) and len(value) > 8 else f"{value}"
    return text if len(text) < 120 else f"{text[:117]}…"


def _indented(text: str, by: int = 2) -> list[str]:
    return [" " * by + line for line in text.strip().splitlines()]


def _remark(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """The text with its [[marks]] put back."""
    for start, end in reversed(marks):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text


def _level(rule: Rule) -> str:
    return f"{rule.level}, optional" if rule.optional else str(rule.level)


def _anchor(rule_id: str) -> str:
    return rule_id.replace("/", "")


def files() -> dict[str, str]:
    """The generated files of the built-in packs, by name."""
    return {
        "README.md": catalogue(load([BUILT_IN])),
        "schema.json": json.dumps(schema(), indent=1, ensure_ascii=False) + "\n",
        "settings-schema.json": json.dumps(settings_schema(), indent=1, ensure_ascii=False) + "\n",
        COMPILED.name: compiled(),
    }


if __name__ == "__main__":
    for name, text in files().items():
        (BUILT_IN / name).write_text(text, encoding="utf-8")
