"""A file's bytes to a Document (Markdown) or a tree (YAML), with everything that is wrong with its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guidegen.adapters.markdown import read_sections
from guidegen.adapters.yaml import read_tree
from guidegen.content.fieldlist import FieldList, find_field_lists
from guidegen.content.frontmatter import cut_front_matter
from guidegen.content.slips import mended_body
from guidegen.content.spaces import plain_key, plain_mark
from guidegen.content.text import read_text
from guidegen.model.document import Document, Field, Node, RawBlock, RawHtml, Section
from guidegen.problems import Problem

EXCERPT = 200  # characters


def parse(
    path: str, data: bytes, known_keys: frozenset[str], *, entries: bool = True
) -> tuple[Document, tuple[Problem, ...]]:
    """A Markdown file cut up, in the order of its lines; never fails, whatever the bytes.

    `known_keys` are the keys of a field list in every language; `entries` says whether `##` opens an entry (a
    guide) or is a heading in the text (a page).
    """
    text, problems = read_text(path, data)
    if not text and problems:
        return Document(path, (), (Section(None),)), problems
    front = cut_front_matter(path, text)
    found: tuple[FieldList, ...] = ()
    doubts: tuple[Problem, ...] = ()
    lines, slips = mended_body(path, front.body.split("\n"), front.body_line, entries=entries)
    if entries:
        found, doubts = find_field_lists(path, lines, front.body_line, known_keys)
    sections, more = _read_body(path, lines, front.body_line, found, entries=entries)
    problems = (*problems, *front.problems, *slips, *more, *doubts)
    return Document(path, front.fields, sections), tuple(sorted(problems, key=lambda p: p.position))


def parse_tree(path: str, data: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    """A YAML file as a tree whose every scalar is text; None when it is empty or cannot be read."""
    text, problems = read_text(path, data)
    lines = (plain_mark(plain_key(line, colon=line[:1] not in " \t-")) for line in text.split("\n"))
    tree, more = read_tree(path, "\n".join(lines))
    return tree, tuple(sorted((*problems, *more), key=lambda p: p.position))


def _read_body(
    path: str, lines: Sequence[str], first_line: int, found: tuple[FieldList, ...], *, entries: bool
) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    sections, problems = read_sections(path, _without(lines, first_line, found), first_line, entries=entries)
    headings = {s.heading.line for s in sections if s.heading is not None}
    real = tuple(f for f in found if f.heading in headings)
    if real != found:
        # The scan of lines took something for a heading that is none, such as code in a list: read it as text.
        return _read_body(path, lines, first_line, real, entries=entries)
    fields = {f.heading: f.fields for f in found}
    told = tuple(p for f in found for p in f.problems)
    return tuple(_with_fields(s, fields) for s in sections), (*problems, *told)


def _without(lines: Sequence[str], first_line: int, found: tuple[FieldList, ...]) -> str:
    """The text with the field lists' lines left empty, so that all others keep their place."""
    kept = list(lines)
    for field_list in found:
        for number in range(field_list.first, field_list.last + 1):
            kept[number - first_line] = ""
    return "\n".join(kept)


def _with_fields(section: Section, fields: dict[int, tuple[Field, ...]]) -> Section:
    if section.heading is None or section.heading.line not in fields:
        return section
    return replace(section, fields=fields[section.heading.line])


def excerpt(blocks: tuple[RawBlock, ...]) -> str:
    """The first words of a text as one line, cut between words, for descriptions."""
    words = " ".join(b.plain for b in blocks if isinstance(b, RawHtml)).split()
    text = " ".join(words)
    if len(text) <= EXCERPT:
        return text
    return text[: EXCERPT - 1].rpartition(" ")[0].rstrip(" ,;:-–(") + "…"
