"""The same site in another light: on another day, or in another theme, for whoever asked to see it so."""

from __future__ import annotations

import threading
from collections.abc import Callable

from guidegen.press import Edition, Press
from guidegen.preview.answers import Light
from guidegen.preview.showing import Showing

KEPT = 4  # lights at a time

Set = Callable[[Press, Light], Edition]
Show = Callable[[Press, Edition], Showing]


class Lights:
    """The editions in other lights, each set anew when the site has changed since; used by one thread at a time."""

    def __init__(self, press: Press, set_edition: Set, show: Show) -> None:
        self._press = press
        self._set = set_edition
        self._show = show
        self._kept: dict[Light, tuple[int, Press, Showing]] = {}
        self._lock = threading.Lock()

    def showing(self, light: Light, number: int) -> Showing:
        """The site in this light, as it was at the turn of that number; GuidegenError."""
        with self._lock:
            kept = self._kept.pop(light, None)
            if kept is None or kept[0] != number:
                press = kept[1] if kept else self._press.for_another_light()
                kept = (number, press, self._show(press, self._set(press, light)))
            self._kept[light] = kept  # the one asked for last is let go of last
            while len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
            return kept[2]
