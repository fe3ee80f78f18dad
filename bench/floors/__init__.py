"""The least that does the same job, written by hand."""
