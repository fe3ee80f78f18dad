"""The report as a paper."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from service.clock import day_in_turkiye
from service.paper import paper
from service.report.gathering import Report, Rows
from service.report.month import MONTHS
from service.report.table import cells, decimal, tips

_TEMPLATE = Path(__file__).parent / "report.typ"
_HEAD: Final = (
    "Gelen", "Yanıt", "Olumlu", "Kısmen", "Olumsuz", "İşlem dışı", "Ortanca gün", "Ort. gün",
    "Süresinde %",
)  # fmt: skip
_ABOUT: Final = (
    "Gelen: bu ay alınan başvurular, raporun çıkarıldığı gün ellerinde oldukları birime göre.",
    "Yanıt: bu ay verilen yanıtlar; başvuru daha önceki bir ayda alınmış olabilir.",
    "Gün: başvuru gününden yanıt gününe kadar geçen takvim günü.",
    "Süresinde: yasal sürenin son gününe kadar verilen yanıtların payı.",
    "Bir birim hem valiliğinde hem bakanlığında sayılır; iki tablonun toplamı Türkiye toplamını "
    "aşabilir.",
    "İsimsiz ihbarlar hiçbir kuruma ve konuya göre sayılmaz; yalnızca ülke toplamı söylenir.",
    "Bu rapor kurumlar içindir: küçük sayılar gizlenmez, yayımlanmaz.",
)


async def printed(report: Report, at: datetime, *, demo: bool) -> bytes:
    """A PDF. `at` (aware) is when the report was made."""
    return await paper(_TEMPLATE, _words(report, at, demo=demo), language="tr", at=at)


def _words(report: Report, at: datetime, *, demo: bool) -> dict[str, JsonValue]:
    made = _day(at)
    note = f"{made} günü çıkarıldı."
    if not report.month.whole:
        note += " Ay bitmedi; sayılar bugüne kadardır."
    if demo:
        note += " Örnek kurulumun deneme sayılarıdır."
    parts = [
        _part("Valilikler", "Valilik", report.valilik),
        _part("Bakanlıklar", "Bakanlık", report.ministry),
        _part("Diğer", "Birim", _elsewhere(report)),
        _part("Konular", "Konu", report.topics),
    ]
    return {
        "title": f"Aylık rapor: {report.month}",
        "maker": "Başvuru" + (", örnek kurulum" if demo else ""),
        "note": note,
        "summary": _summary(report),
        "parts": [part for part in parts if part],
        "about": {"title": "Nasıl sayıldı?", "lines": [*_ABOUT]},
    }


def _summary(report: Report) -> JsonValue:
    row = report.all
    said: list[list[str]] = [
        ["Gelen başvuru", _spaced(str(row.received))],
        ["Verilen yanıt", _spaced(str(row.decided))],
    ]
    if row.average is not None and row.median is not None:
        kinds = (("positive", "olumlu"), ("partly", "kısmen olumlu"), ("negative", "olumsuz"),
                 ("not_processed", "işleme alınmadı"))  # fmt: skip
        shares = (
            f"{word} %{decimal(100 * row.results[kind] / row.decided)}" for kind, word in kinds
        )
        days = f"ortanca {decimal(row.median)}, ortalama {decimal(row.average)} takvim günü"
        said += [["Yanıtlar", ", ".join(shares)], ["Yanıt süresi", days]]
    if row.in_time_percent is not None:
        said.append(["Süresinde yanıt", f"%{decimal(row.in_time_percent)}"])
    said.append(["İsimsiz ihbar (ülke toplamı)", tips(report)])
    return [[*pair] for pair in said]


def _elsewhere(report: Report) -> Rows:
    empty = report.elsewhere.empty
    return () if empty else (("Valilik ve bakanlık dışı", report.elsewhere),)


def _part(title: str, name: str, found: Rows) -> JsonValue:
    if not found:
        return None
    rows: list[list[JsonValue]] = [[what, *map(_spaced, cells(row))] for what, row in found]
    return {"title": title, "head": [name, *_HEAD], "rows": [*rows]}


def _spaced(cell: str) -> str:
    """A cell as it is read: 58.040, and a dash for nothing."""
    return f"{int(cell):,}".replace(",", ".") if cell.isdecimal() else cell or "–"


def _day(at: datetime) -> str:
    day = day_in_turkiye(at)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
