"""What is the same for everybody goes packed over the wire, to those who unpack it."""

from __future__ import annotations

import gzip

import httpx
import pytest

from tests.service.citizen import Citizen

TOPICS = "/api/v1/topics"


async def asked(http: httpx.AsyncClient, path: str, **headers: str) -> tuple[httpx.Response, bytes]:
    """An answer, and its bytes as they went over the wire."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with http.stream("GET", path, headers=named) as told:
        raw = b"".join([part async for part in told.aiter_raw()])
    return told, raw


@pytest.mark.parametrize("path", [TOPICS, "/api/v1/forms/complaint", "/api/v1/places"])
async def test_long_answers_are_small_and_the_same(stranger: Citizen, path: str) -> None:
    plain, whole = await asked(stranger.http, path, accept_encoding="identity")
    told, raw = await asked(stranger.http, path, accept_encoding="br;q=1.0, gzip;q=0.8")
    assert "content-encoding" not in plain.headers
    assert told.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == whole
    assert len(raw) < len(whole) / 2
    for answer in (plain, told):
        assert answer.headers["vary"] == "Accept-Encoding", "for whoever keeps answers on the way"


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True), ("GZIP", True), ("deflate, gzip ; q=0.001", True), ("*", True),
        ("", False), ("identity", False), ("gzip;q=0", False), ("gzip; q=0.000, *", False),
        ("*, gzip;q=0", False), ("x-gzip-not", False), ("*;q=0", False), ("," * 5000, False),
    ],
)  # fmt: skip
async def test_only_to_who_unpacks_it(stranger: Citizen, accepted: str, packed: bool) -> None:
    told, _ = await asked(stranger.http, TOPICS, accept_encoding=accepted)
    assert (told.headers.get("content-encoding") == "gzip") == packed


async def test_asked_again_it_is_not_sent_again(stranger: Citizen) -> None:
    for accepted in ("identity", "gzip"):
        told, _ = await asked(stranger.http, TOPICS, accept_encoding=accepted)
        tag = told.headers["etag"]
        for other in ("identity", "gzip"):
            again, raw = await asked(
                stranger.http, TOPICS, accept_encoding=other, if_none_match=tag
            )
            assert (again.status_code, raw) == (304, b"")


async def test_what_fits_one_packet_goes_as_it_is(stranger: Citizen) -> None:
    path = "/.well-known/basvuru-receipt-keys.json"
    told, _ = await asked(stranger.http, path, accept_encoding="gzip")
    assert told.status_code == 200 and "content-encoding" not in told.headers
