"""Files of several articles: one that cannot be read costs no other and is named, and each keeps its name."""

from __future__ import annotations

import csv
import io
import json
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from lint.read import UnreadableError, json_lines, read_bytes
from tests.desk import newslint, report, write
from tests.read.in_systems import DAY, FORMATS, ninjs, wxr
from tests.read.test_read import BODY, MORE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def table(*rows: Sequence[str], names: Sequence[str] = ("id", "title", "date", "body")) -> str:
    file = io.StringIO()
    csv.writer(file).writerows([names, *rows])
    return file.getvalue()


def row(id_: str, text: str = BODY) -> tuple[str, str, str, str]:
    return id_, "Mayor leaves", DAY, text


def lines(*values: object) -> str:
    return "".join(f"{value if isinstance(value, str) else json.dumps(value)}\n" for value in values)


def mailed(number: int, *attached: str, text: str = BODY) -> str:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "Mayor leaves", "Ana <a@b.cd>", "Thu, 20 Jun 2024 10:00:00 +0000"
    mail["Message-ID"] = f"<{number}@b.cd>"
    mail.set_content(text)
    for name in attached:
        mail.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename=name)
    return mail.as_string()


def feed(*bodies: str) -> str:
    """A feed in Atom, with an entry a line."""
    entries = "".join(f"<entry><title>A</title><content>{body}</content></entry>\n" for body in bodies)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>\n{entries}</feed>'


BROKEN = "Subject: A\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGUgY2FtZS4gSGUg!!\nc\n"


@pytest.mark.parametrize(
    ("name", "text", "read", "unread", "reason"),
    [
        ("a.csv", f"title,body\nA,\"{BODY}\"\nB,two, {BODY}\nC,\"{MORE}\"\n", ["#2", "#4"], "#3", "row 3 has more cells"),
        ("a.tsv", f"title\tbody\nA\t{BODY}\nB\t\"{BODY}\nC\t{MORE}\n", ["#2"], "#3", "opens in row 3 never closes"),
        ("a.jsonl", lines({"title": "A", "body": BODY}, '{"title": "B', {"title": "C", "body": MORE}), ["#1", "#3"], "#2",
         "no JSON from line 2, character 11 on"),
        ("a.jsonl", lines("", {"title": "A", "body": BODY}, "", '{"title": "B', {"title": "C", "body": MORE}), ["#2", "#5"],
         "#4", "no JSON from line 4, character 11 on"),
        ("a.jsonl", lines({"title": "A", "body": BODY}, "[1, 2]", {"title": "C", "body": MORE}), ["#1", "#3"], "#2",
         "line 2 is no object"),
        ("a.csv", f'id,title,body\na,A,"{BODY}"\nb,B\nc,C,"{MORE}"\n', ["#a", "#c"], "#3", "row 3 has fewer cells"),
        ("a.jsonl", lines(json.loads(ninjs("A", [BODY])), "{", json.loads(ninjs("C", [MORE]))), ["#1", "#3"], "#2", "line 2"),
        ("a.xml", wxr(("A", [BODY]), ("B", [MORE]), ("C", [BODY]))[:-300], ["#7", "#8"], "",
         "its XML ends too soon, in line 1; the 2 before that are read"),
        ("a.xml", feed(BODY, MORE, BODY)[:-50], ["#1", "#2"], "", "its XML ends too soon, in line 4; the 2 before that are read"),
        ("a.xml", feed(BODY, "a&nbsp;b", MORE), ["#1"], "", "no XML from line 3, character 34 on; the 1 before that are read"),
        ("a.mbox", "".join(f"From a@b.cd Thu\n{one}\n" for one in (mailed(1), BROKEN, mailed(3))),
         ["#1-b.cd", "#3-b.cd"], "#2", "it is damaged"),
    ],
)  # fmt: skip
def test_one_that_is_damaged_costs_no_other(
    name: str, text: str, read: list[str], unread: str, reason: str, tmp_path: Path
) -> None:
    write(tmp_path, {name: text})
    done = newslint("check", name, "--format", "json", "--story", "off", cwd=tmp_path)
    told = json.loads(done.stdout)
    assert done.returncode == 2
    assert [a["path"] for a in told["articles"]] == [f"{name}{id_}" for id_ in read]
    (one,) = told["unread"]
    assert one["path"] == f"{name}{unread}"
    assert reason in one["reason"]
    alone = newslint("check", f"{name}{read[0]}", "--format", "json", cwd=tmp_path)
    assert [a["path"] for a in json.loads(alone.stdout)["articles"]] == [f"{name}{read[0]}"]
    assert (alone.returncode, newslint(name, "--allow-unread", cwd=tmp_path).returncode) == (0, 0)


