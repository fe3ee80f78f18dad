"""When the service starts, and when it does not."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient

from mobile.api.models import Identity
from service.app import create_app
from service.discretion import Discreet
from service.identity import Person
from service.login.sms import SmsNotSent
from service.notices.mail import Mail, MailNotSent
from service.receipts.keys import rotate
from service.settings import Settings, SettingsRefused
from service.tips.intake import make_pair
from tests.service.citizen import Citizen, identity, problem

KEY = "k" * 32


class Register:
    """Stands for a real register."""

    demo = False

    async def verify(self, identity: Identity) -> Person | None:
        return Person(identity.national_id, identity.given_name, identity.family_name)


class Gateway:
    """Stands for a real gateway that is out of order."""

    demo = False

    async def send(self, phone: str, text: str, box: str) -> None:
        raise SmsNotSent


class Post:
    """Stands for a real mail server that is out of order."""

    demo = False

    async def send(self, address: str, mail: Mail, box: str) -> None:
        raise MailNotSent


HOME = "https://basvuru.example.org"


def test_a_demo_makes_its_own_key_once(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "new")
    create_app(settings)
    path = tmp_path / "new" / "secret.key"
    key = path.read_text()
    assert len(key) >= 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    create_app(settings)
    assert path.read_text() == key


def test_production_names_everything_that_is_only_for_a_demo(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused) as refused:
        create_app(Settings(app_env="production", data_dir=tmp_path))
    assert [sentence.split("=")[0].split()[0] for sentence in refused.value.sentences] == [
        "IDENTITY_VERIFIER",
        "SMS_SENDER",
        "MAIL_SENDER",
        "SECRET_KEY",
        "INTAKE_KEY:",
        "RECEIPT_KEYS:",
        "PUBLIC_URL",
    ]
    assert not (tmp_path / "secret.key").exists()


def test_production_does_not_take_a_short_key_or_an_unknown_adapter(tmp_path: Path) -> None:
    make_pair(tmp_path / "intake.key")
    rotate(tmp_path / "receipt-keys", date(2026, 3, 16))
    with pytest.raises(SettingsRefused, match="SECRET_KEY"):
        create_app(
            Settings.model_validate(
                {
                    "app_env": "production",
                    "data_dir": tmp_path,
                    "secret_key": "short",
                    "public_url": HOME,
                }
            ),
            verifier=Register(),
            sms=Gateway(),
            mail=Post(),
        )
    with pytest.raises(SettingsRefused, match="SMS_SENDER=pigeon: there is no such adapter"):
        create_app(Settings(data_dir=tmp_path, sms_sender="pigeon"))


async def test_production_has_no_demo_routes(tmp_path: Path) -> None:
    settings = Settings.model_validate(
        {"app_env": "production", "data_dir": tmp_path, "secret_key": KEY, "public_url": HOME}
    )
    make_pair(settings.intake_private)
    rotate(settings.receipt_keys_folder, date(2026, 3, 16))
    service = create_app(settings, verifier=Register(), sms=Gateway(), mail=Post())
    typed = identity(create_app(Settings(data_dir=tmp_path)))
    await service.open()
    async with AsyncClient(transport=ASGITransport(service), base_url="http://service") as http:
        citizen = Citizen(service, http)
        problem(await citizen.get("demo"), 404, "not_found")
        problem(await citizen.post("demo/messages", {"challenge": "x"}), 404, "not_found")
        problem(await citizen.post("login/identity", typed), 503, "unavailable")
    await service.close()


async def test_the_lifespan_opens_and_closes(tmp_path: Path) -> None:
    service = create_app(Settings(data_dir=tmp_path))
    async with service.router.lifespan_context(service):
        await service.rooms.database.alive()
    with pytest.raises(RuntimeError):
        await service.rooms.database.write(lambda _: None)


@pytest.mark.parametrize(
    ("environment", "status", "words"),
    [
        ({}, 0, "The settings are fine (demo)."),
        ({"APP_ENV": "production"}, 2, "SMS_SENDER=demo is for demos only"),
        ({"PORT": "many"}, 2, "PORT: "),
        ({"MAIL_SENDER": "smtp"}, 2, "MAIL_SENDER=smtp needs SMTP_URL"),
        ({"MAIL_SENDER": "smtp", "SMTP_URL": "smtps://h", "MAIL_FROM": "a@b.c"}, 0, "fine"),
        ({"MAIL_SENDER": "pigeon"}, 2, "MAIL_SENDER=pigeon: there is no such adapter."),
        ({"PUBLIC_URL": "basvuru.example.org"}, 2, "PUBLIC_URL: "),
        ({"MAILS_PER_PERSON": "often"}, 2, "MAILS_PER_PERSON: "),
        ({"LOGIN_PER_ADDRESS": "now and then"}, 2, "LOGIN_PER_ADDRESS: "),
        ({"CRISIS_FORMS": "earthquake"}, 0, "The settings are fine"),
        ({"CRISIS_FORMS": "quake"}, 2, "CRISIS_FORMS=quake: there is no such crisis form."),
        ({"FORMS_DIR": "nowhere"}, 2, "FORMS_DIR=nowhere: there is no such folder."),
        ({"FORMS_DIR": "service/forms"}, 2, "id: there is a form 'accessibility' already"),
    ],
)
def test_the_check_on_the_command_line(
    tmp_path: Path, environment: dict[str, str], status: int, words: str
) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "service", "check"],
        env={**os.environ, "DATA_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == status
    assert words in run.stdout + run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "telling",
    [
        "11252939888",
        "+905000000001",
        "0500 000 00 01",
        "493027",
        "H93P27798",
        "a1B2_c3-" * 4,
        "K7QX-9F2M-TR4C-8WZD-5",
        "k7qx-9f2m-tr4c-8wzd-5",
        "K7QX 9F2M TR4C 8WZD 5",
        "k7qx9f2mtr4c8wzd5",
    ],
)
def test_the_logs_blot_out_what_is_personal(telling: str) -> None:
    try:
        raise ValueError(telling)
    except ValueError:
        failure = sys.exc_info()
    record = logging.LogRecord("x", 40, "x", 1, "of %s", (f"{telling}:",), failure)
    Discreet().filter(record)
    line = logging.Formatter("%(message)s").format(record)
    assert telling not in line
    assert "ValueError at test_settings.py:" in line


def test_the_logs_keep_what_is_not() -> None:
    line = f"running on http://127.0.0.1:8550 since {datetime(2026, 3, 16, tzinfo=UTC):%Y}"
    record = logging.LogRecord("x", 40, "x", 1, line, (), None)
    Discreet().filter(record)
    assert record.getMessage() == line
