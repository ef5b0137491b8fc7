"""The proof in a real browser: links, filters, keys, and copy that would like to run; skipped where no Chromium is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import LOOKS, ask, looking, until, violations
from tests.desk import RULE, SEEDS, newslint, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("proof") / "proof.html"
    assert newslint(SEEDS, "--format", "html", "--output", at).returncode == 1
    return at


@pytest.fixture
def proof(browser: Any, page: Path) -> Any:
    browser.get("about:blank")
    browser.get(page.as_uri())
    return browser


def press(browser: Any, *keys: str) -> None:
    browser.find_element("css selector", "body").send_keys(*keys)


def count(browser: Any) -> int:
    """How many findings the page says are shown; it says so once its script has run, which takes a busy machine a while."""
    told = until(browser, "/([\\d,]+) finding/.exec(document.getElementById('place')?.textContent ?? '')")
    return int(told[1].replace(",", ""))


def lit(browser: Any) -> str:
    """The finding that is looked at."""
    found: str = ask(browser, "document.querySelector('.note.on')?.id ?? ''")
    return found


def in_view(browser: Any, name: str) -> bool:
    script = f"(() => {{const y = document.getElementById('{name}').getBoundingClientRect().top; return y > 0 && y < innerHeight}})()"
    for _ in range(40):  # scrolling takes a moment
        if ask(browser, script):
            return True
        browser.execute_async_script("setTimeout(arguments[0], 50)")
    return False


def test_levels_and_rules_are_filtered(proof: Any) -> None:
    every = count(proof)
    proof.find_element("css selector", "input[value=error]").click()
    assert count(proof) == every - ask(proof, "document.querySelectorAll('.note.error').length")
    assert ask(proof, "document.querySelectorAll('mark.error').length") == 0
    assert ask(proof, "[...document.querySelectorAll('.note.error')].every(n => n.hidden)")
    proof.find_element("css selector", "input[value=error]").click()
    proof.find_element("css selector", ".rules summary").click()
    proof.find_element("id", "none").click()
    assert count(proof) == 0
    assert ask(proof, "document.querySelectorAll('mark:not(.off)').length") == 0
    proof.find_element("css selector", "input[value='dates/event-date']").click()
    assert count(proof) == ask(proof, "document.querySelectorAll('.note[data-rule=\"dates/event-date\"]').length") > 0
    proof.find_element("id", "all").click()
    assert count(proof) == every


def test_keys_go_from_finding_to_finding_and_to_the_other_ends(proof: Any) -> None:
    press(proof, "j")
    assert (lit(proof), in_view(proof, "e1-0")) == ("f1", True)
    press(proof, "n")
    assert lit(proof) == "f2"
    press(proof, "k", "p")
    assert lit(proof) == f"f{count(proof)}"
    assert ask(proof, "document.activeElement.id") == lit(proof)
    number = ask(proof, "document.querySelector('[data-rule=\"dates/event-date\"]').id")[1:]
    proof.execute_script(f"location.hash = '#f{number}'")
    assert in_view(proof, f"e{number}-0")
    press(proof, "o")
    assert (lit(proof), in_view(proof, f"e{number}-1")) == (f"f{number}", True)
    press(proof, "\ue00c")
    assert lit(proof) == ""


def test_links_lead_to_the_other_end_and_back(proof: Any) -> None:
    link = proof.find_element("css selector", "[data-rule='names/people'] li a")
    proof.execute_script("arguments[0].scrollIntoView({block: 'center'})", link)
    target = link.get_attribute("href").partition("#")[2]
    link.click()
    number = target[1:].partition("-")[0]
    assert (lit(proof), in_view(proof, target)) == (f"f{number}", True)
    assert ask(proof, f"document.querySelectorAll('mark.on[data-o~=\"{number}\"]').length") == 1
    proof.find_element("css selector", f".back a[href='#f{number}']").click()
    assert in_view(proof, f"e{number}-0")


def test_the_skip_link_comes_first(proof: Any) -> None:
    press(proof, "\ue004")
    assert ask(proof, "document.activeElement.className") == "skip"
    assert ask(proof, "document.activeElement.getBoundingClientRect().left") >= 0
    assert ask(proof, "getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_notes_stand_beside_their_marks_and_never_on_each_other(proof: Any) -> None:
    proof.execute_script("for (const a of document.querySelectorAll('article')) a.style.contentVisibility = 'visible'")
    proof.execute_script("dispatchEvent(new Event('beforeprint'))")
    boxes = ask(
        proof,
        """[...document.querySelectorAll('article')].map(a => [...a.querySelectorAll('.margin > *')].map(n => {
        const box = n.getBoundingClientRect(), mark = document.getElementById(n.dataset.at).getBoundingClientRect();
        return [box.top, box.bottom, mark.top, a.getBoundingClientRect().bottom]}))""",
    )
    for notes in boxes:
        assert all(bottom < top for (_, bottom, *_), (top, *_) in pairwise(notes))
        assert all(bottom <= end for _, bottom, _, end in notes)
        assert all(top >= mark - 12 for top, _, mark, _ in notes)


@pytest.mark.parametrize("width", [360, 390])
def test_a_narrow_window_has_no_sideways_scrolling(proof: Any, width: int) -> None:
    with looking(proof, width):
        for script in ("0", "document.querySelectorAll('details').forEach(d => d.open = true)"):
            ask(proof, script)
            assert ask(proof, "document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_wrong(proof: Any, width: int, scheme: str) -> None:
    with looking(proof, width, scheme):
        assert violations(proof) == []


def test_a_cell_of_the_table_leads_to_its_sentence(proof: Any) -> None:
    cell = proof.find_element("css selector", ".told .error a.apart")
    assert "June 18, 2024" in cell.text
    target = cell.get_attribute("href").partition("#")[2]
    cell.click()
    assert in_view(proof, target)
    assert ask(proof, f"document.getElementById('{target}').nextElementSibling.textContent") == "June 18, 2024"
    assert ask(proof, f"getComputedStyle(document.querySelector('#{target} + *')).outlineStyle") == "solid"


def test_hostile_copy_does_nothing(browser: Any, tmp_path: Path) -> None:
    copy = "<script>document.title='no'</script><img src=x onerror=\"document.title='no'\"> wombat </mark></article>\n"
    write(tmp_path, {"rules/desk/wombat.yml": RULE, "copy/<b>x.txt": f"The town said {copy * 3}"})
    newslint("copy", "--rules", "rules", "--select", "desk", "--format", "html", "-o", "p.html", cwd=tmp_path)
    browser.get((tmp_path / "p.html").as_uri())
    assert browser.title == "Proof: 3 findings"
    assert ask(browser, "document.querySelectorAll('article img, article script, article b:not(.number)').length") == 0
    assert ask(browser, "document.querySelectorAll('article').length") == 1


def test_thousands_of_findings_stay_usable(browser: Any, tmp_path: Path) -> None:
    copy: dict[str, str | bytes] = {f"copy/{n}.txt": "A wombat came and a wombat went.\n\n" * 25 for n in range(100)}
    write(tmp_path, {"rules/desk/wombat.yml": RULE, **copy})
    newslint("copy", "--rules", "rules", "--select", "desk", "--format", "html", "-o", "p.html", cwd=tmp_path)
    browser.get((tmp_path / "p.html").as_uri())
    assert count(browser) == 5000
    spent = browser.execute_async_script("""const done = arguments[0], start = performance.now();
        document.getElementById('previous').click();
        document.querySelector('input[value=error]').click();
        document.querySelector('input[value=error]').click();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))""")
    assert spent < 5000
