"""All that can happen to tips, with canaries in it, and every writing in which a canary could
stand somewhere."""

from __future__ import annotations

import base64
import secrets
import socket
from dataclasses import dataclass

import httpx

from mobile.api.proof import solved
from mobile.api.tracking_number import LENGTH, SYMBOLS, check_symbol, grouped
from service.app import Service
from tests.service.tips.reporter import CANARY, TEXT, Reporter, answers, desk, new_key

ADDRESS = "198.51.100.77"
AGENT = "Kanarya-Tarayici/7.7"
DEVICE = "cihaz-kanarya-0123456789"
OFFICE = "Kanarya dosyasını Zümrüdüanka biriminden istedik."


@dataclass(frozen=True)
class Life:
    numbers: list[str]
    """Of a tip that was answered, one that was withdrawn, and one that came with a proof."""
    canaries: list[str]
    """What must stand nowhere."""


async def lived(service: Service, *, crowded: bool = False) -> Life:
    """From one address: tips, messages both ways, numbers right, wrong, ill-formed and told in a
    message, a file, another number, refusals, a withdrawal; `crowded` with a puzzle solved."""
    wire = httpx.ASGITransport(service, client=(ADDRESS, 50777))
    keys = [new_key() for _ in range(6)]
    wrong = wrong_number()
    proof = ""
    async with httpx.AsyncClient(transport=wire, base_url="http://service") as http:
        headers = {"user-agent": AGENT, "device-id": DEVICE, "referer": f"https://{DEVICE}/"}
        reporter = Reporter(service, http, headers=headers)
        number = (await reporter.send(keys[0])).json()["number"]
        await reporter.write(number, f"Bir de {CANARY} var.", keys[1])
        await reporter.look(number.lower())
        office = desk(service)
        (line,) = await office.list()
        await office.read(line.name)
        await office.answer(line.name, f"{CANARY} kim?")
        await reporter.write(number, "Gelecek kanarya yok.", keys[2])
        await reporter.attach(number, f"{CANARY}: Gelecek kanarya yok.".encode())
        old, number = number, (await reporter.exchange(number, keys[5])).json()["number"]
        await reporter.look(old)
        await office.answer(line.name, OFFICE, final=True)
        for tried in ("".join(reversed(number)), wrong, f"{number}{number}", CANARY):
            await reporter.look(tried)
        await reporter.write(number, f"numaram {number}")
        await reporter.write(wrong, TEXT)
        await reporter.withdraw(wrong)
        await reporter.send(keys[0], text=f"Başka bir {CANARY} olayı, uzun uzun.")
        await reporter.send(text=CANARY[:5], phone="+905321234567")
        withdrawn = (await reporter.send(keys[3])).json()["number"]
        await reporter.write(withdrawn, TEXT)
        await reporter.withdraw(withdrawn)
        await reporter.write(withdrawn, TEXT)
        numbers = [number, withdrawn]
        if crowded:
            for _ in range(2):
                service.rooms.admission.crowd.took(ADDRESS)
            await reporter.send(keys[4])
            asked = (await http.get("/api/v1/tips/challenge")).json()["challenge"]
            proof = await solved(asked)
            body = {"form": "tip", "form_version": 2, "answers": answers(), "key": keys[4]}
            sent = await reporter.post("", body | {"proof": proof})
            numbers.append(sent.json()["number"])
    told = [*keys, ADDRESS, AGENT, DEVICE, CANARY, *CANARY.split(), "anarya", "kayıtlar depoda"]
    told += ["Sokak 7", "+905321234567", "5321234567", "Zümrüdüanka", "İhale dosyası", proof[:60]]
    for one in (*numbers, old, wrong):
        bare = one.replace("-", "")
        told += [one, bare, bare[:16], bare[:8], bare[8:16]]
    return Life(numbers, [*filter(None, told)])


def writings(canary: str) -> set[bytes]:
    """The canary in capitals and small letters, without dashes, plain, in UTF-16, hexadecimal,
    escaped as JSON does, in base64 at each of its three places; an address also as its bytes."""
    texts = {canary, canary.lower(), canary.upper(), canary.casefold(), canary.title()}
    texts |= {text.replace("-", "") for text in texts}
    found: set[bytes] = set()
    for text in texts:
        for raw in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")):
            found |= {raw, raw.hex().encode(), raw.hex().upper().encode()}
            for before in range(3):
                coded = base64.b64encode(b"\0" * before + raw)
                # The first and the last signs hold bits of what stands beside it.
                inner = coded[-(-before * 8 // 6) + (before > 0) : -4]
                if len(inner) >= 8:
                    found |= {inner, inner.translate(bytes.maketrans(b"+/", b"-_"))}
        found.add(text.encode("unicode_escape"))
    if canary == ADDRESS:
        found.add(socket.inet_aton(ADDRESS))
    return found


def wrong_number() -> str:
    bare = "".join(secrets.choice(SYMBOLS) for _ in range(LENGTH))
    return grouped(bare + check_symbol(bare))
