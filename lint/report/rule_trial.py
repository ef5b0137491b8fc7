"""How rules do on a folder of copy: how often each fires, which never do, and a sample in context."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from lint.report.terminal import Paint
from lint.report.text import finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lint.engine.results import Report
    from lint.rulebook.rule import Rule


def render(report: Report, fired: Mapping[str, int], rules: Sequence[Rule], *, sample: int, seed: int) -> str:
    """The numbers, and for a rule alone so many of its findings, drawn by chance that comes out the same each time."""
    words = sum(e.article.words for e in report.examined)
    wide = max(len(r.id) for r in rules)
    lines = [f"{len(report.examined):,} articles, {words:,} words.", ""]
    if fired:
        lines.append(f"{'rule':{wide}}  {'level':7}  {'findings':>8}  per 1,000 words")
    order = sorted((r for r in rules if fired.get(r.id)), key=lambda r: (-fired[r.id], r.id))
    lines += [
        f"{r.id:{wide}}  {r.level!s:7}  {fired[r.id]:8,}  {1000 * fired[r.id] / max(words, 1):.3f}" for r in order
    ]
    never = [r.id for r in rules if not fired.get(r.id)]
    if never:
        lines += [*([""] if fired else []), f"Never fired: {', '.join(never)}."]
    if len(rules) == 1 and report.findings:
        chosen = Random(seed).sample(range(len(report.findings)), min(sample, len(report.findings)))  # noqa: S311 - a sample
        lines += ["", f"{len(chosen)} of {len(report.findings):,}:", ""]
        lines += [finding(report.findings[n], 100, Paint(colour=False)) for n in sorted(chosen)]
    return "\n".join(lines).rstrip() + "\n"