@pytest.mark.parametrize(
    "text", ['<!DOCTYPE feed [<!ENTITY a "b">]>' + feed(BODY), feed("a & b", BODY), feed(BODY)[:150]]
)
def test_a_feed_that_is_damaged_is_no_data_of_another_kind(text: str, tmp_path: Path) -> None:
    write(tmp_path, {"copy/a.xml": text, "copy/b.txt": BODY})
    done = newslint("copy", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("a.xml: not examined: it")) == (2, 1)
    assert "of another kind" not in done.stderr + done.stdout


@pytest.mark.parametrize("typed", ["my id", "my-id", "a/b", "2"])
def test_an_article_is_found_by_its_id_as_it_stands_in_the_table(typed: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.csv": f'id,title,body\nmy id,A,"{BODY}"\na/b,B,"{MORE}"\n'})
    (one,) = json.loads(newslint("check", f"a.csv#{typed}", "--format", "json", cwd=tmp_path).stdout)["articles"]
    assert one["path"] == ("a.csv#a-b" if typed == "a/b" else "a.csv#my-id")


def test_where_all_are_damaged_it_is_said_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.jsonl": "{\n" * 50, "b.jsonl": lines({"title": "A", "body": BODY}, *["{"] * 50)})
    assert newslint("a.jsonl", cwd=tmp_path).stderr.count("it is damaged") == 1
    (*some, last) = json.loads(newslint("check", "b.jsonl", "--format", "json", cwd=tmp_path).stdout)["unread"]
    assert len(some) == 20
    assert last["path"] == "b.jsonl" or any("30 more of its articles cannot be read" in one["reason"] for one in some)


def test_a_row_is_named_by_what_its_table_knows_it_by_and_is_found_by_its_number(tmp_path: Path) -> None:
    slip = f"It was in the the house. {MORE}"
    write(tmp_path, {"a.csv": table(row("b7"), row("https://a.example/2024/a b?c=1", slip), row("", MORE))})
    told = report("a.csv", "--story", "off", cwd=tmp_path)
    names = ["a.csv#4", "a.csv#b7", "a.csv#https-a.example-2024-a-b-c-1"]
    assert [a["path"] for a in told["articles"]] == names
    newslint("stet", names[2], "--rule", "spelling/doubled-word", "--reason", "so said", cwd=tmp_path)
    write(tmp_path, {"a.csv": table(row("c1"), row("b7"), row("https://a.example/2024/a b?c=1", slip))})
    told = report("a.csv", "--story", "off", cwd=tmp_path)
    assert not [f for f in told["findings"] if f["rule"] == "spelling/doubled-word"]
    assert [a["path"] for a in report("a.csv#3", "a.csv#c1", cwd=tmp_path)["articles"]] == ["a.csv#b7", "a.csv#c1"]


def test_what_does_not_tell_rows_apart_names_none(tmp_path: Path) -> None:
    write(tmp_path, {"a.csv": table(*[row("news")] * 3), "b.csv": table(row("x"), row("y"), row("x"))})
    long = [row(f"https://a.example/{'mayor-' * 20}{n}") for n in range(2)]
    write(tmp_path, {"c.csv": table(*long)})
    paths = [a["path"] for a in report("a.csv", "b.csv", "c.csv", "--story", "off", cwd=tmp_path)["articles"]]
    assert paths[:6] == ["a.csv#2", "a.csv#3", "a.csv#4", "b.csv#x", "b.csv#x-2", "b.csv#y"]
    assert len(set(paths)) == 8
    assert all(len(path) <= len("c.csv#") + 60 for path in paths)


def test_items_of_systems_are_named_by_their_own_names(tmp_path: Path) -> None:
    items = [
        json.loads(FORMATS["ninjs.json"]("A", [text])) | {"uri": f"urn:a:{n}"} for n, text in enumerate((BODY, MORE))
    ]
    feed = "".join(f"<item><title>A</title><guid>g-{n}</guid><description>{BODY}</description></item>" for n in (1, 2))
    write(tmp_path, {"a.json": json.dumps(items), "b.xml": f"<rss><channel>{feed}</channel></rss>"})
    paths = [a["path"] for a in report("a.json", "b.xml", "--story", "off", cwd=tmp_path)["articles"]]
    assert paths == ["a.json#urn-a-0", "a.json#urn-a-1", "b.xml#g-1", "b.xml#g-2"]


def test_what_is_attached_beside_a_note_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"a.eml": mailed(1, "logo.png", "story.docx", "day.ics"), "b.eml": mailed(2, "logo.png")})
    done = newslint("check", "a.eml", "b.eml", "--format", "json", "--story", "off", cwd=tmp_path)
    told = json.loads(done.stdout)
    assert ([a["path"] for a in told["articles"]], done.returncode) == (["a.eml", "b.eml"], 2)
    assert told["unread"] == [
        {"path": "a.eml", "reason": "what is attached to a mail is not read: save story.docx as a file of its own"}
    ]


def test_xml_of_other_systems_is_read_by_the_names_of_its_elements(tmp_path: Path) -> None:
    wire = (
        "<Queue><error/><List>{}</List></Queue>",
        (
            "<News><NewsID>{}</NewsID><PublishDate>2024-06-20T10:00:00</PublishDate><headline>Mayor&amp;apos;s out</headline>"
            "<section>Town</section><subtitle/><byLine>Ana Moreno</byLine><content>{}</content><ToDesk>Call.</ToDesk></News>"
        ),
    )
    escaped = f"&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;"
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Site</title><entry><title>Mayor out</title><id>a:1</id>'
        f"<published>2024-06-20</published><author><name>Ana Moreno</name></author><content type='xhtml'><div><p>{BODY}</p>"
        f"<p>{MORE}</p></div></content></entry></feed>"
    )
    write(tmp_path, {"a.xml": wire[0].format("".join(wire[1].format(n, escaped) for n in "AB")), "b.xml": atom})
    told = report("a.xml", "b.xml", "--story", "off", cwd=tmp_path)["articles"]
    assert [(a["path"], a["published"]) for a in told] == [(path, DAY) for path in ("a.xml#A", "a.xml#B", "b.xml")]
    article = read_bytes(wire[1].format("A", escaped).encode(), "a.xml")
    assert [(b.kind, article.quoted(b.span)) for b in article.blocks] == [
        ("headline", "Mayor's out"),
        ("byline", "Ana Moreno"),
        ("paragraph", BODY),
        ("paragraph", MORE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<svg><g><title>Chart</title><text>Deaths</text></g></svg>",
        f"<project><name>A</name><description>{BODY}</description></project>",
        f"<resources><string name='body'>{BODY}</string></resources>",
        f"<suite><content>{BODY}</content></suite>",
    ],
)
def test_xml_of_which_nothing_tells_articles_holds_none(text: str) -> None:
    with pytest.raises(UnreadableError, match="it holds no article: its XML is of another kind"):
        read_bytes(text.encode(), "a.xml")


