"""The git of this computer: found, and run without a keyboard, a hook, or a setting of somebody's that would bend it."""

from __future__ import annotations

import contextlib
import os
import re
import select
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from guidegen.problems import PublishError
from guidegen.publish.git_branch.complaints import complaint
from guidegen.publish.git_branch.place import Place
from guidegen.publish.processes import end
from guidegen.publish.secrets import Vault

NEEDED = (2, 31)  # the first that can be given a setting by its environment
PATIENCE = 300.0  # seconds without one word, after which it is ended

_CHUNK = 1 << 16  # bytes
_BREATH = 1.0  # seconds
_LET_THROUGH = frozenset(
    {
        *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM", "GIT_EXEC_PATH"),
        *("GIT_COMMITTER_EMAIL", "GIT_COMMITTER_NAME", "GIT_PROXY_COMMAND"),
        *("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT"),
        *("GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_SSL_CERT", "GIT_SSL_KEY"),
    }
)
_SETTINGS = (
    f"core.hooksPath={os.devnull}",
    *("core.askPass=", "core.autocrlf=false", "core.fsmonitor=false"),
    *("commit.gpgSign=false", "push.gpgSign=false", "push.pushOption=", "push.followTags=false"),
    *("gc.auto=0", "maintenance.auto=false", "fetch.writeCommitGraph=false", "protocol.version=2"),
    *("http.lowSpeedLimit=1", "http.lowSpeedTime=120"),
    # No differences are made: those to files that are only there would have to be fetched first.
    "pack.window=0",
)
_SSH = "ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=30 -o ServerAliveInterval=20"


@dataclass(frozen=True, slots=True)
class Answer:
    """What git came to: 0 is well, and below it is the signal that ended it."""

    code: int
    out: bytes
    said: str  # to whoever watches it


