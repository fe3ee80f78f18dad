"""Every screen in-process: the real app, the real service."""
