"""The edition kept warm: it follows the files, answers for every page, and tells what changes."""

from __future__ import annotations

import datetime as dt
import threading
import zoneinfo
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from guidegen.adapters.files import Signature
from guidegen.backstage import Backstage
from guidegen.content.album import Shot
from guidegen.content.site import Look
from guidegen.output.cache import PictureCache
from guidegen.press import Edition, Order, Press, Way
from guidegen.preview.answers import Answer, Light, News
from guidegen.preview.bell import Bell, lost
from guidegen.preview.lights import Lights
from guidegen.preview.pictures import Developer
from guidegen.preview.place import Place
from guidegen.preview.reading import Reader
from guidegen.preview.showing import Assets, Showing, nothing_yet
from guidegen.preview.told import Row, Teller, edited
from guidegen.preview.turns import Turn, Turns
from guidegen.problems import GuidegenError

BEAT = 15.0  # seconds between two signs of life on a line without news
AT_ONCE = 4  # new pictures that an edit may wait for: a page is not shown with a picture that turns out to be broken
YOUNG = 3.2  # seconds after which a file that was just changed can be told by its times again
NIGHT = 60.0  # seconds between two looks at what day it is


class Session:
    """Follows one site until it is closed; see answers.Edition for what it is asked."""

    def __init__(self, place: Place, bell: Bell, teller: Teller, run: str) -> None:
        self._place = place
        self._failed = place.failed
        self.phone: Row | None = None  # how a phone gets here, while it may
        self._bell = bell
        self._teller = teller
        self._run = run
        cache = PictureCache(place.root / ".guidegen" / "cache")
        self._press = Press(place.root, cache, place.executor)
        self._turns = Turns()
        self._developer = Developer(cache, place.executor, self._turns.made, place.failed)
        self._assets = Assets()
        self._lights = Lights(self._press, self._set_in, self._show)
        self._reader = Reader(place.executor, self._took_in, place.failed)
        self._read: Edition | None = None  # what was read last, good or not
        self._setting = threading.Lock()
        self._thread = threading.Thread(target=self._follow_files, name="session", daemon=True)

    def start(self, ready: Callable[[], None] = lambda: None) -> None:
        """Read the site and follow it from now on; `ready` is called when there is something to look at."""
        self._ready = ready
        self._developer.start()
        self._reader.start()
        self._thread.start()

    def close(self) -> None:
        """End every line and every thread."""
        self._turns.close()
        self._bell.ring()
        self._developer.close()
        self._reader.close()
        if self._thread.is_alive():
            self._thread.join()

    def answer(self, path: str, light: Light, *, patient: bool) -> Answer | None:
        """The output at this path; while there is no edition, or it cannot be made, a page that says so."""
        turn = self._turns.first()
        failure = turn.failure
        try:
            showing = self._showing(turn, light)
            if showing is not None:
                self._want(showing, path)
                if path.endswith(".html"):
                    self._reader.shown()
                return showing.answer(path, patient=patient)
        except GuidegenError as trouble:
            failure = trouble
        return nothing_yet(failure, self._teller.language) if path.endswith(".html") else None

    def desk(self, path: str, light: Light) -> Mapping[str, object]:
        """All that the desk shows around the page at this path."""
        turn = self._turns.first()
        showing = self._showing(turn, light)
        if showing is None:
            return {}
        edition = showing.edition
        return {
            **self._teller.around(path, Backstage(edition)),
            "themes": list(self._press.themes()),
            "theme": edition.theme.theme.name if light.theme is None else light.theme,
            "days": {"today": self._today().isoformat()},
            "languages": [{"code": code, "href": "/"} for code in edition.desk.site.settings.languages[:1]],
            "phone": self.phone,
        }

    def follow(self, path: str, light: Light) -> Iterator[News | None]:
        """What happens to the page at this path, as it happens."""
        turn = self._turns.first()
        pictures = self._turns.count
        yield News(
            "hello", {"run": self._run, "digest": self._digest(turn, path, light), "state": turn.state}
        )
        while not self._turns.closed:
            newer, made, pictures = self._turns.wait(turn.number, pictures, BEAT)
            if made:
                yield News("pictures", {"paths": list(made)})
            if newer is not None:
                turn = newer
                yield self._news(turn, path, light)
            elif not made:
                yield None

    def _news(self, turn: Turn, path: str, light: Light) -> News:
        digest = self._digest(turn, path, light)
        return News("edition", {"digest": digest, "state": turn.state, "edited": list(turn.edited)})

    def _digest(self, turn: Turn, path: str, light: Light) -> str | None:
        try:
            showing = self._showing(turn, light)
            return None if showing is None else showing.digest(path)
        except GuidegenError:
            return None

    def _showing(self, turn: Turn, light: Light) -> Showing | None:
        if light == Light() or turn.showing is None:
            return turn.showing
        return self._lights.showing(light, turn.number)

    def _show(self, press: Press, edition: Edition) -> Showing:
        return Showing(press, edition, self._developer, self._assets)

    def _set_in(self, press: Press, light: Light) -> Edition:
        with self._setting:
            return press.set(self._order(light.day), Way(drafts=True, theme=light.theme, at_once=AT_ONCE))

    def _follow_files(self) -> None:
        self._set()
        self._ready()
        while True:
            rung = self._bell.wait(self._pause())
            if self._turns.closed:
                return
            if rung or self._is_due():
                self._set()

    def _set(self) -> None:
        """One look at everything; if anything changed, the next turn."""
        last = self._turns.last
        try:
            seen = self._bell.steady(self._press.look, self._half_saved)
            with self._setting:
                way = Way(drafts=True, at_once=AT_ONCE if last else 0)
                edition = self._press.set(self._order(None), way, seen)
            turn = self._turn(edition, last)
            self._read = edition
            self._reader.give(self._unread(edition))
        except GuidegenError as failure:
            turn = self._stopped(failure, last)
        except Exception as bug:  # noqa: BLE001 - ours, and told; the preview goes on
            self._failed(bug)
            turn = self._stopped(GuidegenError("own-fault", path=".guidegen/crash.txt"), last)
        if last is None or not turn.equals(last):
            self._turns.take(turn)

    def _half_saved(self, seen: Look) -> Collection[str]:
        return lost(self._read.reading.look.signatures if self._read else {}, seen.signatures)

    def _turn(self, edition: Edition, last: Turn | None) -> Turn:
        number = last.number + 1 if last else 1
        stopped = any(problem.blocks for problem in edition.problems)
        state = self._teller.state(edition.problems)
        good = last.showing if last else None
        if stopped and good is not None:
            return Turn(number, good, state, self._edited(edition))
        if good is not None and self._read is not None and self._read.alike(edition):
            return Turn(number, good, state)
        showing = self._show(self._press, edition)
        if good is None or edition.theme is not good.edition.theme:
            showing.try_theme()  # a broken template is told before it is shown
        return Turn(number, showing, state, self._edited(edition))

    def _stopped(self, failure: GuidegenError, last: Turn | None) -> Turn:
        """The world failed: what was last good stays on show."""
        state = self._teller.state(self._read.problems if self._read else (), failure)
        return Turn(last.number + 1 if last else 1, last.showing if last else None, state, (), failure)

    def _edited(self, edition: Edition) -> tuple[Row, ...]:
        """The pages whose own text is another one than it was."""
        if self._read is None:
            return ()
        before = {m.ref: m for m in self._read.reading.manuscripts}
        news = [m for m in edition.reading.manuscripts if before.get(m.ref) is not m]
        stage = Backstage(edition)
        names = {stage.path_of(m.ref): m.name for m in news}
        return tuple(edited(names, lambda path: names[path]))

    def _order(self, day: dt.date | None) -> Order:
        return Order(self._place.root, self._place.clock(), day or self._place.today)

    def _today(self) -> dt.date:
        self._turns.first()
        return self._read.desk.site.today if self._read else self._place.clock().date()

    def _want(self, showing: Showing, path: str) -> None:
        """A picture that was only glanced at is asked for: it is read to its end before others."""
        source = showing.source_of(path)
        file = showing.edition.reading.files.get(source) if source else None
        if file is not None:
            name = file.relative_to(self._place.root).as_posix()
            if name in showing.edition.reading.glanced:
                self._reader.wish(name)

    def _unread(self, edition: Edition) -> dict[str, tuple[Path, Signature]]:
        """The pictures of which only the head was read: where each lies, and how."""
        lies = edition.reading.look.signatures
        return {path: (self._place.root / path, lies[path]) for path in sorted(edition.reading.glanced)}

    def _took_in(self, shots: Mapping[str, Shot]) -> None:
        """Pictures were read to their end."""
        self._press.memory.album.add(shots)
        self._bell.ring()

    def _pause(self) -> float:
        return YOUNG if self._read is None or self._read.reading.look.young else NIGHT

    def _is_due(self) -> bool:
        """Whether it is time for another look without a bell: a file was young, the day is another."""
        if self._read is None or self._read.reading.look.young:
            return True
        site = self._read.desk.site
        zone = zoneinfo.ZoneInfo(site.settings.time_zone)
        today = self._place.today or self._place.clock().astimezone(zone).date()
        return today != site.today
