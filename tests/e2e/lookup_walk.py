"""The walk of somebody with a number and no login: number, code, the application to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx

from mobile.api.models import Demo

if TYPE_CHECKING:
    from tests.e2e.walk import Walker


def look_up(walker: Walker, number: str) -> Iterator[str]:
    """From the login page, with a slip at first."""
    tab = walker.tab
    with httpx.Client(base_url=f"{tab.address}/api/v1/", trust_env=False) as api:
        sample = Demo.model_validate_json(api.get("demo").content).identity
    tab.press("Girmeden, başvuru numarasıyla sorgulayın")
    tab.heading("Numarayla sorgulayın")
    yield "lookup"
    walker.write("Başvuru numarası", number[:-1])
    tab.press("Kodu gönderin")
    tab.heading("2 yanıtı düzeltin", level=2)
    yield "lookup-mistakes"
    walker.write("Başvuru numarası", number.replace("-", " "))
    walker.write("T.C. kimlik numaranızın son dört rakamı", sample.national_id[-4:])
    tab.press("Kodu gönderin")
    tab.heading("Telefonunuza gelen kodu yazın")
    yield "lookup-code"
    walker.write("Kod (zorunlu)", walker.sms("Başvuru sorgulama kodunuz"))
    tab.press("Başvuruyu açın")
    tab.sees("Bu sayfa yalnız okumak içindir")
    yield "lookup-found"
    tab.press("Kapatın")
    tab.heading("Numarayla sorgulayın")
