"""The legal clock of an application, as the citizen reads it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from mobile.api.models import Clock
from service.clock import day_in_turkiye, due
from service.forms import Forms


def first_clock(forms: Forms, row: Mapping[str, object]) -> Clock | None:
    """The clock as a receipt tells it: that of the day on which the application came, whatever
    happened since; None where no answer is owed."""
    form = forms.version(str(row["form"]), int(str(row["form_version"])))
    received_at = row["received_at"]
    if form is None or form.answer is None or form.law is None:
        return None
    assert isinstance(received_at, datetime)
    today = day_in_turkiye(received_at)
    return Clock(due=due(form.answer, today), started=today, span=form.answer, law=form.law)
