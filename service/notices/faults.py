"""Every way a wish about notices can be refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.i18n import counted, said

FAULTS: Final[Mapping[str, tuple[int, str, str]]] = {
    "too_many_codes": (
        429,
        said("Çok fazla kod istendi"),
        counted(
            "Kısa sürede çok fazla kod istediniz. {minutes} dakika sonra yeniden deneyin; "
            "bildirim ayarınız değişmedi."
        ),
    ),
}
"""As `service.problems.Kind`."""

NOT_AN_EMAIL: Final = said("Bu bir e-posta adresi değil; ad@ornek.org gibi yazın.")
