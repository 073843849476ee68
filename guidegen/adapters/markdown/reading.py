"""A text to its sections: the introduction and the entries, with what is wrong in their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidegen.adapters.markdown.blocks import Shared
from guidegen.adapters.markdown.body import Body
from guidegen.adapters.markdown.limits import too_complex
from guidegen.adapters.markdown.rules import TooComplexError, parse_blocks, parse_words
from guidegen.adapters.markdown.words import Source, plain_words
from guidegen.model.document import Section, Value
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
        too_complex(source.lines)
        tokens, env = parse_blocks(text)
        sections = _sections(tokens, Shared(source, env, problems), entries=entries)
        return tuple(sections), tuple(problems)
    except TooComplexError as refused:
        place = Position(path, refused.line + first_line)
        return (Section(None),), (*problems, error("text-too-complex", place))


def _sections(tokens: Sequence[Token], shared: Shared, *, entries: bool) -> Iterator[Section]:
    heading: Value | None = None
    body = Body(shared)
    for block in _top_level(tokens):
        _check_headings(block, shared, entries=entries)
        first = block[0]
        if entries and first.type == "heading_open" and first.markup == "##":
            yield Section(heading, (), body.close())
            heading, body = _read_heading(first, block[1], shared), Body(shared)
        else:
            body.take(block)
    yield Section(heading, (), body.close())


def _top_level(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The blocks of the first level, each as all its tokens."""
    start = 0
    for n, token in enumerate(tokens):
        if token.level == 0 and token.nesting != 1:
            yield tokens[start : n + 1]
            start = n + 1


def _check_headings(block: Sequence[Token], shared: Shared, *, entries: bool) -> None:
    for token in block:
        if token.type != "heading_open":
            continue
        if token.markup in ("-", "="):
            place = _place(token, shared.source, last=True)
            if token.markup == "=":
                shared.problems.append(error("heading-underlined-twice", place))
            else:
                shared.problems.append(error("heading-underlined", place, mark=token.markup * 3))
        elif token.tag == "h1":
            shared.problems.append(error("heading-too-high", _place(token, shared.source)))
        elif token.tag == "h2" and token.level and entries:
            shared.problems.append(error("heading-inside", _place(token, shared.source)))


def _read_heading(opening: Token, token: Token, shared: Shared) -> Value:
    """An entry's heading as plain words; markup that cannot stay in it is told."""
    line = opening.map[0] if opening.map else 0
    tokens = parse_words(token, shared.env)
    words = shared.words(token, line)
    place = words.source.place(token.content, line, 0)
    for inside in tokens:
        if inside.type == "image":
            shared.problems.append(error("picture-not-alone", words.place(inside)))
        elif inside.type == "broken_image":
            words.write_broken(inside)
        elif inside.type in ("link_open", "wiki_link"):
            shared.problems.append(warning("heading-link", words.place(inside)))
    return Value(plain_words([t for t in tokens if t.type != "image"]), place.line, place.column)


def _place(token: Token, source: Source, *, last: bool = False) -> Position:
    first, end = token.map or (0, 1)
    number = end - 1 if last else first
    line = source.lines[number]
    # A heading's own marks: what stands before them are those of a list or a quotation.
    return Position(source.path, number + source.first_line, line.find(token.markup) + 1)
