"""`newslint formats`: what copy is read, how it is known, and how places in it are told."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import Format, Output
from lint.cli.run import width, write


@app.command(short_help="List the formats of copy that are read.")
def formats(
    format: Annotated[Format, typer.Option(help="How the list is written.")] = Format.TEXT, output: Output = None
) -> None:
    """List the formats of copy that are read: in folders by the suffix, else by what a file is, or as plain text."""
    from lint.read.formats import formats as known
    from lint.report.terminal import folded

    if format is Format.JSON:
        from lint.report.json import dump

        write(dump({"version": 1, "formats": [f._asdict() for f in known()]}), output)
        return
    rows = [("format", "suffixes", "places", "fixes", "known besides by")]
    rows += [
        (f.name, " ".join(f.suffixes), f.places, "put in" if f.fixed else "left to you", f.content) for f in known()
    ]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(size) for cell, size in zip(row, wide, strict=True)).rstrip() for row in rows)
    text = "".join(f"{line}\n" for line in (*lines, "", *_NOTES))
    write(folded(text, width()) if output is None else text, output)


_NOTES = (
    "A file that is named itself is tried whatever its suffix; one in standard input is named by --stdin-name.",
    "Text is UTF-8, or UTF-16 or Windows-1252 where its bytes show it; --encoding names another encoding.",
)
