"""What went wrong, in words: what happened, whether anything was lost, what to do."""

from __future__ import annotations

from mobile.api import errors
from mobile.i18n import Words
from mobile.state.mistakes import Mistake


def sentence(say: Words, mistake: Mistake) -> str:
    """How to mend one field. The service's own sentence wins: it knows more."""
    if mistake.told:
        return mistake.told
    limit = say.number(mistake.limit or 0)
    match mistake.code:
        # -- a form's answers
        case "missing":
            return say("Bu soruyu yanıtlayın.")
        case "too_short":
            return say("Biraz daha yazın: en az {limit} karakter gerekir.", limit=limit)
        case "too_long":
            return say("Kısaltın: en çok {limit} karakter yazabilirsiniz.", limit=limit)
        case "wrong_type":
            return say("Bu yanıt beklenen biçimde değil. Yeniden seçin ya da yazın.")
        case "not_an_option":
            return say("Listeden bir seçenek seçin.")
        case "unknown_province":
            return say("İli seçin.")
        case "unknown_district":
            return say("İlçeyi seçin.")
        case "district_elsewhere":
            return say("Bu ilçe seçtiğiniz ilde değil. İlçeyi yeniden seçin.")
        case "no_address":
            return say("Mahalle ve adresi yazın ya da yeri tarif edin.")
        case "unknown_unit":
            return say("Bu kurumu bulamadık. Listeden seçin.")
        case "unknown_topic":
            return say("Bu konuyu bulamadık. Listeden seçin.")
        case "not_a_date":
            return say("Tarihi gün, ay, yıl olarak yazın. Örnek: 14.03.2026")
        case "too_early":
            return say("Tarih daha geç olmalı. {bound}", bound=_day(say, mistake)).strip()
        case "too_late":
            return say("Tarih daha erken olmalı. {bound}", bound=_day(say, mistake)).strip()
        case "not_an_email":
            return say("E-posta adresinde bir yanlış var. Örnek: ad@ornek.org")
        case "too_many":
            return say("Çok fazla: en çok {limit} tane olabilir.", limit=limit)
        case "too_many_files":
            return say("En çok {limit} dosya ekleyebilirsiniz.", limit=limit)
        case "no_file":
            return say("Bir dosya ekleyin.")
        case "file_failed":
            return say("Bir dosya eklenemedi. Yeniden seçin ya da silin.")
        case "file_not_ready":
            return say("Dosyanın yüklenmesi bitmedi. Bekleyin ya da dosyayı çıkarın.")
        case "file_unknown":
            return say("Bu dosya artık yok. Yeniden ekleyin.")
        case "unknown_kind":
            return say("Bu soru bu sürümde yanıtlanamıyor. Uygulamayı güncelleyin.")
        # -- an anonymous tip
        case "files_not_sent":
            return say("Dosyaların hepsi gitmedi. Bekleyin, yeniden gönderin ya da çıkarın.")
        case "number_not_safe":
            return say("Numarayı nasıl sakladığınızı seçin.")
        case "not_the_last_group":
            return say("Bu, numaranın sonu değil. Sakladığınız yere bakarak son grubu yazın.")
        case "nothing_written":
            return say("Önce yazın, sonra gönderin.")
        case "no_stars":
            return say("Bir seçenek seçin.")
        case "no_tracking_number":
            return say("Takip numaranızı yazın.")
        case "not_a_tracking_number":
            return say(
                "Bu numarada bir yazım yanlışı var. Sakladığınız numarayla karşılaştırın: dörder "
                "harf ya da rakamlık dört grup ve bir kontrol işareti."
            )
        case "no_message":
            return say("Mesajınızı yazın.")
        case "tells_the_number":
            return say(
                "Takip numaranızı mesaja yazmayın: onu gören herkes ihbarınızı açabilir. Numarayı "
                "silip yeniden gönderin."
            )
        # -- a receipt
        case "receipt_missing":
            return say("Belgenin metnini yapıştırın ya da dosyasını seçin.")
        case "receipt_cut":
            return say("Metin eksik ya da bozuk. ALINDI1 ile başlayan metnin tamamını yapıştırın.")
        case "several_receipts":
            return say("Birden çok belge var. Her birini ayrı doğrulayın.")
        case "no_receipt_in_text":
            return say("Bu metinde alındı belgesi yok. ALINDI1 ile başlayan metni yapıştırın.")
        case "no_receipt_in_file":
            return say(
                "Bu dosyada belgenin metni yok. Kâğıttaki ya da dosyadaki metni yapıştırmayı "
                "deneyin."
            )
        case "receipt_file_too_large":
            return say("Dosya çok büyük; alındı belgesi olamaz. Başka dosya seçin.")
        case "receipt_file_not_read":
            return say("Dosya okunamadı. Yeniden seçin.")
        # -- identity
        case "not_digits":
            return say("Yalnızca rakam yazın; harf olmamalı.")
        case "not_eleven":
            return say("Kimlik numarası 11 rakamdır. Eksik ya da fazla yazılmış.")
        case "check_digits":
            return say("Bu numarada bir yazım yanlışı var. Rakamları kartınızla karşılaştırın.")
        case "not_a_name":
            return say("Adı kimliğinizdeki gibi yazın; rakam olmamalı.")
        case "not_two_letters":
            return say("Yalnızca ilk iki harfi yazın. Örnek: KA")
        case "not_a_phone":
            return say("Telefon numarasını alan koduyla yazın. Örnek: 0532 123 45 67")
        case "foreign_phone":
            return say(
                "Kod yalnızca Türkiye cep telefonlarına gider. Yurt dışındaysanız e-Devlet "
                "üzerinden başvurun."
            )
        # -- hearing of news
        case "no_email":
            return say("E-posta adresinizi yazın.")
        case "no_mail_code":
            return say("E-posta adresinize gelen kodu yazın.")
        # -- by number
        case "no_number":
            return say("Başvuru numaranızı yazın.")
        case "no_id_ending":
            return say("T.C. kimlik numaranızın son dört rakamını yazın.")
        case "not_an_application_number":
            return say(
                "Bu numarada bir yazım yanlışı var. Başvuru numarası 13 rakamdır. Elinizdekiyle "
                "karşılaştırın."
            )
        case "not_four_digits":
            return say("Yalnız son dört rakamı yazın. Örnek: 9888")
        case "odd_ending":
            return say("T.C. kimlik numarası çift rakamla biter. Kartınıza yeniden bakın.")
        case "missing_code":
            return say("Telefonunuza gelen kodu yazın.")
        case "not_six_digits":
            return say("Kod 6 rakamdır. Gelen mesaja yeniden bakın.")
        case _:
            return say("Bu yanıtı kabul edemedik. Düzeltip yeniden deneyin.")


