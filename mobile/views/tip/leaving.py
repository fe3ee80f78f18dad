"""Leaving takes something away: asked once, before it is gone."""

from __future__ import annotations

from collections.abc import Callable

from mobile.views.at import At, Screen
from mobile.views.parts.layout import stack
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.text import soft, title


def leaving(at: At, stay: Callable[[], object], leave: Callable[[], object]) -> Screen:
    """`stay` brings back what stood here; `leave` wipes it and goes on."""
    say = at.say
    if at.store.reporting.receipt:
        asked = say("Numarayı saklamadan çıkacak mısınız?")
        told = say("Numara silinir. İhbarınız kalır, ama ona bir daha ulaşamazsınız.")
    else:
        asked = say("Yazdıklarınız silinsin mi?")
        told = say("Yazdıklarınız gönderilmedi. Çıkarsanız geri getirilemez.")
    return Screen(
        asked,
        "home",
        [
            stack(title(asked), soft(told), gap="s"),
            buttons(
                at.look,
                primary(at, say("Geri dönün"), stay, key="stay"),
                secondary(at, say("Silin ve çıkın"), leave, key="leave-now"),
            ),
        ],
        turn="leaving",
        discreet=True,
    )
