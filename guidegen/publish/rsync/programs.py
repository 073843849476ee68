"""The programs of this computer: found, and run without a shell or a keyboard; nothing of them outlives us."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import IO

from guidegen.adapters.door import trouble
from guidegen.problems import PublishError
from guidegen.publish.processes import end
from guidegen.publish.secrets import Vault

_NEEDED = (3, 1)
_VERSION = re.compile(
    r"rsync +version v?(\d+)\.(\d+)"
)  # another program of the same name has other words here


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program came to."""

    code: int  # 0 is well, and below it is the signal that ended it
    said: str  # to whoever watches it


def find_rsync(vault: Vault) -> Mapping[str, str]:
    """The environment in which rsync and ssh are to run; PublishError when one of them is not there, or too old."""
    kept = {
        name: value
        for name, value in vault.environment.items()
        if not name.startswith(("RSYNC_", "GUIDEGEN_"))  # settings that would bend it, and secrets of ours
    }
    for program in ("rsync", "ssh"):
        if shutil.which(program, path=kept.get("PATH")) is None:
            raise PublishError("rsync-missing", program=program)
    environment = {**kept, "LC_ALL": "C"}
    told: list[bytes] = []
    run(["rsync", "--version"], Path(gettempdir()), environment, hear=told.append)
    first = b"".join(told[:1]).decode(errors="replace").strip()
    found = _VERSION.match(first)
    if found is None or (int(found[1]), int(found[2])) < _NEEDED:
        raise PublishError("rsync-old", version=first or "?")
    return environment


def run(
    words: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    feed: bytes = b"",
    hear: Callable[[bytes], None] = lambda _: None,
) -> Answer:
    """Run a program in a folder to its end: it reads `feed`, and `hear` gets each line that it answers, as it comes.

    What it says besides goes into a file and not through a pipe: a connection that stays for the next call holds on to
    that, and its end would be waited for.
    """
    program = shutil.which(words[0], path=environment.get("PATH")) or words[0]
    with _file(feed) as given, _file() as said:
        try:
            process = subprocess.Popen(  # noqa: S603 - no shell, and no argument that could be taken for an option
                [program, *words[1:]],
                cwd=folder,
                env=environment,
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=said,
                start_new_session=True,  # no terminal, so that nothing down there can ask for a password
            )
        except OSError as error:
            raise PublishError("rsync-missing", program=words[0]) from error
        with _ending(process):
            for line in process.stdout or ():
                hear(line.rstrip(b"\r\n"))
            code = process.wait()
        said.seek(0)
        return Answer(code, said.read().decode(errors="replace"))


def _file(data: bytes = b"") -> IO[bytes]:
    """A file without a name that holds this, to be read from its begin; DiskError."""
    try:
        file = TemporaryFile()  # noqa: SIM115 - who asks for it closes it
        file.write(data)
        file.seek(0)
    except OSError as error:
        raise trouble(error, gettempdir()) from error
    return file


@contextlib.contextmanager
def _ending(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Whatever happens meanwhile, it and its children have ended afterwards."""
    try:
        yield
    finally:
        end(process)
        if process.stdout is not None:
            process.stdout.close()
