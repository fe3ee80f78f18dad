"""The legal clock."""
