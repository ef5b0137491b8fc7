"""A source of chance → one short input: copy, a file of rules, settings or stets, a Vale rule, or what git prints.

Inputs are made of what newslint looks for (dates, figures, names, quotations, markup) put together by chance, with
sentences said twice and slightly otherwise; or of a sample with parts cut, doubled, spliced and spoilt.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lint.rulebook.rule import BUILT_IN
from tests.authoring.vale_style import STYLE
from tests.desk import RULE
from tests.fuzz.samples import articles

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

#: Characters of one input.
SHORTEST, LONGEST = 20, 300

DAYS = "Monday Tuesday Wednesday Thurs. Fri Saturday Sunday yesterday today tomorrow tonight".split()
MONTHS = "January Feb. March april May June JULY Aug Sept. October November Dec. Juni".split()
NUMBERS = (
    "0", "1", "2", "two", "Three", "seven", "a dozen", "twelve", "18", "31", "32", "52", "100", "1,200", "11,000", "1.5",
    "12,34", "½", "٣", "-1", "1e309", "99999999999999999999", "a hundred", "dozens of", "more than 40", "10-12", "8 to 10",
    "III", "one-third", "1_000", "007", "5 million", "4.3bn", "1st", "22nd", "3th",
)  # fmt: skip
YEARS = ("2024", "1950", "’24", "2024-25", "1950s", "0000", "9999", "20245", "1914", "2,024", "")
DATES = (
    "2024-06-18", "2024-02-30", "June 31", "30/02/2024", "6/7/2024", "18 June 2024", "June 18-20", "9/11", "7 Oct.",
    "last Friday", "two days ago", "in 24 years", "next month", "the end of May", "Christmas Day", "99:99", "12:00 am",
    "7:30 p.m.", "19h30", "noon", "1950-53", "Feb. 29, 2023", "the 1990s", "the 10th anniversary", "since 2011", "D-Day",
)  # fmt: skip
NAMES = (
    "Kim Il Sung", "Kim II Sung", "Kim Jong-un", "Ana Moreno", "Anna Moreno", "Moreno", "Mr. Moreno", "Dr. Ana M. Morено",
    "U.S.", "US", "UN", "FIFA", "World Health Organization (WHO)", "North Korea", "São Paulo", "O’Brien", "O'Brien",
    "van der Berg", "President Obama", "Prime Minister", "the mayor", "Reuters", "AP", "IJmuiden", "İstanbul", "Straße",
    "Moreno, 52,", "the 52-year-old", "1 Main Street", "Jr.", "ﬁnch", "MacDonald", "A. B. C.", "al-Qaeda", "JOHN SMITH",
)  # fmt: skip
SAYINGS = (
    "It is so", "We waited for years, and they forgot us", "No", "I said ‘no’ to him", "It’s over, he said", "teh end",
    "so", "a", "", "We will not go, we will stay here", "He did not", "never again", "Yes, we can", "[sic]", "the the",
)  # fmt: skip
MARKS = ("“”", '""', "‘’", "''", "«»", "„“", "”“", "““", "“", '"', "’’", "()", "[]", "``''", "‹›")
NOUNS = (
    "people", "percent", "per cent", "%", "km", "miles", "pounds", "dollars", "$", "€", "£", "°C", "deaths", "votes", "seats",
    "years old", "years", "-year-old", "km/h", "tonnes", "the bridge", "an army", "containers", "children", "a total of",
    "advisor", "adviser", "colour", "color", "goverment", "teh", "recieve", "to gether", "an university", "a hour", "toward",
    "email", "e-mail", "co-operate", "World War II", "healthcare", "health care", "gray", "grey", "while", "whilst",
)  # fmt: skip
VERBS = (
    "said", "will be", "was", "died", "were killed", "rose from", "fell by", "to", "of", "in", "on", "the", "a", "and",
    "told", "according to", "added", "has been", "won by", "is", "up", "down", "born in", "met", "opened", "including",
)  # fmt: skip
MARKUP = (
    "<b>", "</p>", "<img src=x onerror=alert(1)>", '"><svg/onload=alert(1)>', "<script>", "</script>", "&amp;", "&lt;b&gt;",
    "&#0;", "<!--", "-->", "<!-- stet spelling: so -->", "<!-- stet marks/glued-quote, names: x -->", "![a](b)", "[a](b)",
    "[a]: http://b.c", "https://example.com/a_b?c=d#e", "a@b.cd", "@handle", "#tag", "**", "*", "_", "`", "```\n", "# ",
    "## ", "> ", "- ", "* ", "1. ", "---\n", "===", "| a | b |", "\\*", "javascript:alert(1)", "::error::x", "%0A::debug::",
    "---\npublished: 2024-06-18\n---\n", "---\ntitle: x\nlanguage: en\n---\n", "%s", "{match}", "{0}", "](", "]]", "[[",
)  # fmt: skip
LINES = (
    "By Ana Moreno\n", "June 18, 2024\n", "LONDON (AP) — ", "Photo: Ana Moreno/AFP\n", "Read more: ", "Advertisement\n",
    "Posted on June 19, 2024\n", "Image 1 of 3\n", "Share this\n", "• ", "Updated 5 minutes ago\n", "(Reuters) - ", "\n\n",
    "Copyright 2024\n", "Subscribe to our newsletter\n", "SEOUL, June 18 --\n", "\n", "\n\n\n", "    ", "Note to editors:",
)  # fmt: skip
STOPS = (
    ". ",
    ". ",
    ".",
    ", ",
    "; ",
    ": ",
    "? ",
    "!",
    "…",
    "...",
    " . ",
    ",, ",
    " — ",
    "--",
    "–",
    "-",
    "/",
    "’s ",
    "'s ",
)
#: What hardly anybody types: controls, marks of direction, no width, other alphabets, what changes its length by its case.
ODDITIES = (
    "\x00", "\x07", "\x1b[31m", "\x1b]0;x\x07", "\x7f", "\x85", "\x9b2J", "\xa0", "\u00ad", "\u0130", "ß", "ﬁ", "\u0149",
    "\u0301", "\u200b", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff",
    "\ufffd", "\ud7ff", "\uffff", "\U0001f600", "\U000e0041", "\U0010ffff", "한글", "שלום", "مرحبا", "中文", "\r", "\r\n",
    "\t", "\v", "\f", "\x1c", "\u3000", "e\u0301\u0301\u0301", "ſ", "K", "ǅ", "\U0001d7d8", "²", "Ⅷ", "\udc80", "\ud800",
)  # fmt: skip
#: What RTF is made of, what it may not be made of, and bytes in other encodings.
RICH = (
    "{", "}", "{}", "\\par ", "\\par\n", "\\pard", "\\plain ", "\\'e9", "\\'93", "\\'8", "\\u8217?", "\\u-10179?\\u-8704?", "\\u9", "\\uc0 ",
    "\\uc999999 ", "\\bin3 {{{", "\\bin99999999 ", "\\bin-4 ", "{\\*\\x ", "{\\footnote ", "{\\header ", "{\\pict 00}", "{\\field{\\*\\fldinst a}{\\fldrslt ",
    "{\\fonttbl{\\f0\\fcharset2 a;}{\\f1\\fcharset128 b;}}", "\\f1 ", "\\f0 ", "{\\stylesheet{\\s1\\sbasedon1 heading 1;}}", "\\s1 ", "\\v ", "\\v0 ",
    "\\deleted ", "\\deleted0 ", "\\cell ", "\\row ", "\\intbl ", "\\ls1 ", "{\\listtext 1.}", "{\\shp{\\*\\shpinst{\\shptxt ", "{\\info{\\title ",
    "{\\creatim\\yr2024\\mo6\\dy18}", "\\ansicpg65001 ", "\\mac ", "\\~", "\\_", "\\-", "\\*", "\\", "\\\\", "\\{", "\\}", "\\\n", "\\emdash ", "\\ldblquote ",
)  # fmt: skip
YAML = (
    "check: ", "like: ", "level: ", "message: ", "why: ", "with:\n  ", "where:\n  in: headline\n", "examples:\n", "- wrong: ",
    "  right: ", "  says: ", "pattern: ", "optional: true\n", "[[", "]]", "{", "}", "[", "]", "{x}", "{match}", "&a ", "*a",
    "!!python/object:os.system ", "? ", ": ", "- ", "|\n", ">\n", "\t", "'", '"', "null", "~", "yes", "12:30", "1_000", "<<: ",
    "%YAML 9.9\n", "---\n", "...\n", "#", "words: ", "packs: ", "rules: ", "paths: ", "exclude: ", "levels: ", "**", "../",
    "story: ", "off", "error", "style", "swap", "pattern", "consistency", "(?i)", "(a|b)+", "\\b", "(?=x)", "(?<!y)", "\\1",
    "x{1000}", "[^", "$", "^", "until: 2024-01-01\n", "tokens:\n", "swap:\n", "extends: ", "scope: ", "\\p{L}", ".*", "()",
)  # fmt: skip
SETTINGS = (
    "packs: [american, house/byline]\nwords: [Wombat, Ana Moreno]\nlevels:\n  spelling: warning\n  marks/glued-quote: off\n",
    "paths:\n  opinion/**:\n    marks: off\n  '*-draft.txt':\n    spelling/misspelling: style\nexclude: [archive/**, '*.old']\n",
    "dialect: british\ndate-order: day-month\nstory: folder\nfail-on: warning\nrules: desk\n",
)
STETS = (
    '- rule: spelling/misspelling\n  fingerprint: "0123456789abcdef"\n  article: copy.md\n  reason: so it is\n',
    (
        "- rule: names/variant\n  fingerprint: '00000000deadbeef'\n  article: copy.md\n  against: [b.txt, ../c.txt]\n"
        "  words: Ana\n  reason: a\n  by: b\n  until: 2024-06-19\n- rule: marks/gone\n  fingerprint: ffffffffffffffff\n"
        "  article: a.txt\n  reason: x\n"
    ),
)
CHANGES = (
    "a\n",
    "b\n",
    "b\n",
    "\n",
    "\r\n",
    "\r",
    "a ",
    "b ",
    " ",
    "a wombat\n",
    "a wombat ",
    "\n ",
    "c\rc",
    "\x0c\n ",
)


def copy(rng: random.Random) -> bytes:
    """Copy; a little of it is no text at all."""
    text = spoilt(rng, _part(rng, rng.choice(articles()))) if rng.random() < 0.25 else _written(rng)
    data = text.encode("utf-8", "surrogatepass")
    return _damaged(rng, data) if rng.random() < 0.02 else data


def rich(rng: random.Random) -> bytes:
    """Copy as RTF, or in another encoding, some of it damaged."""
    text = _written(rng)
    codec = rng.choice(("rtf", "rtf", "rtf", "utf-16", "utf-16-le", "cp1252", "mac_roman"))
    if codec != "rtf":
        data = text.encode(codec, "replace")
        return _damaged(rng, data) if rng.random() < 0.2 else data
    words = [word if rng.random() < 0.6 else word + rng.choice(RICH) for word in text.split(" ")]
    data = f"{{\\rtf1{rng.choice(RICH)} {' '.join(words)}".encode("cp1252", "replace")
    return _damaged(rng, data) if rng.random() < 0.1 else data


def rules(rng: random.Random) -> bytes:
    """A file of a rule."""
    return _file(rng, _rules())


def settings(rng: random.Random) -> bytes:
    """A file of settings."""
    return _file(rng, SETTINGS)


def stets(rng: random.Random) -> bytes:
    """A file of stets."""
    return _file(rng, STETS)


def vale(rng: random.Random) -> bytes:
    """A rule for Vale."""
    return _file(rng, [*STYLE.values()])


def changes(rng: random.Random) -> bytes:
    """Copy with few lines, many of them the same, of which the words are taken for what was there before and is now."""
    return "".join(rng.choice(CHANGES) for _ in range(rng.randint(1, 40))).encode()


def _written(rng: random.Random) -> str:
    """Pieces until there are enough."""
    parts: list[str] = [rng.choice(LINES)] if rng.random() < 0.3 else []
    size, most = 0, rng.randint(SHORTEST, LONGEST)
    while size < most:
        chance = rng.random()
        if chance < 0.55:
            part = _sentence(rng)
        elif chance < 0.7 and parts:
            part = spoilt(rng, rng.choice(parts), 1) if rng.random() < 0.7 else rng.choice(parts)
        elif chance < 0.85:
            part = rng.choice(rng.choice((MARKUP, LINES, MARKUP, ODDITIES)))
        elif chance < 0.9:
            part = rng.choice(ODDITIES) * rng.choice((1, 2, 3, 17))
        else:
            part = rng.choice(rng.choice((DATES, NUMBERS, NAMES, NOUNS, MARKS, DAYS)))
        parts += (part, rng.choice(STOPS) if rng.random() < 0.5 else " " if rng.random() < 0.8 else "\n\n")
        size += len(part) + 1
    return "".join(parts)


#: What stands in a sentence; a list of words is a place for one of them, MARKS one for somebody's words.
_SENTENCES: tuple[tuple[Sequence[str], ...], ...] = (
    (NAMES, VERBS, DAYS, MONTHS, NUMBERS, YEARS),
    (("On",), DAYS, MONTHS, NUMBERS, YEARS, NAMES, ("said",), MARKS),
    (MARKS, NAMES, VERBS, DATES),
    (MARKS, ("said",), NAMES, ("on",), DATES),
    (NUMBERS, NOUNS, VERBS, NAMES, DATES),
    (NAMES, ("rose from",), NUMBERS, NOUNS, ("to",), NUMBERS, NOUNS, ("up",), NUMBERS, ("percent",)),
    (NAMES, ("was born in",), YEARS, ("and is",), NUMBERS, ("years old",)),
    (NUMBERS, ("of",), NUMBERS, NOUNS, VERBS, ("or",), NUMBERS, ("percent",)),
    (("the",), NOUNS, VERBS, ("the",), NOUNS, VERBS, NAMES),
    (("from",), DATES, ("to",), DATES, VERBS, NUMBERS, NOUNS),
    (VERBS, NOUNS, VERBS, VERBS, NOUNS, NAMES),
)


def _sentence(rng: random.Random) -> str:
    words = []
    for choices in rng.choice(_SENTENCES):
        word = rng.choice(choices)
        if choices is MARKS:
            word = f"{word[:1]}{rng.choice(SAYINGS)}{rng.choice(('', ',', '.'))}{word[1:]}"
        words.append(word)
    return " ".join(words)


def _file(rng: random.Random, samples: Sequence[str]) -> bytes:
    sample = rng.choice(samples)
    text = sample if rng.random() < 0.7 else _part(rng, sample) + _part(rng, rng.choice(samples))
    for _ in range(rng.randint(0, 4)):
        at = rng.randint(0, len(text))
        chance = rng.random()
        if chance < 0.5:
            text = text[:at] + rng.choice(YAML) + text[at + rng.randrange(12) :]
        elif chance < 0.7:
            lines = text.splitlines(keepends=True) or [""]
            lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))
            text = "".join(lines)
        else:
            text = spoilt(rng, text, 1)
    data = text.encode("utf-8", "surrogatepass")
    return _damaged(rng, data) if rng.random() < 0.02 else data


def spoilt(rng: random.Random, text: str, times: int = 0) -> str:
    """The text with parts cut out, put in, doubled and changed."""
    for _ in range(times or rng.randint(0, 5)):
        at = rng.randint(0, len(text))
        end = min(at + rng.randint(1, 30), len(text))
        match rng.randrange(5):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:at] + rng.choice(rng.choice((DATES, NUMBERS, NAMES, MARKS, MARKUP, STOPS))) + text[at:]
            case 2:
                text = text[:at] + rng.choice(ODDITIES) + text[at:]
            case 3:
                text = text[:end] + text[at:]
            case 4:
                text = text[:at] + chr(rng.choice((rng.randrange(128), rng.randrange(0x2100)))) + text[at + 1 :]
    return text


def _damaged(rng: random.Random, data: bytes) -> bytes:
    """The bytes with one bit turned."""
    spoilt = bytearray(data)
    if spoilt:
        spoilt[rng.randrange(len(spoilt))] ^= 1 << rng.randrange(8)
    return bytes(spoilt)


def _part(rng: random.Random, whole: str) -> str:
    at = rng.randrange(len(whole))
    return whole[at : at + rng.randint(SHORTEST, LONGEST)]


@cache
def _rules() -> list[str]:
    """Rules short enough; each check has one."""
    files = (p.read_text(encoding="utf-8") for p in sorted(BUILT_IN.glob("*/*.yml")))
    return [*(text for text in files if len(text) < 1500), *[RULE] * 10]
