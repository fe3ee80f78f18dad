"""`python -m service report 2026-03` on what citizens filed and offices answered."""

from __future__ import annotations

import csv
import io
from asyncio import to_thread
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from sqlalchemy import Connection, insert, update

from service.history import kinds as k
from service.report.command import report
from service.settings import Settings
from service.store.tables import applications
from service.store.tip_tables import tips
from tests.service.citizen import Citizen, Watch
from tests.service.history.office import acted, decided, filed

Run = tuple[int, str, str]
VAN_HEALTH = "Van İl Sağlık Müdürlüğü"


class Shell:
    """Runs the command beside the service, as another process would."""

    def __init__(
        self, settings: Settings, watch: Watch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._settings, self._watch, self._capsys = settings, watch, capsys

    async def __call__(self, *arguments: str) -> Run:
        status = await to_thread(report, self._settings, [*arguments], self._watch)
        told = self._capsys.readouterr()
        return status, told.out, told.err

    async def csv(self, month: str, folder: Path) -> dict[tuple[str, str], dict[str, str]]:
        """The rows by group and name."""
        file = folder / "r.csv"
        status, _, wrong = await self(month, "--csv", str(file))
        assert status == 0, wrong
        text = io.StringIO(file.read_text("utf-8-sig"))
        return {(row["Grup"], row["Ad"]): row for row in csv.DictReader(text, delimiter=";")}


@pytest.fixture
def shell(settings: Settings, watch: Watch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(settings, watch, capsys)


async def in_march(citizen: Citizen, watch: Watch) -> None:
    """Two with Ankara Valiliği, answered after 1 and 40 days, the second in April; one with the
    health directorate of Van, refused after 3 days."""
    health = citizen.service.rooms.units.named(VAN_HEALTH)
    assert health
    first, second = await filed(citizen), await filed(citizen)
    third = (await citizen.file(unit={"number": health.number})).json()["number"]
    watch.turn(days=1)
    await decided(citizen.service, first, k.Drafted(outcome="positive", text="Oldu."))
    watch.turn(days=2)
    no = k.Drafted(outcome="not_processed", text="Olmaz.", reason="m5_e")
    await decided(citizen.service, third, no)
    watch.turn(days=37)
    await decided(citizen.service, second, k.Drafted(outcome="partly", text="Kısmen."))


async def test_a_month_by_valilik_and_ministry(
    citizen: Citizen, watch: Watch, shell: Shell, tmp_path: Path
) -> None:
    await in_march(citizen, watch)
    march = await shell.csv("2026-03", tmp_path)
    whole = march["Toplam", "Türkiye"]
    assert (whole["Gelen"], whole["Yanıtlanan"]) == ("3", "2")
    assert (whole["Olumlu"], whole["İşleme alınmayan"]) == ("1", "1")
    assert (whole["Ortanca gün"], whole["Ortalama gün"]) == ("2", "2")
    assert whole["Süresinde yanıt (%)"] == "100"
    assert march["Valilik", "Ankara Valiliği"]["Gelen"] == "2"
    assert march["Valilik", "Van Valiliği"]["İşleme alınmayan"] == "1"
    assert march["Bakanlık", "Sağlık Bakanlığı"]["Gelen"] == "1"
    assert march["Bakanlık", "İçişleri Bakanlığı"]["Gelen"] == "2", "not what is Health's"
    april = await shell.csv("2026-04", tmp_path)
    row = april["Valilik", "Ankara Valiliği"]
    assert (row["Gelen"], row["Kısmen olumlu"]) == ("0", "1")
    assert (row["Ortanca gün"], row["Süresinde yanıt (%)"]) == ("40", "0")


async def test_a_report_stays_as_it_was(
    citizen: Citizen, watch: Watch, shell: Shell, tmp_path: Path
) -> None:
    """Also where an application is opened again and answered otherwise."""
    number = await filed(citizen)
    await decided(citizen.service, number, k.Drafted(outcome="positive", text="Oldu."))
    before = await shell.csv("2026-03", tmp_path)
    watch.turn(days=30)
    await acted(citizen.service, number, ("citizen", k.Reopened(text="Olmadı.")))
    await decided(citizen.service, number, k.Drafted(outcome="negative", text="Hayır."))
    assert await shell.csv("2026-03", tmp_path) == before
    april = await shell.csv("2026-04", tmp_path)
    assert april["Toplam", "Türkiye"]["Olumsuz"] == "1"


async def test_what_is_with_the_central_office_stands_apart(
    citizen: Citizen, shell: Shell, tmp_path: Path
) -> None:
    await citizen.file()

    def nobody_has_it(connection: Connection) -> None:
        connection.execute(update(applications).values(unit=None))

    await citizen.service.rooms.database.write(nobody_has_it)
    found = await shell.csv("2026-03", tmp_path)
    assert found["Diğer", "Valilik ve bakanlık dışı"]["Gelen"] == "1"
    assert {group for group, _ in found} == {"Toplam", "Diğer", "Konu", "İsimsiz ihbar"}


async def test_tips_are_told_as_a_whole(citizen: Citizen, shell: Shell, tmp_path: Path) -> None:
    def work(connection: Connection) -> None:
        for number in range(6):
            row = {
                "number_hash": bytes([number]), "key_hash": bytes([number]), "content_hash": b"",
                "received_on": date(2026, 3, 3), "status": "received", "name": bytes([number]),
            }  # fmt: skip
            connection.execute(insert(tips), row)

    await citizen.service.rooms.database.write(work)
    found = await shell.csv("2026-03", tmp_path)
    assert found["İsimsiz ihbar", "Türkiye"]["Gelen"] == "6"
    assert [group for group, _ in found] == ["Toplam", "İsimsiz ihbar"]


async def test_the_paper_is_tagged_and_says_the_same(
    citizen: Citizen, watch: Watch, shell: Shell, tmp_path: Path
) -> None:
    await in_march(citizen, watch)
    file = tmp_path / "r.pdf"
    status, told, _ = await shell("2026-03", "--pdf", str(file))
    assert status == 0 and str(file) in told
    with pikepdf.open(file) as made:
        assert made.Root.MarkInfo.Marked and str(made.Root.Lang) == "tr"
        assert str(made.docinfo["/Title"]) == "Aylık rapor: Mart 2026"
        kinds = {str(one.get("/S")) for one in made.objects if isinstance(one, pikepdf.Dictionary)}
    assert {"/Table", "/THead", "/TH", "/TD", "/H1", "/H2"} <= kinds
    again = tmp_path / "again.pdf"
    await shell("2026-03", "--pdf", str(again))
    assert again.read_bytes() == file.read_bytes(), "the same report is the same file"


async def test_without_a_file_it_stands_on_the_screen(
    citizen: Citizen, watch: Watch, shell: Shell
) -> None:
    await in_march(citizen, watch)
    status, told, _ = await shell("2026-03")
    assert status == 0
    assert "Mart 2026" in told and "Valilik: Ankara Valiliği" in told and "Süresinde" in told


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Kullanım"),
        (["--csv", "x"], "Kullanım"),
        (["2026-03", "--csv"], "Kullanım"),
        (["2026-03", "--xls", "x"], "Kullanım"),
        (["2026-03", "--csv", "x", "--csv", "y"], "Kullanım"),
        (["mart"], "böyle bir ay yok"),
        (["2026-04"], "henüz başlamadı"),
        (["2026-02"], "ne başvuru ne yanıt var"),
        (["2026-03", "--csv", "/nowhere/at/all.csv"], "dosya yazılamadı"),
        (["2026-03", "--pdf", "\0"], "dosya yazılamadı"),
    ],
)
async def test_what_cannot_be_done_is_said(
    citizen: Citizen, shell: Shell, arguments: list[str], sentence: str
) -> None:
    await citizen.file()
    status, told, wrong = await shell(*arguments)
    assert status == 2 and sentence in wrong and not told
    assert "Traceback" not in wrong
