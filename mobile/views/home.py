"""The first screen: what do you want to do?"""

from functools import partial

import flet as ft

from mobile.views.addresses import NUMBERS, VERIFY
from mobile.views.at import At, Screen
from mobile.views.begun import begun
from mobile.views.colours import DARK
from mobile.views.icons import sign
from mobile.views.language import language
from mobile.views.parts.layout import Part, box, side_by_side, stack
from mobile.views.parts.notice import notice
from mobile.views.parts.press import action_card, buttons, quiet, secondary
from mobile.views.parts.text import heading, soft, title
from mobile.views.tip.entering import report

I = ft.Icons  # noqa: E741


def home(at: At) -> Screen:
    say, store = at.say, at.store
    if store.woken and not at.web and not store.settings.language_told:
        # A browser tells its languages; a phone does not.
        return language(at)
    asked = say("Ne yapmak istiyorsunuz?")
    crises = [form for form in at.store.filing.forms if form.crisis]

    async def begin(form: str) -> None:
        """After a disaster every tap counts: straight to the first question."""
        first = await at.store.filing.begin_at_once(form)
        if first:
            at.go(f"/basvur/{form}/{first}")

    urgent = [
        action_card(
            at,
            sign(form.icon),
            say.pick(form.title),
            say.pick(form.purpose),
            partial(begin, form.id),
            key=f"crisis-{form.id}",
            main=form is crises[0],
        )
        for form in crises
    ]
    apply = action_card(
        at,
        I.EDIT_ROUNDED,
        say("Başvuru yapın"),
        say("Devletten bir hizmet isteyin, sorununuzu yazın."),
        lambda: at.go("/basvur"),
        key="card-apply",
        main=not crises,
    )
    tip = action_card(
        at,
        I.CAMPAIGN_OUTLINED,
        say("İhbar edin"),
        say("Adınızı vermeden bir usulsüzlüğü bildirin."),
        partial(report, at),
        key="card-tip",
    )
    track = action_card(
        at,
        I.INBOX_ROUNDED,
        say("Başvurunuzu izleyin"),
        _news(at),
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
            stack(
                *urgent,
                side_by_side(at.look, apply, tip),
                # One way to the settings is enough where a screen shall hold little.
                side_by_side(at.look, track, *at.look.ornament(access)),
            ),
            _welcome(at),
            _begun(at),
            notice(
                at,
                say("Resmî bir uygulama değildir. Yazdıklarınız hiçbir kuruma gitmez."),
                head=say("Bu bir örnek kurulumdur"),
            ),
            stack(
                quiet(
                    at,
                    say("Belge doğrulayın"),
                    lambda: at.go(VERIFY),
                    key="go-verify",
                    icon=I.VERIFIED_OUTLINED,
                ),
                quiet(
                    at,
                    say("Sayılarla başvurular"),
                    lambda: at.go(NUMBERS),
                    key="go-numbers",
                    icon=I.BAR_CHART_ROUNDED,
                ),
                gap="s",
            ),
        ],
    )


def _welcome(at: At) -> Part:
    """Asked once on a device. It stands below everything that can be pressed, since it comes
    when the device has told what it kept."""
    say, store = at.say, at.store
    if not store.woken or store.settings.welcomed:
        return None

    async def as_it_is() -> None:
        await store.set(welcomed=True)

    async def accessible() -> None:
        await store.switch_mode(dark=at.look.scheme in DARK)

    return box(
        at.look,
        stack(
            heading(say("Nasıl kullanmak istersiniz?")),
            soft(
                say(
                    "Erişilebilir modda yazılar ve düğmeler büyür, renkler belirginleşir. "
                    "İstediğiniz zaman yukarıdan açıp kapatabilirsiniz."
                )
            ),
            buttons(
                at.look,
                secondary(at, say("Erişilebilir modu açın"), accessible, key="welcome-mode"),
                secondary(at, say("Böyle kalsın"), as_it_is, key="welcome-as-it-is"),
            ),
        ),
    )


def _news(at: At) -> str:
    """What the card of one's applications says: whether there is news, without opening it."""
    n = len(at.store.tracking.news) if at.store.login.done else 0
    if not n:
        return at.say("Nerede olduğunu ve son yanıt gününü görün.")
    return at.say.count("{n} başvurunuzda yenilik var.", "{n} başvurunuzda yenilik var.", n)


def _begun(at: At) -> Part:
    """What was begun and not sent. It comes after everything that can be pressed: it may come
    late, and would push that away."""
    drafts = at.store.drafts.begun if at.store.login.done else None
    if not drafts:
        return None
    return stack(heading(at.say("Yarım kalan başvurularınız")), begun(at, "begun", drafts))
