"""Articles by name, as another program holds them → the Report on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from lint.workspace import RequestError, resolve
from lint.workspace.request import Request

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from lint.engine.results import Report
    from lint.read.folder import Copy
    from lint.rulebook.rule import Rule
    from lint.stories.story import Mode

#: What is found in an article is found by one thread at a time: indexes of words and patterns are shared by all.
_ONE = Lock()


class Checker:
    """Rules and settings, made ready once to check any number of articles; it may be shared by threads.

    `rules` are folders of more rules; only what is `select`ed runs, less what is to be `ignore`d. `story` is how
    articles are grouped: `auto` by what they tell, `folder` by the folders in their names, or `off`. `settings` is a
    `newslint.yml`, which is not looked for. `folders` are a desk's instead: their settings and stets hold.
    `remember` so many bytes of copy: articles that stay as they are, are not read again, nor stories compared again.
    RequestError where a rule or the settings have mistakes, or where what is selected is no rule.
    """

    def __init__(
        self,
        *,
        rules: Iterable[str | Path] = (),
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        story: Mode | None = None,
        settings: str | Path | None = None,
        folders: Iterable[str | Path] = (),
        remember: int = 0,
    ) -> None:
        paths = [Path(folder) for folder in folders]
        request = Request(
            paths=paths,
            settings=None if settings is None else Path(settings),
            no_settings=settings is None and not paths,
            no_stets=not paths,
            rules=[Path(r) for r in rules],
            select=[select] if isinstance(select, str) else select,
            ignore=[ignore] if isinstance(ignore, str) else ignore,
            story=story,
            whole=True,
        )
        if story not in (None, "auto", "folder", "off"):
            raise RequestError(f"'{story}' is no way to group articles: auto, folder or off.")
        self._workspace = resolve(request)
        self._remember = remember
        with _ONE:
            _ = self._workspace.stets
            self._session = self._workspace.session(remember)

    def check(
        self,
        articles: Mapping[str, str | bytes],
        *,
        published: date | Mapping[str, date] | None = None,
        copies: Iterable[Copy] = (),
    ) -> Report:
        """The report on these articles: texts, or the bytes of files, by names whose suffix says how they are read.

        `published` is when they were published, all or each by its name, where they do not tell. `copies` are files of
        copy that are compared with them.
        """
        days = published if isinstance(published, Mapping) else dict.fromkeys(articles, published)
        given = [_copy(name, text, days.get(name)) for name, text in articles.items()]
        more = [copy.loaded() for copy in copies if copy.name not in articles]
        with _ONE:
            report = self._workspace.report_in(self._session, [*given, *more])
            if not self._remember:
                self._session.forget()
            return replace(report, examined=tuple(report.examined), findings=tuple(report.findings))

    @property
    def known(self) -> Sequence[Rule]:
        """All rules there are here, those too that do not run."""
        return self._workspace.configuration.known

    def forget(self) -> None:
        """Let go of all articles that are remembered."""
        with _ONE:
            self._session.forget()


def check(
    articles: Mapping[str, str | bytes],
    *,
    published: date | Mapping[str, date] | None = None,
    rules: Iterable[str | Path] = (),
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    story: Mode | None = None,
    settings: str | Path | None = None,
) -> Report:
    """The report on these articles, once; arguments as Checker and its `check` have them."""
    checker = Checker(rules=rules, select=select, ignore=ignore, story=story, settings=settings)
    return checker.check(articles, published=published)


def _copy(name: str, text: str | bytes, published: date | None) -> Copy:
    from lint.read.folder import Copy

    if isinstance(text, bytes):
        return Copy(name, name, text, published=published)
    try:
        return Copy(name, name, text.encode(), published=published)
    except UnicodeEncodeError as e:
        lone = f"it is not text: character {e.start + 1} is half of one (\\u{ord(text[e.start]):04x})"
        return Copy(name, name, fault=lone, published=published)
