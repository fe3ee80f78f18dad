"""The thin client and the contract it shares with the service."""
