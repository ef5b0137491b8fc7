"""The rules of a desk → what a page shows of them, tries and, into the one folder where that is allowed, writes."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint.authoring.draft import Draft, DraftError, proved, swapped
from lint.authoring.examples import marked
from lint.authoring.trial import found_in, tried
from lint.files.atomic_write import ChangedMeanwhileError, rewrite
from lint.files.bounded_read import Bounds, read, real
from lint.read import UnreadableError
from lint.read.columns import GUESSED
from lint.read.folder import copies
from lint.read.several import opened
from lint.rulebook.loading import with_examples
from lint.server.desk import RefusedError
from lint.text.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lint.rulebook.rule import Example, Rule
    from lint.text.article import Article
    from lint.text.finding import Finding

#: What a rule is called: its file stands in the folder under this name, and nowhere else.
_ID = re.compile(r"[a-z0-9_-]{1,60}(?:/[a-z0-9_-]{1,60}){1,3}", re.IGNORECASE | re.ASCII)
#: What Windows calls its devices.
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]", re.IGNORECASE | re.ASCII)
#: So much of a file of a rule is taken.
_LONG = 200_000
#: A rule is tried on so many files of a folder, for so many seconds, and so many of its findings are shown.
_FILES, _SECONDS, _SHOWN = 1000, 8.0, 40
#: How much of the words around a finding is shown on either side.
_AROUND = 60


class RuleBench:
    """Where rules are looked at, tried and written: those `known`, the folder they may go into, and folders of copy."""

    def __init__(self, known: Iterable[Rule], folder: Path | None = None, copy: Sequence[Path] = ()) -> None:
        self._known = {r.id: r for r in known}
        self._folder, self._copy = folder, copy

    @property
    def may_write(self) -> bool:
        """Whether there is a folder that rules may go into."""
        return self._folder is not None

    def listed(self) -> dict[str, dict[str, Any]]:
        """All rules, with their levels and reasons."""
        return {
            r.id: {
                "level": str(r.level),
                "why": " ".join(r.why.split()),
                "check": r.check_name,
                "optional": r.optional,
                "own": self._is_own(r),
            }
            for r in self._known.values()
        }

    def shown(self, rule_id: str) -> dict[str, Any]:
        """One rule with its examples, and its file."""
        if (rule := self._known.get(rule_id)) is None:
            raise RefusedError(404, f"There is no rule “{rule_id[:80]}”.")
        whole = with_examples(rule, self._known)
        return {
            "id": rule.id,
            "message": rule.message,
            "source": rule.source,
            "text": Path(rule.path).read_text(encoding="utf-8"),
            "own": self._is_own(rule),
            "examples": [_example(e) for e in whole.examples if not e.todo],
        }

    def drafted(self, answers: Mapping[str, Any]) -> str:
        """The text of a rule file, of what was answered in the form."""
        said = {key: str(value).strip() for key, value in answers.items()}
        pairs = [line.partition("=") for line in said.get("words", "").split("\n") if line.strip()]
        table = {wrong.strip(): right.strip() or wrong.strip() for wrong, _, right in pairs}
        pattern = said.get("pattern", "")
        level = said.get("level", "style")
        if level not in {str(level) for level in Level} or bool(table) == bool(pattern):
            raise RefusedError(422, "Say what is wrong: words with what is right, a line each, or one pattern.")
        usual = swapped(table) if table else {"message": "“{match}” stands here.", "why": "", "wrong": "", "right": ""}
        given = {key: said[key] for key in usual if said.get(key)}
        if missing := [key for key, value in {**usual, **given}.items() if not value]:
            raise RefusedError(422, f"A rule with a pattern needs more: {', '.join(missing)}.")
        check, with_ = ("swap", {"table": table}) if table else ("pattern", {"pattern": pattern})
        told: dict[str, Any] = {**usual, **given}
        draft = Draft(check=check, level=level, with_=with_, **told)
        try:
            return proved(draft, "desk/rule")[0].text()
        except DraftError as e:
            raise RefusedError(422, str(e)) from None

    def tried(self, rule_id: str, text: str, articles: Sequence[Article]) -> dict[str, Any]:
        """What is wrong with a rule file, what it finds in these articles, and what in the folders of copy."""
        if len(text) > _LONG:
            raise RefusedError(413, f"A rule of more than {_LONG:,} characters is not taken.")
        trial = tried(text, rule_id if _ID.fullmatch(rule_id) else "desk/rule", self._known)
        told: dict[str, Any] = {
            "mistakes": [{"line": m.line, "column": m.column, "message": m.message} for m in trial.mistakes],
            "faults": list(trial.faults),
            "findings": [],
            "folder": None,
        }
        if trial.rule:
            told["findings"] = [_finding(f) for f in found_in(trial.rule, articles)[:_SHOWN]]
            told["folder"] = self._in_folders(trial.rule) if self._copy else None
        return told

    def save(self, rule_id: str, text: str, before: str | None) -> str:
        """Write a rule's file, which held `before` (None: it is new) and is sound; where it stands now."""
        if self._folder is None:
            raise RefusedError(403, "Rules are not written here: newslint serve --rules DIR --edit allows it.")
        if not _ID.fullmatch(rule_id):
            raise RefusedError(422, "A rule is called pack/rule, such as style/utilise: letters, digits and hyphens.")
        file = self._folder / f"{rule_id}.yml"
        known = self._known.get(rule_id)
        if not known and (why := _unportable(rule_id, self._known)):
            raise RefusedError(422, f"{why} Choose another name.")
        if known and not self._is_own(known):
            raise RefusedError(409, f"“{rule_id}” is a rule already, and not one of this folder. Choose another name.")
        trial = tried(text, rule_id, {k: r for k, r in self._known.items() if k != rule_id})
        if not trial.sound:
            raise RefusedError(422, "\n".join([*map(str, trial.mistakes), *trial.faults]))
        try:
            inside = (real(self._folder),)
            for folder in (f for f in reversed(file.parents) if self._folder in f.parents):
                folder.mkdir(exist_ok=True)
                if Path(real(folder)) != Path(inside[0]) / folder.relative_to(self._folder):
                    raise RefusedError(403, f"{folder} leads out of the folder of rules; nothing was written.")
            was, becomes = (None, text.encode()) if before is None else _in_line_ends_of(file, inside, before, text)
            rewrite(file, was, becomes, inside)
        except (ChangedMeanwhileError, FileNotFoundError):
            what = "is there already" if before is None else "is not what it was when it was opened here"
            raise RefusedError(409, f"{file} {what}; nothing was written. Open it anew.") from None
        except OSError as e:
            raise RefusedError(403, f"{file} could not be written: {e.strerror or e}.") from None
        return str(file)

    def _is_own(self, rule: Rule) -> bool:
        return self._folder is not None and Path(rule.path).resolve().is_relative_to(self._folder.resolve())

    def _in_folders(self, rule: Rule) -> dict[str, Any]:
        """What a rule finds in each article of the folders, as far as there is time."""
        until = time.monotonic() + _SECONDS
        every = opened(copies(self._copy)[0], GUESSED, {})[0]
        articles = words = 0
        found: list[Finding] = []
        for copy in every[:_FILES]:
            try:
                article = copy.article(None, None, "")
            except UnreadableError:
                continue
            articles, words = articles + 1, words + article.words
            found += found_in(rule, [article])
            if time.monotonic() > until:
                break
        return {
            "articles": articles,
            "words": words,
            "left": len(every) - articles,
            "found": len(found),
            "findings": [_finding(f) for f in found[:_SHOWN]],
        }


