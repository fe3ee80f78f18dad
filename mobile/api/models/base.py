"""What every model of the contract begins with."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

Text = dict[str, str]
"""The same words by language tag ("tr", "en"); "tr" is always there."""


class Said(BaseModel):
    """Something the service says."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Asked(BaseModel):
    """Something the app asks for."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
