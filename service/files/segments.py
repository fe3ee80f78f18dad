"""Where a JPEG or PNG ends, and the same picture without anything but the picture.

This works on the file's own parts, pixels untouched: for pictures inside documents, which must
stay as they are, and for originals, which must end where the picture ends.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from service.files.findings import DAMAGED, WRONG_TYPE, Faulty
from service.files.types import hides_zip

_ALONE = {0x01, *range(0xD0, 0xD8)}
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"sBIT"}
_PADDING = 16
_FOLLOWERS = (b"\xff\xd8\xff", b"SEFH", b"SEFT")
_HEAD = b"\x89PNG\r\n\x1a\n"


def jpeg_parts(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, begin and end of each part of a JPEG, up to and with its end. Raises Faulty."""
    at = 2
    yield 0xD8, 0, 2
    while True:
        if at + 2 > len(data) or data[at] != 0xFF:
            raise Faulty(DAMAGED)
        marker = data[at + 1]
        if marker == 0xFF:  # filling between parts
            at += 1
            continue
        if marker == 0xD9:
            yield marker, at, at + 2
            return
        if marker in _ALONE:
            end = at + 2
        else:
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            if end > len(data) or end < at + 4:
                raise Faulty(DAMAGED)
            if marker == 0xDA:
                end = _after_scan(data, end)
        yield marker, at, end
        at = end


def _after_scan(data: bytes, at: int) -> int:
    """Where the next marker stands behind the compressed pixels."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Faulty(DAMAGED)
        follows = data[at + 1]
        if follows != 0 and not 0xD0 <= follows <= 0xD7 and follows != 0xFF:
            return at
        at += 1 if follows == 0xFF else 2


def plain_jpeg(data: bytes) -> bytes:
    """The JPEG without Exif, XMP, profiles, comments, previews and whatever follows it."""
    kept = bytearray()
    for marker, begin, end in jpeg_parts(data):
        # Adobe's (EE) says how the colours are to be read; the others only tell.
        telling = (0xE0 <= marker <= 0xEF and marker != 0xEE) or marker == 0xFE
        if marker == 0xEE and data[begin + 4 : begin + 9] != b"Adobe":
            continue
        if not telling:
            kept += data[begin:end]
    return bytes(kept)


def png_parts(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, begin and end of each part of a PNG, up to and with its end. Raises Faulty."""
    at = 8
    while True:
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if len(name) < 4 or end > len(data):
            raise Faulty(DAMAGED)
        if zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            raise Faulty(DAMAGED)
        yield name, at, end
        if name == b"IEND":
            return
        at = end


def plain_png(data: bytes) -> bytes:
    """The PNG without texts, times, Exif and whatever follows it."""
    return _HEAD + b"".join(
        data[begin:end] for name, begin, end in png_parts(data) if name in _PNG_KEPT
    )


def plain_picture(data: bytes) -> bytes:
    """A picture inside a document, without what it tells; other kinds as they are."""
    try:
        if data[:3] == b"\xff\xd8\xff":
            return plain_jpeg(data)
        if data[:8] == _HEAD:
            return plain_png(data)
    except Faulty:
        # A picture that nobody can take apart tells what it likes; better none than that.
        return b""
    return data


def ending(data: bytes, name: str) -> bytes:
    """The picture up to its own end. Phones put second pictures and short films behind a JPEG:
    those are cut off. Raises Faulty where anything else follows."""
    end = {"jpeg": _jpeg_end, "png": _png_end, "gif": _gif_end, "webp": _webp_end}[name](data)
    rest = data[end:]
    if not rest.strip(b"\0") and len(rest) <= _PADDING:
        return data[:end]
    if hides_zip(rest):
        raise Faulty(WRONG_TYPE)
    film = rest.find(b"ftyp", 0, 4096) >= 0
    if name == "jpeg" and (film or any(rest.find(one, 0, 65_536) >= 0 for one in _FOLLOWERS)):
        return data[:end]
    raise Faulty(DAMAGED)


def _jpeg_end(data: bytes) -> int:
    return max(end for _, _, end in jpeg_parts(data))


def _png_end(data: bytes) -> int:
    return max(end for _, _, end in png_parts(data))


def _webp_end(data: bytes) -> int:
    size = int.from_bytes(data[4:8], "little")
    end = 8 + size + size % 2
    if end > len(data) + size % 2:
        raise Faulty(DAMAGED)
    return min(end, len(data))


def _gif_end(data: bytes) -> int:
    try:
        at = 13 + (3 << (data[10] & 7) + 1 if data[10] & 0x80 else 0)
        while data[at] != 0x3B:
            if data[at] == 0x21:
                at = _blocks(data, at + 2)
            elif data[at] == 0x2C:
                table = data[at + 9]
                at = _blocks(data, at + 11 + (3 << (table & 7) + 1 if table & 0x80 else 0))
            else:
                raise Faulty(DAMAGED)
    except IndexError:
        raise Faulty(DAMAGED) from None
    return at + 1


def _blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1
