"""Ogg: Opus and Vorbis without their comments.

The comments are a packet of their own, so the pages that carry the first packets are laid anew,
as many as there were; the pages of the sound itself are not touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.files.findings import DAMAGED, WRONG_TYPE, Cleaned, Faulty, Type
from service.files.recordings import told_by

_MOST_NOTES = 4_000_000
_NOBODY = (0).to_bytes(4, "little") + (0).to_bytes(4, "little")


def _sums() -> list[int]:
    table: list[int] = []
    for number in range(256):
        value = number << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
        table.append(value)
    return table


_SUMS = _sums()


@dataclass
class _Page:
    flags: int
    position: bytes
    serial: bytes
    lacing: bytes
    body: bytes
    raw: bytes = b""


def clean(data: bytes, found: Type) -> Cleaned:
    """The recording without its comments. Raises Faulty."""
    pages = list(_pages(data))
    if len({page.serial for page in pages}) != 1:  # one stream; films in Ogg have several
        raise Faulty(WRONG_TYPE)
    packets, rest = _head(pages)
    first, notes = packets[0], packets[1]
    if first[:8] == b"OpusHead" and notes[:8] == b"OpusTags":
        bare = [b"OpusTags" + _NOBODY]
    elif first[:7] == b"\x01vorbis" and notes[:7] == b"\x03vorbis":
        bare = [b"\x03vorbis" + _NOBODY + b"\x01", packets[2]]
    else:
        raise Faulty(WRONG_TYPE)
    serial = pages[0].serial
    laid = [_Page(2, bytes(8), serial, bytes(_lacing(first)), first), *_laid(bare, serial)]
    while len(laid) < len(pages) - len(rest):  # an empty page keeps the others' numbers right
        laid.append(_Page(0, b"\xff" * 8, serial, b"", b""))
    if len(laid) > len(pages) - len(rest):
        raise Faulty(DAMAGED)
    head = b"".join(_written(page, number) for number, page in enumerate(laid))
    return Cleaned(found, head + b"".join(page.raw for page in rest), told_by(notes))


def _pages(data: bytes) -> Iterator[_Page]:
    at = 0
    while at < len(data):
        if data[at : at + 5] != b"OggS\0" or at + 27 > len(data):
            raise Faulty(DAMAGED)
        count = data[at + 26]
        lacing = data[at + 27 : at + 27 + count]
        begin = at + 27 + count
        end = begin + sum(lacing)
        if end > len(data) or len(lacing) < count:
            raise Faulty(DAMAGED)
        raw = data[at:end]
        yield _Page(raw[5], raw[6:14], raw[14:18], lacing, data[begin:end], raw)
        at = end


def _head(pages: list[_Page]) -> tuple[list[bytes], list[_Page]]:
    """The packets before the sound, two or three, and the pages of the sound itself."""
    packets, current, wanted = list[bytes](), bytearray(), 2
    for number, page in enumerate(pages):
        at = 0
        for length in page.lacing:
            current += page.body[at : at + length]
            at += length
            if len(current) > _MOST_NOTES:
                raise Faulty(DAMAGED)
            if length < 255:
                packets.append(bytes(current))
                current.clear()
        if packets and packets[0][:7] == b"\x01vorbis":
            wanted = 3
        if len(packets) >= wanted:
            if len(packets) > wanted or current:  # the sound must begin on a page of its own
                raise Faulty(DAMAGED)
            if number + 1 == len(pages):
                raise Faulty(DAMAGED)
            return packets, pages[number + 1 :]
    raise Faulty(DAMAGED)


def _lacing(packet: bytes) -> list[int]:
    return [255] * (len(packet) // 255) + [len(packet) % 255]


def _laid(packets: list[bytes], serial: bytes) -> Iterator[_Page]:
    lacing = [length for packet in packets for length in _lacing(packet)]
    body, at, goes_on = b"".join(packets), 0, False
    for begin in range(0, len(lacing), 255):
        part = bytes(lacing[begin : begin + 255])
        yield _Page(int(goes_on), bytes(8), serial, part, body[at : at + sum(part)])
        at += sum(part)
        goes_on = part[-1] == 255


def _written(page: _Page, number: int) -> bytes:
    head = b"OggS\0" + bytes((page.flags,)) + page.position + page.serial
    head += number.to_bytes(4, "little")
    tail = bytes((len(page.lacing),)) + page.lacing + page.body
    total = 0
    for one in head + bytes(4) + tail:
        total = (total << 8 ^ _SUMS[total >> 24 ^ one]) & 0xFFFFFFFF
    return head + total.to_bytes(4, "little") + tail
