"""Who may ask for what: the rules by which a request is refused before anything is looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from secrets import compare_digest
from urllib.parse import unquote_to_bytes

OWN = "_guidegen/"  # the desk's own addresses start so; no output does
CHANNELS = frozenset(
    {OWN + "events", OWN + "desk"}
)  # what only the desk's script, which has the token, may ask
PHONE = OWN + "phone/"  # then the key: the address in the QR code

_HTTP_PORT = 80  # a browser leaves it out

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f/\\]")  # in a name, once decoded
_OWN_SITE = {None, "same-origin", "none"}  # none: typed, or opened from a bookmark or a QR code
_SCRIPT = {None, "empty"}  # what Sec-Fetch-Dest says of fetch() and EventSource


@dataclass(frozen=True, slots=True)
class Door:
    """One socket that is listened at: what it is called, and what opens it."""

    hosts: frozenset[str]  # with their port, as a browser names them
    token: str  # for the channels
    key: str | None = None  # for all the rest, on the local network; None: loopback needs none


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says of itself; None for what it does not say."""

    method: str
    path: str | None  # as `clean_path` gives it
    host: str | None
    origin: str | None = None
    site: str | None = None  # Sec-Fetch-Site, -Mode and -Dest
    mode: str | None = None
    dest: str | None = None
    token: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request gets nothing: the status of HTTP, and the code of one sentence in the catalogue."""

    status: HTTPStatus
    code: str


def hosts(names: Sequence[str], port: int) -> frozenset[str]:
    """What a browser may send as Host when it is sent to one of these names."""
    named = {f"{name}:{port}" for name in names}
    return frozenset({*named, *names} if port == _HTTP_PORT else named)


def clean_path(target: bytes) -> str | None:
    """The path a request line asks for, decoded once, without its first slash and its query.

    None when no output can be called so. A path that ends in a slash keeps it; the root is "".
    """
    raw = target.partition(b"?")[0]
    if not raw.startswith(b"/"):
        return None
    try:
        names = [unquote_to_bytes(name).decode() for name in raw[1:].split(b"/")]
    except UnicodeDecodeError:
        return None
    return "/".join(names) if _are_clean(names) else None


def is_clean(path: str) -> bool:
    """Whether a path that was decoded elsewhere is one that `clean_path` could have given."""
    return _are_clean(path.split("/"))


def judge(asked: Asked, door: Door) -> Refusal | None:
    """Why this may not be asked at this door; None when it may."""
    code = _comes_from_elsewhere(asked, door) or _lacks_a_key(asked, door)
    if code:
        return Refusal(HTTPStatus.FORBIDDEN, code)
    if asked.method not in {"GET", "HEAD"}:
        return Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "refused-method")
    return None


def _comes_from_elsewhere(asked: Asked, door: Door) -> str | None:
    if asked.host not in door.hosts:
        return "refused-host"  # a name of another site that was made to lead here
    if asked.origin is not None and asked.origin != f"http://{asked.host}":
        return "refused-site"
    if asked.site not in _OWN_SITE:
        return "refused-link" if asked.mode == "navigate" else "refused-site"
    return None


def _lacks_a_key(asked: Asked, door: Door) -> str | None:
    if door.key is not None and not _is(_key_given(asked), door.key):
        return "refused-phone"
    if asked.path in CHANNELS and (asked.dest not in _SCRIPT or not _is(asked.token, door.token)):
        return "refused-token"
    return None


def _are_clean(names: Sequence[str]) -> bool:
    """Whether each name could be a file's; only the last may be empty, after a slash."""
    return all(names[:-1]) and not any(name in {".", ".."} or _FORBIDDEN.search(name) for name in names)


def _key_given(asked: Asked) -> str | None:
    """The key in the address, where the phone comes in; else the one it was given there."""
    if asked.path is not None and asked.path.startswith(PHONE):
        return asked.path.removeprefix(PHONE)
    return asked.key


def _is(given: str | None, secret: str) -> bool:
    """Whether it is the secret, taking as long for a near miss as for a wide one."""
    return given is not None and compare_digest(given.encode(errors="replace"), secret.encode())
