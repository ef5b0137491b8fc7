"""Files of copy → what is found in them and between them, by way of the linter's steps and of what is remembered."""

from __future__ import annotations

from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from lint.engine.linter import ArticleResult, Linter, StoryFiles, StoryResult, digest_of
from lint.files.spool import Spool, Spooled, Stored
from lint.read import UnreadableError
from lint.read.folder import Copy, Unread
from lint.stories import clustering as grouping
from lint.stories.signature import Signature
from lint.stories.story import divided, folder_of
from lint.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lint.engine.cache import Cache
    from lint.engine.process_pool import Run
    from lint.mentions import Reading
    from lint.rulebook.rule import Rule
    from lint.stories.clustering import Grouping
    from lint.stories.story import Mode
    from lint.text.finding import Finding

#: How many articles are looked up at a time.
_AT_ONCE = 500
#: Stories of so many articles at most are read and compared at one go.
_FEW = 16


T = TypeVar("T")


class NoCache:
    """A cache that holds nothing."""

    holds = False

    def key_of(self, *_: str | bytes) -> bytes:
        return b""

    def find(self, _table: str, _keys: Sequence[bytes]) -> dict[bytes, bytes]:
        return {}

    def store(self, _table: str, _key: bytes, _value: bytes) -> None:
        pass


