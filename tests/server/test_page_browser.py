"""The desk in a real browser: copy pasted, dropped, edited and mended, both places side by side; skipped without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import LOOKS, ask, looking, until, violations
from tests.desk import RULE, SEEDS, write
from tests.read.documents import docx
from tests.server.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.server.serving import Server

pytest.importorskip("uvicorn")
keys = pytest.importorskip("selenium.webdriver.common.action_chains")
F8, SHIFT, ESCAPE, END, CONTROL = "\ue038", "\ue008", "\ue00c", "\ue010", "\ue009"
EVENING = "Evening 😀\n\nThe mayor saw the the bridge.\n\nIt opened on Wednesday, June 18, 2024, he said."


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def desk(browser: Any, server: Server) -> Any:
    browser.get("about:blank")
    browser.get(server.address)
    return browser


def paste(desk: Any, text: str) -> None:
    """Put a text where the caret is, as if it was pasted; the window must have the focus, as it has for who pastes."""
    desk.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    desk.execute_script("document.execCommand('insertText', false, arguments[0])", text)


def examined(desk: Any, articles: str) -> None:
    until(desk, "!/^(Paste|Checking)/.test(document.getElementById('told').textContent)")
    assert ask(desk, "document.getElementById('told').textContent").startswith(f"Examined {articles}")


def rules(desk: Any) -> list[str]:
    found: list[str] = ask(
        desk, "[...document.querySelectorAll('#list summary')].map(s => s.textContent.split(' · ')[1])"
    )
    return found


def marked(desk: Any, which: str = "mark") -> list[str]:
    """The words that are marked, and whether they stand over the same words of the text that is edited."""
    found: list[str] = ask(
        desk, f"[...document.querySelectorAll('.sheet:not([hidden]) {which}')].map(m => m.textContent)"
    )
    same = "[...document.querySelectorAll('.sheet')].every(s => s.querySelector('.under').textContent === s.querySelector('textarea').value + '\\n')"
    assert ask(desk, same)
    return found


def open_seeds(desk: Any) -> None:
    desk.find_element("id", "files").send_keys("\n".join(map(str, sorted(SEEDS.glob("*.txt")))))
    examined(desk, "4 articles")


def turn(desk: Any, view: str) -> None:
    """Go to a view, and wait for what it shows."""
    desk.find_element("css selector", f"#views [value={view}]").click()
    shown = {"copy": "#list > *", "table": "#table > *", "rules": "#catalog > *"}[view]
    until(desk, f"document.querySelector('{shown}')")


def test_what_is_pasted_is_checked_as_it_is_edited(desk: Any) -> None:
    paste(desk, EVENING)
    examined(desk, "1 article")
    assert rules(desk) == ["spelling/doubled-word", "dates/weekday-not-date"]
    assert marked(desk) == ["the the", "Wednesday"]
    area = desk.find_element("css selector", "textarea")
    area.send_keys(CONTROL, "\ue011")  # to the beginning
    area.send_keys("Late: ")
    assert marked(desk) == ["the the", "Wednesday"]  # moved at once, before they are checked again
    area.send_keys(CONTROL, END)
    area.send_keys(" It was was")
    examined(desk, "1 article")
    until(desk, "document.querySelectorAll('#list .note').length === 3")
    assert marked(desk) == ["the the", "Wednesday"]  # the one that the caret is at waits
    area.send_keys(" so.")
    until(desk, "[...document.querySelectorAll('mark')].some(m => m.textContent === 'was was')")


def test_an_answer_that_is_superseded_is_thrown_away(desk: Any) -> None:
    desk.execute_script(
        "const real = fetch; let n = 0; window.fetch = async (...all) => {"
        " if (!String(all[0]).endsWith('check')) return real(...all);"
        " const mine = n++; const got = await real(all[0], {...all[1], signal: undefined});"
        " if (mine === 0) await new Promise(r => setTimeout(r, 3000)); return got; }"
    )
    paste(desk, "It saw the the bridge.")
    until(desk, "document.getElementById('told').textContent === 'Checking …'")
    paste(desk, " It was was so.")
    until(desk, "document.querySelectorAll('#list .note').length === 2")
    desk.execute_async_script("setTimeout(arguments[0], 3500)")
    assert len(rules(desk)) == 2


def test_a_safe_fix_is_made_and_can_be_undone(desk: Any) -> None:
    paste(desk, EVENING)
    examined(desk, "1 article")
    desk.find_element("css selector", ".fix button").click()
    assert ask(desk, "document.querySelector('textarea').value") == EVENING.replace("the the", "the")
    until(desk, "document.querySelectorAll('#list .note').length === 1")
    assert rules(desk) == ["dates/weekday-not-date"]
    desk.find_element("css selector", "textarea").send_keys(CONTROL, "z")
    assert ask(desk, "document.querySelector('textarea').value") == EVENING
    until(desk, "document.querySelectorAll('#list .note').length === 2")


def test_both_places_of_a_disagreement_stand_side_by_side(desk: Any) -> None:
    open_seeds(desk)
    desk.execute_script(
        "[...document.querySelectorAll('#list .note')].find(n => n.textContent.includes('event-date')).querySelector('p').click()"
    )
    names = ask(desk, "[...document.querySelectorAll('.sheet:not([hidden]) .name')].map(n => n.value)")
    assert sorted(names) == ["costa-mayor.txt", "saebom-daily.txt"]
    assert "June 18, 2024" in " ".join(marked(desk, "mark.on"))
    inside = """[...document.querySelectorAll('.sheet:not([hidden])')].every(s => [...s.querySelectorAll('mark.on')].some(m => {
        const y = m.getBoundingClientRect(), box = s.getBoundingClientRect(); return y.top > box.top && y.bottom < box.bottom}))"""
    until(desk, inside)
    lefts = ask(desk, "[...document.querySelectorAll('.sheet:not([hidden])')].map(s => s.getBoundingClientRect().left)")
    assert len(set(lefts)) == 2


def test_keys_go_from_finding_to_finding_and_levels_and_rules_are_filtered(desk: Any) -> None:
    open_seeds(desk)
    area = desk.find_element("css selector", ".sheet:not([hidden]) textarea")
    area.send_keys(F8)
    assert ask(desk, "document.getElementById('place').textContent").startswith("1 of ")
    assert ask(desk, "document.activeElement.classList.contains('note')")
    body = desk.find_element("css selector", "body")
    desk.switch_to.active_element.send_keys("j")
    assert ask(desk, "document.getElementById('place').textContent").startswith("2 of ")
    desk.switch_to.active_element.send_keys("k")
    desk.switch_to.active_element.send_keys(SHIFT, F8)
    count = int(ask(desk, "document.getElementById('place').textContent").split()[2])
    assert ask(desk, "document.getElementById('place').textContent").startswith(f"{count} of ")
    body.send_keys(ESCAPE)
    assert ask(desk, "document.getElementById('place').textContent") == f"{count} findings"
    desk.find_element("css selector", "input[value=error]").click()
    errors = int(ask(desk, "document.querySelector('label.error span').textContent"))
    assert len(rules(desk)) == count - errors > 0
    assert marked(desk, "mark.error") == []
    desk.find_element("css selector", "input[value=error]").click()
    desk.find_element("css selector", "#rule option[value='dates/event-date']").click()
    assert set(rules(desk)) == {"dates/event-date"}


def test_a_finding_is_let_stand_by_its_command_with_the_reason(desk: Any) -> None:
    paste(desk, "It saw the the bridge.")
    examined(desk, "1 article")
    desk.find_element("css selector", "#list summary").click()
    desk.find_element("css selector", ".stet input").send_keys("it's so")
    command = ask(desk, "document.querySelector('.stet code').textContent")
    assert command == "newslint stet article.txt --fingerprint 1628390 --reason 'it'\"'\"'s so'"
    desk.find_element("css selector", ".stet button:last-child").click()
    assert (rules(desk), marked(desk)) == ([], [])


def test_documents_dates_and_what_cannot_be_read(desk: Any, tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>It opens Wednesday, June 20.</w:t></w:r></w:p>"
    write(tmp_path, {"bridge.docx": docx(body), "bad.txt": b"a\0b"})
    desk.find_element("id", "files").send_keys(f"{tmp_path / 'bridge.docx'}\n{tmp_path / 'bad.txt'}")
    until(desk, "document.getElementById('told').textContent.startsWith('bad.txt: it is not text')")
    assert ask(desk, "[...document.querySelectorAll('.name')].map(n => n.value)") == ["bridge.txt"]
    desk.execute_script(
        "const day = document.querySelector('input[type=date]'); day.value = '2024-06-01'; day.dispatchEvent(new Event('change'))"
    )
    until(desk, "document.querySelectorAll('#list .note').length === 1")
    assert rules(desk) == ["dates/weekday-not-date"]


def test_hostile_copy_and_names_do_nothing(desk: Any) -> None:
    paste(
        desk, "<img src=x onerror=\"document.title='no'\"><script>document.title='no'</script> It saw the the bridge."
    )
    examined(desk, "1 article")
    assert desk.title == "newslint: the desk"
    assert ask(desk, "document.querySelectorAll('main img, main script').length") == 0


def test_a_narrow_window_has_no_sideways_scrolling_and_all_has_a_name(desk: Any) -> None:
    open_seeds(desk)
    with looking(desk, 360):
        for view in ("copy", "table", "rules"):
            turn(desk, view)
            ask(desk, "document.querySelectorAll('details').forEach(d => d.open = true)")
            assert ask(desk, "document.documentElement.scrollWidth") <= 360
    nameless = "[...document.querySelectorAll('button, input, textarea, select')].filter(e => !(e.ariaLabel || e.textContent.trim() || e.labels?.length)).length"
    assert ask(desk, nameless) == 0


def test_a_token_is_taken_from_the_address(browser: Any) -> None:
    with serving("--token", "sesame") as server:
        browser.get(server.address)
        paste(browser, "It saw the the bridge.")
        examined(browser, "1 article")
        assert rules(browser) == ["spelling/doubled-word"]


def test_the_story_is_a_table_whose_cells_lead_to_the_copy(desk: Any) -> None:
    open_seeds(desk)
    desk.find_element("css selector", "body").click()
    desk.find_element("css selector", "#views [value=copy]").send_keys("t")
    until(desk, "document.querySelector('#table tbody tr')")
    heads = ask(desk, "[...document.querySelectorAll('#table thead th')].map(h => h.textContent)")
    assert heads == ["What is told", *sorted(p.name for p in SEEDS.glob("*.txt"))]
    row = "document.querySelector('#table tr.error')"
    assert "disagree" in ask(desk, f"{row}.cells[0].textContent")
    cell = desk.find_element("css selector", "#table tr.error .apart")
    assert "June 18, 2024" in cell.text
    assert ask(desk, "getComputedStyle(document.querySelector('#table .apart'), '::before').content").startswith('"≠')
    cell.click()
    assert ask(desk, "document.body.dataset.view") == "copy"
    names = ask(desk, "[...document.querySelectorAll('.sheet:not([hidden]) .name')].map(n => n.value)")
    assert sorted(names) == ["costa-mayor.txt", "saebom-daily.txt"]
    assert "June 18, 2024" in marked(desk, "mark.on")
    assert ask(desk, "document.activeElement.closest('.sheet').querySelector('.name').value") == "saebom-daily.txt"
    desk.switch_to.active_element.send_keys(ESCAPE)
    assert marked(desk, "mark.on") == []


def test_the_table_follows_what_is_edited(desk: Any) -> None:
    for name, age in (("one", 27), ("two", 27)):
        if name == "two":
            desk.find_element("id", "add").click()
        paste(
            desk, f"Ann Harper of Porthaven\n\nThe mayor of Porthaven, Ann Harper, {age}, opened the Dock Road bridge."
        )
    examined(desk, "2 articles")
    turn(desk, "table")
    until(desk, "document.querySelector('#table tr.agree')")
    assert ask(desk, "document.querySelectorAll('#table tr.error').length") == 0
    turn(desk, "copy")
    area = desk.find_element("css selector", ".sheet:not([hidden]) textarea")
    desk.execute_script(
        "arguments[0].value = arguments[0].value.replace('27', '41'); arguments[0].dispatchEvent(new Event('input'))",
        area,
    )
    turn(desk, "table")
    until(desk, "document.querySelector('#table tr.error')")


def test_the_corrected_text_is_copied(desk: Any) -> None:
    grant = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    desk.execute_cdp_cmd("Browser.grantPermissions", grant)
    paste(desk, EVENING)
    examined(desk, "1 article")
    desk.find_element("css selector", ".fix button").click()
    desk.find_element("css selector", "[aria-label='Copy the text']").click()
    until(desk, "document.getElementById('told').textContent === 'The text is copied.'")
    copied = desk.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied.replace("\r\n", "\n") == EVENING.replace("the the", "the")


def test_the_proof_is_downloaded(desk: Any, tmp_path: Path) -> None:
    desk.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    open_seeds(desk)
    desk.find_element("id", "proof").click()
    until_file(desk, tmp_path / "proof.html")
    assert "What 4 articles tell" in (tmp_path / "proof.html").read_text(encoding="utf-8")


def until_file(desk: Any, file: Path) -> None:
    for _ in range(200):
        if file.exists():
            return
        desk.execute_async_script("setTimeout(arguments[0], 100)")
    raise AssertionError(file)


def test_files_are_dropped(desk: Any) -> None:
    desk.execute_script(
        "const data = new DataTransfer();"
        "data.items.add(new File(['It saw the the bridge.'], 'a.txt')); data.items.add(new File(['It was so.'], 'b.md'));"
        "for (const kind of ['dragover', 'drop']) document.querySelector('main').dispatchEvent("
        "new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}))"
    )
    until(desk, "document.querySelectorAll('#list .note').length === 1")
    assert ask(desk, "[...document.querySelectorAll('.name')].map(n => n.value)") == ["a.txt", "b.md"]


def test_a_file_is_read_by_its_suffix_whatever_its_case_and_its_name_stands_on_a_line(desk: Any) -> None:
    desk.execute_script(
        "const data = new DataTransfer();"
        "data.items.add(new File(['<p>It saw <b>a</b> cat.</p><script>let the the = 1</script>'], 'PAGE.HTML'));"
        "data.items.add(new File(['It was so.'], 'two\\nlines.txt'));"
        "document.querySelector('main').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true}))"
    )
    examined(desk, "2 articles")
    assert ask(desk, "[...document.querySelectorAll('.name')].map(n => n.value)") == ["PAGE.HTML", "two-lines.txt"]
    assert rules(desk) == []


def test_findings_are_filtered_by_article(desk: Any) -> None:
    open_seeds(desk)
    desk.find_element("css selector", "#only option[value='prisma-sur.txt']").click()
    ends = "[...document.querySelectorAll('#list .note')].every(n => n.textContent.includes('prisma-sur.txt'))"
    assert ask(desk, ends)
    assert ask(desk, "document.querySelectorAll('#list .note').length") > 0


def test_a_rule_is_found_tried_written_and_saved(browser: Any, tmp_path: Path) -> None:
    folder = write(tmp_path, {"rules/desk/wombat.yml": RULE, "copy/a.txt": "A quokka came.\n"}) / "rules"
    with serving(tmp_path / "copy", "--rules", folder, "--edit") as server:
        browser.get(server.address)
        paste(browser, "It saw a quokka and a wombat.")
        examined(browser, "1 article")
        turn(browser, "rules")
        browser.find_element("id", "wanted").send_keys("wombat")
        assert ask(browser, "[...document.querySelectorAll('#catalog button')].map(b => b.value)") == ["desk/wombat"]
        browser.find_element("css selector", "#catalog button").click()
        until(browser, "document.querySelector('#about .examples mark')?.textContent === 'wombat'")
        browser.find_element("css selector", "#about button").click()
        assert ask(browser, "document.getElementById('rule-text').value") == RULE
        until(browser, "document.querySelector('#trial mark')?.textContent === 'wombat'")
        desk_text = RULE.replace("wombat", "quokka")
        browser.execute_script(
            "const at = (id, value) => { const e = document.getElementById(id); e.value = value; e.dispatchEvent(new Event('input')) };"
            "at('rule-name', 'house/quokka'); at('rule-text', arguments[0])",
            desk_text.replace("level: error", "level: grave"),
        )
        until(browser, "document.querySelector('.mistakes')?.textContent.includes('grave')")
        assert ask(browser, "document.getElementById('save').disabled")
        browser.execute_script(
            "const e = document.getElementById('rule-text'); e.value = arguments[0]; e.dispatchEvent(new Event('input'))",
            desk_text,
        )
        until(browser, "!document.getElementById('save').disabled")
        assert "In the folder: 1 (1 articles)" in ask(browser, "document.getElementById('trial').textContent")
        browser.find_element("id", "save").click()
        until(browser, "document.getElementById('told').textContent.includes('is written')")
        assert (folder / "house/quokka.yml").read_text(encoding="utf-8") == desk_text
        browser.find_element("css selector", "#trial .found button").click()
        assert marked(browser, "mark.on") == ["quokka"]
        until(browser, "document.querySelectorAll('#list .note').length === 2")
        assert rules(browser) == ["house/quokka", "desk/wombat"]


def test_a_form_makes_a_rule(desk: Any) -> None:
    paste(desk, "They utilised it.")
    turn(desk, "rules")
    desk.find_element("css selector", "#form summary").click()
    desk.find_element("id", "rule-words").send_keys("utilised = used")
    desk.find_element("id", "draft").click()
    until(desk, "document.querySelector('#trial mark')?.textContent === 'utilised'")
    assert "check: swap" in ask(desk, "document.getElementById('rule-text').value")
    assert ask(desk, "document.getElementById('save').disabled")
    assert "--edit" in ask(desk, "document.getElementById('may-write').textContent")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_wrong(desk: Any, width: int, scheme: str) -> None:
    with looking(desk, width, scheme):
        assert violations(desk) == []
        open_seeds(desk)
        desk.execute_script("document.querySelector('#list .note p').click()")
        assert violations(desk) == []
        turn(desk, "table")
        until(desk, "document.querySelector('#table tbody tr')")
        assert violations(desk) == []
        turn(desk, "rules")
        desk.find_element("css selector", "#catalog button").click()
        until(desk, "document.querySelector('#about button')")
        desk.execute_script("document.querySelector('#about button').click()")
        until(desk, "document.querySelector('#trial > *')")
        assert violations(desk) == []


def test_the_keyboard_alone_reaches_the_table_and_its_cells(desk: Any) -> None:
    open_seeds(desk)
    order = []
    desk.execute_script("document.activeElement.blur(); window.getSelection().removeAllRanges()")
    turn(desk, "table")
    until(desk, "document.querySelector('#table tbody tr')")
    for _ in range(30):
        keys.ActionChains(desk).send_keys("\ue004").perform()
        order.append(ask(desk, "document.activeElement.className || document.activeElement.id"))
        assert ask(desk, "document.activeElement.matches(':focus-visible')")
    assert order.index("proof") < order.index("scroll") < order.index("apart")
