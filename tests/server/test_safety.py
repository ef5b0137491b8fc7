"""Whom the server answers and how much: names and origins, tokens, sizes, times, many at once; nothing is told on."""

from __future__ import annotations

import asyncio
import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

import lint
from tests.desk import RULE, newslint, write
from tests.server.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.server.serving import Server

pytest.importorskip("uvicorn")
EVIL = {"Origin": "http://evil.example"}
TEXT = "It saw the the bridge."


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_it_listens_on_this_machine_alone_and_says_where_first(server: Server) -> None:
    assert server.address.startswith("http://127.0.0.1:")
    assert server.ask("GET", "/").status == 200


def test_another_name_gets_no_answer(server: Server) -> None:
    for host in ("evil.example", "evil.example:8010", "127.0.0.1.evil.example", "[", ""):
        for path in ("/", "/v2/info", "/rules"):
            assert server.ask("GET", path, Host=host).status in (400, 421)
    assert server.ask("GET", "/v2/info", Host="localhost:1").status == 200


def test_pages_elsewhere_may_use_the_protocol_and_nothing_else(server: Server) -> None:
    assert server.check({"a.txt": TEXT}).status == 200
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"):
        assert server.check({"a.txt": TEXT}, Origin=origin).status == 403
        assert server.ask("POST", "/read?name=a.txt", TEXT, Origin=origin).status == 403
    own = server.address.rstrip("/")
    assert server.check({"a.txt": TEXT}, Origin=own).status == 200
    answer = server.tool(TEXT, headers={"Origin": "app://obsidian.md"})
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (200, "app://obsidian.md")
    asked = server.ask("OPTIONS", "/v2/check", Origin="app://obsidian.md", Access_Control_Request_Method="POST")
    assert (asked.status, asked.headers["access-control-allow-origin"]) == (204, "app://obsidian.md")


def test_beside_a_folder_only_named_origins_get_an_answer(tmp_path: Path) -> None:
    write(tmp_path, {"copy/a.txt": "The mayor opened the bridge.\n"})
    with serving("--with", tmp_path / "copy", "--allow-origin", "app://obsidian.md,http://Localhost:3000/") as server:
        refused = server.tool(TEXT, headers=EVIL)
        assert (refused.status, "access-control-allow-origin" in refused.headers) == (403, False)
        assert server.ask("OPTIONS", "/v2/check", **EVIL).status == 403
        assert server.tool(TEXT, headers={"Origin": "app://obsidian.md"}).status == 200
        assert server.tool(TEXT, headers={"Origin": "http://localhost:3000"}).status == 200
        assert server.tool(TEXT).status == 200


def test_where_a_token_is_asked_for_only_the_page_is_free() -> None:
    with serving("--token", "sesame") as server:
        assert server.address.endswith("/#token=sesame")
        assert [server.ask("GET", path).status for path in ("/", "/page.css", "/page.js")] == [200, 200, 200]
        for path in ("/rules", "/v2/info", "/v2/languages", "/nothing", "//", "/v2/check?text=a&language=en"):
            assert server.ask("GET", path).status == 401
        assert server.check({"a.txt": TEXT}).status == 401
        assert server.check({"a.txt": TEXT}, Authorization="Bearer wrong").status == 401
        assert server.check({"a.txt": TEXT}, Authorization="Bearer sesame").status == 200
        assert server.tool(TEXT).status == 401
        assert server.tool(TEXT, apiKey="sesame", username="desk").status == 200
        assert server.ask("POST", "/").status == 401


def test_a_token_is_made_up_where_others_can_reach_it() -> None:
    with serving("--host", "0.0.0.0") as server:  # noqa: S104 - that is what is tried
        address, _, token = server.address.partition("#token=")
        assert len(token) > 20
        local = server._replace(address=address.replace("0.0.0.0", "127.0.0.1"))  # noqa: S104
        assert local.check({"a.txt": TEXT}).status == 401
        assert local.check({"a.txt": TEXT}, Authorization=f"Bearer {token}").status == 200


