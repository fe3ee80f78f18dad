"""Attaching files as a citizen does: chosen in the device's dialog, seen in rows of their own."""

from __future__ import annotations

import asyncio
import unicodedata
from dataclasses import replace

import flet as ft
import pytest
from pydantic import JsonValue

from mobile.i18n import LANGUAGES, words
from mobile.state.attachment import Attachment
from mobile.state.draft import Draft
from mobile.views.questions.files import fault_words, shown_name
from tests.a11y.linter import lint
from tests.house import House, Visit
from tests.screens import sampler
from tests.screens.attaching import FAILED, HTML, LONG, Device, rows
from tests.screens.by_hand import stands, text_in
from tests.service.files import samples
from tests.wire import lost_before

FORM, STEP = "request", "/basvur/request/anlatim"
PLAIN = samples.picture("PNG")


async def at_the_files(visit: Visit) -> Device:
    await visit.log_in()
    await visit.begin()
    await visit.screen.goto(STEP)
    return Device(visit.house)


def here(visit: Visit) -> tuple[Attachment, ...]:
    return rows(visit, FORM)


async def come_to(visit: Visit, *stages: str) -> tuple[Attachment, ...]:
    await visit.screen.until(lambda: [row.stage for row in here(visit)] == list(stages))
    return here(visit)


def attached(visit: Visit) -> list[JsonValue]:
    """The names of the files that the answer holds."""
    answer = visit.answers(FORM).get("files") or []
    assert isinstance(answer, list)
    return [file["name"] for file in answer if isinstance(file, dict)]


async def test_each_chosen_file_has_a_row_that_says_how_it_stands(house: House) -> None:
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        assert screen.sees("En çok 5 dosya ekleyebilirsiniz.")
        await screen.pick(
            "files-any",
            device.chosen("kaldırım.png", PLAIN),
            device.chosen("tutanak.pdf", samples.pdf()),
            device.chosen("resim.jpg", HTML),
        )
        *_, page = await come_to(visit, "ready", "ready", "failed")
        for name in ("kaldırım.png", "tutanak.pdf", "resim.jpg"):
            assert screen.sees(name)
        assert page.told
        assert screen.sees(page.told)
        assert screen.sees("2 dosya eklendi.")
        assert attached(visit) == ["kaldırım.png", "tutanak.pdf"]


async def test_a_closed_dialog_changes_nothing(house: House) -> None:
    async with house.app("/") as visit:
        await at_the_files(visit)
        await visit.screen.pick("files-media")
        assert here(visit) == ()


async def test_taking_a_file_away_puts_the_focus_where_one_is_added(house: House) -> None:
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        files = (device.chosen("a.png", PLAIN), device.chosen("b.png", PLAIN))
        await screen.pick("files-media", *files)
        first, _ = await come_to(visit, "ready", "ready")
        await screen.click(f"{first.key}-remove")
        await come_to(visit, "ready")
        assert screen.focused == "files-any"
        assert attached(visit) == ["b.png"]
        assert not screen.sees("a.png")
        assert screen.sees("1 dosya eklendi.")


async def test_the_right_file_is_sent_again_after_another_was_chosen(house: House) -> None:
    """A picker numbers its files from 0 each time."""
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        house.wire.spoil(lost_before, "/files")
        for name in ("a.png", "b.png"):
            await screen.pick("files-any", device.chosen(name, PLAIN))
        first, second = await come_to(visit, "failed", "failed")
        assert screen.sees("Bağlantı koptu")
        assert device.sent == []
        house.wire.mend()
        assert screen.sees("Yeniden gönderin")
        for row, sent in ((second, ["b.png"]), (first, ["b.png", "a.png"])):
            await screen.click(f"{row.key}-retry")
            assert screen.focused == f"{row.key}-remove"
            await screen.until(lambda key=row.key: not screen.has(f"{key}-retry"))
            await screen.until(lambda sent=sent: device.sent == sent)
        await come_to(visit, "ready", "ready")
        assert attached(visit) == ["a.png", "b.png"]


async def test_a_file_that_broke_off_midway_is_chosen_again(house: House) -> None:
    """Flet's client gives each file away once, so that "send again" could not keep its word."""
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        device.broken = True
        files = (device.chosen("a.png", PLAIN), device.chosen("b.png", PLAIN))
        await screen.pick("files-any", *files)
        first, _ = await come_to(visit, "failed", "failed")
        assert screen.sees("Yeniden seçin")
        assert not screen.sees("Yeniden gönderin")
        device.broken = False
        await screen.pick(f"{first.key}-retry")
        assert len(here(visit)) == 2, "the dialog was closed"
        await screen.pick(f"{first.key}-retry", device.chosen("a.png", PLAIN))
        await come_to(visit, "failed", "ready")
        assert screen.focused == "files-any"
        assert attached(visit) == ["a.png"]


