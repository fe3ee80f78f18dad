"""A folder of videos in sign language, as an installation has one. The bytes begin like a video and
are none: what plays is made by the browser itself (tests/e2e/test_sign_video.py)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + b"\x00\x00\x00\x08free" * 8
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nDevlete yazın.\n"
TRANSCRIPT = "Devlete <b>yazın</b>.\n\nYanıtını buradan\nizleyin.\n"
ROW: dict[str, Any] = {
    "id": "home",
    "title": {"tr": "Ana sayfa", "en": "First screen"},
    "video": "home.mp4",
    "captions": "home.vtt",
    "transcript": "home.txt",
    "screens": ["/", "/basvur/request/konu"],
    "consent_on": "2026-11-20",
    "licence": "CC BY 4.0",
}


def lay(folder: Path, *rows: dict[str, Any], video: bytes = MP4) -> Path:
    """Writes the manifest and the files of its rows."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps(rows or [ROW]))
    for row in rows or (ROW,):
        (folder / row["video"]).write_bytes(video)
        (folder / row["captions"]).write_text(CAPTIONS)
        (folder / row["transcript"]).write_text(TRANSCRIPT)
    return folder
