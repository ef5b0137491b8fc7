"""Dated events: what a sentence says happened on a day, and how surely two of them are one event (coreference)."""
