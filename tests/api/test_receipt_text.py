"""Finding a receipt's text in whatever it came in."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobile.api.receipt_text import RECEIPT, Found, receipts_in

ONE = (
    "ALINDI1.2026-743-020-541.20260316T090000Z.information_request.2.20260415."
    f"{'d' * 43}.b5708d739a.{'s' * 86}"
)
NOT_DUE = ONE.replace(".20260415.", ".0.")
TIP = f"ALINDI1.T.20260316.b5708d739a.{'s' * 86}"


def wrapped(text: str, width: int, between: str) -> str:
    return between.join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("text", [ONE, NOT_DUE, TIP])
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "  {}\r\n",
        "Sayın yetkili, belgem: {} Teşekkürler",
        "“{}”",
        "%PDF-1.7 \x00\x01 /Keywords({})/Author",
        "{} ve yeniden {}",
    ],
)
def test_it_is_found(text: str, around: str) -> None:
    whole = around.replace("{}", text)
    assert receipts_in(whole) == Found((text,))
    assert receipts_in(whole.encode()) == Found((text,))
    assert receipts_in(whole.encode("utf-16")) == Found((text,))
    assert receipts_in(json.dumps({"receipt": whole})).receipts == (text,)


@given(
    st.sampled_from([ONE, NOT_DUE, TIP]),
    st.integers(1, 90),
    st.sampled_from(["\n", "\r\n", " ", "\t\n  ", "\u200b", "\u00ad\n", "\xa0", "\ufeff"]),
)
def test_wrapped_it_is_found(text: str, width: int, between: str) -> None:
    assert receipts_in(wrapped(text, width, between)) == Found((text,))
    assert receipts_in(wrapped(text, width, between).encode()) == Found((text,))


def test_of_two_both_are_told() -> None:
    assert receipts_in(f"{ONE} {TIP}") == Found((ONE, TIP))
    assert receipts_in(f"{TIP}\n{ONE}{ONE}") == Found((TIP, ONE))


@given(st.sampled_from([ONE, TIP]), st.integers(8, 300))
def test_cut_short_it_is_no_receipt(text: str, left: int) -> None:
    if left < len(text):
        assert receipts_in(text[:left]) == Found((), cut=True)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\x00" * 5000, b"\xff\xfe", b"\xfe\xff\xd8", b"%PDF-1.7\n", b"ALINDI2.T",
        b"alindi1.t.20260316", b"\xff\xfe\x00", bytes(range(256)) * 50, b"(" * 100_000,
        b"ALINDI1" * 20_000,
    ],
)  # fmt: skip
def test_what_is_none(content: bytes) -> None:
    assert receipts_in(content).receipts == ()


@given(st.binary(max_size=400))
def test_any_bytes_are_looked_through(content: bytes) -> None:
    receipts_in(content)


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stands_around_it(before: str, after: str) -> None:
    assert ONE in receipts_in(f"{before} {ONE} {after}").receipts


def test_its_parts_keep_their_order() -> None:
    """The form of the text is promised: older papers must be readable for ever."""
    parts = ONE.split(".")
    assert [len(part) for part in parts][-3:] == [43, 10, 86]
    for first, second in pairwise(range(1, len(parts))):
        turned = [*parts]
        turned[first], turned[second] = turned[second], turned[first]
        if turned != parts:
            assert not RECEIPT.fullmatch(".".join(turned))
