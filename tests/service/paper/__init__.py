"""Papers: PDFs that a screen reader can read."""
