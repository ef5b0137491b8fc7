"""Figures: numbers with what they count, measure or rank, and how surely two of them tell one thing."""
