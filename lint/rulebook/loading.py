"""YAML rule files → Rules; every mistake in every file at once, at path:line:column."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal, get_type_hints

from lint import checks
from lint.files.bounded_read import real
from lint.mentions.where import Quoted, Where
from lint.rulebook.disk import DISK, Disk
from lint.rulebook.rule import BUILT_IN, BrokenRulesError, Rule, frozen
from lint.rulebook.rule_examples import examples
from lint.rulebook.yaml_file import WRONG, Key, Mistake, YamlFile, nearest
from lint.rulebook.yaml_file import load as load_yaml
from lint.text.article import BlockKind
from lint.text.finding import Level
from lint.text.pattern_budget import Budget
from lint.text.re2_matching import within

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import yaml

    from lint.checks import Check

_KINDS = BlockKind | tuple[BlockKind, ...]
WHERE = {"in": Key(_KINDS), "not in": Key(_KINDS), "quoted": Key(Quoted)}
_RULE = {
    "check": Key(str),
    "like": Key(str),
    "level": Key(Literal["error", "warning", "style"], required=True),
    "message": Key(str, required=True),
    "why": Key(str, required=True),
    "source": Key(str),
    "optional": Key(bool),
    "where": Key(None),
    "with": Key(None),
    "examples": Key(None, required=True),
}


def load(
    folders: Iterable[Path], known: Iterable[Rule] = (), where: Disk = DISK, files: Collection[Path] = ()
) -> list[Rule]:
    """All rules in these folders and those `known` already, in order of id.

    Raises BrokenRulesError where any file has any mistake, FileNotFoundError where a folder is none, and RefusedError
    where a link leads out of one, unless it is to be followed. Where `files` are named, mistakes in others count only
    if rules in these cannot be read for them.
    """
    mistakes: list[Mistake] = []
    rules = {r.id: r for r in known}
    broken: set[str] = set()
    budget = Budget()
    for rule_id, file in _files(folders, budget, where):
        rule = _rule(file, rule_id, rules, budget, broken)
        if rule_id in rules:
            if _one_file(other := rules[rule_id].path, file.path):
                continue
            mistakes.append(Mistake(file.path, 1, 1, f"'{rule_id}' is a rule in {other} already. Rename this file."))
        elif rule is not None:
            rules[rule_id] = rule
        else:
            broken.add(rule_id)
        mistakes += file.mistakes
        if budget.passed:  # what comes after it is not looked at
            break
    if files and {Path(r.path) for r in rules.values()}.issuperset(files):
        mistakes = [m for m in mistakes if Path(m.path) in files]
    if mistakes:
        raise BrokenRulesError(mistakes)
    return [rules[k] for k in sorted(rules)]


def _one_file(one: str, other: str) -> bool:
    """Whether two paths lead to one file, as where a folder is named twice."""
    with suppress(OSError):
        return Path(one).samefile(other)
    return False


def _files(folders: Iterable[Path], budget: Budget, where: Disk) -> Iterator[tuple[str, YamlFile]]:
    """The files in these folders, each read when its turn comes: those that are like another rule are the last, for
    what they are like must be known by then."""
    later = []
    for folder in folders:
        # Those that come with newslint may be links, as some installers make them.
        inside = () if where.follow_links or folder == BUILT_IN else (real(folder),)
        for path, rule_id in where.rule_files(folder):
            file = load_yaml(path, inside, where.read)
            if passed := budget.file(len(file.data)):
                file = YamlFile(str(path), b"")
                file.wrong(None, passed)
            if _like_named(file):
                later.append((rule_id, file.path, file.data))
            else:
                yield rule_id, file
    for rule_id, name, data in later:
        yield rule_id, YamlFile(name, data)


def load_text(text: str, rule_id: str, known: Mapping[str, Rule] | None = None) -> Rule:
    """The rule that a file with this text would be, like one `known` perhaps; BrokenRulesError as `load` raises it."""
    file = YamlFile(f"{rule_id}.yml", text.encode())
    rule = _rule(file, rule_id, known or {}, Budget())
    if rule is None:
        raise BrokenRulesError(file.mistakes)
    return rule


def with_examples(rule: Rule, known: Mapping[str, Rule]) -> Rule:
    """The rule as its file has it, with its check and examples; `known` holds the rule that it may be like."""
    file = load_yaml(Path(rule.path))
    like = _like_named(file)
    whole = _rule(file, rule.id, {like: with_examples(known[like], {})} if like in known else {}, Budget())
    if whole is None:
        raise BrokenRulesError(file.mistakes)
    return whole


@cache
def parameters(name: str) -> dict[str, Key]:
    """The parameters of the check with that name: its fields with their types."""
    check = checks.named(name)
    hints = get_type_hints(check, localns={"Mapping": Mapping, "Literal": Literal, "date": date, "Mention": object})
    return {f.name: Key(hints[f.name], checks.required(f)) for f in fields(check)}


def _like_named(file: YamlFile) -> str:
    """The rule that the file names as one it is like, or nothing."""
    import yaml

    pairs = file.root.value if isinstance(file.root, yaml.MappingNode) else ()
    return next((str(value.value) for key, value in pairs if key.value == "like"), "")


def _rule(
    file: YamlFile, rule_id: str, others: Mapping[str, Rule], budget: Budget, broken: Collection[str] = ()
) -> Rule | None:
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
            file.wrong(key, f"'{name}' is no key of a rule. {_meant(name, pairs)}")
        elif name in simple and (got := file.value(value, simple[name].type, f"'{name}'")) is not WRONG:
            values[name] = got
    for name, spec in _RULE.items():
        if spec.required and name not in pairs:
            file.wrong(file.root, f"'{name}' is missing from a rule. Add it.")
    if ("check" in pairs) == ("like" in pairs):
        file.wrong(
            file.root, "A rule names its check, or after 'like' a rule whose check it shares. Write one of the two."
        )
    like = _like(file, pairs, others, values["like"], broken) if "like" in values else None
    check_name: str | None = like.check_name if like else values.get("check")
    given = _given(file, pairs, check_name, like.parameters if like else None, budget)
    if "message" in values and check_name is not None and given is not None:
        words = checks.named(check_name)(**given).message_words()
        _placeholders(file, pairs["message"][1], values["message"], words)
    where = _where(file, pairs["where"][1]) if "where" in pairs else like.where if like else None
    proofs = examples(file, pairs["examples"][1]) if "examples" in pairs else ()
    if file.mistakes or check_name is None or given is None:
        return None
    return Rule(
        rule_id, check_name, given, Level[values["level"].upper()], values["message"].strip(),
        values["why"].strip(), values.get("source", "").strip(), proofs, file.path,
        values.get("optional", False), where,
    )  # fmt: skip


def _meant(name: str, pairs: Mapping[str, tuple[yaml.Node, yaml.Node]]) -> str:
    """What was most likely meant by a key that no rule has: a parameter of the check, or a key spelled nearly so."""
    check = pairs["check"][1].value if "check" in pairs else ""
    if check in checks.names() and name in parameters(check):
        return "It belongs under 'with:', indented."
    return nearest(name, _RULE)


def _like(
    file: YamlFile,
    pairs: dict[str, tuple[yaml.Node, yaml.Node]],
    others: Mapping[str, Rule],
    like: str,
    broken: Collection[str],
) -> Rule | None:
    """The rule that this one takes its check and all parameters from but those it sets itself."""
    if like not in others and like not in broken:  # of a broken one its own mistakes are told
        file.wrong(pairs["like"][1], f"'{like}' is no rule with a check of its own. {nearest(like, others)}")
    return others.get(like)


def _given(
    file: YamlFile,
    pairs: dict[str, tuple[yaml.Node, yaml.Node]],
    name: str | None,
    like: Mapping[str, Any] | None,
    budget: Budget,
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
    for name, value in values.items():
        if value in ([], {}) and node is not None:
            file.wrong(_inner(node, (name,)), f"'{name}' is empty. Add an entry, or leave the line out.")
    if len(file.mistakes) > before:
        return None
    given = {**(like or {}), **{k: frozen(v) for k, v in values.items()}}
    for where, message in _mistakes(kind, given, budget):
        file.wrong(_inner(node, where) if node is not None else file.root, message)
    return given if len(file.mistakes) == before else None


def _mistakes(
    kind: type[Check], given: Mapping[str, Any], budget: Budget
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with these parameters; nothing more of it once they go beyond the budget."""
    if passed := budget.parameters(given):
        yield (), passed
        return
    with within(budget):
        for wrong in kind(**given).mistakes():
            yield wrong
            if budget.passed:
                return


def _where(file: YamlFile, node: yaml.Node) -> Where | None:
    """Where in an article the rule looks."""
    values = file.record(node, WHERE, "'where'")
    if values is None:
        return None
    inside, outside = (_tuple(values.get(name, ())) for name in ("in", "not in"))
    if both := sorted(set(inside) & set(outside)):
        file.wrong(node, f"'{both[0]}' stands under 'in' and under 'not in'. Remove one.")
    return Where(inside, outside, values.get("quoted", "any"))


def _tuple(value: Any) -> tuple[Any, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


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
