"""How a picture is cut for a role and in which sizes it is made; whole numbers of pixels, upright, never enlarged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guidegen.model.media import Focus

Box = tuple[int, int, int, int]  # left, top, right, bottom: the last two just outside
Size = tuple[int, int]  # width, height

WORTHWHILE = 1.15  # a picture's own size is a step of its own when it is this much wider than the step below


def crop_box(width: int, height: int, ratio: tuple[int, int] | None, focus: Focus) -> Box:
    """The largest box of `ratio` (width : height; None keeps all) with the focus as near its middle as fits."""
    if ratio is None:
        return 0, 0, width, height
    across, down = ratio
    if width * down > height * across:
        box_width, box_height = max(1, _rounded(height * across, down)), height
    else:
        box_width, box_height = width, max(1, _rounded(width * down, across))
    left = _start(width, box_width, focus.x)
    top = _start(height, box_height, focus.y)
    return left, top, left + box_width, top + box_height


def _start(whole: int, part: int, focus: float) -> int:
    """Where a part of that length begins, so that the focus lies in its middle or as near as the edges allow."""
    return max(0, min(whole - part, round(focus * whole - part / 2)))


def ladder(box: Box, widths: tuple[int, ...], max_side: int) -> tuple[Size, ...]:
    """The sizes in which a cut is made, from small to large: `widths`, but for what would enlarge it.

    Where the cut is narrower than a wanted width, its own width ends the ladder, if that is a step worth making;
    a cut narrower than all of them is made once, as it is. No side is longer than `max_side`.
    """
    own = _bounded(box[2] - box[0], box[3] - box[1], max_side)
    steps = [width for width in sorted(set(widths)) if width <= own[0]]
    if not steps or (own[0] < max(widths) and own[0] >= steps[-1] * WORTHWHILE):
        steps.append(own[0])
    return tuple(_of_width(width, own, box) for width in steps)


def _bounded(width: int, height: int, max_side: int) -> Size:
    longest = max(width, height)
    if longest <= max_side:
        return width, height
    return max(1, _rounded(width * max_side, longest)), max(1, _rounded(height * max_side, longest))


def _of_width(width: int, own: Size, box: Box) -> Size:
    """The size of that width; the cut's own is kept to the pixel."""
    if width == own[0]:
        return own
    return width, max(1, _rounded(width * (box[3] - box[1]), box[2] - box[0]))


def _rounded(value: int, divisor: int) -> int:
    """The nearest whole number to value / divisor, in whole numbers only: the same on every machine."""
    return (2 * value + divisor) // (2 * divisor)
