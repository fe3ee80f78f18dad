"""Signed receipts at the service."""
