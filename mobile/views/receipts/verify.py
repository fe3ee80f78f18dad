"""Is this receipt genuine? For whoever holds one, without a login."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import flet as ft

from mobile.views.at import At, Screen
from mobile.views.mending import to_mend
from mobile.views.parts.field import error_text, field, heard, hint_text, label_text, marked
from mobile.views.parts.guard import part
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.memory import Slot, remembered, slot
from mobile.views.parts.notice import notice, status
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.standing import to_the_top
from mobile.views.parts.text import heading, soft, title, words
from mobile.views.questions.files import shown_name
from mobile.views.questions.selection import ANY, Selection
from mobile.views.receipts.says import says

if TYPE_CHECKING:
    from mobile.api.models import CheckedReceipt
    from mobile.state.attachment import Chosen

I = ft.Icons  # noqa: E741
_LINES = 4


def verify(at: At) -> Screen:
    say, verifying = at.say, at.store.verifying
    name = say("Belge doğrulayın")
    faults, listed = to_mend(at, verifying.mistakes, scrolls=True)
    content: list[Part] = [
        listed,
        stack(
            title(name),
            soft(say("Bir alındı belgesinin gerçek olup olmadığını görün. Giriş gerekmez.")),
            gap="s",
        ),
        verdict(at, verifying.found) if verifying.found else None,
        ft.Container(
            stack(
                field(
                    at,
                    "receipt",
                    say("Belgenin metni"),
                    verifying.type,
                    value=verifying.text,
                    hint=say("ALINDI1 ile başlar. Karekodu okutunca da bu metin çıkar."),
                    error=faults.get("receipt", ""),
                    multiline=True,
                    min_lines=_LINES,
                    max_lines=2 * _LINES,
                    autocorrect=False,
                    enable_suggestions=False,
                ),
                chosen_file(
                    at, "receipt-file", say("Ya da belgenin dosyasını seçin"), verifying.take,
                    verifying.file, "",
                ),
            ),
            key=ft.ScrollKey("asked-receipt"),
        ),
        ft.Container(
            chosen_file(
                at, "content", say("İçerik dosyası (isteğe bağlı)"), verifying.take_content,
                verifying.content_file, faults.get("content", ""),
                say("Belge bu içeriğe mi ait, ona da bakarız. Dosyayı saklamayız."),
            ),
            key=ft.ScrollKey("asked-content"),
        ),
        buttons(at.look, primary(at, say("Doğrulayın"), verifying.look, key="verify")),
    ]  # fmt: skip
    return Screen(name, "home", content, mistaken=bool(faults))


@part
def chosen_file(
    at: At,
    name: str,
    label: str,
    take: Callable[[Chosen], Awaitable[None]],
    chosen: str,
    error: str,
    hint: str = "",
) -> ft.Control:
    """A button that opens the device's dialog for one file, and the name of what was chosen."""
    say = at.say
    _, renew = remembered(0)
    standing: Slot[Selection | None] = slot(None)

    async def taken(files: list[Chosen]) -> None:
        # A picker numbers its files anew each time, so the next selection gets one of its own.
        standing.current = None
        renew(lambda n: n + 1)
        await take(files[0])

    standing.current = standing.current or Selection(taken)
    opens = ft.PickFiles(standing.current.picker, file_type=ANY, cancel_upload_on_window_blur=False)
    button = secondary(
        at, say("Dosya seçin"), None, key=name, icon=I.UPLOAD_FILE_ROUNDED, action=opens
    )
    told = say("Seçildi: {name}", name=shown_name(chosen)) if chosen else ""
    return marked(
        at,
        error,
        stack(
            label_text(at, label),
            hint_text(hint),
            error_text(at, error),
            ft.Semantics(
                content=ft.Row([button], wrap=True),
                label=heard(at, label, error),
                container=True,
                key=f"{name}-ways",
            ),
            status(soft(told, "small")) if told else None,
            gap="s",
        ),
    )


@part
def verdict(at: At, found: CheckedReceipt) -> ft.Control:
    """The answer, above what was asked; it is brought into sight when it comes."""
    ft.use_effect(to_the_top, [id(found)])
    told = ft.Container(status(_in_words(at, found)), key="verdict")
    if found.says is None:
        return told
    say = at.say
    retired = None
    if found.key_retired_on:
        retired = soft(
            say(
                "İmza anahtarı {day} günü yenilendi. Belge geçerliliğini korur.",
                day=say.day(found.key_retired_on),
            )
        )
    return stack(
        told,
        _content(at, found),
        heading(say("Belgede yazanlar")),
        words(
            say("Kâğıtta ya da ekranda gördükleriniz bunlarla aynı olmalı. Farklıysa inanmayın.")
        ),
        says(at, found.says),
        retired,
        soft(_what_it_means(at, found), "small"),
    )


def _in_words(at: At, found: CheckedReceipt) -> ft.Control:
    say = at.say
    match found.verdict:
        case "genuine":
            return notice(
                at,
                say("İmza tutuyor; metin değiştirilmemiş."),
                "good",
                head=say("Belge gerçek"),
                icon=I.VERIFIED_OUTLINED,
            )
        case "not_genuine":
            return notice(
                at,
                say("Metin değiştirilmiş ya da belgeyi bu hizmet imzalamamış."),
                "bad",
                head=say("Belge gerçek değil"),
            )
        case "unknown_key":
            return notice(
                at,
                say("Tanımadığımız bir anahtarla imzalanmış. Belgeyi veren kuruma sorun."),
                "warn",
                head=say("Söyleyemiyoruz"),
            )
        case _:
            return notice(
                at,
                say("Bu metni okuyamadık. Metnin tamamını yapıştırıp yeniden deneyin."),
                "warn",
                head=say("Söyleyemiyoruz"),
            )


def _content(at: At, found: CheckedReceipt) -> Part:
    say = at.say
    match found.content:
        case "same":
            return notice(
                at, say("İçerik dosyası bu belgeye ait."), icon=I.CHECK_CIRCLE_OUTLINE_ROUNDED
            )
        case "other":
            return notice(
                at,
                say("İçerik dosyası bu belgeye ait değil ya da değiştirilmiş."),
                icon=I.ERROR_OUTLINE_ROUNDED,
            )
        case _:
            return None


def _what_it_means(at: At, found: CheckedReceipt) -> str:
    if found.says and found.says.kind == "tip":
        return at.say(
            "Belge, o gün ihbar gönderen herkes için aynıdır. Kimin gönderdiğini, ne yazdığını "
            "göstermez."
        )
    return at.say(
        "Belge, başvurunun alındığını gösterir. Başvurunun şimdi nerede olduğunu, sonradan geri "
        "çekilip çekilmediğini göstermez."
    )
