"""What makes a tip unreadable: keyed hashes, a fresh key for each tip, and sizes that say little.

The key of a tip is wrapped twice: under a key that follows from its number, for the reporter, and
for the office's public key. The reporter's wrap also says whether an operator took the tip. The
service keeps neither the number nor the private half, so between two requests it can read nothing.
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
_BY_REPORTER, _BY_OPERATOR = b"\0", b"\1"
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Unreadable(Exception):
    """The wrong key, or somebody changed it. Says nothing of the content."""


def padded(data: bytes) -> bytes:
    """`data` with its length before it, filled up to the next power of two."""
    size = max(_SMALLEST, 1 << (len(data) + _LENGTH - 1).bit_length())
    return (len(data).to_bytes(_LENGTH, "big") + data).ljust(size, b"\0")


def unpadded(data: bytes) -> bytes:
    return data[_LENGTH : _LENGTH + int.from_bytes(data[:_LENGTH], "big")]


def padme(size: int) -> int:
    """The size up to which a file of `size` bytes is filled (Nikitin et al., "Reducing Metadata
    Leakage from Encrypted Files and Communication with PURBs", 2019): at most a sixteenth
    more, at 20 MB a fortieth. Up to there a size is one of some 330."""
    size = max(_SMALLEST, size)
    exponent = size.bit_length() - 1
    free = exponent - exponent.bit_length()
    return (size + (1 << free) - 1) >> free << free


def sealed(key: bytes, tip: bytes, content: JsonValue) -> bytes:
    """Content of the tip (its hash), under the tip's own key."""
    return bytes(SecretBox(key).encrypt(padded(tip + _compact(content).encode())))


def unsealed(key: bytes, tip: bytes, box: bytes) -> JsonValue:
    """The content again. Raises Unreadable, also for what was moved here from another tip."""
    content: JsonValue = json.loads(_opened(key, tip, box))
    return content


def sealed_file(key: bytes, tip: bytes, name: str, content: bytes) -> bytes:
    """A file of the tip, bound to it and to the name under which it is kept."""
    bound = tip + name.encode()
    size = len(bound) + len(content)
    rest = bytes(padme(size + _LENGTH) - size - _LENGTH)
    filled = b"".join((size.to_bytes(_LENGTH, "big"), bound, content, rest))
    return bytes(SecretBox(key).encrypt(filled))


def unsealed_file(key: bytes, tip: bytes, name: str, box: bytes) -> bytes:
    """The file again. Raises Unreadable, also for what was kept under another name."""
    return _opened(key, tip + name.encode(), box)


def _opened(key: bytes, bound: bytes, box: bytes) -> bytes:
    try:
        whole = unpadded(SecretBox(key).decrypt(box))
    except CryptoError:
        raise Unreadable from None
    if not hmac.compare_digest(whole[: len(bound)], bound):
        raise Unreadable
    return whole[len(bound) :]


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
        self.nobodys_wrap = bytes(SecretBox(self._nobody).encrypt(self._nobody + _BY_REPORTER))
        self.nobodys_box = sealed(self._nobody, b"", None)

    def number_hash(self, number: str) -> bytes:
        """By which a tip is found. 80 random bits and our key: nobody guesses back."""
        return self._key.digest("tip", number)

    def key_hash(self, purpose: str, *parts: str) -> bytes:
        """By which a repeated sending is known, for as long as the tip stands."""
        return self._key.digest(f"tip {purpose}", *parts)

    def new_key(self, number: str, *, by_operator: bool = False) -> tuple[bytes, Wraps]:
        """A fresh key for a tip, and how it is stored."""
        key = random(SecretBox.KEY_SIZE)
        taken = _BY_OPERATOR if by_operator else _BY_REPORTER
        wrapped = bytes(SecretBox(self._wrapping(number)).encrypt(key + taken))
        return key, Wraps(wrapped, self._office.encrypt(key))

    def key_of(self, number: str, wrap: bytes | None) -> tuple[bytes, bool]:
        """The key of a tip, for whoever has its number, and whether an operator took it. Without
        a wrap the same work is done on one that opens nothing. Raises Unreadable."""
        wrapping = self._wrapping(number)
        key, box = (self._nobody, self.nobodys_wrap) if wrap is None else (wrapping, wrap)
        try:
            whole = SecretBox(key).decrypt(box)
        except CryptoError:
            raise Unreadable from None
        return whole[: SecretBox.KEY_SIZE], whole[SecretBox.KEY_SIZE :] == _BY_OPERATOR

    def _wrapping(self, number: str) -> bytes:
        """HMAC-SHA256 of 80 random bits: a key as good as they are, and of no use without ours."""
        return self._key.digest("tip wrap", number)

    def open_nobodys(self) -> None:
        """The work of opening one box, for where there is none to open."""
        unsealed(self._nobody, b"", self.nobodys_box)
