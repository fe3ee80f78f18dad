"""Files made in code: honest ones that tell a lot, and the parts of hostile ones."""

from __future__ import annotations

import base64
import io
import struct
import wave
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from PIL import Image, PngImagePlugin

SECRET = b"GeheimerName"
"""Stands wherever a file may tell something; in no cleaned copy may it be found."""
NAME = SECRET.decode()

HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAABoAAgAAAAAB/AABAAAAAAAAAPIAAAA4aWlu"
    "ZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA"
    "/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkA"
    "AAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAA"
    "AAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAABppcmVmAAAAAAAA"
    "AA5jZHNjAAIAAQABAAABFG1kYXQAAAAWKAGvWOb06r//srv/8cTIev7x5Gp3wAAAAAZFeGlmAABNTQAqAAAACAAF"
    "AQ8AAgAAAAcAAABKARAAAgAAAAkAAABSARIAAwAAAAEABgAAh2kABAAAAAEAAABciCUABAAAAAEAAACCAAAAAEdl"
    "aGVpbQAAS2FtZXJhLTcAAAABkAMAAgAAABQAAABuAAAAADIwMjY6MDM6MDEgMTA6MTE6MTIAAAQAAQACAAAAAk4A"
    "AAAAAgAFAAAAAwAAALgAAwACAAAAAkUAAAAABAAFAAAAAwAAANAAAAAAAAAAJwAAAAEAAAA3AAAAAQAAAB4AAAAB"
    "AAAAIAAAAAEAAAAzAAAAAQAAAAAAAAAB"
)
"""A picture of one colour from an invented phone, with a place, a time and a device."""


def exif(orientation: int = 6) -> Image.Exif:
    told = Image.Exif()
    told[0x010F], told[0x0110], told[0x0112], told[0x013B] = NAME, NAME, orientation, NAME
    told.get_ifd(0x8769)[0x9003] = "2026:03:01 10:11:12"
    told.get_ifd(0x8769)[0x927C] = SECRET * 3
    place = told.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (39.0, 55.0, 30.0), "E", (32.0, 51.0, 0.0)
    place[27] = SECRET
    return told


def image(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    gradient: Any = Image.linear_gradient("L")
    return gradient.resize(size).convert(mode)


def picture(kind: str, size: tuple[int, int] = (64, 48), mode: str = "RGB", **how: Any) -> bytes:
    out = io.BytesIO()
    image(size, mode).save(out, kind, **how)
    return out.getvalue()


def jpeg(**how: Any) -> bytes:
    asked: dict[str, Any] = {"exif": exif(), "comment": SECRET}
    return picture("JPEG", **asked | how)


def png(**how: Any) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", NAME)
    notes.add_itxt("XML:com.adobe.xmp", f"<x><dc:creator>{NAME}</dc:creator></x>")
    notes.add_text("Comment", NAME * 3, zip=True)
    asked: dict[str, Any] = {"pnginfo": notes, "exif": exif()}
    return picture("PNG", **asked | how)


def chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content)) + name + content
        + struct.pack(">I", zlib.crc32(name + content))
    )  # fmt: skip


def empty_png(width: int, height: int, rows: int = 0) -> bytes:
    """A PNG that says how large it is, with only so many rows of it packed."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(1 + width * 3)) for _ in range(rows)) + packer.flush()
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return start + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def gif(frames: int = 1) -> bytes:
    out = io.BytesIO()
    more = [image((32, 32)).rotate(number) for number in range(1, frames)]
    image((32, 32)).save(out, "GIF", save_all=True, append_images=more, comment=SECRET)
    return out.getvalue()


def stretched_gif() -> bytes:
    """A GIF that says it is as large as can be."""
    return gif()[:6] + b"\xff\xff\xff\xff" + gif()[10:]


def stream(made: pikepdf.Pdf, content: bytes, **about: Any) -> Any:
    pdf: Any = made
    return pdf.make_stream(content, **about)


def pdf(
    change: Callable[[pikepdf.Pdf], None] | None = None,
    encryption: pikepdf.Encryption | bool | None = None,
) -> bytes:
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Author"] = NAME
        made.docinfo["/Producer"] = NAME
        made.Root.Metadata = stream(made, b"<x><dc:creator>" + SECRET + b"</dc:creator></x>")
        if change is not None:
            change(made)
        out = io.BytesIO()
        made.save(out, fix_metadata_version=False, encryption=encryption)
    return out.getvalue()


def protected_pdf() -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="a", user="b"))


def archive(parts: dict[str, bytes | str], *, stored: tuple[str, ...] = ("mimetype",)) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            made.writestr(zipfile.ZipInfo(name), content, how)
    return out.getvalue()


TYPES = '<?xml version="1.0" encoding="UTF-8"?><Types><Default Extension="xml"/></Types>'
CORE = f"<cp><dc:creator>{NAME}</dc:creator><cp:lastModifiedBy>{NAME}</cp:lastModifiedBy></cp>"


def docx(main: str = "word/document.xml", **more: bytes | str) -> bytes:
    """An office document; `more` are further parts, with __ for a slash and _ for a dot."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        main: f'<w:document><w:ins w:author="{NAME}" w:initials="{NAME}">x</w:ins></w:document>',
        "docProps/core.xml": CORE,
        "docProps/app.xml": f"<Properties><Company>{NAME}</Company></Properties>",
        "docProps/thumbnail.jpeg": jpeg(),
        "word/comments.xml": f'<w:comment w:author="{NAME}">x</w:comment>',
        "word/media/image1.jpeg": jpeg(),
        "word/media/image2.png": png(),
        "word/_rels/settings.xml.rels": (
            f'<Relationships><Relationship Id="rId1" Type="x/attachedTemplate" '
            f'Target="file:///C:/Users/{NAME}/x.dotx" TargetMode="External"/></Relationships>'
        ),
    }
    named = {name.replace("__", "/").replace("_", "."): content for name, content in more.items()}
    return archive(parts | named)


