"""Words and sentences: tokens with all that is known of them, words the lexicon has not, and what was meant."""
