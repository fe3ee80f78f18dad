"""Words, dates and numbers in the citizen's language."""

from mobile.i18n.words import LANGUAGES, Words, best, words

__all__ = ["LANGUAGES", "Words", "best", "words"]
