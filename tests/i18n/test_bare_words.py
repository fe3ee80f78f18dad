"""No bare words in the views: everything a citizen reads can be translated."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.i18n.bare_words import bare_words, sentences, signatures
from tests.i18n.catalogues import ROOT, entries, forms, said_in

MOBILE = ROOT / "mobile"
FILES = sorted({MOBILE / "app.py", *(MOBILE / "views").rglob("*.py")})
KNOWN = signatures([path.read_text("utf-8") for path in FILES])

NOT_WORDS = {
    "views/colours.py": "paper ",  # the table of colours
    "views/theme.py": ("Metin", "Arap", "Geniş", "Kiril", " Kalın"),  # names of fonts
}
"""What such a literal begins with."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(MOBILE).as_posix())
def test_every_word_is_said(path: Path) -> None:
    allowed = NOT_WORDS.get(path.relative_to(MOBILE).as_posix(), ())
    found = bare_words(path.read_text("utf-8"), KNOWN)
    assert [
        f"{line}: {words}" for line, words in found if not words.lstrip("\n").startswith(allowed)
    ] == []
    assert found or not allowed, "nothing to allow here any more"


def test_every_sentence_is_found() -> None:
    """Babel reads tokens; the syntax tree knows what it may have missed or joined wrongly."""
    seen = {one for path in MOBILE.rglob("*.py") for one in sentences(path.read_text("utf-8"))}
    found = entries(said_in("mobile")).values()
    in_code = [
        entry for entry in found if any(place.endswith(".py") for place, _ in entry.locations)
    ]
    assert seen == {
        ((entry.context,) if entry.context else ()) + forms(entry.id) for entry in in_code
    }


# -- each of these can fail ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('title("Ayarlar")', "Ayarlar"),
        ('soft("tamam")', "tamam"),
        ('primary(at, "gönder", go, key="go")', "gönder"),
        ('primary(at, "devam", go, key="go")', "devam"),
        ('notice(at, said, head="dikkat")', "dikkat"),
        ('Screen("takip", "track", [])', "takip"),
        ('Answer("yes", "evet")', "evet"),
        ('ft.Text("selam")', "selam"),
        ('ft.Icon(sign, semantics_label="ara")', "ara"),
        ('ft.TextField(value="ad")', "ad"),
        ('words(name or "yok")', "yok"),
        ('words("var" if name else say("Yok"))', "var"),
        ('words(f"{n} tane")', "{} tane"),
        ('words("no " + number)', "no "),
        ('page.title = "Giriş"', "Giriş"),
        ('NAMES = {"light": "Açık"}', "Açık"),
        ('state = "Bir sorun var"', "Bir sorun var"),
        ('say("{label} (zorunlu)", label="ad")', "ad"),
        ("say(text)", "no plain sentence: say(text)"),
        ('say("Evet" if yes else "Hayır")', "no plain sentence: "),
        ('at.say.count("{n} gün", many, 2)', "no plain sentence: "),
        ('say(f"{name} geldi")', "no plain sentence: "),
    ],
)
def test_bare_words_are_found(line: str, words: str) -> None:
    assert [one for _, one in bare_words(line, KNOWN) if one.startswith(words)]


@pytest.mark.parametrize(
    "line",
    [
        '"""A screen that says something."""',
        'title(say("Ayarlar"))',
        'soft(at.say("Kod"), "small")',
        'words(at.say.count("{n} gün", "{n} gün", n))',
        'primary(at, say("Devam"), partial(at.go, "/basvur"), key="go-on")',
        'notice(at, told, "bad", icon=I.SEARCH)',
        'Answer("known", say("Kurumu kendim seçeceğim"))',
        'ft.Radio(value="tr", key="language-tr")',
        'words(f"{head}: {told}", "bar")',
        'log.exception("%s could not be drawn", name)',
        'cast("Callable[[Exception], None]", tell)',
        "place = count(at, place + 1, len(steps) + 1)",
        'n = "a-b-c".count("-")',
    ],
)
def test_what_is_said_or_not_shown_is_left_alone(line: str) -> None:
    assert bare_words(line, KNOWN) == []


def test_all_names_of_saying_are_known() -> None:
    source = 'say("a"), at.say("b"), self.say.count("c", "d", n), "x".count("e"), count("f", 1)'
    assert sentences(source) == {("a",), ("b",), ("c", "d")}
