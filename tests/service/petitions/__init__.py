"""Papers of an application."""
