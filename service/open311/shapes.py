"""The shapes of GeoReport v2 (service list, service definition, errors), as JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Datatype = Literal["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True)


class ServiceType(_Shape):
    """One type of application. `type` says that its number is given at once; `keywords` has
    commas between them."""

    service_code: str
    service_name: str
    description: str
    metadata: bool = True
    type: Literal["realtime"] = "realtime"
    keywords: str
    group: str


class Value(_Shape):
    key: str
    name: str


class Attribute(_Shape):
    """One question. `variable` is false where nothing is asked; `order` counts from 1."""

    variable: bool
    code: str
    datatype: Datatype
    required: bool
    datatype_description: str
    order: int
    description: str
    values: tuple[Value, ...] = ()


class Definition(_Shape):
    service_code: str
    attributes: tuple[Attribute, ...]


class Fault(_Shape):
    """GeoReport answers a list of these; `code` is the HTTP status."""

    code: int
    description: str
