"""How everything lay when a build was done: if it lies so still, nothing needs to be built.

On this path start-up time is most of the time, so it imports next to nothing: no json, no pathlib, no dataclasses.
The snapshot is a text: a checksum, who wrote it, what was asked, since and until when it holds, what was said, and
then the state of each file and folder and, in the same order, where it lies. It may be thrown away at any time.
"""

from __future__ import annotations

import os
import sys
import zlib

from guidegen import __version__

NAME = ".guidegen/snapshot"
YOUNG = 3_000_000_000  # ns: a file changed so shortly before it was read may have changed since, unseen

MANY = 4_000  # files and folders: from here on a second process pays for itself

_WRITER = f"3 {__version__} {sys.version}".replace("\n", " ")
_ALTERED = (
    os.name == "posix"
)  # there st_ctime moves with every change, also of st_mtime; elsewhere it is the birth
_FILE = 0o100000  # the bit of st_mode that a file has and a folder has not
_HEAD = 4  # lines before those of the files


def still(root: str, asked: str, now: float) -> str | None:
    """What the last build said, if nothing has changed since; None when a build must look for itself.

    `asked` stands for the options given, `now` is the time in seconds since 1970: a snapshot holds for one day.
    """
    lines = _read(os.path.join(root, NAME))
    if (
        len(lines) <= _HEAD
        or len(lines) % 2
        or lines[0] != _WRITER
        or lines[1] != asked
        or not _holds(lines[2], now)
    ):
        return None
    half = _HEAD + (len(lines) - _HEAD) // 2
    paths = lines[half:] if root == os.curdir else [os.path.join(root, path) for path in lines[half:]]
    return lines[3].replace("\x00", "\n") if _lie_so(lines[_HEAD:half], paths) else None


def keep(
    root: str, asked: str, said: str, basis: tuple[tuple[str, ...], tuple[str, ...], tuple[float, float]]
) -> None:
    """Note a finished build: what was asked and said, and how all lies that it rests on (see plan.result.Basis).

    Nothing is noted when a source is so young that it might have been changed after it was read.
    """
    sources, standing, span = basis
    under = _all_under(root, sources)
    rows = {path: _state(os.path.join(root, path)) for path in (*under, *standing)}
    horizon = int(span[0] * 1e9) - YOUNG
    young = any(_changed(rows[path]) > horizon for path in under)
    if young or not all(rows.values()) or any("\n" in path for path in rows):
        _forget(os.path.join(root, NAME))
        return
    head = (_WRITER, asked, f"{span[0]} {span[1]}", said.replace("\n", "\x00"))
    _write(os.path.join(root, NAME), "\n".join((*head, *rows.values(), *rows)))


def _lie_so(states: list[str], paths: list[str]) -> bool:
    """Whether each path is in its state; many are divided between two processes, where a process can divide."""
    if len(paths) < MANY or not hasattr(os, "fork"):
        return _compare(states, paths)
    half = len(paths) // 2
    child = os.fork()
    if child == 0:  # pragma: no cover - in the child, where nobody measures
        os._exit(0 if _compare(states[half:], paths[half:]) else 1)
    own = _compare(states[:half], paths[:half])
    _, status = os.waitpid(child, 0)
    return own and status == 0


def _compare(states: list[str], paths: list[str]) -> bool:
    return all(state == _state(path) for state, path in zip(states, paths, strict=True))


def _holds(span: str, now: float) -> bool:
    since, until = map(float, span.split(" "))
    return since <= now < until


def _state(path: str) -> str:
    """Size, time of change and inode of what lies there, in one word; "" when nothing does."""
    try:
        found = os.stat(path)
    except OSError:
        return ""
    size = found.st_size if found.st_mode & _FILE else 0
    return (
        f"{size}:{found.st_ctime_ns}:{found.st_ino}"
        if _ALTERED
        else f"{size}:{found.st_mtime_ns}:{found.st_ino}"
    )


def _changed(state: str) -> int:
    """When it was last changed, in nanoseconds since 1970; without a state, in the far future."""
    return int(state.split(":")[1]) if state else sys.maxsize


def _all_under(root: str, sources: tuple[str, ...]) -> list[str]:
    """Each source, and if it is a folder all that lies in it; the bytecode that Python keeps is passed over."""
    found: list[str] = []
    waiting = list(sources)
    while waiting:
        path = waiting.pop()
        found.append(path)
        full = os.path.join(root, path)
        if os.path.isdir(full) and not os.path.islink(full):
            waiting.extend(os.path.join(path, name) for name in os.listdir(full) if name != "__pycache__")
    return found


def _read(path: str) -> list[str]:
    """The lines of a snapshot after its checksum; none when it is not there whole."""
    try:
        with open(path, "rb") as file:
            checksum, _, body = file.read().partition(b"\n")
        return body.decode().split("\n") if checksum == _checksum(body) else []
    except (OSError, ValueError):
        return []


def _write(path: str, text: str) -> None:
    part = f"{path}.{os.getpid()}.part"
    body = text.encode(errors="surrogateescape")
    try:
        with open(part, "wb") as file:
            file.write(_checksum(body) + b"\n" + body)
        os.replace(part, path)
    except OSError:
        _forget(part)


def _checksum(body: bytes) -> bytes:
    return str(zlib.adler32(body)).encode()


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