async def test_a_file_is_taken_away_while_it_is_sent(house: House) -> None:
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        device.held = asyncio.Event()
        files = (device.chosen("a.png", PLAIN), device.chosen("b.png", PLAIN))
        await screen.pick("files-any", *files)
        await screen.until(lambda: all(row.id for row in here(visit)))
        first, second = here(visit)
        assert screen.sees("Vazgeçin")
        await screen.click(f"{first.key}-remove")
        assert [row.key for row in here(visit)] == [second.key]
        device.held.set()
        await come_to(visit, "ready")
        assert attached(visit) == ["b.png"]
        assert [one.method for one in house.wire.to(f"/files/{first.id}")][-1] == "DELETE"


async def test_what_a_file_betrays_is_filed_only_as_evidence(house: House) -> None:
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        await screen.pick("files-any", device.chosen("a.jpg", samples.jpeg()))
        (row,) = await come_to(visit, "ready")
        assert screen.sees("çekildiği yer")
        name = f"{row.key}-evidence"
        assert screen.get(name, ft.RadioGroup).value == "strip"
        await screen.choose(name, "keep")
        assert here(visit)[0].as_evidence
        house.wire.spoil(lost_before)
        await screen.choose(name, "strip")
        assert visit.store.trouble
        assert screen.get(name, ft.RadioGroup).value == "keep", "what is shown is what is so"
        house.wire.mend()
        await screen.choose(name, "strip")
        assert not here(visit)[0].as_evidence


