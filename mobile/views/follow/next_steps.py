"""What comes next: what waits for the citizen first, then everything that can be done now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import flet as ft

from mobile.i18n import Words
from mobile.state.following import Task
from mobile.views.at import At
from mobile.views.faults import sentence
from mobile.views.follow.documents import documents
from mobile.views.follow.focusing import TOLD, to_what_was_told
from mobile.views.follow.writing import WRITING, writing
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.notice import notice, status
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.standing import focus, lead
from mobile.views.parts.text import heading, soft, words

if TYPE_CHECKING:
    from mobile.api.models import Application, Event
    from mobile.views.parts.guard import Handler

I = ft.Icons  # noqa: E741


def task_of(at: At, one: Application) -> Task | None:
    """What stands open to be written: a question waits with its field."""
    chosen = at.store.following.task
    if chosen in one.can:
        return chosen
    return "reply" if "reply" in one.can else None


def mistaken(at: At, one: Application) -> tuple[tuple[str, str, Handler], ...]:
    """What is to be mended, for the summary on top."""
    if task_of(at, one) is None:
        return ()
    return tuple(
        (found.field, sentence(at.say, found), lead(*_first(found.field)))
        for found in at.store.following.mistakes
    )


def _first(name: str) -> tuple[str, ...]:
    return {"stars": ("stars-1", "stars"), "files": ("files-any",)}.get(name, (name,))


def next_steps(at: At, one: Application) -> Part:
    """None where nothing can be done any more."""
    say, task = at.say, task_of(at, one)
    parts = [
        _told(at, one),
        _waiting(at, one),
        writing(at, task) if task else None,
        _rest(at, one, task),
    ]
    if not any(parts):
        return None
    return stack(heading(say("Şimdi ne yapabilirsiniz?")), *parts)


def _told(at: At, one: Application) -> Part:
    """What the citizen just did, read out; its key is where the sight goes."""
    following = at.store.following
    if following.told and following.told == len(one.events):
        text = at.say.pick(one.events[-1].words)
    elif following.set_aside:
        text = at.say("Gönderilmedi. Yazdıklarınız duruyor; kaldığınız yerden sürdürebilirsiniz.")
    else:
        return None
    return ft.Container(status(soft(text)), key=ft.ScrollKey(TOLD))


def foremost(one: Application) -> Event | None:
    """The event that stands above the timeline: a question, a fee, a decision."""
    if "reply" in one.can:
        return _newest(one, "asked")
    if "pay" in one.can:
        return _newest(one, "fee_noticed")
    return _newest(one, one.status) if one.status in ("answered", "not_processed") else None


def _newest(one: Application, kind: str) -> Event | None:
    return next((event for event in reversed(one.events) if event.kind == kind), None)


def _waiting(at: At, one: Application) -> Part:
    """What waits for the citizen: the one coloured notice of the screen."""
    say, following, asked = at.say, at.store.following, foremost(one)

    async def undo() -> None:
        if await following.undo():
            await to_what_was_told()

    if "reply" in one.can:
        question = notice(
            at,
            at.say.own((asked and asked.text) or ""),
            "warn",
            head=say("Kurum size bir soru sordu"),
            icon=I.HELP_OUTLINE_ROUNDED,
        )
        return stack(question, *(documents(at, one, asked) if asked else ()))
    if "pay" in one.can:
        return notice(
            at,
            say.pick(asked.words) if asked else "",
            "warn",
            head=say("Kurum ücret istiyor"),
            icon=I.PAYMENTS_OUTLINED,
            below=words(at.say.own(asked.text), "body", ft.Colors.ON_TERTIARY_FIXED)
            if asked and asked.text
            else None,
        )
    if "undo" in one.can:
        return notice(
            at,
            say("Bir dakika içinde geri alabilirsiniz. Sonra yeniden başvurmanız gerekir."),
            "info",
            head=say("Başvurunuzu geri çektiniz"),
            icon=I.UNDO_ROUNDED,
            below=buttons(
                at.look,
                primary(at, say("Geri çekmekten vazgeçin"), undo, key="undo"),
            ),
        )
    return None


def _rest(at: At, one: Application, task: Task | None) -> Part:
    """Everything else that can be done; the first is the main one where nothing waits."""
    say, following = at.say, at.store.following
    able: list[ft.Control] = []
    main = task is None

    def add(verb: str, text: str, do: Handler, icon: ft.IconData, *, chief: bool = False) -> None:
        nonlocal main
        if verb not in one.can:
            return
        if following.was_set_aside(verb):
            text = say("{what} (yarım kaldı)", what=text)
        if chief and main:
            main = False
            able.append(primary(at, text, do, key=f"do-{verb}", icon=icon))
        else:
            able.append(secondary(at, text, do, key=f"do-{verb}", icon=icon))

    def opens(verb: Task) -> Handler:
        async def begin() -> None:
            following.begin(verb)
            await focus("text", sight=WRITING)  # radios cannot be given it

        return begin

    def then(verb: Callable[[], Awaitable[bool]]) -> Handler:
        async def do() -> None:
            if await verb():
                await to_what_was_told()

        return do

    rated = bool(one.events) and one.events[-1].kind == "rated"
    add("pay", say("Ödediğinizi bildirin"), then(following.pay), I.PAYMENTS_OUTLINED, chief=True)
    if task not in ("contest", "rate", "reopen", "object"):
        again = say("Yeniden değerlendirin") if rated else say("Yanıtı değerlendirin")
        add("contest", say("Ücrete itiraz edin"), opens("contest"), I.GAVEL_ROUNDED)
        add("rate", again, opens("rate"), I.STAR_OUTLINE_ROUNDED, chief=not rated)
        add("reopen", say("Çözülmediyse yeniden açın"), opens("reopen"), I.REPLAY_ROUNDED)
        add("object", _objection(say, one), opens("object"), I.GAVEL_ROUNDED)
        add("ask", say("Nerede olduğunu sorun"), then(following.ask), I.LOCATION_SEARCHING_ROUNDED)
        add("withdraw", say("Başvuruyu geri çekin"), then(following.withdraw), I.UNDO_ROUNDED)
    if not able:
        return None
    return buttons(at.look, *able)


def _objection(say: Words, one: Application) -> str:
    """To what was decided, or to silence."""
    silent = one.status not in ("answered", "not_processed")
    return say("Yanıt gelmemesine itiraz edin") if silent else say("Karara itiraz edin")
