"""The way in. A build in which nothing has changed is answered here, before anything large is imported."""

from __future__ import annotations

import os
import sys


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit code: 0 good, 1 content, 2 usage, 3 disk or network, 4 our own bug."""
    words = sys.argv[1:] if arguments is None else arguments
    if words == ["build"]:
        from guidegen.cli.still import answer_unchanged

        if answer_unchanged():
            sys.stdout.flush()
            if arguments is None:
                os._exit(0)  # nothing is open: tidying up memory would take as long as the answer
            return
    from guidegen.cli.commands import run

    sys.exit(run(words))
