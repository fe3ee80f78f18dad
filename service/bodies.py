"""Reading what is asked and writing what is said, both straight between bytes and models."""

from __future__ import annotations

import gzip
import json
import re
from functools import lru_cache
from hashlib import sha256
from typing import NoReturn, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from starlette.requests import Request
from starlette.responses import Response

from service.halves import without_halves
from service.i18n import counted, language_of, said
from service.problems import Refusal, Slip

Asked = TypeVar("Asked", bound=BaseModel)
Body = bytes | bytearray

_FIELD_SENTENCES = {
    "missing": ("missing", said("Bu alanı doldurmanız gerekiyor.")),
    "extra_forbidden": ("unknown_field", said("Böyle bir alan yok; uygulamayı güncelleyin.")),
    "string_too_long": ("too_long", counted("Bu alan çok uzun; en çok {limit} karakter olabilir.")),
    "string_too_short": ("too_short", counted("Bu alan çok kısa; en az {limit} karakter olmalı.")),
}
_OTHERWISE = ("wrong_type", said("Bu alan beklenen biçimde değil."))

_DEEPEST = 32
_MOST_VALUES = 5000
_TOO_MUCH = said("Gönderilen bilgi beklenenden çok daha karmaşık; uygulamayı güncelleyin.")
_WORDS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
_BRACKETS = re.compile(rb"[\[\]{}]")
_EMPTY = re.compile(rb"\[\s*\]|\{\s*\}")


async def read(request: Request, model: type[Asked]) -> Asked:
    """The body as a model. Half letters in it are left out. Raises Refusal: `malformed` if it is
    no JSON, `invalid` with the fields if it is other JSON than asked."""
    return understood(await request.body(), model)


def understood(body: Body, model: type[Asked]) -> Asked:
    """The same for a body that has been read."""
    check_size(body)
    try:
        return _parsed(body, model)
    except Refusal as refused:
        # A keyboard left them, or a cut text: whoever typed cannot see them, let alone mend them.
        mended = without_halves(body)
        if refused.code != "malformed" or mended == body:
            raise
        return _parsed(mended, model)


def _parsed(body: Body, model: type[Asked]) -> Asked:
    try:
        if b"NaN" in body or b"Infinity" in body:
            json.loads(body, parse_constant=_no_json)
        return model.model_validate_json(body)
    except ValidationError as wrong:
        faults = wrong.errors(include_url=False, include_input=False)
        raise refusal_of(faults) from None
    except (ValueError, RecursionError):
        raise Refusal("malformed") from None


def check_size(body: Body) -> None:
    """Raises Refusal `invalid` for JSON that is nested deeper or has more values than anything we
    ask for, before anybody walks through it."""
    # Counting all brackets and commas takes no time, and is enough for what people send.
    opened = _number_of(b"[{", body)
    if opened <= _DEEPEST and opened + _number_of(b",", body) < _MOST_VALUES:
        return
    bare = _WORDS.sub(b"", body)
    depth = 0
    for sign in _BRACKETS.findall(bare):
        depth += 1 if sign in b"[{" else -1
        if depth > _DEEPEST:
            raise Refusal("invalid", [Slip("body", "too_deep", _TOO_MUCH)])
    # A value stands at the start, after each comma and first in each list or object.
    opened = _number_of(b"[{", bare) - len(_EMPTY.findall(bare))
    if 1 + opened + _number_of(b",", bare) > _MOST_VALUES:
        raise Refusal("invalid", [Slip("body", "too_many_values", _TOO_MUCH)])


def _number_of(signs: bytes, body: Body) -> int:
    return sum(map(body.count, signs))


def _no_json(word: str) -> NoReturn:
    raise ValueError(word)


def refusal_of(faults: list[ErrorDetails], *, strip: int = 0) -> Refusal:
    """What pydantic found, in our words; `strip` leaves out the first parts of each place."""
    if any(fault["type"] == "json_invalid" for fault in faults):
        return Refusal("malformed")
    return Refusal("invalid", [_slip(fault, strip) for fault in faults[:20]])


def _slip(fault: ErrorDetails, strip: int) -> Slip:
    code, sentence = _FIELD_SENTENCES.get(fault["type"], _OTHERWISE)
    limits = fault.get("ctx", {})
    limit = limits.get("max_length", limits.get("min_length"))
    # An unknown field's name is the sender's own text, so it is cut and never logged.
    place = ".".join(str(part)[:64] for part in fault["loc"][strip:])
    return Slip(place or "body", code, sentence, limit)


_SHORT = 1400
"""Bytes that go in one packet as they are."""
PRIVATE = {"Cache-Control": "no-store"}
"""For whatever is about one person."""


def answer(model: BaseModel, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A model as JSON, kept by no cache."""
    return Response(
        model.__pydantic_serializer__.to_json(model),
        status,
        PRIVATE if headers is None else PRIVATE | headers,
        "application/json",
    )


def asked_language(request: Request) -> str:
    """The language in which the answer is read."""
    return language_of(request.headers.get("accept-language", ""))


def own(request: Request, model: BaseModel, *, varies: bool = False) -> Response:
    """A model about one person, with its ETag: kept by no cache, but an app that holds it in its
    memory need not be sent the same again. `varies` says that it is another in each language."""
    body = model.__pydantic_serializer__.to_json(model)
    headers = PRIVATE | {"ETag": f'"{sha256(body).hexdigest()[:20]}"'}
    if varies:
        headers["Vary"] = "Accept-Language"
    if _has(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


def public(request: Request, body: bytes, etag: str) -> Response:
    """What is the same for everybody: may be kept for five minutes, then asked again by ETag. Sent
    packed to who unpacks it: the list of topics is a third then, on a line that may be weak."""
    headers = {"Cache-Control": "public, max-age=300", "ETag": etag, "Vary": "Accept-Encoding"}
    packs = len(body) > _SHORT and _unpacks(request.headers.get("accept-encoding", ""))
    if packs:
        headers["ETag"] = f"W/{etag}"  # the same words, in other bytes
    if _has(request, etag):
        return Response(status_code=304, headers=headers)
    if packs:
        headers["Content-Encoding"] = "gzip"
        body = _packed(body)
    return Response(body, headers=headers, media_type="application/json")


@lru_cache(maxsize=128)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


@lru_cache(maxsize=64)
def _unpacks(accepted: str) -> bool:
    """Whether an Accept-Encoding header (RFC 9110, 12.5.3) takes gzip."""
    wishes: dict[str, bool] = {}
    for part in accepted[:200].lower().replace(" ", "").split(","):
        coding, _, weight = part.partition(";q=")
        wishes[coding] = weight.strip("0.") != "" or not weight
    return wishes.get("gzip", wishes.get("*", False))


def _has(request: Request, etag: str) -> bool:
    told = {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}
    return etag in told or f"W/{etag}" in told
