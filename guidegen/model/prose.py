"""Prose as blocks: text whose links are slots, and the pictures, video and embeds between the paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from guidegen.model.media import Media
from guidegen.model.text import Html


@dataclass(frozen=True, slots=True)
class Gallery:
    """One picture, or several in a row (a carousel)."""

    media: tuple[Media, ...]


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that lives elsewhere, shown as a card that loads on click."""

    provider: str  # youtube, vimeo, instagram or tiktok
    url: str  # the address for people
    media_id: str  # the provider's own id


Block = Html | Gallery | Embed


@dataclass(frozen=True, slots=True)
class Prose:
    """Blocks in reading order, and the first words as plain text (for descriptions; up to 200 characters)."""

    blocks: tuple[Block, ...] = ()
    excerpt: str = ""

    @property
    def media(self) -> tuple[Media, ...]:
        """All pictures and video, in reading order."""
        return tuple(m for block in self.blocks if isinstance(block, Gallery) for m in block.media)
