"""Requests about rules → what the bench says: the list, one with its examples, a draft, a trial, and a file saved."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from lint.read import UnreadableError, read_bytes
from lint.server.answers import Json, answered, sent, whole
from lint.server.desk import RefusedError
from lint.server.guard import same_origin
from lint.workspace import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from lint.server.desk import Desk
    from lint.server.rule_bench import RuleBench
    from lint.text.article import Article


class RuleRoutes:
    """What answers; only pages of this server may try rules on its folders and write them, whatever else is allowed."""

    def __init__(self, desk: Desk, bench: RuleBench, renew: Callable[[], RuleBench]) -> None:
        """`renew` has the desk take its rules up again, as they lie there now."""
        self._desk, self._bench, self._renew = desk, bench, renew

    def routes(self) -> list[Route]:
        """What answers to which path."""
        return [
            Route("/rules", self.listed, methods=["GET"]),
            Route("/rule", self.shown, methods=["GET"]),
            Route("/rule/draft", self.draft, methods=["POST"]),
            Route("/rule/try", self.tried, methods=["POST"]),
            Route("/rule/save", self.save, methods=["POST"]),
        ]

    @answered
    async def listed(self, _request: Request) -> Response:
        """The rules there are, with their reasons."""
        return Json(self._bench.listed())

    @answered
    async def shown(self, request: Request) -> Response:
        """One rule, its examples and its file; whether rules may be written."""
        rule = request.query_params.get("id", "")
        shown = await self._desk.run(lambda: self._bench.shown(rule)) if rule else {}
        return Json({**shown, "may_write": self._bench.may_write})

    @answered
    async def draft(self, request: Request) -> Response:
        """A rule file of what was answered in the form."""
        answers = await _object(request)
        return Json({"text": await self._desk.run(lambda: self._bench.drafted(answers))})

    @answered
    async def tried(self, request: Request) -> Response:
        """What a rule file is worth, on its examples, on the articles that are sent and on the folders."""
        _of_this_server(request)
        told = await sent(request)
        rule, text = str(told.more.get("id", "")), str(told.more.get("rule", ""))

        def work() -> dict[str, Any]:
            articles: list[Article] = []
            for name, words in told.articles.items():
                try:
                    articles.append(read_bytes(words.encode(), name, told.published.get(name)))
                except (UnreadableError, UnicodeEncodeError):  # which a check says
                    continue
            return self._bench.tried(rule, text, articles)

        return Json(await self._desk.run(work))

    @answered
    async def save(self, request: Request) -> Response:
        """A rule's file, written where that is allowed; from then on the rule holds, or what is `not_yet` right."""
        _of_this_server(request)
        told = await _object(request)
        rule, text, before = told.get("id"), told.get("rule"), told.get("before")
        if not isinstance(rule, str) or not isinstance(text, str) or not isinstance(before, str | None):
            raise RefusedError(400, 'It must be {"id": …, "rule": …, "before": the text that it had, or null}.')

        def work() -> dict[str, str]:
            told = {"file": self._bench.save(rule, text, before)}
            try:
                self._bench = self._renew()
            except RequestError as e:  # what is wrong in other files; its last line says that nothing was done
                told["not_yet"] = str(e).rpartition("\n")[0] or str(e)
            return told

        return Json(await self._desk.run(work))


async def _object(request: Request) -> dict[str, Any]:
    try:
        told = json.loads(await request.body())
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise RefusedError(400, "It must be an object in JSON.")
    whole(*told.values())
    return told


def _of_this_server(request: Request) -> None:
    origin = request.headers.get("origin", "")
    if origin and not same_origin(origin, request.headers.get("host", "")):
        raise RefusedError(403, "Only the page of this server may do that.")
