"""Help: what this is, how it is used, and whom to call. Opened from any screen, it leads back."""

from __future__ import annotations

from functools import partial

import flet as ft

from mobile.views.addresses import NOTICES, SIGN_CALL, STATEMENT
from mobile.views.at import At, Screen
from mobile.views.parts.layout import Part, rows, stack
from mobile.views.parts.notice import notice
from mobile.views.parts.press import buttons, row_link, secondary, way_back
from mobile.views.parts.text import heading, soft, title, words

I = ft.Icons  # noqa: E741


def help(at: At) -> Screen:  # noqa: A001 - a screen is called by its file
    say = at.say
    name = say("Yardım")
    writing = at.store.settings.in_writing
    content: list[Part] = [
        stack(
            title(name),
            soft(say("Kısa yanıtlar. Bu sayfa açıkken yazdıklarınız yerinde durur.")),
            gap="s",
        ),
        way_back(at, at.store.came_from),
        notice(
            at,
            say("Can ya da mal güvenliği tehlikedeyse burada yazmayın, hemen arayın.")
            + " "
            + _by_another(at),
            "warn",
            head=say("Acil durumda 112"),
            icon=I.EMERGENCY_ROUNDED,
        ),
        _in_writing(at) if writing else None,
        *(
            stack(heading(asked), *(words(line) for line in told), gap="s")
            for asked, told in (*_using(at), *_reaching(at))
        ),
        _people(at),
        None if writing else _in_writing(at),
        _statement(at),
    ]
    return Screen(name, "home", content, turn="help")


def _using(at: At) -> list[tuple[str, list[str]]]:
    say = at.say
    return [
        (
            say("Bu uygulama ne yapar?"),
            [
                say(
                    "Devlete başvurmanızı sağlar: istek, şikâyet, öneri, ihbar, bilgi edinme. "
                    "Başvurunuzun nerede olduğunu ve yanıtını da burada görürsünüz."
                ),
                say(
                    "Bu bir örnek kurulumdur. Yazdıklarınız hiçbir kuruma gitmez; gerçek "
                    "başvurunuzu CİMER’e yapın."
                ),
            ],
        ),
        (
            say("Nasıl başvururum?"),
            [
                say("1. Başvur’a basın ve başvurunun türünü seçin."),
                say("2. Soruları yanıtlayın. Her adımda taslağınız kaydedilir."),
                say("3. Yanıtlarınızı gözden geçirin ve gönderin."),
                say("4. Size verilen numarayı saklayın. Gelişmeleri Takip’te görürsünüz."),
            ],
        ),
        (
            say("Yanıt ne kadar sürer?"),
            [
                say(
                    "Süreyi kanun belirler ve başvurunun türüne göre değişir. Her formun ilk "
                    "sayfasında kaç gün olduğu yazar."
                ),
                say("Gönderdikten sonra son yanıt gününüz Takip’te durur. Süre geçerse ne "
                    "yapabileceğiniz de orada yazar."),
            ],
        ),
        (
            say("Bir şey çalışmazsa ne yaparım?"),
            [
                say(
                    "Sayfanın üstünde ne olduğu ve yazdıklarınızın durup durmadığı yazar. Önce "
                    "internet bağlantınıza bakın, sonra Yeniden deneyin’e basın."
                ),
                say(
                    "Sayfa hiç açılmıyorsa kapatıp yeniden açın. Giriş yaptıysanız taslaklarınız "
                    "hesabınızda, ana sayfada Yarım kalan başvurularınız altındadır."
                ),
                say(
                    "Yarım saat bir şey yapmazsanız oturum kapanır. İki dakika önce sorarız; "
                    "süreyi istediğiniz kadar uzatabilirsiniz."
                ),
            ],
        ),
    ]  # fmt: skip


