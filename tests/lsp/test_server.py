"""`newslint lsp` as an editor speaks to it, message by message."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable  # noqa: TC003 - pytest-lsp reads types of fixtures

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient

from tests.desk import newslint, write
from tests.lsp.editor import Desk, config, edits, started

pytestmark = pytest.mark.asyncio(loop_scope="module")

HERE = "The mayor spoke on Monday about it . He left.\n"


@pytest_lsp.fixture(config=config(), scope="module")  # type: ignore[untyped-decorator]
async def client(lsp_client: LanguageClient, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[None]:
    lsp_client.root = tmp_path_factory.mktemp("desks")  # type: ignore[attr-defined]
    lsp_client.applied = []  # type: ignore[attr-defined]

    @lsp_client.feature(lsp.WORKSPACE_APPLY_EDIT)  # type: ignore[untyped-decorator]
    def applied(params: lsp.ApplyWorkspaceEditParams) -> lsp.ApplyWorkspaceEditResult:
        lsp_client.applied.append(params)  # type: ignore[attr-defined]
        return lsp.ApplyWorkspaceEditResult(True)

    await started(lsp_client, lsp_client.root)  # type: ignore[attr-defined]
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def desk(client: LanguageClient, request: pytest.FixtureRequest) -> Callable[..., Desk]:
    folder = client.root / request.node.name  # type: ignore[attr-defined]
    return lambda **files: Desk(client, folder, {name.replace("_", "."): text for name, text in files.items()})


async def test_findings_are_pushed_with_the_version_and_cleared_on_close(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt=HERE)
    here.open("a.txt")
    (d,) = await here.shown("a.txt", "marks/space-before-stop")
    assert (d.severity, d.source) == (lsp.DiagnosticSeverity.Warning, "newslint")
    assert d.code_description and "README.md#marksspace-before-stop" in d.code_description.href
    assert (d.range.start.line, d.range.start.character, d.range.end.character) == (0, 34, 36)
    here.change("a.txt", "All is well.\n", 2)
    await here.shown("a.txt")
    here.change("a.txt", HERE, 3)
    await here.shown("a.txt", "marks/space-before-stop")
    here.close("a.txt")
    await here.shown("a.txt")


async def test_places_are_in_units_of_utf16(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt="")
    here.open("a.txt", "All is well.\r\nA \U0001f600 face \U0001d400 smiled at it . He left.\n")
    (d,) = await here.shown("a.txt", "marks/space-before-stop")
    assert (d.range.start.line, d.range.start.character, d.range.end.character) == (1, 25, 27)
    fix = next(a for a in await here.actions("a.txt", d.range) if a.is_preferred)
    assert edits(fix) == [(1, 25, 1, 27, ".")]


QUOTED = "“We will never give up towards the end of it,” Ann Miller said in Leeds on Monday.\n"
OTHER = "“We will never give up before the end of it,” Ann Miller said in Leeds on Monday.\n"


async def test_both_places_of_a_finding_are_shown_and_linked(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt=QUOTED, b_txt=OTHER, c_txt=OTHER)
    here.open("a.txt")
    (d,) = await here.shown("a.txt", "quotations/wording-differs")
    assert d.related_information
    assert {r.location.uri for r in d.related_information} == {here.uri("b.txt"), here.uri("c.txt")}
    here.open("b.txt")
    (there,) = await here.shown("b.txt", "quotations/wording-differs")
    assert there.message.startswith("a.txt: ")
    assert there.severity == lsp.DiagnosticSeverity.Information
    titles = [a.title for a in await here.actions("a.txt", d.range)]
    assert "Write “before”, not “towards”, as in 2 other articles" in titles


async def test_the_open_document_stands_for_its_file(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt=QUOTED, b_txt=QUOTED)
    here.open("a.txt")
    await here.shown("a.txt")
    here.open("b.txt", OTHER)
    await here.shown("a.txt", "quotations/wording-differs")
    here.close("b.txt")
    await here.shown("a.txt")


async def test_safe_fixes_one_by_one_and_all(desk: Callable[..., Desk]) -> None:
    text = "He said it  twice .\n\nShe went to the the town.\n"
    here = desk(a_txt=text)
    here.open("a.txt")
    shown = await here.shown("a.txt", "marks/double-space", "marks/space-before-stop", "spelling/doubled-word")
    for d in shown:
        (fix,) = [a for a in await here.actions("a.txt", d.range, ["quickfix"]) if a.is_preferred]
        assert list(fix.diagnostics or ()) == [d]
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(3, 0))
    (every,) = await here.actions("a.txt", whole, ["source.fixAll"])
    assert edits(every) == [(0, 11, 0, 12, ""), (0, 17, 0, 18, ""), (2, 16, 2, 20, "")] or len(edits(every)) == 2
    (menu,) = [a for a in await here.actions("a.txt", whole) if a.title.startswith("Make all safe fixes")]
    await here.run(menu)
    assert here.client.applied  # type: ignore[attr-defined]


async def test_a_suggestion_says_what_it_changes(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt="They signed a accord.\n")
    here.open("a.txt")
    (d,) = await here.shown("a.txt", "spelling/article-a-an")
    first = (await here.actions("a.txt", d.range))[0]
    assert first.title == "Write “an”, not “a” (a suggestion)"
    assert not first.is_preferred


async def test_a_finding_is_let_stand_with_a_reason(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt=HERE)
    here.open("a.txt")
    (d,) = await here.shown("a.txt", "marks/space-before-stop")
    (stet,) = [a for a in await here.actions("a.txt", d.range) if a.title == "Let it stand: meant so"]
    await here.run(stet)
    await here.shown("a.txt")
    stets = (here.folder / "newslint-stets.yml").read_text(encoding="utf-8")
    assert 'reason: "meant so"' in stets
    assert 'article: "a.txt"' in stets
    (here.folder / "newslint-stets.yml").unlink()
    here.changed_on_disk("newslint-stets.yml")
    await here.shown("a.txt", "marks/space-before-stop")


async def test_a_word_of_the_house_is_added(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt="It was a definately good day.\n")
    here.open("a.txt")
    (d,) = await here.shown("a.txt", "spelling/typos")
    (word,) = [a for a in await here.actions("a.txt", d.range) if a.title.startswith("Add “definately”")]
    await here.run(word)
    await here.shown("a.txt")
    assert (here.folder / "newslint.yml").read_text(encoding="utf-8") == "story: folder\nwords:\n  - definately\n"


async def test_hover_says_why(desk: Callable[..., Desk]) -> None:
    here = desk(a_md=HERE)
    here.open("a.md", language="markdown")
    (d,) = await here.shown("a.md", "marks/space-before-stop")
    at = lsp.TextDocumentPositionParams(lsp.TextDocumentIdentifier(here.uri("a.md")), d.range.start)
    told = await here.client.text_document_hover_async(lsp.HoverParams(at.text_document, at.position))
    assert told and isinstance(told.contents, lsp.MarkupContent)
    for words in ("**warning**", "Wrong:", "Right:", "newslint stet", "<!-- stet marks/space-before-stop:"):
        assert words in told.contents.value
    nothing = await here.client.text_document_hover_async(lsp.HoverParams(at.text_document, lsp.Position(0, 1)))
    assert nothing is None


RULE = """check: swap
level: style
message: "Write “{right}”, not “{wrong}”."
why: So the house has it.
with:
  table:
    utilise: use
