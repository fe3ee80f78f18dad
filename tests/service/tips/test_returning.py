"""Coming back with a number: what it opens, what it does not, and what it costs to try."""

from __future__ import annotations

import secrets

import httpx
import pytest
from nacl.secret import SecretBox
from sqlalchemy import event

from mobile.api.tracking_number import SYMBOLS, check_symbol, grouped
from service.problems import Refusal
from service.tips import messages
from service.tips.guessing import Guessing
from tests.service.citizen import fields, problem
from tests.service.tips.reporter import Reporter, desk, new_key


def wrong_number() -> str:
    bare = "".join(secrets.choice(SYMBOLS) for _ in range(16))
    return grouped(bare + check_symbol(bare))


@pytest.mark.parametrize("path", ["/lookup", "/withdraw", "/messages"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\t\n",
        "\x00",
        "\x00" * 21,
        "K7QX",
        "-" * 21,
        "ş" * 17,
        "😀",
        "' OR ''='",
        "1" * 100,
    ],
)
async def test_what_is_no_number(reporter: Reporter, path: str, text: str) -> None:
    body = {"number": text} | ({"text": "x", "key": new_key()} if path == "/messages" else {})
    details: set[str] = set()
    for reporter.language in ("tr", "en"):
        told = await reporter.post(path, body)
        assert fields(told) == {"number": "not_a_number"}
        assert not text.strip("\x00 \t\n-") or text not in told.text
        details.add(told.json()["errors"][0]["detail"])
    assert len(details) == 2


@pytest.mark.parametrize("number", ["7" * 101, "A" * 50_000, None, 7, [], {"$ne": ""}])
async def test_numbers_of_another_kind(reporter: Reporter, number: object) -> None:
    assert list(fields(await reporter.post("/lookup", {"number": number}))) == ["number"]


async def test_forgiven_writings_open_the_same_tip(reporter: Reporter) -> None:
    number = await reporter.number()
    bare = number.replace("-", "")
    for text in (number.lower(), f"  {number}\n", bare, " ".join(bare), f"{number}\u200b"):
        assert (await reporter.look(text)).status_code == 200
    assert (await reporter.look(f"{number}\x00")).status_code == 422


async def test_another_number_sees_nothing(reporter: Reporter) -> None:
    mine, other = await reporter.number(), await reporter.number()
    assert (await reporter.write(mine, "Depo anahtarı Kanarya'da.")).status_code == 201
    assert [one.text for one in (await reporter.status(mine)).messages] == [
        "Depo anahtarı Kanarya'da."
    ]
    assert (await reporter.status(other)).messages == ()
    for told in (
        await reporter.look(wrong_number()),
        await reporter.write(wrong_number(), "Merhaba"),
        await reporter.withdraw(wrong_number()),
    ):
        body = problem(told, 404, "tip_unknown")
        assert body["errors"] == []
    assert (await reporter.status(mine)).status == "received"


async def test_messages_both_ways(reporter: Reporter) -> None:
    number, office = await reporter.number(), desk(reporter.service)
    await reporter.write(number, "Bir şey daha: \u202ekamera\r\nkaydı var.\x00")
    (first,) = (await reporter.status(number)).messages
    assert (first.by, first.text, first.read) == (
        "reporter",
        "Bir şey daha: kamera\nkaydı var.",
        False,
    )
    assert str(first.on) == "2026-03-16"
    (line,) = await office.list()
    await office.read(line.name)
    status = await reporter.status(number)
    assert (status.status, status.messages[0].read) == ("assessing", True)
    await office.answer(line.name, "Hangi depo?")
    assert (await reporter.status(number)).status == "more_information_needed"
    told = await reporter.write(number, "Arka depo.")
    assert told.status_code == 201
    assert told.json()["status"] == "assessing"
    await office.answer(line.name, "İncelendi, soruşturma açıldı.", final=True)
    status = await reporter.status(number)
    assert status.status == "answered"
    assert [(one.by, one.text) for one in status.messages[1:]] == [
        ("office", "Hangi depo?"),
        ("reporter", "Arka depo."),
        ("office", "İncelendi, soruşturma açıldı."),
    ]
    assert [one.text for one in (await office.read(line.name)).messages][1:3] == [
        "Hangi depo?",
        "Arka depo.",
    ]


async def test_the_same_message_again_is_written_once(reporter: Reporter) -> None:
    number, key = await reporter.number(), new_key()
    for _ in range(3):
        assert (await reporter.write(number, "Arka depo.", key)).status_code == 201
    assert len((await reporter.status(number)).messages) == 1
    other = await reporter.number()
    assert len((await reporter.write(other, "Arka depo.", key)).json()["messages"]) == 1


async def test_a_message_that_tells_the_number_is_refused(reporter: Reporter) -> None:
    number = await reporter.number()
    bare = number.replace("-", "")
    for text in (number, bare, bare.lower(), number.lower(), " ".join(bare), f"x {number[5:19]} y"):
        for reporter.language in ("tr", "en"):
            told = await reporter.write(number, f"Numaram {text}.")
            assert fields(told) == {"text": "tells_the_number"}
            assert number not in told.text and text not in told.text
    for text in ("", " \n", "\u200b\x00"):
        assert fields(await reporter.write(number, text)) == {"text": "missing"}
    assert fields(await reporter.write(number, "a" * 2001)) == {"text": "too_long"}
    assert (await reporter.status(number)).messages == ()


