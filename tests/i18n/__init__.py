"""Words, dates and numbers, in every language."""
