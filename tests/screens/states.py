"""Every screen in every state that a citizen can meet. A new stop, form or step joins by itself."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args

from mobile.api.answers import asked_at
from mobile.api.models import Form, Step
from mobile.state.draft import Kept
from mobile.views import sitemap
from mobile.views.addresses import NUMBERS as NUMBERS_PAGE
from mobile.views.questions import FEW
from tests.house import House, Visit
from tests.screens import following, looking_up, notices, numbers, receipts, sampler, tips
from tests.screens.attaching import (
    FAILED,
    with_a_file,
    with_a_mistake,
    with_a_plain_file,
    with_a_telling_file,
    with_evidence,
    with_files,
    with_one_too_many,
)
from tests.screens.reaching import (
    FORMS,
    TROUBLES,
    Reach,
    after,
    asked_to_delete,
    at_the_code,
    cannot_be_drawn,
    code_empty,
    code_expired,
    code_locked,
    code_too_soon,
    code_wrong,
    condition_false,
    day_typed,
    identity_filled,
    identity_odd,
    identity_unknown,
    identity_wrong,
    in_a_crisis,
    logged_in,
    login_ran_out,
    no_address,
    nothing_arrives,
    nothing_due,
    picker_mistaken,
    picker_open,
    picker_without_results,
    press,
    pressed_in_trouble,
    refused_there,
    rows_added,
    rows_mistaken,
    sending,
    sent,
    sent_in_a_crisis,
    text_too_long,
    thanked,
    unforeseen,
    unit_by_hand,
    unit_by_hand_open,
    with_a_filed_one,
    with_begun,
    with_changed_sampler,
    with_confidential_sampler,
    with_drafts,
    with_empty_drafts,
    with_empty_sampler,
    with_kept,
    with_many_filed,
    with_odd_answers,
    with_sampler,
    with_the_same_filed,
    without_a_clock,
    written_about,
)
from tests.screens.speaking import SEEN as SPEAKING

PARAMS: dict[str, list[str]] = {
    "form": [form.id for form in FORMS],
    "step": [],  # depends on the form
    "number": ["{number}"],
    "page": ["0", "1", "5", "x"],
}
"""What stands for each varying part of an address. `{number}` is one that was filed."""


@dataclass(frozen=True)
class State:
    """One screen in one state: where it is, and what happened before and there."""

    name: str
    route: str
    before: Reach | None = None
    there: Reach | None = None

    def __str__(self) -> str:
        return self.name

    @asynccontextmanager
    async def reached(self, house: House, **window: Any) -> AsyncGenerator[Visit]:
        async with house.app("/", **window) as visit:
            if self.before:
                await self.before(visit)
                await visit.screen.settle()
            route = self.route
            if "{number}" in route:
                route = route.format(number=await house.file(visit.store))
            await visit.screen.goto(route)
            if self.there:
                await self.there(visit)
                await visit.screen.settle()
            yield visit


def routes_of(stop: sitemap.Stop) -> list[str]:
    """Every address that leads to a stop. KeyError: PARAMS does not know its new parameter."""
    if ":step" in stop.path:
        return [
            stop.path.replace(":form", form.id).replace(":step", step.id)
            for form in FORMS
            for step in form.steps
        ]
    routes = [stop.path]
    for part in stop.path.split("/"):
        if part.startswith(":"):
            routes = [route.replace(part, value) for route in routes for value in PARAMS[part[1:]]]
    return routes


def _by_existing() -> list[State]:
    """Every stop for a stranger and for a citizen with drafts."""
    found: list[State] = []
    for stop in (*sitemap.STOPS, sitemap.LOST):
        for route in routes_of(stop) if stop.path else ["/yok", "/basvur/a/b/c/d"]:
            found.append(State(f"{route} known", route, with_drafts))
            if "{number}" not in route:
                found.append(State(f"{route} stranger", route))
    return found


def _of_steps() -> list[State]:
    found: list[State] = []
    for form in FORMS:
        for step in form.steps:
            found += _of_step(form, step, with_empty_drafts, with_drafts)
    form = sampler.form()
    for step in form.steps:
        found += _of_step(form, step, with_empty_sampler, with_sampler)
        route = f"/basvur/{form.id}/{step.id}"
        found.append(State(f"{route} known", route, with_sampler))
    return found


def _of_step(form: Form, step: Step, empty: Reach, whole: Reach) -> list[State]:
    """A step with nothing answered, with mistakes, and with each of its pickers open. What rests
    on conditions is looked at in the sampler."""
    route, standing = f"/basvur/{form.id}/{step.id}", asked_at(form, step, {})
    found = [State(f"{route} empty", route, empty)]

    def add(name: str, there: Reach, before: Reach = empty) -> None:
        found.append(State(f"{route} {name}", route, before, there))

    if any(question.required and question.kind != "notice" for question in standing):
        add("mistaken", partial(press, "go-on"))
    for asked in standing:
        name = asked.id
        match asked.kind:
            case "choice" if len(asked.options) > FEW:
                add(f"{name} open", partial(picker_open, name))
                add(f"{name} mistaken and open", partial(picker_mistaken, name))
                add(f"{name} without results", partial(picker_without_results, name))
            case "topic":
                add(f"{name} open", partial(picker_open, f"{name}-all"))
                add(f"{name} mistaken and open", partial(picker_mistaken, f"{name}-all"))
                add(f"{name} without results", partial(picker_without_results, f"{name}-all"))
                add(f"{name} suggested", partial(written_about, "title"))
            case "place":
                add(f"{name} provinces", partial(picker_open, f"{name}-province"))
                add(f"{name} districts", partial(picker_open, f"{name}-district"), whole)
                if asked.address == "required":
                    add(f"{name} without an address", partial(no_address, name), whole)
            case "unit" if asked.unknown:
                add(f"{name} by hand", partial(unit_by_hand, name))
                add(f"{name} by hand, open", partial(unit_by_hand_open, name))
            case "unit":
                add(f"{name} open", partial(picker_open, f"{name}-unit"))
            case "text" | "long_text":
                add(f"{name} too long", partial(text_too_long, name, asked.max_length))
            case "date":
                add(f"{name} understood", partial(day_typed, name))
            case "group":
                add(f"{name} with rows", partial(rows_added, name))
                add(f"{name} mistaken inside", partial(rows_mistaken, name), whole)
            case _:
                pass
    return found


def _of_tips() -> list[State]:
    """An anonymous tip: before, while and after it is written, and coming back to it."""
    checked, door, settings = tips.CHECKED, tips.DOOR, "/ayarlar"
    found = [
        State("tip start", tips.START, tips.opened),
        State("tip start, confidential", tips.START, tips.confidential),
        State("tip start, kept here", tips.START, tips.kept_here),
        State("tip start, begun", tips.START, tips.written),
        State("tip leaving", checked, tips.written, tips.pressed_away),
        State("tip elsewhere", settings, tips.written),
        State("tip check", checked, tips.written),
        State("tip check, kept here", checked, tips.written_and_kept),
        State("tip check, mistaken", checked, tips.begun, partial(press, "send")),
        State("tip sending", checked, tips.written, tips.sending),
        State("tip number", checked, tips.sent),
        State("tip number, not said", checked, tips.sent, partial(press, "finish")),
        State("tip number, shown", checked, tips.revealed),
        State("tip number, not typed", checked, tips.number_written, partial(press, "finish")),
        State("tip number, leaving", checked, tips.revealed, tips.pressed_away),
        State("tip start, for a caller", tips.START, partial(tips.for_a_caller, tips.opened)),
        State("tip number, for a caller", checked, partial(tips.for_a_caller, tips.revealed)),
        State("tip taken by an operator", door, tips.taken_by_operator),
        State("tip door", door, tips.opened),
        State("tip door, empty", door, tips.opened, partial(tips.number_typed, " ")),
        State("tip door, a slip", door, tips.opened, partial(tips.number_typed, "K7QX")),
        State("tip door, nobody's", door, tips.opened, tips.look_for),
        State("tip opened", door, tips.come_back),
        State("tip withdrawing", door, tips.withdrawing),
        State("tip withdrawn", door, tips.withdrawn),
        State("tip message empty", door, tips.come_back, partial(tips.message_typed, " ")),
        State("tip message tells", door, tips.come_back, partial(tips.message_typed, "{number}")),
        State("tip message sent", door, tips.come_back, partial(tips.message_typed, "Mart.")),
    ]
    for name, route, there in (
        ("step", tips.STEPS["belgeler"], tips.written),
        ("check", checked, tips.written),
        ("number", checked, tips.revealed),
        ("return", door, tips.come_back),
    ):
        found.append(State(f"tip files, {name}", route, partial(tips.with_files, there)))
    for step, route in tips.STEPS.items():
        found.append(State(f"tip {step} empty", route, tips.begun))
        found.append(State(f"tip {step} written", route, tips.written))
        if any(one.required for one in asked_at(tips.TIP_FORM, _step(step), {})):
            found.append(State(f"tip {step} mistaken", route, tips.begun, partial(press, "go-on")))
    for status in ("assessing", "more_information_needed", "answered", "of a later version"):
        found.append(State(f"tip {status}", door, partial(tips.with_messages, status)))
    for name, fault in TROUBLES.items():
        for key, route, before in (("send", checked, tips.written), ("open", door, tips.typed)):
            there = partial(pressed_in_trouble, key, fault)
            found.append(State(f"tip {key} {name}", route, before, there))
    return found


def _step(name: str) -> Step:
    return next(one for one in tips.TIP_FORM.steps if one.id == name)


HERE = "/takip"
FOLLOWED: dict[str, Reach] = {
    "question": following.asked,
    "replied": following.replied,
    "fee": following.owing,
    "sent on": following.sent_on,
    "extended": following.extended,
    "in approval": following.drafted,
    "answered": following.answered,
    "rated": following.rated,
    "refused": following.refused,
    "objected": following.objected,
    "silent": following.silent,
    "saved": following.saved,
    "with documents": following.with_documents,
    "attaching": following.attaching,
    "set aside": following.set_aside,
    "not processed": following.not_processed,
    "noted": following.noted,
    "withdrawn": following.withdrawn,
    "asked where": following.asked_where,
    "late": following.late,
    "very late": following.very_late,
}


def _of_following() -> list[State]:
    """An application in each of its states, and everything that is written there. How it got
    there, and that it stands open, is part of reaching it."""
    found = [State(f"following {name}", HERE, None, there) for name, there in FOLLOWED.items()]
    for name, there, task in (
        ("question", following.asked, ""),
        ("fee", following.owing, "contest"),
        ("answered", following.answered, "rate"),
        ("answered", following.answered, "reopen"),
        ("refused", following.refused, "object"),
    ):
        steps = [there, *([partial(following.task, task)] if task else [])]
        found.append(State(f"following {name}, {task or 'reply'}", HERE, None, after(*steps)))
        steps.append(following.mistaken)
        found.append(
            State(f"following {name}, {task or 'reply'} mistaken", HERE, None, after(*steps))
        )
    for name in ("late", "refused", "question", "sent on"):
        steps = [FOLLOWED[name], partial(press, "explain")]
    for name, way in (("refused", "bedk_objection"), ("not processed", "court")):
        steps = [FOLLOWED[name], partial(press, f"how-{way}")]
        found.append(State(f"following {name}, how: {way}", HERE, None, after(*steps)))
        found.append(State(f"following {name}, explained", HERE, None, after(*steps)))
    for name, fault in TROUBLES.items():
        there = partial(pressed_in_trouble, "letter-bedk_objection", fault)
        found.append(State(f"a letter {name}", HERE, None, after(following.refused, there)))
        there = partial(pressed_in_trouble, "do-withdraw", fault)
        found.append(State(f"withdrawing {name}", HERE, None, after(following.asked, there)))
    found.append(State("a list of every kind", HERE, None, following.of_every_kind))
    return found


def _of_receipts() -> list[State]:
    """One's own receipt, and everything that can become of a check."""
    found = [State(name, route, None, there) for name, (route, there) in receipts.REACHED.items()]
    for name, fault in TROUBLES.items():
        for key, before in (("verify", receipts.pasted), ("save-paper", receipts.one)):
            there = after(before, partial(pressed_in_trouble, key, fault))
            found.append(State(f"receipt, {key} {name}", HERE, None, there))
    return found


