"""Every picture and video that a text names: found, described, credited, or a problem where it is named."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from guidegen.adapters import files
from guidegen.adapters.pictures import Refusal, Survey
from guidegen.content.credits import credit_in_file, credit_in_words, credit_of
from guidegen.content.decode import place_of
from guidegen.content.licences import EXAMPLES, nearly_licence
from guidegen.content.manuscripts import Manuscript
from guidegen.content.photonotes import PhotoNote
from guidegen.content.shelf import CAPTIONS, PICTURES, VIDEOS, Found, Shelf, suffix
from guidegen.content.sources import Source
from guidegen.content.suggest import closest
from guidegen.model.document import RawMedia, Value
from guidegen.model.media import Credit, Focus, Media, Picture, Video
from guidegen.model.text import Html
from guidegen.problems import Position, Problem, Severity, error, warning

# The keys whose values are the names of files.
_NAMING = ("cover", "portrait", "photos", "outline")


@dataclass(frozen=True, slots=True)
class Named:
    """A file as a text names it, and what that text says of it."""

    file: Value
    text_path: str
    alt: str = ""
    credit: Credit = field(default_factory=Credit)
    caption: Html | None = None
    described: bool = False  # the alt text is the author's own, at this very place

    @property
    def place(self) -> Position:
        """Where it is named."""
        return place_of(self.file, self.text_path)


@dataclass(frozen=True)
class Pictures:
    """All that is known of the files beside the texts."""

    shelf: Shelf
    notes: Mapping[str, PhotoNote]
    digests: Mapping[str, str]
    surveys: Mapping[str, Survey | Refusal]
    damaged: Mapping[str, str]  # the code of what is wrong with a video, its captions or an outline, by path

    def media(
        self, named: Named, source: Source, default: Credit
    ) -> tuple[Media | None, tuple[Problem, ...]]:
        """The picture or video of that name, and what is wrong with it or with the way it is named."""
        found = self.shelf.find(named.file.text, source.folders)
        if found.path is None:
            return None, (self._missing(found, named),)
        wrong: tuple[Problem, ...] = ()
        if found.code is not None:
            wrong = (error(found.code, named.place, file=named.file.text, suggestion=found.suggestion),)
        if suffix(found.path) in VIDEOS:
            video, more = self._video(found.path, named, default)
            return video, (*wrong, *more)
        if suffix(found.path) not in PICTURES:
            return None, (*wrong, error("not-a-picture", named.place, file=named.file.text))
        picture, more = self._picture(found.path, named, default)
        return picture, (*wrong, *more)

    def _missing(self, found: Found, named: Named) -> Problem:
        name = named.file.text
        other = None if found.code or found.suggestion else self.shelf.elsewhere(name)
        if other is not None:
            return error("file-elsewhere", named.place, file=name, other=other)
        code = found.code or "file-not-found-here"
        return error(code, named.place, file=name, suggestion=found.suggestion)

    def _picture(
        self, path: str, named: Named, default: Credit
    ) -> tuple[Picture | None, tuple[Problem, ...]]:
        survey = self.surveys[path]
        if isinstance(survey, Refusal):
            values = (*survey.values, ("file", path))
            return None, (Problem(survey.code, Severity.ERROR, named.place, tuple(sorted(values))),)
        note = self.notes.get(path, PhotoNote(named.place))
        told = (named.credit, note.credit, default, credit_in_file(survey))
        picture = Picture(
            source=path.partition("/")[2],
            digest=self.digests[path],
            width=survey.size[0],
            height=survey.size[1],
            alt="" if note.decorative else named.alt or note.alt or "",
            decorative=note.decorative,
            focus=note.focus or Focus(),
            colour=survey.colour,
            accent=survey.accent,
        )
        picture = replace(picture, credit=credit_of(told), caption=named.caption or caption_of(note)[0])
        return picture, tuple(_said(picture, named, path))

    def _video(self, path: str, named: Named, default: Credit) -> tuple[Video | None, tuple[Problem, ...]]:
        note = self.notes.get(path, PhotoNote(named.place))
        captions = self.captions_of(path)
        broken = tuple((file, self.damaged[file]) for file in (path, *captions) if file in self.damaged)
        problems = [error(code, named.place, file=file) for file, code in broken]
        if not captions:
            problems.append(warning("captions-missing", named.place, file=path))
        problems.append(warning("video-unpublished", named.place, file=path))
        video = Video(path.partition("/")[2], self.digests.get(path, ""), named.alt or note.alt or "")
        credit = credit_of((named.credit, note.credit, default))
        video = replace(video, captions=captions, credit=credit, caption=named.caption or caption_of(note)[0])
        return video, (*problems, *_said(video, named, path))

    def captions_of(self, path: str) -> tuple[str, ...]:
        """The caption files beside a video: clip.vtt or clip.nl.vtt beside clip.mp4."""
        stem = posixpath.splitext(path)[0]
        return tuple(p for p in self.shelf.beside(path) if p.startswith(f"{stem}.") and suffix(p) in CAPTIONS)


def named_files(manuscript: Manuscript) -> Iterator[Value]:
    """The name of every file that a record shows, as written."""
    for written in (manuscript.written, *(stop.written for stop in manuscript.stops)):
        for key in _NAMING:
            yield from written.texts.get(key, ())
    for media in manuscript.media:
        yield media.file


def found_files(manuscript: Manuscript, shelf: Shelf) -> Iterator[str]:
    """The files that a record shows, so far as they are there."""
    found: Iterator[Found] = (
        shelf.find(name.text, manuscript.source.folders) for name in named_files(manuscript)
    )
    return (one.path for one in found if one.path is not None)


def named_in_text(media: RawMedia, text_path: str, caption: Html | None) -> Named:
    """A picture as the running text shows it."""
    alt = media.alt.strip()
    return Named(media.file, text_path, alt, credit_in_words(media.title), caption, described=bool(alt))


def caption_of(note: PhotoNote) -> tuple[Html | None, str]:
    """The caption in photos.yaml as a body, and that body; it is plain words, without markup."""
    body = html.escape(note.caption) if note.caption else ""
    return (Html(files.digest_bytes(body.encode())), body) if body else (None, "")


def _said(media: Media, named: Named, path: str) -> Iterator[Problem]:
    decorative = isinstance(media, Picture) and media.decorative
    if decorative and named.described:
        yield warning("decorative-described", named.place, file=path)
    if not media.alt and not decorative:
        yield error("alt-missing", named.place, file=named.file.text)
    maker = media.credit.text if media.credit is not None else None
    if maker and (licence := nearly_licence(maker)):
        yield warning("licence-nearly", named.place, text=licence, suggestion=closest(licence, EXAMPLES))
    if media.credit is None or not media.credit.text:
        public = media.credit is not None and media.credit.licence in {"CC0", "Public domain"}
        if not public:
            yield warning("credit-missing", named.place, file=path)
