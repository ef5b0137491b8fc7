"""YAML rule files → Rules; every mistake in every file at once, at path:line:column."""
