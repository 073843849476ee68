"""Prose as blocks: text whose links are slots, and the pictures, video and embeds between the paragraphs.

The HTML itself is a *body*: it is kept apart, found by digest when a page is made, so that records stay small
and a page depends on words it shows by value. A slot in a body is `\\x02N\\x03` ... `\\x02/N\\x03` around the
linked words, N counting from 0 in the order of `links`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guidegen.model.media import Media
    from guidegen.model.names import Ref


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a slot leads: a record, and perhaps a place on its page."""

    ref: Ref
    fragment: str | None = None


@dataclass(frozen=True, slots=True)
class Html:
    """A run of text: the digest of its body, and what its link slots point to, in order.

    A target is None when its record is not visible today; its words then stay as plain text.
    """

    digest: str
    links: tuple[LinkTarget | None, ...] = ()


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
