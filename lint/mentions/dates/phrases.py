"""A passage → its phrases: the grammar, written as patterns over the one-letter codes of words.py."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lint.mentions.dates.runs import runs
from lint.text.lazy_regex import lazy

if TYPE_CHECKING:
    import re

    from lint.mentions.dates.words import Token

_MARKS = {
    "MONTH": r"m_?",
    "WEEKDAY": r"w_?",
    "DAY": r"(?:m_?-?[do]|(?:T?o|d)F?m_?)",
    "YEAR": r"(?:,?[yz]|,?[dny]j)",
    "EARLY": r"(?:[eL]-?|T[eL])",
    "TIME": r"(?:x?(?:cº?Z?|h))",
    "SOME": r"(?:[dny](?:-?&)?|[aT]?q|a½?|½|[dn][R-][dn])",
    "UNIT": r"[uvkQ]",
}  # fmt: skip

#: The grammar, in order of precedence where two rules start at one token. Behind a rule's name stand the codes of which
#: it takes one at least, so that most rules need not be tried.
_RULES = {
    "iso i": r"i(?:,?A?{TIME})?",
    "slash /": r"/",
    "age !": r"x?T?l?{SOME}-?[uv]-?!|[uv]-!",
    "set VWSP": r"V(?:[do]-?)?J?(?:{SOME}?[uvKksQpm]|{WEEKDAY}p?)|V?(?:{WEEKDAY}P|W[pP]?)|S",
    "week_of u": r"T?uFT?l?{DAY}{YEAR}?",
    "day m": (
        r"x?{EARLY}?(?:{TIME},?O?(?:T?pF)?|T?{EARLY}?-?pF|p,)?(?:T?l*{WEEKDAY},?T?)?l?{DAY}(?:{YEAR}|,?lu|FT?[l^]+u)?"
        r"(?:,?p|,?A?{TIME})?"
    ),
    "weekday w": r"(?:T?e-?)?(?:{TIME},?O?|{EARLY}?-?p)?(?:T?[l^]+)?{WEEKDAY}(?:{EARLY}?-?p|A?{TIME})?",
    "holiday H": r"x?{EARLY}?(?:l+)?H(?:,?y|l[u])?(?:p)?",
    "deictic t": r"x?{EARLY}?(?:{TIME},?|{EARLY}?-?p)?t{EARLY}?p?(?:A?{TIME})?",
    "offset GNL": r"x?{SOME}J?-?[uv]&?~?[GN]|x?{SOME}J?[uv]&?L(?!T?[l^]*[uvmswKQpd])|a[uv]RdG|[uv]G|T?q?[uv]G",
    "compared u": r"T\^?[QB](?:lu|au[GL])|T?u-[LG]-?o?-?[QB]|u-[LG]",
    "span uvkQ": r"x?T?[lr]+J?{SOME}J?{UNIT}(?:B|~)?|x?To?J?{SOME}J?[uvk]B?(?!-)",
    "past @": r"x?@{SOME}J?{UNIT}|@[uQ]|@m|@s|@v|@(?!l)",
    "part p": r"{EARLY}?T?[l^]{EARLY}?-?p(?:A?{TIME})?|[cd]º?IT?p|Tp",
    "quarter QBU": (
        r"(?:T(?!f?o-Q))?(?:[yf]|l[uQ]')?f?-?o-?Q(?:F?T?{YEAR}|FT?l?u|l[u]|f?F?y)?|T?y(?:Q|B)|T?Cf?Q"
        r"|U(?:F?{YEAR}|f?y)?"
    ),
    "half ½": r"T?[ol]½FT?(?:y|D|l?u|m)",
    "before <": r"Tu<",
    "shift lCrE^": (
        r"T?l+B|(?:E?T|T?{EARLY}|E)?(?:l+|C)f?(?:u~?|[QKs]|{MONTH})(?:'(?:o-?)?Q)?|T?[lr]+v(?:Rv)?|T?Ef?(?:u|Q)"
        r"|{EARLY}?T?\^+(?:u|Q|K|s)"
    ),
    "month m": r"x?(?:{EARLY}I?|ET?)?{MONTH}(?:{YEAR}|F[dny]j|Fy|lu|FT?[l^]*u)",
    "season s": r"T?{EARLY}?s(?:F?[dny]j|F?y|F?lu)",
    "decade D": r"T?{EARLY}?-?D",
    "century o": r"T?{EARLY}?-?ou(?!-)",
    "compound uv": r"x?{SOME}[uv],?R?[dny][uv]",
    "duration uvkQ": r"(?:x|>(?=[adny]))?{SOME}J?-?J?[uvk]&?(?:B|~)?(?!-[LG])|[dn]-Q|(?:x|>)?a?½?uRa½",
    "bc j": r"x?(?:{EARLY}|E)?[dny]j|[dny](?=[-R][dny]j)",
    "year yY": r"x?(?:{EARLY}I?|E|f)?f?y|Tuy|T?fuy|T?yfu|Y",
    "lone_month m": r"x?(?:{EARLY}|E)?{MONTH}",
    "lone_season s": r"T?e?s",
    "weekend K": r"T?l?K",
    "year_end E": r"(?:u|x?u)'?-?E",
    "unit uvQ": r"E?T(?:f|J)?u(?!-)|TQ|Tv|v(?:Rv)?",
    "range_end -R": r"(?<=y-)[dn](?!-?[uvQ])|(?<=m[do][-R])[do](?!-?[uvQ])|(?<=_[do][-R])[do](?!-?[uvQ])",
    "clock ch": r"x?c(?:ºZ?(?:IT?p)?|Z?)|h",
    "reference XrC": r"X|r|C",
}  # fmt: skip


#: What the grammar need not tell apart: short names of months and days, with their stops, and hours in words.
_ALIKE = (("b.", "m_"), ("g.", "w_"), ("b", "m"), ("g", "w"), ("dº", "cº"), ("nº", "cº"))


@cache
def _grammar() -> list[tuple[str, frozenset[str], re.Pattern[str]]]:
    """The name of each rule, the codes of which it needs one, and its pattern, in order."""
    rules = []
    for key, rule in _RULES.items():
        for mark, codes in _MARKS.items():
            rule = rule.replace("{" + mark + "}", codes)
        name, _, needs = key.partition(" ")
        rules.append((name, frozenset(needs), lazy(rule)))
    return rules


#: Longer passages than this are not remembered; they are not told twice.
_LONG = 100


class Phrase(NamedTuple):
    """The tokens of one time expression, with their places in its passage, and the rule that took them."""

    rule: str
    codes: str
    tokens: tuple[Token, ...]

    def has(self, code: str) -> str | None:
        """The value of the first token with this code."""
        at = self.codes.find(code)
        return None if at < 0 else self.tokens[at].value


@lru_cache(maxsize=4096)
def _parsed(codes: str) -> list[tuple[str, int, int]]:
    """The rules that take a part of a row of codes, and the parts: the first to begin, and there the first in order."""
    for written, read in _ALIKE:
        codes = codes.replace(written, read)
    found = [
        (m, name, rule) for name, needs, rule in _grammar() if not needs.isdisjoint(codes) and (m := rule.search(codes))
    ]
    parsed = []
    while found:
        first, name, _ = min(found, key=lambda f: f[0].start())
        parsed.append((name, *first.span()))
        end = first.end()
        found = [
            (m, name, rule)
            for was, name, rule in found
            if (m := was if was.start() >= end else rule.search(codes, end))
        ]
    return parsed


def phrases(passage: str) -> tuple[Phrase, ...]:
    """The phrases in a passage, in order; what no rule takes is left out."""
    return _found(passage) if len(passage) < _LONG else _found.__wrapped__(passage)


@lru_cache(maxsize=8192)
def _found(passage: str) -> tuple[Phrase, ...]:
    found = []
    for tokens in runs(passage):
        codes = "".join([t.code for t in tokens])
        for rule, start, end in _parsed(codes):
            found.append(Phrase(rule, codes[start:end], tuple(tokens[start:end])))
    return tuple(found)
