"""The settings that make screens simpler."""

from __future__ import annotations

from mobile.views.at import At
from mobile.views.parts.choice import Answer
from mobile.views.parts.layout import Part
from mobile.views.parts.setting import either


def simpler(at: At) -> list[Part]:
    say, store, now = at.say, at.store, at.store.settings
    return [
        either(
            at,
            "questions",
            say("Sorular"),
            (
                Answer("several", say("Bir sayfada birkaç soru olabilir")),
                Answer("one", say("Her sayfada tek soru")),
            ),
            lambda on: store.set(one_question=on),
            on=now.one_question,
        ),
        either(
            at,
            "calm",
            say("Ekran"),
            (
                Answer("normal", say("Olağan")),
                Answer("calm", say("Sakin"), say("Resim yok, ekranda daha az şey var")),
            ),
            lambda on: store.set(calm=on),
            on=now.calm,
        ),
        either(
            at,
            "places",
            say("Tek tuşla kullanım"),
            (
                Answer("first", say("Olağan")),
                Answer(
                    "last",
                    say("Önce sayfanın kendi düğmeleri"),
                    say("Her sayfada duran düğmelere en son gelirsiniz"),
                ),
            ),
            lambda on: store.set(places_last=on),
            on=now.places_last,
        ),
    ]
