"""Blocks of prose, laid out on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidegen.edition.views import BlockView, EmbedView
from guidegen.model.media import Picture
from guidegen.model.prose import Embed, Gallery
from guidegen.model.text import Html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidegen.edition.sheet import Sheet
    from guidegen.model.prose import Block

PLAYERS = {  # frames that play without cookies before a reader asks; others are a link only
    "youtube": ("https://www.youtube-nocookie.com", "/embed/{id}?autoplay=1"),
    "vimeo": ("https://player.vimeo.com", "/video/{id}?dnt=1&autoplay=1"),
}
_INLINE_ROLE = {"portrait": "tall", "landscape": "wide", "square": "inset"}


def lay_blocks(sheet: Sheet, blocks: Iterable[Block]) -> tuple[BlockView, ...]:
    """The blocks a page can show (video is not published yet), in reading order."""
    return tuple(view for block in blocks if (view := _block(sheet, block)) is not None)


def pictures_in(gallery: Gallery) -> tuple[Picture, ...]:
    """The pictures of a gallery; its video is checked, and not published in this edition."""
    return tuple(m for m in gallery.media if isinstance(m, Picture))


def frames(blocks: Iterable[BlockView]) -> tuple[str, ...]:
    """The origins whose frames these blocks may load when a reader asks."""
    found = {
        PLAYERS[b.embed.provider][0] for b in blocks if b.embed is not None and b.embed.player is not None
    }
    return tuple(sorted(found))


def _block(sheet: Sheet, block: Block) -> BlockView | None:
    if isinstance(block, Html):
        return BlockView(body=sheet.body(block))
    if isinstance(block, Embed):
        return BlockView(embed=_embed(block))
    pictures = pictures_in(block)
    if not pictures:
        return None
    if len(pictures) == 1:
        return BlockView(picture=sheet.picture(pictures[0], _INLINE_ROLE[pictures[0].shape]))
    return BlockView(carousel=tuple(sheet.picture(p, "slide") for p in pictures))


def _embed(embed: Embed) -> EmbedView:
    known = PLAYERS.get(embed.provider)
    player = None if known is None else known[0] + known[1].format(id=embed.media_id)
    return EmbedView(embed.provider, embed.url, player)
