"""Everything that makes a preview, put together: opened, said where it is, and closed again."""

from __future__ import annotations

import datetime as dt
import gc
import secrets
import socket
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guidegen.adapters.files import replace
from guidegen.content.names import is_ignored
from guidegen.preview.bell import Bell
from guidegen.preview.place import Place, Wish
from guidegen.preview.polling import Folder
from guidegen.preview.replies import House, desk_files
from guidegen.preview.server import Server
from guidegen.preview.session import Session
from guidegen.preview.sockets import open_socket
from guidegen.preview.told import Teller
from guidegen.problems import DiskError
from guidegen.themes import shipped_themes

if TYPE_CHECKING:
    from guidegen.preview.phone import Phone
    from guidegen.preview.watch import Watch

CRASH = "crash.txt"

PAINTED = 0.5  # seconds that a browser is left alone with the first page, once it can be had

Notice = Callable[[str], None]  # hears the code of something that the author should know


@dataclass(frozen=True, slots=True)
class Pass:
    """What a phone needs to come in: a link, the same as a QR code for a terminal, and the time it ends."""

    link: str
    code: str
    until: str


class Preview:
    """A preview of one site, from `open` until `close`."""

    def __init__(self, wish: Wish, executor: Executor, notice: Notice, listening: socket.socket) -> None:
        self._wish = wish
        self._notice = notice
        bell = Bell()
        teller = Teller(wish.root, wish.language, wish.editor)
        place = Place(wish.root, wish.clock, executor, self._note_bug, wish.today)
        self._session = Session(place, bell, teller, secrets.token_hex(8))
        token = secrets.token_urlsafe(16)
        self._house = House(self._session, token, wish.language, desk_files(), self._note_bug, wish.follow)
        self._server = Server(self._house, listening)
        self._bell = bell
        self._watch: Watch | None = None
        self._later = threading.Timer(PAINTED, self._watch_files)
        self._phone: Phone | None = None

    def open(self) -> None:
        """Answer, read and follow from now on."""
        self._server.start()
        self._session.start(self._is_read)

    def let_a_phone_in(self) -> Pass | None:
        """Open a door for a phone on the local network; None when there is no such network."""
        from guidegen.preview.phone import HALF_AN_HOUR, Phone, local_address

        address = local_address()
        if address is None:
            return None
        self._phone = Phone(self._house, open_socket(self._wish.port, address), ended=self._phone_ended)
        self._phone.start()
        until = self._wish.clock().astimezone() + dt.timedelta(seconds=HALF_AN_HOUR)
        self._session.phone = {
            "address": self._phone.link,
            "until": f"{until:%H:%M}",
            "qr": self._phone.picture(),
        }
        return Pass(self._phone.link, self._phone.text(), f"{until:%H:%M}")

    def close(self) -> None:
        """Nothing of it is left."""
        self._session.close()
        self._later.cancel()
        if self._later.is_alive():
            self._later.join()
        if self._watch is not None:
            self._watch.close()
        if self._phone is not None:
            self._phone.stop()
        self._server.stop()

    def _is_read(self) -> None:
        """What was read stays: looking through it for waste, time and again, would hold up edits of large sites."""
        gc.freeze()
        gc.enable()
        self._later.start()

    def _watch_files(self) -> None:
        """Once the first page may have been painted; what was saved before that is seen by its first look."""
        from guidegen.preview.watch import Watch

        self._watch = Watch(_folders(self._wish.root), self._bell, self._notice)

    def _phone_ended(self) -> None:
        self._session.phone = None
        self._notice("phone-ended")

    def _note_bug(self, bug: Exception) -> None:
        words = "".join(traceback.format_exception(bug))
        try:
            replace(self._wish.root / ".guidegen", CRASH, words.encode())
        except DiskError:
            return
        self._notice("own-fault")


def _folders(root: Path) -> tuple[Folder, ...]:
    themes = (root / "themes", shipped_themes())
    return Folder(root / "content", is_ignored), *(Folder(path, _is_hidden) for path in themes)


def _is_hidden(name: str) -> bool:
    return name.startswith(".")
