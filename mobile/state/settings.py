"""How the citizen wants the app to look and speak. Kept on the device, never on the server."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from typing import Final, Literal, Protocol, TypedDict, TypeVar, cast, get_args

T = TypeVar("T")

Scheme = Literal["system", "light", "dark", "contrast_light", "contrast_dark", "cream", "night"]
SCHEMES: Final = get_args(Scheme)
SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)
Face = Literal["plain", "wide"]
FACES: Final = get_args(Face)
Weight = Literal["system", "plain", "bold"]
WEIGHTS: Final = get_args(Weight)
LINES: Final = (1.0, 1.2, 1.4)
LETTERS: Final = (0.0, 0.06, 0.12)
Speed = Literal["slow", "normal", "fast"]
SPEEDS: Final = get_args(Speed)


@dataclass(frozen=True)
class Settings:
    """`scale` multiplies the size of all that is read, `lines` the height of a line; `letters` is
    the space between two of them in em (WCAG 1.4.12 asks for 0.12). "system" follows what
    the citizen has set on the device for every app."""

    language: str = "tr"
    scheme: Scheme = "system"
    scale: float = 1.0
    face: Face = "plain"
    lines: float = 1.0
    letters: float = 0.0
    weight: Weight = "system"
    """How heavy what is read is; headings are heavy in any case."""
    large_targets: bool = False
    one_question: bool = False
    """One question on each page of a form."""
    calm: bool = False
    """Without pictures, and with less on a screen."""
    places_last: bool = False
    """What is on every screen stands below what is on this one: whoever goes from one thing to
    press to the next, by a switch or a key, comes to this screen's own at once."""
    read_aloud: bool = False
    """Whether screens can be read aloud by the device's own voice, and how fast: `speed`."""
    speed: Speed = "normal"
    sign_videos: bool = True
    """Whether screens that have a video in sign language show the way to it."""
    in_writing: bool = False
    """Ways that need neither ear nor voice come first, and no form asks for a recording."""
    welcomed: bool = False
    """Whether this device's citizen was asked how they want to use the app."""
    language_told: bool = False
    """Whether the citizen said which language it shall be."""
    before: Settings | None = None
    """How it was before the accessible mode; None while the mode is off."""


class Changes(TypedDict, total=False):
    """Settings to be changed; all others stay."""

    language: str
    language_told: bool
    scheme: Scheme
    scale: float
    face: Face
    lines: float
    letters: float
    weight: Weight
    large_targets: bool
    one_question: bool
    calm: bool
    places_last: bool
    read_aloud: bool
    speed: Speed
    sign_videos: bool
    in_writing: bool
    welcomed: bool


Preset = Literal["low_vision", "blindness", "hearing", "speech", "movement", "reading"]
PRESETS: Final[dict[Preset, Changes]] = {
    "low_vision": {"scale": 1.75, "lines": 1.2, "large_targets": True},
    "blindness": {"one_question": True, "calm": True},
    "hearing": {"in_writing": True, "sign_videos": True},
    "speech": {"in_writing": True},
    "movement": {"large_targets": True, "lines": 1.2, "places_last": True},
    "reading": {
        "scale": 1.25,
        "face": "wide",
        "lines": 1.4,
        "letters": 0.06,
        "one_question": True,
        "calm": True,
    },
}
"""Beginnings that suit many; each setting can still be changed alone."""
_SCHEMES: Final[dict[Preset, tuple[Scheme, Scheme]]] = {
    "low_vision": ("contrast_light", "contrast_dark"),
    "reading": ("cream", "night"),
}
"""Their colours, where the screen is light and where it is dark."""


def begun_from(now: Settings, preset: Preset, *, dark: bool) -> Settings:
    """The same with a preset taken over; what it says nothing of stays. To whom reading is hard,
    Turkish is told in easy words; another language has none."""
    taken = replace(now, **PRESETS[preset])
    schemes = _SCHEMES.get(preset)
    easy = preset == "reading" and now.language == "tr"
    return replace(
        taken,
        welcomed=True,
        scheme=schemes[dark] if schemes else now.scheme,
        language="tr-kolay" if easy else now.language,
    )


