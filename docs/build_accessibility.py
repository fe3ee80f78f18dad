"""Write docs/accessibility.md from the checklist: `python -m docs.build_accessibility`."""

from pathlib import Path

from mobile.i18n import words
from mobile.views.statement.criteria import Criterion, State, checklist

TARGET = Path(__file__).parent / "accessibility.md"
_ENGLISH = words("en")
_STATES: dict[State, str] = {"unmet": "not met", "partly": "partly met", "met": "met"}


def page() -> str:
    """The whole page."""
    whole = checklist()
    counts = ", ".join(f"{len(whole.of(state))} {told}" for state, told in _STATES.items())
    lines = [
        "# Accessibility",
        "",
        f"The bar is {whole.standard} AA, with the AAA points below, and EN 301 549.",
        "`python -m docs.build_accessibility` makes this page of the rows in",
        "`mobile/views/statement/criteria.json`, which citizens read at `/erisilebilirlik`.",
        "",
        f"Gone through on {whole.looked_at.isoformat()}: {counts}.",
        "A point whose test is a program is met as far as a program can see; “by hand” means that",
        "people have to try it as well ([accessibility-by-hand.md](accessibility-by-hand.md)).",
        "What the settings make of three screens is seen in [presets.md](presets.md).",
        "",
        "| SC | level | what it means | state | what shows it |",
        "|---|---|---|---|---|",
        *(_row(one) for one in whole.criteria),
        "",
    ]
    return "\n".join(lines)


def _row(one: Criterion) -> str:
    state = f"**{_STATES[one.state]}**" + (f": {_ENGLISH.pick(one.why)}" if one.why else "")
    shown = [f"`{test}`" for test in one.tests]
    if one.by_hand:
        shown.append("by hand")
    told = "<br>".join(shown) or "nothing yet"
    return f"| {one.sc} | {one.level} | {_ENGLISH.pick(one.words)} | {state} | {told} |"


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8")
