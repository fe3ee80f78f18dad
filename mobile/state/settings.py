"""How the citizen wants the app to look and speak. Kept on the device, never on the server."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Final, Literal, Protocol, cast

Scheme = Literal["system", "light", "dark", "contrast_light", "contrast_dark", "cream", "night"]
SCHEMES: Final[tuple[Scheme, ...]] = (
    "system", "light", "dark", "contrast_light", "contrast_dark", "cream", "night",
)  # fmt: skip
SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True)
class Settings:
    """`scale` multiplies the size of all that is read; "system" follows the device's own."""

    language: str = "tr"
    scheme: Scheme = "system"
    scale: float = 1.0


class Device(Protocol):
    """The device's small memory; each value is a short text. Raises ConnectionError where the
    device is there no more."""

    async def load(self, key: str) -> str | None: ...

    async def save(self, key: str, value: str) -> None: ...


def read(kept: str | None, first: Settings) -> Settings:
    """The settings as they were kept. What is missing or makes no sense stays as in `first`."""
    try:
        told = cast("dict[str, object]", json.loads(kept or "{}"))
        language, scheme, scale = (told.get(name) for name in ("language", "scheme", "scale"))
    except (ValueError, AttributeError, RecursionError):
        return first
    tag = isinstance(language, str) and re.fullmatch("[A-Za-z-]{2,12}", language)
    return Settings(
        language=tag[0] if tag else first.language,
        scheme=scheme if scheme in SCHEMES else first.scheme,
        scale=next((known for known in SCALES if known == scale), first.scale),
    )


def write(settings: Settings) -> str:
    """The settings as they are kept."""
    return json.dumps(asdict(settings))
