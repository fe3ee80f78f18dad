"""Time that runs out, on the real screens: asked before, and nothing typed is lost."""

from __future__ import annotations

import flet as ft
import pytest

from mobile.views.addresses import LOOKUP
from tests.a11y.linter import lint_dialog
from tests.house import House, another, code_in
from tests.screens import tips
from tests.screens.in_a_text import TEXT, writing
from tests.screens.looking_up import almost_over
from tests.screens.reaching import at_the_code
from tests.screens.running_out import (
    code_almost_over,
    code_asked_for_the_last_time,
    code_over,
    idle,
    timed_out,
)


async def test_the_question_comes_and_goes_and_the_letters_stay(house: House) -> None:
    async with house.app("/") as visit:
        route = await writing(visit)
        for _ in range(11):
            await idle(visit)
            assert visit.screen.sees("Oturumunuz 2 dakika sonra kapanacak")
            assert visit.screen.sees("Yazdıklarınız saklandı.")
            (dialog,) = visit.screen.dialogs
            assert not lint_dialog(dialog)
            await visit.screen.click("more-time")
            assert not visit.screen.dialogs
        assert visit.screen.route == route
        assert visit.screen.get("text", ft.TextField).value == TEXT
        assert visit.store.login.done


async def test_closing_the_question_by_esc_is_a_sign_of_life(house: House) -> None:
    async with house.app("/") as visit:
        await writing(visit)
        await idle(visit)
        await visit.screen.dismiss()
        assert not visit.screen.dialogs
        assert visit.store.sitting.minutes_left is None
        assert visit.store.login.done


async def test_any_press_or_key_puts_it_off(house: House) -> None:
    async with house.app("/") as visit:
        await writing(visit)
        house.clock.turn(minutes=27)
        await visit.screen.fill("text", TEXT + "!")
        house.clock.turn(minutes=27)
        await visit.screen.click("place-home")
        house.clock.turn(minutes=27)
        await visit.store.sitting.look()
        await visit.screen.settle()
        assert not visit.screen.dialogs
        await idle(visit)
        assert visit.screen.dialogs


async def test_a_window_that_is_resized_is_no_sign_of_life(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        house.clock.turn(minutes=29)
        await visit.screen.resize(800, 600)
        await visit.store.sitting.look()
        await visit.screen.settle()
        assert visit.screen.dialogs


async def test_after_the_end_one_goes_on_where_one_was(house: House) -> None:
    async with house.app("/") as visit:
        route = await writing(visit)
        await timed_out(visit)
        assert not visit.screen.dialogs
        assert visit.screen.route == route
        assert visit.screen.sees("Yarım saat bir şey yapmadığınız için oturumunuzu kapattık.")
        assert not visit.screen.has("text")
        await visit.log_in_by_hand()
        assert visit.screen.route == route
        assert visit.screen.get("text", ft.TextField).value == TEXT
        assert not visit.screen.sees("oturumunuzu kapattık")


async def test_a_page_without_a_login_says_it_until_one_goes_on(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await timed_out(visit)
        assert visit.screen.sees("Oturumunuz kapandı")
        assert visit.screen.has("log-in-again")
        await visit.screen.goto("/ayarlar")
        assert not visit.screen.has("log-in-again")


async def test_logging_out_from_the_question(house: House) -> None:
    async with house.app("/") as visit:
        await writing(visit)
        await idle(visit)
        await visit.screen.click("log-out-now")
        assert not visit.screen.dialogs
        assert not visit.store.login.done
        assert visit.store.filing.drafts == {}
        await visit.log_in()
        await visit.store.drafts.look()
        assert visit.store.drafts.begun, "kept for the next time"


async def test_nothing_stands_over_the_quick_exit(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await tips.written(visit)
        await visit.screen.goto(tips.CHECKED)
        await idle(visit)
        await visit.screen.settle()
        assert visit.screen.has("quick-exit")
        assert not visit.screen.dialogs
        await idle(visit)
        await visit.screen.settle()
        assert not visit.store.login.done
        assert not visit.screen.has("log-in-again")
        assert visit.store.tip_stands


async def test_a_code_is_prolonged_with_what_was_typed(house: House) -> None:
    async with house.app("/giris") as visit:
        await at_the_code(visit)
        right = code_in(visit.store)
        await visit.screen.fill("code", another(right))
        await visit.screen.click("enter-code")
        await visit.screen.fill("code", right[:3])
        house.clock.turn(minutes=2, seconds=20)
        await visit.store.code_time.look()
        await visit.screen.settle()
        assert visit.screen.sees("Kodun süresi doluyor")
        await visit.screen.click("more-time")
        assert not visit.screen.dialogs
        assert visit.store.login.typed["code"] == right[:3]
        house.clock.turn(minutes=2)
        await visit.screen.fill("code", right)
        await visit.screen.click("enter-code")
        assert visit.store.login.done


async def test_the_question_stands_only_where_the_code_is_asked_for(house: House) -> None:
    async with house.app("/giris") as visit:
        await code_almost_over(visit)
        assert visit.screen.dialogs
        await visit.screen.goto("/ayarlar")
        assert not visit.screen.dialogs


@pytest.mark.parametrize("reach", [code_almost_over, code_asked_for_the_last_time])
async def test_one_may_go_on_without_more_time(house: House, reach: object) -> None:
    async with house.app("/giris") as visit:
        await reach(visit)  # pyright: ignore[reportCallIssue]
        await visit.screen.settle()
        await visit.screen.click("go-on-without")
        assert not visit.screen.dialogs
        await visit.screen.fill("code", code_in(visit.store))
        await visit.screen.click("enter-code")
        assert visit.store.login.done


async def test_a_code_that_is_over_is_told_before_it_is_typed(house: House) -> None:
    async with house.app("/giris") as visit:
        await code_over(visit)
        assert not visit.screen.dialogs
        assert visit.screen.sees("Kodun süresi doldu")
        await visit.screen.click("new-code")
        assert not visit.screen.sees("Kodun süresi doldu")


async def test_what_was_looked_up_stays_or_goes_as_the_citizen_says(house: House) -> None:
    async with house.app(LOOKUP) as visit:
        await almost_over(visit)
        assert visit.screen.sees("Bu başvuru iki dakika içinde kapanacak")
        (dialog,) = visit.screen.dialogs
        assert not lint_dialog(dialog)
        await visit.screen.click("more-time")
        assert not visit.screen.dialogs
        assert visit.store.looking_up.found
        house.clock.turn(minutes=14)
        await visit.store.looking_up.shown.look()
        await visit.screen.settle()
        await visit.screen.click("close-now")
        assert not visit.screen.dialogs
        assert visit.store.looking_up.found is None
        assert visit.screen.has("ask-code")
