"""Every call of the client, once: what is asked, and as whom."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from mobile.api.client import Client
from mobile.api.models import (
    Identity,
    Lookup,
    NewApplication,
    NewFile,
    NewTip,
    NewTipFile,
    NewTipMessage,
    Note,
    Rating,
    ReceiptCheck,
    SavedDraft,
    TipExchange,
)

Call = Callable[[Client], Awaitable[object]]

WHO = Identity(
    national_id="10000000146",
    given_name="Gizem",
    family_name="Gizli",
    mother_letters="GI",
    document_serial="A12B34567",
    phone="0532 123 45 67",
)
PAPER = NewApplication(form="request", form_version=1, answers={"text": "çok gizli bir söz"})
KEY = "a-key-of-more-than-sixteen-letters"
DRAFT = "draft-of-a-citizen"
NUMBER = "K7QX-9F2M-TR4C-8WZD-5"
TIP = NewTip(form="tip", form_version=1, answers={"text": "çok gizli bir söz"}, key="0" * 32)
FILE = NewTipFile(number=NUMBER, key="0" * 32, content="çok gizli bir dosya".encode())
OTHER = TipExchange(number=NUMBER, key="0" * 32)
MORE = NewTipMessage(number=NUMBER, text="çok gizli bir söz daha", key="0" * 32)
NOTE = Note(text="çok gizli bir not")
SAVED = SavedDraft(form="request", form_version=1, answers={"text": "çok gizli"}, key=KEY)

CALLS: dict[str, Call] = {
    "forms": lambda client: client.forms(),
    "form": lambda client: client.form("request"),
    "places": lambda client: client.places(),
    "sign_videos": lambda client: client.sign_videos(),
    "topics": lambda client: client.topics(),
    "units": lambda client: client.units("ankara"),
    "identify": lambda client: client.identify(WHO),
    "resend": lambda client: client.resend("challenge"),
    "prolong": lambda client: client.prolong("challenge"),
    "enter_code": lambda client: client.enter_code("challenge", "123456"),
    "log_out": lambda client: client.log_out(),
    "demo": lambda client: client.demo(),
    "demo_messages": lambda client: client.demo_messages("challenge"),
    "send": lambda client: client.send(PAPER, KEY),
    "applications": lambda client: client.applications("after"),
    "application": lambda client: client.application("2026-000-000-001"),
    "withdraw": lambda client: client.withdraw("2026-000-000-001"),
    "undo_withdrawal": lambda client: client.undo_withdrawal("2026-000-000-001"),
    "ask_where": lambda client: client.ask_where("2026-000-000-001"),
    "rate": lambda client: client.rate("2026-000-000-001", Rating(stars=1, comment="gizli")),
    "say_paid": lambda client: client.say_paid("2026-000-000-001"),
    "reply": lambda client: client.reply("2026-000-000-001", NOTE, KEY),
    "contest_fee": lambda client: client.contest_fee("2026-000-000-001", NOTE, KEY),
    "reopen": lambda client: client.reopen("2026-000-000-001", NOTE, KEY),
    "object_to": lambda client: client.object_to("2026-000-000-001", NOTE, KEY),
    "drafts": lambda client: client.drafts(),
    "draft": lambda client: client.draft(DRAFT),
    "save_draft": lambda client: client.save_draft(DRAFT, SAVED),
    "delete_draft": lambda client: client.delete_draft(DRAFT),
    "new_file": lambda client: client.new_file(NewFile(name="gizli.jpg", size=9)),
    "file": lambda client: client.file("file"),
    "file_content": lambda client: client.file_content("file"),
    "put_file": lambda client: client.put_file("/api/v1/files/file?ticket=x", b"gizli"),
    "keep_as_evidence": lambda client: client.keep_as_evidence("file", True),
    "delete_file": lambda client: client.delete_file("file"),
    "letter": lambda client: client.letter(NUMBER, "tihek"),
    "last_day": lambda client: client.last_day(NUMBER, "due"),
    "document": lambda client: client.document(NUMBER, "file"),
    "receipt": lambda client: client.receipt(NUMBER),
    "receipt_paper": lambda client: client.receipt_paper(NUMBER),
    "content": lambda client: client.content(NUMBER),
    "check_receipt": lambda client: client.check_receipt(ReceiptCheck(receipt="gizli")),
    "set_receipt": lambda client: client.set_receipt("gizli"),
    "statistics": lambda client: client.statistics(),
    "look_up": lambda client: client.look_up(Lookup(number=NUMBER, id_ending="0146")),
    "open_looked_up": lambda client: client.open_looked_up("challenge", "123456"),
    "notice_wishes": lambda client: client.notice_wishes(),
    "notify_by_sms": lambda client: client.notify_by_sms(True),
    "prove_email": lambda client: client.prove_email("gizli@example.org"),
    "confirm_email": lambda client: client.confirm_email("challenge", "123456"),
    "forget_email": lambda client: client.forget_email(),
    "tip_form": lambda client: client.tip_form(),
    "tip_challenge": lambda client: client.tip_challenge(),
    "tip_places": lambda client: client.tip_places(),
    "tip": lambda client: client.tip(TIP),
    "look_up_tip": lambda client: client.look_up_tip(NUMBER),
    "write_to_office": lambda client: client.write_to_office(MORE),
    "send_tip_file": lambda client: client.send_tip_file(FILE),
    "exchange_number": lambda client: client.exchange_number(OTHER),
    "withdraw_tip": lambda client: client.withdraw_tip(NUMBER),
}
NO_ANSWER_TO_READ = {"log_out", "file_content", "put_file"}  # any success will do
UNNAMED = {
    "tip_form", "tip_places", "tip_challenge", "tip", "look_up_tip", "write_to_office",
    "send_tip_file", "exchange_number", "withdraw_tip", "check_receipt", "set_receipt", "put_file",
}  # fmt: skip
"""What is asked as nobody (tests/api/test_client_tips.py)."""
