"""What the citizen reads of an answer that has to be mended."""

from __future__ import annotations

from typing import Final

from mobile.api.answers import FaultCode
from service.i18n import counted, said

SENTENCES: Final[dict[FaultCode, str]] = {
    "missing": said("Bu soruyu yanıtlamanız gerekiyor."),
    "wrong_type": said("Bu yanıt beklenen biçimde değil; yeniden seçin ya da yazın."),
    "too_short": counted("Yanıtınız çok kısa; en az {limit} karakter yazın."),
    "too_long": counted("Yanıtınız çok uzun; en çok {limit} karakter yazabilirsiniz."),
    "not_an_option": said("Bu seçenek listede yok; listeden birini seçin."),
    "unknown_topic": said("Bu konu listede yok; konuyu yeniden seçin."),
    "unknown_province": said("Böyle bir il yok; listeden bir il seçin."),
    "unknown_district": said("Böyle bir ilçe yok; listeden bir ilçe seçin."),
    "district_elsewhere": said("Bu ilçe seçtiğiniz ilde değil; ili ya da ilçeyi düzeltin."),
    "no_address": said("Adresi de yazın: mahalle, sokak, kapı numarası ya da tarif."),
    "unknown_unit": said("Bu kurumu bulamadık; yeniden arayın ya da seçimi bize bırakın."),
    "not_a_date": said("Böyle bir gün yok; tarihi 31.12.2026 gibi gün, ay ve yıl olarak yazın."),
    "too_early": said("Bu tarih çok eski; en erken {day} olabilir."),
    "too_late": said("Bu tarih çok ileride; en geç {day} olabilir."),
    "not_a_phone": said(
        "Bu bir telefon numarası değil; 0312 123 45 67 gibi, yurt dışı için + ile yazın."
    ),
    "not_an_email": said("Bu bir e-posta adresi değil; ad@ornek.org gibi yazın."),
    "too_many": counted("Çok fazla yanıt verdiniz; en çok {limit} tane olabilir."),
    "too_many_files": counted("Çok fazla dosya eklediniz; en çok {limit} dosya olabilir."),
    "file_not_ready": said(
        "Bir dosyanın yüklenmesi bitmedi. Bitmesini bekleyin ya da dosyayı çıkarıp yeniden ekleyin."
    ),
    "file_unknown": said("Bir dosyayı bulamadık; çıkarıp yeniden ekleyin."),
    "unknown_kind": said(
        "Uygulamanız bu soruyu tanımıyor. Uygulamayı güncelleyip soruyu yanıtlayın."
    ),
}
"""One sentence for every fault an answer can have. `limit` is a number, `day` a date."""
