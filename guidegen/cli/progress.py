"""What is being made, how many are left and how long that will take; drawn on a terminal, in a line now and then elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self, TextIO

from guidegen.report.catalogue import word

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress, TaskID

    from guidegen.press import Step

QUIET = 1.0  # seconds of work before anything is said
_WORDS = {"survey": "surveying", "sending": "sending"}
PAUSE = 5.0  # seconds between two lines, where there is no terminal


class Meter:
    """Shows the steps of long work on a stream, and leaves nothing behind on a terminal."""

    def __init__(self, stream: TextIO, language: str) -> None:
        self._stream = stream
        self._language = language
        self._began = time.monotonic()
        self._said = self._began + QUIET - PAUSE
        self._stage = ""
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, step: Step) -> None:
        """Tell how far the work is."""
        if step.stage != self._stage:
            self._stage, self._began = step.stage, time.monotonic()
            self._task = None
        if step.stage == "waiting":
            self._write(word("waiting", {}, self._language))
        elif self._stream.isatty():
            self._draw(step)
        elif time.monotonic() - self._said >= PAUSE:
            self._said = time.monotonic()
            self._write(self._words(step))

    def _write(self, words: str) -> None:
        self._stream.write(f"{words}\n")
        self._stream.flush()

    def _draw(self, step: Step) -> None:
        if self._bar is None:
            if time.monotonic() - self._began < QUIET:
                return
            self._bar = self._new_bar()
        if self._task is None:
            self._task = self._bar.add_task("", total=step.total)
        self._bar.update(self._task, completed=step.done, description=self._words(step))

    def _new_bar(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        bar = Progress(
            BarColumn(24),
            TextColumn("{task.description}"),
            console=Console(file=self._stream),
            transient=True,
        )
        bar.start()
        return bar

    def _words(self, step: Step) -> str:
        counts = {"done": str(step.done), "total": str(step.total)}
        parts = [word(_WORDS.get(step.stage, "progress"), counts, self._language)]
        if step.done and step.done < step.total:
            parts.append(word("progress-left", {"left": self._left(step)}, self._language))
        if step.name:
            parts.append(word("now-making", {"name": step.name}, self._language))
        return ", ".join(parts)

    def _left(self, step: Step) -> str:
        seconds = (time.monotonic() - self._began) / step.done * (step.total - step.done)
        if seconds < 90:  # noqa: PLR2004 - above a minute and a half, minutes say more
            return word("seconds", {"count": str(max(1, round(seconds)))}, self._language)
        return word("minutes", {"count": str(round(seconds / 60))}, self._language)