async def test_a_tip_has_room_for_so_many_messages(
    reporter: Reporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "MOST", 2)
    number = await reporter.number()
    for _ in range(2):
        assert (await reporter.write(number, "Merhaba")).status_code == 201
    for reporter.language in ("tr", "en"):
        problem(await reporter.write(number, "Merhaba"), 409, "tip_full")


async def test_withdrawn(reporter: Reporter) -> None:
    number, other = await reporter.number(), await reporter.number()
    office = desk(reporter.service)
    await reporter.write(number, "Vazgeçtim.")
    for _ in range(2):
        told = await reporter.withdraw(number)
        assert told.status_code == 200
        assert told.json() == {
            "status": "withdrawn",
            "received_on": "2026-03-16",
            "taken_by_operator": False,
            "messages": [],
        }
    assert (await reporter.status(number)).status == "withdrawn"
    for reporter.language in ("tr", "en"):
        problem(await reporter.write(number, "Yine de"), 409, "tip_closed")
    assert len(await office.list()) == 1
    assert (await reporter.status(other)).status == "received"


async def test_days_only(reporter: Reporter, http: httpx.AsyncClient) -> None:
    """Just before and after midnight in Türkiye, which is 21:00 UTC."""
    watch = reporter.service.rooms.now
    watch.turn(hours=11, minutes=59)  # pyright: ignore[reportFunctionMemberAccess]
    before = await reporter.number()
    watch.turn(minutes=2)  # pyright: ignore[reportFunctionMemberAccess]
    after = await reporter.number()
    days = [str((await reporter.status(one)).received_on) for one in (before, after)]
    assert days == ["2026-03-16", "2026-03-17"]


# -- trying --------------------------------------------------------------------------------


async def test_right_and_wrong_numbers_do_the_same_work(
    reporter: Reporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await reporter.number()
    work: list[str] = []
    engine = reporter.service.rooms.database._engine  # pyright: ignore[reportPrivateUsage]
    opens = SecretBox.decrypt
    digests = type(reporter.service.rooms.sessions._key).digest  # pyright: ignore[reportPrivateUsage]

    def noted_statement(*told: object) -> None:
        work.append(str(told[2]))

    def noted_open(box: SecretBox, content: bytes) -> bytes:
        work.append(f"open {len(content)}")
        return opens(box, content)

    def noted_digest(key: object, purpose: str, *parts: str) -> bytes:
        work.append(f"hash {purpose}")
        return digests(key, purpose, *parts)  # pyright: ignore[reportArgumentType]

    event.listen(engine, "before_cursor_execute", noted_statement)
    monkeypatch.setattr(SecretBox, "decrypt", noted_open)
    monkeypatch.setattr("service.secret_key.SecretKey.digest", noted_digest)
    done: list[list[str]] = []
    withdrawn = await reporter.number()
    await reporter.withdraw(withdrawn)
    for one in (number, wrong_number(), withdrawn):
        work.clear()
        await reporter.look(one)
        done.append([*work])
    assert done[0] == done[1] == done[2]
    assert [one.split()[0] for one in done[0]] == [
        "hash", "SELECT", "SELECT", "hash", "open", "open",
    ]  # fmt: skip


async def test_after_twenty_wrong_numbers_comes_a_wait(reporter: Reporter) -> None:
    number = await reporter.number()
    for _ in range(20):
        problem(await reporter.look(wrong_number()), 404, "tip_unknown")
    for reporter.language in ("tr", "en"):
        for told in (
            await reporter.look(wrong_number()),
            await reporter.look(number),
            await reporter.write(number, "Merhaba"),
            await reporter.withdraw(number),
        ):
            body = problem(told, 429, "too_many_numbers")
            assert 0 < body["retry_after"] <= 30
            assert told.headers["retry-after"] == str(body["retry_after"])
    assert (await reporter.send()).status_code == 201, "taking in goes on"


def test_the_wait_grows_and_ends() -> None:
    time = [0.0]
    guessing = Guessing(lambda: time[0])

    def wait() -> int:
        try:
            guessing.check("192.0.2.7")
        except Refusal as refused:
            return refused.retry_after or 0
        return 0

    waits: list[int] = []
    for _ in range(8):
        for _ in range(20):
            assert wait() == 0
            guessing.wrong("192.0.2.7")
        waits.append(wait())
        time[0] += waits[-1]
    assert waits == [30, 60, 120, 240, 480, 600, 600, 600]
    guessing.check("192.0.2.8")
    for _ in range(100):  # slowly, it never comes to that
        guessing.wrong("192.0.2.9")
        guessing.check("192.0.2.9")
        time[0] += 4


def test_a_neighbour_of_the_same_household_waits_too_and_is_forgotten_in_a_day() -> None:
    time = [0.0]
    guessing = Guessing(lambda: time[0])
    for turn in range(20):
        guessing.wrong(f"2001:db8::{turn:x}")
    with pytest.raises(Refusal):
        guessing.check("2001:db8::ffff")
    guessing.check("2001:db8:0:1::1")
    inside = repr(vars(guessing))
    assert "2001" not in inside and "db8" not in inside
    salt = guessing._salt  # pyright: ignore[reportPrivateUsage]
    time[0] += 24 * 60 * 60 + 1
    guessing.check("2001:db8::ffff")
    assert guessing._salt != salt  # pyright: ignore[reportPrivateUsage]
    assert not guessing._buckets  # pyright: ignore[reportPrivateUsage]