def accessible(now: Settings, *, dark: bool) -> Settings:
    """The same in the accessible mode: large, in high contrast, with room. Nothing becomes
    smaller than it was."""
    return replace(
        now,
        scheme=_SCHEMES["low_vision"][dark],
        scale=max(now.scale, 1.5),
        lines=max(now.lines, 1.2),
        large_targets=True,
        welcomed=True,
        before=now,
    )


def as_before(now: Settings) -> Settings:
    """Out of the accessible mode: what it changed is as it was; what the citizen chose meanwhile
    besides stays."""
    was = now.before or now
    return replace(
        now,
        scheme=was.scheme,
        scale=was.scale,
        lines=was.lines,
        large_targets=was.large_targets,
        welcomed=True,
        before=None,
    )


@dataclass(frozen=True)
class Everywhere:
    """What the citizen has set on the device for every app, as far as it tells."""

    bold: bool = False
    high_contrast: bool = False


def scheme_of(now: Settings, everywhere: Everywhere, *, dark: bool) -> Scheme:
    """The colours to show: those that were chosen, or else the device's own. `dark` is how the
    device is now."""
    if now.scheme != "system":
        return now.scheme
    if everywhere.high_contrast:
        return _SCHEMES["low_vision"][dark]
    return "dark" if dark else "light"


def is_bold(now: Settings, everywhere: Everywhere) -> bool:
    """Whether all that is read is heavy: chosen so, or else as on the device."""
    return everywhere.bold if now.weight == "system" else now.weight == "bold"


_BOTH = (True, False)


class Device(Protocol):
    """The device: its small memory, where each value is a short text, and what was set there for
    every app. Raises ConnectionError where the device is there no more."""

    async def load(self, key: str) -> str | None: ...

    async def save(self, key: str, value: str) -> None: ...

    async def everywhere(self) -> Everywhere: ...


def read(kept: str | None, first: Settings) -> Settings:
    """The settings as they were kept. What is missing or makes no sense stays as in `first`."""
    try:
        told = json.loads(kept or "{}")
    except (ValueError, RecursionError):
        return first
    if not isinstance(told, dict):
        return first
    whole = cast("dict[str, object]", told)
    before = whole.get("before")
    found = _taken(whole, first)
    if isinstance(before, dict):
        found = replace(found, before=_taken(cast("dict[str, object]", before), first))
    return found


def _taken(told: dict[str, object], first: Settings) -> Settings:
    language = told.get("language")
    tag = isinstance(language, str) and re.fullmatch("[A-Za-z-]{2,12}", language)
    return Settings(
        language=tag[0] if tag else first.language,
        language_told=_one_of(_BOTH, told.get("language_told"), first.language_told),
        scheme=_one_of(SCHEMES, told.get("scheme"), first.scheme),
        scale=_one_of(SCALES, told.get("scale"), first.scale),
        face=_one_of(FACES, told.get("face"), first.face),
        lines=_one_of(LINES, told.get("lines"), first.lines),
        letters=_one_of(LETTERS, told.get("letters"), first.letters),
        weight=_one_of(WEIGHTS, told.get("weight"), first.weight),
        large_targets=_one_of(_BOTH, told.get("large_targets"), first.large_targets),
        one_question=_one_of(_BOTH, told.get("one_question"), first.one_question),
        calm=_one_of(_BOTH, told.get("calm"), first.calm),
        places_last=_one_of(_BOTH, told.get("places_last"), first.places_last),
        read_aloud=_one_of(_BOTH, told.get("read_aloud"), first.read_aloud),
        speed=_one_of(SPEEDS, told.get("speed"), first.speed),
        sign_videos=_one_of(_BOTH, told.get("sign_videos"), first.sign_videos),
        in_writing=_one_of(_BOTH, told.get("in_writing"), first.in_writing),
        welcomed=_one_of(_BOTH, told.get("welcomed"), first.welcomed),
    )


def _one_of(known: tuple[T, ...], told: object, first: T) -> T:
    """The known value that was told. True is not 1."""
    of_a_kind = (one for one in known if isinstance(one, bool) is isinstance(told, bool))
    return next((one for one in of_a_kind if one == told), first)


def write(settings: Settings) -> str:
    """The settings as they are kept."""
    return json.dumps(asdict(settings))