def _reaching(at: At) -> list[tuple[str, list[str]]]:
    say = at.say
    return [
        (
            say("Klavyeyle nasıl kullanırım?"),
            [
                say(
                    "Sekme tuşu sonraki düğmeye ya da alana, Shift ile birlikte öncekine götürür. "
                    "Enter ya da boşluk basar. Seçenekler arasında da Sekme ile gezin, boşlukla "
                    "seçin."
                ),
                say(
                    "Bulunduğunuz yer kalın bir çerçeveyle gösterilir. Bir yanıt düzeltilecekse "
                    "odak üstteki listeye gider; oradaki bağlantı sizi o soruya götürür."
                ),
            ],
        ),
        (
            say("Ekran okuyucuyla nasıl kullanırım?"),
            [
                say(
                    "TalkBack, VoiceOver ve NVDA için hazırlandı; insanlarla henüz denenmedi. Her "
                    "sayfanın bir ana başlığı vardır; başlıktan başlığa atlayarak gezin."
                ),
                say(
                    "Web’de öğeler okunmuyorsa sayfayı yeniden yükleyin. Yeni bir şey olduğunda "
                    "odağınız yerinde kalır, ne olduğu okunur."
                ),
            ],
        ),
        (
            say("Okumam ya da basmam zorsa ne yaparım?"),
            [
                say(
                    "Yukarıdaki Erişilebilir mod yazıları ve düğmeleri büyütür, renkleri "
                    "belirginleştirir. Yazı boyutunu, renkleri, satır ve harf aralığını Ayarlar’da "
                    "tek tek de seçebilirsiniz."
                ),
            ],
        ),
    ]


def _by_another(at: At) -> str:
    """Beside the number for which no written way is known here."""
    return at.say("Arayamıyorsanız yanınızdaki birinden aramasını isteyin.")


def _in_writing(at: At) -> Part:
    """The ways that need neither ear nor voice. Whoever wishes for them finds them first."""
    say = at.say
    call = next((form for form in at.store.filing.forms if form.id == SIGN_CALL), None)
    signing = call and row_link(
        at,
        say.pick(call.title),
        say.pick(call.purpose),
        partial(at.go, f"/basvur/{call.id}"),
        key="go-sign-call",
    )
    return stack(
        heading(say("Konuşmadan nasıl ulaşırım?")),
        words(
            say(
                "Duymanız ya da konuşmanız gerekmez: burada yazarsınız, kurumun sorularını ve "
                "yanıtını burada okursunuz."
            )
        ),
        words(say("Gelişme olduğunda SMS ya da e-posta gelmesini isteyebilirsiniz.")),
        buttons(
            at.look,
            secondary(at, say("Başvuru yapın"), lambda: at.go("/basvur"), key="go-apply"),
            secondary(at, say("Bildirimler"), lambda: at.go(NOTICES), key="go-notices"),
        ),
        rows(at.look, signing) if signing else None,
        gap="s",
    )


def _people(at: At) -> Part:
    say = at.say
    return stack(
        heading(say("Kimi arayabilirim?")),
        words(
            say("112: yangın, kaza, hastalık, suç; can ya da mal tehlikesi.")
            + " "
            + _by_another(at)
        ),
        words(
            say("Alo 150: başvuru yapmak ve sormak için. Sizinle bir görevli konuşur.")
            + " "
            + say("Aynı başvuruyu burada yazarak da yapabilirsiniz.")
        ),
        words(
            say(
                "Yazmakta zorlanıyorsanız valiliğe ya da kaymakamlığa gidip başvurunuzu bir "
                "görevliye de yazdırabilirsiniz."
            )
        ),
        gap="s",
    )


def _statement(at: At) -> Part:
    say = at.say
    return stack(
        heading(say("Bir engelle karşılaşırsam ne yaparım?")),
        words(say("Neyin çalıştığını, neyin eksik olduğunu beyanda görürsünüz; oradan şikâyet "
                  "de edebilirsiniz.")),
        buttons(
            at.look,
            secondary(
                at,
                say("Erişilebilirlik beyanı"),
                lambda: at.go(STATEMENT),
                key="go-statement",
                icon=I.ACCESSIBILITY_NEW_ROUNDED,
            ),
        ),
        gap="s",
    )  # fmt: skip