def test_bodies_are_bounded(server: Server) -> None:
    assert server.ask("POST", "/check", Content_Length="99999999999").status == 413
    assert server.check({"a.txt": "a " * 600_000}).status == 413
    assert server.check({f"{n}.txt": "a" for n in range(41)}).status == 413
    assert server.tool("a " * 600_000).status == 413
    assert server.ask("POST", "/v2/check", Content_Length="-1").status in (400, 413)
    for broken in (b"", b"{", b"[]", b'{"articles": [{"name": "a", "text": 1}]}', b"\xff", b"[" * 100_000):
        assert server.ask("POST", "/check", broken).status == 400


def test_articles_of_one_name_are_refused(server: Server) -> None:
    twice = json.dumps({"articles": [{"name": "a.txt", "text": TEXT}, {"name": "a.txt", "text": "It was so."}]})
    for path in ("/check", "/table", "/proof"):
        answer = server.ask("POST", path, twice)
        assert (answer.status, answer.body) == (400, b"Two articles have one name: each must have its own.\n")


def test_the_page_runs_nothing_but_its_own_script(server: Server) -> None:
    answer = server.ask("GET", "/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    page = answer.body.decode()
    assert all(inline not in page for inline in ("<style", "style=", " onclick", "javascript:", "http://", "https://"))
    scripts = re.findall(r'<script src="(/[a-z]+\.js)" defer></script>', page)
    assert page.count("<script") == len(scripts) > 0
    assert all(server.ask("GET", script).status == 200 for script in scripts)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_no_path_leads_out(server: Server, tmp_path: Path) -> None:
    secret = write(tmp_path, {"secret.txt": "A wombat."}) / "secret.txt"
    for path in ("/../pyproject.toml", "/%2e%2e/pyproject.toml", f"/{secret}", f"/read?name={secret}", "/page.html"):
        assert server.ask("GET", path).status in (404, 405)
    told = server.ask("POST", f"/read?name=../../{secret}", "It came.").json()
    assert (told["name"], told["text"]) == ("secret.txt", "It came.")
    assert server.check({str(secret): "It came.", "../../x.txt": "It went."}).status == 200


def test_many_clients_at_once_all_get_their_own_answer(server: Server) -> None:
    texts = [f"Number {n} saw the the bridge." for n in range(60)]
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda text: server.check({"a.txt": text}).json(), texts))
    assert [a["findings"][0]["ends"][0]["start"] for a in answers] == [len(t.partition("the")[0]) for t in texts]


class _Slow:
    """A checker that takes its time."""

    known: tuple[lint.Finding, ...] = ()

    def check(self, articles: Mapping[str, str], **_: object) -> lint.Report:
        time.sleep(float(articles["a.txt"]))
        return lint.Report()

    def forget(self) -> None:
        pass


def test_a_request_has_its_time_and_a_superseded_one_is_dropped() -> None:
    from lint.server.desk import Desk, RefusedError

    async def tried() -> list[object]:
        desk = Desk(_Slow(), seconds=1)  # type: ignore[arg-type]
        running = asyncio.create_task(desk.report({"a.txt": "0.5"}, client="x"))
        await asyncio.sleep(0.1)
        older = asyncio.create_task(desk.report({"a.txt": "0"}, client="x"))
        await asyncio.sleep(0.1)
        newer = asyncio.create_task(desk.report({"a.txt": "0"}, client="x"))
        told: list[object] = list(await asyncio.gather(running, older, newer, return_exceptions=True))
        told += await asyncio.gather(desk.report({"a.txt": "2"}), return_exceptions=True)
        desk.close()
        return told

    running, older, newer, late = asyncio.run(tried())
    assert isinstance(running, lint.Report)
    assert isinstance(newer, lint.Report)
    assert isinstance(older, RefusedError)
    assert isinstance(late, RefusedError)
    assert (older.status, late.status) == (409, 503)


