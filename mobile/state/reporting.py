"""An anonymous tip, from its first word to the number it is found by again.

Nothing of it leaves this room before it is sent, and nothing stays after the citizen has left.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

from mobile.api.answers import carried, kept
from mobile.api.errors import Refused
from mobile.api.tracking_number import ends
from mobile.state.draft import Draft, as_written
from mobile.state.mistakes import Mistake

if TYPE_CHECKING:
    from mobile.api.models import Answers, Form, NewTip, TipReceipt
    from mobile.state.store import Store

FORM = "tip"
"""The form of a tip; its draft stands beside the others, in memory."""

Way = Literal["anonymous", "confidential"]
Safe = Literal["", "written", "printed", "read_out"]
"""How the citizen says that the number is safe."""

_KEPT = "page"
"""Under this name a draft is kept on the device, where that was wished: it tells nothing."""


class Reporting:
    """The verbs of reporting without a name."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.operator = False
        """A call centre's app: whoever writes here writes for a caller."""
        self.way: Way = "anonymous"
        self.form: Form | None = None
        self.receipt: TipReceipt | None = None
        """Of what was sent, until the citizen says that the number is safe."""
        self.revealed = False
        self.safe: Safe = ""
        self.last_group = ""
        self.renewed = False
        """The number took the place of another one."""
        self.finished = False
        """The citizen has shown that the number is safe."""
        self.mistakes: tuple[Mistake, ...] = ()
        self.keeping = False
        """Whether what is written is kept on this device, as the citizen wished."""
        self.kept = False
        """Whether something was found there that can be gone on with."""
        self.opened = False
        """Whether the citizen came here by a press. An address alone, out of a browser's history,
        opens nothing."""
        self._key = ""
        self._turn = object()
        """Another after each leaving: what comes later belongs to nobody any more."""

    @property
    def draft(self) -> Draft | None:
        return self._store.filing.draft(FORM)

    @property
    def stands(self) -> bool:
        """Whether anything was begun or sent."""
        return self.draft is not None or self.receipt is not None

    @property
    def holds(self) -> bool:
        """Whether leaving would take something away that the citizen cannot bring back."""
        draft = self.draft
        written = draft is not None and as_written(draft.answers) != "{}"
        unsafe = self.receipt is not None and not self.finished
        return unsafe or (written and not self.keeping)

    async def arrive(self) -> None:
        """Brings the form and the places, as nobody; and looks whether this device kept a
        draft."""
        if self.form and self._store.filing.places:
            return
        turn = self._turn
        async with self._store.attempt("open_tip", again=self.arrive):
            client, filing = self._store.client, self._store.filing
            form = await client.tip_form()
            places = filing.places or await client.tip_places()
            found = await self._store.device.load(_KEPT)
            if turn is self._turn:
                self.form, filing.places, self.kept = form, places, bool(found)

    def open(self) -> None:
        self.opened = True

    def choose(self, way: Way) -> None:
        self.way = way
        self._store.changed()

    def keep_here(self, keep: bool) -> None:  # noqa: FBT001 - a value
        """Whether what is written shall outlast the leaving, on this device."""
        self.keeping = keep
        self._store.changed()

    def begin(self) -> None:
        """Starts writing, or goes on with what is written."""
        assert self.form
        self._store.proving.begin()
        standing = self.draft or Draft(self.form)
        self._store.filing.replace(replace(standing, begun=True, mistakes=(), checking=False))

    async def go_on(self) -> bool:
        """Takes up what this device kept; False if it cannot be read."""
        assert self.form
        found = _read(await self._store.device.load(_KEPT))
        if found is None:
            await self.throw_away()
            return False
        answers, step, self._key = found
        self.keeping = True
        self._store.proving.begin()
        draft = Draft(self.form, answers=answers, step=step, begun=True)
        self._store.filing.replace(draft)
        return True

    async def keep(self) -> None:
        """Writes the draft down on this device, where that was wished, and nowhere else."""
        draft = self.draft
        if draft is None or not self.keeping or self.receipt:
            return
        self._key = self._key or secrets.token_hex(16)
        written = {"answers": json.loads(as_written(draft.answers)), "step": draft.step}
        await self._store.device.save(_KEPT, json.dumps(written | {"key": self._key}))

    async def send(self) -> bool:
        """Sends the tip, as nobody. True once there is a number. The same press can be made again
        without harm: the same key brings the same number."""
        from mobile.api.models import NewTip

        draft, filing = self.draft, self._store.filing
        if draft is None or self.receipt or self._store.doing("send_tip"):
            return self.receipt is not None
        found = filing.mistakes(draft)
        filing.replace(replace(draft, mistakes=found))
        if found:
            return False
        self._key, turn = self._key or secrets.token_hex(16), self._turn
        await self.keep()
        tip = NewTip(
            form=draft.form.id,
            form_version=draft.form.version,
            answers=kept(draft.form, draft.answers),
            key=self._key,
        )
        async with self._store.attempt("send_tip"):
            try:
                receipt = await self._send(tip)
            except Refused as refusal:
                if turn is self._turn and await self._mend(draft, refusal):
                    return False
                raise
            if turn is self._turn:
                self.receipt = receipt
                filing.drafts.pop(FORM, None)  # it is sealed now; here it is needed no more
                self._store.enclosing.send(receipt.number)
                await self.throw_away()
        return self.receipt is not None

    async def _send(self, tip: NewTip) -> TipReceipt:
        """With a proof where one is asked for: before, or by now."""
        client, proving = self._store.client, self._store.proving
        proof = await proving.proof()
        try:
            return await client.tip(tip.model_copy(update={"proof": proof}))
        except Refused as refusal:
            if refusal.code != "proof_needed":
                raise
            proof = await proving.proof(anew=True)
            if proof is None:
                raise
            return await client.tip(tip.model_copy(update={"proof": proof}))

    async def _mend(self, draft: Draft, refusal: Refused) -> bool:
        """Makes what can be made of a refusal; whether its words now stand at their fields."""
        filing = self._store.filing
        if refusal.code == "form_changed":
            self.form = form = await self._store.client.tip_form()
            answers, again = carried(draft.form, form, draft.answers)
            filing.mend(draft, form=form, answers=answers, again=again)
        elif refusal.code == "tip_key_reused":
            # An earlier sending arrived, with other words in it; these go by a key of their own.
            self._key = ""
        told = tuple(Mistake(field, told=text) for field, text in refusal.fields.items())
        if told:
            filing.mend(draft, mistakes=told)
        return bool(told)

    # -- the number ------------------------------------------------------------------------

    def take_number(self, receipt: TipReceipt) -> None:
        """Another number took the place of one that was seen: to be kept as the first was."""
        self.receipt, self.renewed = receipt, True
        self._store.changed()

    def reveal(self, shown: bool) -> None:  # noqa: FBT001 - a value
        self.revealed = shown
        self._store.changed()

    def say_safe(self, how: Safe) -> None:
        self.safe = how
        self._store.changed()

    def type_last_group(self, text: str) -> None:
        self.last_group = text

    def finish(self) -> bool:
        """Whether the citizen may leave: the number is printed, or its last group was typed from
        where it is written down. Otherwise says what is missing."""
        assert self.receipt
        self.mistakes = tuple(self._left_to_do(self.receipt))
        self.finished = not self.mistakes
        self._store.changed()
        return self.finished

    def _left_to_do(self, receipt: TipReceipt) -> Iterator[Mistake]:
        if self._store.enclosing.unsent:
            yield Mistake("files", "files_not_sent")
        if not self.safe:
            yield Mistake("safe", "number_not_safe")
        elif self.safe == "written" and not ends(receipt.number, self.last_group):
            yield Mistake("last_group", "not_the_last_group")

    # -- leaving ---------------------------------------------------------------------------

    def forget(self) -> None:
        """Everything that was written; the form itself stays."""
        draft = self._store.filing.drafts.pop(FORM, None)
        if draft:
            draft.answers.clear()
        self.way, self.safe, self.last_group, self._key = "anonymous", "", "", ""
        self.receipt, self.mistakes = None, ()
        self.revealed = self.finished = self.renewed = self.keeping = self.kept = self.opened = (
            False
        )
        self._turn = object()

    async def throw_away(self) -> None:
        """What this device keeps."""
        self.kept = False
        if await self._store.device.load(_KEPT):
            await self._store.device.save(_KEPT, "")


def _read(found: str | None) -> tuple[Answers, str, str] | None:
    """Answers, step and key of a kept draft; None where they make no sense."""
    try:
        told = cast("dict[str, object]", json.loads(found or ""))
        answers, step, key = told["answers"], told["step"], told["key"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    whole = isinstance(answers, dict) and isinstance(step, str) and isinstance(key, str)
    if not whole or not re.fullmatch("[0-9a-f]{32}", cast("str", key)):
        return None
    return cast("Answers", answers), cast("str", step), cast("str", key)
