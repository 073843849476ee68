"""A picture in a role: which derivatives it needs, how each is cut, what they are called; worked out without opening it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidegen.edition import routes
from guidegen.edition.crops import crop_box, ladder
from guidegen.edition.licences import licence_url
from guidegen.model.theme import Role
from guidegen.plan.digest import digest
from guidegen.plan.plan import Output
from guidegen.plan.recipes import MakePicture

if TYPE_CHECKING:
    from guidegen.edition.desk import Desk
    from guidegen.model.media import Picture

LARGE = Role("large", (1600,))  # the whole picture, for whoever clicks on it
SHARE = Role("share", (1200,), (1200, 630))  # Open Graph's 1200 x 630
SHARE_BYTES = 300_000  # above this, messengers show no preview (reader-and-look.md, note 9)
MAX_SIDE = 2016  # lets a JPEG of 12 megapixels be decoded at half size (speed.md, findings)
MIME = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg", "png": "image/png"}
_SUFFIX = {"avif": "avif", "webp": "webp", "jpeg": "jpg", "png": "png"}


@dataclass(frozen=True, slots=True)
class Derivative:
    """One file to be made from a picture."""

    format: str
    width: int
    height: int
    output: Output


def derivatives(desk: Desk, picture: Picture, role: Role, formats: tuple[str, ...]) -> tuple[Derivative, ...]:
    """Every file that `picture` needs in `role`, for each format from small to large."""
    key = (picture.digest, picture.focus, picture.credit, role, formats)
    known = desk.derivatives.get(key)
    if known is None:
        known = desk.derivatives[key] = tuple(_work_out(desk, picture, role, formats))
    return known  # type: ignore[return-value] # the memo holds what _work_out gave


def _work_out(desk: Desk, picture: Picture, role: Role, formats: tuple[str, ...]) -> list[Derivative]:
    box = crop_box(picture.width, picture.height, role.ratio, picture.focus)
    sizes = ladder(box, role.widths, MAX_SIDE)
    return [_derivative(desk, picture, box, size, fmt) for fmt in formats for size in sizes]


def _derivative(
    desk: Desk, picture: Picture, box: tuple[int, int, int, int], size: tuple[int, int], fmt: str
) -> Derivative:
    recipe = MakePicture(
        source_digest=picture.digest,
        crop=box,
        size=size,
        format=fmt,
        quality=_quality(desk, fmt),
        credit=_credit(picture),
        maker=desk.makers.picture,
    )
    path = routes.picture_path(_stem(picture), size[0], digest(recipe), _SUFFIX[fmt])
    return Derivative(fmt, *size, Output(path, recipe, picture.source))


def share_picture(desk: Desk, picture: Picture) -> Derivative:
    """The picture a forwarded link shows: 1200 x 630 (or as large as it can be), a JPEG under 300 kB."""
    box = crop_box(picture.width, picture.height, SHARE.ratio, picture.focus)
    size = ladder(box, SHARE.widths, MAX_SIDE)[-1]
    if size[0] >= SHARE.widths[0]:
        size = (1200, 630)
    recipe = MakePicture(
        picture.digest,
        box,
        size,
        "jpeg",
        desk.theme.jpeg_quality,
        _credit(picture),
        SHARE_BYTES,
        desk.makers.picture,
    )
    path = routes.picture_path(_stem(picture), size[0], digest(recipe), "jpg")
    return Derivative("jpeg", *size, Output(path, recipe, picture.source))


def _quality(desk: Desk, fmt: str) -> int:
    theme = desk.theme
    return {"avif": theme.avif_quality, "webp": theme.webp_quality}.get(fmt, theme.jpeg_quality)


def _credit(picture: Picture) -> tuple[tuple[str, str], ...]:
    """The fields that image search reads (Google Search Central, image licence metadata), as far as they are known."""
    credit = picture.credit
    if credit is None:
        return ()
    notice = ", ".join(part for part in (credit.text, credit.licence) if part)
    rows = (
        ("creator", credit.text),
        ("credit", credit.text),
        ("rights", notice),
        ("rights-url", licence_url(credit.licence) or credit.rights_url),
        ("licensor-url", credit.rights_url),
    )
    return tuple((name, value) for name, value in rows if value)


def _stem(picture: Picture) -> str:
    name = picture.source.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")[:40] or "picture"