NAMED = (
    "file_wrong_type", "file_too_large", "file_empty", "too_many_files", "file_damaged",
    "file_protected", "connection_lost", "file_infected", "file_gone", "something_new",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_fault_has_a_sentence_of_its_own(language: str) -> None:
    said = {fault: fault_words(words(language), fault) for fault in NAMED}
    assert len(set(said.values())) == len(NAMED)
    assert all(sentence.endswith(".") for sentence in said.values())


NEVER = {"file_empty", "file_wrong_type", "file_too_large", "file_protected", "file_infected"}
MIDWAY = {"file_damaged", "connection_lost midway", "file_gone"}


@pytest.mark.parametrize("fault", FAILED)
async def test_only_what_may_help_is_offered_after_a_fault(house: House, fault: str) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await sampler.put_in(visit, sampler.ANSWERS)
        await visit.screen.goto(f"/basvur/{sampler.FORM}/dosya")
        await FAILED[fault](visit)
        (row,) = rows(visit)
        assert visit.screen.sees(row.told or fault_words(words("tr"), row.fault))
        assert visit.screen.sees("Yeniden seçin") == (fault in MIDWAY)
        assert visit.screen.sees("Yeniden gönderin") == (fault not in MIDWAY | NEVER)


async def test_one_too_many_can_be_sent_once_there_is_room(house: House) -> None:
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        files = [device.chosen(f"{n}.png", PLAIN) for n in range(6)]
        await screen.pick("files-any", *files)
        first, *_, last = await come_to(visit, *["ready"] * 5, "failed")
        assert last.fault == "too_many_files"
        assert not screen.has(f"{last.key}-retry")
        await screen.click(f"{first.key}-remove")
        await screen.click(f"{last.key}-retry")
        await come_to(visit, *["ready"] * 5)
        assert attached(visit) == [f"{n}.png" for n in range(1, 6)]


async def test_nothing_typed_elsewhere_is_lost_when_a_row_changes(house: House) -> None:
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        device.held = asyncio.Event()
        await screen.pick("files-any", device.chosen("a.png", PLAIN))
        await screen.fill("title", "Yarım kalan bir b")
        before = len(screen.frames)
        device.held.set()
        await come_to(visit, "ready")
        assert text_in(visit, "title") == "Yarım kalan bir b"
        written = [str(frame.body) for frame in screen.frames[before:]]
        assert any("Eklendi" in body for body in written)
        assert not any("Yarım kalan" in body for body in written), "the text was sent back"
        await screen.goto("/")
        await screen.goto(STEP)
        await stands(visit, "title", "Yarım kalan bir b")


async def test_a_file_on_its_way_stays_when_the_citizen_goes_on(house: House) -> None:
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        device.held = asyncio.Event()
        await screen.pick("files-any", device.chosen("a.png", PLAIN))
        await screen.click("go-on")
        assert screen.route == "/basvur/request/konu"
        device.held.set()
        await come_to(visit, "ready")
        await screen.goto(STEP)
        assert screen.sees("Eklendi")
        assert screen.sees("1 dosya eklendi.")


async def test_the_same_file_chosen_twice_is_two_files(house: House) -> None:
    """Also where the device tells of both by one name."""
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        file = device.chosen("a.png", PLAIN)
        await screen.pick("files-any", file, file)
        await screen.pick("files-any", file)
        first, *_ = await come_to(visit, "ready", "ready", "ready")
        assert len({row.key for row in here(visit)} | {row.id for row in here(visit)}) == 6
        await screen.click(f"{first.key}-remove")
        await come_to(visit, "ready", "ready")
        assert not lint(screen.view)


NAMES = [
    LONG[:255],
    "fatura\u202egpj.exe",
    "\u2067تقرير السير\u2069.pdf",
    "ş" * 251 + ".png",
    "a\nb\tc\x00.png",
    "../../etc/passwd",
    "\u200b\u200e.png",
    "e\u0301" * 60 + ".png",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
async def test_any_name_is_shown_safely(house: House, name: str) -> None:
    async with house.app("/", width=320) as visit:
        device, screen = await at_the_files(visit), visit.screen
        await visit.store.set(scale=2.0)
        await screen.pick("files-any", device.chosen(name, PLAIN))
        await come_to(visit, "ready")
        safe = shown_name(name)
        assert screen.sees(safe)
        assert 0 < len(safe) <= 80
        assert safe.startswith(name.lstrip("\u202e\u2067\u200b\u200e")[:1])
        assert safe.endswith(name[-4:])
        assert all(unicodedata.category(sign)[0] != "C" for text in screen.texts()
                   for sign in text.replace("\n", "") if safe in text)  # fmt: skip
        assert not lint(screen.view)


async def test_a_failed_file_is_a_mistake_that_leads_to_its_question(house: House) -> None:
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        await screen.pick("files-any", device.chosen("a.jpg", HTML))
        (row,) = await come_to(visit, "failed")
        await screen.click("go-on")
        assert screen.route == STEP
        assert [one.code for one in visit.store.filing.drafts[FORM].mistakes] == ["file_failed"]
        await screen.click("mistake-files")
        assert screen.focused == "files-any"
        await screen.click(f"{row.key}-remove")
        await screen.click("go-on")
        assert screen.route == "/basvur/request/konu"


async def test_a_file_on_its_way_holds_up_the_sending_only(house: House) -> None:
    async with house.app("/") as visit:
        device, screen = await at_the_files(visit), visit.screen
        device.held = asyncio.Event()
        await screen.pick("files-any", device.chosen("a.png", PLAIN))
        await screen.goto("/basvur/request/kontrol")
        await screen.click("send")
        assert await house.filed() == 0
        assert screen.sees("Dosyanın yüklenmesi bitmedi.")
        await screen.click("mistake-files")
        assert screen.route == STEP
        device.held.set()
        await come_to(visit, "ready")
        await screen.goto("/basvur/request/kontrol")
        await screen.click("send")
        assert await house.filed() == 1


async def test_a_file_that_is_needed_is_asked_for(house: House) -> None:
    asked = {"kind": "file", "id": "files", "label": {"tr": "Fotoğraf"}, "required": True}
    step = {"id": "dosya", "title": {"tr": "Dosya"}, "questions": [asked]}
    async with house.app("/") as visit:
        await visit.log_in()
        await sampler.put_in(visit, {})
        draft = Draft(sampler.form(steps=[step]), begun=True)
        visit.store.filing.replace(replace(draft, answers={}))
        await visit.screen.goto(f"/basvur/{sampler.FORM}/dosya")
        assert visit.screen.sees("Fotoğraf (zorunlu)")
        await visit.screen.click("go-on")
        await visit.screen.click("mistake-files")
        assert visit.screen.focused == "files-any"
        file = Device(house).chosen("a.png", PLAIN)
        await visit.screen.pick("files-any", file)
        await visit.screen.until(lambda: rows(visit)[0].stage == "ready")
        await visit.screen.click("go-on")
        assert visit.screen.route == f"/basvur/{sampler.FORM}/kontrol"
