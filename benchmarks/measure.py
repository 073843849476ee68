"""Runs one command and measures it: wall, CPU of its tree, and, when asked, the peak of its tree's summed PSS (Linux).

python -m benchmarks.measure [--memory] -- COMMAND ...
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

PROC = Path("/proc")
SAMPLE_EVERY = 0.05


class CommandFailedError(Exception):
    """A measured command ended badly, so there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """Seconds of wall and of CPU (user and system, whole tree); PSS in MiB, or None when it was not sampled."""

    wall: float
    cpu: float
    pss_mib: float | None


def time_command(command: tuple[str, ...], folder: Path | None = None) -> Measurement:
    """Run a command in a folder and time it undisturbed; CommandFailedError when it ends with another code than 0."""
    before, start = _children_cpu(), time.monotonic()
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    wall = time.monotonic() - start
    _insist(command, done.returncode, done.stdout + done.stderr)
    return Measurement(round(wall, 4), round(_children_cpu() - before, 4), None)


def weigh_command(command: tuple[str, ...], folder: Path | None = None) -> Measurement:
    """Run a command while sampling its memory, which slows it a little: never quote its seconds."""
    before, start = _children_cpu(), time.monotonic()
    peak, over = [0], threading.Event()
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        sampler = threading.Thread(target=_sample, args=(process.pid, peak, over), daemon=True)
        sampler.start()
        _, complaint = process.communicate()
        over.set()
        sampler.join()
    wall = time.monotonic() - start
    _insist(command, process.returncode, complaint)
    return Measurement(round(wall, 4), round(_children_cpu() - before, 4), round(peak[0] / 1024, 1))


def _insist(command: tuple[str, ...], code: int, said: bytes) -> None:
    if code:
        tail = said[-2000:].decode(errors="replace")
        raise CommandFailedError(f"exit {code} from {Path(command[0]).name} {' '.join(command[1:])}\n{tail}")


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _sample(root: int, peak: list[int], over: threading.Event) -> None:
    while not over.wait(SAMPLE_EVERY):
        peak[0] = max(peak[0], sum(_pss_kib(pid) for pid in _tree(root)))


def _tree(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (parent := _parent(folder)) is not None:
            children.setdefault(parent, []).append(int(folder.name))
    found, todo = [], [root]
    while todo:
        found.append(todo.pop())
        todo += children.get(found[-1], [])
    return found


def _parent(process: Path) -> int | None:
    try:
        return int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return None


def _pss_kib(pid: int) -> int:
    # Proportional set size counts a shared page once over the tree, which fork pools need.
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def main() -> None:
    """Measure the command given after `--` and print the measurement as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--memory", action="store_true", help="sample the tree's memory instead of timing undisturbed"
    )
    parser.add_argument("command", nargs="+")
    asked = parser.parse_args()
    measure = weigh_command if asked.memory else time_command
    try:
        print(json.dumps(asdict(measure(tuple(asked.command)))))
    except CommandFailedError as failure:
        raise SystemExit(f"measure: {failure}") from failure


if __name__ == "__main__":
    main()
