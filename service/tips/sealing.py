"""What makes a tip unreadable: keyed hashes, a fresh key for each tip, and sizes that say little.

The key of a tip is wrapped twice: under a key that follows from its number, for the reporter, and
for the office's public key. The service keeps neither the number nor the private half, so between
two requests it can read nothing.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random
from pydantic import JsonValue

from service.secret_key import SecretKey

_SMALLEST = 4096
"""Bytes. A message of a word and a report of a page are of one size."""
_LENGTH = 4
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Unreadable(Exception):
    """The wrong key, or somebody changed it. Says nothing of the content."""


def padded(data: bytes) -> bytes:
    """`data` with its length before it, filled up to the next power of two."""
    size = max(_SMALLEST, 1 << (len(data) + _LENGTH - 1).bit_length())
    return (len(data).to_bytes(_LENGTH, "big") + data).ljust(size, b"\0")


def unpadded(data: bytes) -> bytes:
    return data[_LENGTH : _LENGTH + int.from_bytes(data[:_LENGTH], "big")]


def sealed(key: bytes, tip: bytes, content: JsonValue) -> bytes:
    """Content of the tip (its hash), under the tip's own key."""
    return bytes(SecretBox(key).encrypt(padded(tip + _compact(content).encode())))


def unsealed(key: bytes, tip: bytes, box: bytes) -> JsonValue:
    """The content again. Raises Unreadable, also for what was moved here from another tip."""
    try:
        whole = unpadded(SecretBox(key).decrypt(box))
    except CryptoError:
        raise Unreadable from None
    if not hmac.compare_digest(whole[: len(tip)], tip):
        raise Unreadable
    content: JsonValue = json.loads(whole[len(tip) :])
    return content


def opened_by_office(office: PrivateKey, wrap: bytes) -> bytes:
    """The key of a tip, for whoever holds the private half. Raises Unreadable."""
    try:
        return SealedBox(office).decrypt(wrap)
    except CryptoError:
        raise Unreadable from None


@dataclass(frozen=True)
class Wraps:
    """The key of a tip, as it is stored."""

    reporter: bytes
    office: bytes


class Sealing:
    """What is made with the installation's key, which stands outside the database."""

    def __init__(self, key: SecretKey, office: PublicKey) -> None:
        self._key = key
        self._office = SealedBox(office)
        self._nobody = random(SecretBox.KEY_SIZE)
        self.nobodys_wrap = bytes(SecretBox(self._nobody).encrypt(self._nobody))
        self.nobodys_box = sealed(self._nobody, b"", None)

    def number_hash(self, number: str) -> bytes:
        """By which a tip is found. 80 random bits and our key: nobody guesses back."""
        return self._key.digest("tip", number)

    def key_hash(self, purpose: str, *parts: str) -> bytes:
        """By which a repeated sending is known, for as long as the tip stands."""
        return self._key.digest(f"tip {purpose}", *parts)

    def new_key(self, number: str) -> tuple[bytes, Wraps]:
        """A fresh key for a tip, and how it is stored."""
        key = random(SecretBox.KEY_SIZE)
        wrapped = bytes(SecretBox(self._wrapping(number)).encrypt(key))
        return key, Wraps(wrapped, self._office.encrypt(key))

    def key_of(self, number: str, wrap: bytes | None) -> bytes:
        """The key of a tip, for whoever has its number. Without a wrap the same work is done on
        one that opens nothing. Raises Unreadable."""
        wrapping = self._wrapping(number)
        key, box = (self._nobody, self.nobodys_wrap) if wrap is None else (wrapping, wrap)
        try:
            return SecretBox(key).decrypt(box)
        except CryptoError:
            raise Unreadable from None

    def _wrapping(self, number: str) -> bytes:
        """HMAC-SHA256 of 80 random bits: a key as good as they are, and of no use without ours."""
        return self._key.digest("tip wrap", number)

    def open_nobodys(self) -> None:
        """The work of opening one box, for where there is none to open."""
        unsealed(self._nobody, b"", self.nobodys_box)
