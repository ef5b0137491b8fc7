"""A finding that is pointed at → its rule: why it is there, an example of either kind, and how to let it stand."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from lint.authoring.examples import marked
from lint.rulebook.loading import with_examples
from lint.rulebook.rule import BrokenRulesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lint.rulebook.rule import Example, Rule
    from lint.text.finding import Finding

_SIGNS = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>#|~"})
#: So much of an example is shown.
_LONG = 300


def about(finding: Finding, rules: Mapping[str, Rule], page: str) -> str:
    """What to say of a finding, in Markdown."""
    rule = rules.get(finding.rule)
    said = f"{_plain(finding.message)}\n\n"
    if rule is None:
        return f"{said}{finding.rule}"
    link = f"[{rule.id}]({page})" if page else rule.id
    parts = [f"{said}**{finding.level}** · {link}", _plain(rule.why)]
    if rule.source:
        parts.append(f"Source: {_plain(rule.source)}")
    with suppress(BrokenRulesError, OSError):
        parts += _examples(with_examples(rule, rules).examples)
    parts.append(f"To let it stand, choose “Let it stand” among its actions, or say\n{_how(finding)}")
    return "\n\n".join(parts)


def _how(finding: Finding) -> str:
    path = finding.ends[0].article.path
    name = path.rpartition("/")[2]
    lines = [f'```sh\nnewslint stet "{name}" --fingerprint {finding.short} --reason "why this is right"\n```']
    opens, closes = ("{/*", "*/}") if path.lower().endswith(".mdx") else ("<!--", "-->")
    if path.lower().endswith((".md", ".markdown", ".mdx", ".html", ".htm")):
        lines.append(f"\nor write before it\n```html\n{opens} stet {finding.rule}: why this is right {closes}\n```")
    return "\n".join(lines)


def _examples(examples: tuple[Example, ...]) -> Iterator[str]:
    for wrong in (True, False):
        found = next((e for e in examples if e.wrong is wrong and not e.todo), None)
        if found:
            shown = [_cut(marked(text, found.marks[name])) for name, text in found.texts.items()]
            yield f"{'Wrong' if wrong else 'Right'}:\n" + "\n".join(f"```text\n{text}\n```" for text in shown)


def _cut(text: str) -> str:
    text = text.strip().replace("```", "'''")
    return text if len(text) <= _LONG else f"{text[:_LONG].rpartition(' ')[0]} …"


def _plain(text: str) -> str:
    """Text in which nothing is markup."""
    return " ".join(text.split()).translate(_SIGNS)
