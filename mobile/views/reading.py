"""The settings of what is read, with a sample of all of them together."""

from __future__ import annotations

import flet as ft

from mobile.i18n import Words
from mobile.state.settings import (
    FACES,
    LETTERS,
    LINES,
    SCALES,
    SCHEMES,
    WEIGHTS,
    Face,
    Scheme,
    Weight,
)
from mobile.views.at import At
from mobile.views.parts.choice import Answer
from mobile.views.parts.layout import Part, box, stack
from mobile.views.parts.notice import chip
from mobile.views.parts.setting import setting
from mobile.views.parts.text import strong, words


def reading(at: At) -> list[Part]:
    say, store, now = at.say, at.store, at.store.settings
    return [
        setting(
            at,
            "scale",
            say("Yazı boyutu"),
            [Answer(str(scale), say("%{percent}", percent=round(scale * 100))) for scale in SCALES],
            str(now.scale),
            lambda value: store.set(scale=float(value)),
        ),
        setting(
            at,
            "scheme",
            say("Renkler"),
            [Answer(scheme, _scheme_name(say, scheme)) for scheme in SCHEMES],
            now.scheme,
            lambda value: store.set(scheme=next(s for s in SCHEMES if s == value)),
        ),
        _sample(at),
        setting(
            at,
            "face",
            say("Yazı tipi"),
            [Answer(face, _face_name(say, face)) for face in FACES],
            now.face,
            lambda value: store.set(face=next(f for f in FACES if f == value)),
        ),
        setting(
            at,
            "weight",
            say("Yazı kalınlığı"),
            [Answer(weight, _weight_name(say, weight)) for weight in WEIGHTS],
            now.weight,
            lambda value: store.set(weight=next(w for w in WEIGHTS if w == value)),
        ),
        setting(
            at,
            "lines",
            say("Satır aralığı"),
            [Answer(str(lines), _lines_name(say, lines)) for lines in LINES],
            str(now.lines),
            lambda value: store.set(lines=float(value)),
        ),
        setting(
            at,
            "letters",
            say("Harf aralığı"),
            [
                Answer(str(room), _lines_name(say, lines))
                for room, lines in zip(LETTERS, LINES, strict=True)
            ],
            str(now.letters),
            lambda value: store.set(letters=float(value)),
        ),
    ]


def _sample(at: At) -> ft.Control:
    """Size, typeface, spaces and colours seen together, between the settings that change them.
    It holds nothing to press and is no heading, and what it says is true for whoever hears it."""
    say = at.say
    return box(
        at.look,
        stack(
            chip(at, say("Örnek"), "info", ft.Icons.VISIBILITY_OUTLINED),
            strong(say("Yazılar, boşluklar ve renkler böyle görünür.")),
            words(say("Siz seçtikçe bu kutu da değişir. Rahat okuyana kadar deneyin.")),
            gap="s",
        ),
    )


def _scheme_name(say: Words, scheme: Scheme) -> str:
    match scheme:
        case "system":
            return say("Cihazımdaki gibi")
        case "light":
            return say("Açık")
        case "dark":
            return say("Koyu")
        case "contrast_light":
            return say("Yüksek karşıtlık, açık")
        case "contrast_dark":
            return say("Yüksek karşıtlık, koyu")
        case "cream":
            return say("Krem kâğıt")
        case "night":
            return say("Loş gece")


def _face_name(say: Words, face: Face) -> str:
    return say("Geniş, açık harfler") if face == "wide" else say("Olağan")


def _weight_name(say: Words, weight: Weight) -> str:
    match weight:
        case "system":
            return say("Cihazımdaki gibi")
        case "plain":
            return say("Olağan")
        case "bold":
            return say("Kalın")


def _lines_name(say: Words, lines: float) -> str:
    match lines:
        case 1.2:
            return say("Geniş")
        case 1.4:
            return say("Çok geniş")
        case _:
            return say("Olağan")
