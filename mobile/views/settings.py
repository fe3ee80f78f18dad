"""Erişilebilirlik and the rest: how the app looks and speaks. Applied at once."""

from __future__ import annotations

import flet as ft

from mobile.i18n import LANGUAGES, Words
from mobile.state.settings import SCALES, SCHEMES, Scheme
from mobile.views.addresses import NOTICES
from mobile.views.at import At, Screen
from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.layout import Part, box, stack
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.text import heading, soft, title, words


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


def settings(at: At) -> Screen:
    say, store = at.say, at.store
    now = store.settings
    name = say("Ayarlar")
    sizes = choices(
        at,
        "scale",
        say("Yazı boyutu"),
        [Answer(str(scale), say("%{percent}", percent=round(scale * 100))) for scale in SCALES],
        str(now.scale),
        lambda value: store.set(scale=float(value)),
        columns=2,
        labelled=False,
    )
    colours = choices(
        at,
        "scheme",
        say("Renkler"),
        [Answer(scheme, _scheme_name(say, scheme)) for scheme in SCHEMES],
        now.scheme,
        lambda value: store.set(scheme=next(s for s in SCHEMES if s == value)),
        columns=2,
        labelled=False,
    )
    languages = choices(
        at,
        "language",
        say("Dil"),
        [Answer(tag, own) for tag, own in LANGUAGES.items()],
        say.language,
        lambda value: store.set(language=value),
        columns=2,
        labelled=False,
    )
    content: list[Part] = [
        stack(
            title(name),
            soft(say("Seçtiğiniz anda uygulanır ve bu cihazda saklanır.")),
            gap="s",
        ),
        stack(heading(say("Yazı boyutu")), sizes),
        stack(heading(say("Renkler")), colours),
        stack(heading(say("Dil")), languages),
        stack(heading(say("Giriş")), _who(at)),
    ]
    return Screen(name, "settings", content)


def _who(at: At) -> ft.Control:
    say, person = at.say, at.store.login
    if person.entry.name is None:
        return stack(
            soft(say("Giriş yapmadınız.")),
            buttons(
                at.look,
                secondary(at, say("Giriş yapın"), lambda: at.go("/giris"), key="go-login"),
            ),
        )
    return box(
        at.look,
        stack(
            words(say("{name} olarak girdiniz.", name=person.entry.name)),
            buttons(
                at.look,
                primary(at, say("Çıkış yapın"), person.log_out, key="log-out"),
                secondary(at, say("Bildirimler"), lambda: at.go(NOTICES), key="go-notices"),
            ),
        ),
    )
