"""The blocks of one section as they grow: text, pictures with captions, cards."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from guidegen.adapters.markdown.addresses import Address, kind_of
from guidegen.adapters.markdown.blocks import Shared, write_block
from guidegen.adapters.markdown.paragraphs import bare_addresses, lines_of, read_embed, read_media
from guidegen.adapters.markdown.rules import parse_words
from guidegen.adapters.markdown.words import Run, Words, portable
from guidegen.model.document import RawBlock, RawEmbed, RawGallery, RawHtml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from guidegen.adapters.markdown.paragraphs import Line

_BLANKS = re.compile(r"[ \t]+")


class Body:
    """Takes a section's blocks in order; `close` gives what they came to."""

    __slots__ = ("_blocks", "_run", "_shared")

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._run = Run()  # the text since the last picture or card
        self._blocks: list[RawBlock] = []

    def close(self) -> tuple[RawBlock, ...]:
        """All blocks so far, in reading order."""
        self._close_run()
        return tuple(self._blocks)

    def take(self, block: Sequence[Token]) -> None:
        """Add a block of the first level, given as all its tokens."""
        if block[0].type == "paragraph_open":
            self._take_paragraph(block)
        else:
            write_block(self._run, block, self._shared)

    def _take_paragraph(self, block: Sequence[Token]) -> None:
        token = block[1]
        if not token.content:  # spaces that do not break: they look like an empty line
            return
        if addresses := bare_addresses(token.content):
            self._take_addresses(token, addresses)
        elif "![" in token.content or (token.content[0] in "*_" and self._lacks_caption()):
            words = self._shared.words(token, token.map[0] if token.map else 0)
            self._take_lines(words, tuple(lines_of(parse_words(token, self._shared.env))))
        else:
            write_block(self._run, block, self._shared)

    def _take_addresses(self, token: Token, addresses: Sequence[str]) -> None:
        place = self._shared.words(token, token.map[0] if token.map else 0).place(token)
        for address in addresses:
            embed = read_embed(address, place)
            if isinstance(embed, RawEmbed):
                self._close_run()
                self._blocks.append(embed)
                continue
            if embed is not None:
                self._shared.problems.append(embed)
            words = escape(address)
            if kind_of(address) is Address.OUTSIDE:
                words = f'<a href="{escape(portable(address))}" rel="external noopener">{words}</a>'
            self._run.html.append(f"<p>{words}</p>\n")
            self._run.plain.append(f"{address}\n")

    def _take_lines(self, words: Words, lines: Sequence[Line]) -> None:
        """Pictures become a gallery, emphasised lines under them captions, what is left paragraphs."""
        text: list[Token] = []
        for line in lines:
            if line.pictures:
                self._write_text(words, text)
                self._add_pictures(words, line.pictures)
                text = []
            elif line.emphasised and not text and self._lacks_caption():
                self._add_caption(words, line.emphasised)
            else:
                text.extend(line.tokens if text else line.tokens[_is_break(line.tokens[:1]) :])
        self._write_text(words, text)

    def _write_text(self, words: Words, tokens: Sequence[Token]) -> None:
        if tokens:
            self._run.html.append("<p>")
            words.write(self._run, tokens)
            self._run.html.append("</p>\n")
            self._run.plain.append("\n")

    def _add_pictures(self, words: Words, tokens: Sequence[Token]) -> None:
        """Pictures with nothing but captions between them are one gallery, in one paragraph or in several."""
        self._close_run()
        media = tuple(m for m in (read_media(token, words) for token in tokens) if m is not None)
        if media and self._blocks and isinstance(self._blocks[-1], RawGallery):
            self._blocks[-1] = RawGallery((*self._blocks[-1].media, *media))
        elif media:
            self._blocks.append(RawGallery(media))

    def _lacks_caption(self) -> bool:
        """Whether the last thing was a picture that has no caption yet."""
        last = self._blocks[-1] if self._blocks and not self._run.html else None
        return isinstance(last, RawGallery) and last.media[-1].caption is None

    def _add_caption(self, words: Words, tokens: Sequence[Token]) -> None:
        run = Run()
        words.write(run, tokens)
        gallery = self._blocks[-1]
        caption = _html(run)
        if isinstance(gallery, RawGallery) and caption is not None:
            last = replace(gallery.media[-1], caption=caption)
            self._blocks[-1] = RawGallery((*gallery.media[:-1], last))

    def _close_run(self) -> None:
        text = _html(self._run)
        if text is not None:
            self._blocks.append(text)
        self._run = Run()


def _is_break(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].type in ("softbreak", "hardbreak")


def _html(run: Run) -> RawHtml | None:
    html = "".join(run.html).strip("\n")
    if not html:
        return None
    plain = _BLANKS.sub(" ", "".join(run.plain)).strip()
    digest = hashlib.blake2b(html.encode(), digest_size=16).hexdigest()
    return RawHtml(html, digest, tuple(run.links), plain)
