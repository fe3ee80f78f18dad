"""Write docs/presets.md, the page of the pictures that `python -m tests.e2e.presets` takes:
`python -m docs.build_presets`."""

from collections.abc import Iterator
from pathlib import Path

from mobile.i18n import words
from mobile.state.settings import PRESETS, Preset
from mobile.views.settings import preset_name

TARGET = Path(__file__).parent / "presets.md"
SCREENS = {
    "home": "the first screen",
    "step": "a step of a form",
    "mistakes": "its mistakes, in a list that has the focus",
    "help": "help",
}


def shown(preset: Preset) -> list[str]:
    """What there are pictures of: help too, where the beginning changes that."""
    helped = PRESETS[preset].get("in_writing", False)
    return [name for name in SCREENS if name != "help" or helped]


def page() -> str:
    """The whole page."""
    lines = [
        "# What each beginning of the settings looks like",
        "",
        "Each changes several settings at once, and every one of them can be chosen alone",
        "([decisions/accessible-mode.md](decisions/accessible-mode.md)). On a phone, in Turkish;",
        "`make pictures` takes them anew. With “in writing” the step asks for no recording of",
        "one's voice, and help tells the written ways before the phone numbers.",
        "",
    ]
    for preset in PRESETS:
        lines += _chapter(preset)
    return "\n".join(lines)


def _chapter(preset: Preset) -> Iterator[str]:
    name, below = preset_name(words("en"), preset)
    yield from (f"## {name}", "", f"{below}.", "")
    yield from (
        f'<img src="pictures/presets/{preset}-{screen}.png" width="220" '
        f'alt="{name}: {SCREENS[screen]}">'
        for screen in shown(preset)
    )
    yield ""


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8")
