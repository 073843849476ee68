"""Every save is seen, whatever the editor; events only wake, and where none come it looks for itself."""

from __future__ import annotations

import errno
import os
import platform
import random
import shutil
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from guidegen.content.names import is_ignored
from guidegen.preview.bell import Bell
from guidegen.preview.ear import Ear
from guidegen.preview.watch import Folder, Watch
from guidegen.preview.watch.listening import listen, observe
from tests.preview.reader import (
    MODES,
    Listen,
    Reader,
    desk_at,
    quiet,
    read_a_burst,
    save,
    sight_of,
    silence,
    wakes,
)
from tests.preview.saves import SAVES, Desk, Save

TURNS = 3


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


@pytest.fixture(params=MODES)
def how(request: pytest.FixtureRequest) -> Listen:
    return MODES[request.param]


@pytest.fixture
def reader(desk: Desk, how: Listen) -> Iterator[Reader]:
    with Reader(desk.folder.parents[1], how) as reader:
        yield reader


@pytest.mark.parametrize("way", SAVES, ids=lambda way: way.name)
def test_each_way_to_save_is_seen(reader: Reader, desk: Desk, way: Save) -> None:
    way.prepare(desk)
    assert reader.sees(sight_of(reader.folder).texts) < 4
    for turn in range(TURNS):
        assert save(reader, desk, way, random.Random(turn)).in_time


@pytest.mark.parametrize("way", SAVES, ids=lambda way: way.name)
def test_no_half_save_is_read_where_events_come(desk: Desk, way: Save) -> None:
    way.prepare(desk)
    with Reader(desk.folder.parents[1]) as reader:
        time.sleep(0.1)
        outcomes = [save(reader, desk, way, random.Random(turn)) for turn in range(3 * TURNS)]
        assert [outcome.halves for outcome in outcomes if outcome.fair and outcome.halves] == []


def test_saves_are_seen_as_other_systems_tell_them(desk: Desk) -> None:
    with Reader(desk.folder.parents[1], observe) as reader:
        for way in SAVES[:-1]:
            assert save(reader, desk, way, random.Random(1)).in_time


def test_folders_moved_out_and_made_again_and_moved_in_are_seen(reader: Reader, desk: Desk) -> None:
    for turn in range(3):
        away = desk.folder.rename(desk.outside / f"{turn}")
        desk.folder.mkdir()
        desk.file.write_text(f"another {turn}")
        assert reader.sees(sight_of(reader.folder).texts) < 2
        desk.file.unlink()
        desk.folder.rmdir()
        away.rename(desk.folder)
        assert reader.sees(sight_of(reader.folder).texts) < 2
        desk.file.write_text(f"changed after it came back {turn}")
        assert reader.sees(sight_of(reader.folder).texts) < 2
        shutil.copytree(desk.folder, desk.outside / "copy")
        (desk.outside / "copy").rename(desk.folder / f"copy {turn}")
        shutil.rmtree(desk.folder / f"copy {turn}" / "copy 0", ignore_errors=True)
        assert reader.sees(sight_of(reader.folder).texts) < 2


def test_what_comes_and_goes_is_seen(reader: Reader, desk: Desk) -> None:
    (desk.folder / "new" / "in" / "here").mkdir(parents=True)
    (desk.folder / "new" / "in" / "here" / "gids.md").write_text("deep")
    assert reader.sees(sight_of(reader.folder).texts) < 2
    (desk.folder / "new").rename(desk.folder / "newer")
    assert reader.sees(sight_of(reader.folder).texts) < 2
    (desk.folder / "newer" / "in" / "here" / "gids.md").write_text("deep, and changed")
    assert reader.sees(sight_of(reader.folder).texts) < 2
    (desk.folder / "newer").rename(desk.outside / "gone")
    assert reader.sees(sight_of(reader.folder).texts) < 2
    desk.file.unlink()
    assert reader.sees({}) < 2


def test_a_text_of_the_same_size_in_the_same_tick_is_seen(reader: Reader, desk: Desk) -> None:
    for number in range(30):
        desk.file.write_text(f"{number:9}")
    assert reader.sees(sight_of(reader.folder).texts) < 2


