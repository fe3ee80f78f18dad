"""The store as plain objects, against the real service."""
