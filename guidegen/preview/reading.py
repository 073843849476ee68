"""New pictures read to their end behind the author's back: those on the page first, a few at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from pathlib import Path

from guidegen.adapters.files import Signature
from guidegen.adapters.pictures import Refusal, Survey
from guidegen.content.album import Shot
from guidegen.content.surveys import read_whole

AT_ONCE = 2  # pictures in hand: others may be waiting to be made
SOON = 3.0  # seconds after which it begins though nobody looks
PAINTED = 0.5  # seconds that a browser is left alone with its first page
PAUSE = 0.4  # seconds between two times that what was found is told: each sets the edition anew

Found = tuple[str, Survey | Refusal]
Tell = Callable[[Mapping[str, Shot]], None]
Failed = Callable[[Exception], None]


class Reader:
    """Reads what it is given, in processes of `executor`, and tells what it found, by path."""

    def __init__(self, executor: Executor, tell: Tell, failed: Failed) -> None:
        self._executor = executor
        self._tell = tell
        self._failed = failed
        self._turn = threading.Condition()
        self._left: dict[str, tuple[Path, Signature]] = {}
        self._wished: dict[str, None] = {}  # the newest last
        self._running: dict[Future[Found], tuple[str, Signature]] = {}
        self._is_shown = False
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="reader", daemon=True)

    def start(self) -> None:
        """Read from the moment that the first page was shown, or soon."""
        self._thread.start()

    def shown(self) -> None:
        """A page was shown."""
        if not self._is_shown:
            with self._turn:
                self._is_shown = True
                self._turn.notify_all()

    def close(self) -> None:
        """Read nothing more."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()
        if self._thread.is_alive():
            self._thread.join()

    def give(self, left: Mapping[str, tuple[Path, Signature]]) -> None:
        """These are all that there is to read: where each lies, and how."""
        with self._turn:
            self._left = dict(left)
            self._turn.notify_all()

    def wish(self, path: str) -> None:
        """Somebody looks at this one."""
        with self._turn:
            self._wished.pop(path, None)
            self._wished[path] = None

    def _work(self) -> None:
        with self._turn:  # the browser needs the processors itself for its first page
            self._turn.wait_for(lambda: self._closed or self._is_shown, SOON)
            self._turn.wait_for(lambda: self._closed, PAINTED)
        while self._wait():
            found: dict[str, Shot] = {}
            end = threading.Event()
            timer = threading.Timer(PAUSE, end.set)
            timer.daemon = True
            timer.start()
            while not end.is_set() and self._hand_out():
                found |= self._take_in()
            timer.cancel()
            if found:
                self._tell(found)

    def _wait(self) -> bool:
        """Until there is something to read; False when it is closed first."""
        with self._turn:
            self._turn.wait_for(lambda: self._closed or self._left or self._running)
            return not self._closed

    def _hand_out(self) -> bool:
        """Whether anything is being read."""
        with self._turn:
            while not self._closed and self._left and len(self._running) < AT_ONCE:
                path = next((path for path in reversed(self._wished) if path in self._left), None)
                path = path or next(iter(self._left))
                file, signature = self._left.pop(path)
                try:
                    self._running[self._executor.submit(read_whole, file)] = (path, signature)
                except (BrokenExecutor, RuntimeError) as trouble:  # the processes are gone, or going
                    self._failed(trouble)
                    self._left.clear()
        return bool(self._running)

    def _take_in(self) -> dict[str, Shot]:
        found = {}
        for future in wait(self._running, timeout=PAUSE, return_when=FIRST_COMPLETED).done:
            path, signature = self._running.pop(future)
            try:
                digest, survey = future.result()
            except Exception as trouble:  # noqa: BLE001 - of a worker that was ended too; others are read none the less
                self._failed(trouble)
            else:
                found[path] = Shot(signature, digest, survey)
        return found
