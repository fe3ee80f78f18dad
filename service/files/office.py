"""Documents of today's office programs: archives of XML.

Those with macros are refused: a reader cannot see what they do. Of the others the pages stay as
they are, and the names of authors, companies and machines go.
"""

from __future__ import annotations

import re

from service.files.findings import DAMAGED, PROTECTED, WRONG_TYPE, Cleaned, Faulty, Telling, Type
from service.files.packed import packed, unpacked
from service.files.segments import plain_picture

_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_BY_PART = {
    "word/document.xml": (_OPEN_XML + "wordprocessingml.document", ".docx"),
    "xl/workbook.xml": (_OPEN_XML + "spreadsheetml.sheet", ".xlsx"),
    "ppt/presentation.xml": (_OPEN_XML + "presentationml.presentation", ".pptx"),
}
_BY_MIMETYPE = {"text": ".odt", "spreadsheet": ".ods", "presentation": ".odp"}
_RUNS = re.compile(
    r"(?i)(^|/)(vba\w*\.(bin|xml)|activex|scripts?|basic|macrosheets|dialogs)(/|$)"
    r"|\.(bin|exe|dll|js|vbs|hta|jar|class|swf|ps1|bat|cmd|html?)$"
)
_HARMLESS_BIN = re.compile(r"(?i)(^|/)(printerSettings|layoutCache|cellimages)[^/]*(/|\.bin$|$)")
_MACROS = re.compile(rb"(?i)macroEnabled|ms-office\.vbaProject|ms-excel\.sheet\.binary")
_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_CUSTOM = _APP.replace(b"extended", b"custom")
_META = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office='
    b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2">'
    b"<office:meta/></office:document-meta>"
)
_EMPTIED = {
    "docProps/core.xml": _CORE,
    "docProps/app.xml": _APP,
    "docProps/custom.xml": _CUSTOM,
    "meta.xml": _META,
}
_NOBODY = re.compile(
    rb"(\s(?:\w+:)?(?:author|initials|userId|userName|providerId|lastAuthor)"
    rb"\s*=\s*)(?:\"[^\"]*\"|'[^']*')"
)
_NAMES = re.compile(
    rb"(<(?:\w+:)?(?:cmAuthor|author|person)\b[^>]*?\s(?:name|displayName)=)(?:\"[^\"]*\"|'[^']*')"
)
_ELEMENTS = re.compile(
    rb"<((?:\w+:)?(?:author|creator|creator-initials|initial-creator|printed-by))(\s[^>]*)?>[^<]*</\1>"
)
_PATH = re.compile(rb"<(?:\w+:)?absPath\b[^>]*/>")
_PRINTER = re.compile(rb'(<config:config-item [^>]*config:name="Printer\w*"[^>]*>)[^<]*')
_PRINTED_BY = re.compile(rb"(<pageSetup\b[^>]*?)\s+r:id=\"[^\"]*\"")
_SVG_RUNS = re.compile(rb"(?i)<(?:\w+:)?(?:script|foreignObject)|\son\w+\s*=|javascript:")
_EXTERNAL = re.compile(rb'<(?:\w+:)?Relationship\b[^>]*TargetMode\s*=\s*["\']External["\'][^>]*>')
_TARGET = re.compile(rb"(\sTarget\s*=\s*)(?:\"[^\"]*\"|'[^']*')")
_PICTURES = (".jpg", ".jpeg", ".png", ".jfif")
_AUTHOR = re.compile(
    rb"<(?:\w+:)?(?:creator|lastModifiedBy|Company|Manager|initial-creator)(?:\s[^>]*)?>[^<\s]"
)


