"""Where Flet starts the app on a phone, a desktop or in a browser."""

import flet as ft

from mobile.app import main

if __name__ == "__main__":
    ft.run(main)
