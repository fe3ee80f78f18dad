"""Receipts over the wire: one's own, and checking anybody's."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sqlalchemy import update

from mobile.api.receipt_text import receipts_in
from service.i18n import LANGUAGES
from service.i18n import told as in_language
from service.paper.glyphs import printable
from service.receipts.keys import rotate
from service.settings import Settings
from service.store.tables import applications
from tests.service.citizen import JSON, Citizen, answers, fields, problem
from tests.service.files import samples
from tests.service.files.attaching import upload
from tests.service.paper.reading import lines
from tests.service.sampler import sampled, send


async def filed(citizen: Citizen, **other: Any) -> JSON:
    told = await citizen.file(**other)
    assert told.status_code == 201, told.text
    return told.json()


async def checked(citizen: Citizen, receipt: str, **more: str) -> JSON:
    told = await citizen.post("receipts/verify", {"receipt": receipt, **more})
    assert told.status_code == 200, told.text
    return told.json()


# -- one's own -----------------------------------------------------------------------------


async def test_the_receipt_says_what_was_received(citizen: Citizen, stranger: Citizen) -> None:
    told = await filed(citizen)
    own = (await citizen.get(f"applications/{told['number']}/receipt")).json()
    assert own["text"] == told["signed"]
    says = own["says"]
    assert says["number"] == told["number"]
    assert (says["at"], says["on"]) == ("2026-03-16T09:00:00Z", "2026-03-16")
    assert (says["form"], says["form_version"], says["form_title"]["tr"]) == ("plain", 2, "İstek")
    assert says["due"] == told["clock"]["due"] == "2026-04-15"
    assert await checked(stranger, own["text"]) == {
        "verdict": "genuine",
        "says": says,
        "key_retired_on": None,
        "content": "",
    }


async def test_the_same_sending_again_has_the_same_receipt(citizen: Citizen) -> None:
    first = await filed(citizen, key="key-0123456789abc")
    rotate(citizen.service.rooms.settings.receipt_keys_folder, date(2026, 3, 16))
    assert await filed(citizen, key="key-0123456789abc") == first


async def test_the_content_file_belongs_to_its_receipt(citizen: Citizen) -> None:
    one, other = await filed(citizen), await filed(citizen)
    content = await citizen.get(f"applications/{one['number']}/content.json")
    assert content.headers["cache-control"] == "no-store"
    whole = content.json()
    assert whole["answers"] == answers() | {"answer_by": "app"}
    digest = hashlib.sha256(content.content).hexdigest()
    assert (await checked(citizen, one["signed"], digest=digest))["content"] == "same"
    assert (await checked(citizen, other["signed"], digest=digest))["content"] == "other"
    again = await citizen.get(f"applications/{one['number']}/content.json")
    assert again.content == content.content


async def test_the_same_content_has_another_digest_each_time(citizen: Citizen) -> None:
    """A short content cannot be tried out: the salt stands in the content file alone."""
    first, second = await filed(citizen), await filed(citizen)
    digests = [one["signed"].split(".")[6] for one in (first, second)]
    assert digests[0] != digests[1]
    salt = (await citizen.get(f"applications/{first['number']}/content.json")).json()["salt"]
    assert len(bytes.fromhex(salt)) == 16
    own = await citizen.get(f"applications/{first['number']}/receipt")
    paper = await citizen.get(f"applications/{first['number']}/receipt.pdf")
    assert salt not in own.text and salt.encode() not in paper.content


async def test_files_belong_to_the_content(citizen: Citizen) -> None:
    state = await upload(citizen, samples.pdf(), "tutanak.pdf")
    told = await send(citizen, sampled(citizen.service, papers=[{"id": state.id}]))
    assert told.status_code == 201, told.text
    content = (await citizen.get(f"applications/{told.json()['number']}/content.json")).json()
    kept = await citizen.get(f"files/{state.id}/content")
    assert content["files"] == {state.id: hashlib.sha256(kept.content).hexdigest()}


@pytest.mark.parametrize("what", ["receipt", "receipt.pdf", "content.json"])
async def test_nobody_else_gets_it(citizen: Citizen, stranger: Citizen, what: str) -> None:
    number = (await filed(citizen))["number"]
    problem(await stranger.get(f"applications/{number}/{what}"), 401, "login_needed")
    other = await Citizen(citizen.service, citizen.http, index=1).log_in()
    problem(await other.get(f"applications/{number}/{what}"), 404, "not_found")
    for wrong in ("2026-000-000-000", "x", "%00"):
        problem(await citizen.get(f"applications/{wrong}/{what}"), 404, "not_found")


@pytest.mark.parametrize("what", ["receipt", "receipt.pdf", "content.json"])
async def test_one_from_before_there_were_receipts(citizen: Citizen, what: str) -> None:
    number = (await filed(citizen))["number"]
    old = update(applications).values(receipt=None, salt=None)
    await citizen.service.rooms.database.write(lambda writing: writing.execute(old) and None)
    sentences: set[str] = set()
    for citizen.language in ("tr", "en"):
        told = await citizen.get(f"applications/{number}/{what}")
        sentences.add(problem(told, 404, "no_receipt")["detail"])
    assert len(sentences) == 2
    assert (await citizen.get(f"applications/{number}")).status_code == 200


async def test_an_application_comes_in_though_there_is_no_key(
    citizen: Citizen, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for half in (tmp_path / "receipt-keys").glob("*.key"):
        half.unlink()
    told = await filed(citizen)
    assert told["signed"] == ""
    assert "no key to sign receipts" in caplog.text
    problem(await citizen.get(f"applications/{told['number']}/receipt"), 404, "no_receipt")


async def test_a_withdrawn_application_was_received_all_the_same(citizen: Citizen) -> None:
    told = await filed(citizen)
    before = await checked(citizen, told["signed"])
    assert (await citizen.post(f"applications/{told['number']}/withdraw", {})).status_code == 200
    assert await checked(citizen, told["signed"]) == before
    own = await citizen.get(f"applications/{told['number']}/receipt")
    assert own.json()["text"] == told["signed"]


# -- checking ------------------------------------------------------------------------------


async def test_a_receipt_stands_for_its_number_alone(citizen: Citizen) -> None:
    """Put under another number it is nobody's."""
    one, other = await filed(citizen), await filed(citizen)
    moved = one["signed"].replace(one["number"], other["number"])
    assert await checked(citizen, moved) == {
        "verdict": "not_genuine",
        "says": None,
        "key_retired_on": None,
        "content": "",
    }


