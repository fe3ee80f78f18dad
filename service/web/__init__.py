"""One process, one port: the API, and the app that calls it."""
