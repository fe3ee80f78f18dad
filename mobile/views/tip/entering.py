"""The ways into an anonymous tip, all by a press: an address alone opens nothing."""

from __future__ import annotations

from mobile.views.addresses import TIP, TIP_RETURN
from mobile.views.at import At


def report(at: At) -> None:
    at.store.reporting.open()
    at.go(TIP)


def come_back(at: At) -> None:
    at.store.reporting.open()
    at.go(TIP_RETURN)
