"""How an application comes into each of its states: by what the office and the citizen did."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta

from sqlalchemy import Connection, select

from mobile.api.client import Client
from mobile.api.models import NewFile
from mobile.state.attaching import NOTE
from service.files.rows import Office
from service.history import kinds as k
from service.history.clock import last_day_to_pay
from service.history.kinds import Role, What
from service.store.tables import applications
from tests.house import House, Visit
from tests.screens.attaching import Device
from tests.service.files import samples
from tests.service.history.office import acted, decided

HERE: tuple[Role, What] = ("rules", k.AtUnit(number=91000006))
QUESTION: tuple[Role, What] = ("unit", k.Asked(text="Hangi sokak? Çukur ne zamandan beri var?"))
AWAY = k.Forwarded(to=91000035, name="İzmir Valiliği", elsewhere=True)


def fee(today: date) -> k.FeeNoticed:
    pay_by = last_day_to_pay(today)
    return k.FeeNoticed(amount=2550, pay_by=pay_by, text="51 sayfa, sayfası 50 kuruş.")


async def _filed(visit: Visit, form: str = "request") -> str:
    if not visit.store.login.done:
        await visit.log_in()
    return await visit.house.file(visit.store, form)


async def opened(visit: Visit, *moves: tuple[Role, What], form: str = "request") -> str:
    """One that all this happened to, standing open."""
    number = await _filed(visit, form)
    await _arrive(visit, number)
    for move in moves:
        await acted(visit.house.service, number, move)
    await visit.screen.goto(f"/takip/{number}")
    return number


async def _arrive(visit: Visit, number: str) -> None:
    """To a unit, unless the rules of routing found one already."""
    service = visit.house.service
    await acted(service, number, ("central", AWAY.model_copy(update={"elsewhere": False})))
    await acted(service, number, ("unit", k.AtUnit()))


async def asked(visit: Visit) -> None:
    await opened(visit, ("unit", k.Examining()), QUESTION)


async def replied(visit: Visit) -> None:
    await asked(visit)
    visit.store.following.type("Çiçek Sokak, iki aydır.")
    assert await visit.store.following.send("reply")


async def owing(visit: Visit) -> None:
    day = visit.house.clock().date()
    await opened(visit, ("unit", fee(day)), form="information_request")


async def sent_on(visit: Visit) -> None:
    number = await opened(visit)
    other = k.Forwarded(to=91000034, name="İstanbul Valiliği", elsewhere=True)
    told = other.model_copy(update={"purpose": "information"})
    await acted(visit.house.service, number, ("unit", told), ("unit", other))
    await visit.store.tracking.open(number)


async def extended(visit: Visit) -> None:
    more: tuple[Role, What] = ("unit", k.Extended(reason="opinion"))
    await opened(visit, more, form="information_request")


async def drafted(visit: Visit) -> None:
    await opened(visit, ("unit", k.Drafted(outcome="positive", text="Yapıldı.")))


async def answered(visit: Visit) -> None:
    await _decided(visit, "positive")


async def _decided(visit: Visit, outcome: k.Outcome, form: str = "request") -> None:
    number = await opened(visit, form=form)
    service = visit.house.service
    await decided(service, number, k.Drafted(outcome="informative", text="Sıraya alındı."))
    reason = "m4982_21" if form == "information_request" else None
    if outcome == "not_processed":
        reason = "m5_e"
    await decided(service, number, k.Drafted(outcome=outcome, text="Onarıldı.", reason=reason))
    await visit.store.tracking.open(number)


async def rated(visit: Visit) -> None:
    await answered(visit)
    following = visit.store.following
    following.begin("rate")
    following.choose("4")
    following.type("Çabuk oldu.")
    assert await following.send("rate")


async def refused(visit: Visit) -> None:
    await _decided(visit, "negative", "information_request")


async def unread_answer(visit: Visit) -> None:
    number = await _filed(visit)
    await _arrive(visit, number)
    await decided(visit.house.service, number, k.Drafted(outcome="positive", text="Onarıldı."))


async def objected(visit: Visit) -> None:
    await refused(visit)
    visit.store.following.begin("object")
    visit.store.following.type("Bilgi özel hayata ilişkin değil.")
    assert await visit.store.following.send("object")


async def silent(visit: Visit) -> None:
    """No answer came, and the way to the board is open."""
    number = await opened(visit, form="information_request")
    visit.house.clock.turn(days=29)
    await visit.store.tracking.look()  # the login is renewed, and lasts
    visit.house.clock.turn(days=15)
    await visit.store.tracking.open(number)
    assert visit.store.tracking.opened and visit.store.tracking.opened.legal
    assert visit.store.tracking.opened.legal.remedies


async def saved(visit: Visit) -> None:
    """A paper that was brought; what the device does with it is the device's."""
    await refused(visit)
    await visit.store.saving.save("dilekce-1.pdf", _brought)
    visit.store.saving.saved = "dilekce-1.pdf"
    visit.store.changed()


