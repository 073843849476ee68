"""Two builds at once: one writes, the other waits or says so; what is there afterwards is one of theirs, whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.output.press import clean, page, place_in, tree

ROOT = Path(__file__).parents[2]
EDITIONS = [
    {f"{number}/index.html": page(f"{name} {number}") for number in range(8)} for name in ("one", "two")
]

BUILD = """
import sys
from pathlib import Path
from guidegen.adapters.files import lock
from guidegen.problems import BusyError
from tests.output.press import build, place_in
from tests.output.test_races import EDITIONS
place = place_in(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
told = []
try:
    with lock(place.lock, wait=float(sys.argv[3]), waiting=lambda: told.append(1)):
        for _ in range(10):
            build(place, EDITIONS[int(sys.argv[2])])
except BusyError:
    print("busy", len(told))
else:
    print("built", len(told))
"""


def start(folder: Path, edition: int, wait: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUILD, str(folder), str(edition), str(wait)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def race(folder: Path, wait: float) -> list[str]:
    """What both say; they start building at the same moment."""
    both = [start(folder, edition, wait) for edition in (0, 1)]
    for process in both:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in both:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    return sorted(process.communicate()[0].strip() for process in both)


def test_the_second_build_waits_for_the_first(tmp_path: Path) -> None:
    wanted = [clean(tmp_path / str(number), edition) for number, edition in enumerate(EDITIONS)]
    for number in range(6):
        folder = tmp_path / f"race {number}"
        said = race(folder, 60)
        assert [words.split()[0] for words in said] == ["built", "built"]
        assert tree(folder / "output") in wanted


def test_the_second_build_says_that_another_is_at_work(tmp_path: Path) -> None:
    outcomes = set()
    wanted = [clean(tmp_path / str(number), edition) for number, edition in enumerate(EDITIONS)]
    for number in range(6):
        folder = tmp_path / f"race {number}"
        outcomes |= set(race(folder, 0))
        assert tree(folder / "output") in wanted
    assert "built 0" in outcomes
    assert outcomes <= {"built 0", "busy 0"}


def test_a_lock_left_by_a_killed_build_is_no_lock(tmp_path: Path) -> None:
    process = start(tmp_path, 0, 0)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    process.kill()
    process.communicate()
    place = place_in(tmp_path)
    place.state.mkdir()
    place.lock.write_text("left behind")
    last = start(tmp_path, 1, 0)
    assert last.communicate("go\n")[0].split() == ["ready", "built", "0"]
    assert tree(tmp_path / "output") == clean(tmp_path / "clean", EDITIONS[1])
