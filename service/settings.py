"""What an installation may decide, all of it by environment."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from limits import RateLimitItem, parse
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

NO_KEY = "SECRET_KEY is not set: production needs a secret key of 32 characters or more."

NO_INTAKE_KEY = (
    "INTAKE_KEY: there is no public key to seal tips with: make one with "
    "`python -m service intake-key`."
)

NO_RECEIPT_KEY = (
    "RECEIPT_KEYS: there is no key to sign receipts with: make one with "
    "`python -m service receipt-key`."
)


OPERATOR = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
"""The name of an operator."""
_OPERATOR_KEY = re.compile(rf"{OPERATOR.pattern}:[0-9a-f]{{64}}")


class SettingsRefused(Exception):
    """The service does not start with these settings; each sentence names one of them."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class Settings(BaseSettings):
    """Read from the environment, e.g. APP_ENV=production. The defaults make a demo."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True)

    app_env: Literal["demo", "production"] = "demo"
    host: str = "127.0.0.1"
    port: int = Field(default=8550, ge=1, le=65535)
    data_dir: Path = Path("var")
    """Where the database, the key and all else that must outlive a restart stands."""
    database_url: str = ""
    """An SQLAlchemy URL; empty means SQLite in `data_dir`."""
    secret_key: SecretStr | None = None
    """Keys every stored hash. In a demo it is made at first start, in `data_dir`."""
    intake_key: Path | None = None
    """Where the intake office's private key stands, if it is here at all; the public half lies
    beside it, under the same name with .pub. Empty means `intake.key` in `data_dir`."""
    receipt_keys: Path | None = None
    """The folder of the keys that sign receipts; empty means `receipt-keys` in `data_dir`."""
    identity_verifier: str = "synthetic"
    sms_sender: str = "demo"
    mail_sender: str = "demo"
    """Or smtp, through `smtp_url`."""
    smtp_url: SecretStr = SecretStr("")
    """smtps://user:password@host, or smtp:// for STARTTLS."""
    mail_from: str = ""
    """The address that e-mails come from."""
    public_url: str = ""
    """Where citizens find the app on the web, e.g. https://basvuru.example.org."""
    crisis_forms: str = ""
    """The forms for a crisis that are open now, by id, with commas between them."""
    forms_dir: Path | None = None
    """A folder with forms of the installation's own, beside those of `service/forms`."""

    sign_videos_dir: Path | None = None
    """A folder with videos in sign language and their manifest; without one, there are none."""
    quick_exit_url: str = ""
    """Where the quick exit of an anonymous tip leads; empty means a neutral page of our own."""
    body_limit: int = Field(default=64 * 1024, ge=1024)
    """The largest request body, in bytes."""
    file_limit: int = Field(default=20 * 1024 * 1024, ge=1024)
    """The largest attachment, in bytes."""
    files_per_application: int = Field(default=10, ge=1, le=100)
    files_per_day: int = Field(default=100, ge=1)
    """Files that one person may begin in a day without filing them."""
    files_kept_days: int = Field(default=30, ge=1, le=3650)
    """Days after which a file that nobody filed is thrown away."""
    files_url: str = ""
    """Where attachments stand, e.g. s3://bucket/prefix (with the usual AWS_* variables); empty
    means a folder in `data_dir`."""
    clamav: str = ""
    """A clamd that looks at every attachment: host:port, or the path of its socket."""
    clamav_in_memory: bool = False
    """Whether that clamd's TemporaryDirectory is in memory. It writes there what it looks at, in
    clear, so only then does it see the files of anonymous tips."""
    login_per_person: str = "5/15 minutes"
    """Logins begun for one identity number from one device."""
    login_per_address: str = "60/15 minutes"
    """Logins begun from one network address; many people may share one."""

    prolongs_per_address: str = "120/15 minutes"
    """Times that codes are prolonged from one network address; many people may share one."""
    lookups_per_number: str = "5/15 minutes"
    """Times that one application is looked up by its number from one device,"""
    lookups_per_address: str = "60/15 minutes"
    """and any of them from one network address."""
    mails_per_person: str = "5/hour"
    """Codes that one citizen has sent to e-mail addresses,"""
    mails_per_address: str = "60/hour"
    """and everybody at one network address."""

    demo_office: bool = False
    """Whether a demo moves sample applications along, so that a newcomer sees life."""

    drafts_per_person: int = Field(default=20, ge=1)
    drafts_kept_days: int = Field(default=90, ge=1, le=3650)
    """Days after its last saving on which a draft is thrown away."""

    receipts_per_address: str = "60/10 minutes"
    """Receipts checked, or put on paper, for one network address."""
    tips_freely: str = "600/10 minutes"
    """Tips of everybody together, after which each needs a puzzle solved; and of one network."""
    tips_freely_per_network: str = "20/10 minutes"
    operator_keys: str = Field(default="", repr=False)
    """Call centres that file for callers: name:hash, with commas between them; made by
    `python -m service operator-key NAME`."""
    tips_per_operator: str = "120/hour"
    tips_kept_days: int | None = Field(default=None, ge=1, le=36500)
    """Days after its answer on which a tip is thrown away; as in `service/tips/retention.json`
    if it is not said."""
    withdrawn_tips_kept_days: int | None = Field(default=None, ge=1, le=36500)
    """The same for what is left of one that was withdrawn, after the day it came."""

    @field_validator(
        "login_per_person",
        "login_per_address",
        "receipts_per_address",
        "prolongs_per_address",
        "lookups_per_number",
        "lookups_per_address",
        "mails_per_person",
        "mails_per_address",
        "tips_freely",
        "tips_freely_per_network",
        "tips_per_operator",
    )
    @classmethod
    def _is_rate(cls, text: str) -> str:
        parse(text)
        return text

    @field_validator("public_url")
    @classmethod
    def _is_home(cls, text: str) -> str:
        parts = urlsplit(text)
        if text and (parts.scheme not in ("http", "https") or not parts.netloc):
            raise ValueError("https://host, as citizens type it")
        return text

    @field_validator("operator_keys")
    @classmethod
    def _are_keys(cls, text: str) -> str:
        names = [one.partition(":")[0] for one in _listed(text)]
        if not all(map(_OPERATOR_KEY.fullmatch, _listed(text))) or len({*names}) < len(names):
            raise ValueError("name:hash, as `python -m service operator-key NAME` makes them")
        return text

    @property
    def crisis(self) -> tuple[str, ...]:
        """The ids in `crisis_forms`."""
        return _listed(self.crisis_forms)

    @property
    def operators(self) -> dict[str, bytes]:
        """The hash of each operator's key, by its name."""
        parts = (one.partition(":") for one in _listed(self.operator_keys))
        return {name: bytes.fromhex(hashed) for name, _, hashed in parts}

    @property
    def production(self) -> bool:
        return self.app_env == "production"

    @property
    def database(self) -> str:
        """The database's SQLAlchemy URL."""
        return self.database_url or f"sqlite:///{self.data_dir / 'basvuru.db'}"

    @property
    def files_folder(self) -> Path:
        """Where attachments stand without a `files_url`."""
        return self.data_dir / "files"

    @property
    def intake_private(self) -> Path:
        return self.intake_key or self.data_dir / "intake.key"

    @property
    def intake_public(self) -> Path:
        return self.intake_private.with_suffix(".pub")

    @property
    def receipt_keys_folder(self) -> Path:
        return self.receipt_keys or self.data_dir / "receipt-keys"

    @property
    def receipt_rate(self) -> RateLimitItem:
        return parse(self.receipts_per_address)

    @property
    def person_rate(self) -> RateLimitItem:
        return parse(self.login_per_person)

    @property
    def address_rate(self) -> RateLimitItem:
        return parse(self.login_per_address)

    @property
    def prolong_rates(self) -> tuple[RateLimitItem, RateLimitItem]:
        """Of one code, and of one address."""
        return parse("60/15 minutes"), parse(self.prolongs_per_address)

    @property
    def lookup_rates(self) -> tuple[RateLimitItem, RateLimitItem]:
        """Of one number, and of one address."""
        return parse(self.lookups_per_number), parse(self.lookups_per_address)

    @property
    def mail_rates(self) -> tuple[RateLimitItem, RateLimitItem]:
        """Codes to e-mail addresses: for one citizen, and from one network address."""
        return parse(self.mails_per_person), parse(self.mails_per_address)

    @property
    def home(self) -> str:
        """Where citizens find the app; a demo is on this machine."""
        return self.public_url or f"http://localhost:{self.port}"

    @property
    def tip_rate(self) -> RateLimitItem:
        return parse(self.tips_freely)

    @property
    def tip_network_rate(self) -> RateLimitItem:
        return parse(self.tips_freely_per_network)

    @property
    def operator_rate(self) -> RateLimitItem:
        return parse(self.tips_per_operator)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(",") if one.strip())
