"""The page the app stands in: Flet's own, mended where it keeps people out.

Made at start from the installed Flet, so that it always fits it.
"""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path

import flet_web  # pyright: ignore[reportMissingTypeStubs]

SCRIPTS = Path(__file__).parent / "scripts"
_IN_PAGE = (
    "first_frame",
    "direction",
    "calendar",
    "quick_exit",
    "own_voice",
    "tracking_number",
    "sentences",
    "read_aloud",
    "puzzle",
    "voice",
    "dialog",
    "escape",
)
_CHANGES = (
    # Screen readers choose their voice by the page's language, before the app can say it.
    ("<html>", '<html lang="tr">'),
    ("background: #ffffff;", "background: #FAF7F2;"),
    ("background: #222222;", "background: #131819;"),
    ('aria-label="Loading"', 'aria-label="Açılıyor / Loading"'),
    (
        "</body>",
        "".join(f'  <script src="/{name}.js"></script>\n' for name in _IN_PAGE)
        + "  <noscript>Bu uygulama JavaScript ile çalışır. Tarayıcınızda JavaScript'i açın. "
        "/ This app needs JavaScript.</noscript>\n</body>",
    ),
)


class PageChanged(Exception):
    """Flet's page is not the one we know how to mend."""


def make_page(folder: Path, assets: Path, quick_exit: str = "") -> Path:
    """Lays our assets, the mended page and its scripts into `folder`, and answers with it. The
    quick exit leads to the address `quick_exit`, or to our own neutral page.

    Raises PageChanged when a new Flet has a page that we no longer fit.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(assets, folder)
    page = Path(flet_web.get_package_web_dir(), "index.html").read_text(encoding="utf-8")
    for there, ours in _CHANGES:
        if page.count(there) != 1:
            raise PageChanged(f"expected once in Flet's page: {there}")
        page = page.replace(there, ours)
    if quick_exit:
        meta = f'<meta name="quick-exit" content="{escape(quick_exit)}">'
        page = page.replace("</head>", f"{meta}\n</head>")
    (folder / "index.html").write_text(page, encoding="utf-8")
    for script in SCRIPTS.glob("*.js"):
        shutil.copy(script, folder / script.name)
    return folder
