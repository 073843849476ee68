"""What photos.yaml says of the files beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from guidegen.adapters.schema import Slot
from guidegen.content import convert
from guidegen.content.credits import credit_in_words
from guidegen.content.dates import Speech
from guidegen.content.decode import Form, Written, decode, place_of
from guidegen.content.shelf import Shelf
from guidegen.content.tables import flat_fields, table
from guidegen.model.document import Node, Value
from guidegen.model.media import Credit, Focus
from guidegen.problems import Position, Problem, error, warning

SLOTS: tuple[Slot, ...] = (
    Slot("alt", convert.read_text),
    Slot("caption", convert.read_text),
    Slot("credit", convert.read_text),
    Slot("licence", convert.read_licence),
    Slot("rights-url", convert.read_link),
    Slot("focus", convert.read_focus),
    Slot("decorative", convert.read_yes_no),
    Slot(
        "consent", convert.read_text
    ),  # a note for the editors; read so that it is no unknown key, then let go
)


@dataclass(frozen=True, slots=True)
class PhotoNote:
    """What the notes say of one file; None is nothing said."""

    place: Position
    alt: str | None = None
    caption: str | None = None
    credit: Credit = field(default_factory=Credit)
    focus: Focus | None = None
    decorative: bool = False


def read_notes(
    path: str, node: Node | None, shelf: Shelf, speech: Speech
) -> tuple[dict[str, PhotoNote], tuple[Problem, ...]]:
    """The note on each file, by the file's path; every mistake in the notes at `path`."""
    notes: dict[str, PhotoNote] = {}
    root, wrong = table(node, path)
    problems = list(wrong)
    for name, value in root.items:
        file, missing = _file(name, path, shelf)
        rows, not_rows = table(value, path)
        fields, nested = flat_fields(rows, path)
        written, mistakes = decode(fields, Form("Photo", SLOTS, speech), path)
        problems += (*missing, *not_rows, *nested, *mistakes, *_contradiction(written, path, name.text))
        if file is not None:
            notes[file] = _note(written, place_of(name, path))
    return notes, tuple(problems)


def _file(name: Value, path: str, shelf: Shelf) -> tuple[str | None, tuple[Problem, ...]]:
    folder = posixpath.dirname(path)
    found = shelf.find(name.text, (folder,))
    if found.path is not None:  # a note may spell the name in another case: it names no address
        return found.path, ()
    report = error if found.code else warning  # a note that outlived its picture harms nobody
    code = found.code or "note-without-file"
    return None, (report(code, place_of(name, path), file=name.text, suggestion=found.suggestion),)


def _contradiction(written: Written, path: str, file: str) -> Iterator[Problem]:
    """A warning at words for a picture of which is said that it needs none."""
    if written.get("decorative", bool) and "alt" in written.texts:
        yield warning("decorative-described", written.position(path, "alt"), file=file)


def _note(written: Written, place: Position) -> PhotoNote:
    credit = credit_in_words(
        written.get("credit", str), written.get("licence", str), written.get("rights-url", str)
    )
    note = PhotoNote(
        place, written.get("alt", str), written.get("caption", str), credit, written.get("focus", Focus)
    )
    return replace(note, decorative=written.get("decorative", bool) or False)