def _unportable(rule_id: str, known: Iterable[str]) -> str:
    """Why a rule of this name could not be checked out on every system, where it could not."""
    names = rule_id.split("/")
    for name in names:
        if _DEVICE.fullmatch(name) or not any(map(str.isalnum, name)):
            return f"“{name}” cannot be the name of a file on every system."
    for other in known:
        apart = next(((a, b) for a, b in zip(names, other.split("/"), strict=False) if a != b), None)
        if apart and apart[0].lower() == apart[1].lower():
            return f"There is “{other}”, and on some systems “{apart[0]}” and “{apart[1]}” are one name."
    return ""


def _in_line_ends_of(file: Path, inside: tuple[str, ...], before: str, text: str) -> tuple[bytes, bytes]:
    """What a file must have held and what it is to hold, in its own line ends: a page knows but one sort of them."""
    there = read(file, Bounds(inside)).decode("utf-8", "replace")
    was, becomes = (words.replace("\r\n", "\n") for words in (before, text))
    if there.replace("\r\n", "\n") == was:
        was, becomes = there, becomes.replace("\n", "\r\n") if "\r\n" in there else becomes
    return was.encode(), becomes.encode()


def _example(example: Example) -> dict[str, Any]:
    texts = {name: marked(text, example.marks.get(name, ())) for name, text in example.texts.items()}
    return {"wrong": example.wrong, "says": example.says, "texts": texts}


def _finding(f: Finding) -> dict[str, Any]:
    """A finding with the words around it."""
    end = f.ends[0]
    article, (start, stop) = end.article, end.span
    line, _ = article.lines.place(start)
    low, high = article.lines.span(line)
    low, high = max(low, start - _AROUND), max(min(high, stop + _AROUND), stop)
    return {
        "path": article.path,
        "line": line,
        "start": start,
        "end": stop,
        "before": article.text[low:start],
        "text": end.text,
        "after": article.text[stop:high],
        "message": f.message,
    }
