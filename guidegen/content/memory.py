"""What reading remembers from one run to the next in one process; all of it follows from bytes and may be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from guidegen.adapters import files
from guidegen.content.album import Album
from guidegen.content.dates import Speech
from guidegen.content.discover import Discovery, discover
from guidegen.content.galleys import Galleys
from guidegen.content.manuscripts import Manuscript, read_manuscript
from guidegen.content.parse import parse_tree
from guidegen.content.pictures import found_files
from guidegen.content.shelf import Shelf, shelve
from guidegen.content.sources import Source
from guidegen.model.document import Node
from guidegen.problems import Problem

Tree = tuple[Node | None, tuple[Problem, ...]]
Read = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Moment:
    """One file at one look: how it lies, and whether that tells by itself that it is as it was."""

    path: str
    signature: files.Signature
    settled: bool


@dataclass(frozen=True, slots=True)
class _Text:
    moment: Moment
    digest: str
    spoken: tuple[object, ...]  # what it was read with
    made: object


@dataclass
class Memory:
    """Kept by whoever reads the same folder again and again; reading with an empty one gives the same."""

    galleys: Galleys = field(default_factory=Galleys)
    album: Album = field(default_factory=Album)
    _texts: dict[str, _Text] = field(default_factory=dict)
    _shown: dict[str, tuple[Manuscript, Shelf, tuple[str, ...]]] = field(default_factory=dict)
    _shelf: Shelf | None = None
    _found: tuple[frozenset[str], str, Discovery] | None = None

    def sibling(self) -> Memory:
        """A memory that shares the texts: for the same files on another day."""
        return Memory(album=self.album, _texts=self._texts, _shelf=self._shelf, _found=self._found)

    def manuscript(self, source: Source, moment: Moment, read: Read, speech: Speech) -> Manuscript:
        """The manuscript in a file; the very same one as long as its bytes are."""

        def make(data: bytes) -> Manuscript:
            return read_manuscript(source, data, speech)

        made = self._same(moment, read, (source, speech), make)
        assert isinstance(made, Manuscript)  # noqa: S101 - told to the type checker: `make` made it
        return made

    def tree(self, moment: Moment, read: Read) -> Tree:
        """The tree in a YAML file."""
        made = self._same(moment, read, (), lambda data: parse_tree(moment.path, data))
        assert isinstance(made, tuple)  # noqa: S101 - likewise
        return made

    def shelf(self, paths: Mapping[str, object]) -> Shelf:
        """The shelf that holds these files; the very same one as long as no file comes or goes."""
        if self._shelf is None or self._shelf.paths != paths.keys():
            self._shelf = shelve(paths)
        return self._shelf

    def discovery(self, shelf: Shelf, language: str) -> Discovery:
        """What these files are."""
        if self._found is None or self._found[:2] != (shelf.paths, language):
            self._found = (shelf.paths, language, discover(shelf.paths, language))
        return self._found[2]

    def forget(self, paths: Mapping[str, object]) -> None:
        """Let go of all texts but those of the files that are there."""
        for path in [path for path in self._texts if path not in paths]:
            del self._texts[path]
            self._shown.pop(path, None)

    def shown_by(self, manuscript: Manuscript, shelf: Shelf) -> tuple[str, ...]:
        """The files that a record shows, so far as they are there."""
        kept = self._shown.get(manuscript.path)
        if kept is None or kept[0] is not manuscript or kept[1] is not shelf:
            kept = (manuscript, shelf, tuple(found_files(manuscript, shelf)))
            self._shown[manuscript.path] = kept
        return kept[2]

    def _same(
        self, moment: Moment, read: Read, spoken: tuple[object, ...], make: Callable[[bytes], object]
    ) -> object:
        kept = self._texts.get(moment.path)
        if kept is not None and kept.spoken != spoken:
            kept = None
        if kept is not None and kept.moment.settled and kept.moment.signature == moment.signature:
            return kept.made
        data = read()
        digest = files.digest_bytes(data)
        made = kept.made if kept is not None and kept.digest == digest else make(data)
        self._texts[moment.path] = _Text(moment, digest, spoken, made)
        return made
