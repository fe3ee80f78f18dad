"""The desk on the command line works on the same rules."""

from __future__ import annotations

import io
import re

import pytest

from service.desk import commands
from service.settings import Settings
from tests.service.citizen import Citizen, Watch
from tests.service.desk.worker import ANKARA, filed

Run = tuple[int, str, str]


class Shell:
    """Runs commands beside the service, as another process would."""

    def __init__(
        self,
        settings: Settings,
        watch: Watch,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self._settings, self._watch = settings, watch
        self._capsys, self._patch = capsys, monkeypatch

    def officer(self, *arguments: str) -> Run:
        return self._done(commands.officer(self._settings, [*arguments], self._watch))

    def desk(self, token: str, *arguments: str, text: str = "") -> Run:
        self._patch.setenv("OFFICER_TOKEN", token)
        self._patch.setattr("sys.stdin", io.StringIO(text))
        return self._done(commands.desk(self._settings, [*arguments], self._watch))

    def added(self, *arguments: str) -> str:
        status, told, _ = self.officer("add", *arguments)
        assert status == 0
        return told.splitlines()[0]

    def _done(self, status: int) -> Run:
        told = self._capsys.readouterr()
        return status, told.out, told.err


@pytest.fixture
def shell(
    settings: Settings,
    watch: Watch,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Shell:
    return Shell(settings, watch, capsys, monkeypatch)


async def test_a_way_over_the_command_line(citizen: Citizen, shell: Shell) -> None:
    from asyncio import to_thread

    number = await filed(citizen, unit={"number": ANKARA}, title="Kırık kaldırım")

    def work() -> None:
        unit = shell.added("Ayşe", "unit", str(ANKARA))
        approver = shell.added("Bilge", "approver", str(ANKARA))
        status, told, _ = shell.desk(unit, "inbox")
        assert status == 0 and f"{number}  2026-04-15" in told and "Kırık" not in told
        assert "Kırık kaldırım" in shell.desk(unit, "read", number)[1]
        shell.desk(unit, "ask", number, text="Hangi sokak?\n")
        status, told, _ = shell.desk(unit, "go-on", number)
        assert status == 0 and "examining" in told
        status, told, _ = shell.desk(unit, "draft", number, "positive", text="Onarıldı.")
        draft = re.search(r"Draft (\d+) waits", told)
        assert draft
        status, _, wrong = shell.desk(unit, "approve", number, draft[1])
        assert status == 2 and "hiçbir şey değişmedi" in wrong
        assert shell.desk(approver, "approve", number, draft[1])[0] == 0

    await to_thread(work)
    answered = (await citizen.get(f"applications/{number}")).json()
    assert (answered["status"], answered["events"][-1]["text"]) == ("answered", "Onarıldı.")


async def test_officers_come_and_go(citizen: Citizen, shell: Shell) -> None:
    from asyncio import to_thread

    def work() -> None:
        token = shell.added("Ayşe", "unit", str(ANKARA))
        assert shell.officer("add", "Ayşe", "unit", str(ANKARA))[0] == 2
        for wrong in (
            ("add", "Cem", "unit", "5"),
            ("add", "Cem", "unit"),
            ("add", "Cem", "king", str(ANKARA)),
            ("add", "Cem", "unit", "x"),
            ("end", "Cem"),
            (),
        ):
            status, told, said = shell.officer(*wrong)
            assert (status, told) == (2, "") and said
        assert shell.desk(token, "inbox")[0] == 0
        assert shell.officer("end", "Ayşe")[0] == 0
        status, _, said = shell.desk(token, "inbox")
        assert status == 2 and "geçerli değil" in said

    await to_thread(work)


async def test_what_is_no_command_says_how(citizen: Citizen, shell: Shell) -> None:
    from asyncio import to_thread

    number = await filed(citizen, unit={"number": ANKARA})

    def work() -> None:
        token = shell.added("Ayşe", "unit", str(ANKARA))
        for wrong in ((), ("dance", number), ("extend", number, "laziness"), ("fee", number, "x")):
            status, told, said = shell.desk(token, *wrong)
            assert (status, told) == (2, "") and said
        assert shell.desk(token, "read", "2026-000-000-000")[0] == 2
        status, told, _ = shell.desk("", "reasons")
        assert status == 0 and "m5_gg  CİMER Yönetmeliği m.5/2-ğ" in told

    await to_thread(work)
