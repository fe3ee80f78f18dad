"""The page on which a video plays: the browser's own player, which everybody's assistive technology
knows, and the same as text below it. One page for phones and the web, without a script."""

from __future__ import annotations

from html import escape

from service.i18n import direction, said, spoken, told
from service.i18n.texts import pick
from service.sign_videos import PAGES, Installed

_KIND = said("İşaret dili videosu")
_TEXT = said("Videoda anlatılanlar")
_CAPTIONS = said("Türkçe altyazı")
_BACK = said("Uygulamaya dönmek için bu sayfayı kapatın. Yazdıklarınız orada duruyor.")
_LICENCE = said("Videonun lisansı: {licence}")
_STYLE = """
:root { color-scheme: light dark; --paper: #FAF7F2; --ink: #1B1F20; }
@media (prefers-color-scheme: dark) { :root { --paper: #131819; --ink: #E8EDEC; } }
body { font: 112.5%/1.6 sans-serif; color: var(--ink); background: var(--paper); margin: 0 }
main { max-width: 44rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word }
video { width: 100%; max-height: 70vh; background: #000; border-radius: 8px }
video:focus-visible { outline: 3px solid currentColor; outline-offset: 3px }
"""


def page(one: Installed, language: str) -> str:
    """The page as HTML. What is said in the video is Turkish in every language."""
    title = escape(pick(one.row.title, language))
    named = language if one.row.title.get(language) else "tr"
    home = f"{PAGES}/{one.row.id}"
    paragraphs = "\n".join(
        f"<p>{escape(' '.join(part.split()))}</p>"
        for part in one.transcript.replace("\r\n", "\n").split("\n\n")
        if part.strip()
    )
    say = {sentence: escape(told(language, sentence)) for sentence in (_KIND, _TEXT, _CAPTIONS)}
    licence = escape(told(language, _LICENCE, licence=one.row.licence))
    return f"""<!DOCTYPE html>
<html{_marked(language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} - {say[_KIND]}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1{_marked(named)}>{title}</h1>
<video controls playsinline preload="metadata" aria-label="{say[_KIND]}: {title}">
<source src="{home}/video" type="{one.kind.media}">
<track kind="captions" src="{home}/captions" srclang="tr" label="{say[_CAPTIONS]}" default>
</video>
<p>{escape(told(language, _BACK))}</p>
<h2>{say[_TEXT]}</h2>
<div{_marked("tr")}>
{paragraphs}
</div>
<p><small>{licence}</small></p>
</main>
</body>
</html>
"""


def _marked(language: str) -> str:
    """What tells a browser the language of an element's words, and where its lines begin."""
    return f' lang="{spoken(language)}" dir="{direction(language)}"'
