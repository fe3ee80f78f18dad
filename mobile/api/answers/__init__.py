"""Answers to a form: which questions apply, is all whole, what is stored. Pure code that runs on
the device and, again, in the service."""

from mobile.api.answers.asking import (
    answer_at,
    asked,
    asked_at,
    asked_in_row,
    counted,
    put,
    questions,
    rows,
    steps,
)
from mobile.api.answers.carrying import carried
from mobile.api.answers.faults import Fault, FaultCode, Judged, Known, faults, judged
from mobile.api.answers.keeping import kept
from mobile.api.answers.secrecy import confidential, hidden, may_be_confidential

__all__ = [
    "Fault", "FaultCode", "Judged", "Known", "answer_at", "asked", "asked_at", "asked_in_row",
    "carried", "confidential", "counted", "faults", "hidden", "judged", "kept",
    "may_be_confidential", "put", "questions", "rows", "steps",
]  # fmt: skip
