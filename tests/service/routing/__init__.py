"""Where applications go first."""
