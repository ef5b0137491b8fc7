"""LanguageTool's protocol: an unmodified client, what clients send, places in UTF-16, markup, and single paragraphs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk import SEEDS, write
from tests.server.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.server.serving import Server

pytest.importorskip("uvicorn")
TEXT = "A 😀 mayor opened the the bridge on Wednesday, June 18, 2024, he said."


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def utf16(text: str, match: Any) -> str:
    """The words that a match is about, as a client that counts in UTF-16 sees them."""
    start = 2 * match["offset"]
    return text.encode("utf-16-le")[start : start + 2 * match["length"]].decode("utf-16-le")


def test_an_unmodified_client_checks_and_corrects(server: Server) -> None:
    client = pytest.importorskip("language_tool_python")
    with client.LanguageTool("en-US", remote_server=server.address) as tool:
        found = tool.check(TEXT)
        assert [(m.rule_id, TEXT[m.offset : m.offset + m.error_length], m.replacements) for m in found] == [
            ("spelling/doubled-word", "the the", ["the"]),
            ("dates/weekday-not-date", "Wednesday", []),
        ]
        assert tool.correct(TEXT) == TEXT.replace("the the", "the")


def test_a_match_has_all_that_the_protocol_asks_for(server: Server) -> None:
    answer = server.tool(TEXT).json()
    assert answer["software"].keys() >= {"name", "version", "apiVersion", "buildDate", "premium", "status"}
    assert answer["language"]["code"] == answer["language"]["detectedLanguage"]["code"] == "en-US"
    match, date = answer["matches"]
    assert (utf16(TEXT, match), utf16(TEXT, date)) == ("the the", "Wednesday")
    assert utf16(match["context"]["text"], match["context"]) == "the the"
    assert match["sentence"] == TEXT
    assert match["replacements"] == [{"value": "the"}]
    assert match["rule"]["id"] == "spelling/doubled-word"
    assert (match["rule"]["issueType"], match["rule"]["category"]["id"]) == ("misspelling", "SPELLING")
    assert match["rule"]["description"].startswith("A word was typed again")
    assert date["message"] == "June 18, 2024 was a Tuesday, not a Wednesday."


def test_markup_counts_and_is_never_replaced(server: Server) -> None:
    pieces = [{"markup": "<b>"}, {"text": "A 😀 saw the "}, {"markup": "</b>"}, {"text": "the bridge,"}]
    pieces += [{"markup": "<br>", "interpretAs": "\n\n"}, {"text": "and it saw saw it."}]
    sent = "".join(p.get("text") or p["markup"] for p in pieces)
    matches = server.tool(data=json.dumps({"annotation": pieces})).json()["matches"]
    assert [(utf16(sent, m), m["replacements"]) for m in matches if m["rule"]["id"] == "spelling/doubled-word"] == [
        ("the </b>the", []),
        ("saw saw", [{"value": "saw"}]),
    ]
    assert server.tool(data='{"text": "the the"}').json()["matches"]
    for broken in ("{", "[]", '{"annotation": [{"text": 1}]}', '{"annotation": [{}]}', "[" * 100_000):
        assert server.tool(data=broken).status == 400


def test_a_paragraph_alone_is_not_held_to_what_needs_the_article(server: Server) -> None:
    assert server.tool("He said “we came and saw it.").json()["matches"] == []
    assert server.tool("A town without a stop —").json()["matches"] == []
    both = server.tool("The mayor spoke at the bridge.\n\nHe said “we came and saw it.\n\nThen he went home.").json()
    assert [m["rule"]["id"].partition("/")[0] for m in both["matches"]] == ["marks"]


def test_words_of_a_quotation_are_never_replaced(server: Server) -> None:
    (match,) = server.tool("He said: “We opened the the bridge.”").json()["matches"]
    assert match["replacements"] == []


def test_rules_may_be_left_out_or_chosen(server: Server) -> None:
    assert len(server.tool(TEXT, disabledRules="spelling/doubled-word").json()["matches"]) == 1
    assert len(server.tool(TEXT, disabledCategories="DATES,X").json()["matches"]) == 1
    assert len(server.tool(TEXT, enabledOnly="true", enabledRules="nothing").json()["matches"]) == 0
    assert len(server.tool(TEXT, level="picky", motherTongue="fr", preferredVariants="en-GB").json()["matches"]) == 2


def test_other_languages_and_mistaken_requests(server: Server) -> None:
    german = server.tool(TEXT, language="de-DE").json()
    assert (german["language"]["code"], german["matches"]) == ("de-DE", [])
    assert len(server.tool(TEXT, language="auto").json()["matches"]) == 2
    assert server.tool("  \n").json()["matches"] == []
    assert server.tool().status == 400
    assert server.tool(TEXT, language="").status == 400
    assert server.tool("\ufeffA the the.").json()["matches"][0]["offset"] == 3
    codes = {entry["longCode"] for entry in server.ask("GET", "/v2/languages").json()}
    assert codes >= {"en", "en-US", "en-GB"}
    assert server.ask("GET", "/v2/info").json()["software"]["name"] == "newslint"


def test_the_second_place_stands_in_the_message(tmp_path: Path) -> None:
    first, *others = sorted(SEEDS.glob("*.txt"))
    write(tmp_path, {p.name: p.read_bytes() for p in others})
    with serving("--with", tmp_path) as server:
        matches = server.tool(first.read_text(encoding="utf-8")).json()["matches"]
        told = [m["message"] for m in matches if " See " in m["message"]]
        assert any(f"See {p.name}, line " in message for p in others for message in told)
        assert server.tool("Kim II Sung Square in Pyongyang.").status == 200


def test_each_article_of_a_file_that_holds_several_is_compared(tmp_path: Path) -> None:
    first, *others = sorted(SEEDS.glob("*.txt"))
    rows = [{"id": p.stem, "body": p.read_text(encoding="utf-8"), "title": "", "date": "2024-06-20"} for p in others]
    write(tmp_path, {"story.json": json.dumps(rows)})
    with serving("--with", tmp_path) as server:
        matches = server.tool(first.read_text(encoding="utf-8")).json()["matches"]
        assert any("See story.json#" in m["message"] for m in matches)


def test_what_cannot_be_compared_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"with/bad.txt": b"a\0b", "with/good.txt": "It rained.\n", "with/data.json": "{}"})
    (tmp_path / "with/away.txt").symlink_to("/etc/passwd")
    with serving("--with", tmp_path / "with") as server:
        unread = server.check({"a.txt": "It rained."}).json()["unread"]
        assert [u["path"] for u in unread] == [str(tmp_path / "with" / name) for name in ("away.txt", "bad.txt")]
        write(tmp_path, {f"with/bad{n}.txt": b"a\0b" for n in range(30)})
        assert len(server.check({"a.txt": "It rained."}).json()["unread"]) == 21
