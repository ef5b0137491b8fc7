"""A real browser for tests: Chromium with its driver; tests without one are skipped, or fail where they must not be.

`NEWSLINT_BROWSER_TESTS=required` says that they must not.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
_missing = [
    what
    for what, there in (
        ("Chromium", CHROMIUM),
        ("chromedriver", DRIVER),
        ("selenium", find_spec("selenium")),
        ("axe-core-python", find_spec("axe_core_python")),
    )
    if not there
]
if _missing and os.environ.get("NEWSLINT_BROWSER_TESTS") == "required":
    raise RuntimeError(f"tests in a browser are required, and there is no {', no '.join(_missing)}")
if _missing:
    pytest.skip(f"there is no {', no '.join(_missing)}", allow_module_level=True)
from selenium import webdriver  # noqa: E402
from selenium.webdriver.support import wait  # noqa: E402

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1400,1000"
)
#: Each width and scheme in which a page is looked at.
LOOKS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]


@contextmanager
def opened(profile: Path, *, silent: bool = True) -> Iterator[Any]:
    """The browser, in whose console nothing may be written where it is to be `silent`."""
    options: Any = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS.split(), f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver: Any = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    try:
        yield driver
        assert not silent or driver.get_log("browser") == []
    finally:
        driver.quit()


def ask(browser: Any, script: str) -> Any:
    """What an expression comes to in the page."""
    return browser.execute_script(f"return {script}")


def until(browser: Any, script: str) -> Any:
    """What an expression comes to, once that is something."""
    return wait.WebDriverWait(browser, 30).until(lambda b: ask(b, script))


@contextmanager
def looking(browser: Any, width: int, scheme: str = "light") -> Iterator[None]:
    """The browser with a window of this width, in the light or the dark."""
    metrics = {"width": width, "height": 850, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def violations(browser: Any) -> list[tuple[str, Any]]:
    """What axe-core finds wrong with the page as it is now, all that is folded opened."""
    from axe_core_python.selenium import Axe

    ask(browser, "document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.execute_script(Axe().axe_script)
    found = browser.execute_async_script("const done = arguments[0]; axe.run().then(done, e => done(String(e)))")
    assert isinstance(found, dict), found
    assert found["passes"]
    return [(v["id"], node["target"]) for v in found["violations"] for node in v["nodes"]]