class Pipeline:
    """What one run finds: `done` with its articles in order of path, the story of each, and what could not be read.

    `settled` are the paths of articles in which something is found that outweighs what others find.
    """

    def __init__(
        self, run: Run, cache: Cache | NoCache, rules: Iterable[Rule], progress: Callable[[int], None]
    ) -> None:
        self.done: list[ArticleResult] = []
        self.story_of: dict[str, str] = {}
        self.unread: list[Unread] = []
        self.settled: set[str] = set()
        self._run, self._cache, self._progress = run, cache, progress
        self._rules = {rule.id: rule for rule in rules}
        self._spool = Spool()
        self._between: dict[str, list[Stored | Sequence[Finding]]] = {}
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
            few = [StoryFiles(name, some) for name, some in folders.items() if len(some) <= _FEW]
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
            if not isinstance(found, bytes | Spooled):
                yield from found
            elif found:
                from lint.engine.serialization.findings import findings_in

                yield from findings_in(self._spool.get(found))

    def _remembered(self, copies: Sequence[Copy]) -> Iterator[ArticleResult]:
        """What the cache has of these files."""
        if not self._cache.holds:
            return
        from lint.engine.cache_entries import article_known
        from lint.engine.serialization import DamagedError

        for at in range(0, len(copies), _AT_ONCE):
            named: dict[bytes, tuple[str, bytes]] = {}
            for copy in copies[at : at + _AT_ONCE]:
                with suppress(UnreadableError):
                    digest = digest_of(copy.bytes())
                    named[self._cache.key_of(copy.name, digest)] = copy.name, digest
            for key, data in self._cache.find("article", list(named)).items():
                with suppress(DamagedError):
                    done = article_known(data, self._rules, *named[key])
                    yield done._replace(found=self._put_aside(done.found))

    def _together(self, folders: Sequence[StoryFiles], known: Mapping[str, ArticleResult]) -> None:
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
            self._keep(folder.story, [one for one in articles if isinstance(one, ArticleResult)], between)

    def _compare(self, stories: Mapping[str, Sequence[ArticleResult]]) -> None:
        """Compare the articles of each of these stories."""
        compared = self._compared(stories)
        new = {story: some for story, some in stories.items() if story not in compared}
        cached = self._told_before([d for some in new.values() for d in some if d.told == b""])
        lost = self._compare_now(new, cached)
        self._compare_now(lost, {})

    def _compare_now(
        self, stories: Mapping[str, Sequence[ArticleResult]], cached: Mapping[str, ArticleResult]
    ) -> Mapping[str, Sequence[ArticleResult]]:
        """Compare these stories; which could not be compared, perhaps for what the cache has of their articles.

        Articles that tell nothing, here or in what is `cached` of them, are read again.
        """
        silent = [d for some in stories.values() for d in some if d.told == b"" and d.path not in cached]
        again = {**cached, **self._read_again(silent)}

        def told(story: tuple[str, Sequence[ArticleResult]]) -> tuple[str, list[tuple[str, Reading | bytes]]]:
            name, members = story
            return name, [(d.path, self._told(again.get(d.path, d))) for d in members]

        lost: dict[str, Sequence[ArticleResult]] = {}
        found = self._run(Linter.story, map(told, stories.items()))
        for (story, members), between in zip(stories.items(), found, strict=True):
            if any(isinstance(b, Unread) for b in between) and any(d.path in cached for d in members):
                lost[story] = members
            else:
                self._keep(story, members, between)
        return lost

    def _told(self, done: ArticleResult) -> Reading | bytes:
        """What an article tells to story checks, which the cache is to have from here on."""
        if not isinstance(done.told, bytes | Spooled):
            return done.told
        told = self._spool.get(done.told)
        self._cache.store("told", self._key(done), told)
        return told

    def _told_before(self, members: Sequence[ArticleResult]) -> dict[str, ArticleResult]:
        """Those of these articles, by path, of which the cache has what they tell, with that."""
        keys = {self._key(d): d for d in members}
        found = self._cache.find("told", list(keys))
        return {keys[key].path: keys[key]._replace(told=self._spool.set_aside(told)) for key, told in found.items()}

    def _read_again(self, members: Sequence[ArticleResult]) -> dict[str, ArticleResult]:
        """These articles, by path, read again."""
        again = self._run(Linter.article, [self._copies[d.path] for d in members])
        return {
            one.path: one._replace(told=self._put_aside(one.told)) for one in again if isinstance(one, ArticleResult)
        }

    def _alike(self, numbers: Sequence[int]) -> list[list[int]]:
        """These articles, in groups by what they tell."""
        in_time = sorted(numbers, key=lambda n: (self.done[n].day, self.done[n].path))
        done = [self.done[n] for n in in_time]
        places = [grouping.ArticlePlace(d.day, d.path) for d in done]
        key = self._cache.key_of("grouping", *sorted({folder_of(d.path) for d in done}))

        def grouped(before: Grouping | None) -> tuple[list[list[int]], Grouping | None]:
            return grouping.grouped(places, [d.digest for d in done], lambda n: self._signature(done[n]), before)

        try:
            groups, new = grouped(self._grouped_before(key))
        except Exception:  # noqa: BLE001 - whatever a foreign value makes of it
            groups, new = grouped(None)
        if new and self._cache.holds:
            from lint.engine.serialization.groupings import grouping_bytes

            self._cache.store("story", key, grouping_bytes(new))
        return [[in_time[n] for n in g] for g in groups]

    def _grouped_before(self, key: bytes) -> Grouping | None:
        """What an earlier run found out of the stories of these folders."""
        if not (data := self._cache.find("story", [key]).get(key)):
            return None
        from lint.engine.serialization.groupings import grouping_in

        return grouping_in(data)

    def _signature(self, done: ArticleResult) -> Signature:
        """What grouping reads of an article."""
        if isinstance(done.signature, Signature):
            return done.signature
        from lint.engine.serialization import DamagedError
        from lint.engine.serialization.articles import signature_in

        if done.signature:
            return signature_in(self._spool.get(done.signature))
        key = self._key(done)
        with suppress(DamagedError, KeyError):
            return signature_in(self._cache.find("signature", [key])[key])
        (again,) = self._run(Linter.article, [self._copies[done.path]])
        if isinstance(again, ArticleResult) and isinstance(again.signature, bytes):
            return signature_in(again.signature)
        return Signature(Span(0, 0), 0, 0, array("I"), array("I"), array("Q"))  # it was there a moment ago

    def _compared(self, stories: Mapping[str, Sequence[ArticleResult]]) -> set[str]:
        """Those of these stories that are known from the cache."""
        if not self._cache.holds:
            return set()
        from lint.engine.cache_entries import story_known
        from lint.engine.serialization import DamagedError

        keys = {self._story_key(story, members): story for story, members in stories.items()}
        known = set()
        for key, data in self._cache.find("story", list(keys)).items():
            story = keys[key]
            with suppress(DamagedError):
                self._hold(story_known(data, self._rules, {d.path for d in stories[story]}))
                known.add(story)
        return known

    def _keep(self, story: str, members: Sequence[ArticleResult], between: Sequence[StoryResult | Unread]) -> None:
        """Hold what is found between the articles of a story, and have the cache remember it."""
        faults = [one for one in between if isinstance(one, Unread)]
        self.unread += faults
        found = [one for one in between if not isinstance(one, Unread)]
        self._hold(found)
        if len(members) > 1 and not faults and self._cache.holds:
            from lint.engine.cache_entries import story_entry

            self._cache.store("story", self._story_key(story, members), story_entry(found))

    def _hold(self, between: Iterable[StoryResult]) -> None:
        for path, settled, found in between:
            self._between.setdefault(path, []).append(self._put_aside(found))
            if settled:
                self.settled.add(path)

    def _put(self, one: ArticleResult | Unread) -> ArticleResult | Unread:
        """The same, which the cache remembers from here on."""
        if self._cache.holds and isinstance(one, ArticleResult) and not one.faults:
            key = self._key(one)
            from lint.engine.cache_entries import article_entry

            self._cache.store("article", key, article_entry(one))
            if one.signature and isinstance(one.signature, bytes):
                self._cache.store("signature", key, one.signature)
        self._progress(1)
        return one

    def _take(self, one: ArticleResult | Unread) -> None:
        """Hold what one article gives."""
        if isinstance(one, Unread):
            self.unread.append(one)
            return
        self.unread += [Unread(one.path, f"not examined under {fault}") for fault in one.faults]
        if isinstance(one.article, bytes):
            from lint.engine.serialization.articles import article_in

            one = one._replace(article=article_in(one.article))
        if one.settled:
            self.settled.add(one.path)
        found, signature, told = self._put_aside(one.found), self._put_aside(one.signature), self._put_aside(one.told)
        self.done.append(one._replace(found=found, signature=signature, told=told))

    def _put_aside(self, value: T) -> T | Stored:
        """The value, or where its bytes are put aside."""
        return self._spool.set_aside(value) if isinstance(value, bytes | Spooled) else value

    def _key(self, done: ArticleResult) -> bytes:
        return self._cache.key_of(done.path, done.digest)

    def _story_key(self, story: str, members: Iterable[ArticleResult]) -> bytes:
        return self._cache.key_of(story, *(part for d in members for part in (d.path, d.digest)))
