"""What is to be mended on a screen: at its fields, and listed on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobile.views.at import At
from mobile.views.faults import sentence
from mobile.views.parts.notice import mistakes
from mobile.views.parts.standing import lead

if TYPE_CHECKING:
    from mobile.state.mistakes import Mistake
    from mobile.views.parts.layout import Part


def to_mend(
    at: At, found: tuple[Mistake, ...], *, scrolls: bool = False
) -> tuple[dict[str, str], Part]:
    """The words for each field, and the list of them; None where there is nothing to mend. With
    `scrolls`, what asks for a field has the scroll key "asked-" and its name."""
    faults = {mistake.field: sentence(at.say, mistake) for mistake in found}
    if not faults:
        return faults, None
    listed = tuple(
        (field, told, lead(field, sight=f"asked-{field}" if scrolls else ""))
        for field, told in faults.items()
    )
    return faults, mistakes(at, listed)
