"""The accessibility statement: what is met, what is not, and the test that shows it."""
