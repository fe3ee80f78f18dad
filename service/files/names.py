"""What a file is called: the citizen's name for it, made harmless, with the ending it deserves."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from service.files import types
from service.files.findings import Type

_LONGEST = 120
_ENDINGS = {one.media: one.suffix for one in vars(types).values() if isinstance(one, Type)} | {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.ms-powerpoint": ".ppt",
    "audio/3gpp": ".3gp",
    "audio/webm": ".weba",
}
_ENDING = re.compile(r"(?:\.\w{1,5})+$")


def plain_name(name: str) -> str:
    """The last part of a path, without signs that cannot be seen or that turn the line around."""
    seen = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C")
    return re.split(r"[/\\]", seen)[-1].strip() or "dosya"


def saved_as(name: str, media: str) -> str:
    """The name under which a copy is given out. Its ending is what the content says."""
    stem = _ENDING.sub("", plain_name(name)).strip(" .") or "dosya"
    return re.sub(r'[<>:"|?*;%]', "_", stem)[:_LONGEST] + _ENDINGS.get(media, ".bin")


def disposition(name: str, media: str) -> str:
    """The header that makes a browser save it and never show it (RFC 6266)."""
    name = saved_as(name, media)
    bare = unicodedata.normalize("NFKD", name.replace("ı", "i")).encode("ascii", "ignore")
    return f"attachment; filename=\"{bare.decode()}\"; filename*=UTF-8''{quote(name, safe='')}"
