"""Telling citizens that there is news, by SMS and e-mail, and never what it is."""
