"""The service's sentences with a number are told in the form that the number takes."""

from __future__ import annotations

import json
from gettext import GNUTranslations, c2py
from io import BytesIO

import pytest
from babel import Locale
from babel.messages.mofile import write_mo
from starlette.requests import Request

from service.i18n import LANGUAGES, told, translated
from service.problems import Refusal, problem
from tests.i18n.catalogues import catalogue, entries, forms, placeholders, said_in

SENTENCES = [forms(entry.id) for entry in entries(said_in("service")).values()]
COUNTED = [turkish for turkish, *others in SENTENCES if others]
OF_WORDS = {name for turkish, *others in SENTENCES if not others for name in placeholders(turkish)}
"""What stands in a sentence that is not counted: a day, a name, words."""
NUMBERS = [*range(0, 130), 199, 200, 201, 202, 211, 1000, 1001, 1002, 1011]


def detail(language: str, code: str, seconds: int) -> str:
    """What a citizen reads of a fault that passes by itself."""
    request = Request({"type": "http", "headers": [(b"accept-language", language.encode())]})
    return json.loads(bytes(problem(request, Refusal(code, retry_after=seconds)).body))["detail"]


@pytest.mark.parametrize(
    ("language", "minutes", "words"),
    [
        ("tr", 1, " 1 dakika sonra "),
        ("tr", 5, " 5 dakika sonra "),
        ("tr-kolay", 1, " 1 dakika bekleyin."),
        ("tr-kolay", 100, " 100 dakika bekleyin."),
        ("en", 1, " in 1 minute."),
        ("en", 2, " in 2 minutes."),
        ("de", 1, " in 1 Minute "),
        ("de", 11, " in 11 Minuten "),
        ("fr", 1, " dans 1 minute."),
        ("fr", 2, " dans 2 minutes."),
        ("ku", 1, " 1 deqeyê "),
        ("ku", 2, " 2 deqeyan "),
        ("ru", 1, " через 1 минуту."),
        ("ru", 2, " через 2 минуты."),
        ("ru", 5, " через 5 минут."),
        ("ru", 11, " через 11 минут."),
        ("ru", 21, " через 21 минуту."),
        ("ru", 100, " через 100 минут."),
        ("ar", 1, " بعد دقيقة واحدة (1)."),
        ("ar", 2, " بعد دقيقتين (2)."),
        ("ar", 5, " بعد 5 دقائق."),
        ("ar", 11, " بعد 11 دقيقة."),
        ("ar", 100, " بعد 100 دقيقة."),
        ("ar", 103, " بعد 103 دقائق."),
    ],
)
def test_who_tried_too_often_is_told_how_long_to_wait(
    language: str, minutes: int, words: str
) -> None:
    assert words in detail(language, "too_many_logins", minutes * 60)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 يوم"),
        (1, "يوم واحد (1)"),
        (2, "يومان (2)"),
        (5, "5 أيام"),
        (11, "11 يومًا"),
        (100, "100 يوم"),
    ],
)
def test_arabic_has_six_forms(count: int, words: str) -> None:
    assert told("ar", "{count} gün", count=count) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_without_a_number_is_as_it_was(language: str) -> None:
    sentence = "Bu kod artık geçerli değil. Yeni bir kod isteyin."
    words = translated(language, sentence) or sentence
    assert told(language, sentence) == words == detail(language, "code_expired", 60)


def test_a_sentence_with_a_number_has_no_one_translation() -> None:
    assert translated("ar", "{count} gün") is None
    assert translated("ar", "") is None


@pytest.mark.parametrize("sentence", COUNTED)
def test_a_counted_sentence_names_one_number(sentence: str) -> None:
    """And no sentence names it that is not counted."""
    assert len({*placeholders(sentence)} - OF_WORDS) == 1


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "tr"])
def test_the_form_is_the_one_that_gettext_takes(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue("service", language))
    compiled.seek(0)
    gettext = GNUTranslations(compiled)
    for sentence in COUNTED:
        places = dict.fromkeys(placeholders(sentence), "x")
        (name,) = {*places} - OF_WORDS
        for number in NUMBERS:
            words = gettext.ngettext(sentence, sentence, number)
            filled = words.format(**places | {name: told(language, "{n}", n=number)})
            assert told(language, sentence, **places | {name: number}) == filled


@pytest.mark.parametrize("language", [one for one in LANGUAGES if not one.startswith("tr")])
def test_the_rule_is_that_of_the_language(language: str) -> None:
    """As Unicode's CLDR knows it: one kind of number, one form."""
    words = catalogue("service", language)
    kind_of, form_of = Locale.parse(language).plural_form, c2py(words.plural_expr)
    pairs = {(kind_of(number), form_of(number)) for number in NUMBERS}
    kinds, taken = map(set, zip(*pairs, strict=True))
    assert len(pairs) == len(kinds) == len(taken) == words.num_plurals
