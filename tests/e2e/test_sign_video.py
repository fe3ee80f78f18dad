"""A video in sign language in a real browser: it plays with its captions, and the text is there."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.chromium import Browser
from tests.e2e.conftest import WHOLE
from tests.e2e.server import Server
from tests.e2e.test_tip import at_home_of
from tests.sign_videos import ROW, lay

pytestmark = pytest.mark.browser

# A second of film that the browser makes itself: a square that moves.
FILM = """async () => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [320, 240];
  const draw = canvas.getContext("2d");
  let at = 0;
  const timer = setInterval(() => {
    draw.fillStyle = "#335"; draw.fillRect(0, 0, 320, 240);
    draw.fillStyle = "#fc3"; draw.fillRect(at++ % 260, 90, 60, 60);
  }, 40);
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
  const parts = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  const done = new Promise((ended) => (recorder.onstop = ended));
  recorder.start();
  setTimeout(() => recorder.stop(), 1200);
  await done;
  clearInterval(timer);
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""
READY = """() => {
  const video = document.querySelector("video"), track = video.textTracks[0];
  return [video.readyState, video.videoWidth, track.mode, track.cues ? track.cues.length : 0];
}"""


@pytest.fixture(scope="module")
def signs(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    with chromium.tab() as tab:
        film = base64.b64decode(tab.page.evaluate(FILM))
    row = ROW | {"video": "home.webm"}
    return lay(tmp_path_factory.mktemp("signs"), row, video=film)


@pytest.fixture(scope="module")
def signing(signs: Path) -> Iterator[Server]:
    with Server(WHOLE, environment={"DATA_DIR": "{data}", "SIGN_VIDEOS_DIR": str(signs)}) as server:
        yield server


def test_it_opens_beside_the_app_and_plays(chromium: Browser, signing: Server) -> None:
    name = "İşaret dilinde izleyin (yeni sayfada açılır)"
    with at_home_of(chromium, signing, width=320) as tab:
        tab.open("/")
        tab.button(name)
        with tab.page.context.expect_page() as opened:
            tab.press(name)
        page = opened.value
        page.wait_for_load_state()
        assert page.url == f"{signing.address}/isaret-dili/home?dil=tr"
        page.locator("video").evaluate("video => { video.muted = true; return video.play() }")
        page.wait_for_function("() => document.querySelector('video').currentTime > 0.2")
        state, width, mode, cues = page.evaluate(READY)
        assert (state >= 2, width, mode, cues) == (True, 320, "showing", 1)
        assert page.get_by_role("heading", level=1).inner_text() == "Ana sayfa"
        assert "Yanıtını buradan izleyin." in page.get_by_role("main").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") == "VIDEO"
        tab.heading("Ne yapmak istiyorsunuz?")
        tab.assert_clean()
