"""A Desk and Limits → the app that answers over HTTP: the page, newslint's own JSON, and LanguageTool's protocol."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from lint.read import READERS, UnreadableError, read_bytes
from lint.report import html
from lint.report import json as own_json
from lint.report.story_table import as_data, of_report
from lint.server import languagetool
from lint.server.answers import MOST_TEXT, Json, answered, sent
from lint.server.desk import RefusedError
from lint.server.guard import SCRIPTS, Guard, fields
from lint.server.rule_bench import RuleBench
from lint.server.rule_routes import RuleRoutes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from lint.engine.results import Report
    from lint.server.desk import Desk
    from lint.server.guard import Limits
    from lint.workspace.texts import Checker


class Service:
    """What answers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """What answers to which path."""
        return [
            Route("/", _file("page.html", "text/html"), methods=["GET"]),
            Route("/page.css", _file("page.css", "text/css"), methods=["GET"]),
            *(Route(f"/{name}", _file(name, "text/javascript"), methods=["GET"]) for name in SCRIPTS),
            Route("/favicon.ico", _nothing, methods=["GET"]),
            Route("/check", self.check, methods=["POST"]),
            Route("/table", self.table, methods=["POST"]),
            Route("/proof", self.proof, methods=["POST"]),
            Route("/read", self.read, methods=["POST"]),
            Route("/v2/check", self.tool_check, methods=["GET", "POST"]),
            Route("/v2/languages", self.tool_languages, methods=["GET"]),
            Route("/v2/info", self.tool_info, methods=["GET"]),
        ]

    @answered
    async def check(self, request: Request) -> Response:
        """The report on the articles that are sent, as `newslint --format json` writes it."""
        return Json(own_json.render(await self._report(request)))

    @answered
    async def table(self, request: Request) -> Response:
        """What the articles of each story tell, row by row; and which articles could not be read."""
        report = await self._report(request, "table")
        tables = await self._desk.run(lambda: [as_data(t) for t in of_report(report) if t.rows])
        return Json({"tables": tables, "unread": [u._asdict() for u in report.unread]})

    @answered
    async def proof(self, request: Request) -> Response:
        """The same as the proof."""
        report = await self._report(request, "proof")
        page = await self._desk.run(lambda: html.render(report, self._desk.checker.known))
        return Response(page, media_type="text/html", headers={"Content-Disposition": "attachment"})

    async def _report(self, request: Request, purpose: str = "") -> Report:
        """The report on the articles in a body of JSON; it supersedes one that is for the same `purpose`."""
        told = await sent(request)
        client = told.client and f"{told.client} {purpose}"
        return await self._desk.report(told.articles, told.published, client=client)

    @answered
    async def read(self, request: Request) -> Response:
        """A file's bytes → its text, or why there is none; of a document, what newslint reads of it."""
        name = PurePath(request.query_params.get("name", "")).name or "article.txt"
        try:
            article = await run_in_threadpool(read_bytes, await request.body(), name)
        except UnreadableError as e:
            return Json({"name": name, "unread": str(e)})
        plain = article.document or PurePath(name).suffix.lower() not in READERS
        told = {"name": f"{PurePath(name).stem}.txt" if plain else name, "text": article.text}
        return Json({**told, "published": article.published and article.published.isoformat()})

    @answered
    async def tool_check(self, request: Request) -> Response:
        """LanguageTool's check."""
        if request.method == "HEAD":  # a client that wants to know whether anybody is there
            return Json({})
        form = fields(await request.body()) if request.method == "POST" else fields(request.scope["query_string"])
        asked = languagetool.asked(form)
        if len(asked.text) > MOST_TEXT:
            raise RefusedError(413, f"Error: more than {MOST_TEXT:,} characters are not checked at once")
        report = None
        if asked.english and asked.text.strip():
            report = await self._desk.report({languagetool.NAME: asked.text}, compared=not asked.paragraph)
        return Json(languagetool.answer(asked, report, {rule.id: rule for rule in self._desk.checker.known}))

    @answered
    async def tool_languages(self, _request: Request) -> Response:
        """LanguageTool's list of languages."""
        return Json(languagetool.languages())

    @answered
    async def tool_info(self, _request: Request) -> Response:
        """What LanguageTool says of itself."""
        return Json(languagetool.info())


def app(
    desk: Desk,
    limits: Limits,
    *,
    rules: Path | None = None,
    copy: Sequence[Path] = (),
    renew: Callable[[], Checker] | None = None,
) -> ASGIApp:
    """The app. Rules may be written into the folder `rules`, whereafter `renew` gives another checker; they are tried
    on the `copy` in these folders."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        desk.begin()
        yield
        desk.close()

    def bench() -> RuleBench:
        return RuleBench(desk.checker.known, rules, copy)

    def renewed() -> RuleBench:
        if renew:
            desk.checker = renew()
        return bench()

    routes = [*Service(desk).routes(), *RuleRoutes(desk, bench(), renewed).routes()]
    return Guard(Starlette(routes=routes, lifespan=lifespan), limits)


async def _nothing(_request: Request) -> Response:
    return Response(status_code=204)


def _file(name: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def file(_request: Request) -> Response:
        return Response(_text(name), media_type=kind)

    return file


@cache
def _text(name: str) -> str:
    """A part of the page; its looks begin with those of the proof."""
    here = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return Path(html.__file__).with_name("html.css").read_text(encoding="utf-8") + here if name == "page.css" else here
