"""Reads what published pictures say about their maker, with a reader that is not ours."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

# Where someone was, what they hold in their hand, and what a camera or a program notes for itself.
PRIVATE = re.compile(
    r"GPS|Serial|Owner|MakerNote|HostComputer|DocumentID|InstanceID|Thumbnail|LensModel|DateTimeOriginal"
)
# These describe the file or its colours, not its maker.
HARMLESS_GROUPS = {"File", "System", "ExifTool", "ICC_Profile", "Composite"}


def private_metadata(folder: Path, *, exiftool: str) -> tuple[str, ...]:
    """Every private tag in any file below a folder, as `path: group:tag`."""
    command = [exiftool, "-json", "-G", "-a", "-u", "-r", "-q", str(folder)]
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=300)
    files = json.loads(done.stdout or "[]")
    if not files:
        raise ValueError(f"no file to read in {folder}: {done.stderr.decode(errors='replace')}")
    return tuple(
        f"{Path(tags['SourceFile']).relative_to(folder).as_posix()}: {tag}"
        for tags in files
        for tag in sorted(tags)
        if tag.partition(":")[0] not in HARMLESS_GROUPS and PRIVATE.search(tag)
    )
