"""The key by which a sending is known again, so that a lost answer can simply be asked for."""

from __future__ import annotations

import re
from typing import Any

from starlette.requests import Request

from service.problems import Refusal

_KEY = r"[\x21-\x7e]{16,200}"
KEY_HEADER: dict[str, Any] = {
    "parameters": [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": True,
            "schema": {"type": "string", "pattern": f"^{_KEY}$"},
        }
    ]
}


def key_of(request: Request) -> str:
    """Raises Refusal `idempotency_key_missing`, also for a key that is none."""
    key = request.headers.get("idempotency-key", "")
    if not re.fullmatch(_KEY, key):
        raise Refusal("idempotency_key_missing")
    return key
