"""Looking up an application by its number."""
