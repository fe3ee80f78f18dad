"""A service that says the same to everybody, so that only the client costs anything."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from starlette.types import ASGIApp, Receive, Scope, Send

from mobile.api.models import (
    Answers,
    Application,
    ApplicationList,
    ApplicationSummary,
    Clock,
    Event,
)
from service import clock, forms

NUMBER = "2026-123-456-785"
_LINES = 20
_AT = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
_DUE = date(2026, 4, 15)
_CONTENT: Answers = {
    "place": {"province": 6, "district": 1231},
    "unit": {"number": None},
    "title": "Kaldırım taşları kırık",
    "text": "Sokağımızdaki kaldırım kırık; tekerlekli sandalyeyle geçemiyorum. " * 5,
}


def _answers() -> dict[str, bytes]:
    form = forms.load(clock.load()).current("request")
    assert form and form.answer and form.law
    line = ApplicationSummary(
        number=NUMBER,
        form=form.id,
        title="Kaldırım taşları kırık",
        status="at_unit",
        received_at=_AT,
        due=_DUE,
    )
    whole = Application(
        **dict(line),
        form_version=form.version,
        clock=Clock(due=_DUE, started=_AT.date(), span=form.answer, law=form.law),
        answers=_CONTENT,
        events=tuple(
            Event(kind=kind, at=_AT + timedelta(days=day))
            for day, kind in enumerate(("received", "at_unit", "in_progress", "answered"))
        ),
    )
    return {
        "/api/v1/applications": _json(ApplicationList(applications=(line,) * _LINES)),
        f"/api/v1/applications/{NUMBER}": _json(whole),
    }


def _json(said: Application | ApplicationList) -> bytes:
    return said.model_dump_json().encode()


def create() -> ASGIApp:
    answers = _answers()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        body = answers[scope["path"]]
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return app
