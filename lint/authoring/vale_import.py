"""A folder of a Vale style → rules with examples that were made for them and tried, and what is not carried over."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lint.authoring.draft import Draft, DraftError, faults, proved
from lint.authoring.regex_dialect import matching
from lint.authoring.vale_rule import ValeRule, Wanted, read
from lint.rulebook.rule import yaml_files

if TYPE_CHECKING:
    from collections.abc import Iterator

_BODY = "The bridge over the river opens on Friday."
_IN_COPY = (
    "They wrote {} here.",
    "{}",
    "They wrote {}.",
    "The word {} stands here.",
    "{} came.",
    "It says\n\n{}\n\nand no more.",
)
_IN_HEADLINE = ("# {}\n\n" + _BODY, "# Bridge {} opens\n\n" + _BODY, "# Bridge opens {}\n\n" + _BODY)
_IN_SUBHEAD = ("# Bridge opens\n\n" + _BODY + "\n\n## {}\n\n" + _BODY,)
_IN_LIST = ("# Bridge opens\n\n- {}\n- Much else, and more",)
_RIGHT = (
    "Nobody came.",
    "The bridge opens on Friday.",
    "Bridge opens",
    "“Nobody came,” she said.",
    "bridge",
    "BRIDGE",
    "12",
    "# Bridge\n\nNobody came.",
)
_LINES = {
    "title": ("# the bridge opens Again on friday\n\n" + _BODY, "# The Bridge Opens Again on Friday\n\n" + _BODY),
    "sentence": (
        "# Bridge Over River Opens Friday\n\nThe bridge over the river opens on Friday.",
        "# Bridge over river opens Friday\n\nThe bridge over the river opens on Friday.",
    ),
    "upper": ("# Bridge opens\n\n" + _BODY, "# BRIDGE OPENS\n\n" + _BODY),
    "lower": ("# Bridge opens\n\n" + _BODY, "# bridge opens\n\n" + _BODY),
}
_TRIES = 6


class ImportedStyle(NamedTuple):
    """A Vale rule and the rules made of it, by id; none with `why_not`."""

    name: str
    rules: dict[str, Draft]
    left_out: tuple[str, ...] = ()
    why_not: str = ""


def carried(folder: Path, pack: str = "") -> Iterator[ImportedStyle]:
    """Each rule of a Vale style, carried over into a pack that is named after the folder if not otherwise."""
    pack = pack or _kebab(folder.resolve().name)
    for file, (*_, name) in yaml_files(folder):
        if name.endswith(".yml") and not name.startswith("."):
            yield _one(read(Path(file)), f"{pack}/{_kebab(name.removesuffix('.yml'))}")


def _kebab(name: str) -> str:
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name)
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "rule"


def _one(rule: ValeRule, rule_id: str) -> ImportedStyle:
    rules = {}
    why = rule.why_not
    for wanted in rule.wanted:
        try:
            rules[rule_id + wanted.suffix] = _exemplified(rule, wanted, rule_id)
        except DraftError as e:
            why = f"no text could be made that proves it ({str(e).splitlines()[0]})"
    left_out = (*rule.left_out, *([why] if rules and why else []))
    return ImportedStyle(rule.name, rules, left_out, "" if rules else why + ("".join(f"; {x}" for x in rule.left_out)))


def _exemplified(rule: ValeRule, wanted: Wanted, rule_id: str) -> Draft:
    """The draft with a wrong and a right text that prove it; DraftError where none can be made."""
    failed = DraftError("it finds nothing to flag")
    draft = Draft(
        wanted.check, wanted.message, "", "", rule.why, rule.level, wanted.with_, rule.text("link"), wanted.where
    )  # fmt: skip
    rights = list(_RIGHT)
    for name, wrong, right in _texts(wanted):
        rights = [right] if right else rights
        while rights:
            try:
                made, proof = proved(_with(draft, name, wrong, rights[0]), rule_id)
            except DraftError as e:
                failed = e
                break
            if not faults(proof):
                return made
            rights.pop(0)
        rights = rights or list(_RIGHT)
    raise failed


def _with(draft: Draft, name: str, wrong: str, right: str) -> Draft:
    return replace(draft, name=name, wrong=wrong, right=right)


def _texts(wanted: Wanted) -> Iterator[tuple[str, str, str]]:
    """Texts that the rule may flag, each with the name of its file, and with a right one where that is known."""
    kinds = wanted.where.get("in", ["paragraph"])
    if wanted.check == "capitals":
        wrong, right = _LINES[wanted.with_["style"]]
        if kinds == ["subhead"]:
            wrong, right = (f"# Bridge\n\n#{text}" for text in (wrong, right))
        yield "copy.md", wrong, right
        return
    if wanted.check == "block":
        for word in ("bridge opens", "Bridge opens", "12 bridges"):
            for right in ("Bridge Opens", "BRIDGE", "bridge", "Bridge opens", matching(wanted.with_["holding"])):
                yield "copy.md", f"# {word}\n\n{_BODY}", f"# {right}\n\n{_BODY}"
        return
    frames = _frames(kinds[0])
    name = "copy.md" if kinds[0] in ("headline", "subhead", "list item") else ""
    for seed in range(_TRIES):
        for sample in _samples(wanted, seed):
            for frame in frames:
                yield name, frame.replace("{}", sample), ""


def _frames(kind: str) -> tuple[str, ...]:
    return {"headline": _IN_HEADLINE, "subhead": _IN_SUBHEAD, "list item": _IN_LIST}.get(kind, _IN_COPY)


def _samples(wanted: Wanted, seed: int) -> Iterator[str]:
    """Texts with what the rule looks for: one of its samples, or all of them where it counts or compares."""
    made = [matching(s, seed) for s in wanted.samples[:200]]
    if wanted.check in ("count", "consistency"):
        yield from (sep.join(made) for sep in (" ", "", ", ", " and "))
    else:
        yield from dict.fromkeys(m for m in made[:12] if m)
