"""Rules, checks and settings → the JSON Schemas that complete and explain keys in editors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from lint import checks
from lint.rulebook.loading import WHERE, load, parameters
from lint.rulebook.rule import BUILT_IN
from lint.rulebook.rule_examples import EXAMPLE
from lint.settings.settings_file import LEVEL_NAMES, SETTINGS


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
            "published": {
                "oneOf": [day, {"type": "object", "additionalProperties": day}],
                "description": "The day on which the text, or each of several, was published.",
            },
            "tracked": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Who made changes in the text that are to be accepted yet, the first at the first mark.",
            },
            "encoding": {**_json_type(EXAMPLE["encoding"].type), "description": "The encoding of the text's file."},
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
            "level": {
                "enum": ["error", "warning", "style"],
                "description": "error: wrong; warning: look at it; style: the house's taste.",
            },
            "message": {"type": "string", "description": "What an editor reads; {words} are filled in."},
            "why": {"type": "string", "description": "Why it matters, in a sentence or two."},
            "source": {"type": "string", "description": "The style book or authority it comes from."},
            "optional": {"type": "boolean", "description": "Used only where the rule or its pack is chosen by name."},
            "where": _where(),
            "with": {"type": "object", "description": "What is set of the check."},
            "examples": {
                "type": "array",
                "minItems": 1,
                "items": example,
                "description": "Texts that prove the rule: at least one wrong, with what it says, and one right.",
            },
        },
        "allOf": [
            {
                "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
                "then": {
                    "description": about(kind),
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
    docs = {f.name: f.metadata.get("doc", "") for f in fields(kind)}
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


def about(kind: type[checks.Check]) -> str:
    """What a check is for."""
    return " ".join((kind.__doc__ or "").split())
