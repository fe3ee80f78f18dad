"""What comes next: what waits for the citizen first, then everything that can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.i18n import Words
from mobile.state.following import Task
from mobile.views.at import At
from mobile.views.faults import sentence
from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.field import field
from mobile.views.parts.layout import Part, box, stack
from mobile.views.parts.notice import notice, status
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.standing import lead
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
    return ("stars-1", "stars") if name == "stars" else (name,)


def next_steps(at: At, one: Application) -> Part:
    """None where nothing can be done any more."""
    say, task = at.say, task_of(at, one)
    parts = [
        _told(at, one),
        _waiting(at, one),
        _writing(at, one, task) if task else None,
        _rest(at, one, task),
    ]
    if not any(parts):
        return None
    return stack(heading(say("Şimdi ne yapabilirsiniz?")), *parts)


def _told(at: At, one: Application) -> Part:
    """What the citizen just did, read out."""
    if not at.store.following.told or not one.events:
        return None
    return status(soft(at.say.pick(one.events[-1].words)))


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
    if "reply" in one.can:
        return notice(
            at,
            (asked and asked.text) or "",
            "warn",
            head=say("Kurum size bir soru sordu"),
            icon=I.HELP_OUTLINE_ROUNDED,
        )
    if "pay" in one.can:
        return notice(
            at,
            say.pick(asked.words) if asked else "",
            "warn",
            head=say("Kurum ücret istiyor"),
            icon=I.PAYMENTS_OUTLINED,
            below=words(asked.text, "body", ft.Colors.ON_TERTIARY_FIXED)
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
                primary(at, say("Geri çekmekten vazgeçin"), following.undo, key="undo"),
            ),
        )
    return None


def _writing(at: At, one: Application, task: Task) -> ft.Control:
    """What is written before it is sent."""
    say, following = at.say, at.store.following
    label, hint, verb = _wording(say, task)
    faults = {found.field: sentence(say, found) for found in following.mistakes}

    async def send() -> None:
        await following.send(task)

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
        buttons(
            at.look,
            primary(at, verb, send, key="send-task"),
            *([] if alone else [secondary(at, say("Vazgeçin"), following.stop, key="stop-task")]),
        ),
    )
    return inside if alone else box(at.look, inside)


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


def _rest(at: At, one: Application, task: Task | None) -> Part:
    """Everything else that can be done; the first is the main one where nothing waits."""
    say, following = at.say, at.store.following
    able: list[ft.Control] = []
    main = task is None

    def add(verb: str, text: str, do: Handler, icon: ft.IconData, *, chief: bool = False) -> None:
        nonlocal main
        if verb not in one.can:
            return
        if chief and main:
            main = False
            able.append(primary(at, text, do, key=f"do-{verb}", icon=icon))
        else:
            able.append(secondary(at, text, do, key=f"do-{verb}", icon=icon))

    def opens(verb: Task) -> Handler:
        return lambda: following.begin(verb)

    rated = bool(one.events) and one.events[-1].kind == "rated"
    add("pay", say("Ödediğinizi bildirin"), following.pay, I.PAYMENTS_OUTLINED, chief=True)
    if task not in ("contest", "rate", "reopen", "object"):
        again = say("Yeniden değerlendirin") if rated else say("Yanıtı değerlendirin")
        add("contest", say("Ücrete itiraz edin"), opens("contest"), I.GAVEL_ROUNDED)
        add("rate", again, opens("rate"), I.STAR_OUTLINE_ROUNDED, chief=not rated)
        add("reopen", say("Çözülmediyse yeniden açın"), opens("reopen"), I.REPLAY_ROUNDED)
        add("object", _objection(say, one), opens("object"), I.GAVEL_ROUNDED)
        add("ask", say("Nerede olduğunu sorun"), following.ask, I.LOCATION_SEARCHING_ROUNDED)
        add("withdraw", say("Başvuruyu geri çekin"), following.withdraw, I.UNDO_ROUNDED)
    if not able:
        return None
    return buttons(at.look, *able)


def _objection(say: Words, one: Application) -> str:
    """To what was decided, or to silence."""
    silent = one.status not in ("answered", "not_processed")
    return say("Yanıt gelmemesine itiraz edin") if silent else say("Karara itiraz edin")
