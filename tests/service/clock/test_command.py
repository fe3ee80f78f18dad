"""`python -m service due`, as somebody types it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from service.__main__ import main
from service.clock import command
from service.i18n import LANGUAGES
from tests.service.clock.happened import CLOCKS, day, reckoned

TODAY = day("2026-04-10")
WHOLE = """\
Yanıt için son gün: 15 Nisan 2026 Çarşamba (3071 m.7) [S]
Süre işliyor: 5 gün (3 iş günü) kaldı.

Nasıl hesaplandı:
- 16 Mart 2026 Pazartesi: Başvuru alındı. Günler ertesi günden sayılır. (3071 m.7) [S]
- 15 Nisan 2026 Çarşamba: Yanıt için son gün (30 gün). (3071 m.7) [S]
- 16 Nisan 2026 Perşembe: Yanıt gelmemişse istek bu gün reddedilmiş sayılır. (2577 m.10) [S]

Yanıt gelmezse gidilebilecek yerler:
- İdare mahkemesinde dava: 16 Nisan 2026 Perşembe ile 15 Haziran 2026 Pazartesi arasında \
(2577 m.7, 2577 m.8/2) [S]
- Kamu Denetçiliği Kurumuna (KDK) başvuru: 16 Nisan 2026 Perşembe ile 15 Ekim 2026 Perşembe \
arasında (6328 m.17) [K]
- Ayrımcılık ya da kötü muamele varsa Türkiye İnsan Hakları ve Eşitlik Kurumuna (TİHEK) başvuru: \
16 Nisan 2026 Perşembe gününden başlayarak; son gün için kanuna bakın (6701 m.17) [K]

