"""What handlers share: requests → the articles in them; answers in JSON, refusals without a word of what was sent."""

from __future__ import annotations

import json
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from starlette.responses import PlainTextResponse, Response

from lint.server.desk import RefusedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

S = TypeVar("S")

#: So many articles, and so many characters of them together, are checked at once.
MOST_ARTICLES, MOST_TEXT = 40, 1_000_000


class Json(Response):
    """An object as JSON; some clients compare the whole of the type that is told."""

    media_type = "application/json"

    def __init__(self, content: Any) -> None:
        super().__init__(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False))

    def init_headers(self, headers: Any = None) -> None:
        super().init_headers(headers)
        self.headers["content-type"] = "application/json"


class Sent(NamedTuple):
    """The articles of a request, when they were published, by whom they are sent, and all else that is."""

    articles: dict[str, str]
    published: dict[str, date]
    client: str
    more: dict[str, Any]


def answered(handler: Callable[[S, Request], Awaitable[Response]]) -> Callable[[S, Request], Awaitable[Response]]:
    """The handler; what it refuses is told, and so is a fault of newslint's, without a word of what was sent."""

    @wraps(handler)
    async def told(self: S, request: Request) -> Response:
        try:
            return await handler(self, request)
        except RefusedError as e:
            return PlainTextResponse(f"{e}\n", e.status)
        except Exception as e:  # noqa: BLE001 - a traceback in a log could hold what was pasted
            return PlainTextResponse(f"newslint failed on it ({type(e).__name__}).\n", 500)

    return told


async def sent(request: Request) -> Sent:
    """The articles in a body of JSON, within bounds."""
    try:
        told = json.loads(await request.body())
        named = [(str(a["name"]), a["text"]) for a in told["articles"]]
        days = {str(a["name"]): date.fromisoformat(a["published"]) for a in told["articles"] if a.get("published")}
        client = str(told.get("client", ""))[:100]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RefusedError(
            400, 'It must be {"articles": [{"name": …, "text": …, "published": "2024-06-20"}]}.'
        ) from None
    articles = dict(named)
    if len(articles) < len(named):
        raise RefusedError(400, "Two articles have one name: each must have its own.")
    whole(*articles, *told.values())
    if not all(isinstance(text, str) for text in articles.values()):
        raise RefusedError(400, "The text of an article must be text.")
    if len(articles) > MOST_ARTICLES or sum(map(len, articles.values())) > MOST_TEXT:
        raise RefusedError(
            413, f"More than {MOST_ARTICLES} articles or {MOST_TEXT:,} characters are not checked at once."
        )
    return Sent(articles, days, client, told)


def whole(*words: object) -> None:
    """RefusedError where one of these is text with half of a character, as JSON may hold and nothing else can."""
    try:
        "".join(w for w in words if isinstance(w, str)).encode()
    except UnicodeEncodeError:
        raise RefusedError(400, "It holds half of a character (a lone surrogate); only whole ones are text.") from None
