"""WebM: elements in elements. What tells is made void in place; picture and sound stay."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.files.findings import DAMAGED, WRONG_TYPE, Cleaned, Faulty, Telling, Type

_EBML, _SEGMENT, _INFO, _TRACKS, _CLUSTER = (
    0x1A45DFA3,
    0x18538067,
    0x1549A966,
    0x1654AE6B,
    0x1F43B675,
)
_SEEK, _CUES, _VOID, _TRACK, _KIND = 0x114D9B74, 0x1C53BB6B, 0xEC, 0xAE, 0x83
_OF_CLUSTER = {0xE7, 0xA3, 0xA0, 0xAB, 0xA7}
_KEPT = _OF_CLUSTER | {_SEEK, _CUES}
_OF_INFO = {0x2AD7B1, 0x4489}
"""How time is counted and how long it lasts."""
_NEEDED = {0x4D80, 0x5741}
"""Programs that wrote it: these two must be there, but may be empty."""
_NOT_OF_TRACK = {0x536E, 0x258688, 0x3A9697, 0x3B4040, 0x26B240, 0xBF, _VOID}
_DATE = 0x4461
_WORDS: tuple[tuple[bytes, Telling], ...] = (
    (b"LOCATION", "place"),
    (b"DATE", "time"),
    (b"MAKE", "device"),
    (b"MODEL", "device"),
    (b"ENCODER", "device"),
    (b"ARTIST", "author"),
    (b"AUTHOR", "author"),
)


@dataclass
class _Film:
    data: bytearray
    betrays: set[Telling] = field(default_factory=set[Telling])
    kinds: set[int] = field(default_factory=set[int])
    clusters: int = 0


def clean(data: bytes, found: Type) -> Cleaned:
    """The film or sound without its notes. Raises Faulty."""
    film = _Film(bytearray(data))
    name, at, end = _element(film.data, 0, len(data))
    if name != _EBML or b"\x42\x82\x84webm" not in film.data[at:end]:
        raise Faulty(WRONG_TYPE)
    name, at, last = _element(film.data, end, len(data))
    if name != _SEGMENT or last != len(data):
        raise Faulty(DAMAGED)
    while at < last:
        begin = at
        name, body, end = _element(film.data, at, last)
        at = end
        if name == _CLUSTER:
            # Its elements are walked like the others: it may not say where it ends.
            film.clusters += 1
            at = body
        elif name == _INFO:
            _info(film, body, end)
        elif name == _TRACKS:
            _tracks(film, body, end)
        elif name not in _KEPT:
            _void(film, begin, body, end)
    if not film.clusters or not film.kinds & {1, 2}:
        raise Faulty(DAMAGED)
    sound = Type(found.name, "audio", "audio/webm", ".weba")
    return Cleaned(found if 1 in film.kinds else sound, bytes(film.data), frozenset(film.betrays))


def _element(data: bytearray, at: int, end: int) -> tuple[int, int, int]:
    """Name, and where the content begins and ends. Raises Faulty."""
    width = _width(data, at, end, 4)
    name = int.from_bytes(data[at : at + width], "big")
    at += width
    width = _width(data, at, end, 8)
    size = int.from_bytes(data[at : at + width], "big") & (1 << 7 * width) - 1
    at += width
    if size == (1 << 7 * width) - 1:  # "until it is over"
        if name not in (_SEGMENT, _CLUSTER):
            raise Faulty(DAMAGED)
        size = end - at
    if at + size > end:
        raise Faulty(DAMAGED)
    return name, at, at + size


def _width(data: bytearray, at: int, end: int, most: int) -> int:
    if at >= end or not data[at]:
        raise Faulty(DAMAGED)
    width = 9 - data[at].bit_length()
    if width > most or at + width > end:
        raise Faulty(DAMAGED)
    return width


def _void(film: _Film, begin: int, body: int, end: int) -> None:
    content = bytes(film.data[body:end]).upper()
    film.betrays |= {telling for word, telling in _WORDS if word in content}
    size = end - begin
    if size < 9:
        film.data[begin:end] = bytes((_VOID, 0x80 | size - 2)) + bytes(size - 2)
    else:
        head = bytes((_VOID, 1)) + (size - 9).to_bytes(7, "big")
        film.data[begin:end] = head + bytes(size - 9)


def _info(film: _Film, at: int, last: int) -> None:
    while at < last:
        name, body, end = _element(film.data, at, last)
        if name in _NEEDED:
            film.data[body:end] = bytes(end - body)
        elif name not in _OF_INFO:
            if name == _DATE:
                film.betrays.add("time")
            _void(film, at, body, end)
        at = end


def _tracks(film: _Film, at: int, last: int) -> None:
    while at < last:
        name, body, end = _element(film.data, at, last)
        if name != _TRACK:
            _void(film, at, body, end)
        else:
            _track(film, body, end)
        at = end


def _track(film: _Film, at: int, last: int) -> None:
    while at < last:
        name, body, end = _element(film.data, at, last)
        if name == _KIND:
            film.kinds.add(int.from_bytes(film.data[body:end], "big"))
        elif name in _NOT_OF_TRACK:
            _void(film, at, body, end)
        at = end
