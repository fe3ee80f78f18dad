"""Receipts: one's own, and whether one is genuine."""
