"""The numbers by which two figures are weighed as one thing, and as what cannot both be right; this room reads them.

They were set by hand, on stories of local news and of a wire. To set them anew, change one, run `pytest tests/mentions
tests/checks`, and read all that `newslint test figures/figure-differs --on COPY` then says of other copy. What merely
bounds the work stands where it is used.
"""

#: How much of the sentence is read on either side, in characters; how many words of it are close, and how many closest.
REACH, CLOSE, CLOSEST = 120, 6, 4
#: What a name weighs, and all names together: one story is all about the same few.
NAME, ALL_NAMES = 0.8, 3.2
#: What takes from the weight: names that are all others; others or more on one side alone.
STRANGERS, STRANGERS_TIME, OTHERS_ALONE = 3.0, 5.0, 1.5
OTHER_RELATION = 1.5
#: How usual a word is, in zipf, that weighs nothing; how many zipf weigh 1; and a word that the list has not.
USUAL, STEP, UNLISTED = 64, 20, 20
#: How far a figure may be off, as a part of it, by how it is told; and "a dozen", below and above.
OFF = {"about": 0.1, "over": 0.3, "under": 0.3}
ABOUT_GRAINS = 3
DOZEN, DOZEN_BELOW, DOZEN_ABOVE, OVER_A_DOZEN = 12, 0.75, 1.3, 2.0
#: A figure told to the ten, the hundred and so on, may be off by that, but by no more than this part of it.
ROUNDED = 0.05
#: The same where the words around are the same: who copies a sentence and rounds its figure changes it little.
COPIED = 0.03
LOOSE = 100
#: Days within which two articles tell of one state of things, unless that grows with the news.
ONE_TIME = 3
#: So many words running on the same from both figures tell of what is measured.
PHRASED = 4
#: So many words make a sentence that is told again, whenever that was.
RETOLD = 9
#: So many words running on from two figures, the same on both sides together, are one sentence told twice; somewhat
#: fewer where as much else is alike.
TOLD_TWICE, NEARLY_TWICE, MUCH_ALIKE = 7, 5, 8.0
