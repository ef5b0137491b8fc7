"""A style as desks write it for Vale: rules of every kind, in our own words."""

from __future__ import annotations


def _rule(extends: str, message: str, rest: str, level: str = "warning") -> str:
    return f'extends: {extends}\nmessage: "{message}"\nlevel: {level}\n{rest}'


STYLE = {
    "Hedges": _rule("existence", "'%s' says little.", "ignorecase: true\ntokens:\n  - rather\n  - a number of\n  - quite\n"),
    "HeadingStop": _rule("existence", "No stop in a heading.", "nonword: true\nscope: heading\naction:\n  name: edit\n  params: [remove, '.?!']\ntokens:\n  - '[a-z0-9][.?!](?:\\s|$)'\n"),
    "SpacedDash": _rule("existence", "No space beside '%s'.", "nonword: true\ntokens:\n  - '([—–]\\s)|(\\s[—–])'\n", "error"),
    "Bodies": _rule("existence", "'%s' stands wrongly.", "tokens:\n  - '(?<!the )Met Office'\n  - 'lorry(?! driver)'\n  - 'pay(?= rise)'\n"),
    "Passive": _rule("existence", "'%s' hides who did it.", "ignorecase: true\nraw:\n  - \\b(?:is|was|were|been)\\b\\s*\ntokens:\n  - '[\\w]+ed'\n  - eaten\n  - torn\n", "suggestion"),
    "Clock": _rule("existence", "Write a.m. or p.m.", "ignorecase: true\nnonword: true\ntokens:\n  - '\\d{1,2}[AP]M'\n  - '\\d{1,2} ?[ap]m\\b'\n"),
    "Minus": _rule("existence", "A minus is no hyphen.", "nonword: true\ntokens:\n  - '\\s-\\d+\\s'\n"),
    "Adverb": _rule("existence", "No hyphen after '%s'.", "nonword: true\ntokens:\n  - '\\s[^\\s-]+ly-'\n"),
    "Units": _rule("existence", "A space before the unit in '%s'.", "nonword: true\ntokens:\n  - \\d+(?:kg|km|mph)\n"),
    "Ordinals": _rule("existence", "Spell '%s' out.", "nonword: true\ntokens:\n  - (?<!\\S)\\d(?:st|nd|rd|th)\\b\n"),
    "OpensWithSo": _rule("existence", "Do not begin with '%s'.", "raw:\n  - '(?:[;-]\\s)so[\\s,]|(?:^|\\W)So[\\s,]'\n"),
    "Quoted": _rule("existence", "The stop stands inside.", "nonword: true\ntokens:\n  - '\"[^\"]+\"[.,?]'\n"),
    "Prefix": _rule("existence", "No hyphen in '%s'.", "ignorecase: true\ntokens:\n  - 'eco-\\w+'\nexceptions:\n  - eco-home\n"),
    "ListStop": _rule("existence", "No stop after an item.", "scope: list\nnonword: true\ntokens:\n  - '[a-z];'\n"),
    "Terms": _rule("substitution", "Write '%s' rather than '%s'.", "ignorecase: true\naction:\n  name: replace\nswap:\n  '(?:e-mail|e mail)': email\n  car ?park: parking lot|garage\n  whilst: while\n"),
    "Capitals": _rule("substitution", "Write '%s'.", "swap:\n  Nato: NATO\n  Youtube: YouTube\nexceptions:\n  - Nato Street\n", "error"),
    "Short": _rule("substitution", "'%[2]s' is '%[1]s' for short.", "ignorecase: true\nswap:\n  'it is(?!\\.)': it's\n  'isn''t(?=\\.)': is not\n  was not: wasn't\n"),
    "Offices": _rule("substitution", "'%s', not '%s'.", "ignorecase: true\nswap:\n  fire(?:m[ae]n|wom[ae]n): firefighter(s)\n  steward(?:ess)?: flight attendant\n"),
    "Marks": _rule("substitution", "'%s'", "nonword: true\nswap:\n  '\\.\\.\\.': …\n  ' - ': ' – '\n"),
    "Pairs": _rule("substitution", "'%s', not '%s'.", "swap:\n  - utilise: use\n  - approx\\.: about\n"),
    "LongSentence": _rule("occurrence", "More than 25 words.", "scope: sentence\nmax: 25\ntoken: '\\b(\\w+)\\b'\n", "suggestion"),
    "Shouting": _rule("occurrence", "One is enough.", "scope: text\nmax: 1\ntoken: '!'\n", "error"),
    "LongHeading": _rule("occurrence", "%s characters in a heading.", "scope: heading\nmax: 40\ntoken: .\n"),
    "Commas": _rule("occurrence", "%s commas.", "scope: sentence\nmax: 3\ntoken: ','\n"),
    "Twice": _rule("repetition", "'%s' twice.", "alpha: true\ntokens:\n  - '[^\\s]+'\n"),
    "Forms": _rule("consistency", "Two spellings of '%s'.", "ignorecase: true\neither:\n  advisor: adviser\n  grey: gray\n"),
    "FormsOfOne": _rule("consistency", "Two forms: '%s'.", "either:\n  'co-?operate': collaborate\n"),
    "Letters": _rule("conditional", "'%s' is not explained.", "ignorecase: false\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions:\n  - BBC\n"),
    "SentenceCase": _rule("capitalization", "'%s' is no sentence.", "scope: heading\nmatch: $sentence\nindicators: [':']\nexceptions: [Harbor, River Town]\n"),
    "TitleCase": _rule("capitalization", "'%s' is no title.", "scope: heading\nstyle: AP\nmatch: $title\n"),
    "LowerCase": _rule("capitalization", "'%s' has capitals.", "scope: heading.h2\nmatch: $lower\n"),
    "CapitalFirst": _rule("capitalization", "'%s' begins small.", "scope: heading\nmatch: '^[A-Z].*'\n"),
    "Middle": _rule("existence", "'%s'", "tokens:\n  - 'a(?!b)c+'\n  - certainly\n"),
    # What newslint cannot do:
    "Grade": _rule("metric", "Grade %s.", "formula: 0.39 * words\ncondition: '> 8'\n"),
    "Parts": _rule("sequence", "'%s'", "tokens:\n  - tag: MD\n"),
    "Words": _rule("spelling", "'%s'?", "dicpath: words\n"),
}  # fmt: skip

NOT_CARRIED = {
    "Grade": "metric: newslint does not weigh a whole text by a formula",
    "Parts": "sequence: newslint does not tell parts of speech",
    "Words": "spelling: it needs a dictionary; spelling/misspelling and `words` in newslint.yml do that",
}
