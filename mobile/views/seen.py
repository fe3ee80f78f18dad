"""The application as the institution will see it: who writes, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.api.answers import asked, confidential, hidden, may_be_confidential
from mobile.api.answers.secrecy import SECRECY
from mobile.views.at import At, Screen
from mobile.views.instead import instead
from mobile.views.parts.layout import Part, rows, stack
from mobile.views.parts.notice import chip, notice
from mobile.views.parts.press import buttons, secondary
from mobile.views.parts.text import heading, soft, title, words
from mobile.views.questions import shown
from mobile.views.questions.files import betrayed, shown_name

if TYPE_CHECKING:
    from mobile.api.models import Question
    from mobile.state.attachment import Attachment
    from mobile.state.draft import Draft

I = ft.Icons  # noqa: E741


def seen(at: At) -> Screen:
    say, filing = at.say, at.store.filing
    form_id = at.params["form"]
    if other := instead(at):
        return other
    draft = filing.drafts[form_id]
    secret = confidential(draft.answers)
    name = say("Kurum ne görecek?")
    badge = (
        chip(at, say("Kimliği gizli"), "good", I.VISIBILITY_OFF_OUTLINED)
        if secret
        else chip(at, say("Açık kimlik"), "info", I.VISIBILITY_OUTLINED)
    )
    content: list[Part] = [
        stack(
            title(name),
            soft(say("Başvurunuz kuruma böyle gider. Bu sayfada bir şey gönderilmez.")),
            badge if may_be_confidential(draft.form) else None,
            gap="s",
        ),
        stack(heading(say("Kim yazıyor?")), rows(at.look, *_who(at, secret=secret))),
        _meaning(at, draft, secret=secret),
        stack(heading(say("Ne yazıyor?")), rows(at.look, *_what(at, draft))),
        buttons(
            at.look,
            secondary(
                at,
                say("Yanıtlarınıza dönün"),
                lambda: at.go(f"/basvur/{form_id}/kontrol"),
                key="go-back",
                icon=I.ARROW_BACK_ROUNDED,
            ),
        ),
    ]
    return Screen(name, "apply", content)


def _who(at: At, *, secret: bool) -> list[ft.Control]:
    say = at.say
    unseen = say("Kurum görmez")
    told = say("Girişte doğruladığınız numara")
    name = say.own(at.store.login.entry.name or unseen)
    return [
        _row(say("Ad soyad"), unseen if secret else name),
        _row(say("Cep telefonu"), unseen if secret else told),
        _row(say("Kimlik numarası"), unseen),
    ]


def _what(at: At, draft: Draft) -> list[ft.Control]:
    """Whether it is confidential is said above already."""
    return [
        _row(
            at.say.pick(one.label),
            at.say.own(
                _files(at, draft, one) or shown(at, one, draft.answers, masked_by=draft.answers)
            ),
        )
        for one in asked(draft.form, draft.answers)
        if one.kind != "notice" and one.id != SECRECY
    ]


def _files(at: At, draft: Draft, one: Question) -> str:
    """A line for each file of a question; nothing where there are none to be seen."""
    if one.kind != "file" or hidden(one, draft.answers):
        return ""
    files = at.store.attaching.rows(draft.form.id, one.id)
    return "\n".join(_file(at, file) for file in files)


def _file(at: At, file: Attachment) -> str:
    """Its name, and what goes along with its content."""
    say, name = at.say, shown_name(file.name)
    match file.stage:
        case "sending" | "looking":
            return say("{name} (henüz hazır değil)", name=name)
        case "failed":
            return say("{name} (eklenemedi)", name=name)
        case "ready":
            if not (file.betrays and file.as_evidence):
                return name
            return say("{name} (birlikte giden: {what})", name=name, what=betrayed(say, file))


def _meaning(at: At, draft: Draft, *, secret: bool) -> Part:
    say = at.say
    if secret:
        told = say(
            "Adınızı ve telefonunuzu yalnızca başvuru merkezi bilir. Yazdığınız metin "
            "kim olduğunuzu ele verebilir: kendinizi belli eden bir şey varsa çıkarın."
        )
        if any(_files(at, draft, one) for one in asked(draft.form, draft.answers)):
            files = say("Dosyaların adı ve içindekiler de sizi ele verebilir.")
            told = f"{told} {files}"
        return notice(
            at,
            told,
            "info",
            head=say("Kimliğiniz gizli kalır"),
            icon=I.LOCK_OUTLINE_ROUNDED,
        )
    if may_be_confidential(draft.form):
        return notice(
            at,
            say("İsterseniz yanıtlarınıza dönüp gizli kimliği seçebilirsiniz."),
            head=say("Kurum adınızı görür"),
            icon=I.VISIBILITY_OUTLINED,
        )
    return None


def _row(label: str, value: str) -> ft.Control:
    said = ft.Column([soft(label, "small"), words(value)], spacing=2, tight=True)
    return ft.Container(said, padding=ft.Padding.symmetric(horizontal=16, vertical=14))
