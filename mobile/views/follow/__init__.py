"""Following one application: where it stands, what happened, what can be done."""
