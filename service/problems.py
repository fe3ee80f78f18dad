"""Everything the service refuses, with its status and its sentences (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from mobile.api.models import FieldFault, Problem
from service.desk.faults import FAULTS as DESK_FAULTS
from service.files.faults import FAULTS
from service.history.faults import FAULTS as MOVE_FAULTS
from service.i18n import counted, language_of, said, told
from service.lookup.faults import FAULTS as LOOKUP_FAULTS
from service.notices.faults import FAULTS as NOTICE_FAULTS
from service.petitions.faults import FAULTS as PAPER_FAULTS
from service.receipts.faults import FAULTS as RECEIPT_FAULTS
from service.tips.faults import FAULTS as TIP_FAULTS


@dataclass(frozen=True)
class Kind:
    """One kind of problem: its HTTP status, a short title and a sentence that helps."""

    status: int
    title: str
    detail: str


KINDS: Final[Mapping[str, Kind]] = {
    **{
        code: Kind(*kind)
        for faults in (
            FAULTS,
            TIP_FAULTS,
            MOVE_FAULTS,
            DESK_FAULTS,
            RECEIPT_FAULTS,
            PAPER_FAULTS,
            LOOKUP_FAULTS,
            NOTICE_FAULTS,
        )
        for code, kind in faults.items()
    },
    "malformed": Kind(
        400,
        said("İstek okunamadı"),
        said("Gönderilen bilgi okunamadı; hiçbir şey kaydedilmedi. Lütfen yeniden deneyin."),
    ),
    "idempotency_key_missing": Kind(
        400,
        said("Gönderim anahtarı yok"),
        said(
            "Uygulama bu gönderimi bir anahtarla işaretlemedi; başvurunuz kaydedilmedi. "
            "Uygulamayı güncelleyip yeniden deneyin."
        ),
    ),
    "login_needed": Kind(
        401,
        said("Giriş gerekiyor"),
        said("Oturumunuz kapalı. Yazdıklarınız cihazınızda duruyor; giriş yapıp devam edin."),
    ),
    "not_found": Kind(
        404,
        said("Bulunamadı"),
        said("Aradığınız şey burada yok ya da size ait değil. Numarayı kontrol edin."),
    ),
    "wrong_method": Kind(
        405,
        said("Bu adres böyle kullanılmıyor"),
        said("İstek bu adrese uymuyor; hiçbir şey değişmedi. Uygulamayı güncelleyin."),
    ),
    "form_changed": Kind(
        409,
        said("Form değişti"),
        said(
            "Siz doldururken bu form değişti; başvurunuz henüz kaydedilmedi. "
            "Formu yeniden açın: yanıtlarınız yerinde kalır."
        ),
    ),
    "draft_changed": Kind(
        409,
        said("Taslak değişti"),
        said(
            "Bu taslak başka bir cihazda değişti; burada yazdıklarınız hesabınıza kaydedilmedi, "
            "ama bu cihazda duruyor. Bunları ayrı bir taslak olarak kaydedin ya da öbür cihazdaki "
            "taslakla devam edin."
        ),
    ),
    "draft_gone": Kind(
        409,
        said("Bu taslak artık yok"),
        said(
            "Bu taslak gönderilmiş ya da silinmiş; burada yazdıklarınız hesabınıza kaydedilmedi, "
            "ama bu cihazda duruyor. Başvurularınıza bakın; gerekiyorsa yeni bir taslak olarak "
            "kaydedin."
        ),
    ),
    "too_many_drafts": Kind(
        409,
        said("Taslaklarınız için yer kalmadı"),
        said(
            "Hesabınızda daha fazla taslağa yer yok; bu taslak hesabınıza kaydedilmedi, ama bu "
            "cihazda duruyor. Eski bir taslağı gönderin ya da silin."
        ),
    ),
    "code_expired": Kind(
        410,
        said("Kodun süresi doldu"),
        said("Bu kod artık geçerli değil. Yeni bir kod isteyin."),
    ),
    "code_not_prolonged": Kind(
        409,
        said("Süre daha fazla uzatılamıyor"),
        said(
            "Bu kodun süresi on kez uzatıldı, daha fazla uzatılamıyor. Kod bitene kadar "
            "geçerlidir; sonra yeni bir kod isteyin."
        ),
    ),
    "too_large": Kind(
        413,
        said("Gönderdiğiniz çok büyük"),
        said("Gönderdiğiniz bilgi çok büyük; kaydedilmedi. Metni kısaltıp yeniden deneyin."),
    ),
    "invalid": Kind(
        422,
        said("Düzeltilecek yerler var"),
        said("Bazı yerleri düzeltmeniz gerekiyor; hiçbir şey kaydedilmedi."),
    ),
    "identity_unknown": Kind(
        422,
        said("Bilgiler eşleşmedi"),
        said(
            "Bu bilgilerle bir kayıt bulamadık. Kimlik kartınıza bakarak bütün alanları "
            "kontrol edin."
        ),
    ),
    "code_wrong": Kind(
        422,
        said("Kod yanlış"),
        counted("Bu kod doğru değil. {tries_left} deneme hakkınız kaldı."),
    ),
    "idempotency_key_reused": Kind(
        422,
        said("Bu gönderim daha önce yapıldı"),
        said(
            "Bu anahtarla daha önce başka bir başvuru gönderildi. İlk başvurunuz kayıtlı, "
            "bu yenisi kaydedilmedi. Başvurularınıza bakın."
        ),
    ),
    "key_used_otherwise": Kind(
        422,
        said("Bu anahtar kullanıldı"),
        said(
            "Bu anahtarla daha önce başka bir şey gönderildi. O kayıtlı, bu yenisi kaydedilmedi. "
            "Başvuruyu açıp son durumuna bakın."
        ),
    ),
    "too_many_logins": Kind(
        429,
        said("Çok fazla giriş denemesi"),
        counted("Kısa sürede çok fazla deneme yapıldı. {minutes} dakika sonra yeniden deneyin."),
    ),
    "too_many_prolongs": Kind(
        429,
        said("Süre çok sık uzatıldı"),
        counted(
            "Bu ağdan kısa sürede çok fazla süre uzatıldı. Kodunuz süresi bitene kadar geçerlidir; "
            "{minutes} dakika sonra yeniden uzatabilirsiniz."
        ),
    ),
    "resend_too_soon": Kind(
        429,
        said("Biraz bekleyin"),
        counted("Kod yolda olabilir. {retry_after} saniye sonra yeni kod isteyebilirsiniz."),
    ),
    "code_locked": Kind(
        429,
        said("Bu kod kapandı"),
        said("Çok fazla deneme yapıldığı için bu kod kapandı. Baştan başlayıp yeni kod alın."),
    ),
    "broken": Kind(
        500,
        said("Bizde bir arıza var"),
        said(
            "İşleminizi tamamlayamadık; hata sizde değil. Yazdıklarınız cihazınızda duruyor, "
            "biraz sonra yeniden deneyin."
        ),
    ),
    "unavailable": Kind(
        503,
        said("Hizmet şu an kapalı"),
        said("Hizmete şu an ulaşılamıyor. Biraz sonra yeniden deneyin."),
    ),
}

PROBLEM_TYPE: Final = "application/problem+json"


@dataclass(frozen=True)
class Slip:
    """What is wrong with one field: a stable code and a Turkish sentence for the catalogue."""

    field: str
    code: str
    sentence: str
    limit: int | None = None
    day: date | None = None


@dataclass(eq=False)
class Refusal(Exception):
    """Raised anywhere while a request is served; becomes the answer. `code` is one of KINDS,
    `retry_after` is in seconds. Carries no personal data."""

    code: str
    slips: Sequence[Slip] = ()
    retry_after: int | None = None
    tries_left: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    values: Mapping[str, int] = field(default_factory=dict[str, int])
    """What else the sentence names."""


def problem(request: Request, refusal: Refusal) -> Response:
    """The refusal as application/problem+json, in the language the request asks for."""
    kind = KINDS[refusal.code]
    language = language_of(request.headers.get("accept-language", ""))
    said_ = Problem(
        type=f"/problems/{refusal.code}",
        title=told(language, kind.title),
        status=kind.status,
        detail=told(
            language,
            kind.detail,
            tries_left=refusal.tries_left,
            retry_after=refusal.retry_after,
            minutes=-(-(refusal.retry_after or 60) // 60),
            **refusal.values,
        ),
        code=refusal.code,
        errors=tuple(
            FieldFault(
                field=slip.field,
                code=slip.code,
                detail=told(language, slip.sentence, limit=slip.limit, day=slip.day),
            )
            for slip in refusal.slips
        ),
        retry_after=refusal.retry_after,
        tries_left=refusal.tries_left,
    )
    headers = {
        "Cache-Control": "no-store",
        "Content-Language": language,
        "Vary": "Accept-Language",
        **refusal.headers,
    }
    if refusal.retry_after is not None:
        headers["Retry-After"] = str(refusal.retry_after)
    if kind.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(said_.model_dump_json(), kind.status, headers, PROBLEM_TYPE)