async def test_after_a_rotation_old_ones_are_good_and_told_so(
    citizen: Citizen, tmp_path: Path
) -> None:
    old = await filed(citizen)
    rotate(tmp_path / "receipt-keys", date(2026, 3, 16))
    new = await filed(citizen)
    assert old["signed"].split(".")[7] != new["signed"].split(".")[7]
    assert (await checked(citizen, old["signed"]))["key_retired_on"] == "2026-03-16"
    assert (await checked(citizen, new["signed"]))["key_retired_on"] is None


async def test_a_key_we_do_not_know(citizen: Citizen) -> None:
    told = await filed(citizen)
    parts = told["signed"].split(".")
    parts[7] = "0123456789"
    assert (await checked(citizen, ".".join(parts)))["verdict"] == "unknown_key"


@pytest.mark.parametrize(
    "text",
    ["", " ", "merhaba", "ALINDI1.", "ALINDI1.T.20260316", "\u202e", "{}", "a" * 2000, "%PDF-1.7"],
)
async def test_what_is_no_receipt(stranger: Citizen, text: str) -> None:
    assert (await checked(stranger, text))["verdict"] == "unreadable"


async def test_two_in_one_text_are_not_one(citizen: Citizen) -> None:
    one, other = await filed(citizen), await filed(citizen)
    assert (await checked(citizen, f"{one['signed']} {other['signed']}"))["verdict"] == "unreadable"
    twice = f"{one['signed']}\n{one['signed']}"
    assert (await checked(citizen, twice))["verdict"] == "genuine"


