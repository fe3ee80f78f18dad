"""Notices of news."""
