"""Names of people, places and organisations, and how spellings of one name are told from two names."""