@pytest.mark.parametrize(
    "subject",
    ["Café’s out, à la".encode(), "Café’s out, à la".encode("cp1252"), "=?windows-1252?Q?Café’s_out,_à_la?=".encode(),
     b"=?utf-8?Q?Caf=C3=A9=E2=80=99s_out,_=C3=A0_la?=", b"=?windows-1252?Q?Caf=E9=92s?= out, =?cp1252?Q?=E0?= la", b"=?none?Q?Caf=C3=A9=E2=80=99s_out,_=C3=A0?=\n la"],
)  # fmt: skip
def test_headers_of_mails_are_read_however_they_are_coded(subject: bytes) -> None:
    article = read_bytes(b"Message-ID: <1>\nMIME-Version: 1.0\nSubject: " + subject + f"\n\n{BODY}\n".encode(), "a.eml")
    assert article.front["title"] == "Café’s out, à la"


def test_half_of_a_character_is_seen() -> None:
    (item,) = json_lines.items_in(
        rb'{"title": "A", "body": "It saw the cow \ud800. It went away and was not seen again."}'
    )
    assert "the cow \ufffd. It" in item.text_and_parts()[0]


def test_a_file_whose_name_says_that_it_holds_several_is_not_to_be_named_anew() -> None:
    with pytest.raises(UnreadableError, match="it holds 2 articles; here one file is one article"):
        read_bytes(table(row("a"), row("b")).encode(), "a.csv")
