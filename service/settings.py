"""What an installation may decide, all of it by environment."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from limits import RateLimitItem, parse
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

NO_KEY = "SECRET_KEY is not set: production needs a secret key of 32 characters or more."

NO_INTAKE_KEY = (
    "INTAKE_KEY: there is no public key to seal tips with: make one with "
    "`python -m service intake-key`."
)


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
    identity_verifier: str = "synthetic"
    sms_sender: str = "demo"
    crisis_forms: str = ""
    """The forms for a crisis that are open now, by id, with commas between them."""
    forms_dir: Path | None = None
    """A folder with forms of the installation's own, beside those of `service/forms`."""

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

    demo_office: bool = False
    """Whether a demo moves sample applications along, so that a newcomer sees life."""

    drafts_per_person: int = Field(default=20, ge=1)
    drafts_kept_days: int = Field(default=90, ge=1, le=3650)
    """Days after its last saving on which a draft is thrown away."""

    @field_validator("login_per_person", "login_per_address")
    @classmethod
    def _is_rate(cls, text: str) -> str:
        parse(text)
        return text

    @property
    def crisis(self) -> tuple[str, ...]:
        """The ids in `crisis_forms`."""
        return tuple(name.strip() for name in self.crisis_forms.split(",") if name.strip())

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
    def person_rate(self) -> RateLimitItem:
        return parse(self.login_per_person)

    @property
    def address_rate(self) -> RateLimitItem:
        return parse(self.login_per_address)
