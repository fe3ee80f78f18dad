"""What every paper has: tags, a language, a title; and data that stays data."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from service import paper
from service.paper import _set  # pyright: ignore[reportPrivateUsage]
from service.paper.fonts import FOLDER, families
from tests.service.paper.reading import lines

TEMPLATE = Path(__file__).parent / "plain.typ"
AT = datetime(2026, 3, 16, 9, tzinfo=UTC)
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><path d="M0 0h4v4z"/></svg>'
WORDS: dict[str, Any] = {
    "title": "Alındı belgesi",
    "maker": "Başvuru (örnek kurulum)",
    "said": "Başvurunuz alındı.",
    "rows": [["Numara", "2026-481-372-056"]],
    "head": "Sonra ne olur?",
    "code": DOT,
    "code_says": "Dört köşeli bir nokta",
}


@pytest.fixture(autouse=True)
def house(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Templates stand inside the service; a test's own stands in a copy of what it needs."""
    (tmp_path / "paper").mkdir()
    (tmp_path / "paper" / "house.typ").write_bytes(
        (Path(paper.__file__).parent / "house.typ").read_bytes()
    )
    template = tmp_path / "plain.typ"
    template.write_bytes(TEMPLATE.read_bytes())
    monkeypatch.setattr(paper, "_SERVICE", tmp_path)
    return template


async def made(template: Path, language: str = "tr", **other: Any) -> bytes:
    return await paper.paper(template, WORDS | other, language=language, at=AT)


def edited(template: Path, change: Callable[[str], str]) -> None:
    template.write_text(change(template.read_text("utf-8")), "utf-8")


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.Pdf.open(io.BytesIO(content))


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """Every tag of the structure tree, in the order in which it is read."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType]
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.Root["/StructTreeRoot"]["/K"])
    return found


async def test_a_screen_reader_can_read_it(house: Path) -> None:
    with opened(await made(house)) as pdf:
        assert pdf.Root["/MarkInfo"]["/Marked"]
        assert str(pdf.Root["/Lang"]) == "tr"
        assert pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert str(pdf.docinfo["/Title"]) == WORDS["title"]
        with pdf.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
            assert told["dc:title"] == WORDS["title"]
            assert "tr" in str(told["dc:language"])
        found = tags(pdf)
    assert [tag for tag in found if tag in ("/H1", "/H2", "/L", "/Figure")] == [
        "/H1",
        "/L",
        "/H2",
        "/Figure",
    ]
    assert found.count("/LI") == 1


async def test_a_picture_says_what_it_is(house: Path) -> None:
    with opened(await made(house)) as pdf:
        told = [
            str(one["/Alt"])
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
    assert told == [WORDS["code_says"]]


async def test_a_picture_without_words_is_refused(house: Path) -> None:
    """The standard is held by the typesetter, not by our good will."""
    edited(house, lambda text: text.replace(", alt: words.code_says", ""))
    with pytest.raises(Exception, match="alt"):
        await made(house)


HOSTILE = [
    '#read("/paper/house.typ")',
    '#panic("x")',
    '") #panic("x") ("',
    "= Başlık",
    "$x$ *bold* _it_ `raw` <label> @ref #let a = 1",
    '#image("/etc/passwd")',
    "\\u{202e}\u202e\u200b\x00",
    '{"a": "\\"}',
    "a" * 5000,
    "#" * 500,
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_nothing_in_the_data_is_a_command(house: Path, text: str) -> None:
    """A heading, a label or a picture would show as a tag more; an error as an exception."""
    with opened(await made(house)) as plain:
        expected = [tag for tag in tags(plain) if tag in ("/H1", "/H2", "/L", "/LI", "/Figure")]
    content = await made(house, said=text, head=text, title=text, rows=[[text, text]])
    with opened(content) as pdf:
        found = [tag for tag in tags(pdf) if tag in ("/H1", "/H2", "/L", "/LI", "/Figure")]
    assert found == expected


async def test_what_is_written_stands_there_as_it_is(house: Path) -> None:
    """The check above could be true of a paper that says nothing."""
    with opened(await made(house, title="#panic(1) *a*")) as pdf:
        assert str(pdf.docinfo["/Title"]) == "#panic(1) *a*"


@pytest.mark.parametrize(
    "text", ["漢字 😀 Çağrı", "\x01\x07a\ufffe", "\ud83d", "مرحبا שלום", "🏳️‍🌈"]
)
async def test_what_no_font_can_draw_does_not_keep_a_paper_back(house: Path, text: str) -> None:
    """The standard wants a glyph for every sign; a citizen's emoji is no reason for no paper."""
    with opened(await made(house, said=text)) as pdf:
        assert "/H1" in tags(pdf)


async def test_a_drawing_can_bring_nothing_else_in(house: Path) -> None:
    """An SVG may name other files: ours is made by us, but nothing would be read."""
    inside = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'width="4" height="4"><image xlink:href="/paper/house.typ" width="4" height="4"/>'
        '<path d="M0 0h4v4z"/></svg>'
    )
    with pytest.raises(Exception, match="not allowed"):
        await made(house, code=inside)


@pytest.mark.parametrize(
    ("language", "right"), [("tr", False), ("tr-kolay", False), ("en", False), ("ar", True)]
)
async def test_the_language_sets_the_direction(house: Path, language: str, right: bool) -> None:
    asserted = '\n#context assert((text.dir == rtl) == (words.right == "yes"))\n'
    edited(house, lambda text: text + asserted)
    content = await made(house, language, right="yes" if right else "no")
    with opened(content) as pdf:
        assert str(pdf.Root["/Lang"]) == language.partition("-")[0]
    with pytest.raises(Exception, match="assert"):
        await made(house, language, right="no" if right else "yes")


async def test_arabic_has_a_font_and_can_be_copied_out(house: Path) -> None:
    found = lines(await made(house, "ar", said="تم استلام الطلب"), right_to_left=True)
    assert {"تم", "استلام", "الطلب"} <= {*found.split()}
    assert "?" not in found.split("تم")[1][:20]
    assert "Alındı belgesi" in lines(await made(house)), "and so can Turkish"


async def test_letters_come_from_every_font_that_is_there() -> None:
    assert families()[0] == "Atkinson Hyperlegible Next" and "Vazirmatn" in families()
    assert len(families()) == len([*FOLDER.glob("*-Regular.ttf")])


async def test_the_same_paper_is_the_same_file(house: Path) -> None:
    first = await made(house)
    assert first == await made(house)
    assert first != await made(house, said="Başka")
    asked = {"words": "{}", "language": "tr", "direction": "ltr", "fonts": '["Vazirmatn"]'}
    with pytest.raises(Exception, match="title"):
        _set(house, asked, AT)