async def test_bad_bodies(stranger: Citizen) -> None:
    post = stranger.post
    assert fields(await post("receipts/verify", {})) == {"receipt": "missing"}
    long = {"receipt": "a" * 2001}
    assert fields(await post("receipts/verify", long)) == {"receipt": "too_long"}
    for digest in ("", "A" * 64, "0" * 63, "0" * 65, 5):
        told = await post("receipts/verify", {"receipt": "a", "digest": digest})
        assert fields(told) == {"digest": "wrong_type"}
    assert fields(await post("receipts/paper", {"receipt": "a", "day": 1})) == {
        "day": "unknown_field"
    }
    problem(await post("receipts/verify", {"receipt": "a" * 70_000}), 413, "too_large")
    broken = await stranger.http.post("/api/v1/receipts/verify", content=b"\xff")
    problem(broken, 400, "malformed")


class TestLimits:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"receipts_per_address": "3/hour"})

    async def test_one_network_asks_only_so_often(self, stranger: Citizen) -> None:
        for _ in range(3):
            await checked(stranger, "x")
        for path in ("verify", "paper"):
            told = await stranger.post(f"receipts/{path}", {"receipt": "x"})
            assert problem(told, 429, "too_many_receipts")["retry_after"] > 3000
        assert (await stranger.get("forms")).status_code == 200


# -- on paper ------------------------------------------------------------------------------


async def test_the_paper_carries_the_receipt(citizen: Citizen) -> None:
    told = await filed(citizen)
    paper = await citizen.get(f"applications/{told['number']}/receipt.pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.headers["cache-control"] == "no-store"
    assert receipts_in(paper.content).receipts == (told["signed"],)
    again = await citizen.get(f"applications/{told['number']}/receipt.pdf")
    assert again.content == paper.content
    by_text = await citizen.post("receipts/paper", {"receipt": told["signed"]})
    assert by_text.content == paper.content


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_paper_is_for_everybody(citizen: Citizen, language: str) -> None:
    title = in_language(language, "Alındı belgesi")
    assert printable(title) == title, "our fonts have the letters of every language"
    told = await filed(citizen)
    citizen.language = language
    paper = await citizen.get(f"applications/{told['number']}/receipt.pdf")
    with pikepdf.Pdf.open(io.BytesIO(paper.content)) as pdf:
        assert str(pdf.Root["/Lang"]) == language.partition("-")[0]
        assert str(pdf.docinfo["/Title"]) == title
        assert pdf.Root["/MarkInfo"]["/Marked"]
        with pdf.open_metadata() as said:
            assert said["pdfuaid:part"] == "1"
        pictures = [
            str(one["/Alt"])
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        assert len(pictures) == 1 and pictures[0]
        assert not [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ], "the code is drawn, not a picture of dots"
    found = lines(paper.content, right_to_left=language == "ar")
    for word in (*title.split(), *in_language(language, "Başvuru numarası").split()):
        assert word in found
    assert told["number"] in lines(paper.content), "digits run from left to right everywhere"
    assert receipts_in(paper.content).receipts == (told["signed"],)


@pytest.mark.parametrize("spoil", ["number", "nothing", "two"])
async def test_only_what_is_genuine_comes_on_paper(citizen: Citizen, spoil: str) -> None:
    one, other = await filed(citizen), await filed(citizen)
    text = {
        "number": one["signed"].replace(one["number"], other["number"]),
        "nothing": "",
        "two": one["signed"] + other["signed"],
    }[spoil]
    problem(await citizen.post("receipts/paper", {"receipt": text}), 422, "receipt_not_genuine")
