"""Numbers for everyone: what was filed, and how it was answered, told so that nobody is told of."""
