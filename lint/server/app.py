"""A Desk and Limits → the app that answers over HTTP: the page, newslint's own JSON, and LanguageTool's protocol."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from datetime import date
from functools import cache, wraps
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lint.read import READERS, UnreadableError, read_bytes
from lint.report import html
from lint.report import json as own_json
from lint.server import languagetool
from lint.server.desk import RefusedError
from lint.server.guard import Guard, fields

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from lint.engine.results import Report
    from lint.server.desk import Desk
    from lint.server.guard import Limits

    Handler = Callable[["Service", Request], Awaitable[Response]]

#: So many articles, and so many characters of them together, are checked at once.
MOST_ARTICLES, MOST_TEXT = 40, 1_000_000


class _Json(Response):
    media_type = "application/json"

    def init_headers(self, headers: Any = None) -> None:
        super().init_headers(headers)
        self.headers["content-type"] = "application/json"  # some clients compare the whole of it


def _answered(handler: Handler) -> Callable[[Service, Request], Awaitable[Response]]:
    """The handler; what it refuses is told, and so is a fault of newslint's, without a word of what was sent."""

    @wraps(handler)
    async def told(self: Service, request: Request) -> Response:
        try:
            return await handler(self, request)
        except RefusedError as e:
            return PlainTextResponse(f"{e}\n", e.status)
        except Exception as e:  # noqa: BLE001 - a traceback in a log could hold what was pasted
            return PlainTextResponse(f"newslint failed on it ({type(e).__name__}).\n", 500)

    return told


class Service:
    """What answers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rules = {rule.id: rule for rule in desk.checker.known}

    def routes(self) -> list[Route]:
        """What answers to which path."""
        return [
            Route("/", _file("page.html", "text/html"), methods=["GET"]),
            Route("/page.css", _file("page.css", "text/css"), methods=["GET"]),
            Route("/page.js", _file("page.js", "text/javascript"), methods=["GET"]),
            Route("/favicon.ico", _nothing, methods=["GET"]),
            Route("/rules", self.rules, methods=["GET"]),
            Route("/check", self.check, methods=["POST"]),
            Route("/proof", self.proof, methods=["POST"]),
            Route("/read", self.read, methods=["POST"]),
            Route("/v2/check", self.tool_check, methods=["GET", "POST"]),
            Route("/v2/languages", self.tool_languages, methods=["GET"]),
            Route("/v2/info", self.tool_info, methods=["GET"]),
        ]

    @_answered
    async def rules(self, _request: Request) -> Response:
        """The rules there are, with their reasons."""
        told = {r.id: {"level": str(r.level), "why": " ".join(r.why.split())} for r in self._rules.values()}
        return _Json(json.dumps(told, ensure_ascii=False))

    @_answered
    async def check(self, request: Request) -> Response:
        """The report on the articles that are sent, as `newslint --format json` writes it."""
        return _Json(own_json.render(await self._report(request)))

    @_answered
    async def proof(self, request: Request) -> Response:
        """The same as the proof."""
        page = html.render(await self._report(request), self._rules.values())
        return Response(page, media_type="text/html", headers={"Content-Disposition": "attachment"})

    async def _report(self, request: Request) -> Report:
        """The report on the articles in a body of JSON."""
        try:
            sent = json.loads(await request.body())
            articles = {str(a["name"]): a["text"] for a in sent["articles"]}
            days = {str(a["name"]): date.fromisoformat(a["published"]) for a in sent["articles"] if a.get("published")}
            client = str(sent.get("client", ""))[:100]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise RefusedError(
                400, 'It must be {"articles": [{"name": …, "text": …, "published": "2024-06-20"}]}.'
            ) from None
        if not all(isinstance(text, str) for text in articles.values()):
            raise RefusedError(400, "The text of an article must be text.")
        if len(articles) > MOST_ARTICLES or sum(map(len, articles.values())) > MOST_TEXT:
            raise RefusedError(
                413, f"More than {MOST_ARTICLES} articles or {MOST_TEXT:,} characters are not checked at once."
            )
        return await self._desk.report(articles, days, client=client)

    @_answered
    async def read(self, request: Request) -> Response:
        """A file's bytes → its text, or why there is none; of a document, what newslint reads of it."""
        name = PurePath(request.query_params.get("name", "")).name or "article.txt"
        try:
            article = await run_in_threadpool(read_bytes, await request.body(), name)
        except UnreadableError as e:
            return _Json(json.dumps({"name": name, "unread": str(e)}))
        plain = article.document or PurePath(name).suffix.lower() not in READERS
        told = {"name": f"{PurePath(name).stem}.txt" if plain else name, "text": article.text}
        return _Json(json.dumps({**told, "published": article.published and article.published.isoformat()}))

    @_answered
    async def tool_check(self, request: Request) -> Response:
        """LanguageTool's check."""
        if request.method == "HEAD":  # a client that wants to know whether anybody is there
            return _Json()
        form = fields(await request.body()) if request.method == "POST" else fields(request.scope["query_string"])
        asked = languagetool.asked(form)
        if len(asked.text) > MOST_TEXT:
            raise RefusedError(413, f"Error: more than {MOST_TEXT:,} characters are not checked at once")
        report = None
        if asked.english and asked.text.strip():
            report = await self._desk.report({languagetool.NAME: asked.text}, compared=not asked.paragraph)
        return _Json(json.dumps(languagetool.answer(asked, report, self._rules), ensure_ascii=False))

    @_answered
    async def tool_languages(self, _request: Request) -> Response:
        """LanguageTool's list of languages."""
        return _Json(json.dumps(languagetool.languages()))

    @_answered
    async def tool_info(self, _request: Request) -> Response:
        """What LanguageTool says of itself."""
        return _Json(json.dumps(languagetool.info()))


def app(desk: Desk, limits: Limits) -> ASGIApp:
    """The app."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        desk.begin()
        yield
        desk.close()

    return Guard(Starlette(routes=Service(desk).routes(), lifespan=lifespan), limits)


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
