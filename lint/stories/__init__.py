"""Readings → stories: which articles tell one event, by the log odds of what is rare and stands in both."""
