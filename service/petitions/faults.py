"""How a paper is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.i18n import said

FAULTS: Final[Mapping[str, tuple[int, str, str]]] = {
    "way_closed": (
        409,
        said("Bu yol şu an açık değil"),
        said(
            "Bu başvuruda şu an böyle bir yol ya da son gün yok; hiçbir şey değişmedi. Başvuruyu "
            "yeniden açıp son durumuna bakın."
        ),
    ),
}
"""As `service.problems.Kind`."""