def _day(say: Words, mistake: Mistake) -> str:
    """The first or last day allowed, where it is known."""
    if mistake.day is None:
        return ""
    day = say.day(mistake.day)
    if mistake.code == "too_early":
        return say("En erken {day} olabilir.", day=day)
    return say("En geç {day} olabilir.", day=day)


def identity_mistake(say: Words, mistake: Mistake) -> str:
    """How to mend one field of the identity."""
    if mistake.told:
        return mistake.told
    match mistake.code:
        case "missing":
            return identity_missing(say, mistake.field)
        case "not_a_phone":
            return say("Cep telefonunu 05 ile başlayan 11 rakamla yazın. Örnek: 0532 123 45 67")
        case _:
            return sentence(say, mistake)


def identity_missing(say: Words, field: str) -> str:
    """What to write into an identity field that was left empty."""
    match field:
        case "national_id":
            return say("T.C. kimlik numaranızı yazın.")
        case "given_name":
            return say("Adınızı yazın.")
        case "family_name":
            return say("Soyadınızı yazın.")
        case "mother_letters":
            return say("Annenizin evlenmeden önceki soyadının ilk iki harfini yazın.")
        case "document_serial":
            return say("Kimlik kartınızın seri numarasını yazın.")
        case _:
            return say("Cep telefonu numaranızı yazın.")


def trouble(say: Words, fault: Exception) -> tuple[str, str]:
    """A head and a text for what stopped a verb. Every class of error has its own words."""
    match fault:
        case errors.Unreachable():
            return (
                say("Bağlantı kurulamadı"),
                say("Yazdıklarınız duruyor. İnternet bağlantınıza bakıp yeniden deneyin."),
            )
        case errors.Garbled():
            return (
                say("Beklenmeyen bir yanıt geldi"),
                say(
                    "Yazdıklarınız duruyor. Bir kafe ya da otel ağındaysanız önce o ağa giriş "
                    "yapın, sonra yeniden deneyin."
                ),
            )
        case errors.Outdated():
            return (
                say("Uygulamayı güncelleyin"),
                say("Bu sayfa, uygulamanın daha yeni bir sürümünü istiyor. Hiçbir şey silinmedi."),
            )
        case errors.TooMany():
            return (
                say("Çok fazla deneme yapıldı"),
                fault.detail or say("Biraz bekleyip yeniden deneyin. Yazdıklarınız duruyor."),
            )
        case errors.LoginNeeded():
            return (
                say("Yeniden giriş yapmanız gerekiyor"),
                say("Güvenliğiniz için oturumunuz kapandı. Yazdıklarınız duruyor."),
            )
        case errors.NotFound():
            return (
                say("Aradığınızı bulamadık"),
                fault.detail or say("Silinmiş ya da taşınmış olabilir. Ana sayfadan ilerleyin."),
            )
        case errors.Invalid():
            return (
                say("Bir şeyi düzeltmek gerekiyor"),
                fault.detail or say("Yazdıklarınız duruyor. Yanıtlarınıza yeniden bakın."),
            )
        case errors.Broken():
            return (
                say("Hizmette bir sorun var"),
                say(
                    "Sorun sizde değil. Yazdıklarınız duruyor. Birkaç dakika sonra yeniden deneyin."
                ),
            )
        case errors.Refused():
            return (
                say("İşlem yapılamadı"),
                fault.detail or say("Yazdıklarınız duruyor. Yeniden deneyin."),
            )
        case _:
            return (
                say("Beklenmeyen bir sorun oldu"),
                say("Yazdıklarınız duruyor. Yeniden deneyin; sürerse sayfayı yenileyin."),
            )
