"""A Report → one format, as text. One file a format, with a `render(report, …)` that returns the whole of it."""
