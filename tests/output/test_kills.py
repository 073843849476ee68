"""A build killed at any moment leaves whole files, no page without its assets, and nothing for the next one to stumble on."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from guidegen.adapters.files import digest_bytes
from guidegen.plan.recipes import Recipe
from tests.output.press import build, changes_in, page, picture, place_in, text, tree

KILLS = 50
ROOT = Path(__file__).parents[2]
PHOTOS = {digest_bytes(data): data for data in (b"photo one", b"photo two")}


def edition(number: int, photo: bytes, guides: str) -> dict[str, Recipe]:
    """A small magazine: every page needs a stylesheet and a picture whose names change with their content."""
    style, shown = f"style-{number}.css", f"p/{photo.decode()[6:]}.avif"
    pages = {f"gidsen/{guide}/index.html": page(f"{guide} {number}", style, shown) for guide in guides}
    index = page(f"home {number}", style, shown, *pages)
    feed = text("\n".join(f"needs {path}" for path in pages))
    return {
        "index.html": index,
        **pages,
        style: text(f"css {number}"),
        shown: picture(photo),
        "feed.xml": feed,
    }


BEFORE = {**edition(1, b"photo one", "abcd"), "wordt": text("a file"), "was/een/map.txt": text("a folder")}
AFTER = {**edition(2, b"photo two", "bcdef"), "wordt/map.txt": text("a folder"), "was": text("a file")}

# The build in a process of its own: it kills itself just before its Nth step on the disk, and tells how many there
# are when there are fewer. What Python reports to an audit hook comes before the step is taken.
KILLED = """
import os, signal, sys
from pathlib import Path
from tests.output import test_kills
folder, last = Path(sys.argv[1]), int(sys.argv[2])
steps = []
def count(event, args):
    writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes or event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir"):
        steps.append(event)
        if len(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
test_kills.build_after(folder)
print(" ".join(steps))
"""


def build_after(folder: Path) -> None:
    """The build that is killed; also the next one, which is not."""
    build(place_in(folder), AFTER, sources=photos(folder))


def photos(folder: Path) -> dict[str, Path]:
    found = {}
    for digest, data in PHOTOS.items():
        found[digest] = folder / f"{digest}.jpg"
        found[digest].write_bytes(data)
    return found


def start(folder: Path, last: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", KILLED, str(folder), str(last)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as an earlier build left it."""
    folder = tmp_path_factory.mktemp("before")
    build(place_in(folder), BEFORE, sources=photos(folder))
    return folder


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | None]:
    """What a clean build gives."""
    folder = tmp_path_factory.mktemp("clean")
    build_after(folder)
    return tree(folder / "output")


@pytest.mark.parametrize("earlier", [True, False], ids=["over an earlier build", "the first build"])
def test_a_build_killed_anywhere(
    before: Path, wanted: dict[str, bytes | None], tmp_path: Path, *, earlier: bool
) -> None:
    steps = start(begun(before, tmp_path / "whole", earlier=earlier), 0).stdout.split()
    assert tree(tmp_path / "whole/output") == wanted
    moments = moments_among(steps)

    def check(moment: int) -> None:
        folder = begun(before, tmp_path / str(moment), earlier=earlier)
        assert start(folder, moment).returncode == -signal.SIGKILL
        assert whole_and_complete(folder, before if earlier else None, wanted)
        build_after(folder)
        assert tree(folder / "output") == wanted
        assert changes_in(place_in(folder), AFTER).idle
        assert {path.name for path in (folder / ".guidegen").iterdir()} == {"manifest.json", "cache"}

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(check, moments))


def moments_among(steps: list[str]) -> list[int]:
    """Half of them before a file or folder gets its name or loses it, half before any step, by lot."""
    telling = [number for number, step in enumerate(steps, 1) if step != "open"]
    chance = random.Random(23)
    chosen = set(chance.sample(telling, min(len(telling), KILLS // 2)))
    chosen |= set(chance.sample(range(1, len(steps) + 1), KILLS // 2))
    return sorted(chosen)


def begun(before: Path, folder: Path, *, earlier: bool) -> Path:
    if earlier:
        shutil.copytree(before, folder)
    else:
        folder.mkdir()
    photos(folder)
    return folder


def whole_and_complete(folder: Path, before: Path | None, wanted: dict[str, bytes | None]) -> bool:
    """Every file is that of the old edition or of the new one, and everything that a page needs is there."""
    old = tree(before / "output") if before else {}
    for path, data in tree(folder / "output").items():
        assert data is None or data in (old.get(path), wanted.get(path)), path
        for line in (data or b"").decode().splitlines():
            if line.startswith("needs "):
                assert (folder / "output" / line[6:]).is_file(), (path, line)
    return True
