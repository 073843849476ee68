"""A text to its sections: the introduction and the entries, each as text, pictures and cards in reading order."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from guidegen.adapters.markdown.blocks import Shared, write_block
from guidegen.adapters.markdown.limits import too_complex
from guidegen.adapters.markdown.paragraphs import Line, bare_addresses, lines_of, read_embed, read_media
from guidegen.adapters.markdown.rules import TooComplexError, parse_blocks, parse_words
from guidegen.adapters.markdown.words import Run, Source, Words, plain_words
from guidegen.model.document import RawBlock, RawEmbed, RawGallery, RawHtml, RawMedia, Section, Value
from guidegen.problems import Position, Problem, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token


def read_sections(
    path: str, text: str, first_line: int = 1, *, entries: bool = True
) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """The sections of a text that begins on `first_line` of its file; with `entries` each `##` opens one.

    The first section is the introduction, perhaps empty. Field lists must have been cut out before.
    """
    source = Source(path, text.split("\n"), first_line)
    problems: list[Problem] = []
    try:
        line = too_complex(source.lines)
        if line is not None:
            raise TooComplexError(line)
        tokens, env = parse_blocks(text)
        reader = _Reader(Shared(source, env, problems), entries=entries)
        return reader.read(tokens), tuple(problems)
    except TooComplexError as refused:
        problem = error("text-too-complex", Position(path, refused.line + first_line))
        return (Section(None),), (*problems, problem)


class _Reader:
    """Walks the blocks of one text; `run` is the text since the last picture, `blocks` what came before."""

    def __init__(self, shared: Shared, *, entries: bool) -> None:
        self.shared = shared
        self.entries = entries
        self.heading: Value | None = None
        self.run = Run()
        self.blocks: list[RawBlock] = []
        self.sections: list[Section] = []

    def read(self, tokens: Sequence[Token]) -> tuple[Section, ...]:
        """All sections of the text."""
        for block in _top_level(tokens):
            kind = block[0].type
            self._check_headings(block)
            if kind == "heading_open" and block[0].tag == "h2" and block[0].markup == "##" and self.entries:
                self._close_section()
                self.heading = self._read_heading(block[1])
            elif kind == "paragraph_open":
                self._read_paragraph(block)
            else:
                write_block(self.run, block, self.shared)
        self._close_section()
        return tuple(self.sections)

    def _say(self, problem: Problem) -> None:
        self.shared.problems.append(problem)

    def _place(self, token: Token, *, last: bool = False) -> Position:
        source = self.shared.source
        first, end = token.map or (0, 1)
        number = end - 1 if last else first
        line = source.lines[number]
        return Position(source.path, number + source.first_line, len(line) - len(line.lstrip(" \t>")) + 1)

    def _check_headings(self, block: Sequence[Token]) -> None:
        for token in block:
            if token.type != "heading_open":
                continue
            if token.markup in ("-", "="):
                self._say(error("heading-underlined", self._place(token, last=True), mark=token.markup * 3))
            elif token.tag == "h1":
                self._say(error("heading-too-high", self._place(token)))
            elif token.tag == "h2" and token.level and self.entries:
                self._say(error("heading-inside", self._place(token)))

    def _read_heading(self, token: Token) -> Value:
        words = parse_words(token, self.shared.env)
        writer = self.shared.words(token, token.map[0] if token.map else 0)
        place = self._place(token)
        if not token.content:
            self._say(error("heading-empty", place))
        for link in words:
            if link.type in ("link_open", "wiki_link"):
                self._say(warning("heading-link", writer.place(link)))
            elif link.type == "image":
                self._say(error("picture-not-alone", writer.place(link)))
        where = self.shared.source.place(token.content, place.line - self.shared.source.first_line, 0)
        return Value(plain_words([t for t in words if t.type != "image"]), where.line, where.column)

    def _read_paragraph(self, block: Sequence[Token]) -> None:
        token = block[1]
        content = token.content
        if addresses := bare_addresses(content):
            self._read_addresses(block, addresses)
            return
        starts_emphasis = content[0] in "*_" and self._under_pictures()
        if "![" not in content and not starts_emphasis:
            write_block(self.run, block, self.shared)
            return
        words = self.shared.words(token, token.map[0] if token.map else 0)
        self._read_lines(words, tuple(lines_of(parse_words(token, self.shared.env))))

    def _read_addresses(self, block: Sequence[Token], addresses: Sequence[str]) -> None:
        for address in addresses:
            embed = read_embed(address, self._place(block[0]))
            if isinstance(embed, RawEmbed):
                self._close_run()
                self.blocks.append(embed)
            else:
                if embed is not None:
                    self._say(embed)
                self._write_paragraph(self.shared.link_words(block[1], address))

    def _under_pictures(self) -> bool:
        return not self.run.html and bool(self.blocks) and isinstance(self.blocks[-1], RawGallery)

    def _read_lines(self, words: Words, lines: Sequence[Line]) -> None:
        """Pictures become blocks of their own, emphasised lines under them their captions, the rest paragraphs."""
        text: list[Token] = []
        for line in lines:
            if line.pictures:
                self._write_text(words, text)
                self._add_pictures(words, line.pictures)
            elif line.emphasised and not text and self._lacks_caption():
                self._add_caption(words, line.emphasised)
            else:
                text = [*text, *line.tokens] if not text else [*text, _SOFT_BREAK, *line.tokens]
        self._write_text(words, text)
