"""Where the citizen's applications stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mobile.api.errors import ApiError, NotFound

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
        self.news_found: bool | None = None
        """What the citizen's own asking for news brought; None where nobody asked."""
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

    async def refresh(self) -> None:
        """Asks whether there is news, as coming back does, and says what came of it: cheap where
        nothing changed."""
        if self._store.doing("refresh"):
            return
        self.news_found = None
        async with self._store.attempt("refresh", again=self.refresh):
            before = (self._turn, self.mine, self.opened)
            await self._ask_again()
            if before[0] is self._turn:
                self.news_found = (self.mine, self.opened) != before[1:]

    async def open(self, number: str) -> None:
        """Brings one application; if the citizen opened another meanwhile, this one is dropped."""
        self._wanted, self.missing = number, None
        self._store.following.stand_at(number)
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
                if found:
                    self._seen(found)

    def tell(self, found: Application) -> None:
        """The service told anew how one stands."""
        if self.opened and self.opened.number == found.number:
            self.opened = found
        self._seen(found)
        self._store.changed()

    def _seen(self, found: Application) -> None:
        """The list says the same of it, and no longer that there is news."""
        now = {"status": found.status, "due": found.due, "new": False}
        self.mine = self.mine and tuple(
            one.model_copy(update=now) if one.number == found.number else one for one in self.mine
        )

    @property
    def news(self) -> tuple[ApplicationSummary, ...]:
        """Those of the list that say "new"."""
        return tuple(one for one in self.mine or () if one.new)

    async def look_once_more(self) -> None:
        """What may have changed while the citizen was away: the first page of the list, and the
        application that stands open. Cheap where nothing did, and silent where it fails: the
        citizen asked for nothing. Nothing is asked beside an anonymous tip."""
        if not self._store.login.done or self._store.tip_stands:
            return
        try:
            await self._ask_again()
        except ApiError:
            return

    async def look_in_another_language(self) -> None:
        """The service tells an application in one language beside Turkish, which is shown until
        the other is here. Whoever changes it once more meanwhile gets the last one."""
        asked = ""
        while asked != self._store.settings.language:
            asked = self._store.settings.language
            await self.look_once_more()

    async def _ask_again(self) -> None:
        turn, wanted, opened = self._turn, self._wanted, self.opened
        if opened:
            found = await self._store.client.application(opened.number)
            if self._wanted == wanted and self.opened is opened and found != opened:
                self.tell(found)
        if self.mine is not None:
            page = await self._store.client.applications()
            if turn is self._turn:
                self._take_first(page.applications)

    def _take_first(self, newest: tuple[ApplicationSummary, ...]) -> None:
        known = {one.number for one in newest}
        mine = newest + tuple(one for one in self.mine or () if one.number not in known)
        if mine != self.mine:
            self.mine = mine
            self._store.changed()

    def forget(self) -> None:
        self.mine = self.more = self.opened = self.opened_form = self.missing = None
        self.news_found = None
        self._wanted, self._turn = "", object()
        self._store.following.forget()
        self._store.receipts.forget()
