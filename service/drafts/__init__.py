"""Drafts that the service keeps, so that every device of a citizen can go on with them."""
