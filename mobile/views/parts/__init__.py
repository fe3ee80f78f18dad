"""The few parts every screen is made of. Colours and text sizes come from the theme; what can be
pressed is a real button, because a real button has a name, a role, keyboard use and a focus ring.
"""
