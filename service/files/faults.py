"""Every way a file can be refused: HTTP status, title, and a sentence that helps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.i18n import counted, said

FAULTS: Final[Mapping[str, tuple[int, str, str]]] = {
    "file_too_large": (
        413,
        said("Dosya çok büyük"),
        said(
            "Bu dosya çok büyük; alınmadı, öbür dosyalarınız duruyor. Bir dosya en çok "
            "{megabytes} MB olabilir: küçültüp yeniden ekleyin."
        ),
    ),
    "file_empty": (
        422,
        said("Dosya boş"),
        said("Bu dosyanın içi boş; alınmadı. Dosyayı cihazınızda açıp bakın, doğrusunu ekleyin."),
    ),
    "file_wrong_type": (
        415,
        said("Bu tür dosya alınmıyor"),
        said(
            "Bu tür dosya alınmıyor. Resim, PDF, ofis belgesi, ses ya da video ekleyin; "
            "makrolu ya da çok eski bir belgeyi PDF olarak kaydedip ekleyin."
        ),
    ),
    "file_damaged": (
        422,
        said("Dosya bozuk"),
        said(
            "Bu dosya bozuk ya da eksik geldi; alınmadı. Cihazınızda açılıyorsa yeniden "
            "deneyin, açılmıyorsa başka bir kopyasını ekleyin."
        ),
    ),
    "file_protected": (
        422,
        said("Dosya parolayla korunuyor"),
        said(
            "Bu dosya parolayla korunuyor; içine bakılamadığı için alınmadı. Parolasını "
            "kaldırıp yeniden ekleyin."
        ),
    ),
    "file_infected": (
        422,
        said("Dosyada zararlı yazılım var"),
        said(
            "Virüs taraması bu dosyada zararlı yazılım buldu; dosya alınmadı. Cihazınızı "
            "tarayın, dosyanın temiz bir kopyasını ekleyin."
        ),
    ),
    "file_gone": (
        410,
        said("Dosya artık burada değil"),
        said(
            "Bu dosya kaldırıldı, yüklemesi bitti ya da süresi doldu; öbürleri duruyor. "
            "Dosyalarınıza bakın, gerekirse yeniden ekleyin."
        ),
    ),
    "too_many_files": (
        429,
        said("Çok fazla dosya"),
        counted(
            "Çok fazla dosya eklediniz; bu dosya alınmadı, öbürleri duruyor. Bir başvuruya "
            "en çok {limit} dosya eklenir: gereksizleri kaldırın ya da yarın deneyin."
        ),
    ),
    "cancelled": (
        409,
        said("Yükleme durduruldu"),
        said("Bu yükleme durduruldu; dosyadan bir şey kaydedilmedi. İsterseniz yeniden ekleyin."),
    ),
    "attached": (
        409,
        said("Dosya bir başvuruya eklendi"),
        said("Bu dosya gönderilmiş bir başvurunun eki olduğu için değiştirilemez ve silinemez."),
    ),
    "scanner_unavailable": (
        503,
        said("Virüs taraması şu an çalışmıyor"),
        said(
            "Virüs taraması şu an yapılamadığı için dosya alınmadı; dosyanız cihazınızda "
            "duruyor. Biraz sonra yeniden deneyin."
        ),
    ),
    "connection_lost": (
        408,
        said("Bağlantı koptu"),
        said(
            "Bağlantı koptu, dosya yarım kaldı; gelen kısım saklanmadı. Dosyanız cihazınızda "
            "duruyor, yeniden deneyin."
        ),
    ),
}

STAGES: Final[Mapping[str, str]] = {
    "waiting": said("Dosya bekleniyor."),
    "receiving": said("Dosya geliyor; bu sırada formu doldurmayı sürdürebilirsiniz."),
    "looking": said("Dosya geldi, inceleniyor."),
    "ready": said("Dosya eklendi."),
}
