"""A device that keeps the files it is given."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field


@dataclass
class Plain:
    """`takes` is whether the citizen goes through with it; `gone`, whether the device is."""

    takes: bool = True
    gone: bool = False
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    asked: list[str] = field(default_factory=list[str])
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    async def put(self, name: str, content: bytes) -> bool:
        self.asked.append(name)
        await self.gate.wait()
        if self.gone:
            raise ConnectionError
        if self.takes:
            self.files[name] = content
        return self.takes
