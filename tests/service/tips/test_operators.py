"""A call centre files for callers: by its key alone, never with a puzzle, and up to a limit."""

from __future__ import annotations

import asyncio
import logging
import re
import sqlite3
from pathlib import Path

import pytest
from pydantic import ValidationError

from service.app import Service
from service.problems import Refusal
from service.settings import Settings
from service.tips.operators import Operators, new_key
from tests.service.citizen import problem
from tests.service.tips.reporter import Reporter, desk, files_under
from tests.service.tips.reporter import new_key as tip_key
from tests.service.tips.test_nothing_told import run

KEY, HASH = new_key()
OTHER, OTHER_HASH = new_key()


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return Settings(
        data_dir=settings.data_dir,
        operator_keys=f"alo150:{HASH}, ankara:{OTHER_HASH}",
        tips_per_operator="5/hour",
        tips_freely_per_network="1/hour",
    )


@pytest.fixture
def operator(reporter: Reporter) -> Reporter:
    reporter.headers = {"operator-key": KEY}
    return reporter


async def test_an_operator_sends_beyond_what_needs_a_puzzle(operator: Reporter) -> None:
    for _ in range(5):
        assert (await operator.send()).status_code == 201
    operator.headers = {}
    assert (await operator.send()).status_code == 201, "nor do they count for anybody else"
    problem(await operator.send(), 428, "proof_needed")


async def test_an_operator_s_limit(operator: Reporter) -> None:
    key = tip_key()
    number = (await operator.send(key)).json()["number"]
    told = await asyncio.gather(*(operator.send() for _ in range(64)))
    assert sorted(one.status_code for one in told) == [201] * 4 + [429] * 60
    for operator.language in ("tr", "en"):
        body = problem(await operator.send(), 429, "too_many_tips")
        assert 0 < body["retry_after"] <= 3600
    assert (await operator.send(key)).json()["number"] == number, "what was taken is answered"
    operator.headers = {"operator-key": OTHER}
    assert (await operator.send()).status_code == 201


@pytest.mark.parametrize(
    "key",
    ["", " ", "nonsense", HASH, KEY[:-1], KEY + "x", KEY.swapcase(), f"alo150:{KEY}", "ş"],
    ids=range(9),
)
async def test_a_wrong_key_is_refused_and_not_passed_over(reporter: Reporter, key: str) -> None:
    details: set[str] = set()
    for reporter.language in ("tr", "en"):
        told = await reporter.http.post(
            "/api/v1/tips",
            json={"form": "tip", "form_version": 2, "answers": {}, "key": tip_key()},
            headers=[(b"operator-key", key.encode()), (b"accept-language", b"en")]
            if reporter.language == "en"
            else [(b"operator-key", key.encode())],
        )
        details.add(problem(told, 403, "operator_unknown")["detail"])
    assert len(details) == 2
    assert (await reporter.send()).status_code == 201, "without one, it is anybody's tip"


async def test_where_nobody_has_a_key_every_key_is_wrong() -> None:
    with pytest.raises(Refusal, match="operator_unknown"):
        Operators({}, Settings().operator_rate).name_of("")


async def test_the_office_and_the_reporter_see_that_an_operator_wrote_it(
    operator: Reporter, tmp_path: Path
) -> None:
    number = await operator.number()
    operator.headers = {}
    own = await operator.number()
    assert (await operator.status(number)).taken_by_operator
    assert not (await operator.status(own)).taken_by_operator
    office = desk(operator.service)
    by_operator = {(await office.read(line.name)).by_operator for line in await office.list()}
    assert by_operator == {True, False}
    told = [run(tmp_path, "tips", "read", line.name)[1] for line in await office.list()]
    assert sorted("Taken down by an operator" in text for text in told) == [False, True]
    database = sqlite3.connect(tmp_path / "basvuru.db")
    lengths = "length(content), length(reporter_wrap), length(office_wrap)"
    sizes = {*database.execute(f"SELECT {lengths} FROM tips")}
    database.close()
    assert len(sizes) == 1
    number = (await operator.exchange(number)).json()["number"]
    assert not (await operator.status(number)).taken_by_operator, "nobody else has seen this one"
    by_operator = {(await office.read(line.name)).by_operator for line in await office.list()}
    assert by_operator == {True, False}


async def test_a_key_stands_nowhere(
    operator: Reporter, service: Service, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await operator.send()
        operator.headers = {"operator-key": OTHER[:-1]}
        await operator.send()
    await service.close()
    assert KEY not in caplog.text and OTHER[:-1] not in caplog.text
    assert HASH not in repr(service.rooms.settings)
    for content in files_under(tmp_path).values():
        assert KEY.encode() not in content and HASH.encode() not in content


@pytest.mark.parametrize(
    "text",
    [
        "alo150",
        f"alo150:{KEY}",
        f"Alo 150:{HASH}",
        f":{HASH}",
        f"alo150:{HASH[:-1]}",
        f"alo150:{HASH}:{HASH}",
        f"alo150:{HASH},alo150:{OTHER_HASH}",
        "a" * 41 + f":{HASH}",
    ],
    ids=range(8),
)
def test_settings_that_are_no_keys(text: str, tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="operator-key NAME"):
        Settings(operator_keys=text)
    status, told = run(tmp_path, "check", OPERATOR_KEYS=text)
    assert status == 2 and "OPERATOR_KEYS" in told
    assert KEY not in told and HASH[:-1] not in told


def test_the_command_makes_what_the_settings_take(tmp_path: Path) -> None:
    status, told = run(tmp_path, "operator-key", "alo150")
    assert status == 0
    key = told.splitlines()[0]
    entry = re.search(r"^OPERATOR_KEYS=(.+)$", told, re.MULTILINE)
    assert entry and len(key) >= 43
    made = Settings(operator_keys=entry[1])
    assert Operators(made.operators, made.operator_rate).name_of(key) == "alo150"
    assert not [*tmp_path.iterdir()], "it is kept nowhere"
    for name in ([], ["Alo 150"], ["a:b"], ["--help"]):
        assert run(tmp_path, "operator-key", *name)[0] == 2
