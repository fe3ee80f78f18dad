"""Why something is not processed or not given: the reasons of the law, a row each.

CİMER Yönetmeliği m.5/2 for what is not processed at all; 4982 m.7, 8, 9 and 15 to 27 for
information that is not given, or only in part (m.9).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from mobile.api.models import Text
from service.history.kinds import Law, Outcome
from service.i18n.texts import read

_FILE = Path(__file__).parent / "reasons.json"
_OF_INFORMATION = "4982 "


class Reason(BaseModel):
    """`law` is the article, `outcomes` are the answers that may rest on it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    law: str
    outcomes: tuple[Outcome, ...]
    text: Text

    def fits(self, law: Law | None, outcome: Outcome) -> bool:
        """Whether an application under that law may be answered so for this reason."""
        return outcome in self.outcomes and (
            law == "information" or not self.law.startswith(_OF_INFORMATION)
        )


@cache
def reasons() -> Mapping[str, Reason]:
    """The rows by their id. Raises pydantic's ValidationError for a row that is none."""
    rows = TypeAdapter(list[Reason]).validate_python(read(_FILE))
    return {row.id: row for row in rows}
