"""What articles tell as a table: rows of facts and findings, in comma-separated values, as data, and in the proof."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import lint
from lint.report.story_table import MOST_ARTICLES, as_data, of_report
from tests.desk import SEEDS, newslint, write

if TYPE_CHECKING:
    from pathlib import Path

ONE = "Ann Harper and Tom Webb signed the treaty in Porthaven on March 10, 2021. Ann Harper, 27, spoke.\n"
OTHER = "Tom Webb and Ann Harper signed the treaty in Porthaven on March 10, 2021. Ann Harper, 31, spoke.\n"


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def data(articles: dict[str, str]) -> Any:
    (table,) = map(as_data, of_report(lint.check(articles, story="folder")))
    return table


def test_a_row_for_each_thing_and_a_column_for_each_article() -> None:
    done = newslint("check", SEEDS, "--format", "table")
    head, *told = rows(done.stdout)
    names = sorted(p.name for p in SEEDS.iterdir() if p.name != "README.md")
    assert (done.returncode, head) == (1, ["standing", "kind", "of", *names, "finding", "story"])
    assert [row[0] for row in told] == sorted(
        (row[0] for row in told), key=["disagree", "may disagree", "differ", "forms differ", "agree"].index
    )
    date, name = told[0], next(row for row in told if row[2] == "Kim Il Sung Square")
    assert date[:3] == ["disagree", "Date", "ceremony on Kim Il Sung Square"]
    assert "June 18, 2024" in date[3 + names.index("saebom-daily.txt")]
    assert "June 19 is likelier" in date[-2]
    assert name[0] == "disagree"
    assert name[3 + names.index("prisma-sur.txt")] == "Kim II Sung"
    assert ["forms differ", "Figure", "containers"] in [row[:3] for row in told]


def test_stories_give_the_table_too_and_a_file_says_that_it_is_in_utf_8(tmp_path: Path) -> None:
    assert rows(newslint("stories", SEEDS, "--format", "table").stdout)[1][:2] == ["differ", "Date"]
    newslint("check", SEEDS, "--format", "table", "-o", tmp_path / "told.csv")
    assert (tmp_path / "told.csv").read_bytes().startswith(b"\xef\xbb\xbfstanding,")


def test_each_story_has_a_head_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, {"a/=1.txt": ONE, "a/2.txt": OTHER, "b/=1.txt": ONE, "b/3.txt": OTHER})
    told = rows(newslint("stories", ".", "--story", "folder", "--format", "table", cwd=tmp_path).stdout)
    assert [row[3:5] for row in told if row[:1] == ["standing"]] == [["2.txt", "'=1.txt"], ["3.txt", "'=1.txt"]]
    assert told.count([]) == 1


def test_where_no_story_has_two_articles_the_head_stands_alone(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "It rained.\n"})
    for command in ("check", "stories"):
        assert (
            newslint(command, "a.txt", "--format", "table", cwd=tmp_path).stdout == "standing,kind,of,finding,story\n"
        )


def test_no_cell_begins_as_a_formula(tmp_path: Path) -> None:
    quotation = "He said: “{}cmd|' /C calc'!A0 and then we all went home to {}.”\n"
    texts = {f"{n}.txt": quotation.format(mark, place) for n, (mark, place) in enumerate(zip("=@", "ab", strict=True))}
    write(tmp_path, {"=1+1.txt": "@SUM, 27, left. @SUM, 28, came.\n", **texts, "-x.txt": ONE, "+y.txt": OTHER})
    told = rows(newslint("check", ".", "--story", "folder", "--format", "table", cwd=tmp_path).stdout)
    assert any(cell.startswith("'=1+1") for cell in told[0])
    assert not [cell for row in told for cell in row if re.match(r"[=+\-@\t\r\n]", cell)]


def test_what_disagrees_stands_apart_with_its_finding() -> None:
    table = data({"a.txt": ONE, "b.txt": OTHER, "c.txt": ONE})
    assert table["articles"] == ["a.txt", "b.txt", "c.txt"]
    age = table["rows"][0]
    assert (age["kind"], age["of"], age["standing"], age["told"]) == ("Age", "Ann Harper", "error", "disagree")
    assert "31 in b.txt, 27 in 2 other articles" in age["message"]
    assert [(c["path"], c["said"], c["apart"]) for c in age["cells"]] == [
        ("a.txt", "27", False),
        ("b.txt", "31", True),
        ("c.txt", "27", False),
    ]
    assert age["cells"][1]["sentence"] == "Ann Harper, 31, spoke."
    day = next(row for row in table["rows"] if row["kind"] == "Date")
    assert (day["told"], {c["apart"] for c in day["cells"]}) == ("agree", {False})


def test_a_finding_that_is_no_facts_has_a_row_of_its_own() -> None:
    table = data({"a.txt": "Oslushla Smith came. Oslushla Smith went.\n", "b.txt": "Oshlushla Smith came.\n"})
    told = [(row["kind"], row["of"], row["standing"]) for row in table["rows"]]
    assert told == [("Name", "Oslushla Smith", "error")]


def test_a_large_story_is_bounded_and_says_what_is_left_out() -> None:
    table = data({f"{n:02}.txt": ONE if n else OTHER for n in range(20)})
    assert len(table["articles"]) == MOST_ARTICLES
    assert len(table["more_articles"]) == 20 - MOST_ARTICLES
    people = " ".join(f"Ann{chr(97 + n // 26)}{chr(97 + n % 26)} Harper, {n + 10}, came." for n in range(60))
    table = data({"a.txt": people, "b.txt": people})
    assert table["more_rows"] > 0


def test_cells_of_the_proof_lead_to_the_copy(tmp_path: Path) -> None:
    write(tmp_path, {"<b>a.txt": ONE.replace("treaty", "<i>treaty</i>"), "b.txt": OTHER, "c.txt": "It rained.\n"})
    newslint("check", ".", "--story", "folder", "--format", "html", "-o", "p.html", cwd=tmp_path)
    page = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert "What 3 articles tell: 1 that differs, 3 that agree" in page
    links = re.findall(r'href="#(t\d+)"', page)
    assert links
    assert all(f'<span id="{link}"></span>' in page for link in links)
    assert '<th scope="col">&lt;b&gt;a.txt</th>' in page
    assert "<i>" not in page


def test_the_facts_of_stories_are_the_tables_rows() -> None:
    told = json.loads(newslint("stories", SEEDS, "--format", "json").stdout)["stories"][0]["facts"]
    assert {"differ", "form", "agree"} == {fact["verdict"] for fact in told}
