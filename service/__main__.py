"""`python -m service` starts the service; `python -m service check` only looks at the settings,
`python -m service units` only builds the registry of units, `python -m service intake-key` makes
the keys of tips, `python -m service operator-key NAME` one for a call centre, and
`python -m service tips` is the desk that reads them; `python -m service officer` lets officers in,
`python -m service desk` is the desk they work at, `python -m service report 2026-11` writes the
report of a month, `python -m service due` reckons the last days of an application,
`python -m service receipt-key` makes a key to sign receipts with, and `python -m service verify`
checks a receipt."""

from __future__ import annotations

import logging.config
import socket
import sys
from time import perf_counter

import uvicorn
from pydantic import ValidationError

from service import clock, units
from service.adapters import adapters
from service.app import utc_now
from service.clock import command
from service.desk import commands as desk_commands
from service.discretion import LOGGING
from service.forms import FormRefused
from service.receipts import command as receipt_commands
from service.report import command as report_command
from service.rooms import forms_in_use, sign_videos_in_use
from service.settings import Settings, SettingsRefused
from service.tips import commands


def _environment() -> Settings:
    """Raises SettingsRefused with a sentence per setting that is wrong; the values are left out,
    because one of them may be a secret."""
    try:
        return Settings()
    except ValidationError as wrong:
        faults = wrong.errors(include_url=False, include_input=False, include_context=False)
        raise SettingsRefused(
            *(f"{'.'.join(map(str, fault['loc'])).upper()}: {fault['msg']}" for fault in faults)
        ) from None


def _check(settings: Settings) -> None:
    """Would the service start? Raises SettingsRefused."""
    adapters(settings, utc_now)
    sign_videos_in_use(settings)
    try:
        forms_in_use(settings, clock.load())
    except FormRefused as wrong:
        raise SettingsRefused(str(wrong)) from None


def main(arguments: list[str]) -> int:
    """Returns the exit status: 0, or 2 when the settings do not allow a start."""
    if arguments[:1] == ["due"]:
        return command.due(arguments[1:], clock.day_in_turkiye(utc_now()))
    try:
        if arguments[:1] == ["verify"]:
            return receipt_commands.verify(
                arguments[1:], lambda: _environment().receipt_keys_folder
            )
        settings = _environment()
        if arguments == ["receipt-key"]:
            today = clock.day_in_turkiye(utc_now())
            return receipt_commands.receipt_key(settings.receipt_keys_folder, today)
        if arguments == ["intake-key"]:
            return commands.intake_key(settings)
        if arguments[:1] == ["operator-key"]:
            return commands.operator_key(*arguments[1:2] or [""])
        if arguments[:1] == ["tips"]:
            return commands.tips(settings, arguments[1:], utc_now)
        if arguments[:1] in (["officer"], ["desk"]):
            work = desk_commands.officer if arguments[0] == "officer" else desk_commands.desk
            return work(settings, arguments[1:], utc_now)
        if arguments[:1] == ["report"]:
            return report_command.report(settings, arguments[1:], utc_now)
        _check(settings)
    except SettingsRefused as refused:
        for sentence in refused.sentences:
            sys.stderr.write(f"{sentence}\n")
        return 2
    if arguments == ["check"]:
        sys.stdout.write(f"The settings are fine ({settings.app_env}).\n")
        return 0
    if arguments == ["units"]:
        began = perf_counter()
        count = units.build(settings.data_dir)
        took = perf_counter() - began
        sys.stdout.write(f"{count} units in {settings.data_dir / units.FILE}, {took:.1f} s.\n")
        return 0
    logging.config.dictConfig(LOGGING)
    _Server(
        uvicorn.Config(
            "service.web.serving:create",
            factory=True,
            host=settings.host,
            port=settings.port,
            ws="service.web.sockets:FrugalWebSocket",
            log_config=LOGGING,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=3,
        ),
        settings,
    ).run()
    return 0


class _Server(uvicorn.Server):
    """Says where it is, once it really answers there."""

    def __init__(self, config: uvicorn.Config, settings: Settings) -> None:
        super().__init__(config)
        self._settings = settings

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            sys.stdout.write(_greeting(self._settings))
            sys.stdout.flush()


def _greeting(settings: Settings) -> str:
    host = "localhost" if settings.host in ("127.0.0.1", "::1", "0.0.0.0") else settings.host  # noqa: S104
    lines = [f"Başvuru is ready: http://{host}:{settings.port}"]
    if not settings.production:
        lines += [
            "This is a sample installation. To log in as a sample citizen:",
            "  choose “Başvuru yapın”, then “İstek”, then “Başlayın”;",
            "  press “Örnek kişiyle doldurun”, then “Kodu gönderin”;",
            "  the code stands on the page, under “Örnek SMS kutusu”.",
        ]
    return "\n".join([*lines, "Ctrl+C ends it.", ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
