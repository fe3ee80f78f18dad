"""The keys that receipts are signed with: made, rotated, published, kept apart."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from nacl.encoding import URLSafeBase64Encoder
from nacl.signing import VerifyKey

from service.app import create_app
from service.receipts.keys import Keys, KeysUnreadable, listed, open_keys, read_list, rotate
from service.settings import Settings, SettingsRefused
from tests.service.citizen import Citizen, Watch

MARCH, JUNE = date(2026, 3, 16), date(2026, 6, 1)


def private_halves(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.key"))


def test_a_rotated_key_keeps_only_its_public_half(tmp_path: Path) -> None:
    first, second = rotate(tmp_path, MARCH), rotate(tmp_path, JUNE)
    keys = Keys(tmp_path)
    assert keys.current[0] == second.id
    assert bytes(keys.current[1].verify_key) == bytes(second.key)
    assert private_halves(tmp_path) == [second.id]
    assert {key.id: (key.since, key.until) for key in keys.public.values()} == {
        first.id: (MARCH, JUNE),
        second.id: (JUNE, None),
    }
    for path in tmp_path.glob("*.key"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {path.suffix for path in tmp_path.iterdir()} == {".key", ".jwk"}, "nothing half done"


def test_a_running_service_takes_a_rotated_key_up(tmp_path: Path) -> None:
    first = rotate(tmp_path, MARCH)
    keys = Keys(tmp_path)
    assert keys.current[0] == first.id
    second = rotate(tmp_path, MARCH)
    assert keys.current[0] == second.id
    assert {*keys.public} == {first.id, second.id}


def test_a_folder_that_is_gone_stops_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    key = rotate(folder, MARCH)
    keys = Keys(folder)
    assert keys.current[0] == key.id
    folder.rename(tmp_path / "elsewhere")
    assert keys.current[0] == key.id


def spoil_private(folder: Path) -> None:
    next(folder.glob("*.key")).write_text("no key")


def other_private(folder: Path) -> None:
    """The private half of another key under its name: it would sign what nobody can check."""
    there = next(folder.glob("*.key"))
    rotate(folder / "other", MARCH)
    there.write_bytes(next((folder / "other").glob("*.key")).read_bytes())


def no_private(folder: Path) -> None:
    next(folder.glob("*.key")).unlink()


def spoil_public(folder: Path) -> None:
    next(folder.glob("*.jwk")).write_text('{"kid": 1}')


def retired(folder: Path) -> None:
    there = next(folder.glob("*.jwk"))
    there.write_text(json.dumps(json.loads(there.read_text()) | {"until": "2026-03-17"}))


@pytest.mark.parametrize(
    "spoilt", [spoil_private, other_private, no_private, spoil_public, retired]
)
def test_nothing_is_signed_with_what_is_no_whole_key(tmp_path: Path, spoilt: object) -> None:
    rotate(tmp_path, MARCH)
    assert callable(spoilt)
    spoilt(tmp_path)
    with pytest.raises(SettingsRefused, match="receipt-key"):
        _ = Keys(tmp_path).current


def test_a_demo_makes_its_own_key_and_production_refuses(tmp_path: Path) -> None:
    demo = Settings(data_dir=tmp_path)
    first = open_keys(demo, Watch()).current[0]
    assert open_keys(demo, Watch()).current[0] == first, "once"
    production = Settings(data_dir=tmp_path / "new", app_env="production")
    with pytest.raises(SettingsRefused, match="RECEIPT_KEYS"):
        open_keys(production, Watch())
    assert not (tmp_path / "new").exists()
    elsewhere = Settings(data_dir=tmp_path / "new", receipt_keys=tmp_path / "receipt-keys")
    assert open_keys(elsewhere, Watch()).current[0] == first


# -- the public list -----------------------------------------------------------------------


def test_the_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    rotate(tmp_path, MARCH)
    rotate(tmp_path, JUNE)
    public = Keys(tmp_path).public
    assert read_list(listed(public.values())) == public


HOSTILE = [
    b"", b"null", b"[]", b"{}", b'{"keys": 1}', b'{"keys": [1]}', b'{"keys": [{}]}', b"\xff\xfe",
    b"[" * 100_000, b'{"keys": [{"kid": "a", "crv": "Ed25519", "x": "AA", "since": "2026-03-16"}]}',
]  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE)
def test_what_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(KeysUnreadable):
        read_list(content)


@pytest.mark.parametrize(
    ("name", "value"),
    [("kid", "0123456789"), ("crv", "X25519"), ("since", "gestern"), ("until", 5), ("x", "?" * 43)],
)
def test_a_key_with_something_wrong_is_refused(tmp_path: Path, name: str, value: object) -> None:
    rotate(tmp_path, MARCH)
    whole = json.loads(listed(Keys(tmp_path).public.values()))
    whole["keys"][0][name] = value
    with pytest.raises(KeysUnreadable):
        read_list(json.dumps(whole).encode())


async def test_anybody_gets_the_public_keys(stranger: Citizen, tmp_path: Path) -> None:
    path = "/.well-known/basvuru-receipt-keys.json"
    told = await stranger.http.get(path)
    assert told.headers["cache-control"] == "public, max-age=300"
    (jwk,) = told.json()["keys"]
    assert (jwk["kty"], jwk["crv"], jwk["since"], jwk["until"]) == (
        "OKP",
        "Ed25519",
        "2026-03-16",
        None,
    )
    VerifyKey(f"{jwk['x']}=".encode(), URLSafeBase64Encoder)
    again = await stranger.http.get(path, headers={"if-none-match": told.headers["etag"]})
    assert again.status_code == 304
    rotate(tmp_path / "receipt-keys", JUNE)
    newer = await stranger.http.get(path, headers={"if-none-match": told.headers["etag"]})
    assert [key["until"] for key in newer.json()["keys"]] == ["2026-06-01", None]
    private = next((tmp_path / "receipt-keys").glob("*.key")).read_text().strip()
    assert private.rstrip("=") not in newer.text


async def test_no_private_key_stands_in_the_database(citizen: Citizen, tmp_path: Path) -> None:
    assert (await citizen.file()).status_code == 201
    private = next((tmp_path / "receipt-keys").glob("*.key")).read_bytes().strip().rstrip(b"=")
    await citizen.service.close()
    assert private not in (tmp_path / "basvuru.db").read_bytes()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_key_that_may_not_be_read(tmp_path: Path) -> None:
    rotate(tmp_path, MARCH)
    next(tmp_path.glob("*.key")).chmod(0)
    with pytest.raises(SettingsRefused):
        _ = Keys(tmp_path).current


def test_the_service_starts_with_the_key_that_is_there(tmp_path: Path) -> None:
    key = rotate(tmp_path / "receipt-keys", MARCH)
    service = create_app(Settings(data_dir=tmp_path))
    assert {*service.rooms.receipts.keys.public} == {key.id}
