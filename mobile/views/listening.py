"""The settings of reading aloud. Where the page's script is, it can; a phone has a voice of its
own for every app."""

from __future__ import annotations

from mobile.state.settings import SPEEDS
from mobile.views.at import At
from mobile.views.parts.aloud import speed_name
from mobile.views.parts.choice import Answer
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.setting import either, setting
from mobile.views.parts.text import heading, soft


def listening(at: At) -> list[Part]:
    say, store, now = at.say, at.store, at.store.settings
    name = say("Sesli okuma")
    if not at.web:
        told = say(
            "Telefonunuzun kendi sesi bu uygulamayı da okur. Telefonunuzun ayarlarında "
            "Erişilebilirlik bölümünü açın: ekran okuyucu (TalkBack, VoiceOver) ve seçtiğiniz "
            "yeri okuyan araç oradadır."
        )
        return [stack(heading(name), soft(told), gap="s")]
    switch = either(
        at,
        "read_aloud",
        name,
        (Answer("off", say("Kullanmıyorum")), Answer("on", say("Kullanıyorum"))),
        lambda on: store.set(read_aloud=on),
        on=now.read_aloud,
        hint=say(
            "Açarsanız her ekranın başında “Sayfayı sesli oku” düğmesi durur. Cihazınızın kendi "
            "sesiyle okur; ekrandakiler hiçbir yere gönderilmez. İsimsiz ihbar ekranları okunmaz."
        ),
    )
    if not now.read_aloud:
        return [switch]
    speed = setting(
        at,
        "speed",
        say("Okuma hızı"),
        [Answer(one, speed_name(say, one)) for one in SPEEDS],
        now.speed,
        lambda value: store.set(speed=next(one for one in SPEEDS if one == value)),
    )
    return [switch, speed]
