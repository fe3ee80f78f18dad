"""What a notice says: that there is something, and where to look. Not what, not of whom, and no
number: on the phone it would lie beside the code that opens the application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from service.i18n import said, told
from service.notices.mail import Mail
from service.notices.outbox import About

_SMS: Final[Mapping[About, str]] = {
    "news": said("Başvurunuzda bir gelişme var. Uygulamadan ya da {address} adresinden bakın."),
    "last_days": said(
        "Başvurunuzda sizi bekleyen bir adımın süresi doluyor. Uygulamadan ya da {address} "
        "adresinden bakın."
    ),
}
_SUBJECTS: Final[Mapping[About, str]] = {
    "news": said("Başvurunuzda bir gelişme var"),
    "last_days": said("Başvurunuzda sizi bekleyen bir adım var"),
}
_STOP: Final = said(
    "Güvenliğiniz için ne olduğunu burada yazmıyoruz. Bu e-postaları durdurmak için: {page}"
)
_CODE: Final = said(
    "E-posta adresinizi doğrulama kodunuz {code}. Kodu uygulamaya yazın; 3 dakika geçerlidir. "
    "Bunu siz istemediyseniz bir şey yapmanız gerekmez."
)
_CODE_SUBJECT: Final = said("E-posta adresinizi doğrulayın")


class Words:
    """`home` is the address of the app on the web, e.g. https://basvuru.example.org."""

    def __init__(self, home: str) -> None:
        self._home = home.rstrip("/")

    def sms(self, about: About, language: str) -> str:
        return told(language, _SMS[about], address=urlsplit(self._home).netloc)

    def mail(self, about: About, language: str) -> Mail:
        text = told(language, _SMS[about], address=self._home)
        stop = told(language, _STOP, page=f"{self._home}/ayarlar/bildirimler")
        return Mail(told(language, _SUBJECTS[about]), f"{text}\n\n{stop}\n")

    def code(self, code: str, language: str) -> Mail:
        """The one mail that goes to an address nobody has confirmed yet."""
        return Mail(told(language, _CODE_SUBJECT), told(language, _CODE, code=code) + "\n")
