"""One edition as its author sees it: every page and picture is made when it is asked for."""

from __future__ import annotations

import html
import threading
from collections.abc import Iterable
from pathlib import PurePosixPath

from guidegen.plan.digest import digest
from guidegen.plan.plan import Output
from guidegen.plan.recipes import CopyFile, MakePicture
from guidegen.press import Edition, Press
from guidegen.preview.answers import HTML, Answer
from guidegen.preview.pictures import Developer, stand_in
from guidegen.problems import GuidegenError
from guidegen.report.catalogue import word
from guidegen.report.summary import failure as in_words

MOST_ASSETS = 50_000
MOST_COPIES = 300  # files of themes: some ten of each
MOST_FONTS = 2  # asked for before the stylesheet names them: what a theme should not exceed
PATIENCE = 60.0  # seconds that a picture may take before nothing comes

_SVG = "image/svg+xml"
_MEDIA_TYPES = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".svg": _SVG,
    ".jpg": "image/jpeg",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
_BYTES = "application/octet-stream"


class Assets:
    """The files that pages need, from one edition to the next: an open page may still ask for those of the last."""

    def __init__(self) -> None:
        self.outputs: dict[str, Output] = {}
        self.copies: dict[str, Answer] = {}  # of a theme's files: on the disk they are others by then

    def add(self, outputs: Iterable[Output]) -> None:
        """What a page needs."""
        if len(self.outputs) > MOST_ASSETS:
            self.outputs.clear()
        self.outputs.update((output.path, output) for output in outputs)

    def keep(self, path: str, answer: Answer) -> None:
        """A theme's file, as it was served; of many the newest."""
        self.copies.pop(path, None)
        self.copies[path] = answer
        while len(self.copies) > MOST_COPIES:
            del self.copies[next(iter(self.copies))]


class Showing:
    """An edition on show."""

    def __init__(self, press: Press, edition: Edition, developer: Developer, assets: Assets) -> None:
        self.edition = edition
        self._bench = press.bench(edition)
        self._developer = developer
        self._assets = assets
        self._all_laid = False
        self._fonts = tuple(path for path in edition.leaves if path.endswith(".woff2"))[:MOST_FONTS]
        reading = edition.reading
        glanced = {press.root / path for path in reading.glanced}
        self._unread = {digest for digest, file in reading.files.items() if file in glanced}
        self._lock = threading.RLock()

    def answer(self, path: str, *, patient: bool) -> Answer | None:
        """The output at a path; None when there is none. GuidegenError when it cannot be made."""
        with self._lock:
            output = self._output(path)
            if output is None:
                return self._assets.copies.get(path)
            made_by = digest(output.recipe)
            if not isinstance(output.recipe, MakePicture):
                return self._made(output, made_by)
        return self._picture(output, output.recipe, made_by, patient=patient)

    def try_theme(self) -> None:
        """Take up the theme's files, and see that its templates can be filled; GuidegenError when they cannot."""
        for path in [leaf.path for leaf in self.edition.leaves.values() if leaf.path.startswith("assets/")]:
            self.answer(path, patient=False)
        self.answer("index.html", patient=False)

    def digest(self, path: str) -> str | None:
        """The digest of the recipe of the page at a path; None when there is no such page."""
        with self._lock:
            leaf = self.edition.leaves.get(path)
            return None if leaf is None else digest(leaf.outputs[-1].recipe)

    def source_of(self, path: str) -> str | None:
        """The digest of the file that the picture at a path is made from."""
        output = self._assets.outputs.get(path)
        return output.recipe.source_digest if output and isinstance(output.recipe, MakePicture) else None

    def _output(self, path: str) -> Output | None:
        leaf = self.edition.leaves.get(path)
        if leaf is not None:
            *needed, output = leaf.outputs
            self._assets.add(needed)
            return output
        if path not in self._assets.outputs and path.startswith("assets/") and not self._all_laid:
            self._all_laid = True  # a page of an earlier run asks for what no page of this one has needed yet
            for other in self.edition.leaves.values():
                self._assets.add(other.outputs[:-1])
        return self._assets.outputs.get(path)

    def _made(self, output: Output, made_by: str) -> Answer:
        kept = self._assets.copies.get(output.path)
        if kept is not None and kept.digest == made_by:  # what lies on the disk may be another by now
            return kept
        media_type = _MEDIA_TYPES.get(PurePosixPath(output.path).suffix, _BYTES)
        fonts = self._fonts if media_type == HTML else ()
        answer = Answer(self._bench.make(output.recipe, made_by), media_type, made_by, fonts=fonts)
        if isinstance(output.recipe, CopyFile):
            self._assets.keep(output.path, answer)
        return answer

    def _picture(self, output: Output, recipe: MakePicture, made_by: str, *, patient: bool) -> Answer | None:
        media_type = _MEDIA_TYPES[PurePosixPath(output.path).suffix]
        data = self._developer.have(made_by)
        source = self._bench.sources.get(recipe.source_digest)
        if recipe.source_digest in self._unread:  # under this address it will never be
            return Answer(stand_in(output), _SVG, made_by, settled=False)
        if data is None and source is not None:
            self._developer.wish(output, made_by, source)
            data = self._developer.wait(made_by, PATIENCE) if patient else None
        if data is not None:
            return Answer(data, media_type, made_by)
        return None if patient else Answer(stand_in(output), _SVG, made_by, settled=False)


def nothing_yet(failure: GuidegenError | None, language: str) -> Answer:
    """The page that stands in for every page while there is no edition to show."""
    title = html.escape(word("serve-nothing-yet", {}, language))
    said = html.escape(in_words(failure, language).strip()) if failure else ""
    page = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>guidegen</title></head>'
    )
    body = f"{page}<body><h1>{title}</h1><p>{said}</p></body></html>".encode()
    return Answer(body, HTML, "", settled=False)