def test_a_folder_that_is_not_there_yet_is_seen_when_it_comes(tmp_path: Path, how: Listen) -> None:
    content = tmp_path / "site" / "content"
    with Reader(content, how) as reader:
        for turn in range(3):
            content.mkdir(parents=True)
            (content / "site.yaml").write_text(f"title: {turn}")
            assert reader.sees(sight_of(content).texts) < 2
            (content / "site.yaml").write_text(f"title: {turn}, and changed")
            assert reader.sees(sight_of(content).texts) < 2
            (content / "site.yaml").unlink()
            content.rmdir()
            assert reader.sees({}) < 2


def test_links_are_seen_through_and_those_to_nowhere_do_no_harm(reader: Reader, desk: Desk) -> None:
    (desk.folder / ".#gids.md").symlink_to("curator@museum.1234:1")
    (desk.folder / "nowhere.md").symlink_to("nothing")
    (desk.folder / "itself").symlink_to(desk.folder)
    (desk.folder / "other.md").symlink_to("gids.md")
    assert reader.sees(sight_of(reader.folder).texts) < 2
    desk.file.write_text("seen twice")
    assert reader.sees(sight_of(reader.folder).texts) < 2


def test_a_folder_that_may_not_be_looked_into_is_seen_when_it_may(
    desk: Desk, how: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = desk.folder / "shut"
    shut.mkdir(mode=0)
    look = os.scandir

    def forbidden(path: Any) -> Any:  # to root, too
        if os.fspath(path) == os.fspath(shut) and not shut.stat().st_mode & 0o777:
            raise PermissionError(errno.EACCES, "it may not be looked into")
        return look(path)

    monkeypatch.setattr(os, "scandir", forbidden)
    bell = Bell()
    with Watch((Folder(desk.folder, is_ignored),), bell, lambda _: None, how):
        assert bell.wait(2)
        quiet(bell)
        shut.chmod(0o755)
        assert bell.wait(2)


def test_a_file_behind_a_link_is_seen_and_makes_no_disk_silent(desk: Desk) -> None:
    target = desk.outside / "photo.jpg"
    target.write_text("one")
    (desk.folder / "photo.jpg").symlink_to(target)
    notices: list[str] = []
    bell = Bell()
    with Watch((Folder(desk.folder, is_ignored),), bell, notices.append):
        assert bell.wait(2)
        quiet(bell)
        target.write_text("two!")
        assert bell.wait(2)
        os.link(desk.file, desk.outside / "backup")  # changes its ctime, of which no event tells
        time.sleep(2)
    assert notices == []


def test_what_is_ignored_or_elsewhere_wakes_nobody(desk: Desk) -> None:
    root = desk.folder.parents[2]
    for name in ("output", ".guidegen"):
        (root / name).mkdir()
    bell = Bell()
    with Watch((Folder(root / "content", is_ignored), Folder(root / "themes", is_ignored)), bell, print):
        assert bell.wait(2)
        quiet(bell)
        for folder in (root / "output", root / ".guidegen", root, desk.outside):
            (folder / "made.html").write_text("by ourselves")
        for name in (".gids.md.swp", "gids.md~", "4913", "_notes.md", ".DS_Store"):
            (desk.folder / name).write_text("nobody's business")
        list(os.scandir(desk.folder))
        desk.file.read_bytes()
        assert not bell.wait(1.5)


@pytest.mark.skipif(platform.system() != "Linux", reason="only Linux tells of one folder at a time")
def test_of_many_folders_each_is_asked_about_once(desk: Desk) -> None:
    from guidegen.preview.watch.linux import Watches

    for number in range(300):
        (desk.folder / f"{number}" / "photos").mkdir(parents=True)
    folders = (Folder(desk.folder, is_ignored),)
    ear = _Counting(Bell(), folders, lambda: None)
    Watches(ear, folders).close()
    assert ear.asked == 600


class _Counting(Ear):
    asked = 0

    def concerns(self, path: str) -> bool:
        self.asked += 1
        return super().concerns(path)


def test_a_silent_disk_is_found_out_and_said_once(desk: Desk) -> None:
    with Reader(desk.folder.parents[1], silence) as reader:
        for number in range(4):
            desk.file.write_text(f"text {number}")
            assert reader.sees(sight_of(reader.folder).texts) < 2
            time.sleep(0.5)
        assert reader.notices == ["watch-silent"]


def test_a_disk_that_tells_of_some_things_only_is_found_out(desk: Desk) -> None:
    deaf_to = os.fspath(desk.file)

    def half_deaf(ear: Ear, folders: Sequence[Folder]) -> Callable[[], None]:
        hear = ear.hear

        def some(kind: str, path: str, goal: str = "", *, folder: bool = False) -> None:
            if deaf_to not in (path, goal):
                hear(kind, path, goal, folder=folder)

        ear.hear = some  # type: ignore[method-assign]
        return listen(ear, folders)

    with Reader(desk.folder.parents[1], half_deaf) as reader:
        (desk.folder / "other.md").write_text("told of")
        desk.file.write_text("not told of")
        assert reader.sees(sight_of(reader.folder).texts) < 2
        end = time.monotonic() + 5
        while not reader.notices and time.monotonic() < end:
            time.sleep(0.05)
        assert reader.notices == ["watch-silent"]


def test_a_system_that_gives_no_events_is_said_once(desk: Desk) -> None:
    with Reader(desk.folder.parents[1], MODES["polling"]) as reader:
        desk.folder.rename(desk.outside / "away")
        assert reader.sees({}) < 2
        assert reader.notices == ["watch-limit"]


@pytest.mark.skipif(platform.system() != "Linux", reason="Linux counts the folders that are watched")
def test_a_system_that_watches_no_more_folders_is_said_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchdog.observers.inotify_c import InotifyFD

    add = InotifyFD.add_callback

    def few(kernel: InotifyFD, path: bytes, *rest: Any) -> Any:
        if path.endswith(b"one too many"):
            raise OSError(errno.ENOSPC, "inotify watch limit reached")
        return add(kernel, path, *rest)

    monkeypatch.setattr(InotifyFD, "add_callback", few)
    with Reader(desk.folder.parents[1]) as reader:
        (desk.folder / "one too many").mkdir()
        (desk.folder / "one too many" / "gids.md").write_text("seen none the less")
        assert reader.sees(sight_of(reader.folder).texts) < 2
        (desk.folder / "one too many" / "gids.md").write_text("and when it changes")
        assert reader.sees(sight_of(reader.folder).texts) < 2
        assert reader.notices == ["watch-limit"]


def test_a_disk_that_tells_is_never_called_silent(desk: Desk) -> None:
    with Reader(desk.folder.parents[1]) as reader:
        end = time.monotonic() + 4
        chance = random.Random(4)
        while time.monotonic() < end:
            save(reader, desk, chance.choice(SAVES[:-1]), chance)
            desk.file.touch()
            desk.file.chmod(chance.choice([0o600, 0o644]))
        time.sleep(1.5)
        assert reader.notices == []


@pytest.mark.slow
@pytest.mark.parametrize("kept", [True, False], ids=["kept by the system", "too much for its queue"])
def test_a_burst_is_read_to_its_end(desk: Desk, *, kept: bool) -> None:
    took, overflows = read_a_burst(desk.folder, kept=kept)
    assert took < 10
    if not kept and platform.system() == "Linux":
        assert overflows > 0


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are counted there")
def test_it_leaves_nothing_behind(desk: Desk) -> None:
    before = held()
    for _ in range(200):
        bell = Bell()
        with Watch((Folder(desk.folder, is_ignored),), bell, print):
            bell.wait(0.001)
    assert held() == before


def test_a_save_wakes_at_once(desk: Desk) -> None:
    assert statistics.median(wakes(desk, 200)) < 0.01


def held() -> tuple[int, int]:
    """How many files are open, and how many threads run."""
    return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()
