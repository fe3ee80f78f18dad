"""Where the citizen's applications stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mobile.api.errors import NotFound

if TYPE_CHECKING:
    from mobile.api.models import Application, ApplicationSummary, Form
    from mobile.state.store import Store


class Tracking:
    """The verbs of following an application."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.mine: tuple[ApplicationSummary, ...] | None = None
        """Newest first; None until they were asked for."""
        self.more: str | None = None
        """Where the next page begins, if there is one."""
        self.opened: Application | None = None
        self.opened_form: Form | None = None
        """The form by which the opened one was asked."""
        self.missing: str | None = None
        """A number that is not this citizen's, or nobody's."""
        self._wanted = ""
        self._turn = object()
        """Another for each citizen: what was asked for one is not shown to the next."""

    async def look(self) -> None:
        """Brings the newest applications."""
        async with self._store.attempt("look", again=self.look):
            turn, page = self._turn, await self._store.client.applications()
            if turn is self._turn:
                self.mine, self.more = page.applications, page.next

    async def look_further(self) -> None:
        """Brings the next page, behind those already shown."""
        if self.mine is None or self.more is None:
            return
        async with self._store.attempt("look_further"):
            turn, page = self._turn, await self._store.client.applications(self.more)
            if turn is self._turn:
                known = {one.number for one in self.mine}
                self.mine += tuple(one for one in page.applications if one.number not in known)
                self.more = page.next

    async def open(self, number: str) -> None:
        """Brings one application; if the citizen opened another meanwhile, this one is dropped."""
        self._wanted, self.missing = number, None
        if self.opened and self.opened.number != number:
            self.opened = None
        async with self._store.attempt("open_application", again=partial(self.open, number)):
            try:
                found = await self._store.client.application(number)
                form = await self._store.client.form(found.form, found.form_version)
            except NotFound:
                found = form = None
            if self._wanted == number:
                self.opened, self.opened_form = found, form
                self.missing = None if found else number

    def forget(self) -> None:
        self.mine = self.more = self.opened = self.opened_form = self.missing = None
        self._wanted, self._turn = "", object()
