"""The picture of the proof in README.md: `python scripts/picture.py` writes docs/proof.png; it needs a Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SIZE = "1060,600"


def main() -> None:
    """Make the proof of the sample copy and have it photographed."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("There is no Chromium to make the picture with.")
    with tempfile.TemporaryDirectory() as folder:
        proof = Path(folder) / "proof.html"
        made = ["check", "seeds", "--no-settings", "--fail-on", "never", "--format", "html", "--output", str(proof)]
        subprocess.run([sys.executable, "-m", "lint.cli", *made], cwd=ROOT, check=True)  # noqa: S603 - our own words
        picture = f"--screenshot={ROOT / 'docs' / 'proof.png'}"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={SIZE}", picture]
        subprocess.run([chromium, *options, proof.as_uri()], check=True, capture_output=True)  # noqa: S603


if __name__ == "__main__":
    main()
