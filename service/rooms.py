"""Everything a request may need, put together once: one room per concern."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from service import clock, forms, places, sign_videos, topics, units
from service.adapters import adapters
from service.applications.acting import Acting
from service.applications.looking import Looking
from service.applications.receiving import Receiving
from service.courier import Courier
from service.demo_office import DemoOffice
from service.desk.desk import Desk
from service.desk.officers import Officers
from service.drafts.keeping import Drafts
from service.files.files import Files
from service.files.scanning import Scanner
from service.gate import as_base64
from service.history.keeping import Keeping
from service.history.lapsing import Lapsing
from service.identity import IdentityVerifier
from service.login.codes import Codes
from service.login.limiting import Limits
from service.login.sessions import Sessions
from service.login.sms import SmsSender
from service.lookup.asking import Asking
from service.notices.mail import MailSender
from service.notices.outbox import Outbox
from service.notices.rounds import Rounds
from service.notices.wishes import Wishes
from service.notices.words import Words
from service.petitions.petitions import Petitions
from service.receipts.giving import Giving
from service.receipts.issuing import Issuing
from service.receipts.keys import open_keys
from service.receipts.limiting import ReceiptLimits
from service.routing import Routes
from service.secret_key import secret_key
from service.settings import (
    Settings,
    SettingsRefused,
)
from service.statistics.telling import Telling
from service.store.database import Database
from service.tips.admission import Admission
from service.tips.arriving import Arriving
from service.tips.attaching import Attaching
from service.tips.entering import Entering
from service.tips.exchange_limit import ExchangeLimit
from service.tips.exchanging import Exchanging
from service.tips.guessing import Guessing
from service.tips.intake import public_key
from service.tips.keeping import Keeping as TipKeeping
from service.tips.numbers import Numbers
from service.tips.retention import Retention
from service.tips.returning import Returning
from service.tips.sealing import Sealing
from service.tips.taking import Taking

Now = Callable[[], datetime]


class Rooms:
    """The open house. Raises SettingsRefused, FormRefused while it is built or opened."""

    def __init__(
        self,
        settings: Settings,
        now: Now,
        verifier: IdentityVerifier | None = None,
        sms: SmsSender | None = None,
        mail: MailSender | None = None,
    ) -> None:
        self.settings = settings
        self.now = now
        self.verifier, self.sms, self.mail = adapters(settings, now, verifier, sms, mail)
        key = secret_key(settings)
        self.database = Database(settings.database)
        self.clocks = clock.load()
        self.forms = forms_in_use(settings, self.clocks)
        self.topics = topics.load()
        self.places = places.load()
        self.sign_videos = sign_videos_in_use(settings)
        self.units = units.load(settings.data_dir)
        self.limits = Limits(key, settings.person_rate, settings.address_rate)
        self.codes = Codes(key)
        self.prolong_limits = Limits(key, *settings.prolong_rates, refusal="too_many_prolongs")
        self.sessions = Sessions(key, self.database)
        self.courier = Courier()
        self.files = Files(settings, key, self.database, now)
        self.drafts = Drafts(
            database=self.database,
            key=key,
            forms=self.forms,
            files=self.files,
            now=now,
            most=settings.drafts_per_person,
            kept_days=settings.drafts_kept_days,
        )
        self.wishes = Wishes(self.database)
        self.notice_words = Words(settings.home)
        self.mail_limits = Limits(key, *settings.mail_rates, refusal="too_many_codes")
        outbox = Outbox(self.database)
        self.notices = Rounds(
            database=self.database,
            key=key,
            outbox=outbox,
            sms=self.sms,
            mail=self.mail,
            words=self.notice_words,
            now=now,
        )
        self.keeping = Keeping(self.database, outbox.note)
        self.routes = Routes(self.units, self.topics, self.places)
        receipt_keys = open_keys(settings, now)
        issuing = Issuing(receipt_keys)
        self.receipts = Giving(
            database=self.database, files=self.files, forms=self.forms, keys=receipt_keys
        )
        self.receipt_limits = ReceiptLimits(settings.receipt_rate)
        self.receiving = Receiving(
            database=self.database,
            key=key,
            forms=self.forms,
            places=self.places,
            units=self.units,
            topics=self.topics,
            files=self.files,
            most_files=settings.files_per_application,
            drafts=self.drafts,
            keeping=self.keeping,
            routes=self.routes,
            issuing=issuing,
            now=now,
        )
        sealing = Sealing(key, public_key(settings))
        numbers = Numbers(key)
        entering = Entering(self.database, sealing, Guessing())
        self.tip_keeping = TipKeeping(self.database, self.files.storage, sealing, now)
        self.tips = Taking(
            database=self.database,
            numbers=numbers,
            sealing=sealing,
            forms=self.forms,
            places=self.places,
            units=self.units,
            topics=self.topics,
            issuing=issuing,
            now=now,
        )
        self.officers = Officers(key)
        self.desk = Desk(
            database=self.database,
            forms=self.forms,
            units=self.units,
            keeping=self.keeping,
            files=self.files,
            officers=self.officers,
            now=now,
        )
        self.demo_office = DemoOffice(
            database=self.database,
            desk=self.desk,
            officers=self.officers,
            keeping=self.keeping,
            units=self.units,
            now=now,
        )
        self.lapsing = Lapsing(self.database, self.keeping, now)
        self.acting = Acting(self.database, key, self.keeping, self.files, now)
        self.looking = Looking(self.database, self.units, self.keeping, now)
        self.statistics = Telling(
            self.database, self.places, self.topics, now, demo=not settings.production
        )
        self.petitions = Petitions(
            database=self.database,
            key=key,
            looking=self.looking,
            forms=self.forms,
            units=self.units,
            now=now,
        )
        self.lookup = Asking(
            settings=settings,
            key=key,
            database=self.database,
            codes=self.codes,
            looking=self.looking,
            sms=self.sms,
            courier=self.courier,
            now=now,
        )
        self.returning = Returning(self.database, sealing, entering, self.tip_keeping, now)
        self.exchanging = Exchanging(
            database=self.database,
            numbers=numbers,
            sealing=sealing,
            entering=entering,
            keeping=self.tip_keeping,
            limit=ExchangeLimit(),
        )
        self.tip_files_arriving = Arriving(as_base64(settings.file_limit))
        self.tip_files = Attaching(
            database=self.database,
            sealing=sealing,
            entering=entering,
            keeping=self.tip_keeping,
            inspector=self.files.inspector,
            scanner=Scanner(settings.clamav if settings.clamav_in_memory else ""),
            limit=settings.file_limit,
            most=settings.files_per_application,
            now=now,
        )
        self.admission = Admission(key, settings)
        self.retention = Retention(
            self.database,
            self.tip_keeping,
            now,
            {
                "answered": settings.tips_kept_days,
                "withdrawn": settings.withdrawn_tips_kept_days,
            },
        )

    async def open(self) -> None:
        await self.database.open()
        await self.forms.archive(self.database)
        await self.statistics.open()
        await self.sweep()

    async def sweep(self) -> None:
        """Throws away what nobody needs any more. Once a day is enough."""
        await self.drafts.sweep()
        await self.files.sweep()
        await self.lapsing.sweep()
        await self.notices.sweep()
        await self.retention.sweep()
        await self.tip_keeping.sweep()

    async def close(self) -> None:
        await self.courier.rest()
        await self.files.close()
        await self.database.close()


def forms_in_use(settings: Settings, clocks: clock.Clocks) -> forms.Forms:
    """The forms the settings offer. Raises FormRefused, and SettingsRefused for a folder or a
    crisis form that is none."""
    if settings.forms_dir is not None and not settings.forms_dir.is_dir():
        raise SettingsRefused(f"FORMS_DIR={settings.forms_dir}: there is no such folder.")
    try:
        return forms.load(
            clocks,
            settings.forms_dir,
            crisis=settings.crisis,
            most_files=settings.files_per_application,
        )
    except forms.NoSuchCrisis as wrong:
        raise SettingsRefused(f"CRISIS_FORMS={wrong.form}: there is no such crisis form.") from None


def sign_videos_in_use(settings: Settings) -> sign_videos.SignCatalogue:
    """The videos in sign language that are installed. Raises SettingsRefused."""
    try:
        return sign_videos.load(settings.sign_videos_dir)
    except sign_videos.SignVideosRefused as wrong:
        raise SettingsRefused(f"SIGN_VIDEOS_DIR: {wrong}") from None
