"""Journeys through the running service in a real browser."""
