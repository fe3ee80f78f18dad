"""What a file is, by its content: the name it came with counts for nothing.

A file may be two things at once (a GIF that is a Java archive, a PDF that is a page). The first
bytes decide, and whatever else a program could take it for is a reason to refuse it.
"""

from __future__ import annotations

import re

from service.files.findings import DAMAGED, WRONG_TYPE, Faulty, Type

JPEG = Type("jpeg", "picture", "image/jpeg", ".jpg")
PNG = Type("png", "picture", "image/png", ".png")
GIF = Type("gif", "picture", "image/gif", ".gif")
WEBP = Type("webp", "picture", "image/webp", ".webp")
HEIC = Type("heic", "picture", "image/heic", ".heic")
PDF = Type("pdf", "document", "application/pdf", ".pdf")
PLAIN = Type("text", "document", "text/plain; charset=utf-8", ".txt")
ZIP = Type("zip", "document", "application/zip", ".zip")
"""Only a stage: which office document it is, its parts say."""
OLE = Type("ole", "document", "application/x-ole-storage", ".doc")
"""Only a stage, like ZIP."""
MP3 = Type("mp3", "audio", "audio/mpeg", ".mp3")
AAC = Type("aac", "audio", "audio/aac", ".aac")
WAV = Type("wav", "audio", "audio/wav", ".wav")
FLAC = Type("flac", "audio", "audio/flac", ".flac")
OGG = Type("ogg", "audio", "audio/ogg", ".ogg")
M4A = Type("mp4", "audio", "audio/mp4", ".m4a")
MP4 = Type("mp4", "video", "video/mp4", ".mp4")
MOV = Type("mp4", "video", "video/quicktime", ".mov")
THREE_GP = Type("mp4", "video", "video/3gpp", ".3gp")
WEBM = Type("webm", "video", "video/webm", ".webm")

_STARTS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"ID3", MP3),
    (b"fLaC", FLAC),
    (b"OggS", OGG),
    (b"\x1aE\xdf\xa3", WEBM),
)
_BRANDS = {
    b"heic": HEIC,
    b"heix": HEIC,
    b"heim": HEIC,
    b"mif1": HEIC,
    b"M4A ": M4A,
    b"M4B ": M4A,
    b"qt  ": MOV,
}
_MARKUP = re.compile(
    rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|\?php)|\{\\rtf|%PDF-", re.IGNORECASE
)
_SCRIPT = re.compile(rb"\s*(?:<\s*\?xml|#!|MZ|@echo)|.*<%", re.IGNORECASE | re.DOTALL)
"""Too short to be looked for among compressed bytes, where chance writes such things."""
_HEAD = 1024
"""How far programs look for the beginning of what they hope to find."""
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


def type_of(data: bytes) -> Type:
    """Raises Faulty `file_wrong_type` for what is not accepted at all."""
    found = _by_first_bytes(data)
    if found is None:
        return _plain(data)
    if found is not PDF and found is not ZIP and _MARKUP.search(data[:_HEAD]):
        raise Faulty(WRONG_TYPE)
    if found is not ZIP and hides_zip(data):
        raise Faulty(WRONG_TYPE)
    return found


def _by_first_bytes(data: bytes) -> Type | None:
    for start, found in _STARTS:
        if data.startswith(start):
            return found
    if data[:4] == b"RIFF":
        return {b"WEBP": WEBP, b"WAVE": WAV}.get(data[8:12])
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        return THREE_GP if brand[:2] == b"3g" else _BRANDS.get(brand, MP4)
    if data[4:8] in (b"moov", b"wide", b"mdat") and len(data) > 64:  # QuickTime before 2001
        return MOV
    if data[:1] == b"\xff" and len(data) > 4 and data[1] & 0xE0 == 0xE0:
        return AAC if data[1] & 0xF6 == 0xF0 else MP3
    return None


def _plain(data: bytes) -> Type:
    """Only text that everybody can read; markup and scripts begin like text, too."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.search(head) or _SCRIPT.match(head):
        raise Faulty(WRONG_TYPE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Faulty(WRONG_TYPE) from None
    if _NOT_TEXT.search(text) or hides_zip(data):
        raise Faulty(WRONG_TYPE)
    if not text.strip():
        raise Faulty(DAMAGED)
    return PLAIN


def hides_zip(data: bytes) -> bool:
    """Whether an archive stands at the end of something else: unpackers look for it there."""
    tail = data[-(65_557 + 4096) :]
    at = tail.rfind(b"PK\x05\x06")
    while at >= 0:
        size = int.from_bytes(tail[at + 12 : at + 16], "little")
        directory = len(data) - len(tail) + at - size
        if size and data[max(directory, 0) : max(directory, 0) + 4] == b"PK\x01\x02":
            return True
        at = tail.rfind(b"PK\x05\x06", 0, at)
    return False
