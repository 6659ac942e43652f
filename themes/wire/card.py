# ruff: noqa: INP001 -- a theme is no package
"""Draw `static/card.png`, which other sites show beside a link: figures that differ, in the theme's colours.

    python themes/wire/card.py

It has no words, so that it serves every language. Run it again when the theme's colours change.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

WIDTH, HEIGHT = 1200, 630
PAPER, INK, SOFT, LINE, ACCENT = 0xFFFEFB, 0x1C1A17, 0x8B857B, 0xD9D3C7, 0xA3121F
LEFT, RIGHT, TOP, STEP = 96, 1104, 212, 76
OPEN = 640  # where “at least” begins
FIGURES = ((820, 820, ACCENT), (470, 700, INK), (560, 560, INK), (300, 300, SOFT), (OPEN, OPEN, INK))
FINE = 4  # parts of a pixel's side that the edge of a disc is measured by

Canvas = list[list[int]]


def draw() -> Canvas:
    """Draw the card; answers its rows of colours as 0xRRGGBB."""
    canvas = [[PAPER] * WIDTH for _ in range(HEIGHT)]
    box(canvas, LEFT, 168, RIGHT - LEFT, 3, INK)
    box(canvas, LEFT, 72, 96, 96, ACCENT)
    for n, (wide, thick) in enumerate(((48, 12), (48, 6), (48, 6), (30, 6))):
        box(canvas, LEFT + 24, 96 + 6 * (n > 0) + 12 * n, wide, thick, PAPER)
    for n in range(7):
        box(canvas, LEFT + n * (RIGHT - LEFT - 2) // 6, TOP, 2, HEIGHT - TOP - 54, LINE)
    for n, (low, high, colour) in enumerate(FIGURES):
        middle = TOP + 32 + n * STEP
        box(canvas, LEFT, middle - 1, low - LEFT, 2, LINE)
        box(canvas, low, middle - 5, high - low, 10, colour)
        for at in (low, high):
            disc(canvas, at, middle, 15, colour)
        if colour == SOFT:
            disc(canvas, low, middle, 10, PAPER)
    for n in range(15):
        box(canvas, OPEN + 25 + 28 * n, TOP + 30 + 4 * STEP, 14, 4, INK)
    return canvas


def box(canvas: Canvas, left: int, top: int, width: int, height: int, colour: int) -> None:  # noqa: PLR0913, PLR0917 -- a rectangle's four numbers
    """Fill a rectangle."""
    for row in canvas[top : top + height]:
        row[left : left + width] = [colour] * width


def disc(canvas: Canvas, x: int, y: int, radius: int, colour: int) -> None:
    """Fill a circle with a smooth edge."""
    parts = [(n + 0.5) / FINE for n in range(FINE)]
    for row in range(y - radius - 1, y + radius + 1):
        for column in range(x - radius - 1, x + radius + 1):
            inside = sum((column + a - x) ** 2 + (row + b - y) ** 2 <= radius**2 for a in parts for b in parts)
            canvas[row][column] = mixed(canvas[row][column], colour, inside / FINE**2)


def mixed(below: int, above: int, share: float) -> int:
    """Lay a colour over another."""
    pairs = (((below >> shift) & 255, (above >> shift) & 255) for shift in (16, 8, 0))
    red, green, blue = (round(low + (high - low) * share) for low, high in pairs)
    return red << 16 | green << 8 | blue


def png(canvas: Canvas) -> bytes:
    """Write rows of colours as a PNG (ISO/IEC 15948) with a palette."""
    palette = sorted({colour for row in canvas for colour in row})
    number = {colour: n for n, colour in enumerate(palette)}
    rows = b"".join(b"\0" + bytes(number[colour] for colour in row) for row in canvas)
    header = struct.pack(">2I5B", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    colours = b"".join(colour.to_bytes(3, "big") for colour in palette)
    chunks = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


if __name__ == "__main__":
    (Path(__file__).parent / "static" / "card.png").write_bytes(png(draw()))
