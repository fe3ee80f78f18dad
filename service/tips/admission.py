"""Who may send a tip now: everybody, with a puzzle solved where tips come in masses; operators up
to a limit, and never with a puzzle."""

from __future__ import annotations

from dataclasses import dataclass

from mobile.api.models import TipChallenge
from service.problems import Refusal
from service.secret_key import SecretKey
from service.settings import Settings
from service.tips.crowd import Crowd
from service.tips.operators import Operators
from service.tips.proofs import Proofs


@dataclass(frozen=True)
class Door:
    """By which one tip comes. `admit` takes the hash of its key and may raise Refusal; `took` is
    told when the tip was new."""

    admission: Admission
    address: str
    proof: str | None
    operator: str | None

    @property
    def by_operator(self) -> bool:
        return self.operator is not None

    def admit(self, tip: bytes) -> None:
        """Raises Refusal: `proof_needed`, or `too_many_tips` for an operator."""
        if self.operator is not None:
            self.admission.operators.count(self.operator)
        else:
            self.admission.check(self.address, self.proof, tip)

    def took(self) -> None:
        if self.operator is None:
            self.admission.crowd.took(self.address)


class Admission:
    """Counts in memory alone."""

    def __init__(self, key: SecretKey, settings: Settings) -> None:
        self.crowd = Crowd(settings.tip_rate, settings.tip_network_rate)
        self.proofs = Proofs(key)
        self.operators = Operators(settings.operators, settings.operator_rate)

    def door(self, operator_key: str | None, address: str, proof: str | None) -> Door:
        """Raises Refusal `operator_unknown` for a key that is nobody's."""
        operator = None if operator_key is None else self.operators.name_of(operator_key)
        return Door(self, address, proof, operator)

    def challenge(self, address: str) -> TipChallenge:
        """A puzzle for the next tip, if it needs one now."""
        pressure = self.crowd.pressure(address)
        if pressure < 1:
            return TipChallenge()
        self.crowd.asked(address)
        return TipChallenge(challenge=self.proofs.puzzle(pressure))

    def check(self, address: str, proof: str | None, tip: bytes) -> None:
        """A proof is good however much harder puzzles have become since: whoever solves one is
        never sent to solve another. Raises Refusal `proof_needed`."""
        if self.crowd.pressure(address) < 1:
            return
        if proof is None or not self.proofs.counts(proof, tip):
            raise Refusal("proof_needed")
