"""Applications: received once, numbered, kept with the form as it was asked."""
