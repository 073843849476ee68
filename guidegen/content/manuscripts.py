"""One file read: its keys as values, its entries in order, its pictures and links still only named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from guidegen.adapters.slugs import slugify
from guidegen.content.dates import Speech
from guidegen.content.decode import Form, Written, decode, place_of
from guidegen.content.kinds import known_field_keys, row_of, slots_of
from guidegen.content.parse import parse
from guidegen.content.sources import Source
from guidegen.model.document import Document, RawBlock, RawGallery, RawHtml, RawMedia, Section, Value
from guidegen.model.guide import Entry, Status
from guidegen.model.names import Kind, Ref
from guidegen.problems import Position, Problem, Severity, error, warning

# What is told of a line at the top that could not be read.
_UNREAD = frozenset({"front-matter-line", "front-matter-nested", "front-matter-not-closed", "item-is-field"})


@dataclass(frozen=True, slots=True)
class Stop:
    """An entry of a guide, as read."""

    id: str
    heading: Value
    written: Written
    blocks: tuple[RawBlock, ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A record as read from its file, before anything that it names is proven."""

    source: Source
    written: Written
    blocks: tuple[RawBlock, ...] = ()  # a guide's introduction, another record's text
    stops: tuple[Stop, ...] = ()
    problems: tuple[Problem, ...] = ()
    draft: bool = False

    @property
    def ref(self) -> Ref:
        """What others call it."""
        return self.source.ref

    @property
    def path(self) -> str:
        """The file it was read from."""
        return self.source.path

    @property
    def all_blocks(self) -> Iterator[RawBlock]:
        """The blocks of all its texts, in reading order."""
        yield from self.blocks
        for stop in self.stops:
            yield from stop.blocks

    @property
    def media(self) -> Iterator[RawMedia]:
        """Every picture and video that its texts show, in reading order."""
        return (media for block in self.all_blocks if isinstance(block, RawGallery) for media in block.media)

    @property
    def prose(self) -> Iterator[RawHtml]:
        """Every run of text, captions too, in reading order."""
        for block in self.all_blocks:
            if isinstance(block, RawHtml):
                yield block
            elif isinstance(block, RawGallery):
                yield from (media.caption for media in block.media if media.caption is not None)

    @property
    def name(self) -> str:
        """What the record is called: its title or name, else its slug."""
        return self.written.get("title", str) or self.written.get("name", str) or self.ref.slug


def read_manuscript(source: Source, data: bytes, speech: Speech) -> Manuscript:
    """The record in a file's bytes; never fails, whatever they are."""
    is_guide = source.ref.kind is Kind.GUIDE
    document, problems = parse(source.path, data, known_field_keys(), entries=is_guide)
    if not document.fields and any(problem.blocks for problem in problems):
        return Manuscript(
            source, Written(), problems=problems
        )  # more would be said of words we could not read
    row = row_of(source.ref.kind)
    written, mistakes = decode(
        document.fields, Form(row.record.__name__, slots_of(row.record), speech), source.path
    )
    stops, wrong = _stops(document, speech) if is_guide else ((), ())
    draft = is_guide and _is_draft(written, (*problems, *mistakes))
    found = (*problems, *mistakes, *_unrelated(written, source.path), *wrong)
    blocks = tuple(b for s in document.sections if s.heading is None or not is_guide for b in s.blocks)
    return Manuscript(source, written, blocks, stops, found, draft)


def _is_draft(written: Written, problems: Iterable[Problem]) -> bool:
    """Whether its author keeps it back; a status we could not read is no reason to hide a guide's mistakes."""
    if "status" in written.texts:
        return written.values.get("status") is Status.DRAFT
    return not any(_may_hide_status(problem) for problem in problems)


def _may_hide_status(problem: Problem) -> bool:
    """Whether a misspelled key, or a line that could not be read, was perhaps to say that the guide is published."""
    misspelled = problem.code == "key-unknown" and ("suggestion", "status") in problem.values
    return misspelled or problem.code in _UNREAD


def _stops(document: Document, speech: Speech) -> tuple[tuple[Stop, ...], tuple[Problem, ...]]:
    form = Form(Entry.__name__, slots_of(Entry), speech)
    stops: list[Stop] = []
    problems: list[Problem] = []
    taken: set[str | None] = set()
    read = [(s, *decode(s.fields, form, document.path)) for s in document.sections if s.heading is not None]
    pinned = {written.get("id", str) for _, written, _ in read}
    for number, (section, written, wrong) in enumerate(read, 1):
        heading = section.heading or Value("", 1, 1)
        own = written.get("id", str)
        anchor = own or _free(slugify(heading.text) or f"entry-{number}", taken | pinned)
        if own in taken:
            problems.append(error("id-twice", written.position(document.path, "id"), id=own))
        taken.add(anchor)
        problems += (*map(_as_fact, wrong), *_wrong_in(section, written, heading, document.path))
        stops.append(Stop(anchor, heading, written, section.blocks))
    return tuple(stops), tuple(problems)


def _as_fact(problem: Problem) -> Problem:
    """An unknown key that is like no other may be a word of the text: `- Tip: go early`."""
    alike = "suggestion" in dict(problem.values)
    return replace(problem, code="fact-unknown") if problem.code == "key-unknown" and not alike else problem


def _free(anchor: str, taken: set[str | None]) -> str:
    """`anchor`, or the same with the first number that makes it new."""
    number = 2
    free = anchor
    while free in taken:
        free = f"{anchor}-{number}"
        number += 1
    return free


def _wrong_in(section: Section, written: Written, heading: Value, path: str) -> Iterator[Problem]:
    place = place_of(heading, path)
    if not heading.text.strip():
        yield error("heading-empty", place)
    elif not section.blocks and not section.fields:
        yield error("entry-empty", place, entry=heading.text)
    if "place" in written.texts and "exhibition" in written.texts:
        yield error("two-subjects", written.position(path, "exhibition"))
    yield from _unrelated(written, path)
    yield from reversed_run(written, path)


def _unrelated(written: Written, path: str) -> Iterator[Problem]:
    """A warning at a partner of whom is not said what ties the author to them."""
    if "partner" in written.texts and "relation" not in written.texts:
        yield warning("partner-without-relation", written.position(path, "partner"))


def reversed_run(written: Written, path: str) -> Iterator[Problem]:
    """An error when the last day comes before the first."""
    start, until = written.values.get("from"), written.values.get("until")
    if start is not None and until is not None and until < start:  # type: ignore[operator] # both are dates
        yield error("run-reversed", written.position(path, "until"), start=start, until=until)


def without_text(manuscript: Manuscript, stop: Stop) -> Problem:
    """The warning that nothing is told at this entry."""
    place = Position(manuscript.path, stop.heading.line, stop.heading.column)
    return Problem("entry-without-text", Severity.WARNING, place, (("entry", stop.heading.text),))
