"""Recognising a citizen: what is typed is compared with a register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from mobile.api.models import Identity


@dataclass(frozen=True)
class Person:
    """A citizen or resident as the register writes them."""

    national_id: str
    given_name: str
    family_name: str


class IdentityVerifier(Protocol):
    """Asks a register whether an identity is right."""

    @property
    def demo(self) -> bool:
        """Whether it knows invented people only; production refuses it."""
        ...

    async def verify(self, identity: Identity) -> Person | None:
        """The person, if every part of the identity fits one; None tells nothing about which
        part did not. The phone is not compared: registers hold none."""
        ...
