"""What the reader makes of MDX: prose is copy, and code between it, around it and in it is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lint.read.mdx_source import without_code
from tests.desk import newslint, report, write
from tests.growth import linear
from tests.read.test_read import BODY, MORE, read

if TYPE_CHECKING:
    from pathlib import Path

IMPORTS = """import Chart from "../chart"
import {
  Tabs, Tab } from '@theme/tabs';
import './the-the.css'

export const meta = {
  title: 'The the',

  days: [1, 2],
}
"""


def blocks(text: str, name: str = "a.mdx") -> list[tuple[str, str]]:
    article = read(text, name)
    return [(b.kind, article.prose.text[b.start : b.end]) for b in article.blocks]


def prose(text: str) -> str:
    """The prose after a headline and code, in one, with one sign for what is not read."""
    parts = blocks(f"{IMPORTS}\n# Mayor leaves\n\n{text}")[1:]
    return re.sub("_+", "_", "|".join(text for _, text in parts))


def test_statements_are_no_copy() -> None:
    assert blocks(f"{IMPORTS}\n# Mayor leaves\n\n{BODY}\n") == [("headline", "Mayor leaves"), ("paragraph", BODY)]
    assert (
        prose(f"{BODY}\n\nexport default ({{ children }}) => (\n  <b>\n\n  the the</b>\n)\n\n{MORE}\n")
        == f"{BODY}|{MORE}"
    )
    assert prose(f"They could\nexport const the goods, he said.\n\n{BODY}").startswith(
        "They could export const the goods"
    )
    assert prose(f"export const a = `{{\n\n{BODY}\n\n{MORE}") == f"{BODY}|{MORE}"  # which never closes


def test_markdown_that_imports_something_on_top_is_mdx_whatever_it_is_called() -> None:
    text = f"---\ntitle: Mayor leaves\n---\n\n{IMPORTS}\n{BODY}\n\n<Chart data={{[\n  'the the'\n]}} />\n"
    assert blocks(text, "a.md") == blocks(text) == [("headline", "Mayor leaves"), ("paragraph", BODY)]
    assert blocks(f"import prices rose {{sic}} again. {BODY}\n", "a.md")[0][1].startswith("import prices")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The mayor {props.name} left.", "The mayor _ left."),
        ("He left{/* the the */} on Friday.", "He left on Friday."),
        ("He left. {/* it's\nthe the */} So did she.", "He left. So did she."),
        ('He left{" "}\n<b>on Friday</b>.', "He left on Friday."),
        ("# On Friday {#friday}", "On Friday"),
        ("It cost \\{5} and `{` and 3 < 5.", "It cost {5} and _ and 3 < 5."),
        ("He said { and left.", "He said { and left."),
        ("He {say(`${a} } it's`)} it's {'}'} so.", "He _ it's _ so."),
        ("He {a.map(b => <i>it's {b}</i>)} left.", "He _ left."),
    ],
)
def test_expressions_are_not_read(text: str, shown: str) -> None:
    assert prose(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('It was <Tip text="the > the" of={<b>it\'s</b>} {...more}>noted</Tip>, he said.', "It was noted, he said."),
        (
            "<Tabs>\n  <Tab name='the the'>\n\n    He *left*.\n\n    - One\n    - Two\n\n  </Tab>\n</Tabs>",
            "He left.|One|Two",
        ),
        ("<div\n  className={`the ${the}`}\n>\n  He **left**.\n</div>", "He left."),
        ("<ul><li key={1}>*One*.</li><li>Two.</li></ul>", "One.|Two."),
        ("<p>One.</p><p>Two.</p>", "One.|Two."),
        ("<Card>One.</Card><Card>Two.</Card>", "One. Two."),
        ("<>One.</>", "One."),
        ("<style>{`\n\n.a { color: red }\n`}</style>\n\nOne.", "One."),
        ("<svg><text>the the</text></svg>\n\nOne <code className={x}>the the</code>.", "One _."),
        ("```jsx\n<the the={\n```\n\nOne {a}.", "One _."),
        ("<https://a.example/the/the> is one.", "_ is one."),
        ("<Chart data={{\n  the: 'the',\n\n  on: [1],\n}} />\n\nOne.", "One."),
    ],
)
def test_elements_and_components_are_code_and_what_stands_in_them_is_copy(text: str, shown: str) -> None:
    assert prose(text) == shown


def test_kinds_are_those_of_the_elements() -> None:
    text = "<h2>He left</h2>\n<blockquote>I left.</blockquote>\n<figcaption>A boat.</figcaption>\n\n<dl><dd>An item.</dd></dl>\n"
    assert blocks(f"# Mayor leaves\n\n{BODY}\n\n{text}")[2:] == [
        ("subhead", "He left"),
        ("quote", "I left."),
        ("caption", "A boat."),
        ("list item", "An item."),
    ]


def test_fix_touches_prose_alone_in_folders_too_and_stets_stand_in_comments(tmp_path: Path) -> None:
    code = "{/* in the the */}\n\n<Chart a='in the the' b={[\"in the the\"]} />\n"
    slip = f"It was in the the house. {MORE}\n"
    stet = f"{{/* stet spelling/doubled-word: as it was said */}}\nIt was on the the road. {MORE}\n"
    write(tmp_path, {"copy/a.mdx": f"{IMPORTS}\n# Mayor leaves\n\n{code}\n{slip}\n{stet}"})
    (found,) = report("copy", "--select", "spelling/doubled-word", cwd=tmp_path)["findings"]
    assert found["ends"][0]["line"] == 18
    newslint("fix", "copy", "--write", cwd=tmp_path)
    fixed = slip.replace("the the", "the")
    assert (tmp_path / "copy/a.mdx").read_text() == f"{IMPORTS}\n# Mayor leaves\n\n{code}\n{fixed}\n{stet}"


@pytest.mark.parametrize(
    "unit",
    [
        "{", "{{}", "}{", "<a ", '<a "', "<a {", "{`", "{/*", "{'\\", "export const a = {\n\n", "export const a = `\n\n",
        "import {a,\n", "import a from\n\n", "<style>", "`` ` ", "```\n", "<>", "<A></A>", "\n    x", "<a {`", "- ```\n",
    ],
)  # fmt: skip
def test_hostile_code_takes_linear_time_and_stays_as_long(unit: str) -> None:
    assert len(without_code(unit * 99)) == len(unit) * 99
    assert linear(lambda n: lambda: without_code(unit * n), 200, 5000)
