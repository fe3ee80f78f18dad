"""Erişilebilirlik and the rest: how the app looks and speaks. Applied at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import flet as ft

from mobile.i18n import LANGUAGES, Words
from mobile.state.settings import PRESETS, Preset
from mobile.views.addresses import NOTICES, SIGN_CALL, STATEMENT
from mobile.views.at import At, Screen
from mobile.views.colours import DARK
from mobile.views.listening import listening
from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.header import choose_language
from mobile.views.parts.layout import Part, box, rows, stack
from mobile.views.parts.press import buttons, primary, quiet, row_link, secondary
from mobile.views.parts.setting import either
from mobile.views.parts.text import heading, soft, title, words
from mobile.views.reading import reading
from mobile.views.simpler import simpler


def preset_name(say: Words, preset: Preset) -> tuple[str, str]:
    """What a beginning is called, and what it changes."""
    match preset:
        case "low_vision":
            return say("Az görüyorum"), say("Büyük yazı, yüksek karşıtlık, büyük düğmeler")
        case "blindness":
            return say("Görmüyorum"), say("Her sayfada tek soru, az düğme")
        case "hearing":
            return (
                say("Duymuyorum ya da az duyuyorum"),
                say("Önce yazılı yollar, işaret dili videoları"),
            )
        case "speech":
            return (
                say("Konuşamıyorum ya da zor konuşuyorum"),
                say("Önce yazılı yollar, ses kaydı sorulmaz"),
            )
        case "movement":
            return (
                say("Ellerimi zor kullanıyorum"),
                say("Büyük düğmeler, geniş satırlar, önce sayfanın kendi düğmeleri"),
            )
        case "reading":
            return (
                say("Okumakta zorlanıyorum"),
                say("Kolay Türkçe, geniş harfler, sakin renkler, her sayfada tek soru")
                if say.language == "tr"
                else say("Geniş harfler ve satırlar, sakin renkler, her sayfada tek soru"),
            )


def settings(at: At) -> Screen:
    say, store, now = at.say, at.store, at.store.settings
    name = say("Ayarlar")
    content: list[Part] = [
        stack(
            title(name),
            soft(say("Seçtiğiniz anda uygulanır ve bu cihazda saklanır.")),
            gap="s",
        ),
        _beginnings(at),
        *reading(at),
        either(
            at,
            "targets",
            say("Düğmeler"),
            (Answer("normal", say("Olağan")), Answer("large", say("Büyük"))),
            lambda on: store.set(large_targets=on),
            on=now.large_targets,
        ),
        *listening(at),
        *simpler(at),
        rows(
            at.look,
            row_link(
                at,
                say("Dil"),
                LANGUAGES[say.language],
                partial(choose_language, at),
                key="go-language",
                verb=say("Değiştir"),
            ),
        ),
        either(
            at,
            "writing",
            say("Konuşmak yerine yazmak"),
            (
                Answer("any", say("Olağan")),
                Answer(
                    "first",
                    say("Önce yazılı yollar"),
                    say("Yardımda telefonlardan önce dururlar, formlarda ses kaydı sorulmaz"),
                ),
            ),
            lambda on: store.set(in_writing=on),
            on=now.in_writing,
        ),
        _signs(at),
        stack(heading(say("Giriş")), _who(at)),
        quiet(
            at,
            say("Erişilebilirlik beyanı"),
            lambda: at.go(STATEMENT),
            key="go-statement",
            icon=ft.Icons.ACCESSIBILITY_NEW_ROUNDED,
        ),
    ]
    return Screen(name, "settings", content)


def _beginnings(at: At) -> ft.Control:
    """Whoever does not want to choose one by one begins from what suits many."""
    say, store = at.say, at.store
    return stack(
        heading(say("Size uyan bir başlangıç")),
        soft(say("Birkaç ayarı birden değiştirir. Sonra her birini ayrıca seçebilirsiniz.")),
        rows(
            at.look,
            *(
                row_link(
                    at,
                    text,
                    below,
                    partial(store.begin_from, preset, dark=at.look.scheme in DARK),
                    key=f"preset-{preset}",
                    verb=say("Uygula"),
                )
                for preset in PRESETS
                for text, below in (preset_name(say, preset),)
            ),
        ),
    )


def _signs(at: At) -> Part:
    """What there is in sign language; nothing where there is nothing."""
    say, store = at.say, at.store
    call = next((form for form in store.filing.forms if form.id == SIGN_CALL), None)
    parts: list[Part] = []
    if store.signs.videos:
        parts += [
            soft(say("İşaret dili videoları")),
            choices(
                replace(at, headed=say("İşaret dili videoları")),
                "sign-videos",
                say("İşaret dili videoları"),
                [Answer("shown", say("Göster")), Answer("hidden", say("Gösterme"))],
                "shown" if store.settings.sign_videos else "hidden",
                lambda value: store.set(sign_videos=value == "shown"),
                columns=2,
            ),
        ]
    if call is not None:
        parts.append(
            rows(
                at.look,
                row_link(
                    at,
                    say.pick(call.title),
                    say.pick(call.purpose),
                    partial(at.go, f"/basvur/{call.id}"),
                    key="go-sign-call",
                ),
            )
        )
    return stack(heading(say("İşaret dili")), *parts) if parts else None


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
