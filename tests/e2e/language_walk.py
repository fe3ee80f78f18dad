"""A citizen who does not read Turkish: from the first screen by the globe to a number, and where
it stands."""

from __future__ import annotations

from collections.abc import Iterator

from mobile.i18n import LANGUAGES, words
from tests.e2e.chromium import Tab
from tests.e2e.walk import TEXT, TURKISH, Walker


def language_walk(tab: Tab, language: str) -> Iterator[str]:
    """Stops at each state and names it, as the whole walk does."""
    say = words(language)
    walker = Walker(tab, say)
    tab.open("/")
    tab.press(TURKISH("Dil: {language}", language=LANGUAGES["tr"]))
    tab.heading(TURKISH("Dil seçin"))
    yield "language"
    walker.press(LANGUAGES[language])
    yield from request_walk(walker)


def request_walk(walker: Walker) -> Iterator[str]:
    """From the first screen, in the walker's language, to help."""
    tab, say = walker.tab, walker.say
    form = next(form for form in walker.forms() if form.id == "request")
    tab.heading(say("Ne yapmak istiyorsunuz?"))
    yield "home"
    walker.press(say("Başvuru yapın"))
    tab.heading(say("Ne tür bir başvuru yapacaksınız?"))
    walker.whole(say.pick(form.title))
    yield "apply"
    walker.press(say.pick(form.title))
    tab.button(say("Başlayın"))
    yield "request-start"
    tab.press(say("Başlayın"))
    yield from walker.log_in()
    yield from walker.fill_in(form)
    tab.heading(say("Yanıtlarınızı gözden geçirin"))
    yield "request-check"
    tab.press(say("Başvuruyu gönderin"))
    tab.heading(say("Başvurunuz alındı"))
    yield "request-sent"
    tab.press(say("Başvurunuzu izleyin"))
    tab.heading(say.own(TEXT))
    yield "application"
    tab.press(say("Takip"))
    tab.heading(say("Başvurularınız"))
    walker.whole(say.own(TEXT))
    yield "track"
    tab.press(say("Ayarlar"))
    tab.heading(say("Ayarlar"))
    yield "settings"
    tab.press(say("Yardım al"))
    tab.heading(say("Yardım"))
    yield "help"
