"""Every address of the app, and what stands there. The first that fits is taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from mobile.state.store import Store
from mobile.views.application import application
from mobile.views.apply import apply
from mobile.views.at import At, Place, Screen
from mobile.views.check import check
from mobile.views.form_start import form_start
from mobile.views.home import home
from mobile.views.login import login
from mobile.views.lost import lost
from mobile.views.sent import sent
from mobile.views.settings import settings
from mobile.views.step import before, step
from mobile.views.track import track

Params = dict[str, str]


@dataclass(frozen=True)
class Stop:
    """One address. `login` says that one must be known to be here: then the login stands at
    this address until one is. `arrive` brings what the screen needs."""

    path: str
    view: Callable[[At], Screen]
    place: Place = "home"
    login: bool = False
    arrive: Callable[[Store, Params], Awaitable[None]] | None = None


STOPS = (
    Stop("/", home),
    Stop("/giris", login, arrive=lambda store, _: store.login.arrive()),
    Stop("/basvur", apply, "apply", arrive=lambda store, _: store.filing.look_at_forms()),
    Stop("/basvur/:form", form_start, "apply", arrive=lambda s, p: s.filing.open(p["form"])),
    Stop("/basvur/:form/kontrol", check, "apply", True, lambda s, p: s.filing.open(p["form"])),
    Stop("/basvur/:form/alindi", sent, "apply", True, lambda s, p: s.filing.open(p["form"])),
    Stop("/basvur/:form/:step", step, "apply", True, lambda s, p: s.filing.open(p["form"])),
    Stop("/takip", track, "track", True, lambda store, _: store.tracking.look()),
    Stop("/takip/:number", application, "track", True, lambda s, p: s.tracking.open(p["number"])),
    Stop("/ayarlar", settings, "settings"),
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
    if stop.view in (step, check):
        return before(store, params["form"], params.get("step"))
    return _path(route).rstrip("/").rpartition("/")[0] or "/"


def _path(route: str) -> str:
    """Anybody may write anything into a link, also what is no address at all."""
    try:
        return urlsplit(route).path
    except ValueError:
        return route
