"""Quotations: their marks, words and speakers, and how versions of one quotation are aligned."""
