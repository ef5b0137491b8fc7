"""What programs that speak LanguageTool's protocol send, byte by byte as their sources have it, is answered with what they
read of it."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

import pytest

from tests.server.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.server.serving import Server

pytest.importorskip("uvicorn")
TEXT = "The mayor's “park & bridge” 😀 opened on the the hill, 100% sure."
FORM = "Content-Type: application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def ask(server: Server, request: str, body: str, *headers: str) -> tuple[str, list[str], str]:
    """One request, in two packets as clients send it, and its answer: the status, the headers, the body."""
    where = urlsplit(server.address)
    told = [request, f"Host: {where.netloc}", *headers]
    if body:
        told.append(f"Content-Length: {len(body.encode())}")
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=60) as connection:
        connection.sendall("\r\n".join([*told, "", ""]).encode())
        connection.sendall(body.encode())
        answer = b""
        while not _whole(answer) and (part := connection.recv(65_536)):
            answer += part
    head, _, rest = answer.decode().partition("\r\n\r\n")
    status, *lines = head.split("\r\n")
    return status, lines, rest


def _whole(answer: bytes) -> bool:
    head, end, body = answer.partition(b"\r\n\r\n")
    size = [int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return bool(end) and (not size or len(body) >= size[0])


def matches(server: Server, request: str, body: str, *headers: str) -> list[Any]:
    status, lines, rest = ask(server, request, body, *headers)
    assert status == "HTTP/1.1 200 OK"
    assert "content-type: application/json" in lines
    found: list[Any] = json.loads(rest)["matches"]
    return found


def words(text: str, match: Any) -> str:
    start, end = 2 * match["offset"], 2 * (match["offset"] + match["length"])
    return text.encode("utf-16-le")[start:end].decode("utf-16-le")


def test_ltex_offers_http_2_and_calls_its_form_json(server: Server) -> None:
    markdown = [{"markup": "# "}, {"text": TEXT}, {"markup": "\n\n", "interpretAs": "\n\n"}, {"text": "It saw saw it."}]
    sent = "".join(part.get("text") or part["markup"] for part in markdown)
    data = json.dumps({"annotation": markdown}, separators=(",", ":"), ensure_ascii=False)
    body = urlencode({"data": data, "level": "picky", "language": "en-US", "motherTongue": "de-DE"})
    offer = (
        "Connection: Upgrade, HTTP2-Settings",
        "Upgrade: h2c",
        "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA",
    )
    found = matches(
        server,
        "POST /v2/check HTTP/1.1",
        body,
        *offer,
        "Content-Type: application/json",
        "User-Agent: Java-http-client/21",
    )
    assert [(words(sent, m), m["replacements"]) for m in found] == [
        ("the the", [{"value": "the"}]),
        ("saw saw", [{"value": "saw"}]),
    ]
    for match in found:
        assert all(
            isinstance(text, str) and text for text in (match["rule"]["id"], match["sentence"], match["message"])
        )


def test_libreoffice_sends_a_paragraph_and_shows_short_words_longer(server: Server) -> None:
    body = f"text={quote(TEXT, safe='-._~')}&language=en-GB"
    (match,) = matches(server, "POST /v2/check HTTP/1.1", body, "Accept: */*", FORM, "User-Agent: LibreOffice 25.8")
    assert (words(TEXT, match), match["replacements"][0]["value"]) == ("the the", "the")
    assert match["rule"]["category"]["id"] == "SPELLING"
    assert match["message"] and match["shortMessage"]


def test_obsidian_asks_for_any_language_and_reads_text_alone(server: Server) -> None:
    assert {"name", "code", "longCode"} <= server.ask("GET", "/v2/languages").json()[0].keys()
    annotated = json.dumps({"annotation": [{"text": TEXT}, {"markup": "[[", "interpretAs": ""}, {"text": "it"}]})
    form = {"data": annotated, "language": "auto", "enabledOnly": "false", "level": "default"}
    form["preferredVariants"] = "en-GB,de-DE,pt-PT,ca-ES"
    (match,) = matches(server, "POST /v2/check HTTP/1.1", urlencode(form), FORM, "Accept: application/json")
    read = match["shortMessage"], match["message"], match["rule"]["id"], match["rule"]["category"]["id"]
    assert all(isinstance(text, str) and text for text in read)
    assert (match["offset"], words(TEXT, match)) == (
        TEXT.encode("utf-16-le").index("the the".encode("utf-16-le")) // 2,
        "the the",
    )


def test_the_linter_for_vs_code_asks_whether_anybody_is_there(server: Server) -> None:
    assert ask(server, "HEAD /v2/check HTTP/1.1", "", "Connection: close")[0] == "HTTP/1.1 200 OK"
    data = json.dumps({"annotation": [{"text": TEXT}]})
    body = f"language=en-US&motherTongue=&data={quote(data, safe='')}&disabledRules=dates%2Fweekday-not-date"
    found = matches(server, "POST /v2/check HTTP/1.1", body, f"{FORM};charset=UTF-8", "Accepts: application/json")
    assert [words(TEXT, m) for m in found] == ["the the"]


def test_emacs_says_of_no_body_what_it_is_and_reads_the_last_value(server: Server) -> None:
    body = f"text={quote(TEXT)}&disabledRules=WHITESPACE_RULE&language=auto"
    headers = ("MIME-Version: 1.0", "Connection: keep-alive", "Extension: Security/Digest Security/SSL", "Accept: */*")
    status, _, rest = ask(server, "POST /v2/check HTTP/1.1", body, *headers)
    assert status.split()[1] == "200"
    assert rest.endswith("}")
    assert [words(TEXT, m) for m in json.loads(rest)["matches"]] == ["the the"]
