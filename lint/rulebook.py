"""YAML rule files → Rules; every mistake in every file at once, at path:line:column."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal, get_type_hints

from lint import checks
from lint.finding import Level
from lint.lazy import lazy
from lint.rule import BrokenRulesError, Example, Rule, frozen, rule_files
from lint.text import Span
from lint.yamlfile import WRONG, Key, Mistake, YamlFile, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    import yaml

_MARK = lazy(r"\[\[(.*?)\]\]", re.DOTALL)
_TEXTS = str | Mapping[str, str]
_EXAMPLE = {
    "wrong": Key(_TEXTS),
    "right": Key(_TEXTS),
    "says": Key(str),
    "published": Key(date | Mapping[str, date]),
    "todo": Key(bool),
}
_RULE = {
    "check": Key(str),
    "like": Key(str),
    "level": Key(Literal["error", "warning", "style"], required=True),
    "message": Key(str, required=True),
    "why": Key(str, required=True),
    "source": Key(str),
    "optional": Key(bool),
    "with": Key(None),
    "examples": Key(None, required=True),
}


_MARKS = {
    "wrong": "Nothing is marked in the 'wrong' text. Write [[…]] round the words that the finding points at.",
    "right": "Marks stand in the 'right' text, where there is nothing to find. Remove [[ and ]].",
}


def load(folders: Iterable[Path], known: Iterable[Rule] = ()) -> list[Rule]:
    """All rules in these folders and those `known` already, in order of id.

    Raises BrokenRulesError where any file has any mistake, and FileNotFoundError where a folder is none.
    """
    mistakes: list[Mistake] = []
    rules = {r.id: r for r in known}
    files = [(rule_id, YamlFile(str(path), path.read_bytes())) for f in folders for path, rule_id in rule_files(f)]
    files.sort(key=lambda named: _is_like_another(named[1]))  # what they are like must be known by then
    for rule_id, file in files:
        rule = _rule(file, rule_id, rules)
        mistakes += file.mistakes
        if rule_id in rules:
            other = rules[rule_id].path
            mistakes.append(Mistake(file.path, 1, 1, f"'{rule_id}' is a rule in {other} already. Rename this file."))
        elif rule is not None:
            rules[rule_id] = rule
    if mistakes:
        raise BrokenRulesError(mistakes)
    return [rules[k] for k in sorted(rules)]


@cache
def parameters(name: str) -> dict[str, Key]:
    """The parameters of the check with that name: its fields with their types."""
    check = checks.named(name)
    hints = get_type_hints(check, localns={"Mapping": Mapping, "Literal": Literal, "date": date, "Mention": object})
    return {
        f.name: Key(hints[f.name], f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING)
        for f in dataclasses.fields(check)  # type: ignore[arg-type]
    }


def with_examples(rule: Rule, known: Iterable[Rule]) -> Rule:
    """The rule as its file has it; BrokenRulesError where the file has a mistake."""
    file = YamlFile(rule.path, Path(rule.path).read_bytes())
    made = _rule(file, rule.id, {r.id: r for r in known})
    if made is None:
        raise BrokenRulesError(file.mistakes)
    return made


def _is_like_another(file: YamlFile) -> bool:
    import yaml

    return isinstance(file.root, yaml.MappingNode) and any(key.value == "like" for key, _ in file.root.value)


def _rule(file: YamlFile, rule_id: str, others: Mapping[str, Rule]) -> Rule | None:
    if file.root is None:
        if not file.mistakes:
            file.wrong(None, "The file is empty. A rule needs check, level, message, why and examples.")
        return None
    pairs = file.pairs(file.root, "a rule")
    if pairs is None:
        return None
    simple = {name: key for name, key in _RULE.items() if key.type is not None}
    values: dict[str, Any] = {}
    for name, (key, value) in pairs.items():
        if name not in _RULE:
            file.wrong(key, f"'{name}' is no key of a rule. {nearest(name, _RULE)}")
        elif name in simple and (got := file.value(value, simple[name].type, f"'{name}'")) is not WRONG:
            values[name] = got
    for name, spec in _RULE.items():
        if spec.required and name not in pairs:
            file.wrong(file.root, f"'{name}' is missing from a rule. Add it.")
    if ("check" in pairs) == ("like" in pairs):
        file.wrong(
            file.root, "A rule names its check, or after 'like' a rule whose check it shares. Write one of the two."
        )
    like = _like(file, pairs, others, values["like"]) if "like" in values else None
    check_name: str | None = like.check_name if like else values.get("check")
    given = _given(file, pairs, check_name, like.parameters if like else None)
    if "message" in values and check_name is not None and given is not None:
        words = checks.named(check_name)(**given).message_words()
        _placeholders(file, pairs["message"][1], values["message"], words)
    examples = _examples(file, pairs["examples"][1]) if "examples" in pairs else ()
    if file.mistakes or check_name is None or given is None:
        return None
    return Rule(
        rule_id, check_name, given, Level[values["level"].upper()], values["message"].strip(),
        values["why"].strip(), values.get("source", "").strip(), examples, file.path,
        values.get("optional", False),
    )  # fmt: skip


def _like(
    file: YamlFile, pairs: dict[str, tuple[yaml.Node, yaml.Node]], others: Mapping[str, Rule], like: str
) -> Rule | None:
    """The rule that this one takes its check and all parameters from but those it sets itself."""
    if like not in others:
        file.wrong(pairs["like"][1], f"'{like}' is no rule with a check of its own. {nearest(like, others)}")
    return others.get(like)


def _given(
    file: YamlFile, pairs: dict[str, tuple[yaml.Node, yaml.Node]], name: str | None, like: Mapping[str, Any] | None
) -> Mapping[str, Any] | None:
    """The check's parameters that are set here, and those that `like` has beside them."""
    if name is None:
        return None
    try:
        kind = checks.named(name)
    except KeyError:
        file.wrong(pairs["check"][1], f"'{name}' is no check. {nearest(name, checks.names())}")
        return None
    keys = parameters(name)
    if like is not None:
        keys = {name: Key(key.type) for name, key in keys.items()}
    node = pairs["with"][1] if "with" in pairs else None
    before = len(file.mistakes)
    if node is None:
        values = {}
        for missing in (k for k, spec in keys.items() if spec.required):
            file.wrong(file.root, f"The check {name} needs '{missing}'. Add it under 'with:'.")
    else:
        values = file.record(node, keys, f"the check {name}") or {}
    if len(file.mistakes) > before:
        return None
    given = {**(like or {}), **{k: frozen(v) for k, v in values.items()}}
    for where, message in kind(**given).mistakes():
        file.wrong(_inner(node, where) if node is not None else file.root, message)
    return given if len(file.mistakes) == before else None


