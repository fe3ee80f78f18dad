"""Numbers for everyone: how many applications, about what, where, and how they were answered."""

from __future__ import annotations

import flet as ft

from mobile.api.models import Statistics
from mobile.views.at import At, Screen
from mobile.views.look import SPACE
from mobile.views.numbers.bars import bars
from mobile.views.numbers.counts import said
from mobile.views.numbers.table import table
from mobile.views.numbers.turkiye import turkiye
from mobile.views.parts.layout import Part, box, side_by_side, stack
from mobile.views.parts.notice import notice
from mobile.views.parts.text import heading, soft, title, words
from mobile.views.parts.waiting import waiting

C, I = ft.Colors, ft.Icons  # noqa: E741


def page(at: At) -> Screen:
    say, told = at.say, at.store.counting.told
    name = say("Sayılarla başvurular")
    if told is None:
        return Screen(name, "home", [title(name), waiting(at)])
    period = say("{since} gününden {until} gününe kadar.", since=say.day(told.since),
                 until=say.day(told.until))  # fmt: skip
    content: list[Part] = [
        stack(title(name), soft(period), gap="s"),
        _demo(at, told),
        side_by_side(at.look, _filed(at, told), _answered(at, told), _days(at, told)),
        stack(heading(say("En çok hangi konularda?")), _topics(at, told)),
    ]
    if any(one.count.n != 0 for one in told.provinces):
        content += [
            *at.look.ornament(stack(heading(say("Hangi illerde?")), turkiye(at, told))),
            stack(heading(say("İl il sayılar")), table(at, told), _nowhere(at, told)),
        ]
    content.append(_about(at, told))
    return Screen(name, "home", content)


def _demo(at: At, told: Statistics) -> Part:
    if not told.demo:
        return None
    say = at.say
    return notice(
        at,
        say("Burada yapılan deneme başvurularıdır; gerçek bir kurumun sayıları değildir."),
        head=say("Sayılar bu örnek kurulumundur"),
    )


def _tile(at: At, number: str, text: str) -> ft.Control:
    """A number in large, and below it what it is of."""
    return box(
        at.look,
        ft.MergeSemantics(content=stack(words(number, "number", C.PRIMARY), soft(text), gap="xs")),
    )


def _filed(at: At, told: Statistics) -> ft.Control:
    number = said(at.say, told.applications, told)
    if told.applications.why == "kept":
        return _tile(at, number, at.say("Toplam: küçük sayılar ondan hesaplanabilirdi"))
    return _tile(at, number, at.say("başvuru yapıldı"))


def _answered(at: At, told: Statistics) -> ft.Control:
    say = at.say
    if told.over.n == 0:
        return _tile(at, say("Henüz yok"), say("Yasal yanıt süresi dolan başvuru yok"))
    if told.answered_percent is None:
        number, text = said(say, told.over, told), say("başvurunun yasal yanıt süresi doldu")
        return _tile(at, number, text)
    return _tile(
        at,
        say("%{percent}", percent=say.decimal(told.answered_percent)),
        say("yanıtlandı; yasal yanıt süresi dolan {n} başvurudan", n=said(say, told.over, told)),
    )


def _days(at: At, told: Statistics) -> ft.Control:
    say = at.say
    if told.decided.n == 0:
        return _tile(at, say("Henüz yok"), say("Yanıtlanan başvuru yok"))
    if told.days is None:
        return _tile(at, said(say, told.decided, told), say("başvuru yanıtlandı"))
    number = say("{days} gün", days=say.decimal(told.days))
    return _tile(
        at,
        number,
        say(
            "ortalama yanıt süresi; {n} yanıtın takvim günleri",
            n=said(say, told.decided, told),
        ),
    )


def _topics(at: At, told: Statistics) -> ft.Control:
    if not told.topics:
        return box(at.look, soft(at.say("Söylenecek kadar başvuru henüz yok.")))
    return bars(at, [(at.say.pick(one.title), one.n) for one in told.topics])


def _nowhere(at: At, told: Statistics) -> Part:
    if told.nowhere.n == 0:
        return None
    say = at.say
    return soft(say("İl belirtilmeyen: {n}", n=said(say, told.nowhere, told)), "small")


def _about(at: At, told: Statistics) -> ft.Control:
    """How it was counted, and what is left out."""
    say = at.say
    lines = (
        say("Son sayım: {moment}", moment=say.moment(told.computed_at)),
        say(
            "{least} taneden az olan sayıyı söylemiyoruz: küçük bir yerde kimin başvurduğu "
            "anlaşılabilir. Böyle bir sayı başka sayılardan hesaplanabilecekse onları da "
            "söylemiyoruz.",
            least=told.least,
        ),
        say("İsimsiz ihbarlar bu sayılarda yoktur."),
        say("Yanıt süresi, başvuru gününden yanıt gününe kadar geçen takvim günüdür."),
    )
    said_ = ft.Column([soft(line, "small") for line in lines], spacing=SPACE["s"], tight=True)
    return stack(heading(say("Nasıl saydık?")), said_, gap="s")
