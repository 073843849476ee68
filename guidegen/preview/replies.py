"""What each address gives: an output of the edition, what the desk shows around it, or nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from urllib.parse import quote

from guidegen.preview.answers import HTML, Answer, Edition, Light, News
from guidegen.preview.guard import OWN, PHONE, Refusal, clean_path, is_clean
from guidegen.preview.page import FRAMES, Script, with_desk

PHONE_COOKIE = "guidegen-phone"

_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_UNKNOWN = Refusal(HTTPStatus.NOT_FOUND, "refused-unknown")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_THEME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}", re.ASCII)
_WIDTHS = ((390, 844), (820, 1180), (1440, 900))  # phone, tablet, desktop
_WIDTHS_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>guidegen</title>
<link rel="stylesheet" href="/_guidegen/widths.css">
<script src="/_guidegen/widths.js" type="module"></script>
</head>
<body>{frames}</body>
</html>
"""
_PHONE_PAGE = b"""<!doctype html>
<html>
<head>
<title>guidegen</title>
<meta http-equiv="refresh" content="0; url=/">
</head>
<body><a href="/">guidegen</a></body>
</html>
"""
_OUR_PAGE = f"default-src 'none'; style-src 'self'; script-src 'self'; frame-src 'self'; {FRAMES}"


@dataclass(frozen=True, slots=True)
class House:
    """What is served, at whichever door."""

    edition: Edition
    token: str  # that the desk's script must know
    language: str  # that guidegen speaks
    desk: Mapping[str, Answer]  # what lies below /_guidegen/
    failed: Callable[[Exception], None]  # hears of every bug of ours
    follow: bool = False  # whether tabs go along to what is edited


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that may be made."""

    path: str | None  # as `clean_path` gives it
    page: str | None  # the page it is about, when it is the desk's
    light: Light
    key: str | None  # of the door it comes in by
    patient: bool  # False: it would rather have a stand-in for a picture now


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back."""

    body: bytes | Iterable[bytes]  # not bytes: it goes on for as long as there is news
    media_type: str
    status: HTTPStatus = HTTPStatus.OK
    version: str | None = None  # the same version, the same bytes; None: not to be kept
    policy: str | None = None
    headers: Mapping[str, str] | None = None
    cookie: tuple[str, str] | None = None


def desk_files() -> dict[str, Answer]:
    """All that runs in an author's browser, by its path below /_guidegen/."""
    return dict(_read(files("guidegen.preview") / "desk", PurePosixPath()))


def light(cookies: Mapping[str, str]) -> Light:
    """The light that a browser's cookies choose; one that cannot be is none."""
    day, theme = cookies.get("guidegen-day", ""), cookies.get("guidegen-theme", "")
    try:
        chosen = dt.date.fromisoformat(day) if _DAY.fullmatch(day) else None
    except ValueError:
        chosen = None
    return Light(chosen, theme if _THEME.fullmatch(theme) else None)


def reply(visit: Visit, house: House) -> Reply | Refusal:
    """What a visit gets."""
    if visit.path is None:
        return _missing("404.html", visit, house)
    if not visit.path.startswith(OWN):
        return _output(visit.path, visit, house)
    if visit.key is not None and visit.path.startswith(PHONE):
        return _let_in(visit.key)
    name = visit.path.removeprefix(OWN)
    if name in house.desk:
        return _as_it_is(house.desk[name])
    make = _ROOMS.get(name)
    return make(visit, house) if make else _UNKNOWN


def _output(path: str, visit: Visit, house: House) -> Reply | Refusal:
    """The edition's own; a page is also known by the name of its folder, to which the browser is sent on."""
    folder = not path or path.endswith("/")
    output = f"{path}index.html" if folder else path
    answer = house.edition.answer(output, visit.light, patient=visit.patient)
    if answer:
        return _with_desk(answer, output, visit, house) if _is_page(answer) else _as_it_is(answer)
    if not folder and house.edition.answer(f"{path}/index.html", visit.light, patient=False):
        sent_on = {"Location": f"/{quote(path)}/"}
        return Reply(b"", HTML, HTTPStatus.PERMANENT_REDIRECT, headers=sent_on)
    return _missing(output if folder or PurePosixPath(path).suffix else f"{path}/index.html", visit, house)


