"""Attachments: choosing them, seeing how far each has come, and what a picture tells."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import flet as ft

from mobile.views.at import At
from mobile.views.look import SPACE
from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.field import error_text, heard, hint_text, label_text, marked
from mobile.views.parts.guard import part
from mobile.views.parts.layout import box, stack
from mobile.views.parts.memory import Slot, remembered, slot
from mobile.views.parts.notice import status
from mobile.views.parts.press import quiet, secondary
from mobile.views.parts.standing import focus
from mobile.views.parts.text import soft, strong, words
from mobile.views.questions.selection import ANY, AUDIO, MEDIA, Selection, opens
from mobile.views.questions.voice import hearing, longest, recording

if TYPE_CHECKING:
    from mobile.i18n import Words
    from mobile.state.attachment import Attachment, Chosen

C, I = ft.Colors, ft.Icons  # noqa: E741
_ICONS = {
    "sending": I.UPLOAD_FILE_ROUNDED,
    "looking": I.POLICY_OUTLINED,
    "ready": I.CHECK_CIRCLE_OUTLINE_ROUNDED,
    "failed": I.ERROR_OUTLINE_ROUNDED,
}


@part
def files(
    at: At,
    name: str,
    form: str,
    label: str,
    most: int,
    hint: str,
    error: str,
    record: int | None = None,
) -> ft.Control:
    """The files of the question at the path `name`, at most so many, and two ways to add; where
    one may speak, at most `record` seconds, a third in the place of pictures."""
    say, attaching = at.say, at.store.attaching
    _, renew = remembered(0)
    standing: Slot[Selection | None] = slot(None)

    async def taken(chosen: list[Chosen]) -> None:
        # A picker numbers its files anew each time, so the next selection gets one of its own.
        standing.current = None
        renew(lambda n: n + 1)
        await attaching.add(form, name, chosen, most)

    standing.current = standing.current or Selection(taken)
    picker = standing.current.picker
    limit = say("En çok {limit} dosya ekleyebilirsiniz.", limit=say.number(most))
    if record:
        limit = longest(say, record)
    rows = attaching.rows(form, name)
    room = sum(row.stage != "failed" for row in rows) < most
    ways = [
        secondary(
            at, say("Fotoğraf ya da video ekleyin"), None, key=f"{name}-media",
            icon=I.ADD_A_PHOTO_OUTLINED, action=opens(picker, MEDIA),
        ),
        secondary(
            at, say("Dosya ekleyin"), None, key=f"{name}-any",
            icon=I.ATTACH_FILE_ROUNDED, action=opens(picker, ANY),
        ),
    ]  # fmt: skip
    spoken = None
    if record:
        spoken = recording(at, name, form, record) if room else None
        ways = [
            secondary(
                at, say("Ses dosyası ekleyin"), None, key=f"{name}-any",
                icon=I.ATTACH_FILE_ROUNDED, action=opens(picker, AUDIO),
            )
        ]  # fmt: skip
    add = ft.Row(list(ways), wrap=True, spacing=SPACE["m"], run_spacing=SPACE["s"])
    ready = sum(row.stage == "ready" for row in rows)
    told = say.count("{n} dosya eklendi.", "{n} dosya eklendi.", ready) if ready else ""
    return marked(
        at,
        error,
        stack(
            label_text(at, label),
            hint_text("\n".join(line for line in (hint, limit) if line)),
            error_text(at, error),
            spoken,
            ft.Semantics(
                content=add if at.look.wide else stack(*ways, gap="s"),
                label=heard(at, label, error),
                container=True,
                key=f"{name}-ways",
            ),
            *(_row(at, row.key, form, row, most, room=room, heard=bool(record)) for row in rows),
            status(soft(told, "small")),
            gap="s",
        ),
    )


@part
def _row(
    at: At, name: str, form: str, row: Attachment, most: int, *, room: bool, heard: bool
) -> ft.Control:
    """One file: its name and size, how far it has come, and what can be done with it."""
    say, attaching, called = at.say, at.store.attaching, shown_name(row.name)
    standing: Slot[Selection | None] = slot(None)
    bad = row.stage == "failed"

    async def remove() -> None:
        await focus(f"{row.path}-any")
        await attaching.remove(form, name)

    async def retry() -> None:
        await focus(f"{name}-remove")
        await attaching.retry(form, name)

    async def chosen_again(chosen: list[Chosen]) -> None:
        await attaching.add(form, row.path, chosen, most)
        await remove()

    sign = ft.Icon(_ICONS[row.stage], color=C.ERROR if bad else C.PRIMARY, size=at.look.icon())
    texts = ft.Container(stack(strong(called), _told(at, row), gap="xs"), expand=True)
    head = ft.Row([sign, texts], spacing=12, vertical_alignment=ft.CrossAxisAlignment.START)
    # The first to press stays where it is when the other goes: a second tap must not remove.
    verb = say("Vazgeçin") if row.stage == "sending" else say("Silin")
    drop = quiet(at, verb, remove, key=f"{name}-remove", icon=I.DELETE_OUTLINE_ROUNDED)
    acts: list[ft.Control] = [drop]
    if heard and row.stage == "ready" and at.store.speaking.possible:
        acts.append(hearing(at, form, row))
    if bad and row.fault not in _NEVER_TAKEN and (room or row.fault != "too_many_files"):
        action, handler, said = None, retry, say("Yeniden gönderin")
        if row.id or not row.chosen:
            # Flet's client gives a file away once: what was on its way is chosen anew.
            standing.current = standing.current or Selection(chosen_again)
            action, handler = opens(standing.current.picker, ANY), None
            said = say("Yeniden seçin")
        icon, key = I.REFRESH_ROUNDED, f"{name}-retry"
        acts.append(secondary(at, said, handler, key=key, icon=icon, action=action))
    done = min(1.0, row.received / max(1, row.size))
    bar = ft.ProgressBar(value=done, bar_height=8, border_radius=4)
    return box(
        at.look,
        stack(
            head,
            ft.Semantics(content=bar, exclude_semantics=True) if row.stage == "sending" else None,
            _betrayal(at, form, row) if row.betrays and row.stage == "ready" else None,
            ft.Semantics(
                content=ft.Row(acts, wrap=True, spacing=SPACE["m"]), label=called, container=True
            ),
            gap="s",
        ),
        border=C.ERROR if bad else C.OUTLINE_VARIANT,
        padding="m",
    )


def _told(at: At, row: Attachment) -> ft.Control:
    """How far it has come, in words. Only what is final is read out by itself."""
    say = at.say
    match row.stage:
        case "sending":
            got, size = say.size(row.received), say.size(row.size)
            return soft(say("{received} / {size} ulaştı", received=got, size=size), "small")
        case "looking":
            return soft(say("Ulaştı, inceleniyor"), "small")
        case "ready":
            return status(soft(say("Eklendi, {size}", size=say.size(row.size)), "small"))
        case "failed":
            return status(words(row.told or fault_words(say, row.fault), "small", C.ERROR))


def _betrayal(at: At, form: str, row: Attachment) -> ft.Control:
    """What the file tells beside its content, and whether it shall."""
    say, told = at.say, betrayed(at.say, row)

    async def choose(value: str) -> None:
        await at.store.attaching.keep_as_evidence(form, row.key, value == "keep")

    return choices(
        at,
        f"{row.key}-evidence",
        say("Bu dosyada gizli bilgi var: {what}", what=told),
        [
            Answer("strip", say("Bu bilgiler silinsin")),
            Answer("keep", say("Kanıt olarak kalsın"), say("Kurum bu bilgileri de görür.")),
        ],
        "keep" if row.as_evidence else "strip",
        choose,
    )


_NEVER_TAKEN = (
    "file_wrong_type", "file_too_large", "file_empty", "file_protected", "file_infected"
)  # fmt: skip


def betrayed(say: Words, row: Attachment) -> str:
    """What a file tells beside its content: "çekildiği yer, çeken cihaz"."""
    names = {
        "place": say("çekildiği yer"), "time": say("çekildiği zaman"),
        "device": say("çeken cihaz"), "author": say("hazırlayanın adı"),
    }  # fmt: skip
    return ", ".join(names[one] for one in row.betrays)


def shown_name(name: str) -> str:
    """A file's name as it may be shown: no signs that cannot be seen or turn the line around, and
    of a very long one its beginning and its end."""
    seen = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C").strip()
    return seen if len(seen) <= 80 else f"{seen[:50]}…{seen[-25:]}"


def fault_words(say: Words, fault: str) -> str:
    """Why a file was not taken, and what to do. Each fault has a sentence of its own."""
    sentences = {
        "file_wrong_type": say(
            "Bu tür dosya eklenemiyor. Resim, PDF, belge, ses ya da video dosyası seçin."
        ),
        "file_too_large": say("Dosya çok büyük. Daha küçük bir dosya seçin."),
        "file_empty": say("Dosyanın içi boş. Başka bir dosya seçin."),
        "too_many_files": say("Bu kadar dosya eklenemiyor. Önce birini silin."),
        "file_damaged": say("Dosya bozuk, açılamadı. Dosyayı yeniden kaydedip ekleyin."),
        "file_protected": say("Dosya parolalı. Parolayı kaldırıp yeniden ekleyin."),
        "connection_lost": say("Bağlantı koptu, dosya ulaşmadı. Diğer yanıtlarınız duruyor."),
        "file_infected": say("Dosyada zararlı yazılım bulundu, dosya alınmadı. Başka dosya seçin."),
        "file_gone": say("Dosya artık sistemde yok. Silip yeniden ekleyin."),
    }
    return sentences.get(fault) or say("Dosya alınamadı. Yeniden deneyin ya da silin.")
