"""The wire under the client: asks as the citizen, renews the tokens, and turns whatever comes
back into a model or one of our own errors."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeVar, cast

import httpx
from pydantic import BaseModel, ValidationError

from mobile.api import errors, models

T = TypeVar("T", bound=BaseModel)

TIMEOUT = httpx.Timeout(20.0, connect=10.0)
"""Seconds. Long enough for a weak mobile network, short enough to say something."""
FILE_TIMEOUT = httpx.Timeout(120.0, connect=10.0)
"""The same for a file, which is looked at before the answer comes."""

_BY_STATUS: dict[int, type[errors.Refused]] = {
    401: errors.LoginNeeded,
    404: errors.NotFound,
    413: errors.Invalid,
    422: errors.Invalid,
    429: errors.TooMany,
}

_Body = BaseModel | bytes | None
_Headers = dict[str, str] | None

API = "/api/v1/"
_UNPACKED = {"accept-encoding": "identity"}  # what never leaves this process
_UNCHANGED = 304
_KEPT = 16  # answers, to be asked for again


class _Kept(NamedTuple):
    login: object
    etag: str
    model: BaseModel


class Wire:
    """Speaks to the service as one citizen on one device.

    `language` is asked of every answer. `tokens` are None until logged in; they are renewed when
    they run out, and dropped when the service refuses them. `operator` is a call centre's key.
    """

    def __init__(
        self,
        base_url: str,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        device: str = "",
        operator: str = "",
    ) -> None:
        self.language = "tr"
        self.tokens: models.Tokens | None = None
        self.uploads = base_url.rstrip("/") if transport is None else ""
        """Before the address of an upload, which the device itself sends; "" for the page's own."""
        self._renewing = asyncio.Lock()
        self._login = object()
        """Another for each login."""
        self._kept: dict[tuple[str, ...], _Kept] = {}
        self._device = {"device-id": device} if device else {}
        self._operator = {"operator-key": operator} if operator else {}
        self._base_url = f"{base_url.rstrip('/')}{API}"
        self._transport = transport
        self._http = self._connection(transport)

    def _connection(
        self, transport: httpx.AsyncBaseTransport | None, patience: httpx.Timeout = TIMEOUT
    ) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            base_url=self._base_url,
            transport=transport,
            timeout=patience,
            trust_env=transport is None,
            headers=None if transport is None else _UNPACKED,
        )

    async def close(self) -> None:
        await self._http.aclose()

    async def _own(
        self,
        method: str,
        path: str,
        answer: type[T],
        *,
        body: BaseModel | None = None,
        params: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> T:
        """Asks as the logged-in citizen."""
        response = await self._own_call(method, path, body=body, params=params, headers=headers)
        return _read(method, path, answer, response)

    async def _own_call(
        self,
        method: str,
        path: str,
        *,
        body: BaseModel | None = None,
        params: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """The same for an answer without a body. Renews the tokens where they ran out."""
        tokens, login = self.tokens, self._login
        if tokens is None:
            raise errors.LoginNeeded("login_needed")
        if tokens.access_expires_at <= datetime.now(UTC) + timedelta(seconds=10):
            tokens = await self._renew(tokens, login)

        async def ask(tokens: models.Tokens) -> httpx.Response:
            bearer = {"authorization": f"Bearer {tokens.access_token}"} | (headers or {})
            return await self._call(method, path, body=body, params=params, headers=bearer)

        try:
            return await ask(tokens)
        except errors.LoginNeeded:
            return await ask(await self._renew(tokens, login))

    async def _own_kept(
        self, path: str, answer: type[T], params: dict[str, str] | None = None
    ) -> T:
        """Asks for something of the citizen's that is looked at again and again: what did not
        change is not sent again. It is kept in memory alone, and only for this login."""
        place = (path, *(params or {}).values())
        kept = self._kept.get(place)
        if kept is not None and kept.login is not self._login:
            kept = None
        login = self._login
        headers = {"if-none-match": kept.etag} if kept else None
        response = await self._own_call("GET", path, params=params, headers=headers)
        if response.status_code == _UNCHANGED and kept is not None:
            return cast("T", kept.model)
        model = _read("GET", path, answer, response)
        etag = response.headers.get("etag")
        if etag and login is self._login and self.tokens is not None:
            self._kept.pop(place, None)
            self._kept[place] = _Kept(login, etag, model)
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        return model

    async def _renew(self, worn: models.Tokens, login: object) -> models.Tokens:
        """New tokens for `worn` ones, of the same `login`: what one person asked is never asked
        again as the next. Calls at the same time share one renewal: a refresh token
        used twice looks like a stolen one, and the service would end the login."""
        async with self._renewing:
            if self.tokens is None or self._login is not login:
                raise errors.LoginNeeded("login_needed")
            if self.tokens is not worn:
                return self.tokens
            body = models.Refresh(refresh_token=worn.refresh_token)
            try:
                renewed = await self._ask("POST", "login/refresh", models.Tokens, body=body)
            except errors.LoginNeeded:
                if self.tokens is worn:
                    self.tokens = None
                raise
            if self.tokens is not worn:
                # Logged out meanwhile, or somebody else logged in.
                raise errors.LoginNeeded("login_needed")
            self.tokens = renewed
            return renewed

    async def _ask(
        self,
        method: str,
        path: str,
        answer: type[T],
        *,
        body: BaseModel | None = None,
        params: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        public: bool = False,
    ) -> T:
        response = await self._call(method, path, body=body, params=params, headers=headers)
        return _read(method, path, answer, response, public=public)

    async def _call(
        self,
        method: str,
        path: str,
        *,
        body: BaseModel | None = None,
        params: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        sent = {**self._device, **(headers or {})}
        return await self._through(self._http, method, path, body, params, sent)

    async def _unnamed(
        self,
        method: str,
        path: str,
        answer: type[T],
        *,
        body: BaseModel | None = None,
        headers: dict[str, str] | None = None,
        patience: httpx.Timeout = TIMEOUT,
    ) -> T:
        """Asks as nobody: without token and device, and through a connection of its own, which no
        cookie, no TLS session and no other request shares. It ends with the answer."""
        response = await self._unnamed_call(method, path, body, headers, patience)
        return _read(method, path, answer, response)

    async def _unnamed_call(
        self, method: str, path: str, body: _Body, headers: _Headers, patience: httpx.Timeout
    ) -> httpx.Response:
        """The same for an answer that is no model."""
        if self._http.is_closed:
            raise errors.Unreachable("closed")
        http = self._connection(self._transport, patience)
        # Not the library's own: which version an app is built with tells one from another.
        sent = {"user-agent": "basvuru", **(headers or {})}
        try:
            return await self._through(http, method, path, body, None, sent)
        finally:
            if self._transport is None:  # one that was lent to us stays open for its others
                await http.aclose()

    async def _through(
        self,
        http: httpx.AsyncClient,
        method: str,
        path: str,
        body: _Body,
        params: dict[str, str] | None,
        headers: dict[str, str],
    ) -> httpx.Response:
        sent = {"accept-language": self.language, **headers}
        content = body if isinstance(body, bytes) else None
        if http.is_closed:
            raise errors.Unreachable("closed")
        try:
            if isinstance(body, BaseModel):
                content = body.model_dump_json()
                sent["content-type"] = "application/json"
            response = await http.request(
                method, path, content=content, params=params, headers=sent
            )
        except (httpx.HTTPError, httpx.InvalidURL) as fault:
            raise errors.Unreachable(type(fault).__name__) from None
        except ValueError as fault:
            # Half a letter, or a token that fits no header: it cannot go over the wire at all.
            raise errors.Garbled(type(fault).__name__) from None
        unchanged = response.status_code == _UNCHANGED and "if-none-match" in sent
        if response.is_success or unchanged:
            return response
        raise _problem(response)


def _read(
    method: str, path: str, answer: type[T], response: httpx.Response, *, public: bool = False
) -> T:
    try:
        if public:
            return cast("T", _public(answer, response.content))
        return answer.model_validate_json(response.content)
    except ValidationError as fault:
        raise errors.Garbled(f"{method} {path.partition('/')[0]}") from _told(fault)


@lru_cache(maxsize=32)
def _public(answer: type[BaseModel], content: bytes) -> BaseModel:
    """What is the same for everybody, kept once: to a web server every visitor is a client, and
    the places alone take half a megabyte."""
    return answer.model_validate_json(content)


def _problem(response: httpx.Response) -> errors.ApiError:
    """The typed error for an answer that is not a success."""
    try:
        told = models.Problem.model_validate_json(response.content)
    except ValidationError:
        return errors.Garbled(str(response.status_code))
    kind = _BY_STATUS.get(response.status_code, errors.Refused)
    if response.status_code >= 500:
        kind = errors.Broken
    return kind(
        told.code,
        told.detail,
        {fault.field: fault.detail for fault in told.errors},
        retry_after=told.retry_after,
        tries_left=told.tries_left,
    )


def _told(fault: ValidationError) -> ValueError:
    """Where an answer did not fit, without the values: they may be personal."""
    places = [".".join(str(part) for part in error["loc"]) for error in fault.errors()]
    return ValueError(json.dumps(places[:5]))
