"""One process, one port: the API, and the app that calls it."""

from service.web.serving import create

__all__ = ["create"]
