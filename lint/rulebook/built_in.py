"""The built-in packs, ready to run: from `rules/compiled.json` where that is fresh, else from the YAML files.

Reading YAML takes longer than linting five articles. The compiled file holds what a run needs of each rule, without its
examples, and a digest of the rule files that it was made from; `python -m lint.authoring.handbook` writes it.
"""

from __future__ import annotations

import json
from dataclasses import astuple
from datetime import date
from typing import TYPE_CHECKING, Any
from zlib import crc32

from lint.rulebook.rule import BUILT_IN, Rule, frozen, rule_id, yaml_files
from lint.text.finding import Level

if TYPE_CHECKING:
    from lint.mentions.where import Where

COMPILED = BUILT_IN / "compiled.json"
_FORMAT = 3


def built_in() -> list[Rule]:
    """The rules of the built-in packs in order of id, without examples; BrokenRulesError as `load` raises it."""
    try:
        compiled = json.loads(COMPILED.read_bytes(), object_hook=_with_dates)
    except (OSError, ValueError):
        compiled = {}
    if not isinstance(compiled, dict) or compiled.get("digest") != _digest():
        from lint.rulebook.loading import load

        return load([BUILT_IN])
    return [
        Rule(
            r["id"], r["check"], frozen(r["with"]), Level[r["level"].upper()],
            r["message"], r["why"], r["source"], (), str(BUILT_IN / r["path"]), r["optional"],
            _where(r["where"]) if r["where"] else None,
        )
        for r in compiled["rules"]
    ]  # fmt: skip


def _where(told: list[Any]) -> Where:
    from lint.mentions.where import Where

    return Where(*frozen(told))


def compiled() -> str:
    """The text of `rules/compiled.json` for the rule files as they are."""
    from lint.rulebook.loading import load

    rules = [
        {
            "id": r.id,
            "check": r.check_name,
            "with": r.parameters,
            "level": str(r.level),
            "message": r.message,
            "why": r.why,
            "source": r.source,
            "path": f"{r.id}.yml",
            "optional": r.optional,
            "where": astuple(r.where) if r.where else None,
        }
        for r in load([BUILT_IN])
    ]
    lines = ",\n".join(json.dumps(r, ensure_ascii=False, default=_plain) for r in rules)
    return f'{{"digest": "{_digest()}", "rules": [\n{lines}\n]}}\n'


def _digest() -> str:
    """Of the format and of every rule file with its id: tells a stale file, not a forged one."""
    digest = crc32(str(_FORMAT).encode())
    for path, parts in yaml_files(BUILT_IN):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - there are many, and this is done in every run
            data = file.read()
        digest = crc32(data, crc32(f"\0{rule_id(BUILT_IN, parts)}\0{len(data)}\0".encode(), digest))
    return f"{digest:08x}"


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    raise TypeError(f"{value!r} cannot be compiled")


def _with_dates(value: dict[str, Any]) -> Any:
    return date.fromisoformat(value["$date"]) if value.keys() == {"$date"} else value
