"""The date grammar of English news copy: words, runs of them, phrases in a run, and what a phrase resolves to."""
