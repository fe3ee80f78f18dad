"""Anonymous tips."""
