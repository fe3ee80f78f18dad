"""Sound that stands in frames or chunks: MP3, AAC, WAV, FLAC. The sound stays bit for bit as it
was; the notes beside it go."""

from __future__ import annotations

import re
from collections.abc import Callable

from service.files.findings import DAMAGED, Cleaned, Faulty, Telling, Type

_RATES = {
    (True, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Kilobits a second by (MPEG 1 or a lower one, layer)."""
_HERTZ = (44100, 48000, 32000)
_FEWEST = 3
"""Frames that must follow one another before bytes count as sound."""
_WAV_KEPT = {b"fmt ", b"fact", b"data"}
_TIME = re.compile(rb"TDRC|TYER|TDAT|(?i:\bdate=)|ICRD")
_AUTHOR = re.compile(rb"TPE1|TCOM|(?i:artist=)|IART")
_DEVICE = re.compile(rb"TSSE|TENC|(?i:encoder=)|ISFT")
_WORDS: tuple[tuple[re.Pattern[bytes], Telling], ...] = (
    (_TIME, "time"),
    (_AUTHOR, "author"),
    (_DEVICE, "device"),
)


def clean(data: bytes, found: Type) -> Cleaned:
    """The recording without its notes. Raises Faulty."""
    bare, notes = _CLEANERS[found.name](data)
    return Cleaned(found, bare, told_by(notes))


def told_by(notes: bytes) -> frozenset[Telling]:
    """What the notes of a sound file tell."""
    told: set[Telling] = set()
    for pattern, telling in _WORDS:
        if pattern.search(notes):
            told.add(telling)
    return frozenset(told)


def _mp3(data: bytes) -> tuple[bytes, bytes]:
    at = 0
    while data[at : at + 3] == b"ID3":
        size = data[at + 6 : at + 10]
        if len(size) < 4 or max(size) > 0x7F:
            raise Faulty(DAMAGED)
        footer = 10 if data[at + 5] & 0x10 else 0
        at += 10 + footer + (size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3])
    while data[at : at + 1] == b"\0":
        at += 1
    return _frames(data, at, _mp3_frame)


def _aac(data: bytes) -> tuple[bytes, bytes]:
    return _frames(data, 0, _aac_frame)


def _frames(data: bytes, at: int, length: Callable[[bytes, int], int]) -> tuple[bytes, bytes]:
    """The frames alone. Notes stand before and behind them; the last frame may be cut off."""
    begin, frames = at, 0
    while at < len(data):
        size = length(data, at)
        if not size:
            break
        at, frames = at + size, frames + 1
    rest = data[at:]
    if frames < _FEWEST or not _is_notes(rest):
        raise Faulty(DAMAGED)
    return data[begin : min(at, len(data))], data[:begin] + rest


def _is_notes(rest: bytes) -> bool:
    """ID3v1, APE or Lyrics at the end, or a little padding."""
    known = rest[:3] in (b"TAG", b"3DI", b"ID3") or rest[:8] in (b"APETAGEX", b"LYRICSBE")
    return not rest.strip(b"\0") or known


def _mp3_frame(data: bytes, at: int) -> int:
    head = int.from_bytes(data[at : at + 4], "big")
    if len(data) < at + 4 or head >> 21 != 0x7FF:
        return 0
    version, layer = head >> 19 & 3, head >> 17 & 3
    rate, hertz = head >> 12 & 15, head >> 10 & 3
    if version == 1 or layer == 0 or rate in (0, 15) or hertz == 3:
        return 0
    full, layer = version == 3, 4 - layer
    kilobits = _RATES[full, layer][rate]
    per_second = _HERTZ[hertz] >> (0 if full else 1 if version == 2 else 2)
    padded = head >> 9 & 1
    if layer == 1:
        return (12 * kilobits * 1000 // per_second + padded) * 4
    samples = 144 if full or layer == 2 else 72
    return samples * kilobits * 1000 // per_second + padded


def _aac_frame(data: bytes, at: int) -> int:
    head = data[at : at + 7]
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:
        return 0
    size = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return size if size > 7 else 0


def _wav(data: bytes) -> tuple[bytes, bytes]:
    end = 8 + int.from_bytes(data[4:8], "little")
    if end not in range(len(data) - 1, len(data) + 2):
        raise Faulty(DAMAGED)
    kept, notes, at, names = bytearray(), bytearray(), 12, set[bytes]()
    while at + 8 <= min(end, len(data)):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = data[at : at + 8 + size]
        if len(chunk) < 8 + size:
            raise Faulty(DAMAGED)
        if name in _WAV_KEPT and name not in names:
            kept += chunk + b"\0" * (size % 2)
            names.add(name)
        else:
            notes += chunk
        at += 8 + size + size % 2
    if not {b"fmt ", b"data"} <= names:
        raise Faulty(DAMAGED)
    return b"RIFF" + (4 + len(kept)).to_bytes(4, "little") + b"WAVE" + bytes(kept), bytes(notes)


def _flac(data: bytes) -> tuple[bytes, bytes]:
    at, kept, notes, last = 4, list[bytes](), bytearray(), False
    while not last:
        if at + 4 > len(data):
            raise Faulty(DAMAGED)
        head, size = data[at], int.from_bytes(data[at + 1 : at + 4], "big")
        last, kind = bool(head & 0x80), head & 0x7F
        block = data[at + 4 : at + 4 + size]
        if kind in (0, 3):  # what is needed to play it, and to find one's way in it
            kept.append(bytes((kind,)) + data[at + 1 : at + 4] + block)
        else:
            notes += block
        at += 4 + size
    sound = data[at:]
    if not kept or kept[0][0] != 0 or sound[:1] != b"\xff":
        raise Faulty(DAMAGED)
    kept[-1] = bytes((kept[-1][0] | 0x80,)) + kept[-1][1:]
    if sound[-128:-125] == b"TAG":
        sound = sound[:-128]
    return b"fLaC" + b"".join(kept) + sound, bytes(notes)


_CLEANERS = {"mp3": _mp3, "aac": _aac, "wav": _wav, "flac": _flac}
