"""Tests of the app, the service and everything between them."""
