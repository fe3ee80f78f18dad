"""Looking up one application by its number, for those who have no login."""
