"""A last net under the logs: what could be personal is blotted out, whoever wrote it.

No code of the service logs such things; libraries and future code might.
"""

from __future__ import annotations

import logging
import re
import traceback
from pathlib import Path
from typing import Any

_TELLING = re.compile(
    r"""
    \b(?:[0-9A-Za-z]{4}[-–]){4}[0-9A-Za-z]\b   # tracking numbers, as they are written
    | \b(?:[0-9A-Z]{4}\s?){4}[0-9A-Z]\b        # the same without dashes
    | \b(?=[a-z]*\d)[0-9a-z]{17}\b            # and in small letters
    | \+?\d{6,}                                # identity numbers, phones, codes
    | \+?\d(?:[\s()-]{0,2}\d){8,}              # the same with blanks between
    | \b[A-Za-z]\d{2}[A-Za-z]?\d{5,6}\b        # document serials
    | [A-Za-z0-9_-]{24,}                       # tokens, keys, challenge ids
    """,
    re.VERBOSE,
)


def blotted(text: str) -> str:
    """The text with everything that could point to a person replaced by an ellipsis."""
    return _TELLING.sub("…", text)


def where(failure: BaseException) -> str:
    """The kind of failure and the lines it went through; never its text, which may hold what a
    citizen wrote."""
    lines = traceback.extract_tb(failure.__traceback__)[-6:]
    path = " < ".join(f"{Path(line.filename).name}:{line.lineno}" for line in lines[::-1])
    return f"{type(failure).__name__} at {path}"


class Discreet(logging.Filter):
    """Put on a handler, blots out what passes it; of a traceback only its places stay."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = blotted(record.getMessage()), ()
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.msg}: {where(record.exc_info[1])}"
        record.exc_info = record.exc_text = record.stack_info = None
        return True


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": Discreet}},
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "out": {
            "class": "logging.StreamHandler",
            "filters": ["discreet"],
            "formatter": "plain",
            "stream": "ext://sys.stderr",
        }
    },
    "root": {"level": "WARNING", "handlers": ["out"]},
    "loggers": {"uvicorn": {"level": "WARNING"}, "uvicorn.access": {"level": "CRITICAL"}},
}
"""For logging.config.dictConfig: everything through one discreet handler, no access log."""
