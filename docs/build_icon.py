"""Draw our mark in every size the app needs: `python docs/build_icon.py`.

A speech bubble (somebody has something to say) with a pen (and puts it in writing) on a
petrol tile. Everything is drawn once, four times too large, and then made small: clean edges
without a drawing program.
"""

from math import hypot
from pathlib import Path

from PIL import Image, ImageDraw

ASSETS = Path(__file__).resolve().parent.parent / "assets"
PETROL, PAPER, CLEAR = "#0B5B66", "#FFFFFF", (0, 0, 0, 0)
FINE = 4096  # the drawing board; the largest picture is a quarter of it
ROUNDING = 0.225  # of the tile's side

# The drawing, in hundredths of the tile.
BUBBLE = (14.5, 16.0, 85.5, 70.0)
BUBBLE_ROUNDING = 13.5
TAIL = ((26.0, 65.0), (26.0, 86.0), (48.0, 65.0))
PEN_HEAD, PEN_POINT, PEN_WIDTH = (66.5, 25.0), (33.0, 58.5), 13.0
NIB, CAP, GAP = 0.27, 0.16, 0.045  # parts of the pen's length
LINE = ((49.0, 59.5), (70.0, 59.5))
LINE_WIDTH = 4.6

Point = tuple[float, float]


def on_board(point: Point, scale: float, offset: float) -> Point:
    """From hundredths to the drawing board."""
    return (offset + point[0] * scale, offset + point[1] * scale)


def bar(head: Point, point: Point, width: float, start: float, end: float) -> list[Point]:
    """A straight piece of the pen, between two shares of its length."""
    (hx, hy), (px, py) = head, point
    dx, dy = px - hx, py - hy
    length = hypot(dx, dy)
    sx, sy = -dy / length * width / 2, dx / length * width / 2
    first, last = (hx + dx * start, hy + dy * start), (hx + dx * end, hy + dy * end)
    return [
        (first[0] + sx, first[1] + sy),
        (last[0] + sx, last[1] + sy),
        (last[0] - sx, last[1] - sy),
        (first[0] - sx, first[1] - sy),
    ]


def draw_mark(board: Image.Image, share: float) -> None:
    """The bubble and the pen, as large as `share` of the board, in its middle."""
    pencil = ImageDraw.Draw(board)
    scale = FINE / 100 * share
    offset = FINE * (1 - share) / 2

    def place(*points: Point) -> list[Point]:
        return [on_board(point, scale, offset) for point in points]

    corners = place(BUBBLE[:2], BUBBLE[2:])
    pencil.rounded_rectangle(corners, radius=BUBBLE_ROUNDING * scale, fill=PAPER)
    pencil.polygon(place(*TAIL), fill=PAPER)

    shaft = bar(PEN_HEAD, PEN_POINT, PEN_WIDTH, CAP + GAP, 1 - NIB)
    nib_base = bar(PEN_HEAD, PEN_POINT, PEN_WIDTH, 1 - NIB, 1)
    pencil.polygon(place(*shaft), fill=PETROL)
    pencil.polygon(place(nib_base[0], PEN_POINT, nib_base[3]), fill=PETROL)
    cap = bar(PEN_HEAD, PEN_POINT, PEN_WIDTH, 0, CAP)
    pencil.polygon(place(*cap), fill=PETROL)

    (left, top), (right, _) = place(*LINE)
    half = LINE_WIDTH * scale / 2
    pencil.rounded_rectangle((left, top - half, right, top + half), radius=half, fill=PETROL)


def tile(share: float = 1.0, *, rounded: bool = True, mark: float = 1.0) -> Image.Image:
    """The petrol tile with the mark; `share` of the board, the rest is clear."""
    board = Image.new("RGBA", (FINE, FINE), CLEAR)
    edge = FINE * (1 - share) / 2
    radius = FINE * share * ROUNDING if rounded else 0
    box = (edge, edge, FINE - edge - 1, FINE - edge - 1)
    ImageDraw.Draw(board).rounded_rectangle(box, radius=radius, fill=PETROL)
    draw_mark(board, share * mark)
    return board


def save(picture: Image.Image, name: str, size: int, *, opaque: bool = False) -> None:
    """Make it small and write it."""
    small = picture.resize((size, size), Image.Resampling.LANCZOS)
    target = ASSETS / name
    target.parent.mkdir(parents=True, exist_ok=True)
    (small.convert("RGB") if opaque else small).save(target, optimize=True)


def main() -> None:
    """Write every picture. The names in icons/ are those of Flet's web page: ours win."""
    rounded = tile()
    save(rounded, "icon.png", 1024)
    save(rounded, "favicon.png", 64)
    save(rounded, "icons/icon-192.png", 192)
    save(rounded, "icons/icon-512.png", 512)

    # Apple rounds the corners itself and paints clear ones black.
    square = tile(rounded=False, mark=0.94)
    save(square, "icon_ios.png", 1024, opaque=True)
    save(square, "icons/apple-touch-icon-192.png", 192, opaque=True)

    # A maskable icon may lose everything outside a circle of four fifths.
    maskable = tile(rounded=False, mark=0.8)
    save(maskable, "icons/icon-maskable-192.png", 192, opaque=True)
    save(maskable, "icons/icon-maskable-512.png", 512, opaque=True)

    # Android shows the splash picture through a circle of two thirds.
    splash = tile(0.52)
    save(splash, "splash.png", 1024)
    save(tile(0.6), "icons/loading-animation.png", 512)


if __name__ == "__main__":
    main()
