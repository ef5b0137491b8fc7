"""Rules written for Vale → drafts of rules, and why some of them, or parts of them, cannot be carried over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from lint.authoring.regex_dialect import Rewritten, rewritten, ungrouped
from lint.files.bounded_read import beside
from lint.rulebook.yaml_file import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import yaml

_LEVELS = {"suggestion": "style", "warning": "warning", "error": "error"}
_NOT_CARRIED = {
    "sequence": "newslint does not tell parts of speech",
    "metric": "newslint does not weigh a whole text by a formula",
    "readability": "newslint does not weigh a whole text by a formula",
    "script": "a rule holds no code",
    "spelling": "it needs a dictionary; spelling/misspelling and `words` in newslint.yml do that",
}
_LEFT_OUT = {
    "vocab": "newslint has no vocabularies; `words` in newslint.yml holds the house's spellings",
    "limit": "newslint shows every finding",
    "indicators": "words that join parts of a headline are told as newslint tells them",
    "threshold": "a headline either keeps to its capitals or does not",
}
_VERB = re.compile(r"%(?:\[(\d)\])?[sdvq]|%%")
_NUMBER = re.compile(r"[0-9]{1,9}")
#: How many samples of one pattern stand in a text at most.
_MOST_SAMPLES = 200
_NO_SUCH = re.compile(r"\b(?:code|raw|comment|link|strong|emphasis|alt|table|meta|text\.frontmatter)\b")
_HEADINGS = {"heading": ["headline", "subhead"], "heading.h1": ["headline"], "title": ["headline"]}
_BLOCKS = {"list": ["list item"], "blockquote": ["quote"], "paragraph": ["paragraph"], "figure.caption": ["caption"]}


class Wanted(NamedTuple):
    """What a rule made of a Vale rule is to be: all of a draft but its examples.

    `samples` are expressions whose matches stand in a wrong text, one after the other.
    """

    check: str
    with_: dict[str, Any]
    message: str
    samples: tuple[str, ...]
    suffix: str = ""
    where: Mapping[str, Any] = {}


@dataclass(slots=True, eq=False)
class ValeRule:
    """A file of a Vale style: what newslint makes of it, what is left out of it, and why nothing comes of it."""

    name: str
    keys: Mapping[str, Any]
    left_out: list[str] = field(default_factory=list)
    why_not: str = ""
    wanted: list[Wanted] = field(default_factory=list)

    @property
    def level(self) -> str:
        return _LEVELS.get(self.text("level"), "style")

    @property
    def why(self) -> str:
        told = self.text("description") or _VERB.sub("…", self.text("message"))
        return " ".join(told.split()) or "Carried over from Vale."

    def text(self, key: str) -> str:
        """A key that holds a text."""
        value = self.keys.get(key, "")
        return value.strip() if isinstance(value, str) else ""

    def list(self, key: str) -> list[str]:
        """A key that holds a list of texts."""
        value = self.keys.get(key, [])
        return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str) and v]

    def true(self, key: str, default: bool = False) -> bool:
        """A switch."""
        return self.text(key).lower() == "true" if key in self.keys else default

    def says(self, *words: str) -> str:
        """The message with its placeholders as these words of the check, in order."""
        order = iter(words)
        message = self.text("message").replace("{", "{{").replace("}", "}}")

        def word(m: re.Match[str]) -> str:
            if m[0] == "%%":
                return "%"
            return f"{{{words[min(int(m[1]), len(words)) - 1] if m[1] else next(order, words[-1])}}}"

        return _VERB.sub(word, message)


def read(path: Path) -> ValeRule:
    """The Vale rule in a file, as drafts of rules."""
    try:
        file = load(path, beside(path))
    except OSError as e:
        return ValeRule(path.stem, {}, why_not=f"it cannot be read: {e.strerror}")
    keys = _plain(file.root) if file.root is not None else None
    if not isinstance(keys, dict):
        said = file.mistakes[0].message if file.mistakes else "It holds no keys."
        return ValeRule(path.stem, {}, why_not=f"it cannot be read: {said}")
    rule = ValeRule(path.stem, keys)
    kind = rule.text("extends")
    if kind in _NOT_CARRIED:
        rule.why_not = f"{kind}: {_NOT_CARRIED[kind]}"
    elif kind not in _KINDS:
        rule.why_not = f"'{kind}' is no kind of rule that newslint knows" if kind else "it has no 'extends'"
    elif "sentence" in rule.text("scope") and any(t[:1] == "^" or t[-1:] == "$" for t in rule.list("tokens")):
        rule.why_not = "it asks where a sentence begins or ends; ^ and $ are the ends of a block here"
    elif (where := _where(rule)) is not None:
        rule.wanted = [w._replace(where={**where, **w.where}) for w in _KINDS[kind](rule)]
        if not rule.wanted and not rule.why_not:
            rule.why_not = "nothing of it is left"
        rule.left_out += (f"'{key}': {_LEFT_OUT[key]}" for key in keys if key in _LEFT_OUT)
    return rule


def _plain(node: yaml.Node) -> Any:
    """The node's values, scalars as text."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        return {str(k.value): _plain(v) for k, v in node.value}
    return [_plain(v) for v in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def _where(rule: ValeRule) -> dict[str, Any] | None:
    """The kinds of block that its scope names; None where it names nothing that copy has."""
    inside: list[str] = []
    outside: list[str] = []
    for scope in re.split(r"\s*[&,]\s*", " & ".join(rule.list("scope"))):
        name = scope.strip("~ ")
        kinds = _HEADINGS.get(name) or _BLOCKS.get(name) or (["subhead"] if name.startswith("heading.") else [])
        if _NO_SUCH.search(name) and not scope.startswith("~") and name != "raw":
            rule.why_not = f"its scope is {name}, which news copy does not have"
            return None
        (outside if scope.startswith("~") else inside).extend(kinds)
    where = {"in": [*dict.fromkeys(inside)], "not in": [*dict.fromkeys(outside)]}
    return {key: kinds for key, kinds in where.items() if kinds}


def _carried(rule: ValeRule, regexes: list[str], *, whole: bool = False) -> list[Rewritten]:
    """The expressions for RE2; what cannot be had is noted as left out."""
    kept = []
    for regex in regexes:
        made = rewritten(regex, whole=whole and not rule.true("nonword"))
        if made.why:
            rule.left_out.append(f"'{regex}': {made.why}")
        else:
            kept.append(made)
    return kept


def _bounded(rule: ValeRule, made: list[Rewritten]) -> str:
    """One expression for all, matching whole words unless the rule says otherwise."""
    plain = "|".join(m.pattern for m in made if not m.bounded)
    plain = plain if not plain or rule.true("nonword") else rf"\b(?:{plain})\b"
    return "|".join(filter(None, [plain, *(m.pattern for m in made if m.bounded)]))


def _settings(rule: ValeRule, made: list[Rewritten]) -> dict[str, Any]:
    """What all rules with patterns share: what excuses a match, and whether capitals matter."""
    exceptions = _bounded(rule, _carried(rule, rule.list("exceptions"), whole=True))
    told = "|".join(filter(None, [exceptions, *(u for m in made for u in m.unless)]))
    return {**({"unless": told} if told else {}), **({} if rule.true("ignorecase") else {"match_case": True})}


def _existence(rule: ValeRule) -> Iterator[Wanted]:
    tokens = _carried(rule, rule.list("tokens"), whole=True)
    raw = _carried(rule, ["".join(rule.list("raw"))] if rule.list("raw") else [])
    if (rule.list("raw") and not raw) or not tokens + raw:
        return
    beside = raw[0].pattern if raw else ""
    before, after = ("", beside) if rule.true("append") else (beside, "")
    with_ = {
        "pattern": f"{before}{f'(?:{_bounded(rule, tokens)})' if before or after else _bounded(rule, tokens)}{after}"
    }
    samples = tuple(f"{before}(?:{t.pattern}){after}" for t in tokens) or (beside,)
    yield Wanted("pattern", with_ | _settings(rule, tokens + raw), rule.says("match"), samples)


def _substitution(rule: ValeRule) -> Iterator[Wanted]:
    swaps = rule.keys.get("swap", {})
    tables = swaps if isinstance(swaps, list) else [swaps]
    table: dict[str, str] = {}
    made: list[Rewritten] = []
    for wrong, right in ((w, r) for t in tables if isinstance(t, dict) for w, r in t.items() if isinstance(r, str)):
        for one in _carried(rule, [ungrouped(wrong)], whole=True):
            table[_bounded(rule, [one])] = " or ".join(re.split(r"(?<!\\)\|", right))
            made.append(one)
    if table:
        with_ = {"patterns": table, "sure": False, **_settings(rule, made)}
        yield Wanted("swap", with_, rule.says("right", "wrong"), tuple(table))


def _occurrence(rule: ValeRule) -> Iterator[Wanted]:
    tokens = _carried(rule, rule.list("token"))
    if tokens and tokens[0].unless:
        rule.why_not = "it counts what must not stand before or after something"
    elif tokens:
        per = "sentence" if "sentence" in rule.text("scope") else "paragraph"
        per = "article" if rule.text("scope") in ("raw", "summary") else per
        with_: dict[str, Any] = {"pattern": tokens[0].pattern, "per": per}
        for ours, theirs in (("at_most", "max"), ("at_least", "min")):
            if _NUMBER.fullmatch(rule.text(theirs)):
                with_[ours] = int(rule.text(theirs))
        with_ |= {} if rule.true("ignorecase") else {"match_case": True}
        many = min(with_.get("at_most", -1) + 1, _MOST_SAMPLES)
        yield Wanted("count", with_, rule.says("count"), (tokens[0].pattern,) * many)


def _repetition(rule: ValeRule) -> Iterator[Wanted]:
    if all(re.search(r"\[\^?\\[sw]|\\[wS]|\.", token) for token in rule.list("tokens")):
        yield Wanted("doubled-word", {}, rule.says("word"), ("over the the bridge",))
    else:
        rule.why_not = "newslint looks for any word that stands twice, not for some"


def _consistency(rule: ValeRule) -> Iterator[Wanted]:
    either = rule.keys.get("either", {})
    for n, pair in enumerate(either.items() if isinstance(either, dict) else ()):
        made = _carried(rule, [ungrouped(str(side)) for side in pair], whole=True)
        if len(made) == 2:
            labels = [re.sub(r"\W+", " ", side).strip() or f"form {i}" for i, side in enumerate(pair)]
            labels = labels if labels[0] != labels[1] else ["the first form", "the second form"]
            patterns = {label: _bounded(rule, [m]) for label, m in zip(labels, made, strict=True)}
            with_ = {"patterns": patterns, **_settings(rule, made)}
            yield Wanted("consistency", with_, rule.says("found"), tuple(patterns.values()), f"-{n + 1}" if n else "")


def _conditional(rule: ValeRule) -> Iterator[Wanted]:
    made = _carried(rule, rule.list("first") + rule.list("second"))
    if len(made) < 2 or any(m.unless for m in made):
        rule.why_not = "; ".join(rule.left_out) or "it looks ahead or behind"
        return
    short, full = (f"(?i){m.pattern}" if rule.true("ignorecase") else m.pattern for m in made)
    with_: dict[str, Any] = {"short": short, "full": full, "anywhere": True}
    with_ |= {"known": rule.list("exceptions")} if rule.list("exceptions") else {}
    yield Wanted("first-mention", with_, rule.says("short"), (short,))


def _capitalization(rule: ValeRule) -> Iterator[Wanted]:
    match = rule.text("match")
    where = {} if _where(rule) else {"in": ["headline"]}
    if match in ("$title", "$sentence", "$upper", "$lower"):
        known = [word for words in rule.list("exceptions") for word in words.split()]
        with_: dict[str, Any] = {"style": match[1:], **({"known": known} if known else {})}
        said = _VERB.sub(lambda m: m[0] if m[0] == "%%" else "{text}", rule.says("text"))
        yield Wanted("capitals", with_, said, (), where=where)
        return
    made = _carried(rule, [match])
    if made and not made[0].unless:
        kind = ((_where(rule) or {}).get("in") or ["headline"])[0]
        yield Wanted(
            "block", {"kind": kind, "holding": made[0].pattern, "match_case": True}, rule.says("text"), (), where=where
        )


_KINDS: Mapping[str, Callable[[ValeRule], Iterator[Wanted]]] = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "consistency": _consistency,
    "conditional": _conditional,
    "capitalization": _capitalization,
}
