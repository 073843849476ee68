"""The command in a process that is forked from one which knows guidegen already: quicker than a new one, and as apart."""

from __future__ import annotations

import multiprocessing as mp
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from guidegen.cli.commands import run
from tests.command import Done

PATIENCE = 60.0  # seconds for any command here

_KNOWN = (
    *("guidegen.cli.publish", "guidegen.cli.rollback", "guidegen.cli.releases", "guidegen.content.site"),
    *("guidegen.publishing", "guidegen.publish.netlify", "guidegen.publish.git_branch"),
    *("guidegen.publish.object_store", "guidegen.publish.sftp", "guidegen.report.publish"),
    "guidegen.publish.folder",
)


@dataclass(frozen=True)
class Call:
    """A command as somebody gives it; `first` is done before it in its own process."""

    folder: Path
    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    first: Callable[[], object] | None = None


def kitchen() -> mp.context.ForkServerContext:
    """Where such processes come from: they know guidegen, and have no thread of the tests."""
    context = mp.get_context("forkserver")
    context.set_forkserver_preload([__name__, "tests.publish.rollbacks", "tests.publish.leaks", *_KNOWN])
    return context


def forked(call: Call, watch: Callable[[BaseProcess], object] | None = None) -> Done:
    """How the command ended and what it said; `watch` gets its process while it runs. 124: it never ended."""
    with tempfile.TemporaryDirectory() as place:
        said = (Path(place, "out"), Path(place, "err"))
        process = kitchen().Process(target=_do, args=(call, said))
        process.start()
        try:
            if watch is not None:
                watch(process)
            process.join(PATIENCE)
            code = 124 if process.exitcode is None else process.exitcode
        finally:
            process.kill()
            process.join()
        out, err = (file.read_text("utf-8", errors="replace") if file.exists() else "" for file in said)
    return Done(code, out, err)


def _do(call: Call, said: tuple[Path, Path]) -> None:
    """In the process: be where the command was given, and do it."""
    for handle, file in enumerate(said, 1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), handle)
    sys.stdout, sys.stderr = (
        os.fdopen(handle, "w", buffering=1, encoding="utf-8", errors="replace", closefd=False)
        for handle in (1, 2)
    )
    os.chdir(call.folder)
    os.environ.clear()
    os.environ.update({"LANG": "C.UTF-8", "COLUMNS": "200", **call.environment})
    tempfile.tempdir = None  # it is another one, perhaps
    if call.first is not None:
        call.first()
    sys.exit(run(call.words))
