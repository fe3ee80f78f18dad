"""An application looked up by its number, without a login."""

from __future__ import annotations

from pydantic import Field

from mobile.api.models.base import Asked


class Lookup(Asked):
    """`id_ending` is the last four digits of the T.C. number of whoever filed it. What is answered
    is a `Challenge`, whether or not there is such an application; `Code` answers it."""

    number: str = Field(max_length=40)
    id_ending: str = Field(max_length=16)