def test_a_head_has_its_time_too() -> None:
    import uvicorn

    from lint.server.protocol import Protocol

    class Hasty(Protocol):
        seconds = 0.5

    async def app(_scope: object, receive: Any, send: Any) -> None:
        while (await receive()).get("more_body"):
            pass
        await send({"type": "http.response.start", "status": 204})
        await send({"type": "http.response.body"})

    async def asked(port: int, *parts: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for part in parts:
            writer.write(part)
            await asyncio.sleep(0.3)
        try:
            return await asyncio.wait_for(reader.read(), 20)
        finally:
            writer.close()

    async def tried() -> list[bytes]:
        config = uvicorn.Config(app, port=0, log_level="critical", lifespan="off", http=Hasty, ws="none")
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        head, close = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n", b"Connection: close\r\n\r\n"
        halves = [(b"POST / HT",), (), (head + b"\r\nabc", b"POST / HT"), (head, close, b"a", b"b", b"c")]
        told = await asyncio.gather(*(asked(port, *parts) for parts in halves))
        server.should_exit = True
        await serving
        return told

    half, none, second, slow_body = asyncio.run(tried())
    assert (half, none) == (b"", b"")
    assert second.count(b"204 No Content") == slow_body.count(b"204 No Content") == 1


def test_nothing_that_is_sent_is_told_on(tmp_path: Path) -> None:
    with serving(cwd=tmp_path) as server:  # which sees to it that nothing is written to its outputs
        server.check({"a.txt": "A secret wombat saw the the bridge."})
        server.ask("POST", "/check", '{"articles": "secret"}')
        server.tool("A secret wombat.")
        server.ask("POST", "/read?name=secret.docx", b"PK\3\4secret")
    assert list(tmp_path.iterdir()) == []


def test_a_fault_is_told_without_a_word_of_the_copy() -> None:
    from lint.server.app import app
    from lint.server.desk import Desk
    from lint.server.guard import Limits

    sent = json.dumps({"articles": [{"name": "a.txt", "text": "secret"}]}).encode()
    told: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": sent}

    async def send(message: Any) -> None:
        told.append(message)

    headers = [(b"host", b"localhost")]
    scope = {"type": "http", "method": "POST", "path": "/check", "query_string": b"", "headers": headers}
    asyncio.run(app(Desk(_Slow()), Limits())(scope, receive, send))  # type: ignore[arg-type]
    assert (told[0]["status"], told[1]["body"]) == (500, b"newslint failed on it (ValueError).\n")


def test_settings_rules_and_stets_of_a_folder_hold(tmp_path: Path) -> None:
    write(tmp_path, {"copy/newslint.yml": "levels: {spelling: off}\nrules: rules\n", "copy/rules/desk/w.yml": RULE})
    with serving(tmp_path / "copy") as server:
        found = server.check({"a.txt": "A wombat saw the the bridge."}).json()["findings"]
        assert [f["rule"] for f in found] == ["desk/w"]
        assert "desk/w" in server.ask("GET", "/rules").json()


def test_what_cannot_be_served_is_said(tmp_path: Path) -> None:
    done = newslint("serve", "nowhere", "--no-open", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "newslint: nowhere is no folder.\n")
    for origin in ("foo", "localhost:3000", "*", "http://", "http://a.example/page", "http://a b"):
        done = newslint("serve", "--no-open", "--allow-origin", origin, cwd=tmp_path)
        assert (done.returncode, f"'{origin}' is no origin" in done.stderr) == (2, True)
    script = "import sys; sys.modules['uvicorn'] = None; sys.argv = ['newslint', 'serve', '--no-open']; import lint.cli; lint.cli.main()"
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, "pip install 'newslint[serve]'" in done.stderr) == (2, True)
