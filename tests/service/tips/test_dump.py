"""The whole database as text, every file and every log, searched for what was said to it."""

from __future__ import annotations

import base64
import logging
import sqlite3
from pathlib import Path

import pytest

from service.app import Service
from service.settings import Settings
from tests.service.tips.life import ADDRESS, Life, lived, writings
from tests.service.tips.reporter import CANARY, files_under


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"tips_freely_per_network": "3/hour"})


def found(life: Life, content: bytes) -> list[str]:
    """The canaries that stand in it, in whatever writing."""
    return [one for one in life.canaries if any(form in content for form in writings(one))]


async def test_the_whole_dump_tells_nothing(
    service: Service,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with caplog.at_level(logging.DEBUG):
        life = await lived(service, crowded=True)
    assert len(life.numbers) == 3, "with a proof, too"
    database = sqlite3.connect(tmp_path / "basvuru.db")
    dump = "\n".join(database.iterdump())
    counts = database.execute("SELECT status, count(*) FROM tips GROUP BY status").fetchall()
    database.close()
    assert sorted(counts) == [("answered", 1), ("received", 1), ("withdrawn", 1)]
    assert dump.count('INSERT INTO "tip_messages"') == 5
    assert dump.count('INSERT INTO "tip_files"') == 1
    files = files_under(tmp_path)
    await service.close()  # what stood in the log goes into the database
    after = files_under(tmp_path)
    assert {"basvuru.db", "basvuru.db-wal", "secret.key", "intake.key"} <= files.keys()
    for content in (files, after):
        content.pop("units.db", None)  # the registry, written before anybody came
    records = "".join(repr(vars(record)) for record in caplog.records)
    told = {
        "the dump": dump.encode(),
        "the logs": f"{caplog.text}{records}".encode(),
        "what was printed": "".join(capfd.readouterr()).encode(),
        **{f"{name}, running": content for name, content in files.items()},
        **{f"{name}, closed": content for name, content in after.items()},
    }
    assert {name: hits for name, content in told.items() if (hits := found(life, content))} == {}
    # What is kept in memory to count with is no address either.
    rooms = service.rooms
    crowd, guessing = rooms.admission.crowd, rooms.returning._entering._guessing  # pyright: ignore[reportPrivateUsage]
    limit = rooms.exchanging._limit  # pyright: ignore[reportPrivateUsage]
    buckets = [vars(crowd)["_networks"], vars(guessing)["_buckets"], vars(limit)["_buckets"]]
    inside = repr([vars(one) for one in (crowd, guessing, *buckets)])
    assert found(life, inside.encode()) == []


@pytest.mark.parametrize("spill", ["plain", "utf-16", "base64", "hex", "dashes", "address", "json"])
async def test_the_search_finds_what_is_there(service: Service, tmp_path: Path, spill: str) -> None:
    """Otherwise the test above could not fail."""
    life = await lived(service)
    number = life.numbers[0]
    (content, canary) = {
        "plain": (f"… {CANARY} …".encode(), CANARY),
        "utf-16": (f"a {CANARY.upper()} b".encode("utf-16-le"), CANARY),
        "base64": (base64.b64encode(f"ab{CANARY}…".encode()), CANARY),
        "hex": (f"ab{number}".encode().hex().upper().encode(), number),
        "dashes": (number.replace("-", "").lower().encode(), number),
        "address": (b"\0\1\xc6\x33\x64\x4d\0", ADDRESS),
        "json": (b'"Kanaryao\\u011flu"', "Kanaryaoğlu"),
    }[spill]
    database = sqlite3.connect(tmp_path / "basvuru.db")
    with database:
        database.execute("UPDATE tips SET content = ?", (content,))
    database.close()
    await service.close()
    assert canary in found(life, (tmp_path / "basvuru.db").read_bytes())
