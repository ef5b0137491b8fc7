"""The desk in a real browser: copy pasted, dropped, edited and mended, both places side by side; skipped without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.desk import SEEDS, write
from tests.read.documents import docx
from tests.report.test_html_browser import CHROMIUM, DRIVER, browser  # noqa: F401 - a fixture
from tests.server.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.server.serving import Server

pytest.importorskip("uvicorn")
wait = pytest.importorskip("selenium.webdriver.support.wait")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with its driver is installed")
F8, SHIFT, ESCAPE, END, CONTROL = "\ue038", "\ue008", "\ue00c", "\ue010", "\ue009"
EVENING = "Evening 😀\n\nThe mayor saw the the bridge.\n\nIt opened on Wednesday, June 18, 2024, he said."


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def desk(browser: Any, server: Server) -> Any:  # noqa: F811
    browser.get("about:blank")
    browser.get(server.address)
    return browser


def ask(desk: Any, script: str) -> Any:
    return desk.execute_script(f"return {script}")


def until(desk: Any, script: str) -> Any:
    """What a script says, once that is something."""
    return wait.WebDriverWait(desk, 30).until(lambda b: ask(b, script))


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
        "const real = fetch; let n = 0; window.fetch = async (...all) => { const mine = n++; const got = await real(all[0],"
        " {...all[1], signal: undefined}); if (mine === 0) await new Promise(r => setTimeout(r, 1500)); return got; }"
    )
    paste(desk, "It saw the the bridge.")
    until(desk, "document.getElementById('told').textContent === 'Checking …'")
    paste(desk, " It was was so.")
    until(desk, "document.querySelectorAll('#list .note').length === 2")
    desk.execute_async_script("setTimeout(arguments[0], 2000)")
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
    metrics = {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    desk.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        ask(desk, "document.querySelectorAll('details').forEach(d => d.open = true)")
        assert ask(desk, "document.documentElement.scrollWidth") <= 360
    finally:
        desk.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    nameless = "[...document.querySelectorAll('button, input, textarea, select')].filter(e => !(e.ariaLabel || e.textContent.trim() || e.labels?.length)).length"
    assert ask(desk, nameless) == 0


def test_a_token_is_taken_from_the_address(browser: Any) -> None:  # noqa: F811
    with serving("--token", "sesame") as server:
        browser.get(server.address)
        paste(browser, "It saw the the bridge.")
        examined(browser, "1 article")
        assert rules(browser) == ["spelling/doubled-word"]
