"""Rules over HTTP: looked at, drafted, tried and saved; only where it is allowed, and nowhere but in the one folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk import RULE, newslint, write
from tests.server.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.server.serving import Answer, Server

pytest.importorskip("uvicorn")
OTHER = RULE.replace("wombat", "quokka")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return (
        write(tmp_path, {"rules/desk/wombat.yml": RULE, "copy/a.txt": "A wombat came.\n\nA wombat went.\n"}) / "rules"
    )


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder.parent / "copy", "--rules", folder, "--edit") as running:
        yield running


def post(server: Server, path: str, sent: Any, **headers: str) -> Answer:
    return server.ask("POST", path, json.dumps(sent), **headers)


def save(server: Server, rule: str, text: str, before: str | None = None, **headers: str) -> Answer:
    return post(server, "/rule/save", {"id": rule, "rule": text, "before": before}, **headers)


def tried(server: Server, text: str, rule: str = "desk/x", **articles: str) -> Any:
    sent = [{"name": f"{name}.txt", "text": words} for name, words in articles.items()]
    return post(server, "/rule/try", {"id": rule, "rule": text, "articles": sent}).json()


def test_a_rule_is_shown_with_its_examples_and_its_file(server: Server) -> None:
    told = server.ask("GET", "/rule?id=desk/wombat").json()
    assert (told["text"], told["own"], told["may_write"]) == (RULE, True, True)
    assert told["examples"][0] == {
        "wrong": True,
        "says": "'wombat' stands here.",
        "texts": {"copy.txt": "A [[wombat]] came."},
    }
    built_in = server.ask("GET", "/rule?id=spelling/doubled-word").json()
    assert (built_in["own"], built_in["examples"][0]["wrong"]) == (False, True)
    assert server.ask("GET", "/rules").json()["desk/wombat"]["own"] is True
    assert server.ask("GET", "/rule?id=../../../etc/passwd").status == 404


def test_a_rule_is_tried_on_its_examples_the_copy_at_hand_and_the_folder(server: Server) -> None:
    told = tried(server, OTHER, a="No quokka 😀 is a quokka.")
    assert (told["mistakes"], told["faults"]) == ([], [])
    assert [(f["path"], f["start"], f["text"]) for f in told["findings"]] == [
        ("a.txt", 3, "quokka"),
        ("a.txt", 17, "quokka"),
    ]
    folder = tried(server, RULE, "desk/wombat2")["folder"]
    assert (folder["articles"], folder["found"], folder["findings"][0]["message"]) == (1, 2, "'wombat' stands here.")
    like = RULE.replace("check: pattern", "like: desk/wombat").replace("with:\n  pattern: \\bwombat\\b\n", "")
    assert tried(server, like, a="A wombat.")["findings"]


def test_what_is_wrong_with_a_rule_is_said_as_on_the_command_line(server: Server, tmp_path: Path) -> None:
    broken = OTHER.replace("level: error", "level: grave").replace("why:", "because:")
    told = tried(server, broken)
    write(tmp_path, {"other/desk/x.yml": broken})
    on_the_command_line = newslint("test", tmp_path / "other").stderr
    assert len(told["mistakes"]) > 1
    assert all(f"{m['line']}:{m['column']}: {m['message']}" in on_the_command_line for m in told["mistakes"])
    off = tried(server, OTHER.replace("Nobody came", "A quokka came"))
    write(tmp_path, {"more/desk/x.yml": OTHER.replace("Nobody came", "A quokka came")})
    assert all(line.strip() in newslint("test", tmp_path / "more").stdout for line in off["faults"][0].split("\n"))
    assert save(server, "desk/x", broken).status == 422
    assert save(server, "desk/x", OTHER.replace("Nobody came", "A quokka came")).status == 422


def test_a_form_gives_a_rule_file(server: Server) -> None:
    text = post(server, "/rule/draft", {"words": "utilise = use\nutilised = used", "level": "warning"}).json()["text"]
    assert "level: warning" in text
    assert tried(server, text, a="They utilised it.")["findings"][0]["message"] == "Write “used”, not “utilised”."
    pattern = {"pattern": "\\bquokka\\b", "why": "No.", "wrong": "A quokka.", "right": "A cat."}
    assert "check: pattern" in post(server, "/rule/draft", pattern).json()["text"]
    for answers in ({}, {"pattern": "x"}, {"words": "a=b", "pattern": "x"}, {"words": "a=b", "level": "grave"}):
        assert post(server, "/rule/draft", answers).status == 422
    assert post(server, "/rule/draft", {**pattern, "pattern": "("}).status == 422


def test_a_rule_is_saved_and_holds_from_then_on(server: Server, folder: Path) -> None:
    assert server.check({"a.txt": "A quokka."}).json()["findings"] == []
    assert save(server, "house/quokka", OTHER).json() == {"file": str(folder / "house/quokka.yml")}
    assert (folder / "house/quokka.yml").read_text(encoding="utf-8") == OTHER
    assert [f["rule"] for f in server.check({"a.txt": "A quokka."}).json()["findings"]] == ["house/quokka"]
    assert newslint("test", folder).returncode == 0
    changed = OTHER.replace("error", "style")
    assert save(server, "house/quokka", changed, OTHER).status == 200
    assert server.check({"a.txt": "A quokka."}).json()["findings"][0]["level"] == "style"
    assert sorted(p.name for p in folder.rglob("*.*")) == ["quokka.yml", "wombat.yml"]  # and nothing besides


def test_a_rule_that_does_not_hold_yet_for_another_file_is_saved_and_that_is_said(server: Server, folder: Path) -> None:
    write(folder, {"hand/a.yml": "check: swap\n"})
    told = save(server, "house/quokka", OTHER).json()
    assert told["file"] == str(folder / "house/quokka.yml")
    assert "hand/a.yml:1:1: 'level' is missing" in told["not_yet"]
    assert "nothing was done" not in told["not_yet"]
    (folder / "hand/a.yml").unlink()
    assert "not_yet" not in save(server, "house/quokka", OTHER.replace("error", "style"), OTHER).json()


def test_a_file_keeps_its_line_ends(server: Server, folder: Path) -> None:
    file = folder / "desk/wombat.yml"
    file.write_bytes(RULE.replace("\n", "\r\n").encode())
    shown = server.ask("GET", "/rule?id=desk/wombat").json()["text"]
    assert save(server, "desk/wombat", f"{shown}# more\n", shown).status == 200
    assert file.read_bytes() == f"{RULE}# more\n".replace("\n", "\r\n").encode()
    assert save(server, "desk/wombat", RULE, shown).status == 409


def test_nothing_is_written_over_in_silence(server: Server, folder: Path) -> None:
    assert save(server, "desk/wombat", OTHER).status == 409
    assert save(server, "desk/wombat", OTHER, "something else").status == 409
    assert save(server, "spelling/doubled-word", OTHER).status == 409
    assert save(server, "desk/gone", OTHER, "what it was").status == 409
    assert [p.read_text(encoding="utf-8") for p in folder.rglob("*.yml")] == [RULE]


@pytest.mark.parametrize(
    "name", ["../x", "desk/../../x", "/etc/x", "desk", "desk/", "desk/x.y", "desk\\x", "desk/\0x", "désk/x", "a/" * 9 + "x", "C:/x"]
)  # fmt: skip
def test_no_name_leads_out_of_the_folder(server: Server, folder: Path, name: str) -> None:
    before = sorted(folder.parent.rglob("*"))
    assert save(server, name, OTHER).status == 422
    assert sorted(folder.parent.rglob("*")) == before


@pytest.mark.parametrize("name", ["CON/x", "x/aux", "x/lpt1", "-/-", "desk/Wombat", "Desk/other", "Spelling/x"])
def test_a_name_that_some_system_cannot_have_is_refused(server: Server, folder: Path, name: str) -> None:
    assert save(server, name, OTHER).status == 422
    assert [p.name for p in folder.rglob("*.*")] == ["wombat.yml"]


def test_no_link_leads_out_of_the_folder(server: Server, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "away").symlink_to(tmp_path / "elsewhere")
    (folder / "desk/linked.yml").symlink_to(tmp_path / "elsewhere/x.yml")
    assert save(server, "away/x", OTHER).status == 403
    assert save(server, "desk/linked", OTHER).status in (403, 409)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_without_edit_nothing_is_written(folder: Path) -> None:
    with serving("--rules", folder) as server:
        assert server.ask("GET", "/rule").json() == {"may_write": False}
        assert tried(server, OTHER)["mistakes"] == []
        assert save(server, "desk/quokka", OTHER).status == 403
    assert [p.name for p in folder.rglob("*.yml")] == ["wombat.yml"]
    assert newslint("serve", "--edit", "--no-open").returncode == 2
    none = newslint("serve", "--edit", "--rules", folder / "none", "--no-open")
    assert (none.returncode, f"{folder / 'none'} is no folder of rules. Make it first" in none.stderr) == (2, True)


def test_only_the_page_of_this_server_writes_and_tries(folder: Path) -> None:
    allowed = "http://cms.example"
    with serving("--rules", folder, "--edit", "--allow-origin", allowed) as server:
        for origin in ("http://evil.example", "null", allowed, "http://127.0.0.1:1"):
            assert save(server, "desk/quokka", OTHER, Origin=origin).status == 403
            assert post(server, "/rule/try", {"articles": []}, Origin=origin).status == 403
        assert save(server, "desk/quokka", OTHER, Host="evil.example").status == 421
        assert [p.name for p in folder.rglob("*.yml")] == ["wombat.yml"]
        assert save(server, "desk/quokka", OTHER, Origin=server.address.rstrip("/")).status == 200


def test_where_a_token_is_asked_for_it_is_needed_here_too(folder: Path) -> None:
    with serving("--rules", folder, "--edit", "--token", "sesame") as server:
        assert save(server, "desk/quokka", OTHER).status == 401
        for path in ("/rule", "/rule?id=desk/wombat", "/rules"):
            assert server.ask("GET", path).status == 401
        for path in ("/rule/try", "/rule/draft", "/table"):
            assert post(server, path, {"articles": []}).status == 401
        assert save(server, "desk/quokka", OTHER, Authorization="Bearer sesame").status == 200


def test_a_folder_may_begin_empty(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    with serving("--rules", tmp_path / "rules", "--edit") as server:
        assert save(server, "house/quokka", OTHER).status == 200
        assert "house/quokka" in server.ask("GET", "/rules").json()


def test_what_is_sent_may_be_anything(server: Server) -> None:
    for body in (b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"articles": 1}', b'{"id": 1}'):
        for path in ("/rule/save", "/rule/try", "/table"):
            assert server.ask("POST", path, body).status == 400
        assert server.ask("POST", "/rule/draft", body).status in (400, 422)
    assert post(server, "/rule/try", {"rule": "a: " * 100_000, "articles": []}).status == 413
    assert tried(server, "check: pattern\nwith: {pattern: '(a+)+$'}\n", a="a" * 5000 + "b")["mistakes"]
    assert tried(server, "")["mistakes"]


def test_half_of_a_character_is_refused(server: Server) -> None:
    half = "\ud800"
    articles = [{"name": "a.txt", "text": "A quokka."}]
    refused = [
        post(server, "/table", {"articles": [{"name": half, "text": "A."}]}),
        post(server, "/rule/try", {"rule": OTHER + half, "articles": articles}),
        post(server, "/rule/draft", {"pattern": half}),
        save(server, "desk/quokka", OTHER + half),
        save(server, "desk/quokka", OTHER, half),
    ]
    assert [(a.status, b"half of a character" in a.body) for a in refused] == [(400, True)] * len(refused)
    told = post(server, "/table", {"articles": [{"name": "a.txt", "text": f"A cow {half}."}]}).json()
    assert [u["path"] for u in told["unread"]] == ["a.txt"]


def test_the_table_has_what_articles_tell(server: Server) -> None:
    one = "Ann Harper, 27, spoke. She left.\n\nThe mayor Ann Harper, 27, came.\n"
    sent = [
        {"name": f"{n}.txt", "text": "---\nstory: one\n---\n" + text}
        for n, text in enumerate((one, one.replace("27", "31")))
    ]
    (table,) = post(server, "/table", {"articles": sent}).json()["tables"]
    age = table["rows"][0]
    assert (age["kind"], age["of"], age["told"]) == ("Age", "Ann Harper", "disagree")
    assert post(server, "/table", {"articles": []}).json() == {"tables": [], "unread": []}
