"""How reading aloud stands. The page's script reads; it tells here only whether it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from mobile.state.store import Store

Stage = Literal["silent", "reading", "paused", "no_voice", "far_voice", "failed"]
"""The last three are silent too, and say why: this device has no voice for the language, only one
that would send the words elsewhere, or one that broke off."""
_STAGES: Final[tuple[Stage, ...]] = get_args(Stage)


class Aloud:
    """What the bar shows."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.stage: Stage = "silent"

    @property
    def under_way(self) -> bool:
        return self.stage in ("reading", "paused")

    def hear(self, told: str) -> None:
        """What the page's script says. Nonsense changes nothing."""
        for stage in _STAGES:
            if stage == told != self.stage:
                self.stage = stage
                self._store.changed()
                return

    def rest(self) -> None:
        """Another screen: nothing is read there yet."""
        self.stage = "silent"
