"""Text and words: spans, articles, findings, patterns, word lists, the calendar. It stands on nothing else here."""
