"""The thin client: one method for each thing the service can do. Lets out only our own errors."""

from __future__ import annotations

from mobile.api import errors, models
from mobile.api.unnamed import CALENDAR, PDF, Unnamed, paper, part, twice_if_unreachable
from mobile.api.wire import TIMEOUT

__all__ = ["TIMEOUT", "Client"]


class Client(Unnamed):
    """Speaks to the service as one citizen on one device."""

    # -- what anyone may ask ---------------------------------------------------------------

    async def forms(self) -> tuple[models.FormSummary, ...]:
        return (await self._ask("GET", "forms", models.FormList, public=True)).forms

    async def form(self, form: str, version: int | None = None) -> models.Form:
        """The form in use, or as it was in an older version."""
        params = {} if version is None else {"version": str(version)}
        return await self._ask(
            "GET", f"forms/{part(form)}", models.Form, params=params, public=True
        )

    async def places(self) -> models.Places:
        return await self._ask("GET", "places", models.Places, public=True)

    async def topics(self) -> models.Topics:
        """What an application may be about."""
        return await self._ask("GET", "topics", models.Topics, public=True)

    async def statistics(self) -> models.Statistics:
        """How many applications there were, and how they were answered."""
        return await self._ask("GET", "statistics", models.Statistics, public=True)

    async def sign_videos(self) -> tuple[models.SignVideo, ...]:
        """The videos in sign language that are installed."""
        return (await self._ask("GET", "sign-videos", models.SignVideos, public=True)).videos

    async def units(self, search: str, province: int | None = None) -> tuple[models.Unit, ...]:
        """Institutions by name, place and topic; those of the province (plate code) first."""
        params = {"q": search} | ({"province": str(province)} if province else {})
        return (await self._ask("GET", "units", models.Units, params=params)).units

    # -- login -----------------------------------------------------------------------------

    async def identify(self, identity: models.Identity) -> models.Challenge:
        """Sends the identity; a code goes to the phone."""
        return await self._ask("POST", "login/identity", models.Challenge, body=identity)

    async def resend(self, challenge: str) -> models.Challenge:
        body = models.Resend(challenge=challenge)
        return await self._ask("POST", "login/resend", models.Challenge, body=body)

    async def prolong(self, challenge: str) -> models.Challenge:
        """More time for a code of any kind; its tries stay those it has. Refused with
        `code_not_prolonged` after ten times."""
        body = models.Prolong(challenge=challenge)
        return await self._ask("POST", "codes/prolong", models.Challenge, body=body)

    async def enter_code(self, challenge: str, code: str) -> models.Tokens:
        body = models.Code(challenge=challenge, code=code)
        tokens = await self._ask("POST", "login/code", models.Tokens, body=body)
        self.tokens, self._login = tokens, object()
        return tokens

    async def log_out(self) -> None:
        """Forgets the tokens here at once, and asks the service to do the same."""
        if self.tokens is None:
            return
        headers = {"authorization": f"Bearer {self.tokens.access_token}"}
        self.tokens = None
        self._kept.clear()
        await self._call("POST", "logout", headers=headers)

    async def demo(self) -> models.Demo | None:
        """The sample citizen, or None where the service is no demo."""
        try:
            return await self._ask("GET", "demo", models.Demo)
        except errors.NotFound:
            return None

    async def demo_messages(self, challenge: str) -> tuple[models.DemoMessage, ...]:
        body = models.DemoLook(challenge=challenge)
        return (await self._ask("POST", "demo/messages", models.DemoBox, body=body)).messages

    # -- by number, without a login --------------------------------------------------------

    async def look_up(self, lookup: models.Lookup) -> models.Challenge:
        """Asks for one application by its number; a code goes to the phone of whoever filed it,
        if the digits are theirs. The challenge comes in any case."""
        return await self._ask("POST", "lookup", models.Challenge, body=lookup)

    async def open_looked_up(self, challenge: str, code: str) -> models.Application:
        """The application, to be read; the code works once."""
        body = models.Code(challenge=challenge, code=code)
        return await self._ask("POST", "lookup/code", models.Application, body=body)

    # -- a citizen's own -------------------------------------------------------------------

    async def send(self, application: models.NewApplication, key: str) -> models.Receipt:
        """Files an application. The same `key` again brings the same receipt, never a second
        application, so a lost answer is simply asked for again."""
        headers = {"idempotency-key": key}

        async def once() -> models.Receipt:
            return await self._own(
                "POST", "applications", models.Receipt, body=application, headers=headers
            )

        return await twice_if_unreachable(once)

    async def applications(self, after: str | None = None) -> models.ApplicationList:
        """One page of the citizen's applications, newest first."""
        params = {"after": after} if after else {}
        return await self._own_kept("applications", models.ApplicationList, params)

    async def application(self, number: str) -> models.Application:
        """One application, whole. From now on it counts as seen."""
        return await self._own_kept(f"applications/{part(number)}", models.Application)

    async def withdraw(self, number: str) -> models.Application:
        """Can be undone for a minute. Like all that follows: done twice, it is done once."""
        return await self._act(number, "withdraw")

    async def undo_withdrawal(self, number: str) -> models.Application:
        return await self._act(number, "undo")

    async def ask_where(self, number: str) -> models.Application:
        """Lets the institution know that the citizen is waiting."""
        return await self._act(number, "ask")

    async def rate(self, number: str, rating: models.Rating) -> models.Application:
        return await self._act(number, "rate", rating)

    async def say_paid(self, number: str) -> models.Application:
        return await self._act(number, "pay")

    async def reply(self, number: str, note: models.Note, key: str) -> models.Application:
        """Answers the institution's question. The same `key` again writes it no second time."""
        return await self._act(number, "reply", note, key)

    async def contest_fee(self, number: str, note: models.Note, key: str) -> models.Application:
        return await self._act(number, "contest", note, key)

    async def reopen(self, number: str, note: models.Note, key: str) -> models.Application:
        """Says why it is not solved."""
        return await self._act(number, "reopen", note, key)

    async def object_to(self, number: str, note: models.Note, key: str) -> models.Application:
        """Objects to a refusal of information, within 15 days (4982 m.13)."""
        return await self._act(number, "object", note, key)

    async def letter(self, number: str, way: str) -> bytes:
        """A letter to where the citizen turns next, as a PDF. `way` is the id of a remedy."""
        name = "objection" if way == "bedk_objection" else f"letters/{part(way)}"
        return await self._paper(f"applications/{part(number)}/{name}.pdf")

    async def last_day(self, number: str, way: str) -> bytes:
        """The last day of a remedy, or of the clock that runs (`due`), as a calendar file."""
        return await self._paper(f"applications/{part(number)}/calendar/{part(way)}.ics", CALENDAR)

    async def document(self, number: str, file: str) -> bytes:
        """A file that stands at a step of the timeline."""
        path = f"applications/{part(number)}/files/{part(file)}"
        response = await self._own_call("GET", path)
        # A page of somebody on the way is no document, and is not handed out as one.
        if not response.headers.get("content-disposition", "").startswith("attachment"):
            raise errors.Garbled("GET documents")
        return response.content

    async def _act(
        self,
        number: str,
        verb: str,
        body: models.Note | models.Rating | None = None,
        key: str | None = None,
    ) -> models.Application:
        path = f"applications/{part(number)}/{verb}"
        headers = {"idempotency-key": key} if key else None

        async def once() -> models.Application:
            return await self._own("POST", path, models.Application, body=body, headers=headers)

        return await twice_if_unreachable(once)

    async def receipt(self, number: str) -> models.SignedReceipt:
        """The signed receipt of an application."""
        path = f"applications/{part(number)}/receipt"
        return await self._own("GET", path, models.SignedReceipt)

    async def receipt_paper(self, number: str) -> bytes:
        """The same as a PDF."""
        return await self._paper(f"applications/{part(number)}/receipt.pdf")

    async def content(self, number: str) -> bytes:
        """What was filed, as a file to which the receipt's digest belongs."""
        return await self._paper(f"applications/{part(number)}/content.json", b"{")

    # -- hearing of news -------------------------------------------------------------------

    async def notice_wishes(self) -> models.NoticeWishes:
        """How the citizen hears of news."""
        return await self._own("GET", "notices", models.NoticeWishes)

    async def notify_by_sms(self, on: bool) -> models.NoticeWishes:  # noqa: FBT001
        body = models.NoticeSms(on=on)
        return await self._own("PUT", "notices/sms", models.NoticeWishes, body=body)

    async def prove_email(self, email: str) -> models.Challenge:
        """Sends a code to an address."""
        body = models.NoticeEmail(email=email)
        return await self._own("POST", "notices/email", models.Challenge, body=body)

    async def confirm_email(self, challenge: str, code: str) -> models.NoticeWishes:
        body = models.Code(challenge=challenge, code=code)
        return await self._own("POST", "notices/email/code", models.NoticeWishes, body=body)

    async def forget_email(self) -> models.NoticeWishes:
        """No more e-mails. A second time changes nothing."""
        return await self._own("DELETE", "notices/email", models.NoticeWishes)

    # -- drafts ----------------------------------------------------------------------------

    async def drafts(self) -> tuple[models.DraftSummary, ...]:
        """What the citizen began and did not send, newest first."""
        return (await self._own("GET", "drafts", models.DraftList)).drafts

    async def draft(self, draft: str) -> models.Draft:
        return await self._own("GET", f"drafts/{part(draft)}", models.Draft)

    async def save_draft(self, draft: str, saved: models.SavedDraft) -> models.DraftSummary:
        """Keeps a draft under a random id of our own making. Refused with `draft_changed` or
        `draft_gone` where another device was faster. The same again changes nothing, so a lost
        answer is asked for again at once: whoever went on typing would look like two devices."""

        async def once() -> models.DraftSummary:
            path = f"drafts/{part(draft)}"
            return await self._own("PUT", path, models.DraftSummary, body=saved)

        return await twice_if_unreachable(once)

    async def delete_draft(self, draft: str) -> None:
        """One that is gone already is no error."""
        response = await self._own_call("DELETE", f"drafts/{part(draft)}")
        if response.status_code != 204:
            raise errors.Garbled("DELETE drafts")

    # -- files -----------------------------------------------------------------------------

    async def new_file(self, file: models.NewFile) -> models.FileTicket:
        """Asks for a place for a file; its bytes go to the ticket's address afterwards."""
        return await self._own("POST", "files", models.FileTicket, body=file)

    def upload_address(self, ticket: models.FileTicket) -> str:
        """Where the device sends the bytes. In a browser that came from the service itself, the
        address is the page's own."""
        return f"{self.uploads}{ticket.upload}"

    async def file(self, file: str) -> models.FileState:
        """How a file stands: what the service has of it, and what it found in it."""
        return await self._own("GET", f"files/{part(file)}", models.FileState)

    async def file_content(self, file: str) -> bytes:
        """The bytes of a file as they are filed, or would be."""
        return (await self._own_call("GET", f"files/{part(file)}/content")).content

    async def keep_as_evidence(self, file: str, keep: bool) -> models.FileState:  # noqa: FBT001
        """Files the original with all that it tells, or the cleaned copy."""
        path, body = f"files/{part(file)}/evidence", models.Evidence(keep=keep)
        return await self._own("POST", path, models.FileState, body=body)

    async def delete_file(self, file: str) -> None:
        """Throws a file away, or stops it on its way. One that is gone already is no error."""
        response = await self._own_call("DELETE", f"files/{part(file)}")
        if response.status_code != 204:
            raise errors.Garbled("DELETE files")

    async def _paper(self, path: str, begins: bytes = PDF) -> bytes:
        """A paper of the citizen's own, which begins as its kind does: a portal's page is none."""
        return paper(await self._own_call("GET", path), begins)