def _missing(page: str, visit: Visit, house: House) -> Reply | Refusal:
    """The site's own words for a page that is not there; its desk waits for the page that was asked for."""
    answer = house.edition.answer("404.html", visit.light, patient=False)
    if answer is None or not _is_page(answer):
        return _UNKNOWN
    body, policy = with_desk(answer.body, _script(page, "", visit, house))
    return Reply(body, answer.media_type, HTTPStatus.NOT_FOUND, policy=policy)


def _with_desk(answer: Answer, output: str, visit: Visit, house: House) -> Reply:
    script = _script(output, answer.digest, visit, house)
    body, policy = with_desk(answer.body, script)
    version = hashlib.sha256(repr(script).encode()).hexdigest()  # another run writes another token in it
    version_told = version if answer.settled else None
    return Reply(body, answer.media_type, version=version_told, policy=policy, headers=_early(answer))


def _early(answer: Answer) -> dict[str, str] | None:
    """What the browser may ask for before it has read the page's styles."""
    links = (
        f'</{quote(path)}>; rel=preload; as=font; type="font/woff2"; crossorigin' for path in answer.fonts
    )
    return {"Link": ", ".join(links)} if answer.fonts else None


def _script(page: str, digest: str, visit: Visit, house: House) -> Script:
    return Script(house.token, page, digest, house.language, visit.light.day, house.follow)


def _as_it_is(answer: Answer) -> Reply:
    return Reply(answer.body, answer.media_type, version=answer.digest if answer.settled else None)


def _is_page(answer: Answer) -> bool:
    return answer.media_type.startswith("text/html")


def _let_in(key: str) -> Reply:
    """The cookie, and on to the site: by a page of our own, for a cookie this strict does not go along otherwise."""
    return Reply(_PHONE_PAGE, HTML, policy=_OUR_PAGE, cookie=(PHONE_COOKIE, key))


def _events(visit: Visit, house: House) -> Reply | Refusal:
    if visit.page is None or not is_clean(visit.page):
        return _UNKNOWN
    news = house.edition.follow(visit.page, visit.light)
    return Reply(_told(news), "text/event-stream; charset=utf-8")


def _told(news: Iterator[News | None]) -> Iterator[bytes]:
    yield b"retry: 1000\n\n"
    for one in news:
        yield f"event: {one.name}\ndata: {json.dumps(one.told)}\n\n".encode() if one else b": \n\n"


def _desk(visit: Visit, house: House) -> Reply | Refusal:
    if visit.page is None or not is_clean(visit.page):
        return _UNKNOWN
    told = json.dumps(house.edition.desk(visit.page, visit.light), ensure_ascii=False)
    return Reply(told.encode(), "application/json")


def _widths(visit: Visit, house: House) -> Reply | Refusal:
    """The same page on a phone, a tablet and a desktop, side by side; a page of our own, with the site's in frames."""
    path = clean_path(quote(visit.page).encode()) if visit.page else None
    if path is None or path.startswith(OWN):
        return _UNKNOWN
    address = escape(f"/{quote(path)}")
    frames = "".join(f'<iframe src="{address}" width="{w}" height="{h}"></iframe>' for w, h in _WIDTHS)
    return Reply(_WIDTHS_PAGE.format(language=house.language, frames=frames).encode(), HTML, policy=_OUR_PAGE)


_ROOMS = {"events": _events, "desk": _desk, "widths": _widths}


def _read(folder: Traversable, place: PurePosixPath) -> Iterator[tuple[str, Answer]]:
    for entry in folder.iterdir():
        path = place / entry.name
        if entry.is_dir():
            yield from _read(entry, path)
        elif path.suffix in _MEDIA_TYPES:
            body = entry.read_bytes()
            yield str(path), Answer(body, _MEDIA_TYPES[path.suffix], hashlib.sha256(body).hexdigest())
