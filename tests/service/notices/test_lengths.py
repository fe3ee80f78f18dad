"""How many parts an SMS is sent in: each is paid for, and old phones show them one by one."""

from __future__ import annotations

from typing import Final

import pytest

from service.i18n import LANGUAGES, told
from service.login.routes import MESSAGE as LOGIN
from service.lookup.asking import MESSAGE as LOOKUP
from service.notices.words import Words

MOST: Final = 3
HOST: Final = "basvuru.uzunca-adli-bir-kurum.gov.tr"
GSM: Final = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWICE: Final = "\f^{}\\[~]|€"
"""Signs of the extension table, which take two places (3GPP TS 23.038)."""


def parts(text: str) -> int:
    """160 places in seven bits, or 70 in UCS-2 where a letter is not among them; fewer where
    parts must be told apart."""
    if all(sign in GSM or sign in TWICE for sign in text):
        places, alone, joined = sum(1 + (sign in TWICE) for sign in text), 160, 153
    else:
        places, alone, joined = len(text.encode("utf-16-be")) // 2, 70, 67
    return 1 if places <= alone else -(-places // joined)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("ş" * 70, 1),
        ("ş" * 71, 2),
        ("ş" * 134, 2),
        ("ş" * 135, 3),
        ("😀" * 36, 2),
    ],
)
def test_parts_are_counted_as_networks_count(text: str, count: int) -> None:
    assert parts(text) == count


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_long(language: str) -> None:
    words = Words(f"https://{HOST}")
    messages = (
        told(language, LOGIN, code="123456"),
        told(language, LOOKUP, code="123456"),
        words.sms("news", language),
        words.sms("last_days", language),
    )
    assert len({*messages}) == len(messages)
    assert [text for text in messages if parts(text) > MOST] == []