def odt(kind: str = "text", **more: bytes | str) -> bytes:
    parts: dict[str, bytes | str] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office><dc:creator>{NAME}</dc:creator>Merhaba</office>",
        "meta.xml": f"<meta><meta:initial-creator>{NAME}</meta:initial-creator></meta>",
        "Thumbnails/thumbnail.png": png(),
        "META-INF/manifest.xml": '<m><m:file-entry m:full-path="Thumbnails/thumbnail.png"/></m>',
    }
    named = {name.replace("__", "/").replace("_", "."): content for name, content in more.items()}
    return archive(parts | named)


def doc(flags: int = 0, more: str = "") -> bytes:
    """A Word document of before 2007: a small file system with sectors of 512 bytes."""
    word = bytearray(4096)
    word[:2] = b"\xec\xa5"
    word[10:12] = struct.pack("<H", flags)
    word[0x2D2:0x2DA] = struct.pack("<II", 16, len(SECRET))
    table = bytearray(4096)
    table[16 : 16 + len(SECRET)] = SECRET
    about = struct.pack("<HHI16xI16xI", 0xFFFE, 0, 0x20006, 1, 48)
    name = struct.pack("<II", 30, len(SECRET) + 1) + SECRET + bytes(4 - (len(SECRET) + 1) % 4 + 1)
    about += struct.pack("<IIII", 16 + len(name), 1, 4, 16) + name
    parts = {"WordDocument": bytes(word), "0Table": bytes(table)}
    parts |= {"\x05SummaryInformation": about.ljust(4096, b"\0")} | (
        {more: bytes(4096)} if more else {}
    )
    chain, entries = list[int](), [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for number, (title, content) in enumerate(parts.items(), 1):
        begin = len(chain) + 2
        chain += [*range(begin + 1, begin + 8), 0xFFFFFFFE]
        right = number + 1 if number < len(parts) else 0xFFFFFFFF
        entries.append(_entry(title, 2, begin, len(content), right=right))
    entries += [_entry("", 0, 0, 0)] * (-len(entries) % 4)
    folder = b"".join(entries)
    fat = [0xFFFFFFFD, *([0xFFFFFFFE] if len(folder) == 512 else [])]
    if len(folder) > 512:  # the folder's second sector stands at the end
        fat, chain = [0xFFFFFFFD, len(chain) + 2], [*chain, 0xFFFFFFFE]
    fat += chain
    fat += [0xFFFFFFFF] * (128 - len(fat))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return (
        head + struct.pack("<128I", *fat) + folder[:512] + b"".join(parts.values()) + folder[512:]
    )


def _entry(
    name: str, kind: int, begin: int, size: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF
) -> bytes:
    title = name.encode("utf-16-le")
    free = 0xFFFFFFFF
    return (
        title.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(title) + 2 if name else 0, kind, 1, free, right, child)
        + bytes(36)
        + struct.pack("<IQ", begin, size)
    )


def wav() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", "NONE"))
        sound.writeframes(bytes(1600))
    said = b"LIST" + struct.pack("<I", 4 + 8 + 12) + b"INFOIART" + struct.pack("<I", 12) + SECRET
    whole = out.getvalue() + said
    return whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:]


