"""The screens: one file each, a plain function of what the app knows."""
