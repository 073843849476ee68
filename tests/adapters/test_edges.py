"""The far corners of the adapters: what a parser never sends, what a file seldom says."""

from __future__ import annotations

import pytest
from markdown_it.token import Token

from guidegen.adapters.markdown import blocks, read_sections
from guidegen.adapters.markdown.corrections import corrected_picture
from guidegen.adapters.markdown.paragraphs import _line
from guidegen.adapters.markdown.words import Run, Source, Words, plain_words
from guidegen.adapters.pillow.kinds import cut_short


def test_a_token_of_a_kind_we_do_not_know_is_our_own_mistake() -> None:
    stranger = Token("marginal_note", "aside", 0)
    with pytest.raises(ValueError, match="marginal_note"):
        blocks._rest(stranger)
    reader = Words(Source("g.md", ["x"], 1), "x", 0, [])
    with pytest.raises(ValueError, match="marginal_note"):
        reader._write_rest(Run(), stranger)


def test_a_picture_within_a_paragraph_of_a_quotation_is_told() -> None:
    _, problems = read_sections("g.md", "> words ![a](a.jpg) words")
    assert [(p.code, p.position.line, p.position.column) for p in problems] == [("picture-not-alone", 1, 9)]


def test_plain_words_run_on_over_a_line_and_keep_the_mark_of_a_broken_picture() -> None:
    text, line, broken = (
        Token("text", "", 0, content="a"),
        Token("softbreak", "", 0),
        Token("broken_image", "", 0),
    )
    assert plain_words([text, line, broken]) == "a !"


def test_a_mark_that_is_no_picture_yet_is_given_the_shape_of_one() -> None:
    assert corrected_picture("! kade", 1) == "![…](…)kade"


def test_emphasis_that_never_ends_is_no_caption() -> None:
    tokens = [Token("em_open", "em", 1), Token("text", "", 0, content="a"), Token("text", "", 0, content="b")]
    assert _line(tokens).emphasised == ()


def box(name: bytes, content: bytes, *, wide: bool = False) -> bytes:
    """A box of an AVIF file; a wide one spells its length in eight bytes."""
    length = len(content) + (16 if wide else 8)
    if wide:
        return (1).to_bytes(4, "big") + name + length.to_bytes(8, "big") + content
    return length.to_bytes(4, "big") + name + content


@pytest.mark.parametrize("wide", [False, True])
def test_an_avif_ends_where_its_last_box_says(*, wide: bool) -> None:
    whole = box(b"ftyp", b"avif") + box(b"mdat", b"picture", wide=wide)
    assert not cut_short("avif", whole)
    assert cut_short("avif", whole[:-1])
    assert not cut_short("avif", whole + bytes(4) + b"mdat")  # a length of 0: to the end of the file
