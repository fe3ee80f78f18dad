"""A service whose messages and mails can be counted."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from service.app import Service, create_app
from service.settings import Settings
from tests.service.citizen import Watch
from tests.service.notices.gateways import Gateway, Post


@pytest.fixture
def gateway() -> Gateway:
    return Gateway()


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
async def service(
    settings: Settings, watch: Watch, gateway: Gateway, post: Post
) -> AsyncGenerator[Service]:
    """In a demo, so that a code for the login can be read; its senders are counted."""
    app = create_app(settings, now=watch)
    await app.open()
    rooms = app.rooms
    rooms.notices = type(rooms.notices)(
        database=rooms.database,
        key=rooms.lookup._key,  # pyright: ignore[reportPrivateUsage]
        outbox=rooms.notices._outbox,  # pyright: ignore[reportPrivateUsage]
        sms=gateway,
        mail=post,
        words=rooms.notice_words,
        now=watch,
    )
    yield app
    await app.close()
