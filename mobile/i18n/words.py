"""The words of one language. Turkish is the source: a sentence in the code is its own key, so
Turkish needs no catalogue, and what another catalogue lacks is shown in Turkish.

`say(...)`, `say.count(...)` and `say.about(...)` are the names by which the extractor finds
sentences (docs/languages.md).
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from mobile.i18n.direction import grouped_apart, isolated

LANGUAGES = {
    "tr": "Türkçe",
    "tr-kolay": "Kolay Türkçe",
    "en": "English",
    "ar": "العربية",
    "de": "Deutsch",
    "ru": "Русский",
    "fr": "Français",
    "ku": "Kurmancî",
}
"""Each language by its tag, in its own name."""

_ALSO = {"kmr": "ku"}
"""Other tags of a language that we have."""

RIGHT_TO_LEFT = {"ar", "fa", "ckb", "ur"}

Script = Literal["latin", "arabic", "cyrillic"]


@dataclass(frozen=True, eq=False)
class Words:
    """Says things in one language. Kept per citizen, never in the process."""

    language: str
    _catalogue: gettext.NullTranslations

    @property
    def spoken(self) -> str:
        """The tag for a voice, a browser, a dictionary: easy Turkish is Turkish."""
        return self.language.partition("-")[0]

    @property
    def rtl(self) -> bool:
        return self.language in RIGHT_TO_LEFT

    @property
    def script(self) -> Script:
        """What it is written in; all that is written from the right is Arabic here."""
        return "arabic" if self.rtl else "cyrillic" if self.language == "ru" else "latin"

    def __call__(self, text: str, **values: object) -> str:
        """`text` in this language, its {names} filled in."""
        return self._laid(self._catalogue.gettext(text)).format(**self._set(values))

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The sentence that fits the number `n`; {n} is written as this language writes it."""
        told = self._laid(self._catalogue.ngettext(one, many, n))
        return told.format(n=self.number(n), **self._set(values))

    def about(self, what: str, text: str) -> str:
        """`text` where it means another thing, or of another thing, than elsewhere: other languages
        may need other words (Turkish says "Okundu" of a tip as of an application)."""
        return self._laid(self._catalogue.pgettext(what, text))

    def own(self, text: str) -> str:
        """What somebody wrote, a name, a number: shown in its own direction among our words."""
        return isolated(text, rtl=self.rtl)

    def _laid(self, told: str) -> str:
        return grouped_apart(told) if self.rtl else told

    def _set(self, values: Mapping[str, object]) -> dict[str, object]:
        own = self.own
        return {name: own(one) if isinstance(one, str) else one for name, one in values.items()}

    def pick(self, text: Mapping[str, str] | None) -> str:
        """Words that came with a form or stand in a file of data: in this language, by the text
        itself or the catalogue, or else in Turkish."""
        turkish = (text or {}).get("tr", "")
        told = (text or {}).get(self.language)
        return self._laid(told or (turkish and self._catalogue.gettext(turkish)))

    def number(self, n: int) -> str:
        """3.000 in Turkish, 3,000 in English."""
        from mobile.i18n import dates

        return dates.number(n, self.language) if abs(n) > 999 else str(n)

    def decimal(self, n: float) -> str:
        """11,3 in Turkish, 11.3 in English."""
        from mobile.i18n import dates

        return dates.number(n, self.language)

    def size(self, length: int) -> str:
        """The size of a file, from bytes: 840 KB, 1,2 MB. What is not empty has 1 KB at least."""
        from mobile.i18n import dates

        unit, divisor = ("KB", 1024) if length < 1024 * 1024 else ("MB", 1024 * 1024)
        size = max(min(1, length), round(length / divisor, 1 if unit == "MB" else None))
        written = dates.number(size, self.language)
        return f"{written}\u00a0{unit}"

    def day(self, day: date) -> str:
        """15 Nisan 2026 Çarşamba; an English date in English."""
        from mobile.i18n import dates

        return dates.day(day, self.language)

    def moment(self, at: datetime) -> str:
        """16 Mart 2026 14.35, in Türkiye's time."""
        from mobile.i18n import dates

        return dates.moment(at, self.language)


@cache
def words(language: str) -> Words:
    """The words of `language`, or Turkish where we have none."""
    found = language if language in LANGUAGES else "tr"
    folder = found.replace("-", "_")
    path = Path(__file__).parent / folder / "LC_MESSAGES" / "mobile.mo"
    if not path.is_file():
        return Words(found, gettext.NullTranslations())
    with path.open("rb") as file:
        return Words(found, gettext.GNUTranslations(file))


def best(wanted: str) -> str:
    """Our language that fits an Accept-Language header or a plain tag best; Turkish if none."""
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(wanted.split(",")):
        tag, _, weight = part.partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if 0 < quality <= 1:
            whole = tag.strip().lower()
            found = whole if whole in LANGUAGES else whole.split("-")[0]
            found = _ALSO.get(found, found)
            ranked.append((-quality, place, found))
    return next((tag for _, _, tag in sorted(ranked) if tag in LANGUAGES), "tr")
