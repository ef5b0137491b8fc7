"""The numbers by which grouping weighs what speaks for one story; nothing comes in, and the wing reads them.

`SIGNS` is a logistic regression over the pairs of articles worth a look in copy of known stories (American local news
in folders, one a story), drawn in runs of few and of many. `scripts/fit_grouping.py COPY` fits it again on other copy
and says how many pairs each set of weights puts on the right side. The other numbers were set by hand on the same runs;
the script shows what a change of one does. What merely bounds the work stands where it is used.
"""

from __future__ import annotations

from typing import NamedTuple

from lint.text.word_keys import AGE, DAY, FIGURE, NAME, ODD, UNLISTED


class Signs(NamedTuple):
    """What speaks for one story in two articles, or against it, each with its weight in log odds."""

    constant: float  # as fitted, and a half more, since a group is held together by the mean of all its pairs
    likeness: float  # the logarithm of the cosine of their weighted keys
    rare: float  # the rarity of the rarest keys that they share
    names: float  # how many of the weightiest names of the one are of those of the other
    length: float  # the logarithm of the keys of the shorter one: the longer, the more is shared by chance
    apart: float  # the logarithm of the days between them
    undated: float  # one has no publication date
    ages: float  # how many ages both give
    other_ages: float  # both give ages, but no age twice
    no_days: float  # one names no day
    other_days: float  # both name days, but not one day, or the next


SIGNS = Signs(7.05, 1.33, 1.0, 0.8, -1.41, -0.63, -2.57, 0.58, -1.5, -1.72, -3.55)

#: What a day counts among the keys, since days are compared besides.
OF_A_DAY = 0.5
#: What keeps the logarithm of a cosine in bounds.
LITTLE = 0.003
#: So many of the rarest keys that two articles share tell how much they share.
TELLING = 8
#: So many names of an article are its weightiest.
CAST = 6

#: As if so many other articles had been read too: which words are rare in them is known from English print.
UNREAD = 300
#: The words of an article as news goes, and the share of articles with a key that print tells nothing about.
WORDS = 400
SHARES = {AGE: 0.02, FIGURE: 0.02, DAY: 0.01, NAME: 0.01, ODD: 0.01, UNLISTED: 1e-4}
#: A key that so few articles have in print is rare.
RARE = 0.01
#: So far the articles that have a rare key are alike by chance and for their field; so much more, and the key is one
#: story's, be it in a thousand articles.
ALIKE = 0.1
ONE_STORY = 0.06

#: Articles are compared that share so much weight in their weightiest keys.
WORTH = 0.05

#: A block that stands in articles so many days apart belongs to the page, unless the one is a version of the other.
WEEK = 7
