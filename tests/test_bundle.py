"""What is cleared out of the phones' bundle is not missed there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.phone_bundle import BABEL, ROOT, carried, cleared

SHOWN = """
from datetime import UTC, date, datetime
from mobile.i18n import LANGUAGES, words
for language in LANGUAGES:
    say = words(language)
    print(say.day(date(2026, 11, 2)), say.moment(datetime(2026, 3, 16, 11, 5, tzinfo=UTC)),
          say.number(1234), say.decimal(1234.5), say.size(3_000_000))
"""


def shown(packages: Path | None) -> str:
    """What every language says, with this copy of Babel before the installed one."""
    path = ":".join(str(one) for one in (packages, ROOT) if one)
    return subprocess.run(
        [sys.executable, "-c", SHOWN],
        env={"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_dates_and_numbers_with_what_is_left(tmp_path: Path) -> None:
    left = {path.name for path in carried()}
    shutil.copytree(
        BABEL,
        tmp_path / "babel",
        ignore=lambda _, names: [n for n in names if n.endswith(".dat") and n not in left],
    )
    assert shown(tmp_path) == shown(None)


def test_little_is_left() -> None:
    assert {path.stem for path in carried() if path.suffix == ".dat"} == {
        "global", "root", "tr", "en", "en_001", "en_GB", "ar", "de", "ru", "fr", "ku",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("place", "goes"),
    [
        ("babel/locale-data/az.dat", True),
        ("babel/locale-data/en_US.dat", True),
        ("babel/locale-data/tr_CY.dat", True),
        ("babel/locale-data/trv.dat", True),
        ("babel/locale-data/tr.dat", False),
        ("babel/locale-data/root.dat", False),
        ("babel/core.py", False),
        ("other/az.dat", False),
    ],
)
def test_what_is_cleared(place: str, goes: bool) -> None:
    assert cleared(place) is goes