[S] kaynağı okundu. [K] genel bilgi, maddesi yeniden okunmadı. [?] bizim ayarımız.
Bu bir hesaptır, hukuk görüşü değildir.
"""


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert command.due([*arguments], TODAY) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert command.due([*arguments], TODAY) == 2
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def written(tmp_path: Path, *lines: object) -> str:
    path = tmp_path / "events.jsonl"
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines))
    return str(path)


def test_a_petition(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "petition", "2026-03-16") == WHOLE


def test_it_needs_no_settings() -> None:
    """Nor a database, nor a key: a lawyer runs it on any machine."""
    told = subprocess.run(
        [sys.executable, "-m", "service", "due", "ethics", "2026-03-16", "--on", "2026-06-17"],
        env={"APP_ENV": "nonsense", "PYTHONUTF8": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("Yanıt için son gün: 16 Haziran 2026 Salı (5176 m.5) [S]\n")
    assert "Gecikti: son günün üzerinden 1 gün geçti." in told.stdout


def test_events_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = written(
        tmp_path,
        {"kind": "extended", "day": "2026-06-10"},
        "",
        {"kind": "fee_notified", "day": "2026-06-05"},
        '{"kind": "fee_paid", "day": "2026-06-09"}\r',
    )
    told = printed(capsys, "information", "2026-06-01", "--events", name, "--on", "2026-06-12")
    assert "Yanıt için son gün: 16 Temmuz 2026 Perşembe (4982 m.11) [K]" in told
    assert "5 Haziran 2026 Cuma: Süre durdu. Ücret bildirilince süre kesilir. (4982 m.11/2)" in told
    assert "9 Haziran 2026 Salı: Süre 4 gün durduktan sonra yeniden işliyor. [?]\n" in told
    assert "Bilgi Edinme Değerlendirme Kuruluna itiraz: 17 Temmuz 2026 Cuma ile" in told


def test_the_mark_of_the_editor_is_no_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = written(tmp_path, '\ufeff{"kind": "withdrawn", "day": "2026-04-01"}')
    assert "Başvuru geri çekildi." in printed(capsys, "petition", "2026-03-16", "--events", name)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Kullanım: python -m service due KIND DATE"),
        (["petition"], "Kullanım"),
        (["petition", "2026-03-16", "--events"], "Kullanım"),
        (["petition", "2026-03-16", "--day", "x"], "Kullanım"),
        (["dilekce", "2026-03-16"], "dilekce: böyle bir süre yok. Şunlardan birini yazın: pet"),
        (["{0}", "2026-03-16"], "{0}: böyle bir süre yok"),
        (["petition", "16.03.2026"], "16.03.2026: böyle bir gün yok"),
        (["petition", "2026-02-30"], "2026-02-30: böyle bir gün yok"),
        (["petition", "2026-W12-1"], "böyle bir gün yok"),
        (["petition", "٢٠٢٦-03-16"], "böyle bir gün yok"),
        (["petition", "9999-12-31"], "31 Aralık 9999: Bu program yalnızca 14 Temmuz 2021"),
        (["petition", "0001-01-01"], "Bu program yalnızca"),
        (["petition", "2026-03-16", "--on", "bugün"], "bugün: böyle bir gün yok"),
        (["petition", "2026-03-16", "--events", "/no/file"], "/no/file: dosya okunamadı"),
        (["petition", "2026-03-16", "--events", "/"], "/: dosya okunamadı"),
        (["petition", "2026-03-16", "--events", "a\0b"], "dosya okunamadı"),
    ],
)  # fmt: skip
def test_bad_input_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert sentence in refused(capsys, *arguments)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("answered 2026-04-01", "1. satır: JSON değil."),
        ("[" * 100_000, "1. satır: JSON değil."),
        ('["answered"]', "1. satır: JSON değil."),
        ({"kind": "answered", "day": "2026-04-01", "answr": 1}, "1. satır: yalnızca kind, day ve"),
        ({"kind": "answerd", "day": "2026-04-01"}, "1. satır: kind şunlardan biri olmalı: filed,"),
        ({"kind": ["answered"], "day": "2026-04-01"}, "1. satır: kind şunlardan"),
        ({"day": "2026-04-01"}, "1. satır: kind şunlardan"),
        ({"kind": "extended"}, "1. satır: day yok ya da yanlış."),
        ({"kind": "extended", "day": 1775001600}, "1. satır: day yok ya da yanlış."),
        ({"kind": "extended", "day": "2026-04-31"}, "1. satır: day yok ya da yanlış."),
        ({"kind": "answered", "day": "2026-04-01", "answer": "yes"}, "1. satır: answer şunlardan"),
        ({"kind": "answered", "day": "2026-04-01"}, "1 Nisan 2026: Yanıtın türü verilmemiş"),
        ({"kind": "filed", "day": "2026-03-16"}, "alındığı gün iki kez"),
        ({"kind": "fee_paid", "day": "2026-04-01"}, "1 Nisan 2026: Ücret bildirilmeden"),
    ],
)
def test_a_bad_line_is_told_with_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: object, sentence: str
) -> None:
    name = written(tmp_path, line)
    assert sentence in refused(capsys, "petition", "2026-03-16", "--events", name)


def test_a_file_that_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "events"
    for content, sentence in ((b"\xff\xfe", "UTF-8"), (b" " * 1_000_001, "çok büyük")):
        path.write_bytes(content)
        assert sentence in refused(capsys, "petition", "2026-03-16", "--events", str(path))


def test_it_is_a_command_of_the_service(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due"]) == 2
    assert "Kullanım" in capsys.readouterr().err


HISTORIES = [
    ["2026-06-01 filed", "2026-06-05 fee_notified"],
    ["2026-06-01 filed", "2026-06-05 fee_notified", "2026-06-29 fee_paid"],
    ["2026-06-01 filed", "2026-06-22 extended", "2026-06-23 information_asked"],
    ["2026-06-01 filed", "2026-06-12 answered informative"],
    ["2026-06-01 filed", "2026-07-12 answered negative", "2026-07-13 objected"],
    ["2026-06-01 filed", "2026-06-12 not_processed"],
    ["2026-06-01 filed", "2026-06-12 withdrawn"],
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CLOCKS.ids)
@pytest.mark.parametrize("history", HISTORIES, ids=lambda one: one[-1])
def test_every_reckoning_can_be_told(language: str, kind: str, history: list[str]) -> None:
    found = reckoned(kind, *history, on="2026-06-26")
    lines = command.sentences(CLOCKS, found, language)
    whole = "\n".join(lines)
    assert "None" not in whole and "{" not in whole
    assert len([one for one in lines if one.startswith("- ")]) == len(found.steps) + len(
        found.windows
    )


@pytest.mark.parametrize(
    ("language", "on", "line"),
    [
        ("tr", "2026-04-10", "Süre işliyor: 5 gün (3 iş günü) kaldı."),
        ("en", "2026-04-14", "The time is running: 1 day left (1 working day)."),
        ("ru", "2026-04-10", "Срок идёт. Осталось: 5 дней (3 рабочих дня)."),
        ("ar", "2026-04-04", "المدة سارية. المتبقي: 11 يومًا، أي 8 أيام عمل."),
        ("ar", "2026-04-14", "المدة سارية. المتبقي: يوم واحد (1)، أي يوم عمل واحد (1)."),
        ("fr", "2026-04-15", "Délai en cours\u00a0: il reste 0 jour (0 jour ouvré)."),
        ("tr", "2026-04-17", "Gecikti: son günün üzerinden 2 gün geçti."),
        ("de", "2026-04-16", "Verspätet: Seit dem letzten Tag ist 1 Tag vergangen."),
        ("ar", "2026-04-17", "تأخر: مضى يومان (2) بعد آخر يوم."),
        ("ru", "2026-05-06", "Просрочено: после последнего дня прошёл 21 день."),
    ],
)
def test_days_are_counted_as_the_language_counts(language: str, on: str, line: str) -> None:
    found = reckoned("petition", "2026-03-16 filed", on=on)
    assert command.sentences(CLOCKS, found, language)[1] == line


@pytest.mark.parametrize(
    ("language", "kind", "span"),
    [
        ("tr", "petition", "(30 gün)"),
        ("tr", "information", "(15 iş günü)"),
        ("ru", "ethics", "(3 месяца)"),
        ("ar", "ethics", "3 أشهر"),
        ("ar", "petition", "30 يومًا"),
        ("ku", "information", "(15 rojên kar)"),
    ],
)
def test_a_span_is_counted_as_the_language_counts(language: str, kind: str, span: str) -> None:
    found = reckoned(kind, "2026-03-16 filed")
    assert [one for one in command.sentences(CLOCKS, found, language) if span in one]
