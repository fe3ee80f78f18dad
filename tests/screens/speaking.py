"""Speaking and sign language on the screen, in each of their states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mobile.api.models import SignVideo
from mobile.state.attachment import Attachment
from mobile.state.speaking import SILENCES, Silence, Stage
from tests.house import Visit
from tests.screens.reaching import Reach, with_empty_drafts

STEP, PATH = "/basvur/request/anlatim", "spoken"
Seen = tuple[str, str, Reach | None, Reach | None]


async def with_sign_videos(visit: Visit) -> None:
    """Some screens can be seen in sign language."""
    told = {"id": "home", "title": {"tr": "Ana sayfa", "en": "Home"}, "page": "/isaret-dili/home"}
    screens = ("/", "/ayarlar", STEP)
    visit.store.signs.videos = (SignVideo.model_validate({**told, "screens": screens}),)
    visit.store.changed()


async def under_way(stage: Stage, visit: Visit) -> None:
    """The device asks for leave, listens, or brings what it heard."""
    speaking = visit.store.speaking
    speaking.asked, speaking.stage, speaking.place = ("request", PATH), stage, "a-place"
    visit.store.changed()


async def silent(why: Silence, visit: Visit) -> None:
    """Nothing was recorded."""
    speaking = visit.store.speaking
    speaking.asked, speaking.silence = ("request", PATH), why
    visit.store.changed()


async def spoken(visit: Visit) -> None:
    """There is a recording, which can be heard."""
    draft = visit.store.filing.draft("request")
    assert draft
    row = Attachment("row", PATH, "ses-kaydi.weba", 9000, "ready", received=9000, id="a-file")
    visit.store.attaching._rows[draft.key] = (row,)  # pyright: ignore[reportPrivateUsage]
    visit.store.changed()


def _seen() -> Iterator[Seen]:
    for stage in ("asking", "recording", "ending"):
        yield f"speaking, {stage}", STEP, with_empty_drafts, partial(under_way, stage)
    for why in SILENCES:
        yield f"silent, {why}", STEP, with_empty_drafts, partial(silent, why)
    yield "spoken", STEP, with_empty_drafts, spoken
    yield "home in sign language", "/", with_sign_videos, None
    yield "step in sign language", STEP, with_empty_drafts, with_sign_videos
    yield "settings with sign language", "/ayarlar", with_sign_videos, None


SEEN = [*_seen()]
