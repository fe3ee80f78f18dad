"""What the app knows and can do. No Flet in it."""
