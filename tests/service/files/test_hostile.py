"""The table of files that mean harm, or tell more than they should.

Each is looked at by the real child. What comes out is either one of the faults, or a cleaned copy
in which nothing of what the file told is left and which is nothing else beside what it is.
"""

from __future__ import annotations

import asyncio
import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from service.files.child import Inspector
from service.files.findings import Finding
from tests.service.files import samples
from tests.service.files.samples import SECRET, archive, docx, jpeg, odt, pdf, picture, png

MOST_MEMORY = 300 * 2**20
JAR = archive({"META-INF/MANIFEST.MF": "Main-Class: x", "x.class": b"\xca\xfe\xba\xbe"})
SCRIPT = b"<script>alert(1)</script>"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-" + b"TEST-FILE!$H+H*"


def running(made: Pdf) -> None:
    """Everything in a PDF that starts by itself."""
    act = Dictionary(S=Name.JavaScript, JS="app.alert(1)", Next=Dictionary(S=Name.Launch, F="x"))
    made.Root.OpenAction = made.make_indirect(act)
    made.Root.AA = Dictionary(WC=act)
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", act])))
    made.Root.AcroForm = Dictionary(XFA=samples.stream(made, SCRIPT), Fields=Array([]))
    made.pages[0].AA = Dictionary(O=act)
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), T=samples.NAME, A=act
    )
    media = Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]))
    made.pages[0].Annots = Array([made.make_indirect(note), made.make_indirect(media)])


def attaching(made: Pdf) -> None:
    made.attachments["x.exe"] = b"MZ" + SECRET


def with_photo(made: Pdf) -> None:
    photo = samples.stream(made,
        jpeg(), Type=Name.XObject, Subtype=Name.Image, Width=64, Height=48,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    made.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=photo))


def bomb(made: Pdf) -> None:
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(2**24)) for _ in range(26)) + packer.flush()
    made.pages[0].Contents = samples.stream(made, packed, Filter=Name.FlateDecode)


def nested_pdf(depth: int) -> bytes:
    """A page that holds lists in lists in lists."""
    return pdf().replace(b"/Type /Page ", b"/X " + b"[" * depth + b"]" * depth + b" /Type /Page ")


def object_bomb() -> bytes:
    """A PDF whose table of objects unpacks to hundreds of megabytes."""
    packed = zlib.compress(bytes(320_000_000), 1)
    stream = b"<</Type/ObjStm/N 1/First 320000000/Length %d/Filter/FlateDecode>>stream\n"
    body = b"%PDF-1.5\n1 0 obj\n" + stream % len(packed) + packed + b"\nendstream endobj\n"
    table = (
        struct.pack(">BHB", 0, 0, 0) + struct.pack(">BHB", 1, 9, 0) + struct.pack(">BHB", 2, 1, 0)
    )
    at = len(body)
    body += b"9 0 obj<</Type/XRef/Size 3/W[1 2 1]/Root 2 0 R/Length %d>>stream\n" % len(table)
    return body + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % at


def protected_zip() -> bytes:
    whole = bytearray(docx())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = whole.find(mark)
        while place >= 0:
            whole[place + at] |= 1
            place = whole.find(mark, place + 4)
    return bytes(whole)


def lying_zip() -> bytes:
    """Parts that say they are small and are not."""
    whole = bytearray(docx(word__big_xml=bytes(60_000_000)))
    size = struct.pack("<I", 60_000_000)
    return bytes(whole.replace(size, struct.pack("<I", 1000)))


