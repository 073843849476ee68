"""A session on a small site, without a server and without a watcher: its bell is rung by hand."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from guidegen.preview.answers import Light, News
from guidegen.preview.bell import Bell
from guidegen.preview.place import Place
from guidegen.preview.session import Session
from guidegen.preview.told import Teller
from tests.equation.hands import InLine

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
PLAIN = Light()
SOON = 20.0  # seconds after which something is not coming any more


class Desk:
    """The session, its bell and its clock; `bugs` are the exceptions that it met."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.now = NOON
        self.bugs: list[Exception] = []
        self.bell = Bell()
        place = Place(root, lambda: self.now, InLine(), self.bugs.append)
        self.session = Session(place, self.bell, Teller(root, "nl", "vscode://file/{path}:{line}"), "run")

    def write(self, path: str, text: str | bytes) -> None:
        """Save a file in content/, and ring."""
        file = self.root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.bell.ring()

    def replace(self, path: str, old: str, new: str) -> None:
        """Save a file in which one thing is another, and ring."""
        text = (self.root / "content" / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def page(self, path: str, light: Light = PLAIN) -> str:
        """The page at a path."""
        answer = self.session.answer(path, light, patient=False)
        assert answer is not None
        return answer.body.decode()

    def line(self, path: str, light: Light = PLAIN) -> Line:
        """The news of a page."""
        return Line(self.session.follow(path, light))


class Line:
    """The news of one page as it comes in."""

    def __init__(self, news: Iterator[News | None]) -> None:
        self._news = news
        self.hello = self.next("hello")

    def next(self, name: str, holds: Callable[[News], bool] = lambda _: True) -> News:
        """The next news of that name of which that holds; AssertionError when none comes soon."""
        end = time.monotonic() + SOON
        while time.monotonic() < end:
            news = next(self._news)
            if news is not None and news.name == name and holds(news):
                return news
        raise AssertionError(f"no {name} came")


@contextmanager
def following(root: Path) -> Iterator[Desk]:
    """A desk at which the site is followed, closed at the end; no bug of ours was met."""
    desk = Desk(root)
    desk.session.start()
    try:
        yield desk
    finally:
        desk.session.close()
    assert desk.bugs == []
