"""The numbers by which two dated events are weighed as one; what they must come to is a parameter of each rule.

They were set by hand, on stories of local news: the fires of a town share its words, and seldom its people. To set them
anew, change one, run `pytest tests/checks`, and read all that `newslint test dates/event-date --on COPY` then says of
other copy.
"""

#: A full name in both sentences, a person's more; and one of which one sentence has a part.
NAME, PERSON, PART_OF_NAME = 1.0, 1.5, 0.5
#: A figure with what it counts, a word, and all words together.
FIGURE, WORD, ALL_WORDS = 0.75, 0.35, 1.4
#: A date's weekday that is that of the other date.
WEEKDAY = 1.5
