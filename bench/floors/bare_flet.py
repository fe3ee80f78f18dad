"""What no Flet app can do without."""

import flet as ft

BARE = (ft.Page, ft.Text)
