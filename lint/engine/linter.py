"""The rules, made ready: in comes an article's reading or a story, out come the findings of all rules at once."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from lint.engine.capped_findings import failure, findings
from lint.mentions import KINDS, Reading
from lint.read import read_bytes
from lint.read.folder import Unread
from lint.read.source import UnreadableError
from lint.stories.signature import Signature
from lint.stories.story import Story
from lint.text.article import Article
from lint.text.article_names import told_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from lint.files.spool import Stored
    from lint.mentions import Mention
    from lint.read.folder import Copy
    from lint.rulebook.rule import Rule
    from lint.text.article import DateOrder
    from lint.text.finding import Finding, Hit


class ArticleResult(NamedTuple):
    """What one article gives: all that is needed of it from then on.

    `day` is that of publication, 0 where none is known; `story` the one it says it is of; `digest` is of the file's
    bytes; `counts` are of the mentions of each kind in KINDS, None where nobody looked for them. `article` is held
    where it is to be seen whole, or has remarks; `settled` says whether any finding is. Article, findings, signature
    and the reading that story checks ask for are bytes where they are sent to other processes or cached; none where
    the cache has them, or nobody asks. `faults` are those of newslint itself, each of which cost it a rule.
    """

    path: str
    digest: bytes
    day: int
    story: str
    words: int
    counts: Sequence[int | None]
    article: Article | bytes | None
    settled: bool
    found: Stored | Sequence[Finding]
    signature: Stored | Signature = b""
    told: Stored | Reading = b""
    faults: Sequence[str] = ()


class StoryResult(NamedTuple):
    """What is found between the articles of a story that one article is to be looked at first for."""

    path: str
    settled: bool
    found: Stored | Sequence[Finding]


class StoryFiles(NamedTuple):
    """The files of one story, to be read and compared at one go."""

    story: str
    copies: Sequence[Copy]


class StoryFilesResult(NamedTuple):
    """What the files of a folder give."""

    articles: Sequence[ArticleResult | Unread]
    between: Sequence[StoryResult | Unread]


class Linter:
    """The rules, made ready to be run over any number of articles and stories; it can be sent to other processes."""

    def __init__(
        self,
        rules: Sequence[Rule],
        *,
        grouped: bool = False,
        whole: bool = True,
        all_fixes: bool = False,
        encoded: bool = False,
        published: date | None = None,
        date_order: DateOrder | None = None,
        encoding: str = "",
    ) -> None:
        """`grouped` where articles are grouped by what they say; not `whole` where their texts are let go once read.

        Where `all_fixes`, no finding with a fix is left out, however many there are of a rule in an article.
        `encoded` where what is found is bytes, to be sent to other processes or cached.
        `published` is the publication date of articles that tell none, `date_order` how dates in figures are read;
        `encoding` is that of copy which is not UTF-8.
        """
        self.rules = sorted(rules, key=lambda r: r.id)
        self.options: dict[str, Any] = {"grouped": grouped, "whole": whole, "encoded": encoded}
        self.options |= {"all_fixes": all_fixes, "published": published, "date_order": date_order}
        self.options |= {"encoding": encoding}
        self._all_fixes = all_fixes
        self._grouped, self._whole, self._encoded = grouped, whole, encoded
        self._published, self._date_order, self._encoding = published, date_order, encoding

    # Checks and what they need are imported when the first article is read that no earlier run has read.

    @cached_property
    def _needs(self) -> tuple[type[Mention], ...]:
        return _needs_of(self.rules)

    @cached_property
    def _article_rules(self) -> list[tuple[Rule, Callable[[Reading], Iterator[Hit]]]]:
        return [(r, r.check.in_article) for r in self.rules if _overrides(r, "in_article")]

    @cached_property
    def _triggers(self) -> list[int]:
        """For each rule that looks at articles the number of the pattern that calls for it, or -1."""
        from lint.text.re2_matching import number

        triggers = [r.check.trigger for r, _ in self._article_rules]
        return [number(trigger) if trigger else -1 for trigger in triggers]

    @cached_property
    def _story_rules(self) -> list[Rule]:
        return [r for r in self.rules if _overrides(r, "in_story")]

    @cached_property
    def story_needs(self) -> tuple[type[Mention], ...]:
        """The kinds of mention that are asked for between articles."""
        return _needs_of(self._story_rules)

    @cached_property
    def _literals(self) -> _Literals:
        return _Literals(self.rules)

    def __reduce__(self) -> tuple[object, ...]:
        return partial(Linter, **self.options), (self.rules,)

    def ready(self) -> Linter:
        """The same, with all imported that it needs."""
        _ = self._needs, self._triggers, self._story_rules, self.story_needs, self._literals
        return self

    def article(self, copy: Copy) -> ArticleResult | Unread:
        """One file, read and checked alone."""
        done, reading = self._read(copy)
        if not isinstance(done, ArticleResult) or reading is None:
            return done
        if not self._encoded:
            return done._replace(told=reading)
        from lint.engine.serialization.readings import reading_bytes

        try:
            return done._replace(told=reading_bytes(reading, self.story_needs))
        except Exception as e:  # noqa: BLE001 - as below
            return copy.unread(failure(e))

    def together(self, folder: StoryFiles) -> StoryFilesResult:
        """The files of one story, read and checked alone and against each other."""
        both = [self._read(copy) for copy in folder.copies]
        readings: list[tuple[str, Reading | bytes]] = [(r.article.path, r) for _, r in both if r]
        return StoryFilesResult([done for done, _ in both], self.story((folder.story, readings)))

    def story(self, named: tuple[str, list[tuple[str, Reading | bytes]]]) -> Sequence[StoryResult | Unread]:
        """What the rules find between the articles of one story, given its name and by path what `article` tells."""
        name, told = named
        by_path: dict[str, list[Finding]] = {}
        faults: list[str] = []
        try:
            readings = []
            for n, (path, one) in enumerate(told):
                readings.append(self._reading(path, one) if isinstance(one, bytes) else one)
                told[n] = path, b""  # there may be very many of them
            for f in self.check_story(Story(name, readings), faults):
                by_path.setdefault(f.ends[0].article.path, []).append(f)
        except Exception as e:  # noqa: BLE001 - as for an article
            return [Unread(name, failure(e))]
        found = [StoryResult(path, any(f.settled for f in some), self._kept(some)) for path, some in by_path.items()]
        return found + [Unread(name, f"its articles were not compared under {fault}") for fault in faults]

    def _reading(self, path: str, data: bytes) -> Reading:
        from lint.engine.serialization.readings import reading_in

        return reading_in(data, path, self.story_needs)

    def _kept(self, findings: list[Finding]) -> bytes | list[Finding]:
        """The findings as they are kept: as bytes, or as they are."""
        if not self._encoded:
            return findings
        from lint.engine.serialization.findings import findings_bytes

        return findings_bytes(findings)

    def _read(self, copy: Copy) -> tuple[ArticleResult, Reading] | tuple[Unread, None]:
        """What a file gives, and its reading with what story checks ask for."""
        faults: list[str] = []
        try:
            data = copy.bytes()
            published = copy.published or self._published
            reading = self.read(read_bytes(data, copy.name, published, self._date_order, self._encoding))
            found = self.check_article(reading, faults)
        except UnreadableError as e:
            return copy.unread(str(e)), None
        except Exception as e:  # noqa: BLE001 - one article must not cost the desk the others
            return copy.unread(failure(e)), None
        article = reading.article
        counts = {k.kind: len(mentions) for k, mentions in reading.found.items()}
        done = ArticleResult(
            article.path,
            digest_of(data),
            article.published.toordinal() if article.published else 0,
            article.front.get("story", ""),
            article.words,
            [counts.get(kind) for kind in KINDS],
            article if self._whole or article.stet_comments else None,
            any(f.settled for f in found),
            self._kept(found),
            reading.of(Signature)[0] if self._grouped else b"",
            faults=faults,
        )
        return self._sent(done), Reading(article, {kind: reading.of(kind) for kind in self.story_needs})

    def _sent(self, done: ArticleResult) -> ArticleResult:
        """What an article gives, with what is no plain value as bytes where it is to be sent."""
        if not self._encoded:
            return done
        from lint.engine.serialization.articles import article_bytes, signature_bytes

        article = article_bytes(done.article) if isinstance(done.article, Article) else None
        return done._replace(
            article=article, signature=signature_bytes(done.signature) if isinstance(done.signature, Signature) else b""
        )

    def read(self, article: Article) -> Reading:
        """The article's reading, with every kind of mention that the rules need."""
        reading = Reading(article)
        for kind in self._needs:
            reading.of(kind)
        return reading

    def check_article(self, reading: Reading, faults: list[str] | None = None) -> list[Finding]:
        """What the rules find in one article; `faults` are told the rules on which newslint failed, or it raises."""
        from lint.text.re2_matching import absent

        idle = absent(reading.article.prose.text, frozenset(self._triggers) - {-1})
        asked = [
            (rule, in_article)
            for (rule, in_article), trigger in zip(self._article_rules, self._triggers, strict=True)
            if trigger not in idle
        ]
        return [
            finding
            for rule, ask in (*asked, *self._literals.standing_in(reading))
            for finding in findings(rule, partial(_admitted, rule, reading, ask), faults, all_fixes=self._all_fixes)
        ]

    def check_story(self, story: Story, faults: list[str] | None = None) -> list[Finding]:
        """What the rules find between the articles of one story; `faults` as in `check_article`."""
        if len(story.readings) < 2:
            return []
        with told_apart(r.article.path for r in story.readings):
            return [
                finding
                for rule in self._story_rules
                for finding in findings(
                    rule, partial(_admitted_in_story, rule, story), faults, story.name, all_fixes=self._all_fixes
                )
            ]


