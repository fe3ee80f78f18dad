"""Which kind of application?"""

from functools import partial

from mobile.views.at import At, Screen
from mobile.views.icons import sign
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.press import action_card
from mobile.views.parts.text import soft, title
from mobile.views.parts.waiting import waiting


def apply(at: At) -> Screen:
    say = at.say
    asked = say("Ne tür bir başvuru yapacaksınız?")
    cards: list[Part] = [
        action_card(
            at,
            sign(form.icon),
            say.pick(form.title),
            say.pick(form.purpose),
            partial(at.go, f"/basvur/{form.id}"),
            key=f"form-{form.id}",
        )
        for form in at.store.filing.forms
    ]
    return Screen(
        title=asked,
        place="apply",
        content=[
            stack(title(asked), soft(say("Size en yakın olanı seçin.")), gap="s"),
            stack(*cards) if cards else waiting(at),
        ],
    )
