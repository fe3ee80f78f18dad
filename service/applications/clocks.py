"""The legal clock of an application: set when it comes, told as it was set."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mobile.api.models import Clock, Span
from service.clock import due
from service.forms import Forms


def set_clock(span: Span | None, today: date) -> dict[str, object]:
    """The columns of a clock that starts `today`, a day in Türkiye; all None where no answer is
    owed."""
    return {
        "clock_amount": span and span.amount,
        "clock_unit": span and span.unit,
        "clock_started": span and today,
        "due": span and due(span, today),
    }


def clock_of(forms: Forms, row: Mapping[str, object]) -> Clock | None:
    """The clock of a stored application, by the law of the form as it was asked."""
    form = forms.version(str(row["form"]), int(str(row["form_version"])))
    if row["due"] is None or form is None or form.law is None:
        return None
    return Clock.model_validate(
        {
            "due": row["due"],
            "started": row["clock_started"],
            "span": {"amount": row["clock_amount"], "unit": row["clock_unit"]},
            "law": form.law,
        }
    )
