"""A month, its figures and the cells that say them."""

from __future__ import annotations

import csv
import io
import statistics
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.report.figures import Figures
from service.report.gathering import Report
from service.report.month import Month, NoSuchMonth, month
from service.report.spreadsheet import safe, spreadsheet
from service.report.table import HEAD, cells, decimal, tips, topics

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "first", "last", "whole"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31), True),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), True),
        ("2026-11", date(2026, 11, 1), TODAY, False),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31), True),
    ],
)
def test_a_month(written: str, first: date, last: date, whole: bool) -> None:
    found = month(written, TODAY)
    assert (found.first, found.last, found.whole) == (first, last, whole)


def test_a_month_is_whole_from_its_last_day_on() -> None:
    assert month("2026-11", date(2026, 11, 30)).whole
    assert str(month("2026-11", TODAY)) == "Kasım 2026"


@pytest.mark.parametrize(
    "written",
    ["", "2026", "2026-13", "2026-00", "26-11", "2026-1", "Kasım 2026", "2026-11-01", "1999-12",
     "２０２６-11", "2026-11\n", "\x00", "=1+1", "-h", "../..", "2026-11;rm"],
)  # fmt: skip
def test_nonsense_is_no_month(written: str) -> None:
    with pytest.raises(NoSuchMonth, match="böyle bir ay yok"):
        month(written, TODAY)


@pytest.mark.parametrize("written", ["2026-12", "2027-01", "2099-12"])
def test_a_month_to_come_has_no_report(written: str) -> None:
    with pytest.raises(NoSuchMonth, match="henüz başlamadı"):
        month(written, TODAY)


def figures(days: list[int]) -> Figures:
    row = Figures()
    for one in days:
        row.days[one] += 1
        row.results["positive"] += 1
    return row


@given(st.lists(st.integers(0, 400), min_size=1))
def test_the_middle_and_the_mean(days: list[int]) -> None:
    row = figures(days)
    assert row.median == statistics.median(days)
    assert row.average == pytest.approx(statistics.mean(days))


def test_without_an_answer_there_is_nothing_to_say_of_days() -> None:
    assert Figures().median is Figures().average is Figures().in_time_percent is None
    assert cells(Figures(received=3)) == ["3", "0", "0", "0", "0", "0", "", "", ""]
    assert Figures().empty and not Figures(received=1).empty


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (11, "11"), (11.25, "11,2"), (11.5, "11,5"), (100.0, "100"), (1 / 3, "0,3"),
     (1234.5, "1234,5"), (99999.94, "99999,9"), (1e6, "1000000")],
)  # fmt: skip
def test_a_decimal_as_a_turkish_spreadsheet_reads_it(number: float, written: str) -> None:
    assert decimal(number) == written


HOSTILE = ["=1+1", "+90", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1",
           '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Ankara Valiliği", "", "A=B", "1-2", 'Çöp; "su"\nyol'])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


def report(name: str = "Ankara Valiliği", **more: int) -> Report:
    row = figures([1, 2, 4, 30])
    row.received, row.topics = 7, Counter({"Yol": 4, "Su; çöp": 2, "Park": 1, "Kent": 1})
    row.in_time, row.with_a_last_day = 3, 4
    return Report(
        month=Month(date(2026, 11, 1), TODAY, date(2026, 12, 1)),
        all=row,
        valilik=((name, row),),
        ministry=(),
        elsewhere=Figures(),
        topics=(("Yol", row),),
        tips=more.get("tips", 0),
    )


def rows(made: bytes) -> list[list[str]]:
    assert made.startswith(b"\xef\xbb\xbf"), "by its mark a spreadsheet knows UTF-8"
    text = io.StringIO(made.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=";"))


def test_the_spreadsheet_is_one_table() -> None:
    made = spreadsheet(report())
    assert made.count(b"\r\n") == made.count(b"\n") == 5
    head, *found = rows(made)
    assert head == ["Ay", "Grup", "Ad", *HEAD, "En çok konu"]
    assert {len(row) for row in found} == {len(head)}
    assert [row[1] for row in found] == ["Toplam", "Valilik", "Konu", "İsimsiz ihbar"]
    assert found[1][3:] == ["7", "4", "4", "0", "0", "0", "3", "9,2", "75",
                            "Yol (4), Su; çöp (2), Kent (1)"]  # fmt: skip


@pytest.mark.parametrize("name", [*HOSTILE, 'A;"B"\nC'])
def test_a_hostile_name_stays_one_cell(name: str) -> None:
    found = rows(spreadsheet(report(name)))[2]
    assert found[2] == safe(name)


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0"), (1, "5 taneden az"), (4, "5 taneden az"), (5, "5")]
)
def test_few_tips_are_not_told(number: int, told: str) -> None:
    assert tips(report(tips=number)) == told


def test_what_most_is_about_is_in_one_order() -> None:
    assert topics(report().all) == "Yol (4), Su; çöp (2), Kent (1)"
