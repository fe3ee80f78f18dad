"""Every sentence is there in every language, and no other."""

from __future__ import annotations

import io
import tomllib

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from mobile.i18n import LANGUAGES
from service.i18n import LANGUAGES as SERVICE_LANGUAGES
from tests.i18n.catalogues import (
    ROOMS,
    ROOT,
    catalogue,
    differences,
    entries,
    faults,
    languages_of,
    path_of,
    said_in,
)

EASY = "tr-kolay"
"""What it has no words for is easy as it is."""
TRANSLATED = [language for language in LANGUAGES if language != "tr"]


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("room", ROOMS)
def test_a_catalogue_is_whole(room: str, language: str) -> None:
    found = faults(said_in(room), catalogue(room, language))
    if language == EASY:
        found = (fault for fault in found if not fault.startswith("empty: "))
    assert not list(found)


@pytest.mark.parametrize("room", ROOMS)
def test_every_language_has_every_catalogue(room: str) -> None:
    assert languages_of(room) == set(TRANSLATED)
    assert all(path_of(room, language).is_file() for language in TRANSLATED)


def test_the_service_and_the_phones_know_the_same_languages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert next(iter(LANGUAGES)) == SERVICE_LANGUAGES[0] == "tr"
    assert set(SERVICE_LANGUAGES) == set(LANGUAGES)
    told = project["tool"]["flet"]["ios"]["info"]["CFBundleLocalizations"]
    assert told == [language for language in LANGUAGES if language != EASY], "what phones know"


@pytest.mark.parametrize("language", TRANSLATED)
def test_one_sentence_has_one_translation(language: str) -> None:
    app, service = (entries(catalogue(room, language)) for room in ROOMS)
    for sentence in app.keys() & service.keys():
        assert app[sentence].string == service[sentence].string


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_says_its_language_and_its_plural(language: str) -> None:
    header = catalogue("mobile", language)
    assert header.locale_identifier == language.replace("-", "_")
    assert header.num_plurals >= 1
    assert "Plural-Forms" in path_of("mobile", language).read_text("utf-8")


# -- each of these can fail ----------------------------------------------------------------


def said(*sentences: str | tuple[str, str]) -> Catalog:
    found = Catalog()
    for one in sentences:
        found.add(one)
    return found


def written(text: str) -> Catalog:
    header = (
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"'
    )
    return read_po(io.BytesIO(f"{header}\n\n{text}\n".encode()))


def test_a_whole_catalogue_has_no_faults() -> None:
    whole = 'msgid "Evet"\nmsgstr "Yes"\n\nmsgid "{n} gün"\nmsgid_plural "{n} gün"\n'
    whole += 'msgstr[0] "{n} day"\nmsgstr[1] "{n} days"'
    assert not list(faults(said("Evet", ("{n} gün", "{n} gün")), written(whole)))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "missing: Evet"),
        ('msgid "Evet"\nmsgstr "Yes"\n\nmsgid "Hayır"\nmsgstr "No"', "unused: Hayır"),
        ('msgid "Evet"\nmsgstr "Yes"\n\n#~ msgid "Hayır"\n#~ msgstr "No"', "obsolete: Hayır"),
        ('#, fuzzy\nmsgid "Evet"\nmsgstr "Yes"', "fuzzy: Evet"),
        ('msgid "Evet"\nmsgstr ""', "empty: Evet"),
        ('msgid "Evet"\nmsgstr "Yes "', "blanks: Evet"),
        ('msgid "Evet"\nmsgstr "Yes."', "end: Evet"),
        ('msgid "Evet"\nmsgstr "Yes {name}"', "placeholders: Evet"),
    ],
)
def test_a_fault_is_found(text: str, fault: str) -> None:
    assert list(faults(said("Evet"), written(text))) == [fault]


def test_the_same_word_of_another_thing_needs_its_own_translation() -> None:
    sentences = said("Okundu")
    sentences.add("Okundu", context="ihbar")
    alone = written('msgid "Okundu"\nmsgstr "Lue"')
    assert list(faults(sentences, alone)) == ["missing: ihbar: Okundu"]
    both = written('msgid "Okundu"\nmsgstr "Lue"\n\nmsgctxt "ihbar"\nmsgid "Okundu"\nmsgstr ""')
    assert list(faults(sentences, both)) == ["empty: ihbar: Okundu"]


def test_a_plural_without_its_forms_is_found() -> None:
    single = written('msgid "{n} gün"\nmsgstr "{n} days"')
    assert list(faults(said(("{n} gün", "{n} gün")), single)) == ["plural: {n} gün"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('msgstr[0] ""\nmsgstr[1] "{n} days"', "empty: {n} gün"),
        ('msgstr[0] "{n} day"', "empty: {n} gün"),
        ('msgstr[0] "one day"\nmsgstr[1] "{n} days"', "placeholders: {n} gün"),
        ('msgstr[0] "{n} day"\nmsgstr[1] "days"', "placeholders: {n} gün"),
        ('msgstr[0] "{n} day"\nmsgstr[1] "{n} days."', "end: {n} gün"),
    ],
)
def test_a_fault_of_one_form_is_found(text: str, fault: str) -> None:
    found = written(f'msgid "{{n}} gün"\nmsgid_plural "{{n}} gün"\n{text}')
    assert list(faults(said(("{n} gün", "{n} gün")), found)) == [fault]


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("Ne oldu?", "ماذا حدث؟", []),
        ("Bekleyin…", "Wait...", ["end"]),
        ("Ad:", "Name", ["end"]),
        ("{a} ve {b}", "{b} and {a}", []),
        ("{a} ve {a}", "{a}", ["placeholders"]),
        ("Evet", "Yes {", ["placeholders"]),
        ("Evet", " ", ["empty"]),
    ],
)
def test_differences_are_found(source: str, translation: str, found: list[str]) -> None:
    assert list(differences(source, translation)) == found
