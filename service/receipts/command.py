"""`python -m service verify FILE`: is this receipt genuine? Needs no network.

`python -m service receipt-key` makes a new key to sign receipts with.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from mobile.api.receipt_text import receipts_in
from service.i18n import written
from service.receipts.content import digest
from service.receipts.keys import Keys, KeysUnreadable, PublicKey, read_list, rotate
from service.receipts.signing import OfTip, Says, Verdict, check

_LARGEST = 20_000_000  # bytes
_STATUS: Final = {"genuine": 0, "not_genuine": 1, "unknown_key": 2, "unreadable": 2}

_USAGE: Final = (
    "Kullanım: python -m service verify FILE [--keys FILE] [--content FILE]\n"
    "  FILE       alındı belgesi: PDF, metin ya da JSON dosyası\n"
    "  --keys     açık anahtarların listesi; verilmezse veri klasöründekiler kullanılır\n"
    "  --content  başvurunun içerik dosyası; belgedeki özetle karşılaştırılır\n"
    "Ağ bağlantısı gerekmez. Çıkış durumu: 0 gerçek, 1 gerçek değil, 2 söylenemiyor."
)
_NO_FILE: Final = "{given}: dosya okunamadı."
_TOO_LARGE: Final = "{given}: dosya çok büyük."
_NO_KEYS: Final = (
    "{given}: açık anahtar listesi okunamadı. Listeyi hizmetin "
    "/.well-known/basvuru-receipt-keys.json adresinden alıp --keys ile verin."
)
_WORDS: Final = {
    "genuine": "Belge gerçek: imza tutuyor, hiçbir şey değiştirilmemiş.",
    "not_genuine": "Belge gerçek değil: metin değiştirilmiş ya da bu hizmet imzalamamış.",
    "unknown_key": (
        "Söylenemiyor: belge, listede olmayan bir anahtarla imzalanmış. Anahtar listenizi "
        "yenileyin."
    ),
    "unreadable": "Söylenemiyor: dosyada alındı belgesi yok.",
}
_CUT: Final = "Söylenemiyor: belgenin metni eksik ya da bozuk. Metnin tamamını verin."
_SEVERAL: Final = "Söylenemiyor: dosyada birden çok alındı belgesi var. Her birini ayrı verin."
_COMPARE: Final = "Kâğıtta ya da ekranda gördükleriniz yukarıdakilerle aynı olmalıdır."
_RETIRED: Final = "Anahtar {day} günü yenilendi; belge geçerliliğini korur."
_SAME: Final = "İçerik dosyası bu belgeye ait: özetler aynı."
_OTHER: Final = "İçerik dosyası bu belgeye ait değil: özetler farklı."
_NO_CONTENT: Final = "İhbar belgesi içerikten söz etmez; içerik dosyası karşılaştırılamaz."
_ROTATED: Final = (
    "Yeni imza anahtarı: {key} ({folder}). Önceki anahtarın özel yarısı silindi; onun imzaladığı "
    "belgeler geçerli kalır. Bu klasörü yedekleyin.\n"
)


class _Refused(Exception):
    """What was given cannot be read; the sentence is said to whoever typed it."""


def receipt_key(folder: Path, today: date) -> int:
    """Makes a new key in `folder` and retires the one before. `today` is the day in Türkiye."""
    made = rotate(folder, today)
    sys.stdout.write(_ROTATED.format(key=made.id, folder=folder))
    return 0


def verify(arguments: list[str], folder: Callable[[], Path]) -> int:
    """Says in Turkish whether a receipt is genuine, and what it says. `folder` is where the keys
    stand if no list is given. Returns the exit status: 0 genuine, 1 not, 2 cannot tell."""
    try:
        given, options = _understood(arguments)
        found = receipts_in(_content(given))
        if len(found.receipts) != 1:
            several = _CUT if found.cut else _WORDS["unreadable"]
            raise _Refused(_SEVERAL if found.receipts else several)
        verdict = check(found.receipts[0], _keys(options.get("--keys"), folder))
        lines, status = [*_told(verdict)], _STATUS[verdict.verdict]
        if "--content" in options and verdict.says is not None:
            line, belongs = _compared(verdict.says, options["--content"])
            lines.append(line)
            status = status if belongs else 1
    except _Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    sys.stdout.write("\n".join([*lines, ""]))
    return status


def _understood(arguments: list[str]) -> tuple[str, dict[str, str]]:
    match arguments:
        case [given, *more] if len(more) % 2 == 0 and {*more[::2]} <= {"--keys", "--content"}:
            return given, dict(zip(more[::2], more[1::2], strict=True))
        case _:
            raise _Refused(_USAGE)


def _content(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (OSError, ValueError):
        raise _Refused(_NO_FILE.format(given=name)) from None
    if len(content) > _LARGEST:
        raise _Refused(_TOO_LARGE.format(given=name))
    return content


def _keys(name: str | None, folder: Callable[[], Path]) -> dict[str, PublicKey]:
    if name is None:
        there = folder()
        keys = Keys(there).public
        if not keys:
            raise _Refused(_NO_KEYS.format(given=there))
        return keys
    try:
        return read_list(_content(name))
    except KeysUnreadable:
        raise _Refused(_NO_KEYS.format(given=name)) from None


def _told(verdict: Verdict) -> Iterator[str]:
    yield _WORDS[verdict.verdict]
    if verdict.says is None:
        return
    for label, value in _rows(verdict.says):
        yield f"  {label}: {value}"
    if verdict.key and verdict.key.until:
        yield _RETIRED.format(day=_day(verdict.key.until))
    yield _COMPARE


def _rows(says: Says) -> Iterator[tuple[str, str]]:
    if isinstance(says, OfTip):
        yield "Bir ihbarın alındığı gün", _day(says.on)
        return
    at = written.second(says.at, "tr")
    yield "Başvuru numarası", says.number
    yield "Alındığı zaman (Türkiye saati)", at
    yield "Form", f"{says.form}, sürüm {says.form_version}"
    yield "Yanıt için son gün", _day(says.due) if says.due else "yanıt verilmesi gerekmez"
    yield "İçeriğin özeti (SHA-256)", says.digest.hex()


def _day(day: date) -> str:
    return written.day(day, "tr")


def _compared(says: Says, name: str) -> tuple[str, bool]:
    """The sentence, and whether the file belongs to the receipt."""
    if isinstance(says, OfTip):
        return _NO_CONTENT, False
    same = digest(_content(name)) == says.digest
    return (_SAME if same else _OTHER), same