def deep_frames() -> bytes:
    """A GIF with as many frames as fit."""
    one = samples.gif()
    begin = one.find(b"\x2c\0\0\0\0")
    frame = one[begin:-1]
    return one[:-1] + frame * (4_000_000 // len(frame)) + b";"


def with_part(name: bytes, content: bytes) -> bytes:
    whole = png()
    return whole[:33] + samples.chunk(name, content) + whole[33:]


def webp_tail() -> bytes:
    return picture("WEBP") + SCRIPT


def broken_heic() -> bytes:
    return samples.HEIC[:600]


CLEANED: dict[str, Callable[[], bytes]] = {
    "jpeg that tells all": jpeg,
    "jpeg, progressive": lambda: jpeg(progressive=True),
    "jpeg, cmyk": lambda: picture("JPEG", mode="CMYK", exif=samples.exif()),
    "jpeg with a film behind": lambda: jpeg() + samples.mp4(),
    "jpeg with a second picture behind": lambda: jpeg() + jpeg(),
    "jpeg, 48 megapixels": lambda: jpeg_of(8000, 6000),
    "png that tells all": png,
    "png, 25 megapixels": lambda: picture("PNG", (6200, 4000), "RGBA", exif=samples.exif()),
    "jpeg, 25 megapixels, progressive": lambda: picture(
        "JPEG", (6200, 4000), progressive=True, subsampling=0, exif=samples.exif()
    ),
    "webp, 13 megapixels": lambda: picture(
        "WEBP", (4000, 3250), "RGBA", exif=samples.exif(), method=0
    ),
    "png with a chunk of its own": lambda: with_part(b"seCr", SECRET),
    "png with sixteen bits": lambda: picture("PNG", mode="I;16"),
    "png with a palette": lambda: picture("PNG", mode="P"),
    "gif with a comment": samples.gif,
    "gif with many frames": lambda: samples.gif(60),
    "gif with thousands of frames": deep_frames,
    "webp that tells all": lambda: picture("WEBP", exif=samples.exif(), xmp=SECRET),
    "heic that tells all": lambda: samples.HEIC,
    "pdf that tells all": pdf,
    "pdf that runs": lambda: pdf(running),
    "pdf with a program inside": lambda: pdf(attaching),
    "pdf that opens, but has an owner": lambda: pdf(
        running, pikepdf.Encryption(owner="a", user="")
    ),
    "pdf with a telling photo": lambda: pdf(with_photo),
    "docx that tells all": docx,
    "xlsx that tells all": lambda: docx("xl/workbook.xml"),
    "pptx that tells all": lambda: docx("ppt/presentation.xml"),
    "odt that tells all": odt,
    "doc that tells all": samples.doc,
    "ods that tells all": lambda: odt("spreadsheet"),
    "text": "Sokağımızdaki lamba yanmıyor.\n".encode,
    "mp3 with tags": samples.mp3,
    "wav with a list": samples.wav,
    "flac with tags": samples.flac,
    "opus with tags": samples.opus,
    "mp4 with a place": samples.mp4,
    "mov with a track of places": lambda: samples.mp4(b"qt  ", b"vide", b"mebx"),
    "3gp": lambda: samples.mp4(b"3gp4"),
    "m4a": lambda: samples.mp4(b"M4A ", b"soun"),
    "webm with tags": samples.webm,
    "webm with sound alone": lambda: samples.webm(2),
}
"""Accepted, and of what they told nothing is left."""

REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing but blanks": ("file_damaged", lambda: b" \n\t\n"),
    "svg with a script": ("file_wrong_type", lambda: b"<svg onload='x()'>" + SCRIPT + b"</svg>"),
    "html": ("file_wrong_type", lambda: b"<!DOCTYPE html><html>" + SCRIPT),
    "html behind blanks": ("file_wrong_type", lambda: b"\xef\xbb\xbf \n\n<HTML>" + SCRIPT),
    "xml": ("file_wrong_type", lambda: b"<?xml version='1.0'?><x/>"),
    "php": ("file_wrong_type", lambda: b"hello <?php system('x');"),
    "shell script": ("file_wrong_type", lambda: b"#!/bin/sh\nrm -rf /\n"),
    "rtf": ("file_wrong_type", lambda: b"{\\rtf1 hello}"),
    "windows program": ("file_wrong_type", lambda: b"MZ\x90\0" + bytes(200)),
    "linux program": ("file_wrong_type", lambda: b"\x7fELF\x02\x01" + bytes(200)),
    "java archive": ("file_wrong_type", lambda: JAR),
    "zip": ("file_wrong_type", lambda: archive({"a.txt": "a"})),
    "gzip": ("file_wrong_type", lambda: b"\x1f\x8b\x08" + bytes(40)),
    "rar": ("file_wrong_type", lambda: b"Rar!\x1a\x07\x01\0" + bytes(40)),
    "7z": ("file_wrong_type", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(40)),
    "tiff": ("file_wrong_type", lambda: picture("TIFF")),
    "bmp": ("file_wrong_type", lambda: picture("BMP")),
    "noise": ("file_wrong_type", lambda: bytes(range(128, 256)) * 9),
    "text in an old code": ("file_wrong_type", lambda: "ğüşiöç ".encode("iso8859-9") * 9),
    "gif that is a java archive": ("file_wrong_type", lambda: samples.gif() + JAR),
    "jpeg that is an archive": ("file_wrong_type", lambda: jpeg() + JAR),
    "png that is an archive": ("file_wrong_type", lambda: png() + JAR),
    "pdf that is an archive": ("file_wrong_type", lambda: pdf() + JAR),
    "mp3 that is an archive": ("file_wrong_type", lambda: samples.mp3() + JAR),
    "wav that is an archive": ("file_wrong_type", lambda: samples.wav() + JAR),
    "text that is an archive": ("file_wrong_type", lambda: b"text\n" + JAR),
    "png with a script as text": (
        "file_wrong_type",
        lambda: with_part(b"tEXt", b"Comment\0" + SCRIPT),
    ),
    "png with a script behind": ("file_wrong_type", lambda: png() + SCRIPT),
    "gif with a script behind": ("file_wrong_type", lambda: samples.gif() + SCRIPT),
    "jpeg with a script behind": ("file_damaged", lambda: jpeg() + SCRIPT),
    "webp with a script behind": ("file_wrong_type", webp_tail),
    "pdf with html behind": ("file_damaged", lambda: pdf() + b"<html>" + SCRIPT),
    "gif that is a script": ("file_wrong_type", lambda: b"GIF89a/*" + SCRIPT + b"*/=1;"),
    "jpeg that is a pdf": ("file_wrong_type", lambda: jpeg(exif=b"", comment=pdf()[:400])),
    "jpeg with html in front": ("file_wrong_type", lambda: jpeg(exif=b"", comment=SCRIPT)),
    "pdf with something in front": ("file_wrong_type", lambda: SCRIPT + pdf()),
    "mp4 with something behind": ("file_damaged", lambda: samples.mp4() + b"something"),
    "gif with something behind": ("file_damaged", lambda: samples.gif() + SECRET * 9),
    "mp4 with an archive in a box": (
        "file_wrong_type",
        lambda: samples.mp4(extra=samples.box(b"free", JAR)),
    ),
    "png, 50000 by 50000": ("file_too_large", lambda: samples.empty_png(50_000, 50_000, 40)),
    "png, all of 30000 by 3000": ("file_too_large", lambda: samples.empty_png(30_000, 3000, 3000)),
    "jpeg, 65500 by 65500": ("file_too_large", lambda: stretched_jpeg(65_500, 65_500)),
    "gif, 65535 by 65535": ("file_too_large", samples.stretched_gif),
    "zip bomb as docx": ("file_damaged", lambda: docx(word__big_xml=bytes(60_000_000))),
    "many middling parts": ("file_damaged", lambda: docx(**middling())),
    "docx that lies about sizes": ("file_damaged", lying_zip),
    "pdf, a page without end": ("file_damaged", lambda: pdf(bomb)),
    "pdf, objects without end": ("file_damaged", object_bomb),
    "pdf, lists in lists": ("file_damaged", lambda: nested_pdf(90)),
    "pdf with a password": ("file_protected", samples.protected_pdf),
    "docx with a password in the zip": ("file_protected", protected_zip),
    "odt with a password": (
        "file_protected",
        lambda: odt(**{"META-INF__manifest_xml": "<m:encryption-data/>"}),
    ),
    "docx with macros": ("file_wrong_type", lambda: docx(word__vbaProject_bin=b"x")),
    "docm": (
        "file_wrong_type",
        lambda: docx("word/document_xml", **{"[Content_Types]_xml": "<T>macroEnabled</T>"}),
    ),
    "docx with an object": ("file_wrong_type", lambda: docx(word__embeddings__ole1_bin=b"x")),
    "docx with a program": ("file_wrong_type", lambda: docx(word__x_exe=b"MZ")),
    "odt with basic": ("file_wrong_type", lambda: odt(Basic__Standard__m_xml="<x/>")),
    "docx with entities": (
        "file_damaged",
        lambda: docx(word__a_xml='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    ),
    "docx in utf-16": ("file_damaged", lambda: docx(word__a_xml="<x/>".encode("utf-16"))),
    "docx that climbs out": (
        "file_damaged",
        lambda: archive({"[Content_Types].xml": "", "../../etc/passwd": "x"}),
    ),
    "docx with something behind": ("file_damaged", lambda: docx() + SCRIPT),
    "docx with something in front": ("file_wrong_type", lambda: SCRIPT + docx()),
    "doc with a password": ("file_protected", lambda: samples.doc(flags=0x0100)),
    "docx with a password": (
        "file_protected",
        lambda: samples.doc(more="EncryptedPackage"),
    ),
    "asp": ("file_wrong_type", lambda: b"hello <%= x %>"),
    "batch file": ("file_wrong_type", lambda: b"@ECHO off\r\ndel x"),
    "doc with macros": ("file_wrong_type", lambda: samples.doc(more="Macros")),
    "office file before 2007 that is none": (
        "file_damaged",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900),
    ),
    "matroska": ("file_wrong_type", lambda: samples.webm(doctype=b"matr")),
    "mp4 with nothing to play": ("file_wrong_type", lambda: samples.mp4(b"isom", b"meta")),
    "jpeg, cut": ("file_damaged", lambda: jpeg_of(600, 400)[:-500]),
    "png, cut": ("file_damaged", lambda: png()[:-30]),
    "png with a wrong sum": ("file_damaged", lambda: png().replace(b"IDATx", b"IDATy", 1)),
    "gif, cut": ("file_damaged", lambda: samples.gif()[:-40]),
    "webp, cut": ("file_damaged", lambda: picture("WEBP")[:-40]),
    "heic, cut": ("file_damaged", broken_heic),
    "pdf, cut": ("file_damaged", lambda: pdf()[:-100]),
    "pdf, only its head": ("file_damaged", lambda: b"%PDF-1.7\n%%EOF"),
    "docx, cut": ("file_damaged", lambda: docx()[:-100]),
    "mp4, cut": ("file_damaged", lambda: samples.mp4()[:-10]),
    "wav, cut": ("file_damaged", lambda: samples.wav()[:-100]),
    "mp3, one frame": ("file_damaged", lambda: samples.mp3(1)),
    "ogg, cut": ("file_damaged", lambda: samples.opus()[:-10]),
    "webm, cut": ("file_damaged", lambda: samples.webm()[:-10]),
    "flac, only its head": ("file_damaged", lambda: samples.flac()[:20]),
}
"""Refused, each by its own fault."""


def jpeg_of(width: int, height: int) -> bytes:
    return picture("JPEG", (width, height), exif=samples.exif())


def stretched_jpeg(width: int, height: int) -> bytes:
    whole = bytearray(picture("JPEG"))
    at = whole.find(b"\xff\xc0")
    whole[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(whole)


def middling() -> dict[str, Any]:
    return {f"word__a{number}_xml": bytes(30_000_000) for number in range(5)}


@pytest.fixture(scope="module")
def inspector() -> Iterator[Inspector]:
    inspector = Inspector(most=1)
    yield inspector
    inspector.close()


async def look(inspector: Inspector, folder: Path, content: bytes) -> Finding:
    (folder / "came").write_bytes(content)
    found = await inspector.look(folder / "came", folder / "clean", folder / "original")
    assert 0 < found.peak <= MOST_MEMORY, found.peak
    return found


def unpacked(content: bytes) -> bytes:
    """All of it, and whatever is packed in it."""
    whole = [content]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            whole += [parts.read(name) for name in parts.namelist()]
    if content[:5] == b"%PDF-":
        with pikepdf.open(io.BytesIO(content)) as read:
            whole += [one.unparse() for one in read.objects]
            for one in read.objects:
                if isinstance(one, pikepdf.Stream):
                    whole.append(one.read_raw_bytes())
                    if one.get("/Filter") != Name.DCTDecode:
                        whole.append(one.read_bytes())
    if content[:4] == b"\x89PNG":
        assert {name for name, _, _ in parts_of(content)} <= {b"IHDR", b"IDAT", b"IEND"}
    return b"\n".join(whole)


def parts_of(content: bytes) -> list[tuple[bytes, int, int]]:
    from service.files.segments import png_parts

    return list(png_parts(content))


@pytest.mark.parametrize("name", CLEANED)
async def test_of_what_it_told_nothing_is_left(
    name: str, inspector: Inspector, tmp_path: Path
) -> None:
    came = CLEANED[name]()
    found = await look(inspector, tmp_path, came)
    assert found.fault is None, found
    clean = (tmp_path / "clean").read_bytes()
    kept = (tmp_path / "original").read_bytes() if found.other_original else came
    left = unpacked(clean)
    assert SECRET not in left
    assert b"Exif\0\0" not in left and b"2026:03:01" not in left
    for word in (b"JavaScript", b"/Launch", b"/OpenAction", b"/AA", b"EmbeddedFile", b"alert("):
        assert word not in left
        assert came[:5] != b"%PDF-" or word not in unpacked(kept)
    assert b"PK\x05\x06" not in clean or clean[:2] == b"PK"
    if SECRET in came and came[:3] != b"GIF" and b"chunk" not in name.encode():
        assert found.betrays
    if "megapixels" in name:  # slow, and nothing new
        return
    again = await look(inspector, tmp_path, clean)
    assert again.fault is None and not again.betrays


@pytest.mark.parametrize("name", REFUSED)
async def test_what_means_harm_is_refused(name: str, inspector: Inspector, tmp_path: Path) -> None:
    fault, make = REFUSED[name]
    found = await look(inspector, tmp_path, make())
    assert found.fault == fault
    assert not (tmp_path / "clean").exists()


def test_the_table_is_long_enough() -> None:
    assert len(REFUSED) >= 60


async def test_a_photo_says_what_it_betrays_and_stands_upright(
    inspector: Inspector, tmp_path: Path
) -> None:
    found = await look(inspector, tmp_path, jpeg())
    assert found.betrays == ("place", "time", "device", "author")
    with Image.open(tmp_path / "clean") as upright:
        assert upright.size == (48, 64)
        assert not upright.getexif() and set(upright.info) <= {
            "jfif", "jfif_version", "jfif_unit", "jfif_density",
        }  # fmt: skip


async def test_an_original_ends_where_its_picture_ends(
    inspector: Inspector, tmp_path: Path
) -> None:
    found = await look(inspector, tmp_path, jpeg() + samples.mp4())
    assert found.other_original
    assert (tmp_path / "original").read_bytes() == jpeg()


async def test_a_file_that_ends_its_child_harms_no_other(tmp_path: Path) -> None:
    short = Inspector(seconds=1, most=1)
    try:
        assert (await look(short, tmp_path, jpeg())).fault is None
        child = short._idle[0]  # pyright: ignore[reportPrivateUsage]
        child._process.kill()  # pyright: ignore[reportPrivateUsage]
        child._process.wait()  # pyright: ignore[reportPrivateUsage]
        assert (await look(short, tmp_path, jpeg())).fault is None
        (tmp_path / "came").unlink()
        fifo = tmp_path / "came"
        os.mkfifo(fifo)  # whoever reads it waits without end
        found = await short.look(fifo, tmp_path / "clean", tmp_path / "original")
        assert found.fault == "file_damaged"
        fifo.unlink()
        assert (await look(short, tmp_path, jpeg())).fault is None
    finally:
        short.close()


async def test_closing_waits_for_no_file(tmp_path: Path) -> None:
    closing = Inspector(seconds=60, most=1)
    os.mkfifo(tmp_path / "came")  # whoever reads it waits without end
    looking = asyncio.ensure_future(
        closing.look(tmp_path / "came", tmp_path / "clean", tmp_path / "original")
    )
    await asyncio.sleep(0.3)
    await asyncio.to_thread(closing.close)
    assert (await looking).fault == "file_damaged"


def environment_of(process: int) -> bytes:
    path = Path(f"/proc/{process}/environ")
    return path.read_bytes() if path.exists() else b""


async def test_a_child_knows_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "k" * 40)
    keyed = Inspector(most=1)
    try:
        await look(keyed, tmp_path, jpeg())
        child = keyed._idle[0]._process  # pyright: ignore[reportPrivateUsage]
        assert b"SECRET_KEY" not in environment_of(child.pid)
    finally:
        keyed.close()
