"""How fast and how small, against a floor measured in the same run."""
