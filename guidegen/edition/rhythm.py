"""The rhythm of a guide: how each entry lies on the page, from the shapes of the pictures that open it."""

from __future__ import annotations

from dataclasses import dataclass

from guidegen.model.media import Picture

BLEED_WIDTH = 1400  # pixels: a smaller picture would look coarse from edge to edge

# What suits a shape, best first. Left and right are one size in two layouts.
SUITS = {
    "landscape": ("wide", "full", "inset"),
    "portrait": ("tall-right", "tall-left", "inset"),
    "square": ("inset", "tall-left", "tall-right"),
}
ROLES = {
    "wide": "wide",
    "full": "full",
    "tall-left": "tall",
    "tall-right": "tall",
    "inset": "inset",
    "carousel": "slide",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """How an entry lies on the page, and in which role its opening pictures are cut (None: it has none)."""

    layout: str
    role: str | None


def set_rhythm(openings: tuple[tuple[Picture, ...], ...]) -> tuple[Setting, ...]:
    """One setting for each entry, given the pictures that open it.

    No layout comes twice running, but for text. So a second carousel in a row opens with its first picture
    alone, and the others follow in its text.
    """
    layouts: list[str] = []
    for pictures in openings:
        layouts.append(_layout(pictures, layouts))
    return tuple(Setting(layout, ROLES.get(layout)) for layout in layouts)


def _layout(pictures: tuple[Picture, ...], before: list[str]) -> str:
    if not pictures:
        return "text"
    last = before[-1] if before else None
    if len(pictures) > 1 and last != "carousel":
        return "carousel"
    fitting = [layout for layout in SUITS[pictures[0].shape] if layout != last and _fits(layout, pictures[0])]
    return min(fitting, key=lambda layout: _last_use(layout, before))


def _fits(layout: str, picture: Picture) -> bool:
    return layout != "full" or picture.width >= BLEED_WIDTH


def _last_use(layout: str, before: list[str]) -> int:
    # The one that was longest ago comes first; `min` keeps the order of SUITS among those never used.
    return max((place for place, used in enumerate(before) if used == layout), default=-1)
