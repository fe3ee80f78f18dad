"""`python -m service verify` and `receipt-key`, as whoever has a paper in hand uses them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from service.receipts.command import verify
from service.receipts.content import content_file, digest
from service.receipts.keys import Keys, listed, rotate
from service.receipts.papers import set_paper
from service.receipts.signing import OfApplication, OfTip, check, signed
from tests.service.receipts.told import told_of

MARCH = date(2026, 3, 16)
CONTENT = content_file(
    form="plain", form_version=2, answers={"title": "Kaldırım"}, files={}, salt=b"\x01" * 16
)
APPLICATION = OfApplication(
    "2026-743-020-541",
    datetime(2026, 3, 16, 20, 59, 5, tzinfo=UTC),
    "plain",
    2,
    date(2026, 4, 15),
    digest(CONTENT),
)


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    folder = tmp_path / "receipt-keys"
    rotate(folder, MARCH)
    return folder


@pytest.fixture
def text(keys: Path) -> str:
    key_id, key = Keys(keys).current
    return signed(APPLICATION, key, key_id)


def run(folder: Path, *arguments: str | Path) -> int:
    return verify([str(one) for one in arguments], lambda: folder)


def written(tmp_path: Path, content: bytes, name: str = "belge") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("kind", ["text", "utf-16", "json", "mail", "pdf"])
async def test_it_reads_whatever_the_receipt_came_in(
    tmp_path: Path, keys: Path, text: str, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = {
        "text": text.encode(),
        "utf-16": text.encode("utf-16"),
        "json": json.dumps({"signed": text}).encode(),
        "mail": f"> Sayın yetkili,\n> {text[:70]}\n{text[70:]}\n".encode(),
        "pdf": b"",
    }[kind]
    if kind == "pdf":
        says = told_of(check(text, Keys(keys).public))
        content = await set_paper(text, says, "tr")
    assert run(keys, written(tmp_path, content)) == 0
    out = capsys.readouterr()
    assert out.err == ""
    assert out.out.splitlines() == [
        "Belge gerçek: imza tutuyor, hiçbir şey değiştirilmemiş.",
        "  Başvuru numarası: 2026-743-020-541",
        "  Alındığı zaman (Türkiye saati): 16 Mart 2026 23:59:05",
        "  Form: plain, sürüm 2",
        "  Yanıt için son gün: 15 Nisan 2026",
        f"  İçeriğin özeti (SHA-256): {digest(CONTENT).hex()}",
        "Kâğıtta ya da ekranda gördükleriniz yukarıdakilerle aynı olmalıdır.",
    ]


def test_a_tip_says_its_day_alone(
    tmp_path: Path, keys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key_id, key = Keys(keys).current
    receipt = written(tmp_path, signed(OfTip(MARCH), key, key_id).encode())
    assert run(keys, receipt) == 0
    assert "  Bir ihbarın alındığı gün: 16 Mart 2026" in capsys.readouterr().out
    assert run(keys, receipt, "--content", receipt) == 1


def test_the_content_file_is_compared(
    tmp_path: Path, keys: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    receipt, content = written(tmp_path, text.encode()), written(tmp_path, CONTENT, "c.json")
    assert run(keys, receipt, "--content", content) == 0
    assert "İçerik dosyası bu belgeye ait: özetler aynı." in capsys.readouterr().out
    content.write_bytes(CONTENT.replace(b"Kald", b"kald"))
    assert run(keys, receipt, "--content", content) == 1
    assert "ait değil" in capsys.readouterr().out


def test_after_a_rotation(
    tmp_path: Path, keys: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    receipt, old = written(tmp_path, text.encode()), tmp_path / "old.json"
    old.write_bytes(listed(Keys(keys).public.values()))
    rotate(keys, MARCH)
    assert run(keys, receipt) == 0
    assert "Anahtar 16 Mart 2026 günü yenilendi" in capsys.readouterr().out
    key_id, key = Keys(keys).current
    newer = written(tmp_path, signed(APPLICATION, key, key_id).encode(), "newer")
    assert run(keys, newer, "--keys", old) == 2
    assert "listede olmayan bir anahtarla" in capsys.readouterr().out
    assert run(tmp_path / "nowhere", receipt, "--keys", old) == 0


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"", 2, "alındı belgesi yok"),
        (b"%PDF-1.7\nmerhaba", 2, "alındı belgesi yok"),
        (b"\x00" * 1000, 2, "alındı belgesi yok"),
        (b"{cut}", 2, "eksik ya da bozuk"),
        (b"{two}", 2, "birden çok"),
        (b"{changed}", 1, "gerçek değil"),
        (b"\xff\xfe{", 2, "alındı belgesi yok"),
    ],
)
def test_what_is_not_genuine(
    tmp_path: Path,
    keys: Path,
    text: str,
    content: bytes,
    status: int,
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    key_id, key = Keys(keys).current
    other = signed(OfTip(MARCH), key, key_id)
    for name, told in (
        ("cut", text[:-3]),
        ("two", f"{text}\n{other}"),
        ("changed", text.replace("541", "542")),
    ):
        content = content.replace(f"{{{name}}}".encode(), told.encode())
    assert run(keys, written(tmp_path, content)) == status
    out = capsys.readouterr()
    assert words in out.out + out.err
    assert "743" not in out.out, "nothing of what cannot be trusted is repeated"


def test_a_bomb_stays_packed(
    tmp_path: Path, keys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is unpacked, so there is nothing to blow up; and what is huge is not read."""
    import zlib

    packed = zlib.compress(b"\0" * 200_000_000, 9)
    bomb = b"%PDF-1.7\n1 0 obj<</Filter/FlateDecode>>stream\n" + packed + b"\nendstream"
    assert run(keys, written(tmp_path, bomb)) == 2
    with (tmp_path / "huge").open("wb") as huge:
        huge.truncate(3_000_000_000)
    assert run(keys, tmp_path / "huge") == 2
    assert "çok büyük" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["--keys"], ["a", "--keys"], ["a", "--other", "b"], ["nowhere"], ["."], ["a\0b"]],
)
def test_what_cannot_be_read_is_said(
    keys: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(keys, *arguments) == 2
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 100_000, b'{"keys": [1]}'])
def test_a_list_of_keys_that_is_none(
    tmp_path: Path, keys: Path, text: str, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    given = written(tmp_path, content, "keys")
    assert run(keys, written(tmp_path, text.encode()), "--keys", given) == 2
    assert "/.well-known/" in capsys.readouterr().err


def test_without_any_key(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "empty", written(tmp_path, text.encode())) == 2
    assert "--keys" in capsys.readouterr().err


def test_on_the_command_line_without_a_network(tmp_path: Path, text: str, keys: Path) -> None:
    """As it is started, where every attempt to reach a network would end it."""
    receipt = written(tmp_path, text.encode())
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise SystemExit('a network was asked for')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from service.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    environment = {**os.environ, "DATA_DIR": str(tmp_path)}

    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    ran = start("verify", str(receipt))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Belge gerçek" in ran.stdout
    assert start("receipt-key").returncode == 0
    assert len([*keys.glob("*.jwk")]) == 2
    assert "yenilendi" in start("verify", str(receipt)).stdout
