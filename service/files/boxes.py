"""MP4, M4A, MOV and 3GP: boxes in boxes. What tells is overwritten in place, so that every
position noted elsewhere in the file stays right; picture and sound are not touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from service.files.findings import DAMAGED, WRONG_TYPE, Cleaned, Faulty, Telling, Type
from service.files.types import M4A, MP4, THREE_GP

_INSIDE = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf", b"moof", b"traf", b"mvex"}
_TOP = {b"ftyp", b"styp", b"moov", b"mdat", b"moof", b"mfra", b"sidx"}
_TELLING = {
    b"udta",
    b"meta",
    b"uuid",
    b"free",
    b"skip",
    b"xml ",
    b"tref",
    b"ID32",
    b"iods",
    b"load",
}
_TIMED = {b"mvhd", b"tkhd", b"mdhd"}
_PLAYED = {b"vide", b"soun", b"text", b"sbtl", b"subt"}
_WORDS: tuple[tuple[bytes, Telling], ...] = (
    (b"\xa9xyz", "place"),
    (b"loci", "place"),
    (b"quicktime.location", "place"),
    (b"\xa9day", "time"),
    (b"creationdate", "time"),
    (b"\xa9mak", "device"),
    (b"\xa9mod", "device"),
    (b"\xa9swr", "device"),
    (b"\xa9too", "device"),
    (b"quicktime.make", "device"),
    (b"quicktime.model", "device"),
    (b"com.android", "device"),
    (b"\xa9ART", "author"),
    (b"\xa9aut", "author"),
    (b"auth", "author"),
    (b"perf", "author"),
)
_DEEPEST = 12
_MOST_SAMPLES = 2_000_000


@dataclass
class _Box:
    name: bytes
    at: int
    body: int
    end: int


@dataclass
class _Film:
    data: bytearray
    betrays: set[Telling] = field(default_factory=set[Telling])
    tracks: set[bytes] = field(default_factory=set[bytes])
    dropped: bool = False


def clean(data: bytes, found: Type) -> Cleaned:
    """The film or sound without its notes. Raises Faulty."""
    film = _Film(bytearray(data))
    top = list(_boxes(film.data, 0, len(data)))
    names = [box.name for box in top]
    if b"moov" not in names or not {b"mdat", b"moof"} & set(names):
        raise Faulty(DAMAGED)
    for box in top:
        if box.name not in _TOP:
            _blank(film, box)
        elif box.name in (b"moov", b"moof"):
            _walk(film, box, 1)
    if not film.tracks & {b"vide", b"soun"} or (film.dropped and b"moof" in names):
        raise Faulty(WRONG_TYPE)
    return Cleaned(_type(found, film), bytes(film.data), frozenset(film.betrays))


def _type(found: Type, film: _Film) -> Type:
    if b"vide" in film.tracks:
        return MP4 if found is M4A else found
    return Type("mp4", "audio", "audio/3gpp", ".3gp") if found is THREE_GP else M4A


def _boxes(data: bytearray, at: int, end: int) -> Iterator[_Box]:
    while at < end:
        size, name, body = int.from_bytes(data[at : at + 4], "big"), bytes(data[at + 4 : at + 8]), 8
        if size == 1:
            size, body = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif size == 0:
            if not name.strip(b"\0") and end - at <= 16:  # QuickTime ends its lists with zeros
                return
            size = end - at
        if size < body or at + size > end or not name.replace(b"\xa9", b"c").isascii():
            raise Faulty(DAMAGED)
        yield _Box(name, at, at + body, at + size)
        at += size


def _walk(film: _Film, parent: _Box, depth: int) -> None:
    if depth > _DEEPEST:
        raise Faulty(DAMAGED)
    if parent.name == b"trak" and not _plays(film, parent):
        return
    for box in _boxes(film.data, parent.body, parent.end):
        if box.name in _TELLING:
            _blank(film, box)
        elif box.name in _TIMED:
            wide = film.data[box.body] == 1
            times = slice(box.body + 4, box.body + (20 if wide else 12))
            if box.name == b"mvhd" and any(film.data[times]):
                film.betrays.add("time")
            film.data[times] = bytes(times.stop - times.start)
        elif box.name == b"hdlr":
            film.data[box.body + 24 : box.end] = bytes(max(0, box.end - box.body - 24))
        elif box.name in _INSIDE:
            _walk(film, box, depth + 1)


def _blank(film: _Film, box: _Box) -> None:
    content = bytes(film.data[box.at : box.end])
    film.betrays |= {telling for word, telling in _WORDS if word in content}
    film.data[box.at + 4 : box.at + 8] = b"free"
    film.data[box.body : box.end] = bytes(box.end - box.body)


def _plays(film: _Film, track: _Box) -> bool:
    """Whether the track is picture, sound or text. Others note where the camera was, moment by
    moment: they go, and so does what they point to."""
    kind = _find(film.data, track, b"mdia", b"hdlr")
    if kind is None:
        raise Faulty(DAMAGED)
    name = bytes(film.data[kind.body + 8 : kind.body + 12])
    if name in _PLAYED:
        film.tracks.add(name)
        return True
    film.betrays |= {"time"} if name == b"tmcd" else {"place", "time"}
    film.dropped = True
    for begin, end in list(_samples(film.data, track)):
        film.data[begin:end] = bytes(end - begin)
    _blank(film, track)
    return False


def _find(data: bytearray, inside: _Box, *path: bytes) -> _Box | None:
    for name in path:
        found = next(
            (one for one in _boxes(data, inside.body, inside.end) if one.name == name), None
        )
        if found is None:
            return None
        inside = found
    return inside


def _numbers(data: bytearray, box: _Box, skip: int, width: int) -> list[int]:
    """The table of a box: a count, then so many numbers of so many bytes."""
    begin = box.body + skip
    count = int.from_bytes(data[begin - 4 : begin], "big")
    if count > _MOST_SAMPLES or begin + count * width > box.end:
        raise Faulty(DAMAGED)
    return [
        int.from_bytes(data[at : at + width], "big")
        for at in range(begin, begin + count * width, width)
    ]


def _samples(data: bytearray, track: _Box) -> Iterator[tuple[int, int]]:
    """Where in the file the track's own bytes stand."""
    table = _find(data, track, b"mdia", b"minf", b"stbl")
    parts = {} if table is None else {b.name: b for b in _boxes(data, table.body, table.end)}
    places = parts.get(b"co64") or parts.get(b"stco")
    sizes, chunks = parts.get(b"stsz"), parts.get(b"stsc")
    if places is None or sizes is None or chunks is None:
        raise Faulty(DAMAGED)
    offsets = _numbers(data, places, 8, 8 if places.name == b"co64" else 4)
    same = int.from_bytes(data[sizes.body + 4 : sizes.body + 8], "big")
    if same:
        lengths = [same] * min(
            int.from_bytes(data[sizes.body + 8 : sizes.body + 12], "big"), _MOST_SAMPLES
        )
    else:
        lengths = _numbers(data, sizes, 12, 4)
    runs = _numbers(data, chunks, 8, 12)
    firsts = [(run >> 64, run >> 32 & 0xFFFFFFFF) for run in runs]
    taken, run = 0, -1
    for number, offset in enumerate(offsets, 1):
        while run + 1 < len(firsts) and firsts[run + 1][0] <= number:
            run += 1
        held = firsts[run][1] if run >= 0 else 0
        length = sum(lengths[taken : taken + held])
        taken += held
        if offset + length > len(data):
            raise Faulty(DAMAGED)
        yield offset, offset + length
