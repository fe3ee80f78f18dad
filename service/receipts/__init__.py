"""Signed receipts: proof that something was received, which anybody can check without us."""
