"""A signed text is genuine as it is, and nothing else is."""

from __future__ import annotations

import base64
import json
import string
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from mobile.api.receipt_text import RECEIPT, receipts_in
from service.receipts.content import content_file, digest
from service.receipts.keys import PublicKey, id_of
from service.receipts.signing import OfApplication, OfTip, Says, check, signed

KEY = SigningKey(b"1" * 32)
ID = id_of(KEY.verify_key)
SINCE = date(2026, 3, 1)
PUBLIC = {ID: PublicKey(ID, KEY.verify_key, SINCE)}
APPLICATION = OfApplication(
    "2026-743-020-541",
    datetime(2026, 3, 16, 9, 0, 5, tzinfo=UTC),
    "information_request",
    3,
    date(2026, 4, 7),
    sha256(b"content").digest(),
)
TIP = OfTip(date(2026, 3, 16))
TEXT, TIP_TEXT = signed(APPLICATION, KEY, ID), signed(TIP, KEY, ID)
SIGNS = string.ascii_letters + string.digits + "-_."


def verdict(text: str) -> str:
    return check(text, PUBLIC).verdict


days = st.dates(SINCE, date(2199, 1, 1))
applications = st.builds(
    OfApplication,
    st.from_regex(r"2[0-9]{3}(-[0-9]{3}){3}", fullmatch=True),
    days.map(lambda day: datetime(day.year, day.month, day.day, 12, 30, 1, tzinfo=UTC)),
    st.from_regex(r"[a-z][a-z0-9_]{0,63}", fullmatch=True),
    st.integers(1, 999_999),
    st.none() | days,
    st.binary(min_size=32, max_size=32),
)


@given(applications | st.builds(OfTip, days))
def test_what_is_signed_says_the_same_again(says: Says) -> None:
    text = signed(says, KEY, ID)
    assert RECEIPT.fullmatch(text)
    assert receipts_in(text).receipts == (text,)
    found = check(text, PUBLIC)
    assert (found.verdict, found.says, found.key) == ("genuine", says, PUBLIC[ID])
    assert signed(says, KEY, ID) == text, "the same again"


@given(st.sampled_from([TEXT, TIP_TEXT]), st.data())
def test_any_changed_character_is_refused(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from(SIGNS) | st.characters())
    how = data.draw(st.sampled_from(["changed", "added", "left out"]))
    end = place if how == "added" else place + 1
    changed = text[:place] + ("" if how == "left out" else other) + text[end:]
    if changed != text:
        found = check(changed, PUBLIC)
        assert found.verdict != "genuine"
        assert found.says is None


@pytest.mark.parametrize("text", [TEXT, TIP_TEXT])
def test_every_single_sign_counts(text: str) -> None:
    """The same without chance: the last letter too, of which base64 would pass over four bits."""
    for place in range(len(text)):
        for other in SIGNS:
            if other != text[place]:
                assert verdict(text[:place] + other + text[place + 1 :]) != "genuine", place


def part(number: int, text: str) -> str:
    """With another part in that place."""
    parts = TEXT.split(".")
    parts[number] = text
    return ".".join(parts)


