"""No bare words in the views: everything a citizen reads can be translated."""

from __future__ import annotations

import pytest

from tests.i18n.bare_words import bare_words, sentences, signatures
from tests.i18n.catalogues import ROOT, forms, said_in

MOBILE = ROOT / "mobile"
FILES = [MOBILE / "app.py", *sorted((MOBILE / "views").rglob("*.py"))]
KNOWN = signatures([path.read_text("utf-8") for path in FILES])
NOT_WORDS = {
    "mobile/views/look.py": {"Metin", "Metin Kalın", "Arap", "Arap Kalın", " Kalın"},  # fonts
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(MOBILE).as_posix())
def test_every_word_is_said(path: object) -> None:
    name = path.relative_to(ROOT).as_posix()
    found = bare_words(path.read_text("utf-8"), KNOWN)
    allowed = NOT_WORDS.get(name, set[str]())
    assert [one for one in found if one.split(": ", 1)[1] not in allowed] == []
    assert allowed == {one.split(": ", 1)[1] for one in found}
