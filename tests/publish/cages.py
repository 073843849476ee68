"""Places to publish to that take any canary for their secret, and in which all can be looked at that comes there."""

from __future__ import annotations

import hashlib
import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote
from xml.sax.saxutils import escape

import paramiko

from guidegen.plan.held import NAME
from guidegen.publish.target import Address
from tests.publish import git_server
from tests.publish.canaries import Canary
from tests.publish.contract import edition
from tests.publish.desk import Desk
from tests.publish.kills import Doomed
from tests.publish.netlify_model import DOMAIN, Cloud
from tests.publish.netlify_server import NetlifyServer
from tests.publish.parrot import Parrot, Question, Reply, parrot, passing_on
from tests.publish.sftp_stub import Habits, stub_serving
from tests.publish.ssh_server import LOCALHOST, Cable

_DAY = "Mon, 23 Nov 2026 12:00:00 GMT"
_LOST = b"<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>"
_ROW = (
    "<Contents><Key>{}</Key><LastModified>2026-11-25T01:10:11.000Z</LastModified><Size>{}</Size></Contents>"
)
_DAMAGED = b'{"format": 1, "digest": "0000"}\n{}'

There = Iterator[tuple[str, bytes]]


@dataclass
class Cage:
    """`take` lets the place be empty, and open to a canary; `there` is all that lies in it; `spoil` hurts our receipt."""

    kind: str
    folder: Path
    values: dict[str, str]
    take: Callable[[Canary], object]
    there: Callable[[], There]
    spoil: Callable[[], object]
    parrot: Parrot | None = None  # through which all goes that is web
    elsewhere: Parrot | None = None  # where nothing of ours should ever come
    cable: Cable | None = None
    habits: Habits | None = None
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def desk(self) -> Desk:
        """The site."""
        return Desk(self.folder / "site", Address("website", self.kind, self.values), {})

    @property
    def home(self) -> Path:
        """Of whoever publishes."""
        return self.folder / "home"

    def furnish(self, canary: Canary) -> tuple[Path, ...]:
        """The site and its owner's home as they are before anything happens; the files that may hold the secret."""
        for name in (".guidegen/publish", ".guidegen/releases", ".github", ".forgejo", ".gitlab-ci.yml"):
            path = self.folder / "site" / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        (self.folder / "site/.guidegen/crash.txt").unlink(missing_ok=True)
        for name in ("home", "tmp"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            (self.folder / name).mkdir()
        host = self.parrot.endpoint.removeprefix("http://") if self.parrot else ""
        for name, text in canary.home.items():
            (self.home / name).parent.mkdir(exist_ok=True)
            (self.home / name).write_text(text.replace("@HOST@", host), encoding="utf-8")
            (self.home / name).chmod(0o600)
        self.take(canary)
        return tuple(self.home / name for name in canary.home)


@contextmanager
def netlify(folder: Path) -> Iterator[Cage]:
    """A site at what answers as Netlify does."""
    server = NetlifyServer()

    def take(canary: Canary) -> None:
        server.cloud, server.token = Cloud(link=f"{server.address}/--/"), canary.meant
        server.heard.clear()

    def spoil() -> None:
        shown = server.cloud.deploys[server.cloud.shown or ""]
        server.cloud.blobs[shown.files[NAME]] = _DAMAGED

    def there() -> There:
        yield from ((f"netlify:{sha}", data) for sha, data in list(server.cloud.blobs.items()))
        yield from ((f"netlify:{one.id}", repr(one).encode()) for one in list(server.cloud.deploys.values()))

    try:
        with _web(passing_on(int(server.endpoint.rpartition(":")[2]))) as (near, far):
            values = {"site": DOMAIN, "endpoint": near.endpoint}
            yield Cage("netlify", folder, values, take, there, spoil, near, far)
    finally:
        server.close()


@contextmanager
def s3(folder: Path) -> Iterator[Cage]:
    """A bucket at a host that asks for no proof."""
    held: dict[str, bytes] = {}

    def take(_: Canary) -> None:
        held.clear()

    def spoil() -> None:
        held[NAME] = _DAMAGED

    with _web(partial(_bucket, held)) as (near, far):
        values = {"bucket": "museum", "endpoint": near.endpoint}
        there = partial(_tuples, held)
        yield Cage("s3", folder, values, take, there, spoil, near, far)


@contextmanager
def git(folder: Path) -> Iterator[Cage]:
    """A branch at a forge that asks for a token."""
    with git_server.forge(folder / "forge") as forge:
        clean = git_server.make_repository(folder / "clean.git")
        watched = git_server.Watched(folder / "bin")
        numbers = count()
        real = clean

        def take(canary: Canary) -> None:
            nonlocal real  # each time another: a push of one that was killed may still go on
            real = forge.root / f"site-{next(numbers)}.git"
            shutil.copytree(clean, real)
            values["repository"] = f"{near.endpoint}/{real.name}"
            forge.token = canary.meant
            (folder / "bin" / "notes").unlink(missing_ok=True)

        def spoil() -> None:
            git_server.lay(real, NAME, _DAMAGED)

        def there() -> There:
            yield from git_server.files_on(real).items()
            yield "commits", git_server.git(real, "log", "--all", "--format=raw")
            yield "the words of each git", (folder / "bin" / "notes").read_bytes() if watched.notes else b""

        with _web(passing_on(int(forge.url.rpartition(":")[2]))) as (near, far):
            values = {"repository": f"{near.endpoint}/{real.name}"}
            around = {"GIT_CONFIG_NOSYSTEM": "1", "PATH": watched.path}
            cage = Cage("git", folder, values, take, there, spoil, near, far, environment=around)
            yield cage


@contextmanager
def sftp(folder: Path) -> Iterator[Cage]:
    """A folder behind SFTP, with a password or a key."""
    root, key = folder / "www", paramiko.ECDSAKey.generate()
    habits = Habits(root)
    with stub_serving(habits) as (port, shown), Cable(port) as cable:
        cage = Cage("sftp", folder, {}, lambda _: None, partial(_files, root), lambda: None)

        def take(canary: Canary) -> None:
            shutil.rmtree(root, ignore_errors=True)
            root.mkdir()
            vars(habits).update(vars(Habits(root)))
            habits.password = "" if canary.opens else canary.secret
            ssh = cage.home / ".ssh"
            ssh.mkdir()
            (ssh / "known_hosts").write_text(f"[{LOCALHOST}]:{cable.port} {shown}\n")
            if canary.opens:
                habits.key = key
                key.write_private_key_file(str(ssh / canary.opens), canary.secret)

        cage.take, cage.cable, cage.habits = take, cable, habits
        cage.spoil = lambda: (root / NAME).write_bytes(_DAMAGED)
        cage.values = {"host": LOCALHOST, "port": str(cable.port), "user": "mina", "folder": "/"}
        yield cage


CAGES: Mapping[str, Callable[[Path], Any]] = {"netlify": netlify, "git": git, "s3": s3, "sftp": sftp}


@contextmanager
def caged(kind: str, folder: Path) -> Iterator[Cage]:
    """One of these, with a site that is built."""
    with CAGES[kind](folder) as cage:
        Desk.at(folder / "site", Doomed(cage.desk.address, folder))
        cage.desk.build(edition(1))
        yield cage


def lying_in(folder: Path) -> There:
    """All files of this machine's; what git has packed is unpacked."""
    for path, data in _files(folder):
        yield path, data
        if "/objects/" in path:
            with suppress(zlib.error):
                yield path, zlib.decompress(data)


@contextmanager
def _web(upstream: Callable[[Question], Reply]) -> Iterator[tuple[Parrot, Parrot]]:
    with ExitStack() as open_:
        near = open_.enter_context(parrot(upstream))
        yield near, open_.enter_context(parrot(lambda _: Reply(404)))


def _files(folder: Path) -> There:
    for path in sorted(folder.rglob("*")):
        with suppress(OSError):  # it may be on its way
            if path.is_file():
                yield str(path), path.read_bytes()
        yield str(path), path.name.encode()


def _tuples(held: Mapping[str, bytes]) -> There:
    yield from ((f"s3:{path}", path.encode() + b"\n" + data) for path, data in list(held.items()))


def _bucket(held: dict[str, bytes], question: Question) -> Reply:
    """What a host for buckets answers."""
    path, _, query = question.path.removeprefix("/museum").partition("?")
    if "list-type" in query:
        prefix = parse_qs(query).get("prefix", [""])[0]
        rows = "".join(
            _ROW.format(escape(key), len(held[key])) for key in sorted(held) if key.startswith(prefix)
        )
        return Reply(
            200, f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>".encode()
        )
    key = unquote(path.removeprefix("/"))
    if question.method == "PUT":
        held[key] = question.body
    if question.method == "DELETE":
        held.pop(key, None)
        return Reply(204)
    if key not in held:
        return Reply(404, _LOST)
    tag = hashlib.md5(held[key], usedforsecurity=False).hexdigest()
    headers = {"ETag": f'"{tag}"', "Last-Modified": _DAY}
    return Reply(200, b"" if question.method == "PUT" else held[key], headers)