def _inner(node: yaml.Node, where: tuple[str | int, ...]) -> yaml.Node:
    """The node at a path of keys and indexes, or the innermost that is there; a key gives the key's own place."""
    for n, step in enumerate(where):
        if isinstance(step, int):
            node = node.value[step]
        else:
            key, value = next((pair for pair in node.value if pair[0].value == step), (node, node))
            node = key if n == len(where) - 1 else value
    return node


def _placeholders(file: YamlFile, node: yaml.Node, message: str, words: tuple[str, ...]) -> None:
    try:
        fields = [(name, spec, how) for _, name, spec, how in Formatter().parse(message) if name is not None]
    except ValueError as e:
        file.wrong(node, f"The message has a brace out of place ({e}). Write {{{{ for a brace itself.")
        return
    for name, spec, how in fields:
        if name not in words or spec or how:
            file.wrong(node, f"'{{{name}}}' is no word of this check. {nearest(name, words)}")


def _examples(file: YamlFile, node: yaml.Node) -> tuple[Example, ...]:
    import yaml

    if not isinstance(node, yaml.SequenceNode):
        file.wrong(node, "'examples' must be a list; each item begins with '- wrong:' or '- right:'.")
        return ()
    made: list[Example] = []
    kinds: set[str] = set()
    for item in node.value:
        values = file.record(item, _EXAMPLE, "an example")
        if values is None:
            continue
        if not values.keys() & {"wrong", "right"}:
            file.wrong(item, "An example needs 'wrong' or 'right'. Add one.")
        if "says" in values and "wrong" not in values:
            file.wrong(item, "'says' belongs to a 'wrong' text; this example has none.")
        for side in ("wrong", "right"):
            if side in values:
                kinds.add(side)
                made.append(example := _example(values, wrong=side == "wrong"))
                if example.wrong != any(example.marks.values()):
                    file.wrong(item, _MARKS[side])
    for side in ("wrong", "right"):
        if side not in kinds:
            file.wrong(node, f"There is no '{side}' example. A rule proves itself by one of each; add it.")
    return tuple(made)


def _example(values: Mapping[str, Any], *, wrong: bool) -> Example:
    texts = values["wrong" if wrong else "right"]
    texts = {"copy.txt": texts} if isinstance(texts, str) else texts
    said = values.get("published", {})
    published = dict.fromkeys(texts, said) if isinstance(said, date) else said
    plain = {name: _unmark(text) for name, text in texts.items()}
    return Example(
        texts={name: text for name, (text, _) in plain.items()},
        marks={name: spans for name, (_, spans) in plain.items()},
        wrong=wrong,
        says=values.get("says", "").strip() if wrong else "",
        published=published,
        todo=values.get("todo", False),
    )


def _unmark(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its [[marks]], and where they stood in it."""
    spans = []
    for n, m in enumerate(_MARK.finditer(text)):
        start = m.start() - 4 * n
        spans.append(Span(start, start + len(m[1])))
    return _MARK.sub(r"\1", text), tuple(spans)
