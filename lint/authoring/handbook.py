"""Rules and checks → what editors look things up in: a page on one rule, and the catalogue `rules/README.md`.

`python -m lint.authoring.handbook` writes the catalogue, the JSON Schemas and `rules/compiled.json`; a test fails where
one is stale.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from itertools import groupby
from typing import TYPE_CHECKING, Any, get_args

from lint import checks
from lint.authoring.examples import marked
from lint.authoring.schema import about, schema, settings_schema
from lint.rulebook.built_in import COMPILED, compiled
from lint.rulebook.loading import load
from lint.rulebook.rule import BUILT_IN, BrokenRulesError, Rule
from lint.text.article import BlockKind

if TYPE_CHECKING:
    from lint.mentions.where import Where


def explain(rule: Rule) -> str:
    """Everything about one rule, as a page of text."""
    why = _indented(_flowing(rule.why))
    lines = [
        f"{rule.id} ({_level(rule)})",
        "",
        f"Says: {rule.message}",
        *_words(rule),
        "",
        *why,
    ]
    if rule.source:
        lines += ["", f"  Source: {rule.source}"]
    lines += ["", f"Check: {rule.check_name}", *_indented(about(type(rule.check)))]
    if parameters := fields(rule.check):
        lines += ["", "Parameters:"]
        for f in parameters:
            lines.append(f"  {f.name}: {f.metadata['doc']}")
            lines.append(f"    {_set(f, getattr(rule.check, f.name))}")
    if rule.where:
        lines += ["", f"Where: {_looks(rule.where)}"]
    lines += ["", "Examples:"]
    for e in rule.examples:
        for name, text in e.texts.items():
            label = f"{'wrong' if e.wrong else 'right'}{f' ({name})' if len(e.texts) > 1 else ''}"
            lines += [f"  {label}:", *_indented(marked(text, e.marks[name]), 4)]
        if e.says:
            lines.append(f"    → {e.says}")
    return "\n".join(lines) + "\n"


def _words(rule: Rule) -> list[str]:
    """The words that a message may use, where the rule has any to choose from."""
    words = rule.check.message_words()
    return [f"      (its message may use {', '.join(f'{{{w}}}' for w in words)})"] if words else []


def catalogue(rules: list[Rule]) -> str:
    """The page `rules/README.md`: every rule with what it says, why, and an example."""
    parts = [
        "# The rules\n",
        "Written from the rule files by `python -m lint.authoring.handbook`; change those, not this page.\n",
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
                parts += [f"> {label}{line}" for line in marked(text.strip(), wrong.marks[name]).splitlines() if line]
                parts.append(">") if name != list(wrong.texts)[-1] else None
            parts.append("")
            if wrong.says:
                parts.append(f"says: *{wrong.says}*\n")
            if r.where:
                parts.append(f"Looks {_looks(r.where)}.\n")
    return "\n".join([*parts, *_checks()]).rstrip() + "\n"


def _checks() -> list[str]:
    """The part of the catalogue that says what rules can be made of."""
    parts = [
        "## Checks\n",
        "What a rule can look for (`check:`), and what can be set of it under `with:`.\n",
        f"`where:` works for every check: `in` and `not in` name kinds of block ({', '.join(get_args(BlockKind))}).\n",
        "Its `quoted` is `any`, `only` or `never`. What begins elsewhere is not reported.\n",
    ]
    for name in checks.names():
        kind = checks.named(name)
        parts.append(f"### {name}\n\n{about(kind)}\n")
        if words := kind.words:
            parts.append(f"Words for the message: {', '.join(f'`{{{w}}}`' for w in words)}.\n")
        parts += [f"- `{f.name}`: {f.metadata['doc']}" for f in fields(kind)] + [""]
    return parts


def _set(field: Field[Any], value: object) -> str:
    """What a parameter is set to, and what it would be if the rule said nothing."""
    if checks.required(field):
        return f"here {_short(value)}"
    default = field.default if field.default_factory is MISSING else field.default_factory()
    return (
        f"{_short(value)}, if not set" if value == default else f"here {_short(value)}; if not set, {_short(default)}"
    )


def _looks(where: Where) -> str:
    told = [f"in {' and '.join(where.inside)}"] if where.inside else []
    told += [f"not in {' or '.join(where.outside)}"] if where.outside else []
    told += {"only": ["in quotations only"], "never": ["never in quotations"]}.get(where.quoted, [])
    return ", ".join(told) or "anywhere"


def _short(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "nothing"}[value]
    if isinstance(value, Mapping):
        text = ", ".join(f"{k}: {_short(v)}" for k, v in list(value.items())[:8])
        text += f", … {len(value)} entries" if len(value) > 8 else ""
    elif isinstance(value, tuple):
        text = ", ".join(map(_short, value[:20])) + (", …" if len(value) > 20 else "")
    else:
        text = str(value)
    return (text if len(text) < 160 else f"{text[:157]}…") or "nothing"


def _indented(text: str, by: int = 2) -> list[str]:
    return [" " * by + line for line in text.strip().splitlines()]


def _flowing(text: str) -> str:
    """The text with a line for each paragraph, however it is broken in the file."""
    return re.sub(r"(?<=\S)\n(?=[^\W_])", " ", text.strip())


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


def main() -> None:
    """Write them; where a rule is broken, say all that is wrong, and write nothing."""
    try:
        made = files()
    except BrokenRulesError as e:
        sys.exit(f"{e}\nThe rules have mistakes; nothing was written.")
    for name, text in made.items():
        (BUILT_IN / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
