"""What only a picture shows: a control that could not be built."""

# Pillow speaks of NumPy in its types, which need not be there.
# pyright: reportUnknownMemberType=false

from io import BytesIO

from PIL import Image, ImageChops, ImageFilter

# A release build of Flutter paints #C0C0C0 at 94 % where a control breaks: between #B5B5B5 on
# black and #C4C4C4 on white. Flet paints its own complaints, with words, on Material's red.
GREY_LOW, GREY_HIGH, GREY_SPREAD = 179, 198, 3
RED, RED_SPREAD = (244, 67, 54), 4
LEAST_BLOCK = 13  # px: wider than any stroke of a letter
LEAST_RED = 600  # px altogether: no scheme of ours holds this red


def blank(data: bytes) -> bool:
    """Whether a picture has one colour: nothing is painted yet."""
    return len(Image.open(BytesIO(data)).convert("RGB").getcolors(2) or "more") == 1


def broken_block(picture: Image.Image) -> str | None:
    """Where a control was replaced by an error block, or None."""
    red, green, blue = picture.convert("RGB").split()
    grey = _between(red, GREY_LOW, GREY_HIGH)
    for one, other in ((red, green), (green, blue), (red, blue)):
        grey = ImageChops.multiply(
            grey, _between(ImageChops.difference(one, other), 0, GREY_SPREAD)
        )
    if box := _block(grey):
        return f"a grey error block at {box}"
    masks = [
        _between(band, level - RED_SPREAD, level + RED_SPREAD)
        for band, level in zip((red, green, blue), RED, strict=True)
    ]
    complaint = ImageChops.multiply(ImageChops.multiply(masks[0], masks[1]), masks[2])
    if complaint.histogram()[255] > LEAST_RED:
        return f"a red error block at {complaint.getbbox()}"
    return None


def _between(band: Image.Image, low: int, high: int) -> Image.Image:
    return band.point([255 if low <= level <= high else 0 for level in range(256)])


def _block(mask: Image.Image) -> tuple[int, int, int, int] | None:
    """The first place where the mask is full for a whole square."""
    return mask.filter(ImageFilter.MinFilter(LEAST_BLOCK)).getbbox()
