"""The snapshot of a finished build: it holds while all lies as it did, and is worth nothing otherwise."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from guidegen.adapters import snapshot
from guidegen.adapters.snapshot import NAME, YOUNG, keep, still

SAID = "Nothing has changed.\nLook at output/index.html\n"
SOURCES, STANDING = ("content", "themes"), (".", "output/index.html", "output/feed.xml")
DAY = 86_400.0
SECOND = 1_000_000_000  # ns


def began(root: Path) -> float:
    """A moment at which everything was old enough to be trusted."""
    states = [path.lstat() for path in root.rglob("*")]
    return max(max(state.st_mtime_ns, state.st_ctime_ns) for state in states) / 1e9 + YOUNG / 1e9 + 1


def age(folder: Path) -> None:
    """Let all in it be of long ago: a change within a tick of the clock would leave the time as it is."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (1_700_000_000, 1_700_000_000))


def state_folder(site: Path) -> set[str]:
    """The names in .guidegen/: no part of a file may stay there."""
    return {path.name for path in (site / ".guidegen").iterdir()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was built."""
    for path in (
        "content/site.yaml",
        "content/guides/x/guide.md",
        "themes/own/theme.toml",
        "output/index.html",
        "output/feed.xml",
        "output/not-ours.txt",
        ".guidegen/manifest.json",
    ):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)
    age(tmp_path)
    return tmp_path


@pytest.fixture
def built(site: Path) -> tuple[Path, float]:
    """The same with a snapshot, and a moment at which it holds."""
    start = began(site)
    keep(str(site), "build", SAID, (SOURCES, STANDING, (start, start + DAY)))
    return site, start + 1


def test_it_holds_while_all_lies_as_it_did(built: tuple[Path, float]) -> None:
    site, now = built
    assert still(str(site), "build", now) == SAID
    assert still(str(site), "build", now) == SAID  # asking changes nothing
    assert state_folder(site) == {"manifest.json", "snapshot"}


def test_it_holds_from_its_build_until_its_day_ends(built: tuple[Path, float]) -> None:
    site, now = built
    start = now - 1
    held = [
        still(str(site), "build", when) is not None
        for when in (start - 1, start, start + DAY - 1, start + DAY)
    ]
    assert held == [False, True, True, False]


def test_it_answers_only_what_was_asked_then(built: tuple[Path, float]) -> None:
    site, now = built
    assert still(str(site), "build --strict", now) is None


def edit(path: str) -> Callable[[Path], object]:
    return lambda site: (site / path).write_text("other words")


def keep_size(site: Path) -> None:
    """The same size and the same time of change: the system's own note of it tells."""
    file = site / "content/site.yaml"
    before = file.stat()
    time.sleep(0.02)  # some ticks of the clock
    file.write_text("x" * before.st_size)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": edit("content/guides/x/guide.md"),
    "edited in secret": keep_size,
    "touched": lambda site: os.utime(site / "content/site.yaml", (1, 1)),
    "new": edit("content/guides/x/photos.yaml"),
    "new folder": lambda site: (site / "content/places").mkdir(),
    "deleted": lambda site: (site / "content/guides/x/guide.md").unlink(),
    "renamed": lambda site: (site / "content/guides/x").rename(site / "content/guides/y"),
    "replaced": lambda site: (site / "content/site.yaml").replace(site / "content/guides/x/guide.md"),
    "theme": edit("themes/own/theme.toml"),
    "output lost": lambda site: (site / "output/feed.xml").unlink(),
    "output edited": edit("output/index.html"),
    "something beside content": lambda site: (site / "leesmij.txt").write_text(""),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_whatever_changes_ends_it(change: Callable[[Path], object], built: tuple[Path, float]) -> None:
    site, now = built
    change(site)
    assert still(str(site), "build", now) is None


@pytest.mark.parametrize("changed", ["content/site.yaml", "output/index.html", "output/feed.xml"])
def test_two_processes_see_what_one_sees(
    changed: str, built: tuple[Path, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, now = built
    monkeypatch.setattr(snapshot, "MANY", 2)
    assert still(str(site), "build", now) == SAID
    (site / changed).write_text("changed")
    assert still(str(site), "build", now) is None


def test_what_is_not_ours_in_output_does_not_matter(built: tuple[Path, float]) -> None:
    site, now = built
    edit("output/not-ours.txt")(site)
    assert still(str(site), "build", now) == SAID


def test_bytecode_that_python_keeps_does_not_matter(site: Path) -> None:
    cache = site / "content/__pycache__"
    cache.mkdir()
    start = began(site)
    keep(str(site), "build", SAID, (SOURCES, (), (start, start + DAY)))
    (cache / "x.pyc").write_text("")
    assert still(str(site), "build", start) == SAID


def test_a_link_to_a_folder_counts_by_what_it_leads_to_and_is_not_followed(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "inner").mkdir()
    age(elsewhere)
    (site / "content/link").symlink_to(elsewhere, target_is_directory=True)
    start = max(began(site), began(elsewhere))
    keep(str(site), "build", SAID, (SOURCES, (), (start, start + DAY)))
    (elsewhere / "inner" / "deep.md").write_text("")
    assert still(str(site), "build", start) == SAID
    (elsewhere / "near.md").write_text("")
    assert still(str(site), "build", start) is None


@pytest.mark.parametrize("late", [0, YOUNG - SECOND])
def test_a_source_changed_as_it_was_read_is_not_trusted(late: int, site: Path) -> None:
    start = began(site) - (YOUNG + SECOND) / 1e9 + late / 1e9
    keep(str(site), "build", SAID, (SOURCES, STANDING, (start, start + DAY)))
    assert not (site / NAME).exists()


def test_outputs_may_be_young(site: Path) -> None:
    start = began(site)
    later = int(start * 1e9)
    os.utime(site / "output/feed.xml", ns=(later, later))
    keep(str(site), "build", SAID, (SOURCES, STANDING, (start, start + DAY)))
    assert still(str(site), "build", start) == SAID


@pytest.mark.parametrize(
    ("sources", "standing"),
    [(("content", "gone"), ()), (("content",), ("output/gone.html",))],
    ids=["source", "output"],
)
def test_what_went_meanwhile_leaves_no_snapshot(
    sources: tuple[str, ...], standing: tuple[str, ...], built: tuple[Path, float]
) -> None:
    site, now = built
    keep(str(site), "build", SAID, (sources, standing, (now, now + DAY)))
    assert not (site / NAME).exists()  # nor does the old one stay


def test_a_name_with_a_newline_leaves_no_snapshot(site: Path) -> None:
    (site / "content/a\nb.md").write_text("")
    start = began(site)
    keep(str(site), "build", SAID, (SOURCES, (), (start, start + DAY)))
    assert still(str(site), "build", start) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:-1],
        lambda data: data + b"\n0:0:0:0 x",
        lambda data: data.replace(b"output/feed.xml", b"output/feed.xmm"),
        lambda data: b"0\n" + data.partition(b"\n")[2],
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda _: b"\xff" * 40,
        lambda data: data.partition(b"\n")[0] + b"\n",
    ],
    ids=["empty", "cut", "longer", "a letter", "checksum", "newlines", "no text", "no body"],
)
def test_a_damaged_one_counts_as_none(damage: Callable[[bytes], bytes], built: tuple[Path, float]) -> None:
    site, now = built
    file = site / NAME
    file.write_bytes(damage(file.read_bytes()))
    assert still(str(site), "build", now) is None


def test_bytes_that_are_no_text_count_as_none_though_their_sum_is_right(built: tuple[Path, float]) -> None:
    site, now = built
    body = b"\xff\xfe"
    (site / NAME).write_bytes(snapshot._checksum(body) + b"\n" + body)
    assert still(str(site), "build", now) is None


def test_another_guidegen_or_python_does_not_trust_it(
    built: tuple[Path, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, now = built
    monkeypatch.setattr(snapshot, "_WRITER", f"1 0.0.0 {sys.version}")
    assert still(str(site), "build", now) is None


def test_without_a_snapshot_a_build_looks_for_itself(site: Path) -> None:
    assert still(str(site), "build", 0) is None


def test_where_it_cannot_be_written_it_is_left_out(site: Path) -> None:
    start = began(site)
    (site / NAME).mkdir()  # something stands in its place
    keep(str(site), "build", SAID, (SOURCES, (), (start, start + DAY)))
    assert state_folder(site) == {"manifest.json", "snapshot"}
    assert still(str(site), "build", start) is None
