"""Numbers for everyone: the page, its map and its table."""
