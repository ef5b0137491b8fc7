"""Requests → the app behind, or a refusal: by whom they are sent, from which page, and how much they hold."""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Names of this machine, which no stranger's name server can make a browser believe in.
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
#: The scripts of the page.
SCRIPTS = ("page.js", "table.js", "rules.js")
#: What anybody may read: the page without anything in it.
_PAGE = frozenset({"/", "/page.css", "/favicon.ico", *(f"/{name}" for name in SCRIPTS)})
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Who gets an answer, and to how much.

    `hosts` are the names that the server goes by, none where any may be used, as where a `token` is asked for. Pages
    of these `origins` get an answer, too; LanguageTool's protocol is for `any_origin` where it gives nothing away but
    what was sent. A body has `most` bytes, and takes `seconds` to come.
    """

    hosts: frozenset[str] = LOOPBACK
    token: str = ""
    origins: frozenset[str] = frozenset()
    any_origin: bool = False
    most: int = 10_000_000
    seconds: float = 30


class Guard:
    """The app, and what stands before it. Nothing that is sent is written anywhere."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app, self._limits = app, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # there are no web sockets
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        tool = scope["path"].startswith("/v2/")
        elsewhere = bool(origin) and not same_origin(origin, headers.get("host", ""))
        admitted = not elsewhere or origin in self._limits.origins or (tool and self._limits.any_origin)

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    out.setdefault(name, value)
                if origin and elsewhere and admitted:
                    out["Access-Control-Allow-Origin"] = origin
                    out["Vary"] = "Origin"
                    out["Cross-Origin-Resource-Policy"] = "cross-origin"
            await send(message)

        if not admitted:
            answer: Response | None = _refusal(403, "This page may not ask here; start newslint with --allow-origin.")
        elif not self._named(headers.get("host", "")):
            answer = _refusal(421, "This is not the name of this server.")
        elif scope["method"] == "OPTIONS":
            answer = _preflight()
        else:
            body = await self._body(receive, headers)
            if isinstance(body, bytes):
                answer = None if self._knows_token(scope, headers, body) else _refusal(401, "A token is needed here.")
                receive = _again(body, receive)
            else:
                answer = body
        await (answer or self._app)(scope, receive, told)

    def _named(self, host: str) -> bool:
        """Whether the request is meant for this server: a page elsewhere could have its own name lead here."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return not self._limits.hosts or name in self._limits.hosts

    def _knows_token(self, scope: Scope, headers: Headers, body: bytes) -> bool:
        """Whether the token was sent, or none is needed; clients of LanguageTool send it as their key."""
        token = self._limits.token.encode()
        if not token or (scope["path"] in _PAGE and scope["method"] in ("GET", "HEAD")):
            return True
        sent = [headers.get("authorization", "").removeprefix("Bearer ").encode("latin-1")]
        if scope["path"].startswith("/v2/"):
            for form in (scope["query_string"], body):
                sent += [key.encode() for key in fields(form).get("apiKey", ())]
        return any(hmac.compare_digest(one, token) for one in sent)

    async def _body(self, receive: Receive, headers: Headers) -> bytes | Response:
        """All of the body, or why it is not taken."""
        most = self._limits.most
        large = _refusal(413, f"More than {most:,} bytes are not taken.")
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length) > most:
            return large
        parts, size = [], 0
        try:
            async with asyncio.timeout(self._limits.seconds):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return _refusal(400, "The request broke off.")
                    parts.append(message.get("body", b""))
                    size += len(parts[-1])
                    if size > most:
                        return large
                    if not message.get("more_body"):
                        return b"".join(parts)
        except TimeoutError:
            return _refusal(408, "The request took too long to come.")


def fields(form: bytes) -> dict[str, list[str]]:
    """What stands in a form; nothing where it is none."""
    try:
        return parse_qs(form.decode(), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError:
        return {}


def same_origin(origin: str, host: str) -> bool:
    """Whether a page of this origin is one of this host's."""
    return origin.partition("://")[0] in ("http", "https") and origin.partition("://")[2] == host


def _refusal(status: int, why: str) -> Response:
    return PlainTextResponse(f"{why}\n", status)


def _preflight() -> Response:
    allowed = {
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept",
        "Access-Control-Max-Age": "600",
    }
    return Response(status_code=204, headers=allowed)


def _again(body: bytes, receive: Receive) -> Receive:
    """The body, to be received as if for the first time."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
