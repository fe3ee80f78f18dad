"""Where: province, district, and the address in the citizen's own words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from mobile.api.checks import sort_key
from mobile.views.faults import sentence
from mobile.views.parts.choice import Answer
from mobile.views.parts.field import field
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.picker import picker
from mobile.views.questions.here import Here, with_need

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import PlaceQuestion, Province
    from mobile.views.at import At

OF_THE_ADDRESS = {"no_address", "too_long"}
"""Mistakes that are mended in the address."""


def place(here: Here, asked: PlaceQuestion) -> ft.Control:
    at, say = here.at, here.at.say
    places = at.store.filing.places
    assert places
    province, district = chosen_place(at, here.answer)
    wrong = _errors(here, province, district)

    def choose(value: str, part: str) -> None:
        """Another province has other districts; the address stays as it was typed."""
        kept = {**_parts(here.answer), part: int(value)}
        if part == "province":
            kept.pop("district", None)
        here.pick(kept)

    provinces = [Answer(str(p.id), p.name) for p in places.provinces]
    shown: list[Part] = [
        picker(
            at,
            f"{here.path}-province",
            with_need(at, say("İl"), required=asked.required),
            sorted(provinces, key=lambda answer: sort_key(answer.text)),
            province.name if province else "",
            partial(choose, part="province"),
            hint=here.hint(asked),
            error=wrong["province"],
            search=say("İl arayın"),
        )
    ]
    if province is not None:
        shown.append(
            picker(
                at,
                f"{here.path}-district",
                with_need(at, say("İlçe"), required=asked.required),
                [Answer(str(d.id), d.name) for d in province.districts],
                district,
                partial(choose, part="district"),
                error=wrong["district"],
                search=say("İlçe arayın"),
            )
        )
        if asked.address != "no":
            shown.append(_address(here, asked, wrong["address"]))
    # In a stack always: moved to another place, the first would forget the focus.
    return stack(*shown, gap="l")


def _errors(here: Here, province: Province | None, district: str) -> dict[str, str]:
    """What is wrong, at the part where it is to be mended; what was chosen since then is."""
    say, mistake = here.at.say, here.mistake
    wrong = {"province": "", "district": "", "address": ""}
    if mistake is None:
        return wrong
    told = sentence(say, mistake)
    if mistake.code in OF_THE_ADDRESS:
        wrong["address"] = told
    elif province is None:
        wrong["province"] = say("İli seçin.") if mistake.code == "missing" else told
    elif mistake.told or not district:
        wrong["district"] = say("İlçeyi seçin.") if mistake.code == "missing" else told
    return wrong


def _address(here: Here, asked: PlaceQuestion, wrong: str) -> ft.Control:
    at, say = here.at, here.at.say
    return field(
        at,
        f"{here.path}-address",
        with_need(at, say("Mahalle ve adres"), required=asked.address == "required"),
        lambda text: here.write({**_parts(here.answer), "address": text}),
        value=str(_parts(here.answer).get("address") or ""),
        hint=say("Mahalle, cadde, numara ya da tarif. Örnek: Kızılay, Atatürk Bulvarı 14"),
        error=wrong,
        multiline=True,
        min_lines=2,
        max_lines=6,
        autofill_hints=[ft.AutofillHint.FULL_STREET_ADDRESS],
    )


def _parts(answer: JsonValue) -> dict[str, JsonValue]:
    return dict(answer) if isinstance(answer, dict) else {}


def chosen_place(at: At, answer: JsonValue) -> tuple[Province | None, str]:
    """The province and the district's name, as far as they are chosen and known."""
    place, places = _parts(answer), at.store.filing.places
    province = next(
        (p for p in (places.provinces if places else ()) if p.id == place.get("province")), None
    )
    if province is None:
        return None, ""
    return province, next((d.name for d in province.districts if d.id == place.get("district")), "")


def place_text(at: At, answer: JsonValue) -> str:
    """A place in words, from near to far; empty where nothing of it is known."""
    province, district = chosen_place(at, answer)
    address = _parts(answer).get("address")
    names = [str(address).strip() if address else "", district, province.name if province else ""]
    return ", ".join(name for name in names if name)