FILES: dict[str, Reach] = {
    "in every stage": with_files,
    "sending": partial(with_a_file, "receiving"),
    "looking": partial(with_a_file, "looking"),
    "ready": with_a_plain_file,
    "telling": with_a_telling_file,
    "kept as evidence": with_evidence,
    "too many": with_one_too_many,
    "mistaken": with_a_mistake,
    **{f"failed: {fault}": there for fault, there in FAILED.items()},
}

NUMBERS: dict[str, Reach] = {
    "many": numbers.many,
    "hardly any": numbers.hardly_any,
    "of a real one": numbers.of_a_real_one,
    "searched": partial(numbers.searched, "sirnak"),
    "not found": partial(numbers.searched, "qqq"),
    "the whole table": numbers.whole,
}

STATES: list[State] = [
    *_by_existing(),
    *_of_steps(),
    *_of_following(),
    *(State(*one) for one in (*looking_up.SEEN, *notices.SEEN, *SPEAKING)),
    State("login filled", "/giris", None, identity_filled),
    State("login mistaken", "/giris", None, identity_wrong),
    State("login with an odd serial", "/giris", None, identity_odd),
    State("login refused", "/giris", None, identity_unknown),
    State("code", "/giris", None, at_the_code),
    State("code missing", "/giris", None, code_empty),
    State("code wrong", "/giris", None, code_wrong),
    State("code expired", "/giris", None, code_expired),
    State("code locked", "/giris", None, code_locked),
    State("code too soon", "/giris", None, code_too_soon),
    State("code in place of a step", "/basvur/request/konu", None, at_the_code),
    State("login ran out", "/takip", logged_in, login_ran_out),
    State("home ran out", "/", logged_in, login_ran_out),
    State("check mistaken", "/basvur/request/kontrol", with_odd_answers, partial(press, "send")),
    State("check mistaken there", "/basvur/request/kontrol", with_drafts, refused_there),
    State("sending", "/basvur/request/kontrol", with_drafts, sending),
    State("sent", "/basvur/request/kontrol", with_drafts, sent),
    State("sent, back at a step", "/basvur/request/konu", with_a_filed_one),
    State("sent, back at the start", "/basvur/request", with_a_filed_one),
    State("sampler check", f"/basvur/{sampler.FORM}/kontrol", with_sampler),
    State("sampler check empty", f"/basvur/{sampler.FORM}/kontrol", with_empty_sampler),
    State(
        "sampler check mistaken",
        f"/basvur/{sampler.FORM}/kontrol",
        with_empty_sampler,
        partial(press, "send"),
    ),
    State("sampler start", f"/basvur/{sampler.FORM}", with_sampler),
    State("condition false", f"/basvur/{sampler.FORM}/secim", with_sampler, condition_false),
    State("changed form, start", f"/basvur/{sampler.FORM}", with_changed_sampler),
    State("changed form, step", f"/basvur/{sampler.FORM}/yazi", with_changed_sampler),
    State("changed form, group", f"/basvur/{sampler.FORM}/onceki", with_changed_sampler),
    State("seen, open", f"/basvur/{sampler.FORM}/kurum-gozuyle", with_sampler),
    State("seen, confidential", f"/basvur/{sampler.FORM}/kurum-gozuyle", with_confidential_sampler),
    State("seen, files", f"/basvur/{sampler.FORM}/kurum-gozuyle", with_sampler, with_files),
    State("seen, evidence", f"/basvur/{sampler.FORM}/kurum-gozuyle", with_sampler, with_evidence),
    *(
        State(f"kept {kept or 'nothing'}", f"/basvur/{sampler.FORM}/konu", partial(with_kept, kept))
        for kept in get_args(Kept)
    ),
    *(
        State(f"files {name}", f"/basvur/{sampler.FORM}/dosya", with_sampler, there)
        for name, there in FILES.items()
    ),
    State("home with drafts", "/", with_begun),
    State("home, deleting", "/", with_begun, asked_to_delete),
    State("home in a crisis", "/", None, in_a_crisis),
    State("start with drafts", "/basvur/request", with_begun),
    State("start, deleting", "/basvur/request", with_begun, asked_to_delete),
    State("written before", "/basvur/request/kontrol", with_the_same_filed),
    State("sent in a crisis", f"/basvur/{FORMS[0].id}/alindi", sent_in_a_crisis),
    State("thanked", f"/basvur/{sampler.FORM}/alindi", thanked),
    State("application without a clock", "/takip/{number}", with_a_filed_one, without_a_clock),
    State("nothing due", "/takip", with_a_filed_one, nothing_due),
    State("no applications", "/takip", logged_in),
    State("one application", "/takip", with_a_filed_one),
    State("many applications", "/takip", with_many_filed),
    State("all applications", "/takip", with_many_filed, partial(press, "further")),
    State("a missing application", "/takip/2026-000-000-000", logged_in),
    State("not drawn", "/", None, cannot_be_drawn),
    State("unforeseen", "/", None, unforeseen),
    *(
        State(f"{where} {name}", route, partial(nothing_arrives, fault))
        for name, fault in TROUBLES.items()
        for where, route in (
            ("forms", "/basvur"),
            ("form", "/basvur/request"),
            ("numbers", NUMBERS_PAGE),
        )
    ),
    *(State(f"numbers, {name}", NUMBERS_PAGE, None, there) for name, there in NUMBERS.items()),
    *(
        State(
            f"sending {name}",
            "/basvur/request/kontrol",
            with_drafts,
            partial(pressed_in_trouble, "send", fault),
        )
        for name, fault in TROUBLES.items()
    ),
]
STATES.extend(_of_tips())
STATES.extend(_of_receipts())
NAMES = [state.name for state in STATES]
assert not {name for name in NAMES if NAMES.count(name) > 1}, sorted(NAMES)


def state(name: str) -> State:
    return next(one for one in STATES if one.name == name)