OTHER = SigningKey(b"2" * 32)
HOSTILE: dict[str, tuple[str, str]] = {
    "another number": (part(1, "2026-743-020-542"), "not_genuine"),
    "an earlier time": (part(2, "20260315T090005Z"), "not_genuine"),
    "another form": (part(3, "request"), "not_genuine"),
    "a later last day": (part(5, "20260408"), "not_genuine"),
    "no last day": (part(5, "0"), "not_genuine"),
    "no such day": (part(5, "20260231"), "not_genuine"),
    "another content": (part(6, "A" * 43), "not_genuine"),
    "an unknown key": (part(7, "0123456789"), "unknown_key"),
    "a signature of zeros": (part(8, "A" * 86), "not_genuine"),
    "another key under our name": (signed(APPLICATION, OTHER, ID), "not_genuine"),
    "another key under its own": (
        signed(APPLICATION, OTHER, id_of(OTHER.verify_key)),
        "unknown_key",
    ),
    "a tip's signature": (part(8, TIP_TEXT.rpartition(".")[2]), "not_genuine"),
    "cut": (TEXT[:-1], "unreadable"),
    "longer": (TEXT + "A", "unreadable"),
    "twice": (TEXT + TEXT, "unreadable"),
    "small letters": (TEXT.lower(), "unreadable"),
    "a later version": (TEXT.replace("ALINDI1", "ALINDI2"), "unreadable"),
    "a line at its end": (TEXT + "\n", "unreadable"),
    "Arabic digits": (TEXT.replace("0", "٠"), "unreadable"),
    "padding": (TEXT + "==", "unreadable"),
    "nothing": ("", "unreadable"),
    "huge": ("ALINDI1." + "A" * 1_000_000, "unreadable"),
    "zeros in it": (TEXT.replace("-", "\0"), "unreadable"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts(name: str) -> None:
    text, expected = HOSTILE[name]
    found = check(text, PUBLIC)
    assert (found.verdict, found.says) == (expected, None)


def test_a_day_that_is_none_is_not_genuine_even_signed_by_us() -> None:
    said = TEXT.rpartition(".")[0].replace(".20260407.", ".20261399.")
    raw = base64.urlsafe_b64encode(KEY.sign(said.encode()).signature).decode().rstrip("=")
    assert verdict(f"{said}.{raw}") == "not_genuine"


def test_a_key_counts_only_for_its_days() -> None:
    """Whoever steals a key cannot put a receipt before its time, nor after it was replaced."""
    key = PublicKey(ID, KEY.verify_key, SINCE, until=date(2026, 6, 30))

    def on(day: date) -> str:
        return check(signed(OfTip(day), KEY, ID), {ID: key}).verdict

    assert on(key.since) == on(date(2026, 6, 30)) == "genuine"
    assert on(key.since - timedelta(days=1)) == "genuine", "came a moment before the key"
    assert on(key.since - timedelta(days=2)) == on(date(2026, 7, 1)) == "not_genuine"


def test_an_old_key_is_as_good_as_before() -> None:
    old = PublicKey(ID, KEY.verify_key, SINCE, until=date(2026, 3, 20))
    new = PublicKey(id_of(OTHER.verify_key), OTHER.verify_key, date(2026, 3, 20))
    found = check(TEXT, {old.id: old, new.id: new})
    assert (found.verdict, found.key) == ("genuine", old)


def test_every_tip_of_a_day_has_the_same_receipt() -> None:
    assert signed(OfTip(TIP.on), KEY, ID) == TIP_TEXT
    assert TIP_TEXT.split(".")[:3] == ["ALINDI1", "T", "20260316"]


# -- the content ---------------------------------------------------------------------------


def content(**other: object) -> bytes:
    whole: dict[str, object] = {
        "form": "plain",
        "form_version": 2,
        "answers": {"title": "Kaldırım", "place": {"province": 6}, "n": 1},
        "files": {"abc": "0" * 64, "old": None},
        "salt": b"\x01" * 16,
    }
    return content_file(**(whole | other))  # pyright: ignore[reportArgumentType]


def test_the_file_is_written_as_ever() -> None:
    """Written otherwise by a newer service, every older receipt would seem false."""
    assert digest(content()).hex() == (
        "fb0b0e33996a1afa88fea866818f83a6a75323e804161d60e8bd3b7dc1cf8617"
    )
    assert json.loads(content())["salt"] == "01" * 16


def test_the_order_of_answers_is_no_content() -> None:
    turned = {"n": 1, "place": {"province": 6}, "title": "Kaldırım"}
    assert content(answers=turned) == content()


CHANGES: dict[str, Callable[[], bytes]] = {
    "answers": lambda: content(answers={"title": "Kaldirım", "place": {"province": 6}, "n": 1}),
    "form": lambda: content(form="other"),
    "version": lambda: content(form_version=3),
    "files": lambda: content(files={"abc": "1" * 64, "old": None}),
    "fewer files": lambda: content(files={"old": None}),
    "salt": lambda: content(salt=b"\x02" * 16),
}


@pytest.mark.parametrize("what", CHANGES)
def test_everything_in_it_counts(what: str) -> None:
    assert digest(CHANGES[what]()) != digest(content())
