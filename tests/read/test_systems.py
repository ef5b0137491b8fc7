"""What is read of the files of agencies and systems: each as the articles in it, or named as holding none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lint.read import UnreadableError, read_bytes
from lint.read.choice import file_of, reader_of
from tests.desk import SEEDS, newslint, report, write
from tests.read.in_systems import DAY, FORMATS, news_item, ninjs, nitf, table, wxr
from tests.read.test_read import BODY, MORE
from tests.report.test_sarif import log_of

if TYPE_CHECKING:
    from pathlib import Path

SLIP = f"It was in the the house. {MORE}"


def blocks(text: str | bytes, name: str) -> list[tuple[str, str]]:
    article = read_bytes(text if isinstance(text, bytes) else text.encode(), name)
    for block in article.blocks:
        assert article.quoted(block.span) == article.prose.text[block.start : block.end]
    return [(b.kind, article.quoted(b.span)) for b in article.blocks]


@pytest.mark.parametrize("name", FORMATS)
def test_an_article_is_the_same_in_every_format(name: str) -> None:
    made = FORMATS[name]("Mayor & council quit", [BODY, MORE]).encode()
    article = read_bytes(made, f"a.{name}")
    told = [(b.kind, article.quoted(b.span)) for b in article.blocks]
    assert told == [("headline", "Mayor & council quit"), ("paragraph", BODY), ("paragraph", MORE)]
    assert str(article.published) == DAY
    assert article.front["title"] == "Mayor & council quit"


@pytest.mark.parametrize("name", FORMATS)
def test_findings_are_those_of_plain_text(name: str, tmp_path: Path) -> None:
    told = []
    for seed in sorted(SEEDS.glob("*.txt")):
        headline, *paragraphs = [
            " ".join(line.split()) for line in seed.read_text(encoding="utf-8").split("\n") if line.strip()
        ]
        text = "\n\n".join([f"---\npublished: {DAY}\n---\n{headline}", *paragraphs])
        write(tmp_path, {f"txt/{seed.stem}.txt": text, f"made/{seed.stem}.{name}": FORMATS[name](headline, paragraphs)})
    for kind in ("txt", "made"):
        got = report(tmp_path / kind, "--story", "folder", cwd=tmp_path)["findings"]
        told.append(sorted((f["rule"], [e["text"] for e in f["ends"]]) for f in got))
    assert [f for f in told[1] if f not in told[0]] == [f for f in told[0] if f not in told[1]] == []


def test_several_articles_in_a_file_are_each_by_itself(tmp_path: Path) -> None:
    both = [("One quits", [BODY, SLIP]), ("Two quit", [BODY, MORE])]
    message = f"<newsMessage><itemSet>{''.join(news_item(*one) for one in both)}</itemSet></newsMessage>"
    write(
        tmp_path,
        {
            "a.xml": wxr(*both),
            "b.csv": table(*both),
            "c.xml": message,
            "d.json": f"[{ninjs(*both[0])}, {ninjs(*both[1])}]",
            "e.jsonl": f"{ninjs(*both[0])}\n{ninjs(*both[1])}\n",
            "f.mbox": "".join(f"From a@b.cd Thu Jun 20\n{FORMATS['eml'](*one)}\n" for one in both),
        },
    )
    told = report("a.xml", "b.csv", "c.xml", "d.json", "e.jsonl", "f.mbox", "--story", "off", cwd=tmp_path)
    ids = {"a.xml": "78", "b.csv": "23"}
    names = [
        f"{name}#{n}"
        for name in ("a.xml", "b.csv", "c.xml", "d.json", "e.jsonl", "f.mbox")
        for n in ids.get(name, "12")
    ]
    assert [a["path"] for a in told["articles"]] == names
    assert [f["ends"][0]["path"] for f in told["findings"] if f["rule"] == "spelling/doubled-word"] == names[::2]
    assert [a["path"] for a in report("a.xml#8", "b.csv#3", cwd=tmp_path)["articles"]] == ["a.xml#8", "b.csv#3"]
    assert "holds no article 9" in newslint("a.xml#9", cwd=tmp_path).stderr


def test_what_holds_no_article_is_counted_and_no_error(tmp_path: Path) -> None:
    files = {
        "picture.json": json.dumps({"uri": "a", "type": "picture", "headline": "x", "description_text": "A boat."}),
        "package.json": '{"name": "x", "version": "1.0"}',
        "broken.json": "{// so\n}",
        "video.xml": news_item("x", [BODY], "video"),
        "other.xml": "<project><a/></project>",
        "menu.xml": wxr(("x", [BODY]), kind="nav_menu_item"),
        "data.csv": "year,deaths\n2020,12\n",
        "empty.json": "",
        "words.csv": "title,text\nok,OK\ncancel,Cancel it\n",
    }
    write(tmp_path, files)
    done = newslint(".", cwd=tmp_path)
    assert (done.returncode, "no file holds an article" in done.stderr) == (2, True)
    write(tmp_path, {"a.txt": f"Mayor quits\n\n{BODY}\n", "newslint-baseline.tsv": "# by newslint\n"})
    newslint("a.txt", "--format", "json", "-o", "report.json", cwd=tmp_path)
    done = newslint(".", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "9 files hold no article: broken.json (it is no JSON" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    "value",
    [
        {"items": [{"title": "Mayor quits", "content_html": f"<p>{BODY}</p>", "date_published": f"{DAY}T10:00:00Z"}]},
        [{"title": {"rendered": "Mayor quits"}, "content": {"rendered": f"<p>{BODY}</p>"}, "date": f"{DAY}T10:00:00"}],
        {"status": "ok", "response": 1, "articles": [{"headline": "Mayor quits", "body": BODY, "published": DAY}]},
        {
            "data": {
                "items": [{"item": {"uri": "x", "headline": "Mayor quits", "body_text": BODY, "versioncreated": DAY}}]
            }
        },
        {"title": "Mayor quits", "text": BODY, "date": DAY},
        {"uri": "x", "headlines": [{"value": "Mayor quits"}], "bodies": [{"value": BODY}], "versionCreated": DAY},
    ],
)
def test_json_of_many_kinds_is_read(value: object) -> None:
    article = read_bytes(json.dumps(value).encode(), "a.json")
    assert [(b.kind, article.quoted(b.span)) for b in article.blocks] == [
        ("headline", "Mayor quits"),
        ("paragraph", BODY),
    ]
    assert str(article.published) == DAY


def test_columns_are_named_or_guessed(tmp_path: Path) -> None:
    rows = f'day;what;said\n2024-06-20;Mayor quits;"{SLIP}"\n2024-06-21;Empty;\n'
    write(tmp_path, {"a.csv": rows, "b.txt": f"Mayor quits\n\n{BODY}\n"})
    done = newslint("a.csv", "b.txt", cwd=tmp_path)
    assert (done.returncode, "there are “day”, “what”, “said”" in done.stderr) == (2, True)
    done = newslint("a.csv", "--body", "text", cwd=tmp_path)
    assert "it has no column “text”; there are “day”, “what”, “said”" in done.stderr
    told = report("a.csv", "--body", "Said", "--title", "what", "--date", "day", cwd=tmp_path)
    assert [(a["path"], a["published"]) for a in told["articles"]] == [("a.csv#2", "2024-06-20")]
    assert told["findings"][0]["ends"][0]["line"] == 2


def test_articles_of_one_file_are_known_by_it_in_settings_stets_and_reports(tmp_path: Path) -> None:
    levels = "paths:\n  b.csv: {spelling: off}\n"
    rows = ("One quits", [BODY, SLIP]), ("Two quit", [SLIP, BODY])
    write(tmp_path, {"newslint.yml": levels, "a.xml": wxr(*rows), "b.csv": table(*rows)})
    at = [f["ends"][0]["path"] for f in report(".", "--story", "off", cwd=tmp_path)["findings"]]
    assert at == ["a.xml#7", "a.xml#8"]
    assert "a.xml" in {file["location"]["uri"] for file in log_of(".", cwd=tmp_path)["artifacts"]}
    assert "file=a.xml," in newslint(".", "--format", "github", cwd=tmp_path).stdout
    said = ("--rule", "spelling/doubled-word", "--reason", "so")
    assert newslint("stet", "a.xml#7", *said, cwd=tmp_path).returncode == 0
    told = report(".", "--story", "off", cwd=tmp_path)["findings"]
    assert [(f["rule"], f["ends"][0]["path"]) for f in told] == [("spelling/doubled-word", "a.xml#8")]
    assert "a.xml#8" in newslint("mentions", "a.xml", cwd=tmp_path).stdout
    assert "a.xml#8" in newslint("stories", "a.xml", cwd=tmp_path).stdout
    write(tmp_path, {"newslint.yml": "exclude: ['*.xml']\n"})
    assert [a["path"] for a in report(".", cwd=tmp_path)["articles"]] == ["b.csv#2", "b.csv#3"]


def test_a_pool_and_the_cache_give_the_same(tmp_path: Path) -> None:
    write(tmp_path, {"a.csv": table(*((f"Headline {n}", [BODY, f"Not {n}. {SLIP}"]) for n in range(60)))})
    told = [report("a.csv", "--story", "off", *more, cwd=tmp_path) for more in (["--no-cache"], [], [])]
    assert told[0] == told[1] == told[2]
    assert sum(f["rule"] == "spelling/doubled-word" for f in told[0]["findings"]) == 60


def test_no_fix_is_put_into_files_of_other_systems(tmp_path: Path) -> None:
    write(tmp_path, {"a.xml": wxr(("One quits", [BODY, SLIP]), ("Two quit", [SLIP])), "b.json": ninjs("x", [SLIP])})
    before = (tmp_path / "a.xml").read_bytes()
    done = newslint("fix", "a.xml", "b.json", "--write", cwd=tmp_path)
    assert done.stderr.count("left alone") == 2
    assert "there is no file among the copy that fixes can be put into" in done.stderr
    assert (tmp_path / "a.xml").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "name", "reader"),
    [
        ("Mayor quits\n", "a.txt", "plain"),
        ("From: the mayor\nTo: all\n\nWe quit.\n", "a.txt", "plain"),
        ("<!-- so -->\n# Mayor\n", "a.md", "markdown"),
        ('{"title": "x"}\n\nText', "a.md", "markdown"),
        (nitf("x", [BODY]), "a.txt", "xml_items"),
        (f"<?xml version='1.0'?><!-- x --><!DOCTYPE nitf>{nitf('x', [BODY])[21:]}", "a.html", "xml_items"),
        ("<?xml version='1.0'?><html><body/></html>", "a.xml", "html"),
        (ninjs("x", [BODY]), "a.txt", "json_items"),
        ("\x01abc\n\x02Head =\n\nText.\x03", "a.txt", "iptc7901"),
        ("\r\n\x16\x16\x01abc", "a", "iptc7901"),
        (FORMATS["eml"]("x", [BODY]), "a.txt", "mail"),
    ],
)
def test_what_a_file_is_counts_more_than_its_name(text: str, name: str, reader: str) -> None:
    assert reader_of(text.encode(), name) == reader


def test_the_file_of_an_article_is_known_by_its_path() -> None:
    paths = ["a/b.xml#12", "b.csv#3", "a #1.txt", "a#1", "-#2", "c.xml"]
    assert [file_of(path) for path in paths] == ["a/b.xml", "b.csv", "a #1.txt", "a#1", "-", "c.xml"]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"[" * 100_000, "a.json", "nested too deep"),
        (b'{"body_text": "so', "a.json", "it is damaged"),
        (b'{"a": 1' + b"0" * 10_000 + b"}", "a.json", "more digits than"),
        (b'[{"title": "A", "body": "He came."},]', "a.json", "it is damaged: it is no JSON from line 1"),
        (b'{"title": "A",\n "body": "He ca', "a.json", "it is damaged: it is no JSON from line 2, character 10 on"),
        (b'{"title": "A"}\n{"title": "B"}\nnot json\n', "a.jsonl", "it is damaged: it is no JSON from line 3, ch"),
        (b"<nitf>\n<body>", "a.xml", "it is damaged: its XML ends too soon, in line 2"),
        (b"<nitf>\n<p>&</nitf>", "a.xml", "it is damaged: it is no XML from line 2, character 5 on"),
        (b'<?xml version="1.0" encoding="shift_jis"?><nitf/>', "a.xml", "it is in an encoding that newslint does not"),
        (b"<nitf>" + b"<p>" * 100_000, "a.xml", "nested more than 200 deep"),
        (b"<nitf>" + b"<p/>" * 600_000, "a.xml", "more than 500,000 elements"),
        (b'<!DOCTYPE nitf [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><nitf>&b;</nitf>', "a.xml", "declares entities"),
        (b'<?xml version="1.0" encoding="utf-8"?><nitf>\xe9</nitf>', "a.xml", "it is no XML"),
        (b'<?xml version="1.0" encoding="none"?><nitf/>', "a.xml", "it is in an encoding that newslint does not"),
        (b"<nitf/>", "a.xml", "holds no article: it is empty"),
        (b"\0newslint item\0\xff", "a.txt", "zero bytes"),
        (b"title,body\r\n", "a.csv", "holds no article: it is a table without rows"),
        (f"title,body\nA,So\nB,two, {BODY}\n".encode(), "a.csv", "row 3 has more cells than there are columns"),
        (
            f'title,body\nA,So\nB,"{BODY}\nC,two\n'.encode(),
            "a.csv",
            "a quotation mark that opens in row 3 never closes",
        ),
        (f'title,Body,body\nA,"{BODY}",two\n'.encode(), "a.csv", "two of its columns are called “body”"),
        (b"MIME-Version: 1.0\nReceived: x\n" + b"A: " + b"b" * 2_000_000, "a.eml", "headers have more than"),
        (b'title,body\na,"' + b"b" * 21_000_000, "a.csv", "it is no table"),
        (
            f"MIME-Version: 1\nReceived: x\nContent-Transfer-Encoding: base64\n\n{'A' * 1000}".encode(),
            "a.eml",
            "no text",
        ),
        (table(("a", [BODY]), ("b", [BODY])).encode(), "a.csv", "it holds 2 articles"),
    ],
)
def test_hostile_files_get_a_clear_word(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_bytes(data, name)


def test_mails_may_be_nested_as_deep_as_they_like() -> None:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    with pytest.raises(UnreadableError):
        read_bytes(f"MIME-Version: 1.0\nReceived: x\n{parts}".encode(), "a.eml")


def test_a_wire_s_messages_are_read() -> None:
    anpa = (
        "\x16\x16\x01G7787\x1f_glbsm\r\nr d\x13\x11 BC-US--Lobster   08-29 0590\r\n\x02^BC-US--Lobster,127<\r\n"
        "^$210 lobster is found<\r\n^AP Photo X1<\r\n^Eds: New approach.<\r\n^By ANA MORENO=\r\n^Associated Press=\r\n"
        "\t   CHATHAM, Mass. (AP) _ ``A lobster died,'' he\r\nsaid.\r\n\t   ___\r\n\x08^;W;L\x10\r\n\x08Boston;24;14\x10\r\n"
        "\x03AP-WF-08-29-16 1626GMT<\r\n\x0c\r\n\x04"
    )
    assert blocks(anpa, "a.tst") == [
        ("headline", "$210 lobster is found"),
        ("byline", "By ANA MORENO"),
        ("byline", "Associated Press"),
        ("paragraph", 'CHATHAM, Mass. (AP) — "A lobster died," he said.'),
        *[("table cell", cell) for cell in ("W", "L", "Boston", "24", "14")],
    ]
    assert str(read_bytes(anpa.encode(), "a.tst").published) == "2016-08-29"
    iptc = (
        "\x01eca0003 3 i 380  dpa 0045\r\n\r\nSwiss/UN/\r\n\x02REFILE\n1ST LEAD\nSwitzerland joins list of countries\n"
        "By dpa correspondents =\r\n\r\nGeneva (dpa) - Switzerland is joining a growing number of countries\r\n"
        "that refrain from signing.\r\n\r\n* * * *\r\nNot for publication\r\n\r\ndpa al rmo\r\n\x03182323 GMT Nov 18\r\n\x04"
    )
    assert blocks(iptc, "a.txt") == [
        ("headline", "Switzerland joins list of countries"),
        ("byline", "By dpa correspondents"),
        ("paragraph", "Geneva (dpa) - Switzerland is joining a growing number of countries that refrain from signing."),
    ]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["a.xml", "a.txt"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_xml_may_be_in_utf_16(codec: str, name: str, mark: str) -> None:
    made = (mark * (codec != "utf-16") + nitf("Mayor quits", [BODY]).replace("?>", ' encoding="UTF-16"?>', 1)).encode(
        codec
    )
    assert blocks(made, name) == [("headline", "Mayor quits"), ("paragraph", BODY)]


def test_empty_cells_beyond_the_columns_and_lone_marks_do_no_harm() -> None:
    assert blocks(f'title,body\nMayor "quits"," {BODY}",,\n', "a.csv")[1:] == [("paragraph", BODY)]
    with pytest.raises(UnreadableError, match="holds no article"):
        read_bytes(b"year,name,name\n2020,a,b,c\n", "a.csv")


HEAD = "Subject: Mayor quits\nMIME-Version: 1.0\nMessage-ID: <1@b.cd>\n"


def mail(*parts: str, kind: str = "mixed") -> str:
    """A mail of parts, each with its headers."""
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=b\n\n" + "".join(f"--b\n{p}\n" for p in parts) + "--b--\n"


def paragraphs(*parts: str) -> list[str]:
    return [text for kind, text in blocks(mail(*parts), "a.eml") if kind == "paragraph"]


def test_all_parts_of_a_mail_that_are_shown_are_read_and_none_twice() -> None:
    plain, more = f"Content-Type: text/plain\n\n{BODY}\n", f"Content-Type: text/plain\n\n{MORE}\n"
    marked_up = f"Content-Type: text/html\n\n<p>{BODY}</p>\n"
    picture = "Content-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\nAAAA\n"
    attached = more.replace("\n", "\nContent-Disposition: inline; filename=notes.txt\n", 1)
    both = mail(plain, marked_up, kind="alternative").replace("=b\n", "=c\n").replace("--b", "--c").removeprefix(HEAD)
    assert paragraphs(plain, picture, more) == [BODY, MORE]
    assert paragraphs(both, picture, more) == [BODY, MORE]
    assert paragraphs(plain, marked_up) == paragraphs(both, attached) == paragraphs(plain, attached) == [BODY]
    assert paragraphs(attached) == [MORE]


def test_what_excel_says_of_the_sign_between_cells_is_no_row() -> None:
    assert blocks(f"sep=;\r\ntitle;body\r\nMayor, and aide, quit;{BODY}\r\n", "a.csv")[1:] == [("paragraph", BODY)]


@pytest.mark.parametrize(("more", "end"), [("", " "), ("; delsp=yes", "  ")])
def test_lines_of_a_mail_that_flow_are_joined(more: str, end: str) -> None:
    flowed = BODY.replace(" to ", f" to{end}\n").replace(" the mayor", f"{end}\n the mayor")
    assert flowed.count("\n") == 2
    assert paragraphs(f"Content-Type: text/plain; format=flowed{more}\n\n{flowed}\n\n{MORE}\n") == [BODY, MORE]


def test_what_is_for_editors_in_nitf_is_no_copy() -> None:
    note = "<body.head><note><body.content><p>To be checked.</p></body.content></note>"
    made = nitf("Mayor quits", [BODY]).replace("<body.head>", note)
    assert blocks(made, "a.xml") == [("headline", "Mayor quits"), ("paragraph", BODY)]


@pytest.mark.parametrize("above", ["-----Original Message-----", "On Mon, Jun 3, 2024 at 9:30 AM Ana <a@b.cd> wrote:"])
def test_the_mail_that_is_answered_is_no_copy(above: str) -> None:
    plain = "Content-Type: text/plain\n\n"
    assert paragraphs(f"{plain}{BODY}\n\n{above}\n\n{MORE}\n") == [BODY]
    said = "On Monday he wrote:"
    assert paragraphs(f"{plain}{BODY}\n\n{said}\n\n{MORE}\n")[-1] == MORE
    answers = "On Mon, Jun 3, 2024 at 9:30 AM Ana <a@b.cd> wrote:\n> So?"
    assert paragraphs(f"{plain}{BODY}\n\n{answers}\n\n{MORE}\n")[-1] == MORE


def test_a_mail_whose_text_is_no_base64_is_damaged() -> None:
    coded = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    with pytest.raises(UnreadableError, match="it is damaged"):
        paragraphs(f"{coded}{BODY}\n")
    with pytest.raises(UnreadableError, match="it is damaged"):
        paragraphs(f"{coded}SGUgY2FtZS4gSGUg!!\nc\n")


def test_what_is_attached_to_a_mail_without_text_is_named() -> None:
    with pytest.raises(UnreadableError, match=r"what is attached is not read \(story\.docx\)"):
        paragraphs("Content-Type: application/msword\nContent-Disposition: attachment; filename=story.docx\n\nx\n")


def test_a_column_that_is_named_for_dates_has_some(tmp_path: Path) -> None:
    write(tmp_path, {"a.csv": f'title,day,body\nA,notadate,"{BODY}"\nB,2024-13-45,"{MORE}"\n'})
    done = newslint("a.csv", "--date", "day", cwd=tmp_path)
    assert (done.returncode, "nothing under “day” is a date that newslint knows: “notadate”" in done.stderr) == (
        2,
        True,
    )
    assert newslint("a.csv", cwd=tmp_path).returncode == 0
