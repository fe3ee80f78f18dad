"""Time that runs out: the question before, and what is said after (WCAG 2.2.1)."""

from __future__ import annotations

import flet as ft

from mobile.views.at import At, Screen
from mobile.views.look import RADIUS
from mobile.views.parts.guard import Handler, guarded
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.notice import notice, status
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.text import heading, words

C, I = ft.Colors, ft.Icons  # noqa: E741


def asked_for_more_time(at: At, screen: Screen) -> ft.AlertDialog | None:
    """A dialog takes the focus by itself and gives it back to where it was. Never on an anonymous
    tip: nothing there runs out, and nothing may stand over the quick exit."""
    store = at.store
    if screen.discreet or store.tip_stands:
        return None
    if store.sitting.minutes_left is not None:
        return _session(at, store.sitting.minutes_left)
    if screen.timed and store.code_time.asking:
        return _code(at)
    if store.looking_up.shown.asking:
        return _looked_up(at)
    return None


def _session(at: At, minutes: int) -> ft.AlertDialog:
    say, store = at.say, at.store
    head = say.count(
        "Oturumunuz {n} dakika sonra kapanacak", "Oturumunuz {n} dakika sonra kapanacak", minutes
    )
    kept = say("Yazdıklarınız saklandı.") if store.sitting.kept else say("Yazdıklarınız duruyor.")
    why = say("Yarım saate yakındır bir şey yapmadınız. Buradaysanız süreyi uzatın.")
    return _dialog(
        at,
        head,
        f"{kept} {why}",
        # Any press is a sign that somebody is there, so this one has nothing else to do.
        primary(at, say("Süreyi uzatın"), store.touched, key="more-time"),
        secondary(at, say("Şimdi çıkış yapın"), store.login.log_out, key="log-out-now"),
        otherwise=store.touched,
    )


def _code(at: At) -> ft.AlertDialog:
    say, code = at.say, at.store.code_time
    head = say("Kodun süresi doluyor")
    if not code.extensible:
        return _dialog(
            at,
            head,
            say(
                "Bir dakikadan az kaldı ve süre daha fazla uzatılamıyor. Kodu yazın ya da sonra "
                "yeni bir kod isteyin."
            ),
            primary(at, say("Tamam"), code.go_on, key="go-on-without"),
            otherwise=code.go_on,
        )
    return _dialog(
        at,
        head,
        say(
            "Bir dakikadan az kaldı. Süreyi uzatırsanız aynı kodla devam edersiniz; yazdıklarınız "
            "ve deneme hakkınız değişmez."
        ),
        primary(at, say("Süreyi uzatın"), code.prolong, key="more-time"),
        secondary(at, say("Uzatmadan devam edin"), code.go_on, key="go-on-without"),
        otherwise=code.go_on,
    )


def _looked_up(at: At) -> ft.AlertDialog:
    say, store = at.say, at.store
    return _dialog(
        at,
        say("Bu başvuru iki dakika içinde kapanacak"),
        say(
            "Bir süredir bir şey yapmadınız. Başkası görmesin diye kapatacağız; başvurunuz yerinde "
            "kalır."
        ),
        primary(at, say("Açık kalsın"), store.touched, key="more-time"),
        secondary(at, say("Şimdi kapatın"), store.forget_lookup, key="close-now"),
        otherwise=store.touched,
    )


def _dialog(
    at: At,
    head: str,
    text: str,
    main: ft.FilledButton,
    *others: ft.Control,
    otherwise: Handler,
) -> ft.AlertDialog:
    """`otherwise` is what closing it by Esc, or by a tap beside it, means."""
    main.autofocus = True
    room = 16 if at.look.width < 480 or at.look.large else 24
    inside = stack(status(words(text)), stack(main, *others, gap="s"))
    return ft.AlertDialog(
        title=heading(head),
        content=ft.Container(inside, width=min(480, at.look.width - 32)),
        title_padding=ft.Padding.only(left=room, top=room, right=room),
        content_padding=ft.Padding.all(room),
        inset_padding=ft.Padding.all(16),
        bgcolor=C.SURFACE_CONTAINER_LOWEST,
        shape=ft.RoundedRectangleBorder(
            radius=RADIUS["card"], side=ft.BorderSide(at.look.stroke, C.OUTLINE)
        ),
        scrollable=True,
        semantics_label=head,
        on_dismiss=guarded(otherwise),
        key="running-out",
    )


def code_over(at: At) -> Part:
    """The code on the screen is good no more: said before it is typed in vain."""
    if not at.store.code_time.over:
        return None
    told = at.say("Yeni bir kod isteyin. Öbür yazdıklarınız duruyor.")
    return status(notice(at, told, "info", head=at.say("Kodun süresi doldu")))


def ran_out(at: At) -> str:
    """Why the login is asked again."""
    if not at.store.login.entry.idle:
        return at.say("Güvenliğiniz için oturumunuz kapandı. Yazdıklarınız duruyor.")
    return at.say(
        "Yarım saat bir şey yapmadığınız için oturumunuzu kapattık. Yazdıklarınız duruyor; giriş "
        "yapınca kaldığınız yerden devam edersiniz."
    )


def closed(at: At, screen: Screen) -> Part:
    """On a page that needs no login, what happened is said on top; the login says it itself."""
    if not at.store.sitting.over or screen.turn == "login" or screen.discreet:
        return None
    button = secondary(at, at.say("Giriş yapın"), lambda: at.go("/giris"), key="log-in-again")
    return status(
        notice(
            at,
            ran_out(at),
            "info",
            head=at.say("Oturumunuz kapandı"),
            below=buttons(at.look, button),
        )
    )
