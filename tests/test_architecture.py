"""The house's rules about files and imports, and what of them goes onto a phone."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SOURCES = sorted(
    path
    for folder in ("mobile", "service", "tests", "bench")
    for path in (ROOT / folder).rglob("*.py")
)
MOST_LINES = 300
TODAY = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
PACKAGE_OF = {one: one for one in ("flet", "httpx", "pydantic", "babel", "segno")} | {
    "flet_audio": "flet-audio",
    "flet_audio_recorder": "flet-audio-recorder",
}
"""Packages by the name under which they are imported; tzdata is only data."""


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: names are written out"
            yield node.module or ""


def shipped_packages() -> set[str]:
    """What pyproject says is installed on a phone."""
    return {re.split(r"[^\w-]", one)[0] for one in PROJECT["project"]["dependencies"]}


def test_imports_point_down_and_never_back() -> None:
    program = Path(sysconfig.get_path("scripts")) / "lint-imports"
    told = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    assert f"{len(contracts)} kept, 0 broken" in told.stdout


def test_an_import_that_points_back_is_found(tmp_path: Path) -> None:
    """The first contract, on a copy of the house in which state looks up at a view."""
    for name in ("mobile", "service"):
        (tmp_path / name).symlink_to(ROOT / name)
    copy = tmp_path / "mobile"
    copy.unlink()
    for path in (ROOT / "mobile").rglob("*.py"):
        there = copy / path.relative_to(ROOT / "mobile")
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(path.read_bytes())
    with (copy / "state" / "mistakes.py").open("a") as file:
        file.write("\nfrom mobile.views import colours as _\n")
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    program = Path(sysconfig.get_path("scripts")) / "lint-imports"
    told = subprocess.run(
        [program, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert told.returncode == 1
    assert "mobile.state.mistakes -> mobile.views" in told.stdout


def test_the_app_needs_only_what_ships() -> None:
    shipped = shipped_packages()
    assert {*PACKAGE_OF.values(), "tzdata"} == shipped
    for path in [ROOT / "main.py", *(ROOT / "mobile").rglob("*.py")]:
        used = {name.partition(".")[0] for name in imports(path)} - {"mobile"}
        foreign = used - sys.stdlib_module_names
        assert foreign <= set(PACKAGE_OF), f"{path.name} imports {sorted(foreign)}"


def test_the_pure_contract_needs_less_still() -> None:
    """The service takes these; on a phone they are imported before the first screen."""
    api = ROOT / "mobile" / "api"
    for path in (
        api / "checks.py",
        api / "tracking_number.py",
        api / "receipt_text.py",
        *(api / "answers").glob("*.py"),
        *(api / "models").glob("*.py"),
    ):
        used = {one.partition(".")[0] for one in imports(path)}
        foreign = used - sys.stdlib_module_names - {"mobile"}
        # In answers it is only a type, for the type checker.
        assert foreign <= (set[str]() if path.parent == api else {"pydantic"}), path.name


def test_nothing_heavy_is_imported_before_the_first_screen() -> None:
    """They cost half of the start on a weak phone: imported when first needed."""
    code = "import sys, mobile.app; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(told.stdout.split())
    assert "mobile.app" in loaded
    assert not loaded & {"mobile.api.client", "mobile.api.models", "mobile.i18n.dates", "babel"}


def excluded() -> set[str]:
    return set(PROJECT["tool"]["flet"]["app"]["exclude"])


NOT_THERE_YET = {"var", "basvuru.egg-info"}
"""Made by running the service, or by an installation: named so that they never ship."""
SHIPS = {"main.py", "mobile", "assets", "pyproject.toml"}
LEFT_OUT_BY_FLET = {"build", "__pycache__"}


def test_only_the_app_ships() -> None:
    """Flet packs everything at the root that is not hidden and not excluded by its exact path."""
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert there - excluded() - LEFT_OUT_BY_FLET <= SHIPS
    assert {"service", "tests", "bench", "docs"} <= excluded()
    assert not excluded() & SHIPS


def test_every_excluded_path_is_there_or_meant() -> None:
    assert {name for name in excluded() if not (ROOT / name).exists()} <= NOT_THERE_YET


def test_main_is_where_flet_looks_for_it() -> None:
    assert PROJECT["tool"]["flet"]["app"]["path"] == "."
    assert (ROOT / "main.py").is_file()
    assert (ROOT / "assets").is_dir()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_short_finished_and_says_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = text.splitlines()
    name = str(path.relative_to(ROOT))
    most = MOST_LINES if not name.startswith("tests/") else 450
    assert len(lines) <= most, f"{len(lines)} lines want to be two files"
    assert not TODAY.search(text)
    assert ast.get_docstring(ast.parse(text)), "the first line says what the file is for"


FORBIDDEN = re.compile(r"^(utils?|helpers?|manager|data|misc|common)$")


def test_names_are_what_a_citizen_or_the_field_would_say() -> None:
    for path in SOURCES:
        assert not FORBIDDEN.match(path.stem), path
    for path in (ROOT / "mobile").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                assert not node.name.startswith("handle_"), f"{path.name}: {node.name}"


CATCHING = {"sitemap.py", "window.py"}
"""Anybody may write anything into a link; and a screen that cannot be drawn leaves the rest of the
app whole."""


def test_a_view_waits_for_nothing_and_catches_nothing() -> None:
    """A screen is a function of state. Handlers inside it may wait."""
    for path in (ROOT / "mobile" / "views").glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            assert not isinstance(node, ast.AsyncFunctionDef), f"{path.name}: {node.name}"
            tried = [one for one in ast.walk(node) if isinstance(one, ast.Try)]
            assert not tried or path.name in CATCHING, f"{path.name} catches something"
