"""Attaching files in a real browser, through its own dialog."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pikepdf
import pytest
from playwright.sync_api import FilePayload, Route

from mobile.api.answers import asked_at
from mobile.api.models import Answers, Form
from tests.e2e.chromium import Browser, Tab
from tests.e2e.walk import LONG_TEXT, PICTURE, TEXT, Walker, as_given
from tests.service.files import samples

pytestmark = pytest.mark.browser

UPLOADS = "**/api/v1/files/*"
PNG = PICTURE.read_bytes()
LARGE = 15_000_000  # bytes
LOST = "Bağlantı koptu, dosya ulaşmadı. Diğer yanıtlarınız duruyor."


def file(name: str, data: bytes, kind: str = "application/octet-stream") -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": data}


def choose(tab: Tab, *files: FilePayload, button: str = "Dosya ekleyin") -> None:
    with tab.page.expect_file_chooser() as dialog:
        tab.press(button)
    dialog.value.set_files(list(files))


def uploads(tab: Tab, become: Callable[[Route], object]) -> None:
    """What becomes of every PUT from now on."""
    tab.page.route(
        UPLOADS, lambda route: become(route) if route.request.method == "PUT" else route.continue_()
    )


def at_the_files(tab: Tab) -> tuple[Walker, Form]:
    walker = Walker(tab)
    tab.open("/basvur/request")
    tab.press("Başlayın")
    for _ in walker.log_in():
        pass
    tab.heading("Ne istiyorsunuz?")
    return walker, next(form for form in walker.forms() if form.id == "request")


def write(walker: Walker) -> None:
    walker.write("Kısa başlık", TEXT)
    walker.write("İsteğiniz", LONG_TEXT)


def assert_clean(tab: Tab) -> None:
    """Nothing went wrong but the uploads that were meant to."""
    assert not [told for told in tab.problems if "/api/v1/files/" not in told]
    assert not tab.axe()
    assert not tab.targets()
    tab.screenshot()


def test_several_files_one_of_them_refused_and_one_broken_off(chromium: Browser) -> None:
    with chromium.tab() as tab:
        walker, _ = at_the_files(tab)
        write(walker)
        choose(
            tab,
            file("kaldırım.png", PNG, "image/png"),
            file("tutanak.pdf", samples.pdf(), "application/pdf"),
            file("resim.jpg", b"<html><script>alert(1)</script></html>" * 9, "image/jpeg"),
        )
        tab.sees("2 dosya eklendi.")
        tab.sees("Bu tür dosya alınmıyor.")
        assert_clean(tab)

        # The refused one holds up the step, and leads to where it can be mended.
        tab.press("Devam")
        tab.heading("1 yanıtı düzeltin", level=2)
        tab.host.get_by_role("group", name="resim.jpg").get_by_role("button", name="Silin").click()
        tab.lacks("resim.jpg")
        tab.until_focused("Dosya ekleyin")
        assert tab.has("2 dosya eklendi.")

        # The line breaks under one; chosen once more, it arrives, and what was written stands.
        uploads(tab, lambda route: route.abort("connectionreset"))
        choose(tab, file("lamba.png", PNG, "image/png"))
        tab.sees(LOST)
        assert_clean(tab)
        tab.page.unroute(UPLOADS)
        choose(tab, file("lamba.png", PNG, "image/png"), button="Yeniden seçin")
        tab.sees("3 dosya eklendi.")
        tab.lacks(LOST)
        assert tab.written(walker.whole("Kısa başlık", "textbox")) == TEXT


def large_pdf() -> bytes:
    def fill(made: pikepdf.Pdf) -> None:
        made.pages[0].Contents = samples.stream(made, os.urandom(LARGE))

    return samples.pdf(fill)


def answer_the_rest(walker: Walker, form: Form, given: Answers) -> None:
    """Every step after the first, to the check."""
    for step in form.steps[1:]:
        if asked_at(form, step, given):
            walker.tab.heading(step.title["tr"])
            answered: set[str] = set()
            while left := [q for q in asked_at(form, step, given) if q.id not in answered]:
                for _ in walker.answer(left[0], left[0].id):
                    pass
                given |= as_given(left[0])
                answered.add(left[0].id)
            walker.tab.press("Devam")


def test_a_large_file_arrives_while_the_citizen_goes_on(chromium: Browser) -> None:
    held: list[Route] = []
    with chromium.tab() as tab:
        walker, form = at_the_files(tab)
        write(walker)
        uploads(tab, held.append)
        choose(tab, file("büyük.pdf", large_pdf(), "application/pdf"))
        tab.sees("0 KB / 14,3 MB ulaştı")
        tab.press("Devam")
        tab.heading(form.steps[1].title["tr"])
        end = time.monotonic() + 15
        while not held and time.monotonic() < end:
            tab.page.wait_for_timeout(100)
        tab.press("Geri")
        tab.sees("büyük.pdf")
        assert not tab.has("Eklendi"), "it is still on its way"
        tab.button("Vazgeçin")
        tab.press("Devam")
        tab.heading(form.steps[1].title["tr"])
        for route in held:
            route.continue_()
        tab.press("Geri")
        tab.sees("Eklendi, 14,3 MB", timeout=30)
        assert_clean(tab)
        tab.press("Devam")
        answer_the_rest(walker, form, {})
        tab.heading("Yanıtlarınızı gözden geçirin")
        tab.sees("büyük.pdf")
        tab.press("Başvuruyu gönderin")
        tab.heading("Başvurunuz alındı")
        tab.press("Başvurunuzu izleyin")
        tab.heading(TEXT)
        tab.sees("büyük.pdf")
