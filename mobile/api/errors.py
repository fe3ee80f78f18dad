"""Everything that can go wrong between the app and the service. Nothing else leaves the client.

Each class has words in every language (`mobile/views/faults.py`), held by a test.
"""

from __future__ import annotations

from collections.abc import Mapping


class ApiError(Exception):
    """The root. Its text is for developers: never shown, never with personal data in it."""


class Unreachable(ApiError):
    """No answer came: no network, a cut connection, a time-out. Whether the service has the
    request is unknown, so what must not happen twice is sent again with the same key."""


class Garbled(ApiError):
    """An answer came that is not the service's: a captive portal, a truncated body."""


class Refused(ApiError):
    """The service answered with a problem. `code` is stable, `detail` is a sentence in the
    citizen's language, `fields` maps a field to its sentence."""

    def __init__(
        self,
        code: str,
        detail: str = "",
        fields: Mapping[str, str] | None = None,
        *,
        retry_after: int | None = None,
        tries_left: int | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.fields = dict(fields or {})
        self.retry_after = retry_after
        """Seconds."""
        self.tries_left = tries_left


class NotFound(Refused):
    """404: there is no such thing, or it is not this citizen's."""


class Invalid(Refused):
    """422 or 413: something in the request must be mended; `fields` says what."""


class LoginNeeded(Refused):
    """401: not logged in, or no longer."""


class TooMany(Refused):
    """429: too many tries; `retry_after` seconds to wait."""


class Broken(Refused):
    """5xx: the fault is the service's."""


class Outdated(ApiError):
    """The service speaks of something this version of the app does not know."""
