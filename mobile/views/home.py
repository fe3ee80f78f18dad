"""The first screen: what do you want to do?"""

import flet as ft

from mobile.views.at import At, Screen
from mobile.views.parts.layout import side_by_side, stack
from mobile.views.parts.notice import notice
from mobile.views.parts.press import action_card
from mobile.views.parts.text import soft, title

I = ft.Icons  # noqa: E741


def home(at: At) -> Screen:
    say = at.say
    asked = say("Ne yapmak istiyorsunuz?")
    apply = action_card(
        at,
        I.EDIT_ROUNDED,
        say("Başvuru yapın"),
        say("Devletten bir hizmet isteyin, sorununuzu yazın."),
        lambda: at.go("/basvur"),
        key="card-apply",
        main=True,
    )
    track = action_card(
        at,
        I.INBOX_ROUNDED,
        say("Başvurunuzu izleyin"),
        say("Nerede olduğunu ve son yanıt gününü görün."),
        lambda: at.go("/takip"),
        key="card-track",
    )
    access = action_card(
        at,
        I.ACCESSIBILITY_NEW_ROUNDED,
        say("Erişilebilirlik"),
        say("Büyük yazı, yüksek karşıtlık, dil."),
        lambda: at.go("/ayarlar"),
        key="card-access",
    )
    return Screen(
        title=asked,
        place="home",
        content=[
            stack(title(asked), soft(say("Devlete yazın, yanıtını buradan izleyin.")), gap="s"),
            stack(apply, side_by_side(at.look, track, access)),
            notice(
                at,
                say("Resmî bir uygulama değildir. Yazdıklarınız hiçbir kuruma gitmez."),
                head=say("Bu bir örnek kurulumdur"),
            ),
        ],
    )