@dataclass(frozen=True)
class Git:
    """A git, and what each call of it begins with."""

    complaint: Callable[[int, str], PublishError]  # what a code other than 0 means, with all that was said
    program: str
    environment: Mapping[str, str] = field(repr=False)  # of which some is secret
    folder: Path = Path(os.devnull)  # the repository that it works in
    remote: str = ""  # the address that it knows as `there`

    def at(self, folder: Path, remote: str) -> Git:
        """The same one in a repository of ours."""
        return replace(self, folder=folder, remote=remote)

    def ask(self, *arguments: str, feed: Iterable[bytes] = ()) -> bytes:
        """What it answers; PublishError when it does not."""
        return self.judged(self.run(*arguments, feed=feed)).out

    def judged(self, answer: Answer) -> Answer:
        """An answer that is one; PublishError."""
        if answer.code != 0:
            raise self.complaint(answer.code, answer.said + answer.out.decode(errors="replace"))
        return answer

    def run(
        self,
        *arguments: str,
        feed: Iterable[bytes] = (),
        hear: Callable[[str], None] | None = None,
        handles: tuple[int, ...] = (),
    ) -> Answer:
        """Run it to its end; `hear` gets what it says meanwhile, and it keeps these handles open.

        PublishError when it falls silent.
        """
        with self._started(arguments, handles) as (process, heard):
            _feed(process, feed)
            said: dict[bool, bytes] = {True: b"", False: b""}
            for is_out, piece in _each(process, heard):
                said[is_out] += piece
                if hear and not is_out:
                    hear(piece.decode(errors="replace"))
            return Answer(process.wait(), said[True], said[False].decode(errors="replace"))

    @contextlib.contextmanager
    def _started(
        self, arguments: Iterable[str], handles: tuple[int, ...]
    ) -> Iterator[tuple[subprocess.Popen[bytes], _Heard]]:
        settings = (*_SETTINGS, f"remote.there.url={self.remote}")
        options = [word for setting in settings for word in ("-c", setting)]
        try:
            process = subprocess.Popen(  # noqa: S603 - no shell, and no argument that could be taken for an option
                [self.program, *options, *arguments],
                env={**self.environment, "GIT_DIR": str(self.folder)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=handles,
                start_new_session=True,  # no terminal, so that nothing down there can ask for a password
            )
        except OSError as error:
            raise self.complaint(1, error.strerror or str(error)) from error
        heard: _Heard = SimpleQueue()
        streams = ((process.stdout, True), (process.stderr, False))
        pumps = [Thread(target=_pump, args=(*stream, heard), daemon=True) for stream in streams]
        for pump in pumps:
            pump.start()
        try:
            yield process, heard
        finally:
            _end(process, pumps)


_Heard = SimpleQueue[
    tuple[bool, bytes]
]  # whether it was its output, and a piece of it; an empty one is the end


def find_git(place: Place, vault: Vault, login: Mapping[str, str]) -> Git:
    """The git of this computer, with a login for a place; PublishError when there is none, or it is too old."""
    environment = vault.environment
    program = shutil.which("git", path=environment.get("PATH"))
    if program is None:
        raise PublishError("publish-git-missing")
    judge = partial(complaint, place=place, vault=vault)
    git = Git(judge, program, {**_surroundings(environment, place), **login})
    found = re.search(r"(\d+)\.(\d+)\S*", git.run("version").out.decode(errors="replace"))
    if found is None:
        raise PublishError("publish-git-missing")
    if (int(found[1]), int(found[2])) < NEEDED:
        raise PublishError("publish-git-old", found=found[0], needed=".".join(map(str, NEEDED)))
    if environment.keys() & {"GIT_SSH", "GIT_SSH_COMMAND"} or git.run("config", "core.sshCommand").out:
        return git
    return replace(git, environment={**git.environment, "GIT_SSH_COMMAND": _SSH})


def _surroundings(environment: Mapping[str, str], place: Place) -> dict[str, str]:
    """The variables that git gets: none that leads to another repository, keeps a trace, or is a secret of ours."""
    kept = {
        name: value
        for name, value in environment.items()
        if name in _LET_THROUGH or not name.startswith(("GIT_", "GUIDEGEN_"))
    }
    return {
        **kept,
        "GIT_ALLOW_PROTOCOL": "https:ssh:file" + (":http" if place.transport == "http" else ""),
        "GIT_TERMINAL_PROMPT": "0",
        # The user's own settings may have git write down what it is given, and that holds the token.
        **dict.fromkeys(("GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_TRACE2_PERF"), "0"),
        "LC_ALL": "C",
        "TZ": "UTC",
    }


def _pump(stream: IO[bytes], is_out: bool, heard: _Heard) -> None:  # noqa: FBT001 - a thread's arguments have no names
    with contextlib.suppress(OSError):
        while piece := os.read(stream.fileno(), _CHUNK):
            heard.put((is_out, piece))
    heard.put((is_out, b""))


def _feed(process: subprocess.Popen[bytes], feed: Iterable[bytes]) -> None:
    """Give it what it is to read; when it takes no more of it, it will tell why."""
    if process.stdin is None:
        return
    for piece in feed:
        try:
            process.stdin.write(piece)
        except OSError:
            break
    with contextlib.suppress(OSError):
        process.stdin.close()


def _each(process: subprocess.Popen[bytes], heard: _Heard) -> Iterator[tuple[bool, bytes]]:
    """What it says until it has ended; what a child says that it leaves behind is not waited for."""
    speaking, silence = {True: process.stdout, False: process.stderr}, 0.0
    while speaking:
        try:
            is_out, piece = heard.get(timeout=_BREATH)
        except Empty:
            if process.poll() is not None and not _is_more(speaking.values()):
                return
            silence += _BREATH
            if silence >= PATIENCE:
                raise PublishError("publish-git-silent", minutes=round(PATIENCE / 60)) from None
            continue
        silence = 0.0
        if not piece:
            del speaking[is_out]
        yield is_out, piece


def _is_more(streams: Iterable[IO[bytes] | None]) -> bool:
    """Whether something was said that a busy computer has not come to yet; on Windows that cannot be asked."""
    open_ = [stream for stream in streams if stream is not None]
    return os.name == "posix" and bool(select.select(open_, (), (), 0)[0])


def _end(process: subprocess.Popen[bytes], pumps: Iterable[Thread]) -> None:
    """See to it that nothing of it runs on, and nothing of it stays open."""
    end(process)
    for pump in pumps:
        pump.join(_BREATH)
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
