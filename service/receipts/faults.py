"""Every way a receipt can be refused: HTTP status, title, and a sentence that helps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.i18n import counted, said

FAULTS: Final[Mapping[str, tuple[int, str, str]]] = {
    "no_receipt": (
        404,
        said("Bu başvurunun alındı belgesi yok"),
        said(
            "Bu başvuru, alındı belgesi verilmeye başlanmadan önce geldi. Başvurunuz kayıtlı; "
            "son durumunu başvurunun sayfasında görürsünüz."
        ),
    ),
    "receipt_not_genuine": (
        422,
        said("Bu belge doğrulanamadı"),
        said("Bu metin bizim verdiğimiz bir alındı belgesi değil; kâğıda dökülmedi."),
    ),
    "too_many_receipts": (
        429,
        said("Çok fazla belge soruldu"),
        counted("Kısa sürede çok fazla belge soruldu. {minutes} dakika sonra yeniden deneyin."),
    ),
}
