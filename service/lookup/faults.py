"""Every way a lookup can be refused, and what is wrong with its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.i18n import counted, said

FAULTS: Final[Mapping[str, tuple[int, str, str]]] = {
    "too_many_lookups": (
        429,
        said("Çok fazla sorgu yapıldı"),
        counted(
            "Kısa sürede çok fazla sorgu yapıldı. {minutes} dakika sonra yeniden deneyin; "
            "başvurunuz duruyor."
        ),
    ),
}
"""As `service.problems.Kind`."""

SENTENCES: Final[Mapping[str, str]] = {
    "missing": said("Bu alanı doldurmanız gerekiyor."),
    "not_an_application_number": said(
        "Bu numarada bir yazım yanlışı var. Başvuru numarası 13 rakamdır: 2026-481-372-056 gibi."
    ),
    "not_four_digits": said("T.C. kimlik numaranızın yalnız son dört rakamını yazın."),
    "odd_ending": said(
        "Bir rakam yanlış görünüyor: T.C. kimlik numarası çift rakamla biter. Kartınıza bakın."
    ),
}
"""By the codes of `checks.lookup_faults`."""
