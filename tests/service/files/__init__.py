"""Attachments: the routes, the table of hostile files, the stores."""
