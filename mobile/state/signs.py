"""The videos in sign language of this installation. Where it has none, nobody hears of them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import quote

from mobile.api.errors import ApiError

if TYPE_CHECKING:
    from mobile.api.models import SignVideo
    from mobile.state.store import Store


class Signs:
    """Which screens can be seen in sign language."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.videos: tuple[SignVideo, ...] | None = None
        """None until they were asked for."""

    async def look(self) -> None:
        """Asks which there are, until it is known. Every screen is whole without them, so that
        nobody hears of it where that fails."""
        if self.videos is None:
            with suppress(ApiError):
                self.videos = await self._store.client.sign_videos()
                self._store.changed()

    def of(self, address: str, name: str | None = None) -> SignVideo | None:
        """The video of that name, or the one that belongs to the screen at an address of the app;
        None where none is installed, or none is wanted."""
        if not self._store.settings.sign_videos:
            return None
        known = self.videos or ()
        named = next((one for one in known if name and one.id == name), None)
        return named or next((one for one in known if address in one.screens), None)

    def page(self, video: SignVideo) -> str:
        """The whole address of its page; the page's own host on the web."""
        store = self._store
        return f"{store.client.uploads}{video.page}?dil={quote(store.settings.language)}"
