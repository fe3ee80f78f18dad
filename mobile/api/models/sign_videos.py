"""Recorded videos in sign language that say what a screen says."""

from __future__ import annotations

from mobile.api.models.base import Said, Text


class SignVideo(Said):
    """One that is installed. `page` is the address, below the service's own, of the page on which
    it plays, with captions, and with all that is said in it as text beside it. `screens` are the
    addresses of the app it belongs to; a form and its steps name theirs by `id`."""

    id: str
    title: Text
    page: str
    screens: tuple[str, ...] = ()


class SignVideos(Said):
    """Empty where none was recorded."""

    videos: tuple[SignVideo, ...] = ()
