"""An editor's answers → the text of a rule file, tried on its own examples before it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, get_args, get_origin

from lint.authoring.examples import found_in, marked, run
from lint.engine.linter import Linter
from lint.files.bounded_read import real
from lint.read import UnreadableError
from lint.rulebook.loading import load_text, parameters
from lint.rulebook.rule import BrokenRulesError, Rule

if TYPE_CHECKING:
    from pathlib import Path

    from lint.authoring.examples import Result

MODELINE = "# yaml-language-server: $schema=../schema.json\n"
_PLAIN = re.compile(r"[\w\\“‘][^\n\"'#:{}\[\],&*!|>%@`]*[^\s:#\"'{}\[\],&*!|>%@`]|[A-Za-z]")
_GUESSED = re.compile(r"(?i)(?:y|n|yes|no|on|off|true|false|null|~|[-+]?[\d.,:eE_-]+)")


class DraftError(Exception):
    """Why no rule comes of the answers; the message says what to change, and `about` which answer it is, if one."""

    def __init__(self, message: str, about: str = "") -> None:
        super().__init__(message)
        self.about = about


@dataclass(slots=True, frozen=True)
class Draft:
    """What an editor has said of a rule: its check, what is set of it, a wrong and a right text, and what it says.

    `name` is the file that the texts would be, where that tells something.
    """

    check: str
    message: str
    wrong: str
    right: str
    why: str
    level: str = "style"
    with_: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    says: str = "…"

    def text(self) -> str:
        """The rule file."""
        lines = [MODELINE.rstrip()]
        told = {
            "check": self.check,
            "level": self.level,
            "message": self.message,
            "why": self.why,
            "source": self.source,
        }
        lines += [f"{key}: {_scalar(value)}" for key, value in told.items() if value]
        lines += ["where:", *(line for item in self.where.items() for line in _lines(*item))] if self.where else []
        lines += ["with:", *(line for item in self.with_.items() for line in _lines(*item))] if self.with_ else []
        lines += ["examples:"]
        example = {"wrong": self.wrong, "says": self.says, "right": self.right}
        for n, (key, value) in enumerate(example.items()):
            named = f"\n      {self.name}: " if self.name and key != "says" else " "
            lines.append(f"  {'-' if n == 0 else ' '} {key}:{named}{_scalar(value)}")
        return "\n".join(lines) + "\n"


def swapped(pairs: Mapping[str, str]) -> dict[str, str]:
    """What need not be said of a rule that swaps words: its message, why, and examples of the first swap."""
    wrong, right = next(iter(pairs.items()))
    if all(w == r.lower() for w, r in pairs.items()):
        several = "their names" if len(pairs) > 1 else "the name"
        return {
            "message": "Write “{right}”, not “{wrong}”.",
            "why": f"So the house writes {several}.",
            "wrong": f"Here we write [[{wrong if wrong != right else right.upper()}]] by mistake.",
            "right": f"Here we write {right} on purpose.",
        }
    return {
        "message": "Write “{right}”, not “{wrong}”.",
        "why": "So the house spells it." if len(pairs) > 1 else f"The house writes “{right}”.",
        "wrong": f"Here we write [[{wrong}]] by mistake.",
        "right": f"Here we write {right} on purpose.",
    }


def proved(draft: Draft, rule_id: str) -> tuple[Draft, Rule]:
    """The draft with its marks and the message that its wrong text gives, and its rule; DraftError where it gives none.

    Marks that the wrong text lacks are set where the finding points.
    """
    plain = draft.wrong.replace("[[", "").replace("]]", "")
    trial = draft if draft.wrong != plain else replace(draft, wrong=f"[[{plain}]]")
    rule = _loaded(trial, rule_id)
    try:
        found = found_in(Linter([rule]), rule.examples[0])
    except UnreadableError as e:
        raise DraftError(f"The wrong text is no copy: {e}.", "--wrong") from e
    if len(found) != 1:
        much = f"{len(found)} findings" if found else "nothing"
        raise DraftError(f"The rule must find one thing in the wrong text; it finds {much}: {plain}", "--wrong")
    if draft.wrong == plain:
        draft = replace(draft, wrong=marked(plain, [e.span for e in found[0].ends]))
    draft = replace(draft, says=found[0].message)
    return draft, _loaded(draft, rule_id)


def _loaded(draft: Draft, rule_id: str) -> Rule:
    try:
        return load_text(draft.text(), rule_id)
    except BrokenRulesError as e:
        raise DraftError("\n".join(m.message for m in e.mistakes)) from None


def faults(rule: Rule) -> list[Result]:
    """The examples of the rule that are not as they should be."""
    return [result for result in run(rule) if result.faults]


def write(draft: Draft, file: Path, schema: str, *, follow_links: bool = False) -> None:
    """Write the rule file, and beside its pack the schema for editors where there is none; FileExistsError else, and
    RefusedError where a link leads out of the folder that was named, unless it is to be followed."""
    if not follow_links:
        real(file.parent)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as out:
        out.write(draft.text())
    beside = file.parent.parent / "schema.json"
    with suppress(FileExistsError), beside.open("x", encoding="utf-8", newline="\n") as out:
        out.write(schema)


def setting(check: str, name: str, value: str) -> Any:
    """What an editor wrote for a parameter, as its type has it: lists by commas, tables as wrong=right."""
    keys = parameters(check)
    if name not in keys:
        from lint.rulebook.yaml_file import nearest

        raise DraftError(f"'{name}' is nothing that can be set of the check {check}. {nearest(name, keys)}")
    kind = keys[name].type
    if get_origin(kind) is tuple:
        return [part.strip() for part in value.split(",") if part.strip()]
    if get_origin(kind) is Mapping:
        pairs = [part.partition("=") for part in value.split(",") if part.strip()]
        many = get_origin(get_args(kind)[1]) is tuple
        return {a.strip(): [x.strip() for x in b.split("|")] if many else b.strip() for a, _, b in pairs}
    if kind is int and re.fullmatch("-?[0-9]{1,15}", value):
        return int(value)
    return {"true": True, "false": False}.get(value, value)


def _lines(name: str, value: Any) -> list[str]:
    """A parameter as lines of YAML under `with:`."""
    if isinstance(value, Mapping):
        return [f"  {name}:", *(f"    {_scalar(k)}: {_item(v)}" for k, v in value.items())]
    return [f"  {name}: {_item(value)}"]


def _item(value: Any) -> str:
    return f"[{', '.join(map(_scalar, value))}]" if isinstance(value, list) else _scalar(value)


def _scalar(value: Any) -> str:
    """A value as YAML has it on one line, in quotation marks where it must be."""
    if not isinstance(value, str):
        return json.dumps(value)
    if _PLAIN.fullmatch(value) and not _GUESSED.fullmatch(value):
        return value
    if "\\" in value and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)