async def _brought(client: Client) -> bytes:
    return b"%PDF-"


async def with_documents(visit: Visit) -> None:
    """A question and a reply with documents, and another question with one."""
    number = await _filed(visit)
    await _arrive(visit, number)
    service = visit.house.service
    for text in ("Hangi sokak?", "Ya kapı numarası?"):
        question = k.Asked(text=text, files=(await enclosed(visit.house, number, "kroki.png"),))
        await acted(service, number, ("unit", question))
        if text == "Hangi sokak?":
            await visit.screen.goto(f"/takip/{number}")
            await _attached(visit)
            visit.store.following.type("Çiçek Sokak.")
            assert await visit.store.following.send("reply")
    await visit.store.tracking.open(number)


async def enclosed(house: House, number: str, name: str) -> k.Document:
    """A file that an officer attached, as the desk does it, past every desk."""
    files, data = house.service.rooms.files, samples.picture("PNG")
    ticket = await files.begin(Office(1), NewFile(name=name, size=len(data)))
    right = ticket.upload.partition("ticket=")[2]

    async def pieces() -> AsyncIterator[bytes]:
        yield data

    await files.receive(ticket.id, right, pieces(), "tr")

    def attach(writing: Connection) -> int:
        application = writing.execute(
            select(applications.c.id).where(applications.c.number == number)
        ).scalar_one()
        files.attach(writing, Office(1), application, [ticket.id])
        return len(data)

    size = await house.service.rooms.database.write(attach)
    return k.Document(id=ticket.id, name=name, size=size, kind="picture")


async def attaching(visit: Visit) -> None:
    await asked(visit)
    await _attached(visit)


async def _attached(visit: Visit) -> None:
    store, device = visit.store, Device(visit.house)
    chosen = [device.chosen("kaldırım.png", samples.picture("PNG"))]
    await store.attaching.add(NOTE, "files", chosen, 10)
    await store.attaching.settled()
    assert [row.stage for row in store.attaching.rows(NOTE, "files")] == ["ready"]


async def set_aside(visit: Visit) -> None:
    """An objection, half written and closed."""
    await refused(visit)
    visit.store.following.begin("object")
    visit.store.following.type("Bilgi özel hay")
    visit.store.following.stop()


async def not_processed(visit: Visit) -> None:
    await _decided(visit, "not_processed")


async def noted(visit: Visit) -> None:
    await opened(visit, ("unit", k.Noted()), form="thanks")


async def withdrawn(visit: Visit) -> None:
    await opened(visit)
    assert await visit.store.following.withdraw()


async def asked_where(visit: Visit) -> None:
    await opened(visit)
    assert await visit.store.following.ask()


async def late(visit: Visit) -> None:
    await opened(visit)
    _late(visit, 31, "late")


async def very_late(visit: Visit) -> None:
    await opened(visit)
    _late(visit, 90, "very_late")


def _late(visit: Visit, days: int, standing: str) -> None:
    """The app asks its own device for the day, so the last day is brought nearer."""
    one = visit.store.tracking.opened
    assert one and one.clock and one.legal and one.due
    by = timedelta(days=days)
    clock = one.clock.model_copy(
        update={"due": one.clock.due - by, "started": one.clock.started - by}
    )
    legal = one.legal.model_copy(update={"standing": standing, "late_by": days})
    visit.store.tracking.opened = one.model_copy(
        update={"clock": clock, "due": one.due - by, "legal": legal}
    )
    visit.store.changed()


async def of_every_kind(visit: Visit) -> None:
    """A list with news, a fee, an end, and one whose time is over."""
    await asked(visit)
    await owing(visit)
    await withdrawn(visit)
    number = await _filed(visit)
    await _arrive(visit, number)
    await visit.screen.goto("/takip")


async def task(name: str, visit: Visit) -> None:
    """Opens what is written, and presses its button with nothing in it."""
    await visit.screen.click(f"do-{name}")
    await visit.screen.settle()


async def mistaken(visit: Visit) -> None:
    await visit.screen.click("send-task")
