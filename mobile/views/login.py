"""Who are you? Shown at /giris, and in place of any screen that needs to know."""

from __future__ import annotations

from functools import partial
from typing import Any

import flet as ft

from mobile.views.addresses import LOOKUP
from mobile.views.at import At, Place, Screen
from mobile.views.code import code
from mobile.views.faults import identity_mistake
from mobile.views.parts.field import field
from mobile.views.parts.layout import Part, side_by_side, stack
from mobile.views.parts.notice import mistakes, notice, status
from mobile.views.parts.press import buttons, primary, quiet, secondary
from mobile.views.parts.standing import lead
from mobile.views.parts.text import soft, title
from mobile.views.questions import with_need
from mobile.views.running_out import ran_out
from mobile.views.tip.entering import come_back

I = ft.Icons  # noqa: E741


def login(at: At, place: Place = "home") -> Screen:
    """The identity, or the code once one was sent."""
    entry, say = at.store.login.entry, at.say
    if entry.name is not None:
        return _already_in(at, entry.name)
    if entry.challenge:
        return code(at, place)
    asked = say("Kimliğinizle girin")
    faulty = {m.field: identity_mistake(say, m) for m in entry.mistakes}
    content: list[Part] = []
    if faulty:
        listed = tuple((f, told, lead(f)) for f, told in faulty.items())
        content.append(mistakes(at, listed))
    elif entry.refused:
        content.append(
            status(notice(at, entry.refused.detail, "bad", head=say("Giriş yapılamadı")))
        )
    elif entry.ran_out:
        content.append(
            status(
                notice(
                    at,
                    ran_out(at),
                    "info",
                    head=say("Yeniden giriş yapmanız gerekiyor"),
                )
            )
        )
    content.append(
        stack(
            title(asked),
            soft(say("Kimlik kartınız ve telefonunuz yanınızda olsun. Bir dakika sürer.")),
            gap="s",
        )
    )
    if entry.demo:
        content.append(
            notice(
                at,
                say("Gerçek kimlik bilgisi yazmayın. Örnek bir kişiyle deneyebilirsiniz."),
                head=say("Bu bir örnek kurulumdur"),
                icon=I.SCIENCE_OUTLINED,
                below=buttons(
                    at.look,
                    secondary(
                        at,
                        say("Örnek kişiyle doldurun"),
                        at.store.login.take_sample,
                        key="take-sample",
                    ),
                ),
            )
        )
    content += _fields(at, faulty)
    content.append(
        buttons(at.look, primary(at, say("Kodu gönderin"), at.store.login.identify, key="identify"))
    )
    by_number = say("Girmeden, başvuru numarasıyla sorgulayın")
    content.append(quiet(at, by_number, lambda: at.go(LOOKUP), key="look-up", icon=I.TAG_ROUNDED))
    if place == "track":
        told = say("İsimsiz ihbarınızı takip numarasıyla açın")
        content.append(
            quiet(at, told, partial(come_back, at), key="tip-return", icon=I.KEY_ROUNDED)
        )
    return Screen(asked, place, content, mistaken=bool(faulty), turn="login")


def _fields(at: At, faulty: dict[str, str]) -> list[Part]:
    say, person = at.say, at.store.login

    def one(
        name: str, label: str, hint: str = "", *, short: bool = False, **more: Any
    ) -> ft.Control:
        return field(
            at,
            name,
            with_need(at, label, required=True),
            lambda text: person.type(name, text),
            value=person.typed.get(name, ""),
            hint=hint,
            error=faulty.get(name, ""),
            short=short,
            **more,
        )

    odd = None
    if person.entry.odd_serial and "document_serial" not in faulty:
        odd = status(
            notice(
                at,
                say(
                    "Bu seri numarası alışılmış biçimde değil. Kartınızda böyle yazıyorsa "
                    "devam edin."
                ),
                "warn",
            )
        )
    return [
        one(
            "national_id",
            say("T.C. kimlik numarası"),
            say("11 rakam. Yabancı kimlik numarası da olur."),
            short=True,
            keyboard_type=ft.KeyboardType.NUMBER,
        ),
        side_by_side(
            at.look,
            one("given_name", say("Ad"), autofill_hints=[ft.AutofillHint.GIVEN_NAME]),
            one("family_name", say("Soyad"), autofill_hints=[ft.AutofillHint.FAMILY_NAME]),
            gap="l",
        ),
        one(
            "mother_letters",
            say("Anne soyadının ilk iki harfi"),
            say("Annenizin evlenmeden önceki soyadı. Örnek: Kaya ise KA."),
            short=True,
        ),
        one(
            "document_serial",
            say("Kimlik seri numarası"),
            say("Kartın ön yüzünde yazar. Örnek: A12B34567"),
            short=True,
            on_blur=person.look_at_serial,
            after=odd,
        ),
        one(
            "phone",
            say("Cep telefonu"),
            say("Bu numaraya bir kod göndeririz. Örnek: 0532 123 45 67"),
            short=True,
            keyboard_type=ft.KeyboardType.PHONE,
            autofill_hints=[ft.AutofillHint.TELEPHONE_NUMBER],
            on_submit=person.identify,
        ),
    ]


def _already_in(at: At, name: str) -> Screen:
    said = at.say("Giriş yaptınız")
    return Screen(
        said,
        "home",
        [
            stack(title(said), soft(at.say("{name} olarak girdiniz.", name=name)), gap="s"),
            buttons(
                at.look,
                primary(at, at.say("Başvuru yapın"), lambda: at.go("/basvur"), key="go-apply"),
                secondary(
                    at, at.say("Başvurunuzu izleyin"), lambda: at.go("/takip"), key="go-track"
                ),
            ),
        ],
    )
