"""One thing that breaks breaks alone: the rest of the app stands, and nothing typed is gone."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import flet as ft
import pytest

from mobile import views
from mobile.app import start
from mobile.i18n import words
from mobile.views import sitemap
from mobile.views.at import At, Screen
from mobile.views.faults import trouble
from tests.house import House, Visit
from tests.screens.reaching import with_drafts
from tests.screens.states import State, routes_of, state

SECRET = "a-word-of-the-traceback"
BROKEN = "Bu sayfa açılamadı"
PART = "Bu bölüm şu anda gösterilemiyor."


def _raise(*_args: Any, **_named: Any) -> Any:
    raise RuntimeError("a-word-of-the-traceback")


def raising(_at: At) -> Screen:
    raise RuntimeError(SECRET)


def say_nothing_of_it(visit: Visit) -> None:
    """No frame may carry a traceback or an exception's words to the browser."""
    for frame in visit.screen.frames:
        body = str(frame.body)
        assert SECRET not in body
        assert "Traceback" not in body


# -- screens -------------------------------------------------------------------------------


def breaking(stop: sitemap.Stop) -> tuple[sitemap.Stop, ...]:
    return tuple(replace(one, view=raising) if one is stop else one for one in sitemap.STOPS)


@pytest.mark.parametrize("stop", sitemap.STOPS, ids=lambda stop: str(stop.path))
async def test_a_screen_that_cannot_be_drawn_breaks_alone(
    house: House, stop: sitemap.Stop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.app("/ayarlar") as visit:
        await with_drafts(visit)
        monkeypatch.setattr(sitemap, "STOPS", breaking(stop))
        other = next(one for one in ("/ayarlar", "/basvur") if one != stop.path)
        for route in routes_of(stop):
            await visit.screen.goto(route.format(number="2026-000-000-000"))
            assert visit.screen.sees(BROKEN)
            assert visit.screen.page.title
            assert BROKEN in visit.screen.page.title
            await visit.screen.goto(other)
            assert not visit.screen.sees(BROKEN)
        say_nothing_of_it(visit)
        monkeypatch.undo()
        await visit.screen.goto(routes_of(stop)[0].format(number="2026-000-000-000"))
        assert not visit.screen.sees(BROKEN)
        assert visit.answers(), "what was typed stands"


async def test_a_screen_that_breaks_while_it_stands_breaks_alone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drawing again is where Flet would die without a word."""
    async with house.app("/ayarlar") as visit:
        stop, _ = sitemap.find("/ayarlar")
        monkeypatch.setattr(sitemap, "STOPS", breaking(stop))
        await visit.store.set(scale=2.0)
        await visit.screen.settle()
        assert visit.screen.sees(BROKEN)
        await visit.screen.click("go-home")
        assert visit.screen.has("card-apply")


async def test_a_login_that_cannot_be_drawn_breaks_alone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mobile.views.login.login", _raise)
    async with house.app("/takip") as visit:
        assert visit.screen.sees(BROKEN)
        await visit.screen.click("place-settings")
        assert visit.screen.has("scale")


async def test_a_lost_address_that_cannot_be_drawn_breaks_alone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "LOST", replace(sitemap.LOST, view=raising))
    async with house.app("/yok") as visit:
        assert visit.screen.sees(BROKEN)
        await visit.screen.click("go-home")
        assert visit.screen.has("card-apply")


@pytest.mark.parametrize("what", ["mobile.views.window.frame", "mobile.views.window.notice"])
async def test_what_stands_around_a_screen_breaks_alone(
    house: House, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.app("/giris") as visit:
        await visit.screen.fill("given_name", "Ayşe")
        with monkeypatch.context() as patched:
            patched.setattr(what, _raise)
            visit.store.failed(RuntimeError("unforeseen"))
            await visit.screen.settle()
            assert visit.screen.sees(BROKEN)
            say_nothing_of_it(visit)
        visit.store.moved()
        await visit.screen.settle()
        assert not visit.screen.sees(BROKEN)
        assert visit.screen.get("given_name", ft.TextField).value == "Ayşe"


@pytest.mark.parametrize("stop", [s for s in sitemap.STOPS if s.arrive], ids=lambda s: str(s.path))
async def test_an_arrival_that_breaks_is_told(
    house: House, stop: sitemap.Stop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def arrive(*_: object) -> None:
        raise RuntimeError(SECRET)

    async with house.app("/sorgula") as visit:
        await with_drafts(visit)
        stops = tuple(replace(s, arrive=arrive) if s is stop else s for s in sitemap.STOPS)
        monkeypatch.setattr(sitemap, "STOPS", stops)
        await visit.screen.goto(routes_of(stop)[0].format(number="2026-000-000-000"))
        head, text = trouble(words("tr"), RuntimeError())
        assert visit.screen.sees(head)
        assert visit.screen.sees(text)
        await visit.screen.goto("/sorgula")
        assert not visit.screen.sees(head), "the citizen went on"
        say_nothing_of_it(visit)


# -- parts ---------------------------------------------------------------------------------


def _parts() -> dict[str, Callable[..., Any]]:
    """Every function under mobile.views that @part has bounded, by name."""
    found: dict[str, Callable[..., Any]] = {}
    for module in pkgutil.walk_packages(views.__path__, f"{views.__name__}."):
        for thing in vars(importlib.import_module(module.name)).values():
            code = getattr(thing, "__code__", None)
            if code is not None and code.co_qualname == "part.<locals>.named":
                found[thing.__name__] = thing.__wrapped__
    return found


PARTS = _parts()
STANDS: dict[str, tuple[str, str]] = {
    "field": ("/giris stranger", "identify"),
    "picker": ("/basvur/request/konu empty", "go-on"),
    "choices": ("/ayarlar known", "log-out"),
    "mistakes": ("/basvur/request/konu mistaken", "go-on"),
    "long_text": ("/basvur/request/anlatim empty", "title"),
    "day": ("/basvur/sampler/yazi empty", "title"),
    "several": ("/basvur/sampler/secim empty", "go-on"),
    "group": ("/basvur/sampler/onceki empty", "go-on"),
    "files": ("/basvur/sampler/dosya empty", "go-on"),
    "_row": ("files in every stage", "files-any"),
    "begun": ("home with drafts", "card-apply"),
    "ways": ("tip start", "begin"),
    "enclose": ("tip belgeler empty", "go-on"),
    "chosen_file": ("receipt genuine", "verify"),
    "verdict": ("receipt genuine", "verify"),
    "table": ("numbers, many", "place-settings"),
}
"""Where each part is met, and something beside it that must go on standing."""


def test_every_part_is_broken_once() -> None:
    assert PARTS.keys() == STANDS.keys()


def breaks(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PARTS[part], "__code__", _raise.__code__)


@pytest.mark.parametrize("part", sorted(PARTS))
async def test_a_part_that_cannot_be_drawn_breaks_alone(
    house: House, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, beside = STANDS[part]
    there: State = state(name)
    breaks(part, monkeypatch)
    async with there.reached(house) as visit:
        assert visit.screen.sees(PART)
        assert visit.screen.has(f"broken-{part}")
        assert visit.screen.has(beside)
        say_nothing_of_it(visit)
        await visit.screen.click("place-home")
        assert visit.screen.has("card-apply")


@pytest.mark.parametrize("part", sorted(PARTS))
async def test_a_part_that_breaks_while_it_stands_breaks_alone(
    house: House, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it stands again when it can: its memory is whole."""
    name, beside = STANDS[part]
    async with state(name).reached(house) as visit:
        assert not visit.screen.sees(PART)
        with monkeypatch.context() as patched:
            breaks(part, patched)
            await visit.store.set(scale=1.25)
            await visit.screen.settle()
            assert visit.screen.sees(PART)
            assert visit.screen.has(beside)
        await visit.store.set(scale=1.5)
        await visit.screen.settle()
        assert not visit.screen.sees(PART)
        say_nothing_of_it(visit)


# -- handlers ------------------------------------------------------------------------------


async def test_a_handler_that_breaks_is_told_and_nothing_typed_is_gone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.app("/giris") as visit:
        await visit.screen.fill("given_name", "Ayşe")
        monkeypatch.setattr("mobile.state.login.identity_faults", _raise)
        await visit.screen.click("identify")
        head, text = trouble(words("tr"), RuntimeError())
        assert visit.screen.sees(head)
        assert visit.screen.sees(text)
        assert visit.screen.get("given_name", ft.TextField).value == "Ayşe"
        assert visit.store.login.typed == {"given_name": "Ayşe"}
        say_nothing_of_it(visit)
        monkeypatch.undo()
        await visit.screen.click("identify")
        assert visit.screen.has("mistake-phone")


@pytest.mark.parametrize(
    ("name", "verb", "key"),
    [
        ("/basvur/request/anlatim known", "mobile.state.filing.Filing.finish_step", "go-on"),
        ("/basvur/request/kontrol known", "mobile.state.filing.Filing.send", "send"),
        ("/basvur/request known", "mobile.state.filing.Filing.begin", "begin"),
        ("/ayarlar known", "mobile.state.login.Login.log_out", "log-out"),
        ("many applications", "mobile.state.tracking.Tracking.look_further", "further"),
    ],
)
async def test_a_verb_that_breaks_is_told(
    house: House, name: str, verb: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with state(name).reached(house) as visit:
        drafts = {form: dict(draft.answers) for form, draft in visit.store.filing.drafts.items()}
        monkeypatch.setattr(verb, _raise)
        visit.store.changed()
        await visit.screen.settle()
        await visit.screen.click(key)
        assert visit.screen.sees(trouble(words("tr"), RuntimeError())[0])
        assert drafts == {f: dict(d.answers) for f, d in visit.store.filing.drafts.items()}
        say_nothing_of_it(visit)


async def test_a_key_that_breaks_is_told_and_the_box_keeps_its_text(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.app("/giris") as visit:
        monkeypatch.setattr("mobile.state.login.Login.type", _raise)
        await visit.screen.fill("given_name", "Ayşe")
        assert visit.screen.sees(trouble(words("tr"), RuntimeError())[0])
        assert visit.screen.get("given_name", ft.TextField).value == "Ayşe"
        say_nothing_of_it(visit)


async def test_trouble_is_seen_without_scrolling(house: House) -> None:
    """It stands on top, so the column is brought there."""
    async with house.app("/giris") as visit:
        visit.store.failed(RuntimeError(SECRET))
        await visit.screen.settle()
        assert any(call.name == "scroll_to" for call in visit.screen.invoked)


async def test_the_unforeseen_is_in_the_log_and_nowhere_else(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    async with house.app("/giris") as visit:
        visit.store.failed(RuntimeError(SECRET))
        await visit.screen.settle()
        assert SECRET in caplog.text
        assert not visit.screen.sees(SECRET)
        say_nothing_of_it(visit)


async def test_a_client_that_cannot_be_made_is_told(house: House) -> None:
    from tests.screen import mount

    def main(page: ft.Page) -> None:
        start(page, _raise, "tr")

    async with mount(main, "/basvur") as screen:
        assert screen.sees(trouble(words("tr"), RuntimeError())[0])
        assert screen.has("place-home")


async def test_when_the_app_is_closed_its_client_is_closed(house: House) -> None:
    async with house.app("/basvur") as visit:
        (client,) = house.clients
        await visit.screen.session.dispatch_event(visit.screen.page._i, "close", None)  # pyright: ignore[reportPrivateUsage]
        await visit.screen.settle()
        from mobile.api.errors import Unreachable

        with pytest.raises(Unreachable):
            await client.forms()
