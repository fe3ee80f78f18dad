"""PDFs: rewritten whole, without what runs by itself and without who made them.

Rewriting leaves behind everything no page leads to: older revisions, hidden attachments, whatever
was glued on. Two passes: first what is dangerous (the original is kept like that), then what tells.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from service.files.findings import DAMAGED, PROTECTED, Cleaned, Faulty, Telling, Type
from service.files.segments import plain_jpeg

_RUNS = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition"),
    *("/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView", "/Hide", "/ResetForm"),
}
_PLAYS = {"/RichMedia", "/Screen", "/Movie", "/Sound", "/FileAttachment", "/3D"}
_DANGEROUS = (
    *("/JS", "/OpenAction", "/AA", "/XFA", "/JavaScript", "/EmbeddedFiles", "/EF", "/AF"),
    *("/Renditions", "/RichMediaContent", "/Collection"),
)
_TELLING = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/Thumb"),
    *("/Author", "/Creator", "/Producer"),
)
_MOST_OBJECTS = 200_000
_MOST_UNPACKED = 400_000_000
_AFTER_END = 1024
"""Readers look for the end in the last so many bytes; what is behind must be nearly nothing."""
_DEEPEST = 40


def clean(data: bytes, found: Type) -> Cleaned:
    """The PDF, rewritten. Raises Faulty."""
    end = data.rfind(b"%%EOF")
    # Scanners pad; anything else after the end is another file.
    if end < 0 or data[end + 5 :].strip(b"\0\r\n\t ") or len(data) - end > _AFTER_END:
        raise Faulty(DAMAGED)
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:  # but it opens for everybody: only its owner has a password
                return clean(_saved(pdf), found)
            if not len(pdf.pages) or len(pdf.objects) > _MOST_OBJECTS:
                raise Faulty(DAMAGED)
            _bounded(pdf)
            betrays = _betrays(pdf)
            harmed = _strip_dangerous(pdf)
            original = _saved(pdf) if harmed else None
            _strip_telling(pdf)
            return Cleaned(found, _saved(pdf), betrays, original)
    except pikepdf.PasswordError:
        raise Faulty(PROTECTED) from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError, RecursionError) as bad:
        raise Faulty(DAMAGED) from bad


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(
        out,
        compress_streams=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return out.getvalue()


def _bounded(pdf: Pdf) -> None:
    """What is packed must not unpack without end: not for us, and not for whoever opens it."""
    left = _MOST_UNPACKED
    for one in _indirect(pdf):
        if isinstance(one, Stream) and one.get("/Filter") in (
            Name.FlateDecode,
            Array([Name.FlateDecode]),
        ):
            left -= _unpacked(one.read_raw_bytes(), left)


def _unpacked(packed: bytes, most: int) -> int:
    size, unpack = 0, zlib.decompressobj()
    try:
        while packed and not unpack.eof:
            size += len(unpack.decompress(packed, 1 << 20))
            packed = unpack.unconsumed_tail
            if size > most:
                raise Faulty(DAMAGED)
    except zlib.error:
        pass  # readers make of it what they can; it has an end
    return size


def _indirect(pdf: Pdf) -> Iterator[Any]:
    yield from pdf.objects


def _dictionaries(one: Any, depth: int = 0) -> Iterator[Any]:
    """The object and what is written out inside it; what it only points to comes on its own."""
    if depth > _DEEPEST:
        raise Faulty(DAMAGED)
    if isinstance(one, (Dictionary, Stream)):
        yield one
        inside = [value for _, value in one.items()]
    elif isinstance(one, Array):
        inside = list(one)
    else:
        return
    for value in inside:
        # A bare number or truth comes as Python's own.
        if getattr(value, "is_indirect", None) is False:
            yield from _dictionaries(value, depth + 1)


def _everything(pdf: Pdf) -> Iterator[Any]:
    for one in _indirect(pdf):
        yield from _dictionaries(one)
    yield from _dictionaries(pdf.trailer)


def _strip_dangerous(pdf: Pdf) -> bool:
    found = False
    for one in _everything(pdf):
        for key in _DANGEROUS:
            if key in one:
                # /AF and /JS may be a page's own words elsewhere; gone they harm nobody.
                del one[key]
                found = True
        if str(one.get("/S", "")) in _RUNS and isinstance(one.get("/S"), Object):
            for key in list(one.keys()):
                if key != "/Next":
                    del one[key]
            one["/S"] = Name.GoTo
            one["/D"] = Array([pdf.pages[0].obj, Name.Fit])
            found = True
        annotations = one.get("/Annots")
        if isinstance(annotations, Array):
            kept = [note for note in annotations if not _plays(note)]
            if len(kept) != len(annotations):
                one["/Annots"] = Array(kept)
                found = True
    return found


def _plays(note: Any) -> bool:
    return isinstance(note, Dictionary) and str(note.get("/Subtype", "")) in _PLAYS


def _betrays(pdf: Pdf) -> frozenset[Telling]:
    found: set[Telling] = set()
    about = pdf.trailer.get("/Info")
    if isinstance(about, Dictionary) and str(about.get("/Author", "")).strip():
        found.add("author")
    packet: Any = pdf.Root.get("/Metadata")
    if isinstance(packet, Stream) and re.search(rb"<dc:creator|xmp:Author", packet.read_bytes()):
        found.add("author")
    for one in _indirect(pdf):
        if isinstance(one, Stream) and one.get("/Filter") == Name.DCTDecode:
            head = one.read_raw_bytes()[:65_536]
            if b"Exif\0\0" in head:
                found |= {"device", "time"}
    return frozenset(found)


def _strip_telling(pdf: Pdf) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for one in _everything(pdf):
        for key in _TELLING:
            if key in one:
                del one[key]
        if str(one.get("/Subtype", "")) != "/Widget" and "/Subtype" in one and "/Rect" in one:
            for key in ("/T", "/M", "/CreationDate", "/NM"):
                if key in one:  # of a note: who wrote it, and when
                    del one[key]
        if isinstance(one, Stream) and one.get("/Filter") == Name.DCTDecode:
            _strip_picture(one)


def _strip_picture(one: Any) -> None:
    try:
        bare = plain_jpeg(one.read_raw_bytes())
    except Faulty:
        bare = b""  # a picture that cannot be taken apart may tell anything
    one.write(bare, filter=Name.DCTDecode, decode_parms=one.get("/DecodeParms"))
