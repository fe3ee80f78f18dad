"""The screens of an anonymous tip. None of them has a telling title or address."""
