"""Where the page's script ends a sentence. The script runs in the browser alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.web import page
from tests.e2e.chromium import Browser

pytestmark = pytest.mark.browser

Split = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def split(chromium: Browser) -> Iterator[Split]:
    with chromium.tab() as tab:
        tab.page.add_script_tag(path=page.SCRIPTS / "sentences.js")

        def ask(text: str, language: str = "tr") -> list[str]:
            return tab.page.evaluate("([text, language]) => sentencesOf(text, language)",
                                     [text, language])  # fmt: skip

        yield ask


WHOLE_TR = [
    "T.C. İçişleri Bakanlığı size yazdı.",
    "T.C. Kimlik Numaranızı yazın.",
    "Atatürk Cad. No. 14 önündeki lamba yanmıyor.",
    "Başvurunuz 3071 sayılı Kanun'un md. 7 hükmüne göre yanıtlanır.",
    "Bkz. Dilekçe Hakkı Kanunu.",
    "Ücret 1.234,5 lira, süre 30 gündür.",
    "Saat 14.05 ile 17.30 arasında gelin.",
    "2 Kasım 2026 Pazartesi günü yanıt verilecek.",
    "02.11.2026 günü gönderildi.",
    "3. adım / 5",
    "3. Bölge Müdürlüğü baktı.",
    "II. Abdülhamit Caddesi kapalı.",
    "1. Adınızı yazın.",
    "Dr. Ayşe Yılmaz ve Prof. Dr. Ali Kaya geldi.",
    "M. Kemal Bey’e yazıldı.",
    "Su, elektrik vb. işler için buraya yazın.",
    "“Neden?” diye sordu.",
    "Bekleyin... sonra yeniden deneyin.",
    "Yıldız A.Ş. Genel Müdürlüğü yanıtladı.",
    "www.ornek.gov.tr adresine bakın.",
]
WHOLE_EN = [
    "See Art. 7 of Act No. 3071.",
    "Mr. Smith and Dr. Jones came.",
    "Bring papers, e.g. a receipt.",
    "It costs 1,234.50 lira.",
    "At 2.05 p.m. the office opens.",
    "1. Write your name.",
]


@pytest.mark.parametrize(
    ("text", "language"), [(one, "tr") for one in WHOLE_TR] + [(one, "en") for one in WHOLE_EN]
)
def test_a_dot_inside_ends_nothing(split: Split, text: str, language: str) -> None:
    assert split(text, language) == [text]


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("Bitti. Şimdi gönderin.", "tr", ["Bitti.", "Şimdi gönderin."]),
        ("Gönderilsin mi? Evet! Olur.", "tr", ["Gönderilsin mi?", "Evet!", "Olur."]),
        ("Bitti. e-Devlet ile girin.", "tr", ["Bitti.", "e-Devlet ile girin."]),
        ("Saat 14.05. Sonra kapalı.", "tr", ["Saat 14.05.", "Sonra kapalı."]),
        ("Gün 02.11.2026. Yer Ankara.", "tr", ["Gün 02.11.2026.", "Yer Ankara."]),
        ("Yıl 2026. Ay kasım.", "tr", ["Yıl 2026.", "Ay kasım."]),
        ("(Bitti.) Ötekine geçin.", "tr", ["(Bitti.)", "Ötekine geçin."]),
        ("“Bitti.” Öteki durur.", "tr", ["“Bitti.”", "Öteki durur."]),
        ("Yanıt gelmedi. 3 gün kaldı.", "tr", ["Yanıt gelmedi.", "3 gün kaldı."]),
        ("Su, elektrik vb. İlki budur.", "tr", ["Su, elektrik vb.", "İlki budur."]),
        ("Yanıt: No. Sonra bitti.", "tr", ["Yanıt: No.", "Sonra bitti."]),
        ("Is it over? No. It is not.", "en", ["Is it over?", "No.", "It is not."]),
        ("There are 3. Take one.", "en", ["There are 3.", "Take one."]),
        ("Papers, photos, etc. Then send.", "en", ["Papers, photos, etc.", "Then send."]),
        ("هل أرسلت؟ نعم. انتهى.", "ar", ["هل أرسلت؟", "نعم.", "انتهى."]),
        ("Bir\u00a0\u00a0iki.\n Üç\u200b-dört.", "tr", ["Bir iki.", "Üç-dört."]),
        ("", "tr", []),
        (" \n\u00a0", "tr", []),
        ("...", "tr", ["..."]),
    ],
)  # fmt: skip
def test_a_sentence_ends_where_it_ends(
    split: Split, text: str, language: str, sentences: list[str]
) -> None:
    assert split(text, language) == sentences


def plain(text: str) -> str:
    return " ".join(text.split())


pieces = st.lists(
    st.sampled_from(
        ["T.C.", "No.", "md.", "14.05", "1.234,5", "2", "3.", "Kasım", "2026.", "vb.", "Dr.", "e-",
         "Bitti.", "mi?", "“", "”", "(", ").", "...", "!", "ığüşöç", "İ.", "x", "\u00a0", "\n"]
    ),
    max_size=12,
)  # fmt: skip


@given(pieces, st.sampled_from([" ", ""]), st.sampled_from(["tr", "en", "ar", "tr-TR"]))
def test_nothing_is_lost_or_said_twice(
    split: Split, words: list[str], between: str, language: str
) -> None:
    text = between.join(words)
    found = split(text, language)
    assert " ".join(found) == plain(text)
    assert all(one == one.strip() != "" for one in found)
    assert [again for one in found for again in split(one, language)] == found


@given(st.lists(st.sampled_from(["Lamba yanmıyor.", "Neden?", "Gelin!", "Bekledik…"]), min_size=1))
def test_plain_sentences_come_one_by_one(split: Split, sentences: list[str]) -> None:
    assert split(" ".join(sentences), "tr") == sentences


@given(
    st.from_regex(r"[0-2]?[0-9]\.[0-5][0-9]|[1-9]{1,3}(\.[0-9]{3}){1,2},[0-9]{1,2}"
                  r"|[0-3][0-9]\.[01][0-9]\.20[0-9]{2}", fullmatch=True),
    st.sampled_from(["gün", "Kasım", "3", "lira"]),
)  # fmt: skip
def test_no_number_time_or_date_is_cut(split: Split, number: str, after: str) -> None:
    text = f"Yanıt {number} {after} için verildi."
    assert split(text, "tr") == [text]
