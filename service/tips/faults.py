"""Every way a tip can be refused: HTTP status, title, and a sentence that helps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.i18n import counted, said

FAULTS: Final[Mapping[str, tuple[int, str, str]]] = {
    "tip_unknown": (
        404,
        said("Bu numarayla bir ihbar yok"),
        said("Bu numarayla bir ihbar bulamadık. Numarayı sakladığınız yerden bakarak yazın."),
    ),
    "tip_closed": (
        409,
        said("Bu ihbar geri çekildi"),
        said(
            "Geri çekilen bir ihbara yazılamaz; yazdığınız kaydedilmedi. Gerekiyorsa yeni bir "
            "ihbar gönderin."
        ),
    ),
    "tip_full": (
        409,
        said("Bu ihbara daha fazla yazılamıyor"),
        said(
            "Bu ihbarda çok fazla mesaj var; sonuncusu kaydedilmedi. Yazacaklarınız çoksa yeni "
            "bir ihbar gönderin."
        ),
    ),
    "tip_files_full": (
        409,
        said("Bu ihbara daha fazla dosya eklenemiyor"),
        counted(
            "Bir ihbara en çok {limit} dosya eklenebilir; bu dosya alınmadı, öbürleri duruyor. "
            "Daha çok belgeniz varsa yeni bir ihbar gönderin."
        ),
    ),
    "tip_renumbered": (
        409,
        said("Bu ihbarın numarası değişti"),
        said(
            "Bu ihbar daha önce gönderildi ve kayıtlı; sonradan yeni bir numara aldı. Onu yeni "
            "numarasıyla açın."
        ),
    ),
    "tip_key_reused": (
        422,
        said("Bu ihbar daha önce gönderildi"),
        said(
            "Bu anahtarla daha önce başka bir ihbar gönderildi. İlki kayıtlı, bu yenisi "
            "kaydedilmedi. Yeni bir ihbar olarak gönderin."
        ),
    ),
    "proof_needed": (
        # Not 429: waiting does not mend it, and sending it with a proof does (RFC 6585, 3).
        428,
        said("Cihazınızın küçük bir hesap yapması gerekiyor"),
        said(
            "Şu anda çok sayıda ihbar geliyor. İhbarınız henüz kaydedilmedi; yazdıklarınız "
            "duruyor. Cihazınız birkaç saniye hesap yaptıktan sonra gönderilebilir. Bunun için "
            "sizden bir bilgi istenmez. Yeniden gönderin."
        ),
    ),
    "operator_unknown": (
        403,
        said("Operatör anahtarı tanınmadı"),
        said("İhbar kaydedilmedi. Çağrı merkezinizin anahtarını düzeltip yeniden gönderin."),
    ),
    "too_many_tips": (
        429,
        said("Çağrı merkezinden çok fazla ihbar geldi"),
        counted(
            "Çağrı merkezinizin saatlik sınırı doldu; bu ihbar kaydedilmedi. {minutes} dakika "
            "sonra yeniden gönderin. Yazdıklarınız duruyor."
        ),
    ),
    "too_many_exchanges": (
        429,
        said("Numara bugün çok kez değişti"),
        said(
            "Bu ihbarın numarası bir gün içinde çok kez değişti; yeni numara verilmedi. Şimdiki "
            "numaranız geçerli, ihbarınız duruyor. Gerekiyorsa yarın yeniden deneyin."
        ),
    ),
    "too_many_numbers": (
        429,
        said("Çok fazla yanlış numara"),
        counted(
            "Bağlandığınız yerden kısa sürede çok fazla yanlış numara denendi. {retry_after} "
            "saniye sonra yeniden deneyin; ihbarınız duruyor."
        ),
    ),
}
"""As `service.problems.Kind`."""

NOT_A_NUMBER: Final = said(
    "Bu numarada bir yazım yanlışı var. Sakladığınız numarayla karşılaştırın: dört harf ya da "
    "rakamlık dört grup ve bir kontrol işareti."
)
TELLS_THE_NUMBER: Final = said(
    "Takip numaranızı mesaja yazmayın: onu gören herkes ihbarınızı açabilir. Numarayı silip "
    "yeniden gönderin."
)
NOTHING_WRITTEN: Final = said("Mesajınızı yazın.")
