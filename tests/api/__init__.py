"""The client and the contract, against the real service."""
