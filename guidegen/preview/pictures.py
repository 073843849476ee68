"""Pictures made when they are asked for: the newest wish first, and whoever waits is told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from pathlib import Path

from guidegen.adapters.files import digest_file
from guidegen.adapters.pictures import Refusal
from guidegen.output.cache import PictureCache
from guidegen.output.pictures import Darkroom, make_pictures
from guidegen.plan.changes import Change
from guidegen.plan.plan import Output
from guidegen.plan.recipes import MakePicture
from guidegen.problems import DiskError

Made = Callable[[tuple[str, ...]], None]  # told of the paths that can be had now
Failed = Callable[[Exception], None]  # hears of every bug of ours

_AT_ONCE = 4  # sources taken in hand at a time: a newer wish waits no longer than for these
_LOST = Refusal("picture-worker-lost").code


class Developer:
    """A darkroom with one door: `wish` for a picture, and it is made in the processes of `executor`."""

    def __init__(self, cache: PictureCache, executor: Executor, made: Made, failed: Failed) -> None:
        self._cache = cache
        self._executor = executor
        self._made = made
        self._failed = failed
        self._turn = threading.Condition()
        self._wishes: dict[str, tuple[Output, Path]] = {}  # by fingerprint, the newest last
        self._hopeless: set[str] = set()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="darkroom", daemon=True)

    def start(self) -> None:
        """Take up the first wish as it comes."""
        self._thread.start()

    def close(self) -> None:
        """Make nothing more; whoever waits gets nothing."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()
        if self._thread.is_alive():
            self._thread.join()

    def have(self, fingerprint: str) -> bytes | None:
        """The picture, if it was made before."""
        return self._cache.get(fingerprint)

    def wish(self, output: Output, fingerprint: str, source: Path) -> None:
        """Ask for a picture; a wish made again comes first again."""
        with self._turn:
            if fingerprint not in self._hopeless:
                self._wishes.pop(fingerprint, None)
                self._wishes[fingerprint] = (output, source)
                self._turn.notify_all()

    def wait(self, fingerprint: str, seconds: float) -> bytes | None:
        """The picture as soon as it is made; None when it cannot be, or not in that time."""
        with self._turn:
            self._turn.wait_for(lambda: self._closed or fingerprint not in self._wishes, seconds)
        return self.have(fingerprint)

    def _work(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._closed or self._wishes)
                if self._closed:
                    return
                batch = self._newest()
            self._make(batch)

    def _newest(self) -> dict[str, tuple[Output, Path]]:
        """All that is wished of the few sources that were asked for last."""
        sources = list(dict.fromkeys(source for _, source in reversed(self._wishes.values())))[:_AT_ONCE]
        return {made_by: wish for made_by, wish in self._wishes.items() if wish[1] in sources}

    def _make(self, batch: Mapping[str, tuple[Output, Path]]) -> None:
        try:
            failed = self._develop(batch)
        except Exception as bug:  # noqa: BLE001 - ours, and told; other pictures are made none the less
            self._failed(bug)
            failed = {_source(output): True for output, _ in batch.values()}
        with self._turn:
            for made_by, (output, source) in batch.items():
                self._wishes.pop(made_by, None)
                if failed.get(_source(output)) and _lies_still(source, _source(output)):
                    self._hopeless.add(made_by)
            self._turn.notify_all()
        self._made(tuple(output.path for output, _ in batch.values() if _source(output) not in failed))

    def _develop(self, batch: Mapping[str, tuple[Output, Path]]) -> dict[str, bool]:
        """Make them; the sources of which nothing could be made, and whether that is for good."""
        from guidegen.adapters.pillow import derive  # only a picture is worth its loading

        changes = [Change(output, made_by, ()) for made_by, (output, _) in batch.items()]
        sources = {_source(output): source for output, source in batch.values()}
        failures = make_pictures(changes, Darkroom(sources, self._executor, self._cache, derive), _quietly)
        return {failure.source_digest: failure.refusal.code != _LOST for failure in failures}


def stand_in(output: Output) -> bytes:
    """A picture of nothing in the right size: the colour that the page gives its place shows through."""
    width, height = output.recipe.size if isinstance(output.recipe, MakePicture) else (1, 1)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'.encode()


def _source(output: Output) -> str:
    return output.recipe.source_digest if isinstance(output.recipe, MakePicture) else ""


def _lies_still(source: Path, digest: str) -> bool:
    """Whether the picture of that digest is what lies there: one that was renamed meanwhile is not to blame."""
    try:
        return digest_file(source.resolve()) == digest
    except DiskError:
        return False


def _quietly(_done: int, _total: int, _about: str) -> None:
    """The page itself shows how far it is."""
