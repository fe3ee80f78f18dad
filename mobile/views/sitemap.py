"""Every address of the app, and what stands there. The first that fits is taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from urllib.parse import quote, unquote, urlsplit

from mobile.state import arrivals
from mobile.state.arrivals import Params
from mobile.state.store import Store
from mobile.views.addresses import (
    BESIDE,
    HELP,
    LANGUAGE,
    LOOKUP,
    NOTICES,
    NUMBERS,
    STATEMENT,
    TIP,
    VERIFY,
)
from mobile.views.at import At, Place, Screen
from mobile.views.home import home
from mobile.views.lost import lost


@dataclass(frozen=True)
class Stop:
    """One address. `login` says that one must be known to be here: then the login stands at
    this address until one is. `arrive` brings what the screen needs."""

    path: str
    view: Callable[[At], Screen]
    place: Place = "home"
    login: bool = False
    arrive: Callable[[Store, Params], Awaitable[None]] | None = None
    tip: bool = False
    """Part of an anonymous tip: leaving wipes."""


def _later(name: str) -> Callable[[At], Screen]:
    """The view of that name, from the file of that name ("tip.page"), which is imported at the
    first visit: the first screen waits for none of the others."""

    def draw(at: At) -> Screen:
        return getattr(import_module(f"mobile.views.{name}"), name.rpartition(".")[2])(at)

    return draw


_check, _seen, _step = _later("check"), _later("seen"), _later("step")
_tip_page = _later("tip.page")

STOPS = (
    Stop("/", home, arrive=arrivals.at_home),
    Stop("/giris", _later("login"), arrive=arrivals.at_login),
    Stop("/basvur", _later("apply"), "apply", arrive=arrivals.at_forms),
    Stop("/basvur/:form", _later("form_start"), "apply", arrive=arrivals.at_form),
    Stop("/basvur/:form/kontrol", _check, "apply", True, arrivals.at_step),
    Stop("/basvur/:form/alindi", _later("sent"), "apply", True, arrivals.at_sent),
    Stop("/basvur/:form/kurum-gozuyle", _seen, "apply", True, arrivals.at_step),
    Stop("/basvur/:form/:step", _step, "apply", True, arrivals.at_step),
    Stop("/takip", _later("track"), "track", True, arrivals.at_applications),
    Stop("/takip/:number", _later("application"), "track", True, arrivals.at_application),
    Stop("/takip/:number/belge", _later("receipts.own"), "track", True, arrivals.at_receipt),
    Stop(VERIFY, _later("receipts.verify"), arrive=arrivals.at_verifying),
    Stop(NUMBERS, _later("numbers.page"), arrive=arrivals.at_numbers),
    Stop(LOOKUP, _later("lookup"), "track"),
    Stop(HELP, _later("help"), arrive=arrivals.at_settings),
    Stop(LANGUAGE, _later("language")),
    Stop(STATEMENT, _later("statement.page")),
    Stop("/ayarlar", _later("settings"), "settings", arrive=arrivals.at_settings),
    Stop(NOTICES, _later("notices"), "settings", True, arrivals.at_notices),
    Stop(TIP, _later("tip.start"), arrive=arrivals.at_tip, tip=True),
    Stop(f"{TIP}/:page", _tip_page, arrive=arrivals.at_tip, tip=True),
)
LOST = Stop("", lost)


def find(route: str) -> tuple[Stop, Params]:
    """The stop at `route` and the varying parts of its path, decoded."""
    parts = [unquote(part) for part in _path(route).split("/") if part]
    for stop in STOPS:
        wanted = [part for part in stop.path.split("/") if part]
        if len(wanted) == len(parts) and all(
            want.startswith(":") or want == part for want, part in zip(wanted, parts, strict=True)
        ):
            return stop, {w[1:]: p for w, p in zip(wanted, parts, strict=True) if w[0] == ":"}
    return LOST, {}


def above(route: str, store: Store) -> str:
    """Where a phone's own "back" leads: a step back in a form, otherwise one level up."""
    stop, params = find(route)
    if stop.view in (_step, _check):
        from mobile.views.step import before

        return before(store, params["form"], params.get("step"))
    if stop.view is _tip_page:
        from mobile.views.tip.page import above as above_in_tip

        return above_in_tip(store, params["page"])
    if stop.view is _seen:
        return f"/basvur/{quote(params['form'], safe='')}/kontrol"
    return _path(route).rstrip("/").rpartition("/")[0] or "/"


def writing(route: str) -> str | None:
    """The form that is being filled in at a route; None where none is."""
    stop, params = find(route)
    return params["form"] if stop.view in (_step, _check, _seen) else None


def leaves_tip(route: str) -> bool:
    """Whether whoever goes there has left an anonymous tip. Settings and help belong to every
    screen: one makes the text larger, or reads how something is done, and goes on."""
    return not find(route)[0].tip and _path(route).rstrip("/") not in BESIDE


def leaves_lookup(route: str) -> bool:
    """The same for what was looked up by number."""
    return _path(route).rstrip("/") not in (LOOKUP, *BESIDE)


def _path(route: str) -> str:
    """Anybody may write anything into a link, also what is no address at all."""
    try:
        return urlsplit(route).path
    except ValueError:
        return route
