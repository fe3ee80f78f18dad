"""What is written about an application before it is sent: a reply, an objection, a rating."""

from __future__ import annotations

from typing import Final

import flet as ft

from mobile.i18n import Words
from mobile.state.attaching import NOTE
from mobile.state.following import MOST_FILES, Task
from mobile.views.at import At
from mobile.views.faults import sentence
from mobile.views.follow.focusing import to_what_was_told
from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.field import field
from mobile.views.parts.layout import box, stack
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.questions.files import files

WRITING: Final = "writing"
"""Its scroll key."""


def writing(at: At, task: Task) -> ft.Control:
    """What is written before it is sent."""
    say, following = at.say, at.store.following
    label, hint, verb = _wording(say, task)
    faults = {found.field: sentence(say, found) for found in following.mistakes}

    async def send() -> None:
        if await following.send(task):
            await to_what_was_told()

    async def stop() -> None:
        following.stop()
        await to_what_was_told(f"do-{task}")

    alone = task == "reply" and following.task is None
    inside = stack(
        _stars(at, faults.get("stars", "")) if task == "rate" else None,
        field(
            at,
            "text",
            label,
            following.type,
            value=following.text,
            hint=hint,
            error=faults.get("text", ""),
            multiline=True,
            min_lines=3,
            max_lines=10,
        ),
        files(
            at,
            "files",
            NOTE,
            say("Dosyalar (isteğe bağlı)"),
            MOST_FILES,
            "",
            faults.get("files", ""),
        )
        if task != "rate"
        else None,
        buttons(
            at.look,
            primary(at, verb, send, key="send-task"),
            *([] if alone else [secondary(at, say("Vazgeçin"), stop, key="stop-task")]),
        ),
    )
    return ft.Container(inside if alone else box(at.look, inside), key=ft.ScrollKey(WRITING))


def _wording(say: Words, task: Task) -> tuple[str, str, str]:
    """A label, a hint, and the verb of the button."""
    match task:
        case "reply":
            return (
                say("Yanıtınız (zorunlu)"),
                say("Yanıtlarsanız inceleme sürer. Bu arada yasal süre durmaz."),
                say("Yanıtı gönderin"),
            )
        case "contest":
            return (
                say("Ücrete neden itiraz ediyorsunuz? (zorunlu)"),
                say("Kurum ücrete yeniden bakar."),
                say("Ücrete itirazı gönderin"),
            )
        case "reopen":
            return (
                say("Neden çözülmedi? (zorunlu)"),
                say("Başvurunuz aynı numarayla yeniden açılır; yasal süre yeniden başlar."),
                say("Başvuruyu yeniden açın"),
            )
        case "object":
            return (
                say("Karara neden itiraz ediyorsunuz? (zorunlu)"),
                say("İtirazınıza Bilgi Edinme Değerlendirme Kurulu bakar (4982 m.13)."),
                say("İtirazı gönderin"),
            )
        case "rate":
            return (
                say("Eklemek istedikleriniz (isteğe bağlı)"),
                "",
                say("Değerlendirmeyi gönderin"),
            )


def _stars(at: At, error: str) -> ft.Control:
    say, following = at.say, at.store.following
    steps = (
        say("Hiç yardımcı olmadı"),
        say("Az yardımcı oldu"),
        say("Biraz yardımcı oldu"),
        say("Yardımcı oldu"),
        say("Çok yardımcı oldu"),
    )
    return choices(
        at,
        "stars",
        say("Yanıt size yardımcı oldu mu? (zorunlu)"),
        [Answer(str(n), told) for n, told in enumerate(steps, 1)],
        str(following.stars) if following.stars else None,
        following.choose,
        error=error,
    )