def clean(data: bytes, found: Type, depth: int = 0) -> Cleaned:
    """The document, put together anew. Raises Faulty."""
    parts = unpacked(data)
    kind = _kind(parts, found)
    betrays: set[Telling] = set()
    kept: dict[str, bytes] = {}
    for name, content in parts.items():
        if _RUNS.search(name) and not _HARMLESS_BIN.search(name):
            raise Faulty(WRONG_TYPE)
        if name.startswith(("docProps/thumbnail", "Thumbnails/")) or _HARMLESS_BIN.search(name):
            continue
        if name in _EMPTIED:
            if _AUTHOR.search(content):
                betrays.add("author")
            kept[name] = _EMPTIED[name]
        elif name.endswith((".xml", ".rels", ".rdf")):
            kept[name] = _without_names(_plain_xml(content), betrays, name)
        elif name.lower().endswith(".svg"):
            if _SVG_RUNS.search(_plain_xml(content)):
                raise Faulty(WRONG_TYPE)
            kept[name] = content
        elif name.lower().endswith(_PICTURES):
            if b"Exif\0\0" in content[:65_536]:
                betrays |= {"device", "time"}
            kept[name] = plain_picture(content)
        elif content[:4] == b"PK\x03\x04":
            if depth:
                raise Faulty(WRONG_TYPE)
            kept[name] = clean(content, found, depth + 1).clean  # a chart's own little sheet
        else:
            kept[name] = content
    _forget(kept, parts.keys() - kept.keys())
    return Cleaned(kind, packed(kept), frozenset(betrays))


def _kind(parts: dict[str, bytes], found: Type) -> Type:
    manifest = parts.get("META-INF/manifest.xml")
    if "[Content_Types].xml" in parts:
        types = _plain_xml(parts["[Content_Types].xml"])
        if _MACROS.search(types):
            raise Faulty(WRONG_TYPE)
        for part, (media, suffix) in _BY_PART.items():
            if part in parts:
                return Type(found.name, "document", media, suffix)
    elif manifest is not None and next(iter(parts)) == "mimetype":
        if b"encryption-data" in manifest:
            raise Faulty(PROTECTED)
        media = parts["mimetype"].decode("ascii", "replace").strip()
        suffix = _BY_MIMETYPE.get(media.removeprefix(_OPEN_DOCUMENT))
        if suffix and "content.xml" in parts:
            return Type(found.name, "document", media, suffix)
    raise Faulty(WRONG_TYPE)


def _plain_xml(content: bytes) -> bytes:
    """XML that says what it says: office programs write UTF-8 and declare no entities, and in
    anything else names could be hidden from us."""
    head = content[:200]
    declared = re.search(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", head)
    if b"\0" in head or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")):
        raise Faulty(DAMAGED)
    if b"<!ENTITY" in content or b"<!DOCTYPE" in content:
        raise Faulty(DAMAGED)
    return content


def _without_names(content: bytes, betrays: set[Telling], name: str) -> bytes:
    named = _NOBODY.sub(rb'\1""', content)
    named = _NAMES.sub(rb'\1""', named)
    named = _ELEMENTS.sub(rb"<\1></\1>", named)
    if named != content:
        betrays.add("author")
    named = _PRINTED_BY.sub(rb"\1", _PRINTER.sub(rb"\1", _PATH.sub(b"", named)))
    return _EXTERNAL.sub(_stays_inside, named) if name.endswith(".rels") else named


def _stays_inside(relation: re.Match[bytes]) -> bytes:
    """Only links that the reader follows on purpose may lead out; a template or a picture that
    is fetched by itself tells its owner who reads this."""
    if b"/hyperlink" in relation[0]:
        return relation[0]
    return _TARGET.sub(rb'\1"file:///removed"', relation[0])


def _forget(kept: dict[str, bytes], gone: set[str]) -> None:
    """No part may be spoken of that is not there: programs call that a damaged document."""
    if not gone:
        return
    lasts = b"|".join(re.escape(one.rpartition("/")[2].encode()) for one in gone)
    spoken = rb"<(?:[\w-]+:)?(?:Relationship|file-entry|Override)\b[^>]*[/\"](?:%s)\"[^>]*/>"
    pattern = re.compile(spoken % lasts)
    for name, content in list(kept.items()):
        if name.endswith((".rels", "manifest.xml", "[Content_Types].xml")):
            kept[name] = pattern.sub(b"", content)
