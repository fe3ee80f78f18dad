"""Whatever goes wrong has words of its own, in every language."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from typing import get_args

import pytest

from mobile.api import checks
from mobile.api.answers import FaultCode
from mobile.api.errors import ApiError, Refused
from mobile.i18n import LANGUAGES, Words, words
from mobile.state.mistakes import OF_FILES, Mistake
from mobile.views.faults import identity_missing, sentence, trouble

FROM_THE_CODE_FIELD = ("missing_code", "not_six_digits", "no_email", "no_mail_code")


def kinds_of(root: type[Exception]) -> Iterator[type[Exception]]:
    for kind in root.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def codes_of(check_name: str) -> set[str]:
    """Every code that a check of `checks` can answer with; "missing" has words by field."""
    tree = ast.parse(inspect.getsource(checks))
    (check,) = (
        node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == check_name
    )
    returned = [node.value for node in ast.walk(check) if isinstance(node, ast.Return)]
    parts = [
        part
        for value in returned
        if value
        for part in ((value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,))
    ]
    return {
        part.value
        for part in parts
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


def wordless(kinds: Iterable[type[Exception]], say: Words) -> list[str]:
    """The kinds of error without a head and a text of their own."""
    nothing = trouble(say, Exception())
    told = {
        kind.__name__: trouble(say, kind("code") if issubclass(kind, Refused) else kind())
        for kind in kinds
    }
    heads = [head for head, _ in told.values()]
    return [
        name
        for name, (head, text) in told.items()
        if not head or not text or head == nothing[0] or text == nothing[1] or heads.count(head) > 1
    ]


def speechless(codes: Iterable[str], say: Words) -> list[str]:
    """The codes without a sentence of their own."""
    nothing = sentence(say, Mistake("field"))
    return [code for code in codes if sentence(say, Mistake("field", code, 10)) in ("", nothing)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_words(language: str) -> None:
    kinds = set(kinds_of(ApiError))
    assert Refused in kinds
    assert wordless(kinds, words(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mistake_has_a_sentence(language: str) -> None:
    identity = codes_of("_identity_fault")
    assert {"not_digits", "check_digits", "foreign_phone", "not_a_phone"} <= identity
    lookup = codes_of("_lookup_fault") | {f"no_{field}" for field in checks.LOOKUP_FIELDS}
    assert len(lookup) == 5
    codes = {*get_args(FaultCode), *OF_FILES, *identity, *lookup, *FROM_THE_CODE_FIELD}
    assert speechless(codes, words(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_empty_identity_field_has_a_sentence(language: str) -> None:
    told = {identity_missing(words(language), field) for field in checks.IDENTITY_FIELDS}
    assert len(told) == len(checks.IDENTITY_FIELDS)


def test_the_service_s_own_sentence_wins() -> None:
    assert (
        sentence(words("en"), Mistake("field", "missing", told="Another word.")) == "Another word."
    )


def test_what_has_no_words_is_found() -> None:
    class New(Exception):
        pass

    assert wordless([New], words("tr")) == ["New"]
    assert speechless(["missing", "unheard_of"], words("tr")) == ["unheard_of"]
