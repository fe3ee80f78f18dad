"""What the OpenAPI document says about bodies and problems.

Bodies go straight between bytes and models (see `bodies`), so FastAPI does not see them; this
tells it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from mobile.api.models import (
    Code,
    DemoLook,
    Evidence,
    Identity,
    Lookup,
    NewApplication,
    NewFile,
    NewTip,
    NewTipFile,
    NewTipMessage,
    Note,
    NoticeEmail,
    NoticeSms,
    Problem,
    Prolong,
    Rating,
    ReceiptCheck,
    ReceiptPaper,
    Refresh,
    Resend,
    SavedDraft,
    TipExchange,
    TipLookup,
)
from service.desk.models import (
    AnswerDraft,
    Approval,
    DeskNote,
    DeskQuestion,
    Extension,
    FeeNotice,
    Forwarding,
    RefusalDraft,
)
from service.problems import KINDS, PROBLEM_TYPE

_REF = "#/components/schemas/{model}"
_ASKED: tuple[type[BaseModel], ...] = (
    Identity,
    Code,
    Resend,
    Prolong,
    Refresh,
    DemoLook,
    NewApplication,
    SavedDraft,
    NewFile,
    Evidence,
    NewTip,
    NewTipMessage,
    NewTipFile,
    TipExchange,
    TipLookup,
    Lookup,
    NoticeSms,
    NoticeEmail,
    Note,
    Rating,
    ReceiptCheck,
    ReceiptPaper,
    Forwarding,
    DeskNote,
    DeskQuestion,
    FeeNotice,
    Extension,
    AnswerDraft,
    RefusalDraft,
    Approval,
)
LOGIN = {"security": [{"login": list[str]()}]}
"""For a route that needs an access token."""
OFFICER = {"security": [{"officer": list[str]()}]}
"""For a route that needs an officer's token."""


def asks(model: type[BaseModel]) -> dict[str, Any]:
    """A JSON body of that model."""
    schema = {"$ref": _REF.format(model=model.__name__)}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def says(
    model: type[BaseModel] | None, *problems: str, status: int = 200
) -> dict[int | str, dict[str, Any]]:
    """What may be answered: the model, and the named problems, beside those of every route."""
    answers: dict[int | str, dict[str, Any]] = {
        status: {"model": model, "description": "Done"} if model else {"description": "Done"}
    }
    return answers | _problems(("broken", *problems))


def _problems(codes: Sequence[str]) -> dict[int | str, dict[str, Any]]:
    by_status: dict[int, list[str]] = {}
    for code in codes:
        by_status.setdefault(KINDS[code].status, []).append(code)
    return {
        status: {
            "description": ", ".join(names),
            "content": {PROBLEM_TYPE: {"schema": {"$ref": _REF.format(model="Problem")}}},
        }
        for status, names in sorted(by_status.items())
    }


def document(app: FastAPI) -> None:
    """Makes `app.openapi()` answer the whole contract."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            whole = get_openapi(title=app.title, version=app.version, routes=app.routes)
            _, asked = models_json_schema(
                [(model, "validation") for model in _ASKED], ref_template=_REF
            )
            _, told = models_json_schema([(Problem, "serialization")], ref_template=_REF)
            components = whole.setdefault("components", {})
            schemas = components.setdefault("schemas", {})
            schemas |= asked["$defs"] | told["$defs"]
            bearer = {"type": "http", "scheme": "bearer"}
            components["securitySchemes"] = {"login": bearer, "officer": bearer}
            app.openapi_schema = whole
        return app.openapi_schema

    app.openapi = openapi
