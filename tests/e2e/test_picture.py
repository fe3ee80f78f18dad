"""The error blocks are found, and ordinary looks are not taken for them."""

import pytest
from PIL import Image, ImageDraw

from tests.e2e.picture import broken_block

PAPERS = ("#FAF7F2", "#131819", "#FFFFFF", "#000000", "#F7EDD8", "#0F0C09")


def painted(paper: str, fill: str, box: tuple[int, int, int, int]) -> Image.Image:
    """A sheet with one block."""
    picture = Image.new("RGB", (200, 300), paper)
    ImageDraw.Draw(picture).rectangle(box, fill=fill)
    return picture


@pytest.mark.parametrize("paper", PAPERS)
def test_finds_flutters_grey_on_every_paper(paper: str) -> None:
    """Flutter mixes 94 % of its grey with whatever lies below."""
    mixed = Image.blend(Image.new("RGB", (1, 1), paper), Image.new("RGB", (1, 1), "#C0C0C0"), 0.941)
    grey = "#{:02X}{:02X}{:02X}".format(*mixed.getpixel((0, 0)))  # pyright: ignore
    found = broken_block(painted(paper, grey, (20, 40, 180, 80)))
    assert found is not None
    assert "grey error block" in found


def test_finds_flets_red_complaint() -> None:
    """A strip of one line is enough."""
    found = broken_block(painted("#FAF7F2", "#F44336", (10, 100, 190, 118)))
    assert found is not None
    assert "red error block" in found


@pytest.mark.parametrize("fill", ["#7B8480", "#B8C0BC", "#EBEBEB", "#D9ECEC", "#A8321F", "#BFAF97"])
def test_leaves_our_own_colours_alone(fill: str) -> None:
    """Frames, soft ink, soft fills and our own red."""
    assert broken_block(painted("#FAF7F2", fill, (20, 40, 180, 80))) is None


def test_leaves_thin_grey_lines_alone() -> None:
    """The edges of letters are grey too."""
    assert broken_block(painted("#FFFFFF", "#C0C0C0", (20, 40, 180, 48))) is None
