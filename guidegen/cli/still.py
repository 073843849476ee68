"""The shortest answer: a plain `guidegen build` in a folder where nothing has changed since the last one."""

from __future__ import annotations

import os
import sys
import time

from guidegen.adapters.snapshot import still


def answer_unchanged() -> bool:
    """Say again what the last build said, if all lies as it did; False when a build has to look for itself."""
    said = still(os.curdir, "build", time.time())
    if said is None:
        return False
    sys.stdout.write(said)
    return True
