"""One edition as its author sees it: every page and picture is made when it is asked for."""

from __future__ import annotations

import html
import threading
from pathlib import PurePosixPath

from guidegen.plan.digest import digest
from guidegen.plan.plan import Output
from guidegen.plan.recipes import MakePicture
from guidegen.press import Edition, Press
from guidegen.preview.answers import HTML, Answer
from guidegen.preview.pictures import Developer, stand_in
from guidegen.problems import GuidegenError
from guidegen.report.catalogue import word
from guidegen.report.summary import failure as in_words

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


class Showing:
    """An edition on show; `assets` remembers, from one edition to the next, the files that pages need."""

    def __init__(
        self, press: Press, edition: Edition, developer: Developer, assets: dict[str, Output]
    ) -> None:
        self.edition = edition
        self._bench = press.bench(edition)
        self._developer = developer
        self._assets = assets
        self._all_laid = False
        reading = edition.reading
        glanced = {press.root / path for path in reading.glanced}
        self._unread = {digest for digest, file in reading.files.items() if file in glanced}
        self._lock = threading.RLock()

    def answer(self, path: str, *, patient: bool) -> Answer | None:
        """The output at a path; None when there is none. GuidegenError when it cannot be made."""
        with self._lock:
            output = self._output(path)
            if output is None:
                return None
            made_by = digest(output.recipe)
            if not isinstance(output.recipe, MakePicture):
                media_type = _MEDIA_TYPES.get(PurePosixPath(path).suffix, _BYTES)
                return Answer(self._bench.make(output.recipe, made_by), media_type, made_by)
        return self._picture(output, output.recipe, made_by, patient=patient)

    def digest(self, path: str) -> str | None:
        """The digest of the recipe of the page at a path; None when there is no such page."""
        with self._lock:
            leaf = self.edition.leaves.get(path)
            return None if leaf is None else digest(leaf.outputs[-1].recipe)

    def source_of(self, path: str) -> str | None:
        """The digest of the file that the picture at a path is made from."""
        output = self._assets.get(path)
        return output.recipe.source_digest if output and isinstance(output.recipe, MakePicture) else None

    def _output(self, path: str) -> Output | None:
        leaf = self.edition.leaves.get(path)
        if leaf is not None:
            *needed, output = leaf.outputs
            self._assets.update((one.path, one) for one in needed)
            return output
        if path not in self._assets and path.startswith("assets/") and not self._all_laid:
            self._all_laid = True  # a page of an earlier run asks for what no page of this one has needed yet
            for other in self.edition.leaves.values():
                self._assets.update((one.path, one) for one in other.outputs[:-1])
        return self._assets.get(path)

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
