"""Which forms are offered, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from pydantic import TypeAdapter

from mobile.api.models import Form
from service.forms.checking import Bounds, FormRefused, checked

ORDER = "order.json"
"""A list of ids beside the forms; those it does not name come after them, by id."""
_NO_ORDER = "is a list of the forms' ids, each once"


class NoSuchCrisis(Exception):
    """A form that is to be offered for a crisis is not there, or not made for one."""

    def __init__(self, form: str) -> None:
        super().__init__(form)
        self.form = form


def ordered(folders: Sequence[Path], bounds: Bounds, crisis: Collection[str]) -> list[Form]:
    """The forms of all the folders that are offered: those for a crisis first, and only those
    that `crisis` names. Raises FormRefused, NoSuchCrisis."""
    found: dict[str, Form] = {}
    order: list[str] = []
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            if path.name == ORDER:
                continue
            form = checked(path, bounds)
            if form.id in found:
                raise FormRefused(path, f"id: there is a form {form.id!r} already")
            found[form.id] = form
        order += _order(folder / ORDER)
    for name in crisis:
        if name not in found or not found[name].crisis:
            raise NoSuchCrisis(name)
    places = {name: place for place, name in enumerate(order)}
    offered = [form for form in found.values() if not form.crisis or form.id in crisis]
    return sorted(
        offered,
        key=lambda form: (not form.crisis, places.get(form.id, len(order)), form.id),
    )


def _order(path: Path) -> list[str]:
    """A name of no form does no harm: it may be one that comes later, or of another folder."""
    if not path.exists():
        return []
    try:
        names = TypeAdapter(list[str]).validate_json(path.read_bytes())
    except ValueError:
        raise FormRefused(path, _NO_ORDER) from None
    if len(set(names)) != len(names):
        raise FormRefused(path, _NO_ORDER)
    return names
