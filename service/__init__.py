"""The reference service: everything the app needs, on one port and an embedded database."""
