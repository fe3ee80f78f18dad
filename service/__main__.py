"""`python -m service` starts the service; `python -m service check` only looks at the settings."""

from __future__ import annotations

import logging.config
import sys

import uvicorn
from pydantic import ValidationError

from service.app import utc_now
from service.discretion import LOGGING
from service.rooms import adapters
from service.settings import Settings, SettingsRefused


def _settings() -> Settings:
    """From the environment. Raises SettingsRefused with a sentence per setting that is wrong;
    the values are left out, because one of them may be a secret."""
    try:
        settings = Settings()
    except ValidationError as wrong:
        faults = wrong.errors(include_url=False, include_input=False, include_context=False)
        raise SettingsRefused(
            *(f"{'.'.join(map(str, fault['loc'])).upper()}: {fault['msg']}" for fault in faults)
        ) from None
    adapters(settings, utc_now)
    return settings


def main(arguments: list[str]) -> int:
    """Returns the exit status: 0, or 2 when the settings do not allow a start."""
    try:
        settings = _settings()
    except SettingsRefused as refused:
        for sentence in refused.sentences:
            sys.stderr.write(f"{sentence}\n")
        return 2
    if arguments == ["check"]:
        sys.stdout.write(f"The settings are fine ({settings.app_env}).\n")
        return 0
    logging.config.dictConfig(LOGGING)
    uvicorn.run(
        "service.web:create",
        factory=True,
        host=settings.host,
        port=settings.port,
        log_config=LOGGING,
        access_log=False,
        server_header=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
