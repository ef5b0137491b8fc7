"""`newslint serve`: the desk in a browser, and newslint for every program that speaks LanguageTool's protocol."""

from __future__ import annotations

import re
import socket
from pathlib import Path
from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import Ignore, RuleFolders, Select, listed
from lint.cli.run import say, stop

#: So many bytes of copy are not looked at again while they stay as they are, for as long as somebody asks.
_REMEMBERED = 1_000_000
#: A scheme and a host, perhaps a port; a page of no host has the origin null.
_ORIGIN = re.compile(r"(?ai)[a-z][a-z0-9+.-]*://(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?|null")


@app.command(short_help="Serve a page to check copy in, and LanguageTool's protocol.")
def serve(
    folders: Annotated[
        list[Path], typer.Argument(help="Folders of the desk: their settings and stets hold.", metavar="FOLDER…")
    ] = [],
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for a free one.", metavar="N")] = 8010,
    host: Annotated[str, typer.Option(help="The address to listen at.", metavar="ADDRESS")] = "127.0.0.1",
    no_open: Annotated[bool, typer.Option("--no-open", help="Open no browser.")] = False,
    beside: Annotated[
        list[Path],
        typer.Option("--with", help="Compare what is checked with the articles in this folder.", metavar="FOLDER"),
    ] = [],
    token: Annotated[
        str, typer.Option(help="What a request must bring; made up where the address is not this machine's alone.")
    ] = "",
    allow_origin: Annotated[
        list[str],
        typer.Option(help="Pages of this origin get an answer, too.", metavar="ORIGIN", callback=listed),
    ] = [],
    rules: RuleFolders = [],
    edit: Annotated[
        bool, typer.Option("--edit", help="Rules may be written from the page, into the folder of --rules.")
    ] = False,
    select: Select = [],
    ignore: Ignore = [],
) -> None:
    """Serve the desk as a page, and LanguageTool's protocol, until Ctrl-C. The first line says where."""
    for folder in (*folders, *beside):
        if not folder.is_dir():
            stop(f"{folder} is no folder.")
    if edit and len(rules) != 1:
        stop("--edit needs to know where rules are written: name one folder of rules with --rules DIR.")
    if edit and not rules[0].is_dir():
        stop(f"{rules[0]} is no folder of rules. Make it first: rules are written there from the page.")
    try:
        import uvicorn

        from lint.server import app as server
        from lint.server.desk import Desk
        from lint.server.guard import LOOPBACK, Limits
        from lint.server.protocol import Protocol
    except ModuleNotFoundError as e:
        stop(f"newslint serve needs {e.name}. Install it: pip install 'newslint[serve]'")
    from lint.engine.process_pool import collect_rarely
    from lint.workspace.texts import Checker

    here = host in LOOPBACK
    if not here and not token:
        from secrets import token_urlsafe

        token = token_urlsafe(24)
    origins = frozenset(map(_origin, allow_origin))
    limits = Limits(hosts=LOOPBACK if here else frozenset(), token=token, origins=origins, any_origin=not beside)
    collect_rarely()

    def checker() -> Checker:
        from lint.rulebook.rule import rule_files

        holding = [folder for folder in rules if not edit or any(rule_files(folder))]  # none is written yet
        return Checker(folders=folders, rules=holding, select=select, ignore=ignore, remember=_REMEMBERED)

    copy = [*folders, *beside]
    answering = server.app(Desk(checker(), beside), limits, rules=rules[0] if edit else None, copy=copy, renew=checker)
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family)
    except OSError as e:
        stop(f"{host}:{port} cannot be listened at: {e.strerror}. Choose another --port, or 0 for a free one.")
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/" + (f"#token={token}" if token else "")
    say(address)
    say("Ctrl-C ends. Programs that speak LanguageTool's protocol are given this address.", err=True)
    if not no_open:
        import webbrowser

        webbrowser.open(address)
    config = uvicorn.Config(
        answering, log_level="critical", access_log=False, server_header=False, limit_concurrency=500, ws="none",
        timeout_graceful_shutdown=2,
        # By h11: httptools loses the body where a client offers HTTP/2, as Java's does (uvicorn, issue 2722).
        http=Protocol,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def _origin(typed: str) -> str:
    """The origin of pages as browsers send it: a scheme and a host, with no slash behind."""
    origin = typed.removesuffix("/")
    origin = origin.lower() if origin[:4].lower() == "http" else origin
    if not _ORIGIN.fullmatch(origin):
        stop(f"--allow-origin: '{typed}' is no origin. Write it as browsers send it, such as https://cms.example.com.")
    return origin
