"""The videos in sign language of an installation: a folder of its own, with a manifest that says
what belongs to what. None ships with the app: nobody but a signer can make one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from mobile.api.models import SignVideo, SignVideos, Text
from service.files.findings import Faulty, Type
from service.files.types import MP4, WEBM, type_of
from service.i18n.texts import blank

MANIFEST = "manifest.json"
PAGES = "/isaret-dili"
_FILE = r"^[a-z0-9][a-z0-9_-]*\.{ending}$"
_HEAD = 4096
"""Bytes of a video that say what it is."""


class SignVideosRefused(Exception):
    """The folder is wrong; says which row and how."""


class Row(BaseModel):
    """One video of the manifest. The files stand beside it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,63}$")
    title: Text
    language: Literal["tsm"] = "tsm"
    """Türk İşaret Dili, as ISO 639-3 calls it."""
    video: str = Field(pattern=_FILE.format(ending="(mp4|webm)"))
    captions: str = Field(pattern=_FILE.format(ending="vtt"))
    transcript: str = Field(pattern=_FILE.format(ending="txt"))
    """All that is said, in Turkish, in plain text; an empty line begins a paragraph."""
    screens: tuple[str, ...] = ()
    consent_on: date
    """The day on which the signer agreed in writing to be shown. Without it, no video."""
    licence: str = Field(min_length=1)


@dataclass(frozen=True)
class Installed:
    """A video that can be shown."""

    row: Row
    video: Path
    kind: Type
    captions: Path
    transcript: str


class SignCatalogue:
    """All that are installed, also as the bytes of an answer."""

    def __init__(self, installed: tuple[Installed, ...] = ()) -> None:
        self._by_id = {one.row.id: one for one in installed}
        told = SignVideos(videos=tuple(map(_told, installed)))
        self.body = told.model_dump_json().encode()
        self.etag = f'"{sha256(self.body).hexdigest()[:20]}"'

    def find(self, name: str) -> Installed | None:
        return self._by_id.get(name)


def load(folder: Path | None) -> SignCatalogue:
    """Reads and checks the folder; without one, there are none. Raises SignVideosRefused at the
    first thing that is wrong with it."""
    if folder is None:
        return SignCatalogue()
    place = folder / MANIFEST
    try:
        rows = TypeAdapter(tuple[Row, ...]).validate_json(place.read_bytes())
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SignVideosRefused(f"{place}: {where}: {first['msg']}") from None
    except OSError:
        raise SignVideosRefused(f"{place}: cannot be read") from None
    for fault in _faults(rows):
        raise SignVideosRefused(f"{place}: {fault}")
    try:
        return SignCatalogue(tuple(_installed(folder, row) for row in rows))
    except _Missing as wrong:
        raise SignVideosRefused(f"{place}: {wrong}") from None


class _Missing(Exception):
    """A file of a row is not there, or is something else."""


def _faults(rows: tuple[Row, ...]) -> Iterator[str]:
    taken: dict[str, str] = {}
    for row in rows:
        for name in (f"id {row.id}", *(f"screen {screen}" for screen in row.screens)):
            if name in taken:
                yield f"{row.id}: the {name} has a video already, {taken[name]!r}"
            taken[name] = row.id
        for screen in row.screens:
            if not screen.startswith("/") or (screen != "/" and screen.endswith("/")):
                yield f"{row.id}: {screen!r} is no address of the app, like /basvur"
        for language in blank(row.title):
            yield f"{row.id}: has no title in {language!r}"


def _installed(folder: Path, row: Row) -> Installed:
    return Installed(
        row,
        folder / row.video,
        _kind(folder / row.video, row),
        _captions(folder / row.captions, row),
        _text(folder / row.transcript, row),
    )


def _kind(path: Path, row: Row) -> Type:
    try:
        with path.open("rb") as file:
            kind = type_of(file.read(_HEAD))
    except OSError:
        raise _Missing(f"{row.id}: {path.name} is not there") from None
    except Faulty:
        raise _Missing(f"{row.id}: {path.name} is no MP4 or WebM") from None
    if kind not in (MP4, WEBM):
        raise _Missing(f"{row.id}: {path.name} is no MP4 or WebM")
    return kind


def _captions(path: Path, row: Row) -> Path:
    text = _text(path, row)
    if not text.startswith("WEBVTT") or "-->" not in text:
        raise _Missing(f"{row.id}: {path.name} has no WebVTT captions")
    return path


def _text(path: Path, row: Row) -> str:
    try:
        text = path.read_text("utf-8-sig").strip()
    except OSError:
        raise _Missing(f"{row.id}: {path.name} is not there") from None
    except UnicodeDecodeError:
        raise _Missing(f"{row.id}: {path.name} is no UTF-8 text") from None
    if not text:
        raise _Missing(f"{row.id}: {path.name} is empty")
    return text


def _told(one: Installed) -> SignVideo:
    row = one.row
    return SignVideo(
        id=row.id, title=row.title, page=f"{PAGES}/{row.id}", screens=tuple(row.screens)
    )
