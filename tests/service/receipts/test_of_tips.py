"""The receipt of a tip: it says a day, and leads to nobody."""

from __future__ import annotations

import io
import re
import sqlite3
from datetime import date
from pathlib import Path

import httpx
import pikepdf
import pytest

from mobile.api.receipt_text import receipts_in
from service.app import Service
from service.receipts.keys import rotate
from tests.service.citizen import Watch
from tests.service.tips.reporter import Reporter, files_under, new_key


@pytest.fixture
def reporter(service: Service, http: httpx.AsyncClient) -> Reporter:
    return Reporter(service, http)


async def receipt(reporter: Reporter, key: str | None = None) -> str:
    told = await reporter.send(key)
    assert told.status_code == 201, told.text
    return told.json()["signed"]


async def test_all_of_a_day_have_the_same(reporter: Reporter, watch: Watch) -> None:
    """So that none leads to its tip, whoever holds the database and the paper."""
    first = await receipt(reporter)
    watch.turn(hours=9, minutes=3)
    assert await receipt(reporter, new_key()) == first
    assert re.fullmatch(r"ALINDI1\.T\.20260316\.[0-9a-f]{10}\.[\w-]{86}", first)
    watch.turn(hours=6)
    assert await receipt(reporter) != first, "another day, in Türkiye"


async def test_nothing_of_it_is_kept(reporter: Reporter, tmp_path: Path) -> None:
    text = await receipt(reporter)
    database = sqlite3.connect(tmp_path / "basvuru.db")
    columns = {column[1] for column in database.execute("PRAGMA table_info(tips)")}
    database.close()
    assert not columns & {"receipt", "salt", "signed"}
    signature = text.rpartition(".")[2]
    for name, content in files_under(tmp_path).items():
        assert text.encode() not in content and signature.encode() not in content, name


async def test_asking_for_it_on_paper_writes_nothing(reporter: Reporter, tmp_path: Path) -> None:
    text = await receipt(reporter)
    before = files_under(tmp_path)
    told = await reporter.http.post("/api/v1/receipts/paper", json={"receipt": text})
    assert told.status_code == 200
    assert "set-cookie" not in told.headers
    after = files_under(tmp_path)
    assert {n for n in after if after[n] != before.get(n)} <= {"basvuru.db-shm"}


async def test_the_paper_is_the_same_for_all_of_a_day(reporter: Reporter, watch: Watch) -> None:
    papers: set[bytes] = set()
    text = ""
    for _ in range(2):
        text = await receipt(reporter)
        told = await reporter.http.post("/api/v1/receipts/paper", json={"receipt": text})
        papers.add(told.content)
        watch.turn(hours=5)
    (paper,) = papers
    assert receipts_in(paper).receipts == (text,)
    with pikepdf.Pdf.open(io.BytesIO(paper)) as pdf:
        made = str(pdf.docinfo["/CreationDate"])
    assert made.startswith("D:20260316120000"), "noon: no hour of anybody's"


async def test_it_says_the_day_and_nothing_else(reporter: Reporter) -> None:
    text = await receipt(reporter)
    told = await reporter.http.post("/api/v1/receipts/verify", json={"receipt": text})
    assert told.json() == {
        "verdict": "genuine",
        "says": {
            "kind": "tip", "on": "2026-03-16", "at": None, "number": "", "form": "",
            "form_version": 0, "form_title": {}, "due": None, "digest": "",
        },
        "key_retired_on": None,
        "content": "",
    }  # fmt: skip
    digest = {"receipt": text, "digest": "0" * 64}
    other = await reporter.http.post("/api/v1/receipts/verify", json=digest)
    assert other.json()["content"] == "", "there is none to compare"


async def test_sent_again_after_a_rotation_no_later_key_vouches_for_the_day(
    reporter: Reporter, watch: Watch, tmp_path: Path
) -> None:
    key = new_key()
    first = await receipt(reporter, key)
    assert await receipt(reporter, key) == first
    watch.turn(days=5)
    rotate(tmp_path / "receipt-keys", date(2026, 3, 21))
    assert await receipt(reporter, key) == "", "a receipt that nobody would take is none"
    told = await reporter.http.post("/api/v1/receipts/verify", json={"receipt": first})
    assert told.json()["verdict"] == "genuine"
