"""Describes in words the machine that a benchmark ran on: no paths, no names of hosts or people."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

MEMORY_FILE_SYSTEMS = frozenset({"tmpfs", "ramfs"})
KIB_IN_GIB = 1024 * 1024


def describe(work: Path) -> str:
    """Return one sentence: processor, cores, memory, system, Python, the file system of `work`, the load just now."""
    processor = _field("/proc/cpuinfo", "model name") or platform.machine()
    memory = int((_field("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) / KIB_IN_GIB
    kind = _file_system(work)
    where = f"a memory file system ({kind})" if kind in MEMORY_FILE_SYSTEMS else f"a disk ({kind})"
    return (
        f"{os.cpu_count()} cores of {processor}, {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}; projects, output and state on {where}; load {os.getloadavg()[0]:.1f}."
    )


def surroundings() -> dict[str, str]:
    """Return the environment that tools run in: ours, but Python keeps its bytecode, as it does where people work."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def is_in_memory(path: Path) -> bool:
    """Tell whether a path lies on a memory file system."""
    return _file_system(path) in MEMORY_FILE_SYSTEMS


def _file_system(path: Path) -> str:
    wanted = path.resolve()
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    over = [(len(point), kind) for point, kind in mounts if wanted.is_relative_to(point)]
    return max(over)[1]


def _field(file: str, name: str) -> str | None:
    found = re.search(rf"^{name}\s*:\s*(.+)$", Path(file).read_text(encoding="utf-8"), re.MULTILINE)
    return found.group(1) if found else None
