"""What an article says of itself and nobody can read costs nothing but that, and is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lint.read import read_bytes
from lint.read.telling import day_in
from tests.desk import newslint, report, write
from tests.read.in_systems import FORMATS
from tests.read.test_read import BODY, MORE, read

if TYPE_CHECKING:
    from pathlib import Path

    from lint.text.article import Article


def flaws(article: Article) -> list[tuple[str, str]]:
    return [(flaw.said, article.quoted(flaw.span)) for flaw in article.flaws]


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.mdx"])
@pytest.mark.parametrize(
    ("front", "flaw"),
    [
        ("---\ntitle: Mayor leaves\ntopic:12\ntags:\n- town\npublished: 2024-06-20\n---\n", "topic:12"),
        ("---\ntitle: Mayor leaves\nand: [\nso on\n - it: goes\npublished: 2024-06-20\n...\n", "so on"),
        ("---\ntitle: Mayor leaves\npublished: 2024-06-20\n\n", "---"),
        ("---\ntitle: Mayor leaves\npublished: 2024-06-20\n", "---"),
    ],
)
def test_damaged_front_matter_is_read_in_so_far_as_it_is_plain(name: str, front: str, flaw: str) -> None:
    article = read(f"{front}{BODY}\n\n{MORE}\n", name)
    assert (article.front["title"], str(article.published)) == ("Mayor leaves", "2024-06-20")
    shown = [article.prose.text[b.start : b.end] for b in article.blocks]
    assert shown[-2:] == [BODY, MORE]
    assert shown[0] == ("Mayor leaves" if name != "a.txt" else BODY)
    assert [place for _, place in flaws(article)] == [flaw]


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ('+++\ntitle = "Mayor leaves"\ndate = 2024-06-20\nof = town\n+++\n', "It is no TOML"),
        ('+++\ntitle = "Mayor leaves"\ndate = 2024-06-20\n', "It has no end"),
        ('{\n "title": "Mayor leaves",\n "date": "2024-06-20"\n', "It is no JSON"),
        ('{\n "title": "Mayor leaves",\n "date": "2024-06-20"\n "of": "town"\n}\n', "It is no JSON"),
    ],
)
def test_so_is_that_in_other_languages(front: str, said: str) -> None:
    article = read(f"{front}\n{BODY}\n", "a.md")
    assert [article.prose.text[b.start : b.end] for b in article.blocks] == ["Mayor leaves", BODY]
    assert str(article.published) == "2024-06-20"
    assert flaws(article)[0][0].startswith(said)


@pytest.mark.parametrize("before", ["\t", " ", "- "])
def test_a_date_that_goes_with_the_line_above_is_said(before: str) -> None:
    article = read(f"---\ntitle: Bridge\n{before}date: 2024-06-20\n---\n{BODY}\n", "a.md")
    assert [place for _, place in flaws(article)] == [f"{before}date: 2024-06-20"]
    whole = f"---\ntitle: Bridge\nimages:\n{before.replace(chr(9), '  ')}date: 2024-06-20\ntext: |\n  date: soon\n---\n{BODY}\n"
    assert not read(whole, "a.md").flaws


def test_yaml_that_takes_several_lines_and_rules_around_copy_are_no_damage() -> None:
    assert not read(f"---\ntitle: Mayor\n  leaves\nof: [\na,\nb]\n---\n{BODY}\n", "a.md").flaws
    assert BODY in read(f"---\n{BODY}\nNote: {MORE}\n---\n{MORE}\n", "a.md").prose.text


def test_damage_costs_no_article_and_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": f"---\ntitle: Mayor leaves\ntopic:12\n---\n\n{BODY}\n"})
    done = newslint("a.md", cwd=tmp_path)
    assert (done.returncode, "a.md:3:1: error" in done.stdout) == (1, True)
    assert "Line 3 of it is no “key: value”. [marks/front-matter]" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("published: 2024-13-40", [("2024-13-40", "2024-13-40")]),
        ("published: soon\ndate: 2024-06-20", [("soon", "soon")]),
        ("date: 'June 2024'", [("June 2024", "June 2024")]),
        ("pubDate: 6/7/2024\ndate: 2024-06-20", []),
        ("published: true\ndate: ''\nupdated: now", []),
        ('date: "{{ .Date }}"', []),
    ],
)
def test_a_date_in_front_matter_that_tells_no_day_is_said(keys: str, said: list[tuple[str, str]]) -> None:
    article = read(f"---\ntitle: A\n{keys}\n---\n{BODY}\n", "a.md")
    assert flaws(article) == said


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"nitf.xml", "csv"}])
def test_a_date_in_an_item_that_tells_no_day_is_said(name: str) -> None:
    made = FORMATS[name]("Mayor leaves", [BODY]).replace("2024-06-20", "2024-06-41").replace("20 Jun", "41 Jun")
    article = read_bytes(made.encode(), f"a.{name}")
    assert article.published is None
    ((said, place),) = flaws(article)
    assert (said[:10] in {"2024-06-41", "Thu, 41 Ju"}, place) == (True, "Mayor")


def test_a_date_in_a_row_that_tells_no_day_is_said_with_its_row(tmp_path: Path) -> None:
    rows = "".join(f'Mayor leaves,{day},"{BODY}"\n' for day in ("2024-06-20", "spring", "", "6/7/2024"))
    write(tmp_path, {"a.csv": f"title,day,body\n{rows}"})
    found = report("a.csv", "--date", "day", "--select", "dates/unreadable", "--story", "off", cwd=tmp_path)["findings"]
    assert [(f["ends"][0]["path"], f["message"].split(" is no day")[0]) for f in found] == [
        ("a.csv#3", "“spring” under “day” in row 3"),
        ("a.csv#5", "“6/7/2024” under “day” in row 5"),
    ]


def test_days_in_figures_are_read_as_a_row_shows_that_leaves_no_doubt(tmp_path: Path) -> None:
    rows = "".join(f'Mayor leaves,{day},"{BODY}"\n' for day in ("6/7/2024", "6/20/2024"))
    write(tmp_path, {"a.csv": f"title,date,body\n{rows}"})
    told = [a["published"] for a in report("a.csv", "--story", "off", cwd=tmp_path)["articles"]]
    assert told == ["2024-06-07", "2024-06-20"]
    value = [{"title": "A", "body": BODY, "date": day} for day in (1718841600, 1718841600000, "0000-00-00 00:00:00")]
    write(tmp_path, {"b.json": json.dumps(value)})
    found = report("b.json", "--story", "off", cwd=tmp_path)
    assert [a["published"] for a in found["articles"]] == ["2024-06-20", "2024-06-20", None]
    assert not [f for f in found["findings"] if f["rule"] == "dates/unreadable"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("20.06.2024 10:15", "2024-06-20"),
        ("06/20/2024", "2024-06-20"),
        ("5/5/2024", "2024-05-05"),
        ("6/7/2024", ""),
        ("13/13/2024", ""),
        ("31/6/2024", ""),
    ],
)
def test_days_in_figures_alone(said: str, day: str) -> None:
    assert day_in(said) == day
