"""The pictures in docs/: `python scripts/picture.py` writes proof.png and table.png there; it needs a Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: The pictures of the proof of the sample copy, each with its size, and whether the table in it is folded.
PICTURES = {"proof.png": ("1060,660", True), "table.png": ("1060,700", False)}


def main() -> None:
    """Make the proof of the sample copy and have its parts photographed."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("There is no Chromium to make the picture with.")
    with tempfile.TemporaryDirectory() as folder:
        proof = Path(folder) / "proof.html"
        made = ["check", "seeds", "--no-settings", "--fail-on", "never", "--format", "html", "--output", str(proof)]
        subprocess.run([sys.executable, "-m", "lint.cli", *made], cwd=ROOT, check=True)  # noqa: S603 - our own words
        page = proof.read_text(encoding="utf-8")
        for name, (size, folded) in PICTURES.items():
            proof.write_text(page.replace('"told" open', '"told"') if folded else page, encoding="utf-8")
            options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={size}"]
            picture = f"--screenshot={ROOT / 'docs' / name}"
            subprocess.run([chromium, *options, picture, proof.as_uri()], check=True, capture_output=True)  # noqa: S603


if __name__ == "__main__":
    main()
