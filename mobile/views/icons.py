"""The signs of the forms, by the names the service gives them."""

import flet as ft

I = ft.Icons  # noqa: E741

_SIGNS = {
    "request": I.PAN_TOOL_ALT_OUTLINED,
    "complaint": I.REPORT_PROBLEM_OUTLINED,
    "information": I.INFO_OUTLINE_ROUNDED,
    "information_request": I.INFO_OUTLINE_ROUNDED,
    "suggestion": I.LIGHTBULB_OUTLINE_ROUNDED,
    "thanks": I.FAVORITE_BORDER_ROUNDED,
    "human_rights": I.BALANCE_ROUNDED,
    "rights": I.BALANCE_ROUNDED,
    "ethics": I.GAVEL_ROUNDED,
    "earthquake": I.CRISIS_ALERT_ROUNDED,
    "crisis": I.CRISIS_ALERT_ROUNDED,
    "tip": I.CAMPAIGN_OUTLINED,
    "sign_call": I.SIGN_LANGUAGE_ROUNDED,
}


def sign(name: str) -> ft.IconData:
    """A newer service may know more names than this app."""
    return _SIGNS.get(name, I.DESCRIPTION_OUTLINED)
