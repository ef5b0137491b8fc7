"""Files of copy → what is found in them and between them, by way of the linter's steps and of what is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lint.carried import findings_in
from lint.linter import Between, Done, Folder, Linter, digest_of
from lint.mentions import grouping
from lint.mentions.gist import Gist
from lint.mentions.story import divided, folder_of
from lint.packed import pack, unpack
from lint.read import UnreadableError
from lint.read.folder import Copy, Unread
from lint.spool import Spool, Stored
from lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lint.cache import Cache
    from lint.finding import Finding
    from lint.mentions import Reading
    from lint.mentions.story import Mode
    from lint.workers import Run

#: How many articles are looked up at a time.
_AT_ONCE = 500
#: Stories of so many articles at most are read and compared at one go.
_FEW = 16


class Forgetful:
    """A cache that holds nothing."""

    holds = False

    def key(self, *_: str | bytes) -> bytes:
        return b""

    def find(self, _table: str, _keys: Sequence[bytes], make: object = None) -> dict[bytes, Any]:  # noqa: ARG002
        return {}

    def put(self, _table: str, _key: bytes, _value: bytes) -> None:
        pass


class Desk:
    """What one run finds: `done` with its articles in order of path, the story of each, and what could not be read.

    `settled` are the paths of articles in which something is found that outweighs what others find.
    """

    def __init__(self, run: Run, cache: Cache | Forgetful, progress: Callable[[int], None]) -> None:
        self.done: list[Done] = []
        self.story_of: dict[str, str] = {}
        self.unread: list[Unread] = []
        self.settled: set[str] = set()
        self._run, self._cache, self._progress = run, cache, progress
        self._spool = Spool()
        self._between: dict[str, list[Stored]] = {}
        self._copies: dict[str, Copy] = {}

    def examine(self, copies: Sequence[Copy], mode: Mode) -> None:
        """Read and check these files, group them and compare them."""
        copies = sorted(copies)
        self._copies = {copy.name: copy for copy in copies}
        known = {done.path: done for done in self._remembered(copies)}
        compared: set[str] = set()
        if mode != "auto" or len(copies) == 1:
            folders: dict[str, list[Copy]] = {}
            for copy in copies:
                folders.setdefault(folder_of(copy.name) if mode == "folder" else copy.name, []).append(copy)
            few = [Folder(name, some) for name, some in folders.items() if len(some) <= _FEW]
            compared = {folder.story for folder in few}
            self._together(few, known)
            copies = [copy for name, some in folders.items() if name not in compared for copy in some]
        for copy in copies:
            if copy.name in known:
                self._take(known[copy.name])
        for one in self._run(Linter.article, [copy for copy in copies if copy.name not in known]):
            self._take(self._put(one))
        self.done.sort(key=lambda d: d.path)
        stories = divided([(d.path, d.story) for d in self.done], mode, self._alike)
        self.story_of = {self.done[n].path: name for name, numbers in stories for n in numbers}
        several = {name: [self.done[n] for n in numbers] for name, numbers in stories if len(numbers) > 1}
        self._compare({name: members for name, members in several.items() if name not in compared})

    def found_in(self, n: int) -> Iterator[Finding]:
        """All that is found in an article, by number, and between it and others where this one is to be seen first."""
        done = self.done[n]
        for found in (done.found, *self._between.get(done.path, ())):
            yield from findings_in(self._spool.get(found))

    def _remembered(self, copies: Sequence[Copy]) -> Iterator[Done]:
        """What the cache has of these files."""
        for at in range(0, len(copies) if self._cache.holds else 0, _AT_ONCE):
            keys = []
            for copy in copies[at : at + _AT_ONCE]:
                try:
                    keys.append(self._cache.key(copy.name, digest_of(copy.bytes())))
                except UnreadableError:
                    continue
            for values in self._cache.find("article", keys).values():
                done = Done(*values)
                yield done._replace(found=self._spool.put(done.found))

    def _together(self, folders: Sequence[Folder], known: Mapping[str, Done]) -> None:
        """Read and compare these folders, those that are not known wholly."""
        members = {f.story: [known[c.name] for c in f.copies if c.name in known] for f in folders}
        wholly = {f.story: members[f.story] for f in folders if len(members[f.story]) == len(f.copies)}
        alone = {story for story, some in wholly.items() if len(some) < 2}
        left = alone | self._compared({story: some for story, some in wholly.items() if story not in alone})
        for story in left:
            for done in members[story]:
                self._take(done)
        new = [f for f in folders if f.story not in left]
        for folder, (articles, between) in zip(new, self._run(Linter.together, new), strict=True):
            for one in articles:
                self._take(self._put(one))
            self._keep(folder.story, [one for one in articles if isinstance(one, Done)], between)

    def _compare(self, stories: Mapping[str, Sequence[Done]]) -> None:
        """Compare the articles of each of these stories."""
        compared = self._compared(stories)
        new = {story: some for story, some in stories.items() if story not in compared}
        again = self._told_again([d for some in new.values() for d in some if d.told == b""])

        def told(story: tuple[str, Sequence[Done]]) -> tuple[str, list[Reading | bytes]]:
            name, members = story
            return name, [self._told(again.get(d.path, d)) for d in members]

        found = self._run(Linter.story, map(told, new.items()))
        for (story, members), between in zip(new.items(), found, strict=True):
            self._keep(story, members, between)

    def _told(self, done: Done) -> bytes:
        """What an article tells to story checks, which the cache is to have from here on."""
        told = self._spool.get(done.told)
        self._cache.put("told", self._key(done), told)
        return told

    def _told_again(self, members: Sequence[Done]) -> dict[str, Done]:
        """These articles with what they tell, by path: from the cache, or else (it is not there) read again."""
        keys = {self._key(d): d for d in members}
        found = self._cache.find("told", list(keys), make=self._spool.put)
        again = {keys[key].path: keys[key]._replace(told=told) for key, told in found.items()}
        lost = [self._copies[d.path] for d in members if d.path not in again]
        for one in self._run(Linter.article, lost):
            if isinstance(one, Done):
                again[one.path] = one._replace(told=self._spool.put(one.told))
        return again

    def _alike(self, numbers: Sequence[int]) -> list[list[int]]:
        """These articles, in groups by what they tell."""
        in_time = sorted(numbers, key=lambda n: (self.done[n].day, self.done[n].path))
        done = [self.done[n] for n in in_time]
        places = [grouping.Place(d.day, d.path) for d in done]
        key = self._cache.key("grouping", *sorted({folder_of(d.path) for d in done}))
        before = self._cache.find("story", [key], make=lambda data: grouping.unpacked(unpack(data))).get(key)
        groups, new = grouping.grouped(places, [d.digest for d in done], lambda n: self._gist(done[n]), before)
        if new and self._cache.holds:
            self._cache.put("story", key, pack(grouping.packed(new)))
        return [[in_time[n] for n in g] for g in groups]

    def _gist(self, done: Done) -> Gist:
        key = self._key(done)
        gist = done.gist or self._cache.find("gist", [key], make=bytes).get(key)
        if not gist:
            (again,) = self._run(Linter.article, [self._copies[done.path]])
            gist = again.gist if isinstance(again, Done) else b""
        return Gist(Span(0, 0), 0, 0, *unpack(self._spool.get(gist)))

    def _compared(self, stories: Mapping[str, Sequence[Done]]) -> set[str]:
        """Those of these stories that are known from the cache."""
        keys = {self._story_key(story, members): story for story, members in stories.items()}
        found = self._cache.find("story", list(keys))
        for between in found.values():
            self._hold(Between(*one) for one in between)
        return {keys[key] for key in found}

    def _keep(self, story: str, members: Sequence[Done], between: Sequence[Between | Unread]) -> None:
        """Hold what is found between the articles of a story, and have the cache remember it."""
        faults = [one for one in between if isinstance(one, Unread)]
        self.unread += faults
        self._hold(one for one in between if not isinstance(one, Unread))
        if len(members) > 1 and not faults:
            self._cache.put("story", self._story_key(story, members), pack([tuple(b) for b in between]))

    def _hold(self, between: Iterable[Between]) -> None:
        for path, settled, found in between:
            self._between.setdefault(path, []).append(self._spool.put(found))
            if settled:
                self.settled.add(path)

    def _put(self, one: Done | Unread) -> Done | Unread:
        """The same, which the cache remembers from here on."""
        if self._cache.holds and isinstance(one, Done) and not one.faults:
            key = self._key(one)
            self._cache.put("article", key, pack(tuple(one._replace(gist=b"", told=b""))))
            self._cache.put("gist", key, self._spool.get(one.gist))
        self._progress(1)
        return one

    def _take(self, one: Done | Unread) -> None:
        """Hold what one article gives."""
        if isinstance(one, Unread):
            self.unread.append(one)
            return
        self.unread += [Unread(one.path, f"not examined under {fault}") for fault in one.faults]
        found, gist, told = map(self._spool.put, (one.found, one.gist, one.told))
        if one.settled:
            self.settled.add(one.path)
        self.done.append(one._replace(found=found, gist=gist, told=told))

    def _key(self, done: Done) -> bytes:
        return self._cache.key(done.path, done.digest)

    def _story_key(self, story: str, members: Iterable[Done]) -> bytes:
        return self._cache.key(story, *(part for d in members for part in (d.path, d.digest)))
