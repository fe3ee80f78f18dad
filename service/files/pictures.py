"""Pictures: what is kept of one is its pixels, written anew, and nothing else.

Memory bounds what is accepted. A JPEG can be read at half its size, so it may be larger; the
others stand whole in memory, some of them several times.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any, cast

from PIL import ExifTags, Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from service.files.findings import DAMAGED, TOO_LARGE, Cleaned, Faulty, Telling, Type
from service.files.segments import ending
from service.files.types import HEIC, JPEG, PNG

if TYPE_CHECKING:
    from PIL.JpegImagePlugin import JpegImageFile

_MOST_PIXELS = {"jpeg": 64_000_000, "png": 25_000_000, "heic": 25_000_000, "gif": 16_000_000}
_OTHERWISE = 13_000_000
_WHOLE = 20_000_000
"""A larger JPEG is read at half its size."""
_FORMATS = {"jpeg": ["JPEG"], "png": ["PNG"], "gif": ["GIF"], "webp": ["WEBP"], "heic": ["HEIF"]}
_QUALITY = 90
_GPS, _EXIF = ExifTags.IFD.GPSInfo, ExifTags.IFD.Exif
_TIMES = {0x0132, 0x9003, 0x9004}
_DEVICES = {0x010F, 0x0110, 0x0131, 0xA431, 0xA433, 0xA434, 0x927C}
_AUTHORS = {0x013B, 0x8298, 0x9C9D, 0xA430}
_XMP: tuple[tuple[bytes, Telling], ...] = (
    (b"GPSLatitude", "place"),
    (b"photoshop:City", "place"),
    (b"DateTimeOriginal", "time"),
    (b"CreateDate", "time"),
    (b"tiff:Make", "device"),
    (b"tiff:Model", "device"),
    (b"CreatorTool", "device"),
    (b"dc:creator", "author"),
    (b"photoshop:AuthorsPosition", "author"),
)


def clean(data: bytes, found: Type) -> Cleaned:
    """The picture, written anew. Raises Faulty."""
    original = data if found is HEIC else ending(data, found.name)
    if found is HEIC:
        _read_heic()
    Image.MAX_IMAGE_PIXELS = None  # ours are counted below, kind by kind
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(original), formats=_FORMATS[found.name]) as picture:
                _bound(picture, found)  # before anything else: asked for its notes, a PNG unpacks
                betrays = _betrays(picture, original)
                written, kind = _anew(picture, found)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError) as bad:
        raise Faulty(DAMAGED) from bad
    other = None if len(original) == len(data) else original
    return Cleaned(kind, written, betrays, other, found)


def _read_heic() -> None:
    # Heavy, and few pictures need it.
    import pi_heif  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    heif: Any = pi_heif
    heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


def _bound(picture: Image.Image, found: Type) -> None:
    slow = found.name == "jpeg" and "progressive" in picture.info
    most = _MOST_PIXELS["png" if slow else found.name] if found.name in _MOST_PIXELS else _OTHERWISE
    if picture.width * picture.height > most:
        raise Faulty(TOO_LARGE)


def _anew(picture: Image.Image, found: Type) -> tuple[bytes, Type]:
    if found.name == "jpeg" and picture.width * picture.height > _WHOLE:
        half = ((picture.width + 1) // 2, (picture.height + 1) // 2)
        cast("JpegImageFile", picture).draft(picture.mode, half)
    profile = picture.info.get("icc_profile")
    picture.load()
    picture = _plain_colours(picture)
    ImageOps.exif_transpose(picture, in_place=True)  # the pixels are turned: no note is needed
    if profile and picture.mode == "RGB":
        picture = _in_srgb(picture, profile)
    picture.info = {}  # what was noted beside the pixels stays behind
    out = io.BytesIO()
    if found.name not in ("png", "gif") and picture.mode in ("RGB", "L"):
        picture.save(out, "JPEG", quality=_QUALITY)
        return out.getvalue(), JPEG
    picture.save(out, "PNG", compress_level=4)
    return out.getvalue(), PNG


def _plain_colours(picture: Image.Image) -> Image.Image:
    """RGB, RGBA, L or LA: kinds of pixel that every program reads alike."""
    mode = picture.mode
    if mode in ("RGB", "RGBA", "L", "LA"):
        return picture
    if mode.startswith("I"):
        deep: Any = picture.convert("F")
        return deep.point(lambda value: value / 256).convert("L")  # pyright: ignore
    if "transparency" in picture.info or mode in ("PA", "La", "RGBa"):
        return picture.convert("RGBA")
    if mode == "1":
        return picture.convert("L")
    return picture.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Colours as they were meant, since the profile itself is not kept: it may hold texts."""
    try:
        meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        colours: Any = ImageCms
        ours = colours.createProfile("sRGB")
        ImageCms.profileToProfile(picture, meant, ours, inPlace=True)
    except (ImageCms.PyCMSError, OSError, ValueError):
        pass
    return picture


def _betrays(picture: Image.Image, data: bytes) -> frozenset[Telling]:
    found: set[Telling] = set()
    exif: dict[int, Any] = {}
    try:
        noted = picture.getexif()
        exif = {**noted, **noted.get_ifd(_EXIF)}
        gps = noted.get_ifd(_GPS)
        if gps.get(2) or gps.get(4) or gps.get(27):
            found.add("place")
        if 29 in gps or 7 in gps:
            found.add("time")
    except Exception:  # notes that cannot be read still tell something to somebody
        found |= {"place", "time", "device"}
    told = {tag for tag, value in exif.items() if value not in (None, "", b"")}
    if told & _TIMES:
        found.add("time")
    if told & _DEVICES:
        found.add("device")
    if told & _AUTHORS:
        found.add("author")
    xmp = picture.info.get("xmp", b"") or b""
    xmp = xmp.encode() if isinstance(xmp, str) else xmp
    found |= {telling for word, telling in _XMP if word in xmp}
    if picture.info.get("comment") or b"Photoshop 3.0\x008BIM" in data[:65_536]:
        found.add("author")
    notes = {str(key).lower() for key in getattr(picture, "text", {})}
    if notes & {"author", "copyright", "artist"}:
        found.add("author")
    if notes & {"software", "source"}:
        found.add("device")
    if notes & {"creation time", "date:create"}:
        found.add("time")
    return frozenset(found)
