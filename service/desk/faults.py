"""How the desk refuses, beside what the state machine does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.i18n import said

FAULTS: Final[Mapping[str, tuple[int, str, str]]] = {
    "officer_needed": (
        401,
        said("Görevli anahtarı gerekiyor"),
        said("Bu anahtar geçerli değil ya da kapatıldı; hiçbir şey değişmedi. Yöneticinize sorun."),
    ),
    "only_informed": (
        403,
        said("Başvuru birimde yalnızca bilgi için var"),
        said("Bilgi için gönderilen başvuru okunur, ama yürütülmez; hiçbir şey değişmedi."),
    ),
    "too_late_to_extend": (
        409,
        said("Uzatmak için geç kalındı"),
        said("Uzatma, 15. iş gününden önce bildirilir (4982 m.11); o gün geçti. Uzatılmadı."),
    ),
}
"""As `service.problems.Kind`."""

UNKNOWN_REASON: Final = said("Böyle bir ret nedeni yok ya da bu sonuca dayanak olmaz.")
REASON_MISSING: Final = said("Ret nedenini maddesiyle seçin; yurttaşa her zaman söylenir.")
ALREADY_THERE: Final = said("Başvuru zaten bu birimde; başka bir birim seçin.")
"""For single fields."""
