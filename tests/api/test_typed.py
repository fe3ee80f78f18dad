"""Days, telephone numbers and e-mail addresses, however a citizen types them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobile.api import checks

with_halves = st.text(st.characters(exclude_categories=()), max_size=40)
"""Any text at all; half letters (surrogates) too."""

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "typed",
    [
        "22.11.2026", "22/11/2026", "22–11–2026", "22.11.26", "22/11/26",
        "22-11-2026", "22 11 2026", "22,11,2026", "22. 11. 2026",
        "2026-11-22", "2026/11/22", "2026.11.22", "2026 11 22", "  22.11.2026 ", "22.11.2026.",
        "22 Kasım 2026", "22 kasım 2026", "22 KASIM 2026", "22 kasim 2026", "22 KASIM, 2026",
        "22. Kasım 2026", "22Kasım2026", "22-Kasım-2026", "22 KASİM 2026", "2026 Kasım 22",
        "٢٢/١١/٢٠٢٦", "۲۲.۱۱.۲۰۲۶", "२२.११.२०२६", "２２.１１.２０２６", "22\u00a011\u00a02026",
        "\u202a22.11.2026\u202c", "22\u200e.11\u200e.2026", "22\t11\n2026",
    ],
)  # fmt: skip
def test_a_day_however_people_write_it(typed: str) -> None:
    assert checks.typed_day(typed) == DAY


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1.2.2026", date(2026, 2, 1)), ("01.02.2026", date(2026, 2, 1)),
        ("2026-2-1", date(2026, 2, 1)), ("29.02.2024", date(2024, 2, 29)),
        ("5 Ağustos 1999", date(1999, 8, 5)), ("5 agustos 1999", date(1999, 8, 5)),
        ("5 AGUSTOS 1999", date(1999, 8, 5)), ("5 ag\u0306ustos 1999", date(1999, 8, 5)),
        ("1 ŞUBAT 2026", date(2026, 2, 1)), ("1 s\u0327ubat 2026", date(2026, 2, 1)),
        ("3 EYLÜL 2026", date(2026, 9, 3)), ("3 EKİM 2026", date(2026, 10, 3)),
        ("3 EKIM 2026", date(2026, 10, 3)), ("31.12.9999", date.max), ("1.1.0001", date.min),
    ],
)  # fmt: skip
def test_months_and_the_ends_of_the_calendar(typed: str, day: date) -> None:
    assert checks.typed_day(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "bugün", "dün", "22", "22.11", "2026-11", "11.2026",
        "29.02.2025", "31.04.2026", "32.01.2026", "0.1.2026", "1.0.2026", "1.13.2026",
        "01.01.0000", "0000-01-01", "22.11.10000", "022.11.2026", "22.011.2026", "22.11.02026",
        "22112026", "20261122", "1.2.3.2026", "22.11.2026.1.1", "1 2 3 4 5", "2026-11-22T10:00",
        "2026-11-22 10:00", "22 Kasım 2026 Pazar", "Pazar 22.11.2026", "Kasım 22 2026",
        "22 Kas 2026", "22 Kasımda 2026", "22 November 2026", "22 Kasım Kasım", "xx.yy.zzzz",
        "22:11:2026", "22+11+2026", "22.11.2026!", "(22.11.2026)", "22_11_2026", "1e1.1.2026",
        "²².11.2026", "22.½.2026", "Ⅻ.11.2026", "22.Ⅺ.2026", "22.11.٢٠٢", "1.1.1.1", "...",
        "\ud800", "2026-22-11", "2026.11.2026", "11.22.2026", "1.1.1", "1.1.99999999999999999999",
        "1." + "9" * 30 + ".2026", "1." + "9" * 5000 + ".2026", "1" * 5000 + ".1.2026",
        "9" * 100_000, ". " * 50_000, "a" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_day(typed: str) -> None:
    assert checks.typed_day(typed) is None


@given(st.dates(), st.sampled_from("0٠۰०０"), st.sampled_from([".", "/", "-", " "]))
def test_every_day_in_every_script(day: date, zero: str, between: str) -> None:
    def spelled(number: int, width: int) -> str:
        return "".join(chr(ord(zero) + int(digit)) for digit in f"{number:0{width}}")

    parts = [spelled(day.day, 2), spelled(day.month, 2), spelled(day.year, 4)]
    assert checks.typed_day(between.join(parts)) == day
    assert checks.typed_day(between.join(parts[::-1])) == day
    assert checks.typed_day(day.isoformat()) == day


@given(with_halves | st.text("0123456789.-/ Kasım٢", max_size=20))
def test_no_text_breaks_the_day(text: str) -> None:
    day = checks.typed_day(text)
    assert day is None or checks.typed_day(day.isoformat()) == day


# -- telephones ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0532 123 45 67", "+905321234567"), ("+90 (312) 123 45 67", "+903121234567"),
        ("0312 123 45 67", "+903121234567"), ("0850 222 0 222", "+908502220222"),
        ("00905321234567", "+905321234567"), ("٠٥٣٢١٢٣٤٥٦٧", "+905321234567"),
        ("+49 151 23456789", "+4915123456789"), ("0049 30 1234567", "+49301234567"),
        ("+1 (212) 555-0100", "+12125550100"), ("+2905123", "+2905123"),
        ("\u202a+90 532 123 45 67\u202c", "+905321234567"), ("+" + "1" * 15, "+" + "1" * 15),
        ("", None), ("+", None), ("00", None), ("112", None), ("155", None),
        ("4441234", "+904441234"),
        ("532123456", None), ("53212345678", None), ("0132 123 45 67", None),
        ("0632 123 45 67", None), ("+90 532", None), ("+90 0532 123 45 67", None),
        ("+905321234567890", None), ("+123456", None), ("+" + "1" * 16, None),
        ("+0532 123 45 67", None), ("++905321234567", None), ("05321234567 dahili 3", None),
        ("0532123456x", None), ("tel: 05321234567", None), ("²" * 10, None), ("-", None),
        ("0" * 5000, None), ("+" + "9" * 5000, None), ("\ud800", None), ("5" * 100_000, None),
    ],
)  # fmt: skip
def test_any_telephone(typed: str, number: str | None) -> None:
    assert checks.phone(typed) == number


@given(with_halves | st.text("+0123456789 ()-٥", max_size=24))
def test_a_telephone_is_whole_or_none(text: str) -> None:
    number = checks.phone(text)
    if number is not None:
        assert number.isascii()
        assert number[0] == "+"
        assert 7 <= len(number) - 1 <= 15
        assert checks.phone(number) == number
    mobile = checks.mobile_phone(text)
    assert mobile is None or mobile == number


# -- e-mail --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ad@ornek.org", "ad@ornek.org"), (" Ad.Soyad+x@Ornek.ORG ", "Ad.Soyad+x@ornek.org"),
        ("ad@mail.ornek.org.tr", "ad@mail.ornek.org.tr"), ("o'n@ornek.org", "o'n@ornek.org"),
        ("ad@örnek.org", "ad@örnek.org"), ("çiğdem@ornek.org", "çiğdem@ornek.org"),
        ("\u202ead@ornek.org", "ad@ornek.org"), ("a@b.co", "a@b.co"), ("1@2.org", "1@2.org"),
        ("ad@xn--rnek-5qa.org", "ad@xn--rnek-5qa.org"), ("a\ud800d@ornek.org", "ad@ornek.org"),
        ("a" * 64 + "@b.org", "a" * 64 + "@b.org"), ("a" * 65 + "@b.org", None),
        ("a@" + "b" * 63 + ".org", "a@" + "b" * 63 + ".org"), ("a@" + "b" * 64 + ".org", None),
        ("a@" + "b." * 124 + "org", "a@" + "b." * 124 + "org"), ("a@" + "b." * 125 + "org", None),
        ("", None), ("@", None), ("ad", None), ("ad@", None), ("@ornek.org", None),
        ("ad@ornek", None), ("ad@.org", None), ("ad@ornek.", None), ("ad@ornek..org", None),
        ("ad@@ornek.org", None), ("a@b@ornek.org", None), ("ad soyad@ornek.org", None),
        ("ad@ornek org.tr", None), (".ad@ornek.org", None), ("ad.@ornek.org", None),
        ("a..d@ornek.org", None), ("ad@-ornek.org", None), ("ad@ornek-.org", None),
        ("ad@1.2.3.4", None), ("ad@[1.2.3.4]", None), ("<ad@ornek.org>", None),
        ("Ad <ad@ornek.org>", None), ("a@ornek.org,b@ornek.org", None), ("a;b@ornek.org", None),
        ("mailto:ad@ornek.org", None), ('"a d"@ornek.org', None), ("ad@b.org\nCc: x@y.org", None),
        ("a\u200cd@ornek.org", None), ("a\u200dd@ornek.org", None), ("ad@or\u200cnek.org", None),
        ("ad@İstanbul.org", None), ("ad＠ornek.org", None), ("ad@ornek。org", None),
        ("a" * 100_000 + "@ornek.org", None), ("a@" + "b." * 50_000 + "org", None),
        ("\ud800", None),
    ],
)  # fmt: skip
def test_e_mail(typed: str, address: str | None) -> None:
    assert checks.email(typed) == address


@given(with_halves | st.emails() | st.text("a.@-_ıİK\u200c ", max_size=20))
def test_an_e_mail_address_is_whole_or_none(text: str) -> None:
    address = checks.email(text)
    if address is not None:
        assert checks.email(address) == address
        assert len(address) <= 254
        assert len(address.split()) == 1
        assert address.count("@") == 1
