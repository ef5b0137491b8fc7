"""Files that newslint writes or reads: whole or not at all, within bounds, the cache in the user's own folder."""