def mp3(frames: int = 8) -> bytes:
    note = b"TPE1" + struct.pack(">IH", len(SECRET) + 1, 0) + b"\0" + SECRET
    head = b"ID3\x04\0\0" + bytes((0, 0, 0, len(note))) + note
    frame = b"\xff\xfb\x90\0" + bytes(413)  # MPEG 1, layer 3, 128 kbit/s, 44.1 kHz
    return head + frame * frames + b"TAG" + SECRET.ljust(125, b"\0")


def flac() -> bytes:
    info = b"\0\0\0\x22" + bytes(34)
    note = struct.pack("<I", 4) + b"test" + struct.pack("<II", 1, 19) + b"ARTIST=" + SECRET
    return b"fLaC" + info + b"\x84" + len(note).to_bytes(3, "big") + note + b"\xff\xf8" + bytes(64)


def ogg_page(number: int, packet: bytes, flags: int = 0) -> bytes:
    lacing = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    head = b"OggS\0" + bytes((flags,)) + bytes(8) + b"abcd" + struct.pack("<I", number) + bytes(4)
    return head + bytes((len(lacing),)) + lacing + packet


def opus() -> bytes:
    note = b"ARTIST=" + SECRET
    tags = b"OpusTags" + struct.pack("<I", 12) + SECRET + struct.pack("<II", 1, len(note)) + note
    head = b"OpusHead\x01\x01" + bytes(9)
    return ogg_page(0, head, 2) + ogg_page(1, tags) + ogg_page(2, b"\xfc" * 40, 4)


def box(name: bytes, *content: bytes) -> bytes:
    whole = b"".join(content)
    return struct.pack(">I", 8 + len(whole)) + name + whole


def track(kind: bytes, *, at: int = 0, length: int = 0) -> bytes:
    """A track; its samples are `length` bytes at `at`."""
    table = box(
        b"stbl",
        box(b"stsd", bytes(8)),
        box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1)),
        box(b"stsz", struct.pack(">IIII", 0, 0, 1, length)),
        box(b"stco", struct.pack(">III", 0, 1, at)),
    )
    handler = box(b"hdlr", bytes(8), kind, bytes(12), SECRET, b"\0")
    times = struct.pack(">IIII", 0, 3_800_000_000, 3_800_000_000, 1000) + bytes(8)
    media = box(b"mdia", box(b"mdhd", times), handler, box(b"minf", table))
    return box(b"trak", box(b"tkhd", times), media)


def mp4(brand: bytes = b"isom", *kinds: bytes, extra: bytes = b"") -> bytes:
    """A film whose first 24 bytes of content are the samples of its last track."""
    kinds = kinds or (b"vide", b"soun")
    start = box(b"ftyp", brand, bytes(4), brand)
    content = box(b"mdat", SECRET * 2 if b"mebx" in kinds or b"meta" in kinds else bytes(24))
    times = struct.pack(">IIII", 0, 3_800_000_000, 3_800_000_000, 1000) + bytes(84)
    place = box(b"udta", box(b"\xa9xyz", SECRET), box(b"\xa9mak", SECRET), box(b"\xa9ART", SECRET))
    tracks = [track(kind, at=len(start) + 8, length=24) for kind in kinds]
    return start + content + box(b"moov", box(b"mvhd", times), *tracks, place, extra)


def element(name: bytes, *content: bytes) -> bytes:
    whole = b"".join(content)
    return name + struct.pack(">Q", 1 << 56 | len(whole)) + whole


def webm(kind: int = 1, doctype: bytes = b"webm") -> bytes:
    info = element(
        b"\x15\x49\xa9\x66",
        element(b"\x2a\xd7\xb1", b"\x0f\x42\x40"),
        element(b"\x44\x61", bytes(8)),
        element(b"\x4d\x80", SECRET),
        element(b"\x57\x41", SECRET),
        element(b"\x7b\xa9", SECRET),
    )
    tracks = element(
        b"\x16\x54\xae\x6b",
        element(b"\xae", element(b"\x83", bytes((kind,))), element(b"\x53\x6e", SECRET)),
    )
    tags = element(b"\x12\x54\xc3\x67", b"ARTIST", SECRET, b"LOCATION")
    block = element(b"\xa3", b"\x81\0\0\0" + bytes(16))
    cluster = b"\x1f\x43\xb6\x75\x01" + b"\xff" * 7 + element(b"\xe7", b"\0") + block
    start = element(b"\x1a\x45\xdf\xa3", b"\x42\x82\x84" + doctype)
    return start + element(b"\x18\x53\x80\x67", info, tracks, tags, cluster)