examples:
  - wrong: We [[utilise]] it.
    says: Write “use”, not “utilise”.
  - right: We use it.
"""


async def test_rules_and_settings_are_watched(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt="We utilise it.\n")
    here.open("a.txt")
    await here.shown("a.txt")
    write(here.folder, {"newslint.yml": "rules: rules\n", "rules/style/use.yml": RULE})
    here.changed_on_disk("newslint.yml", "rules/style/use.yml")
    (d,) = await here.shown("a.txt", "style/use")
    assert d.code_description and d.code_description.href == here.uri("rules/style/use.yml")
    write(here.folder, {"newslint.yml": "rules: rules\nlevels: {style: off}\n"})
    here.changed_on_disk("newslint.yml")
    await here.shown("a.txt")


async def test_mistakes_in_rules_and_settings_are_shown_and_told_once(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt=HERE)
    here.open("a.txt")
    await here.shown("a.txt", "marks/space-before-stop")
    for story in ("alone", "lone", "one"):
        write(here.folder, {"newslint.yml": f"words: [x]\nstory: {story}\n"})
        here.changed_on_disk("newslint.yml")
        (d,) = await here.shown("newslint.yml", *_said(here, story))
        assert (d.range.start.line, d.range.start.character, d.severity) == (1, 7, lsp.DiagnosticSeverity.Error)
    await here.heard("copy is checked as before")
    assert sum("copy is checked as before" in m.message for m in here.client.messages) == 1
    await here.shown("a.txt", "marks/space-before-stop")
    write(here.folder, {"newslint.yml": "rules: rules\n", "rules/style/use.yml": RULE.replace("swap", "swop")})
    here.changed_on_disk("newslint.yml")
    await here.shown("newslint.yml")
    await here.shown("rules/style/use.yml", "'swop' is no check. Did you mean 'swap'?")
    here.open("rules/style/use.yml", RULE, "yaml")
    await here.shown("rules/style/use.yml")
    here.change("rules/style/use.yml", RULE.replace("right: We use it", "right: They utilise it"), 2)
    (d,) = await here.shown(
        "rules/style/use.yml",
        "This text is right, but the rule says: Write “use”, not “utilise”.\nat: They [[utilise]] it.",
    )
    assert (d.range.start.line, d.range.start.character) == (10, 4)
    here.change("rules/style/use.yml", RULE, 3)
    await here.shown("rules/style/use.yml")
    here.open("newslint.yml", "rules: nowhere\n", "yaml")
    await here.shown("newslint.yml", "There is no folder 'nowhere' beside newslint.yml.")
    here.close("newslint.yml")
    here.close("rules/style/use.yml")


def _said(here: Desk, story: str) -> list[str]:
    done = newslint("a.txt", cwd=here.folder).stderr
    assert story in done
    return [done.splitlines()[0].partition("newslint.yml:2:8: ")[2]]


async def labels(here: Desk, name: str, text: str) -> list[str]:
    """What is offered where ‸ stands."""
    before, after = text.split("‸")
    here.open(name, before + after, "yaml")
    at = lsp.Position(before.count("\n"), len(before.rpartition("\n")[2]))
    params = lsp.CompletionParams(lsp.TextDocumentIdentifier(here.uri(name)), at)
    found = await here.client.text_document_completion_async(params)
    here.close(name)
    return [i.label for i in (found.items if isinstance(found, lsp.CompletionList) else found or [])]


async def test_keys_and_values_are_completed(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt=HERE)
    write(here.folder, {"newslint.yml": "rules: rules\n", "rules/style/use.yml": RULE})
    assert "rules" not in (keys := await labels(here, "newslint.yml", "rules: rules\n‸"))
    assert {"packs", "levels", "words"} <= set(keys)
    assert await labels(here, "newslint.yml", "story: ‸\n") == ["auto", "folder", "off"]
    assert {"dates", "dates/event-date", "style/use"} <= set(await labels(here, "newslint.yml", "levels:\n  da‸\n"))
    assert "warning" in await labels(here, "newslint.yml", "levels:\n  dates: ‸\n")
    assert "british" in await labels(here, "newslint.yml", "packs: [wire, ‸]\n")
    rule = "rules/style/new.yml"
    assert "swap" in await labels(here, rule, "check: ‸\n")
    assert {"table", "unless"} <= set(await labels(here, rule, "check: swap\nwith:\n  ‸\n"))
    assert "headline" in await labels(here, rule, "where:\n  in: [‸]\n")
    assert {"right", "says"} <= set(found := await labels(here, rule, "examples:\n  - wrong: x\n    ‸\n"))
    assert "wrong" not in found
    assert "true" in await labels(here, rule, "optional: ‸\n")
    assert await labels(here, "a.txt", "story: ‸\n") == []
    here.open("newslint.yml", "story: auto\n", "yaml")
    document = lsp.TextDocumentIdentifier(here.uri("newslint.yml"))
    told = await here.client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(0, 2)))
    assert told and isinstance(told.contents, lsp.MarkupContent) and "grouped into stories" in told.contents.value


async def test_a_bad_document_does_not_end_the_server(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt="")
    for n, text in enumerate(["\0\0", "", "\ud800 half . He left.\n", "---\n---\n", "\ufeffA . He left.\n" * 3]):
        here.open(f"{n}.txt", text)
    here.open("a.txt", HERE)
    await here.shown("a.txt", "marks/space-before-stop")


async def test_what_comes_fast_is_checked_once(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt=HERE)
    here.open("a.txt")
    await here.shown("a.txt", "marks/space-before-stop")
    for version in range(2, 30):
        here.change("a.txt", f"{HERE}Line {version}.\n", version)
    here.change("a.txt", "All is well.\n", 30)
    await here.shown("a.txt")


async def test_a_document_in_a_folder_that_a_link_leads_to(desk: Callable[..., Desk]) -> None:
    real = desk(a_txt=QUOTED, b_txt=OTHER)
    link = real.folder.with_name("link")
    link.symlink_to(real.folder)
    here = Desk(real.client, link, {})
    here.open("a.txt")
    await here.shown("a.txt", "quotations/wording-differs")


async def test_copy_that_is_left_out_is_not_looked_at(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt=HERE)
    write(here.folder, {"newslint.yml": "exclude: [old/**]\n", "old/b.txt": HERE, "notes.py": HERE, "README.md": HERE})
    here.open("a.txt")
    await here.shown("a.txt", "marks/space-before-stop")
    for name in ("old/b.txt", "notes.py", "README.md"):
        here.open(name)
        await here.shown(name)


async def test_a_fix_of_marks_is_shown_with_the_words_beside_it(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt=HERE)
    here.open("a.txt")
    (d,) = await here.shown("a.txt", "marks/space-before-stop")
    (fix, *_) = await here.actions("a.txt", d.range)
    assert fix.title == "Write “it.”, not “it .”"
    assert fix.edit and fix.edit.document_changes
    (of,) = fix.edit.document_changes
    assert isinstance(of, lsp.TextDocumentEdit) and of.text_document.version == 1


async def test_what_is_not_examined_says_why(desk: Callable[..., Desk]) -> None:
    here = desk(a_txt=HERE)
    write(here.folder, {"newslint.yml": "max-size: 1 KB\n"})
    here.open("a.txt", HERE * 30)
    (d,) = await here.shown(
        "a.txt",
        "This is not examined: it has more than 1,000 bytes, which is the most (max-size in newslint.yml).",
    )
    assert d.severity == lsp.DiagnosticSeverity.Information