def digest_of(data: bytes) -> bytes:
    """A digest of a file's bytes."""
    return blake2b(data, digest_size=16).digest()


def _needs_of(rules: Iterable[Rule]) -> tuple[type[Mention], ...]:
    return tuple(dict.fromkeys(kind for r in rules for kind in r.needs))


def _overrides(rule: Rule, method: str) -> bool:
    from lint.checks import Check

    return getattr(type(rule.check), method) is not getattr(Check, method)


def _admitted(rule: Rule, reading: Reading, ask: Callable[[Reading], Iterable[Hit]]) -> Iterable[Hit]:
    """What the check says of the reading, but for hits that begin where the rule does not look."""
    where = rule.where
    if where is None:
        return ask(reading)
    return (h for h in ask(reading.looking(where)) if where.admits(reading, h.ends[0].span.start))


def _admitted_in_story(rule: Rule, story: Story) -> Iterable[Hit]:
    if not rule.where:
        return rule.check.in_story(story)
    readings = {r.article.path: r.looking(rule.where) for r in story.readings}
    hits = rule.check.in_story(replace(story, readings=tuple(readings.values())))
    return (h for h in hits if rule.where.admits(readings[h.ends[0].article.path], h.ends[0].span.start))


class _Literals:
    """The literals that all rules look for, found in one pass however many there are."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_id = {rule.id: rule for rule in rules}
        self._wanted: dict[str, list[Rule]] = {}
        for rule in rules:
            for literal in rule.check.literals():
                self._wanted.setdefault(literal, []).append(rule)
        from lint.mentions.words.phrase import seek  # late, as checks are

        seek(self._wanted)

    def standing_in(self, reading: Reading) -> Iterator[tuple[Rule, Callable[[Reading], Iterator[Hit]]]]:
        """The rules of which literals stand there as whole words, each with what it says of these."""
        from lint.mentions.words.phrase import phrases_in  # late, as above

        places: dict[str, list[tuple[str, int, int]]] = {}
        for place in phrases_in(reading.article) if self._wanted else ():
            for rule in self._wanted.get(place[0], ()):
                places.setdefault(rule.id, []).append(place)
        for rule_id in sorted(places):
            rule = self._by_id[rule_id]
            yield rule, partial(rule.check.at_literals, places=places[rule_id])
