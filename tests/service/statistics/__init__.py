"""Numbers for everyone."""
