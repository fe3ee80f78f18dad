"""Is an identity well formed? The rules are the contract's (`checks.identity_faults`); here each
fault gets the service's sentence, at its field."""

from __future__ import annotations

from mobile.api.checks import identity_faults
from mobile.api.models import Identity
from service.i18n import said
from service.problems import Slip

_SENTENCES = {
    "missing": said("Bu alanı doldurmanız gerekiyor."),
    "not_digits": said(
        "Kimlik numarası yalnızca rakamlardan oluşur; harf ya da işaret kullanmayın."
    ),
    "not_eleven": said("Kimlik numarası 11 rakamdır; eksik ya da fazla yazılmış."),
    "check_digits": said(
        "Kimlik numarasında bir rakam yanlış görünüyor. Kartınıza bakıp düzeltin."
    ),
    "not_a_name": said("Adı ve soyadı kimlik kartınızdaki gibi yazın; rakam olmaz."),
    "not_two_letters": said("Annenizin evlenmeden önceki soyadının ilk iki harfini yazın."),
    "foreign_phone": said(
        "Kod yalnızca Türkiye cep telefonlarına gönderilir. Yurt dışındaysanız e-Devlet "
        "üzerinden başvurun."
    ),
    "not_a_phone": said("Cep telefonunuzu 05 ile başlayan 11 rakam olarak yazın: 05xx xxx xx xx."),
}


def slips(identity: Identity) -> list[Slip]:
    """Everything to mend, in the order of the fields. An unusual document serial is none:
    more kinds of cards exist than anybody has listed."""
    found = identity_faults(identity.model_dump())
    return [Slip(field, code, _SENTENCES[code]) for field, code in found.items()]
