"""What every test of drafts begins with."""

from __future__ import annotations

import json
from collections.abc import Coroutine
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from mobile.api import errors
from mobile.api.client import Client
from mobile.api.models import Answers, SavedDraft
from service.app import Service
from service.forms import FOLDER
from service.store.tables import drafts
from tests.service.citizen import Citizen

ID = "draft-of-a-citizen"
KEY = "key-of-this-draft-0123"
FORM = "request"
VERSION: int = json.loads((FOLDER / f"{FORM}.json").read_text("utf-8"))["version"]


def saved(revision: int = 0, *, key: str = KEY, step: str = "", **answers: Any) -> SavedDraft:
    """Mostly unfinished, as drafts are."""
    whole: Answers = {"title": "Kaldırım", **answers}
    return SavedDraft(
        form=FORM,
        form_version=VERSION,
        step=step,
        answers=whole,
        key=key,
        revision=revision,
    )


async def refused(asked: Coroutine[Any, Any, object], code: str) -> errors.Refused:
    with pytest.raises(errors.Refused) as told:
        await asked
    assert told.value.code == code
    assert told.value.detail.endswith(".")
    return told.value


async def count(service: Service) -> int:
    return await service.rooms.database.read(
        lambda connection: connection.execute(select(func.count()).select_from(drafts)).scalar_one()
    )


class Devices:
    """Apps in front of the service, each logged in: `await devices(index)` for one more."""

    def __init__(
        self, service: Service, http: httpx.AsyncClient, wire: httpx.AsyncBaseTransport
    ) -> None:
        self._service, self._http, self._wire = service, http, wire
        self._opened: list[Client] = []

    async def __call__(self, index: int = 0) -> Client:
        name = f"device-{len(self._opened)}-of-a-test"
        client = Client("http://service", transport=self._wire, device=name)
        self._opened.append(client)
        tokens = (await Citizen(self._service, self._http, index).log_in()).tokens
        assert tokens
        # They are good by the service's clock, which stands still in a test.
        later = tokens.access_expires_at.replace(year=2999)
        client.tokens = tokens.model_copy(update={"access_expires_at": later})
        return client

    async def close(self) -> None:
        for client in self._opened:
            await client.close()
