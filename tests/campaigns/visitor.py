"""A reader of the preview who goes from page to page as a browser does, and holds all that comes against the ledger."""

from __future__ import annotations

import contextlib
import http.client
import random
import re
import time
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from guidegen.adapters.files import digest_bytes
from tests.campaigns.leaf import PICTURES, Leaf, read_leaf
from tests.campaigns.ledger import MISSING, MIXED, OTHER, Ledger, Mark, Span, Tally

GUEST = "guest"  # the guide that comes and goes, and with it the page that may be missing
PAGES = 5  # that a page leads to, looked at from there
PATIENCE = 90.0  # seconds for one answer: longer than the server lets anybody wait for a picture

_DESTS = {".css": "style", ".js": "script", ".woff2": "font", ".xml": "empty", ".txt": "empty"}
_TYPES = {
    ".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml",
    ".avif": "image/avif", ".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png",
    ".xml": "application/xml", ".txt": "text/plain", ".html": "text/html",
}  # fmt: skip
_EARLY = re.compile(r"</([^>]+)>; rel=preload")


@dataclass(frozen=True, slots=True)
class Got:
    """One answer; `early` are the files that it names beside its body."""

    status: int
    kind: str
    body: bytes
    early: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as it came, and which generations it may be of."""

    path: str
    status: int
    span: Span
    leaf: Leaf


class Browser:
    """One line that stays open, and what it brought before."""

    def __init__(self, address: str, chance: random.Random) -> None:
        self._host = urlsplit(address).netloc
        self._line = http.client.HTTPConnection(self._host, timeout=PATIENCE)
        self._kept: dict[str, tuple[str, Got]] = {}
        self._chance = chance

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def get(self, path: str, *, patient: bool = False) -> Got:
        """What lies there; half of the time only if it is another than before. A patient one waits for a picture."""
        known = None if patient or self._chance.random() < 0.5 else self._kept.get(path)
        headers = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": _dest(path)}
        if known is not None:
            headers["If-None-Match"] = known[0]
        self._line.request("GET", f"/{quote(path)}{'?made' if patient else ''}", headers=headers)
        answer = self._line.getresponse()
        body, said = answer.read(), answer.headers
        if known is not None and answer.status == http.HTTPStatus.NOT_MODIFIED:
            return known[1]
        early = tuple(_EARLY.findall(said.get("Link", "")))
        got = Got(answer.status, said.get_content_type(), body, early)
        self._kept.pop(path, None)
        if "ETag" in said:
            self._kept[path] = (said["ETag"], got)
        return got


class Visitor:
    """One of those who read while the author writes."""

    def __init__(self, browser: Browser, ledger: Ledger, tally: Tally, known: dict[str, str]) -> None:
        self.browser = browser
        self._ledger = ledger
        self._tally = tally
        self._known = known  # the digest of every file by its path, of all visitors together

    def wander(self, start: str, chance: random.Random) -> str:
        """Look at a page with all that belongs to it, and at some that it leads to; where to go from there."""
        sight = self.page(start)
        self._judge(sight, None)
        if sight.status != http.HTTPStatus.OK:
            return ""
        self._judge_whole(sight, chance)
        links = sight.leaf.links
        for path in chance.sample(links, min(PAGES, len(links))):
            self._judge(self.page(path), sight)
        return chance.choice(links) if links else ""

    def page(self, path: str) -> Sight:
        """A page, and no more than that."""
        first = self._ledger.shown
        got = self._get("page", path)
        span = Span(first, self._ledger.latest)
        if got is None or got.status != http.HTTPStatus.OK:
            return Sight(path, 0 if got is None else got.status, span, Leaf())
        self._hold_type(f"{path}index.html" if _is_folder(path) else path, got)
        leaf = read_leaf(path, got.body)
        early = (*leaf.assets, *(one for one in got.early if one not in leaf.assets))
        return Sight(path, got.status, span, Leaf(early, leaf.links, leaf.marks, leaf.signs))

    def marks(self, sight: Sight, suffixes: frozenset[str]) -> set[Mark]:
        """All numbers on a page, and those in its files of these kinds."""
        found = {*sight.leaf.marks, *self._ledger.read(sight.leaf.signs)}
        for asset in sight.leaf.assets:
            if PurePosixPath(asset).suffix in suffixes:
                found |= {
                    mark for mark in self._asset(asset, sight) if mark[0] != "accent" or _is_home(sight)
                }
        return found

    def _judge_whole(self, sight: Sight, chance: random.Random) -> None:
        marks = self.marks(sight, frozenset(_TYPES))
        waiting = [path for path in sight.leaf.assets if path not in self._known and _is_picture(path)]
        for path in chance.sample(waiting, min(2, len(waiting))):
            marks |= self._asked_again(path, sight)
        self._hold(marks, sight, "with all that belongs to it")

    def _judge(self, sight: Sight, origin: Sight | None) -> None:
        """Hold a page against the ledger; `origin` led to it."""
        if sight.status == http.HTTPStatus.NOT_FOUND:
            if not self._may_be_missing(sight, origin):
                leads = "" if origin is None else f", to which /{origin.path} leads"
                self._tally.fault(MISSING, f"/{sight.path}{leads}")
        elif sight.status not in {http.HTTPStatus.OK, 0}:
            self._tally.fault(OTHER, f"/{sight.path}: {sight.status}")
        elif sight.status:
            marks = {*sight.leaf.marks, *self._ledger.read(sight.leaf.signs)}
            self._hold(marks, sight, "by itself")

    def _hold(self, marks: set[Mark], sight: Sight, how: str) -> None:
        is_page = PurePosixPath(sight.path).suffix in {"", ".html"}
        whole = not is_page or {"site", "look", "style"} <= {key for key, _ in marks}
        if not whole or not self._ledger.agree(marks, sight.span):
            self._tally.fault(MIXED, f"/{sight.path} {how}, of {sight.span}: {sorted(marks)}")

    def _may_be_missing(self, sight: Sight, origin: Sight | None) -> bool:
        """Whether it was gone meanwhile, and there when the page that leads to it was got."""
        if GUEST not in sight.path.split("/") or self._ledger.always(f"title{GUEST}", sight.span):
            return False
        return origin is None or self._ledger.ever(f"title{GUEST}", origin.span)

    def _asset(self, path: str, sight: Sight) -> frozenset[Mark]:
        got = self._get("file", path)
        if got is None:
            return frozenset()
        if got.status != http.HTTPStatus.OK:
            kind = MISSING if got.status == http.HTTPStatus.NOT_FOUND else OTHER
            self._tally.fault(kind, f"/{path}, which /{sight.path} needs: {got.status}")
            return frozenset()
        return self._found_in(path, got, sight)

    def _found_in(self, path: str, got: Got, sight: Sight) -> frozenset[Mark]:
        if _is_picture(path) and got.kind == _TYPES[".svg"]:
            self._tally.stood_in()
            return frozenset()
        self._hold_type(path, got)
        leaf, made_of = read_leaf(path, got.body), digest_bytes(got.body)
        if self._known.setdefault(path, made_of) != made_of:
            self._tally.fault(MIXED, f"/{path} was another file before")
        if leaf.wrong:
            self._tally.fault(MIXED, f"/{path}: {leaf.wrong}")
        return leaf.marks.union(*(self._asset(one, sight) for one in leaf.assets))

    def _asked_again(self, path: str, sight: Sight) -> frozenset[Mark]:
        """A picture that was stood in for, once it is made.

        While its photograph is renamed or replaced it cannot be made; then another page comes, that needs it no more.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            still = self._ledger.still
            got = self._get("picture", path, patient=True)
            if got is None or got.status == http.HTTPStatus.OK:
                return frozenset() if got is None else self._found_in(path, got, sight)
            if path not in self.page(sight.path).leaf.assets:
                return frozenset()
            if still is not None and still == self._ledger.latest:
                break
            time.sleep(0.02)
        self._tally.fault(MISSING, f"/{path}, which /{sight.path} needs still")
        return frozenset()

    def _get(self, kind: str, path: str, *, patient: bool = False) -> Got | None:
        self._tally.ask(kind)
        try:
            return self.browser.get(path, patient=patient)
        except (OSError, http.client.HTTPException) as trouble:
            self._tally.fault(OTHER, f"/{path}: {trouble!r}")
            with contextlib.suppress(OSError):
                self.browser.close()
            return None

    def _hold_type(self, path: str, got: Got) -> None:
        if got.kind != _TYPES[PurePosixPath(path).suffix]:
            self._tally.fault(OTHER, f"/{path} comes as {got.kind}")


def _dest(path: str) -> str:
    suffix = PurePosixPath(path).suffix
    return "image" if suffix in PICTURES or suffix == ".svg" else _DESTS.get(suffix, "document")


def _is_picture(path: str) -> bool:
    return PurePosixPath(path).suffix in PICTURES


def _is_folder(path: str) -> bool:
    return path == "" or path.endswith("/")


def _is_home(sight: Sight) -> bool:
    return sight.path in {"", "index.html"}
