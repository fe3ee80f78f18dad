"""Which videos in sign language are shown: those that are whole, and none else."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from mobile.api.models import SignVideos
from service.app import create_app
from service.settings import Settings, SettingsRefused
from service.sign_videos import SignVideosRefused, load
from tests.service.citizen import problem
from tests.sign_videos import MP4, ROW, lay


@pytest.fixture
async def web(tmp_path: Path) -> AsyncGenerator[httpx.AsyncClient]:
    folder = lay(tmp_path / "signs")
    service = create_app(Settings(data_dir=tmp_path, sign_videos_dir=folder))
    await service.open()
    wire = httpx.ASGITransport(service)
    async with httpx.AsyncClient(transport=wire, base_url="http://service") as client:
        yield client
    await service.close()


async def test_none_ships_and_none_is_shown(http: httpx.AsyncClient) -> None:
    assert (await http.get("/api/v1/sign-videos")).json() == {"videos": []}
    problem(await http.get("/isaret-dili/home"), 404, "not_found")


async def test_the_list_says_where_each_belongs(web: httpx.AsyncClient) -> None:
    told = await web.get("/api/v1/sign-videos")
    (one,) = SignVideos.model_validate_json(told.content).videos
    assert (one.id, one.page, one.screens) == ("home", "/isaret-dili/home", tuple(ROW["screens"]))
    assert "2026-11-20" not in told.text, "the signer's consent is nobody else's matter"
    again = await web.get("/api/v1/sign-videos", headers={"if-none-match": told.headers["etag"]})
    assert again.status_code == 304


async def test_the_page_has_the_video_its_captions_and_all_of_it_as_text(
    web: httpx.AsyncClient,
) -> None:
    told = await web.get("/isaret-dili/home?dil=en")
    assert told.status_code == 200 and '<html lang="en" dir="ltr">' in told.text
    assert "Devlete &lt;b&gt;yazın&lt;/b&gt;." in told.text, "the text is text"
    assert "<p>Yanıtını buradan izleyin.</p>" in told.text
    assert '<track kind="captions" src="/isaret-dili/home/captions" srclang="tr"' in told.text
    assert "<script" not in told.text
    assert "default-src 'none'" in told.headers["content-security-policy"]
    turkish = await web.get("/isaret-dili/home?dil=xx", headers={"accept-language": "xx"})
    assert '<html lang="tr" dir="ltr">' in turkish.text


@pytest.mark.parametrize(
    ("language", "page", "head"),
    [
        ("tr-kolay", 'lang="tr" dir="ltr"', 'lang="tr" dir="ltr">Ana sayfa<'),
        ("ar", 'lang="ar" dir="rtl"', 'lang="tr" dir="ltr">Ana sayfa<'),
        ("en", 'lang="en" dir="ltr"', 'lang="en" dir="ltr">First screen<'),
        ("kmr", 'lang="ku" dir="ltr"', 'lang="tr" dir="ltr">Ana sayfa<'),
    ],
)
async def test_each_part_of_the_page_says_its_language(
    web: httpx.AsyncClient, language: str, page: str, head: str
) -> None:
    """The title is the installation's own, and may be there in fewer languages."""
    told = await web.get("/isaret-dili/home", headers={"accept-language": language})
    assert f"<html {page}>" in told.text and f"<h1 {head}" in told.text
    assert '<div lang="tr" dir="ltr">' in told.text


async def test_the_video_can_be_wound_on(web: httpx.AsyncClient) -> None:
    whole = await web.get("/isaret-dili/home/video")
    assert (whole.content, whole.headers["content-type"]) == (MP4, "video/mp4")
    part = await web.get("/isaret-dili/home/video", headers={"range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    captions = await web.get("/isaret-dili/home/captions")
    assert captions.headers["content-type"].startswith("text/vtt")
    assert captions.text.startswith("WEBVTT")


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in ROW.items() if name != key}


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([without("consent_on")], "0.consent_on: Field required"),
        ([without("transcript")], "0.transcript: Field required"),
        ([without("captions")], "0.captions: Field required"),
        ([ROW | {"licence": ""}], "0.licence"),
        ([ROW | {"video": "../secret.key"}], "0.video"),
        ([ROW | {"video": "home.exe"}], "0.video"),
        ([ROW | {"captions": "/etc/passwd.vtt"}], "0.captions"),
        ([ROW | {"language": "tr"}], "0.language"),
        ([ROW | {"avatar": "anna"}], "0.avatar"),
        ([ROW | {"id": "Home"}], "0.id"),
        ([ROW, ROW], "the id home has a video already"),
        ([ROW, ROW | {"id": "other"}], "the screen / has a video already, 'home'"),
        ([ROW | {"screens": ["basvur"]}], "'basvur' is no address"),
        ([ROW | {"screens": ["/basvur/"]}], "'/basvur/' is no address"),
        ([ROW | {"title": {"tr": "Ana sayfa", "en": " "}}], "has no title in 'en'"),
        ([ROW | {"title": {"en": "Home"}}], "has no title in 'tr'"),
    ],
)
def test_a_wrong_row_is_told(tmp_path: Path, rows: list[dict[str, Any]], fault: str) -> None:
    whole = [ROW | row | {"video": "home.mp4", "captions": "home.vtt"} for row in rows]
    folder = lay(tmp_path / "signs", *whole)
    (folder / "manifest.json").write_text(json.dumps(rows))
    with pytest.raises(SignVideosRefused, match=fault.replace(".", r"\.")):
        load(folder)


@pytest.mark.parametrize(
    ("file", "content", "fault"),
    [
        ("manifest.json", None, "manifest.json: cannot be read"),
        ("manifest.json", b"{", "Invalid JSON"),
        ("home.mp4", None, "home.mp4 is not there"),
        ("home.mp4", b"", "home.mp4 is no MP4"),
        ("home.mp4", b"<html>", "home.mp4 is no MP4"),
        ("home.mp4", b"OggS" + bytes(40), "home.mp4 is no MP4"),
        ("home.vtt", b"WEBVTT\n", "home.vtt has no WebVTT captions"),
        ("home.vtt", b"1\n00:00 --> 00:01\nx", "home.vtt has no WebVTT captions"),
        ("home.txt", b" \n", "home.txt is empty"),
        ("home.txt", b"\xff\xfe\x00", "home.txt is no UTF-8 text"),
        ("home.txt", None, "home.txt is not there"),
    ],
)
def test_a_wrong_file_is_told_before_the_start(
    tmp_path: Path, file: str, content: bytes | None, fault: str
) -> None:
    folder = lay(tmp_path / "signs")
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    with pytest.raises(SettingsRefused, match=f"SIGN_VIDEOS_DIR.*{fault}"):
        create_app(Settings(data_dir=tmp_path, sign_videos_dir=folder))
