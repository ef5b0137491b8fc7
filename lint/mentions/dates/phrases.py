"""A run of date tokens → its phrases: the grammar, written as patterns over the one-letter codes of words.py."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lint.lazy import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from lint.mentions.dates.words import Token

_MARKS = {
    "MONTH": r"m_?",
    "WEEKDAY": r"w_?",
    "DAY": r"(?:m_?-?[do]|(?:T?o|d)F?m_?)",
    "YEAR": r"(?:,?[yz])",
    "EARLY": r"(?:[eL]-?|T[eL])",
    "TIME": r"(?:x?(?:cº?Z?|h))",
    "SOME": r"(?:[dny](?:-?&)?|[aT]?q|a½?|½|[dn][R-][dn])",
    "UNIT": r"[uvkQ]",
}  # fmt: skip

#: The grammar, in order of precedence where two rules start at one token.
_RULES = {
    "iso": r"i(?:,?A?{TIME})?",
    "slash": r"/",
    "age": r"x?T?l?{SOME}-?[uv]-?!|[uv]-!",
    "set": r"V(?:[do]-?)?J?(?:{SOME}?[uvKksQpm]|{WEEKDAY}p?)|V?(?:{WEEKDAY}P|W[pP]?)|S",
    "week of": r"T?uFT?l?{DAY}{YEAR}?",
    "day": (
        r"x?{EARLY}?(?:{TIME},?O?(?:T?pF)?|T?{EARLY}?-?pF|p,)?(?:T?l*{WEEKDAY},?T?)?l?{DAY}(?:{YEAR}|,?lu|FT?lu)?"
        r"(?:,?p|,?A?{TIME})?"
    ),
    "weekday": r"(?:T?e-?)?(?:{TIME},?O?|{EARLY}?-?p)?(?:T?[l^]+)?{WEEKDAY}(?:{EARLY}?-?p|A?{TIME})?",
    "holiday": r"x?{EARLY}?(?:l+)?H(?:,?y|l[u])?(?:p)?",
    "deictic": r"x?{EARLY}?(?:{TIME},?|{EARLY}?-?p)?t{EARLY}?p?(?:A?{TIME})?",
    "offset": r"x?{SOME}J?-?[uv]&?~?[GN]|x?{SOME}J?[uv]&?L(?![lT])|a[uv]RdG|[uv]G|T?q?[uv]G",
    "compared": r"T\^?[QB](?:lu|au[GL])|T?u-[LG]-?o?-?[QB]|u-[LG]",
    "span": r"x?T?[lr]+J?{SOME}J?{UNIT}(?:B|~)?|x?To?J?{SOME}J?[uvk]B?(?!-)",
    "past": r"x?@{SOME}J?{UNIT}|@[uQ]|@m|@s|@v|@(?!l)",
    "part": r"{EARLY}?T?[l^]{EARLY}?-?p(?:A?{TIME})?|[cd]º?IT?p|Tp",
    "quarter": (
        r"(?:T(?!f?o-Q))?(?:[yf]|l[uQ]')?f?-?o-?Q(?:F?T?{YEAR}|FT?l?u|l[u]|f?F?y)?|T?y(?:Q|B)|T?Cf?Q"
        r"|U(?:F?{YEAR}|f?y)?"
    ),
    "half": r"T?[ol]½FT?(?:y|D|l?u|m)",
    "before": r"Tu<",
    "shift": (
        r"T?l+B|(?:E?T|T?{EARLY}|E)?(?:l+|C)f?(?:u~?|[QKs]|{MONTH})(?:'(?:o-?)?Q)?|T?[lr]+v(?:Rv)?|T?Ef?(?:u|Q)"
        r"|{EARLY}?T?\^(?:u|Q|K|s)"
    ),
    "month": r"x?(?:{EARLY}|ET?)?{MONTH}(?:,?[yz]|Fy|lu|FT?l?u)",
    "season": r"T?{EARLY}?s(?:F?y|F?lu)",
    "decade": r"T?{EARLY}?-?D",
    "century": r"T?{EARLY}?-?ou(?!-)",
    "compound": r"x?{SOME}[uv],?R?[dny][uv]",
    "duration": r"(?:x|>(?=[adny]))?{SOME}J?-?J?[uvk]&?(?:B|~)?(?!-[LG])|[dn]-Q|(?:x|>)?a?½?uRa½",
    "year": r"x?(?:{EARLY}|E|f)?f?y|Tuy|T?fuy|T?yfu|Y",
    "lone month": r"x?(?:{EARLY}|E)?{MONTH}",
    "lone season": r"T?e?s",
    "weekend": r"T?l?K",
    "year end": r"(?:u|x?u)'?-?E",
    "unit": r"E?T(?:f|J)?u(?!-)|TQ|Tv|v(?:Rv)?",
    "range end": r"(?<=y-)[dn](?!-?[uvQ])|(?<=m[do][-R])[do](?!-?[uvQ])|(?<=_[do][-R])[do](?!-?[uvQ])",
    "clock": r"x?c(?:ºZ?(?:IT?p)?|Z?)|h",
    "reference": r"X|r|C",
}  # fmt: skip


#: What the grammar need not tell apart: short names of months and days, with their stops, and hours in words.
_ALIKE = (("b.", "m_"), ("g.", "w_"), ("b", "m"), ("g", "w"), ("dº", "cº"), ("nº", "cº"))


@cache
def _grammar() -> re.Pattern[str]:
    rules = []
    for name, rule in _RULES.items():
        for mark, codes in _MARKS.items():
            rule = rule.replace("{" + mark + "}", codes)
        rules.append(f"(?P<{name.replace(' ', '_')}>{rule})")
    return lazy("|".join(rules))


class Phrase(NamedTuple):
    """The tokens of one time expression and the rule that took them."""

    rule: str
    codes: str
    tokens: tuple[Token, ...]

    def has(self, code: str) -> str | None:
        """The value of the first token with this code."""
        at = self.codes.find(code)
        return None if at < 0 else self.tokens[at].value


@lru_cache(maxsize=8192)
def _parsed(codes: str) -> tuple[tuple[str, int, int], ...]:
    for written, read in _ALIKE:
        codes = codes.replace(written, read)
    return tuple((m.lastgroup or "", *m.span()) for m in _grammar().finditer(codes))


def phrases(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """The phrases in a run, in order; what no rule takes is left out."""
    codes = "".join([t.code for t in tokens])
    for rule, start, end in _parsed(codes):
        yield Phrase(rule, codes[start:end], tuple(tokens[start:end]))
