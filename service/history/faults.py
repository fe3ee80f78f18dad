"""Every way a move can be refused: HTTP status, title, and a sentence that helps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.history.states import Why
from service.i18n import said

_NOT_NOW = said("Bu şu an yapılamıyor")

FAULTS: Final[Mapping[Why, tuple[int, str, str]]] = {
    "move_impossible": (
        409,
        _NOT_NOW,
        said(
            "Başvuru bu arada ilerlemiş ya da buna uygun durumda değil; hiçbir şey değişmedi. "
            "Başvuruyu yeniden açıp son durumuna bakın."
        ),
    ),
    "not_your_move": (
        403,
        said("Bunu yapma yetkisi sizde değil"),
        said("Sıra başkasında ya da bu iş başka bir görevin; hiçbir şey değişmedi."),
    ),
    "undo_too_late": (
        409,
        said("Geri almak için geç kalındı"),
        said(
            "Geri çekme bir dakika içinde geri alınabilir; bu süre geçti. Başvurunuz geri çekilmiş "
            "olarak duruyor; gerekiyorsa yeniden başvurun."
        ),
    ),
    "objection_too_late": (
        409,
        said("İtiraz süresi geçti"),
        said(
            "İtiraz, kararı öğrendikten sonra 15 gün içinde yapılır (4982 m.13); bu süre geçti. "
            "İtirazınız kaydedilmedi."
        ),
    ),
    "fee_too_late": (
        409,
        said("Ücreti ödemek için süre doldu"),
        said(
            "Ücret 15 iş günü içinde ödenir (4982 m.11/2); bu süre geçti. Başvurunuz değişmedi; "
            "bilgiyi hâlâ istiyorsanız yeniden başvurun."
        ),
    ),
    "too_early": (
        409,
        said("Bunun zamanı daha gelmedi"),
        said("Bunun için beklenen süre dolmadı; hiçbir şey değişmedi."),
    ),
    "own_draft": (
        403,
        said("Kendi taslağınızı onaylayamazsınız"),
        said("Bir yanıtı yazan ile onaylayan aynı kişi olamaz; taslak onay bekliyor."),
    ),
    "not_as_drafted": (
        409,
        said("Taslak değişti"),
        said("Siz okuduktan sonra taslak değişti; onaylanmadı. Yeni taslağı okuyup onaylayın."),
    ),
}
"""As `service.problems.Kind`."""
