"""Are the answers whole, and what of them is stored? Pure code, tested without a service."""
