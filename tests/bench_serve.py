"""How long a page or a program waits for `newslint serve`, and whether its memory stays.

`python -m tests.bench_serve [--requests 10000]`; `tests.bench` has the times, too.
"""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from lint.read import READERS
from tests.desk import SEEDS
from tests.server.serving import serving

if TYPE_CHECKING:
    from tests.server.serving import Server

#: Changes that are measured, behind the first few.
_CHANGES, _FIRST = 60, 5


class Waits:
    """Times in milliseconds."""

    def __init__(self, times: list[float]) -> None:
        self.median, self.longest = statistics.median(times), max(times)

    def __str__(self) -> str:
        return f"{self.median:.0f} (at most {self.longest:.0f}) ms"


def texts_in(folder: Path) -> dict[str, str]:
    """The first five articles in a folder, by name."""
    files = [p for p in sorted(folder.rglob("*.*")) if p.suffix in READERS and p.stem != "README"]
    return {p.name: p.read_text(encoding="utf-8") for p in files[:5]}


def edited(server: Server, articles: dict[str, str], changes: int = _FIRST + _CHANGES) -> Waits:
    """One article of a story is edited on the page, and all of the story sent each time."""
    connection, (name, text) = _connection(server), next(iter(articles.items()))
    times = []
    for n in range(changes):
        changed = {**articles, name: _edited(text, n)}
        body = json.dumps({"articles": [{"name": k, "text": v} for k, v in changed.items()], "client": "bench"})
        times.append(_timed(connection, "/check", body))
    return Waits(times[_FIRST:])


def tool(server: Server, text: str, changes: int = _FIRST + _CHANGES) -> Waits:
    """A text is edited in a program that speaks LanguageTool's protocol."""
    connection = _connection(server)
    forms = (urlencode({"language": "en-US", "text": _edited(text, n)}) for n in range(changes))
    return Waits([_timed(connection, "/v2/check", form) for form in forms][_FIRST:])


def at_once(server: Server, text: str, clients: int = 20) -> Waits:
    """Clients who ask all at the same time, each five times."""

    def one(n: int) -> Waits:
        return tool(server, f"{text}\n\nNo. {n}.", _FIRST + 5)

    with ThreadPoolExecutor(clients) as pool:
        return Waits([waits.longest for waits in pool.map(one, range(clients))])


def memory(server: Server, text: str, requests: int) -> list[int]:
    """The memory of the server, in megabytes, behind each tenth of so many requests, each of another text."""
    connection, sizes = _connection(server), []
    for n in range(requests):
        _timed(connection, "/v2/check", urlencode({"language": "en-US", "text": _edited(text, n)}))
        if (n + 1) % (requests // 10) == 0:
            status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8")
            sizes.append(int(status.partition("VmRSS:")[2].split()[0]) // 1024)
    return sizes


def _edited(text: str, n: int) -> str:
    at = (n * 997) % len(text)
    return f"{text[:at]}{'xyzuvw'[n % 6] * (1 + n % 7)}{text[at:]}"


def _connection(server: Server) -> http.client.HTTPConnection:
    where = urlsplit(server.address)
    return http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)


def _timed(connection: http.client.HTTPConnection, path: str, body: str) -> float:
    begun = time.perf_counter()
    connection.request("POST", path, body.encode(), {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    data = answer.read()
    assert answer.status == 200, data
    return 1000 * (time.perf_counter() - begun)


def times() -> None:
    """Measure on the sample articles and print."""
    articles = texts_in(SEEDS)
    text = max(articles.values(), key=len)
    with serving() as server:
        print(f"On the page, one of five articles changed: {edited(server, articles)}")
        print(
            f"By LanguageTool's protocol, one article: {tool(server, text)}; by 20 clients at once: {at_once(server, text)}"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=1_000, help="as many for the memory")
    args = parser.parse_args()
    times()
    text = min(texts_in(SEEDS).values(), key=len)
    with serving() as server:
        sizes = memory(server, text, max(args.requests, 10))
    print(f"Memory in MB, behind each tenth of {args.requests:,} requests: {', '.join(map(str, sizes))}")


if __name__ == "__main__":
    main()
