"""A finding that is shown → what an editor may do about it: changes that say what they change, and commands."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from lsprotocol.types import CodeAction, CodeActionKind, Command, TextEdit

from lint.engine.fixes import FixRounds, quotations_in, safely
from lint.lsp.positions import Places
from lint.text.finding import Fix, other_articles
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lsprotocol.types import WorkspaceEdit

    from lint.lsp.shown import Shown
    from lint.text.article import Article
    from lint.text.finding import Finding

    Edit = Callable[[list[TextEdit]], WorkspaceEdit]

STET, ASK, WORD, FIX_ALL = "newslint.stet", "newslint.askStet", "newslint.addWord", "newslint.fixAll"
#: Why findings are let stand, where the editor cannot ask.
REASONS = ("checked with the source", "meant so", "house style")

#: Findings that the house's own words settle, and those in which the words of other articles can take the place.
_SPELLING = frozenset({"spelling", "name", "name style"})
_ALIKE = frozenset({"name", "name style", "quotation"})
_LONG = 60


class Actions:
    """What may be done about findings in one document."""

    def __init__(self, uri: str, article: Article, encoding: str, edit: Edit, reasons: Sequence[str], *, ask: bool):
        self._uri, self._article, self._edit = uri, article, edit
        self._places = Places.of(article, encoding)
        self._reasons, self._ask = reasons, ask

    def of(self, shown: Shown) -> Iterator[CodeAction]:
        """The actions for one finding, the likeliest first."""
        finding = shown.finding
        here = finding.ends[0].article.path == self._article.path
        if here and finding.fix:
            yield from self._fix(shown, finding.fix)
        if here and not finding.more:
            yield from self._as_elsewhere(shown)
        if finding.check == "stet":
            return
        yield from self._stets(shown)
        if here and finding.family in _SPELLING and not finding.more:
            word = " ".join(finding.ends[0].text.split())
            if len(word) <= _LONG:
                title = f"Add “{word}” to the house's words (newslint.yml)"
                yield self._command(shown, title, WORD, [self._uri, word])

    def fix_all(self) -> CodeAction:
        """All safe fixes of the document, as a command."""
        title = "Make all safe fixes in this document"
        return CodeAction(
            title, kind=CodeActionKind.SourceFixAll, command=Command(title, FIX_ALL, arguments=[self._uri])
        )

    def _fix(self, shown: Shown, fix: Fix) -> Iterator[CodeAction]:
        text = self._article.text
        if fix.safe:
            fixed = safely(text, [shown.finding], partial(quotations_in, self._article.path))
            if fixed == text:
                return
        title = self._title(fix.span, fix.replacement)
        yield self._change(shown, title if fix.safe else f"{title} (a suggestion)", fix, preferred=fix.safe)

    def _title(self, span: Span, new: str) -> str:
        old = self._article.quoted(span)
        if _letters(old) != _letters(new):
            return f"Write “{_short(new)}”, not “{_short(old)}”" if new else f"Take out “{_short(old)}”"
        before, after = _beside(self._article.text, span)
        old, new = f"{before}{old}{after}", f"{before}{new}{after}"
        if len(old) > _LONG or not f"{old}{new}".isprintable():
            return "Mend the marks and spaces here; no word changes"
        return f"Write “{new}”, not “{old}”"

    def _as_elsewhere(self, shown: Shown) -> Iterator[CodeAction]:
        """To write what other articles have, where one word or name stands for another."""
        finding = shown.finding
        if finding.family not in _ALIKE:
            return
        old = finding.ends[0].text
        of: dict[str, set[str]] = defaultdict(set)
        for end in finding.ends[1:]:
            if end.article.path != self._article.path:
                of[end.text].add(end.article.path)
        for new, paths in sorted(of.items(), key=lambda item: (-len(item[1]), item[0])):
            lengths = [len(new.split()), len(old.split())] if finding.family == "quotation" else [1, 1]
            if new != old and "\n" not in new and len(new) <= _LONG and lengths == [1, 1]:
                title = f"Write “{new}”, not “{_short(old)}”, as in {other_articles(paths)}"
                yield self._change(shown, title, Fix(finding.ends[0].span, new, safe=False), preferred=False)

    def _stets(self, shown: Shown) -> Iterator[CodeAction]:
        fingerprint = shown.finding.fingerprint
        if self._ask:
            yield self._command(shown, "Let it stand, for a reason …", ASK, [self._uri, fingerprint])
            return
        for reason in self._reasons:
            yield self._command(shown, f"Let it stand: {reason}", STET, [self._uri, fingerprint, reason])

    def _change(self, shown: Shown, title: str, fix: Fix, *, preferred: bool) -> CodeAction:
        edit = self._edit([TextEdit(self._places.range(fix.span), fix.replacement)])
        return CodeAction(title, CodeActionKind.QuickFix, [shown.diagnostic], is_preferred=preferred, edit=edit)

    @staticmethod
    def _command(shown: Shown, title: str, name: str, arguments: list[Any]) -> CodeAction:
        command = Command(title, name, arguments=arguments)
        return CodeAction(title, CodeActionKind.QuickFix, [shown.diagnostic], command=command)


def all_fixed(path: str, text: str, findings_in: Callable[[str], Sequence[Finding]]) -> str:
    """The text with all its safe fixes; `findings_in` tells what is found in the document with another text."""
    rounds = FixRounds(text)

    def safe(now: str) -> list[Finding]:
        return [f for f in findings_in(now) if f.fix and f.fix.safe and f.ends[0].article.path == path]

    while rounds.round(safe(rounds.text), partial(quotations_in, path)):
        pass
    return rounds.text


def changes(text: str, new: str) -> list[tuple[Span, str]]:
    """The changes, line by line, that make one text of another."""
    from difflib import SequenceMatcher

    old_lines, new_lines = text.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in old_lines:
        starts.append(starts[-1] + len(line))
    found = []
    for tag, i, j, a, b in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        if tag != "equal":
            found.append(_narrowed(starts[i], text[starts[i] : starts[j]], "".join(new_lines[a:b])))
    return found


def _narrowed(start: int, was: str, is_: str) -> tuple[Span, str]:
    """A change without what stays at its beginning and end."""
    n, most = 0, min(len(was), len(is_))
    while n < most and was[n] == is_[n]:
        n += 1
    m = 0
    while m < most - n and was[-1 - m] == is_[-1 - m]:
        m += 1
    return Span(start + n, start + len(was) - m), is_[n : len(is_) - m]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _beside(text: str, span: Span) -> tuple[str, str]:
    """What stands at either side, up to the next space."""
    before = re.search(r"\S*\Z", text[max(span.start - _LONG, 0) : span.start])
    after = re.match(r"\S*", text[span.end : span.end + _LONG])
    return before[0] if before else "", after[0] if after else ""


def _short(text: str) -> str:
    text = " ".join(text.split()) or text
    return text if len(text) <= _LONG else f"{text[: _LONG - 2]} …"
