"""Checking a receipt, as plain verbs."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from mobile.api import errors
from mobile.state import verifying
from mobile.state.attachment import Chosen
from mobile.state.store import Store
from tests.house import House
from tests.wire import lost_before


async def nowhere(_address: str) -> None:
    raise AssertionError("on a phone nothing is uploaded")


def chosen(folder: Path, content: bytes, name: str = "belge.pdf") -> Chosen:
    path = folder / name
    path.write_bytes(content)
    return Chosen(name, len(content), nowhere, str(path))


async def of_somebody(house: House) -> tuple[Store, str, str]:
    """Who filed it, its number, and the receipt."""
    store = house.store()
    await house.log_in(store)
    number = await house.file(store)
    return store, number, (await store.client.receipt(number)).text


def codes(store: Store) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in store.verifying.mistakes]


async def test_a_stranger_sees_that_it_is_genuine(house: House) -> None:
    _, number, text = await of_somebody(house)
    stranger = house.store()
    stranger.verifying.type(f"  {text[:80]}\n{text[80:]} \n")
    house.wire.asked.clear()
    assert await stranger.verifying.look()
    found = stranger.verifying.found
    assert found and found.says
    assert (found.verdict, found.says.number) == ("genuine", number)
    (asked,) = house.wire.asked
    assert not {"authorization", "device-id"} & {*asked.headers}


async def test_changed_it_is_not(house: House) -> None:
    store, number, text = await of_somebody(house)
    store.verifying.type(text.replace(number, "2026-000-000-000"))
    assert await store.verifying.look()
    assert store.verifying.found
    assert (store.verifying.found.verdict, store.verifying.found.says) == ("not_genuine", None)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "receipt_missing"),
        (" \n", "receipt_missing"),
        ("merhaba", "no_receipt_in_text"),
        ("{cut}", "receipt_cut"),
        ("{text} {other}", "several_receipts"),
    ],
)
async def test_what_is_to_be_mended_is_said_before_anybody_is_asked(
    house: House, typed: str, code: str
) -> None:
    store, number, text = await of_somebody(house)
    other = text.replace(number, "2026-000-000-000")
    store.verifying.type(typed.format(cut=text[:-1], text=text, other=other))
    house.wire.asked.clear()
    assert not await store.verifying.look()
    assert codes(store) == [("receipt", code)]
    assert not house.wire.asked


async def test_of_a_file_only_the_receipt_is_taken(house: House, tmp_path: Path) -> None:
    store, number, text = await of_somebody(house)
    paper = await store.client.receipt_paper(number)
    await store.verifying.take(chosen(tmp_path, paper))
    assert (store.verifying.text, store.verifying.file) == (text, "belge.pdf")
    house.wire.asked.clear()
    assert await store.verifying.look()
    (asked,) = house.wire.asked
    assert len(asked.content) < 500
    store.verifying.type(text + " ")
    assert store.verifying.file == "", "what was typed is of no file"
    assert store.verifying.found is None, "and not what was asked about"


async def test_the_content_is_compared_and_goes_nowhere(house: House, tmp_path: Path) -> None:
    store, number, text = await of_somebody(house)
    content = await store.client.content(number)
    for changed, expected in ((content, "same"), (content + b" ", "other")):
        store.verifying.begin()
        store.verifying.type(text)
        await store.verifying.take_content(chosen(tmp_path, changed, "icerik.json"))
        assert store.verifying.content_file == "icerik.json"
        house.wire.asked.clear()
        assert await store.verifying.look()
        assert store.verifying.found
        assert store.verifying.found.content == expected
        assert "Kaldırım".encode() not in house.wire.asked[0].content
        assert b"kald" not in house.wire.asked[0].content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_receipt_in_file"),
        (b"%PDF-1.7", "no_receipt_in_file"),
        (b"\xff\xd8\xff" * 1000, "no_receipt_in_file"),
        (b"ALINDI1.T.2026", "receipt_cut"),
    ],
)
async def test_a_file_without_a_receipt(
    house: House, tmp_path: Path, content: bytes, code: str
) -> None:
    store = house.store()
    store.verifying.type("earlier")
    await store.verifying.take(chosen(tmp_path, content))
    assert codes(store) == [("receipt", code)]
    assert (store.verifying.text, store.verifying.file) == ("", "")


async def test_a_file_that_cannot_be_read_or_is_huge(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = house.store()
    gone = Chosen("belge.pdf", 10, nowhere, str(tmp_path / "gone"))
    await store.verifying.take(gone)
    assert codes(store) == [("receipt", "receipt_file_not_read")]
    await store.verifying.take_content(gone)
    assert codes(store) == [("content", "receipt_file_not_read")]
    monkeypatch.setattr(verifying, "LARGEST", 4)
    await store.verifying.take(chosen(tmp_path, b"12345"))
    assert codes(store) == [("receipt", "receipt_file_too_large")]


async def test_trouble_loses_nothing(house: House) -> None:
    store, _, text = await of_somebody(house)
    store.verifying.type(text)
    house.wire.spoil(lost_before)
    assert not await store.verifying.look()
    assert isinstance(store.trouble, errors.Unreachable)
    assert store.verifying.text == text


async def test_an_answer_for_the_last_visit_is_dropped(house: House) -> None:
    store, _, text = await of_somebody(house)
    store.verifying.type(text)
    gate = house.wire.hold("verify", answer=True)
    late = asyncio.create_task(store.verifying.look())
    await asyncio.sleep(0.01)
    store.verifying.begin()
    gate.set()
    await late
    assert (store.verifying.found, store.verifying.text) == (None, "")
