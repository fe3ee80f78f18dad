"""The institutions' side: officers, what each of them sees, and what they do."""
