"""The door to the disk: nothing outside a root is opened, nothing is ever seen half, and trouble has a name."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.adapters import door, files
from guidegen.adapters.files import (
    digest_bytes,
    digest_file,
    locate,
    lock,
    look_through,
    make_durable,
    move,
    open_file,
    read_bytes,
    remove,
    remove_folder,
    remove_unfinished,
    replace,
    signature_at,
    walk,
    write_new,
)
from guidegen.adapters.names import is_portable
from guidegen.problems import BusyError, DiskError

NOTHING: Callable[[str], bool] = lambda _: False  # noqa: E731 - a name for what is asked of every file
WAYS_OUT = ["../secret", "a/../../secret", "/etc/hostname", "a//b", "", ".", "..", "a/.", "a\0b", "./a", "a/"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a file beside it that nobody may open."""
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret").write_bytes(b"secret")
    inside = tmp_path / "root"
    (inside / "a").mkdir(parents=True)
    (inside / "a" / "b.txt").write_bytes(b"inside")
    return inside


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextlib.contextmanager
def trouble(code: str) -> Iterator[None]:
    with pytest.raises(DiskError) as caught:
        yield
    assert caught.value.code == code
    assert dict(caught.value.values)["path"] or code == "path-leaves-folder"


@pytest.fixture(params=[True, False], ids=["by handle", "by path"])
def by_handle(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of opening: that of Linux and macOS, and that of Windows."""
    for module in (door, sys.modules["guidegen.adapters.walk"]):
        monkeypatch.setattr(module, "BY_HANDLE", request.param)


@pytest.mark.usefixtures("by_handle")
def test_a_file_is_put_read_moved_and_removed(root: Path) -> None:
    signature = replace(root, "new/deep/c.txt", b"first")
    assert signature == signature_at(root, "new/deep/c.txt")
    assert read_bytes(root, "new/deep/c.txt", 5) == b"first"
    write_new(root, "stage/1", b"second")
    assert move(root / "stage/1", root, "new/deep/c.txt") == signature_at(root, "new/deep/c.txt")
    assert read_bytes(root, "new/deep/c.txt", 100) == b"second"
    assert not (root / "stage/1").exists()
    remove(root, "new/deep/c.txt")
    remove(root, "new/deep/c.txt")
    remove(root, "never/was")
    assert signature_at(root, "new/deep/c.txt") is None
    assert not remove_folder(root, "new")
    assert remove_folder(root, "new/deep")
    assert remove_folder(root, "new")
    assert remove_folder(root, "new")


@pytest.mark.usefixtures("by_handle")
@pytest.mark.parametrize("path", WAYS_OUT)
def test_a_path_that_leads_out_is_refused_by_every_verb(root: Path, path: str) -> None:
    verbs: list[Callable[[], Any]] = [
        lambda: read_bytes(root, path, 100),
        lambda: locate(root, path),
        lambda: replace(root, path, b""),
        lambda: move(root / "a/b.txt", root, path),
        lambda: remove(root, path),
        lambda: remove_folder(root, path),
        lambda: signature_at(root, path),
    ]
    for verb in verbs:
        with trouble("path-leaves-folder"):
            verb()
    assert (root / "a/b.txt").read_bytes() == b"inside"


@pytest.mark.usefixtures("by_handle")
@pytest.mark.parametrize("target", ["../secret", "/etc/hostname", "../outside/secret"])
def test_a_link_out_is_not_followed(root: Path, target: str) -> None:
    (root / "link").symlink_to(target)
    for verb in (lambda: read_bytes(root, "link", 100), lambda: locate(root, "link")):
        with trouble("path-leaves-folder"):
            verb()


@pytest.mark.usefixtures("by_handle")
def test_a_folder_that_is_a_link_out_is_not_entered(root: Path) -> None:
    (root / "link").symlink_to("../outside")
    for verb in (
        lambda: read_bytes(root, "link/secret", 100),
        lambda: locate(root, "link/secret"),
    ):
        with trouble("path-leaves-folder"):
            verb()
    for change in (lambda: replace(root, "link/new", b""), lambda: remove(root, "link/secret")):
        with contextlib.suppress(DiskError):
            change()
    assert names(root.parent / "outside") == ["secret"]


@pytest.mark.usefixtures("by_handle")
def test_a_link_to_a_file_under_the_same_root_is_read(root: Path) -> None:
    (root / "link").symlink_to("a/b.txt")
    (root / "folder").symlink_to("a")
    assert read_bytes(root, "link", 100) == read_bytes(root, "folder/b.txt", 100) == b"inside"
    assert locate(root, "link") == locate(root, "folder/b.txt") == (root / "a/b.txt").resolve()


def test_the_root_itself_may_be_a_link(root: Path) -> None:
    (root.parent / "linked").symlink_to(root)
    assert read_bytes(root.parent / "linked", "a/b.txt", 100) == b"inside"
    replace(root.parent / "linked", "a/c.txt", b"new")
    assert (root / "a/c.txt").read_bytes() == b"new"


def test_putting_a_file_over_a_link_replaces_the_link(root: Path) -> None:
    (root / "link").symlink_to("../secret")
    replace(root, "link", b"new")
    assert not (root / "link").is_symlink()
    assert (root.parent / "secret").read_bytes() == b"secret"


def test_accents_are_found_however_they_are_written(root: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "caf\u00e9/z\u00f3.jpg") for form in ("NFC", "NFD"))
    (root / apart).parent.mkdir()
    (root / apart).write_bytes(b"photo")
    assert read_bytes(root, composed, 100) == read_bytes(root, apart, 100) == b"photo"
    assert locate(root, composed).read_bytes() == b"photo"
    with trouble("file-not-found"):
        read_bytes(root, "cafe/z\u00f3.jpg", 100)


def test_a_file_larger_than_asked_for_is_refused(root: Path) -> None:
    assert read_bytes(root, "a/b.txt", 6) == b"inside"
    with trouble("file-too-big"):
        read_bytes(root, "a/b.txt", 5)


@pytest.mark.usefixtures("by_handle")
def test_what_is_no_file_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "pipe")
    for path in ("pipe", "a"):
        with trouble("not-a-file"), open_file(root, path):
            pass


def test_trouble_is_told_in_our_own_words(root: Path) -> None:
    with trouble("file-not-found"):
        read_bytes(root, "a/c.txt", 1)
    with trouble("file-not-found"):
        locate(root, "a/c.txt")
    with trouble("not-a-folder"):
        replace(root, "a/b.txt/c.txt", b"")
    with trouble("folder-in-the-way"):
        replace(root, "a", b"")
    with trouble("name-too-long"):
        read_bytes(root, "a" * 300, 1)
    with trouble("not-a-folder"):
        replace(root / "a/b.txt", "c", b"")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "disk-read-only"),
        (errno.EACCES, "no-permission"),
        (errno.EPERM, "no-permission"),
        (errno.EMFILE, "too-many-open-files"),
        (errno.EIO, "disk-trouble"),
    ],
)
def test_what_the_system_complains_of_has_a_code(number: int, code: str) -> None:
    error = door.trouble(OSError(number, "as the system says it"), "a/b")
    assert (error.code, dict(error.values)) == (code, {"path": "a/b", "reason": "as the system says it"})


def test_an_empty_folder_gives_way_to_a_file(root: Path) -> None:
    (root / "empty").mkdir()
    replace(root, "empty", b"file")
    assert (root / "empty").read_bytes() == b"file"


def test_a_file_that_cannot_be_put_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with trouble("disk-full"):
        replace(root, "a/b.txt", b"new")
    assert names(root / "a") == ["b.txt"]
    assert (root / "a/b.txt").read_bytes() == b"inside"


def test_a_move_between_disks_is_a_copy_and_a_rename(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename, seen = os.replace, []

    def as_between_disks(old: str, new: str, **handles: int | None) -> None:
        seen.append(old)
        if len(seen) == 1:
            raise OSError(18, "Invalid cross-device link")
        rename(old, new, **handles)

    write_new(root, "stage/1", b"second")
    monkeypatch.setattr(os, "replace", as_between_disks)
    move(root / "stage/1", root, "a/b.txt")
    assert (root / "a/b.txt").read_bytes() == b"second"
    assert names(root / "stage") == []
    assert names(root / "a") == ["b.txt"]


@pytest.mark.usefixtures("by_handle")
def test_few_and_many_files_are_made_durable(root: Path) -> None:
    make_durable(root, ("a/b.txt",))
    make_durable(root, ("a/b.txt",) * 40)


def test_digests_of_bytes_and_files_agree(root: Path) -> None:
    assert digest_file(root / "a/b.txt") == digest_bytes(b"inside")
    assert len(digest_bytes(b"")) == 32


@pytest.mark.usefixtures("by_handle")
def test_a_walk_names_every_file_in_order_and_what_it_refuses(root: Path) -> None:
    (root / "link-in").symlink_to("a/b.txt")
    (root / "link-out").symlink_to("../secret")
    (root / "link-folder").symlink_to("a")
    (root / "link-broken").symlink_to("nowhere")
    os.mkfifo(root / "pipe")
    (root / "a.txt").write_bytes(b"")
    (root / "\u00e9.txt").write_bytes(b"")
    Path(os.fsdecode(os.fsencode(root) + b"/\xff.txt")).write_bytes(b"")
    tree = look_through(root, skip=NOTHING)
    assert [entry.path for entry in tree.files] == ["a.txt", "a/b.txt", "link-in", "\u00e9.txt"]
    assert tree.files[1].signature == tree.files[2].signature == signature_at(root, "a/b.txt")
    assert {refused.path: refused.why for refused in tree.refused} == {
        "\\udcff.txt": "name-not-text",
        "link-broken": "link-broken",
        "link-folder": "link-to-folder",
        "link-out": "link-outside",
        "pipe": "not-a-file",
    }


def test_a_walk_leaves_out_what_it_is_told_to(root: Path) -> None:
    asked: list[str] = []

    def skip(path: str) -> bool:
        asked.append(path)
        return path == "a"

    assert walk(root, skip=skip) == ()
    assert asked == ["a"]


def test_a_walk_of_nothing_finds_nothing(root: Path) -> None:
    assert walk(root / "not-there", skip=NOTHING) == ()
    assert walk(root / "a/b.txt", skip=NOTHING) == ()


def test_a_walk_does_not_go_down_for_ever(root: Path) -> None:
    deep = root.joinpath(*["d"] * 70)
    deep.mkdir(parents=True)
    assert [refused.why for refused in look_through(root, skip=NOTHING).refused] == ["too-deep"]


AUDITED = """
import os, sys
from pathlib import Path
root, strings = Path(sys.argv[1]), sys.stdin.read().split("\\n")
from guidegen.adapters.files import locate, read_bytes, walk
from guidegen.problems import DiskError
home = os.stat(root)
handles = {}
def inside(path, handle):
    return os.path.realpath(path if handle is None else f"/proc/self/fd/{handle}/{path}")
opened = []
def watch(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)):
        opened.append(os.fsdecode(args[0]))
    if event == "os.scandir":
        opened.append(args[0])
sys.addaudithook(watch)
read = 0
for string in strings:
    for path in (string, "a/" + string, string.replace("/", "\\\\"), string + "/secret"):
        try:
            read += len(read_bytes(root, path, 100))
        except DiskError:
            pass
walk(root, skip=lambda _: False)
for path in opened:
    if isinstance(path, str):
        # A single name is opened from the handle of the folder above it, which was reached the same way.
        assert path == str(root) or ("/" not in path and path not in ("..", "")), path
print(read, len(opened) > 3 * len(strings))
"""


def test_nothing_outside_a_root_is_opened_as_the_interpreter_itself_sees_it(root: Path) -> None:
    (root / "link").symlink_to("../outside")
    (root / "link-file").symlink_to("../secret")
    steps = [
        "..",
        "../..",
        "a/..",
        "link",
        "link-file",
        "a/../..",
        "%2e%2e",
        "..\u2044",
        "..;",
        "....//",
        "~",
        "/",
    ]
    strings = [f"{one}/{two}" for one in steps for two in (*steps, "secret", "etc/passwd")]
    run = subprocess.run(
        [sys.executable, "-c", AUDITED, str(root)],
        input="\n".join(strings),
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "0 True\n"


def test_a_folder_swapped_for_a_link_while_we_read_is_never_followed(root: Path) -> None:
    stop = threading.Event()

    def swap() -> None:
        while not stop.is_set():
            (root / "a").rename(root / "z")
            (root / "a").symlink_to("../outside")
            (root / "a").unlink()
            (root / "z").rename(root / "a")

    (root / "a/secret").write_bytes(b"inside")
    thread = threading.Thread(target=swap)
    thread.start()
    seen = set()
    for _ in range(1000):
        with contextlib.suppress(DiskError):
            seen.add(read_bytes(root, "a/secret", 100))
    stop.set()
    thread.join()
    assert seen == {b"inside"}


UNPORTABLE = (
    *("con", "a/CON.html", "aux", "nul.txt", "com1", "LPT9.x"),
    *("a.", "a ", "a:b", "a\\b", "a?", "a*", "a\n", "a<b", "a|b", '"', "", "a//b"),
    *("x" * 256, unicodedata.normalize("NFD", "\u00e9"), "\ud800"),
)


@pytest.mark.parametrize("path", UNPORTABLE)
def test_names_that_some_system_refuses_are_not_written(root: Path, path: str) -> None:
    assert not is_portable(path)
    with pytest.raises(DiskError):
        replace(root, path, b"")
    assert names(root) == ["a"]


@pytest.mark.parametrize(
    "path", ["console", "a/index.html", "com10", ".nojekyll", "caf\u00e9", "x" * 255, "nul-a"]
)
def test_names_that_every_system_takes_are_written(root: Path, path: str) -> None:
    replace(root, path, b"")
    assert is_portable(path)


@given(st.lists(st.text(max_size=5), min_size=1, max_size=4).map("/".join))
def test_no_path_whatever_leads_out(path: str) -> None:
    try:
        parts = door.parts_of(path)
    except DiskError:
        return
    assert os.path.normpath("/root/" + path) == "/root/" + "/".join(parts)


def test_one_at_a_time(tmp_path: Path) -> None:
    with lock(tmp_path / "state/lock"):
        with pytest.raises(BusyError), lock(tmp_path / "state/lock"):
            pass
        with lock(tmp_path / "other"):
            pass
        assert holder(tmp_path / "state/lock").wait() == 9
    with lock(tmp_path / "state/lock"):
        pass


def test_the_second_waits_a_little_and_says_so(tmp_path: Path) -> None:
    told: list[float] = []
    process = holder(tmp_path / "lock", 0.4)
    assert process.stdout
    assert process.stdout.readline() == b"held\n"
    with lock(tmp_path / "lock", wait=30, waiting=lambda: told.append(time.monotonic())):
        assert process.wait() == 0
    process.stdout.close()
    assert len(told) == 1


def test_a_lock_ends_with_its_process_even_when_a_child_lives_on(tmp_path: Path) -> None:
    process = holder(tmp_path / "lock", 60, fork=True)
    assert process.stdout
    assert process.stdout.readline() == b"held\n"
    child = int(process.stdout.readline())
    process.kill()
    process.wait()
    try:
        with lock(tmp_path / "lock"):
            os.kill(child, 0)  # it is still there
    finally:
        os.kill(child, 9)
        process.stdout.close()


HOLDER = """
import os, sys, time
from pathlib import Path
from guidegen.adapters.files import lock
from guidegen.problems import BusyError
try:
    with lock(Path(sys.argv[1])):
        print("held", flush=True)
        if sys.argv[3] == "fork":
            child = os.fork()
            if not child:
                time.sleep(60)
            print(child, flush=True)
        time.sleep(float(sys.argv[2]))
except BusyError:
    sys.exit(9)
"""


def holder(path: Path, seconds: float = 0, *, fork: bool = False) -> subprocess.Popen[bytes]:
    """A process that holds the lock for so long, and ends with 9 if another has it."""
    command = [sys.executable, "-c", HOLDER, str(path), str(seconds), "fork" if fork else "alone"]
    return subprocess.Popen(command, stdout=subprocess.PIPE if seconds else None)


def refused(*_: object, **__: object) -> None:
    """As a system that says no."""
    raise PermissionError(errno.EACCES, "Permission denied")


def test_what_cannot_be_looked_at_is_trouble(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with trouble("name-too-long"):
        signature_at(root, "a" * 300)
    with trouble("folder-in-the-way"):
        remove(root, "a")
    monkeypatch.setattr(os, "scandir", refused)
    with trouble("no-permission"):
        walk(root, skip=NOTHING)
    monkeypatch.setattr(os, "open", refused)
    with trouble("no-permission"):
        walk(root, skip=NOTHING)
    with trouble("no-permission"), lock(root / "lock"):
        pass


def test_a_link_that_names_what_is_no_file_is_refused(root: Path) -> None:
    os.mkfifo(root / "pipe")
    (root / "link").symlink_to("pipe")
    found = {one.path: one.why for one in look_through(root, skip=NOTHING).refused}
    assert found == {"link": "not-a-file", "pipe": "not-a-file"}


def test_on_windows_a_file_that_is_held_for_a_moment_is_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, tries = os.replace, []

    def held(old: str, new: str, **handles: int | None) -> None:
        tries.append(new)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "held by another program")
        rename(old, new, **handles)

    monkeypatch.setattr(files, "WINDOWS", True)
    monkeypatch.setattr(os, "replace", held)
    replace(root, "a/b.txt", b"new")
    assert (root / "a/b.txt").read_bytes() == b"new"
    monkeypatch.setattr(files, "_PAUSES", (0.0,))
    monkeypatch.setattr(os, "replace", refused)
    with trouble("no-permission"):
        replace(root, "a/b.txt", b"newer")


def test_a_folder_that_comes_back_each_time_is_trouble(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def folder_again(*_: object, **__: object) -> None:
        (root / "b").mkdir()
        raise IsADirectoryError(errno.EISDIR, "Is a directory")

    monkeypatch.setattr(os, "replace", folder_again)
    with trouble("folder-in-the-way"):
        replace(root, "b", b"new")


def test_windows_tells_files_apart_by_less(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["guidegen.adapters.walk"], "WINDOWS", True)
    signature = signature_at(root, "a/b.txt")
    assert signature
    assert signature[2:] == (0, 0)
    monkeypatch.setattr(door, "WINDOWS", True)
    for path in ("c:/b", "..\\b"):
        with trouble("path-leaves-folder"):
            read_bytes(root, path, 1)


def test_what_a_killed_process_was_writing_is_taken_away(root: Path) -> None:
    (root / ".b.txt.77.part").write_bytes(b"half")
    (root / ".b.txt").write_bytes(b"whole")
    remove_unfinished(root)
    assert names(root) == [".b.txt", "a"]
    remove_unfinished(root / "not-there")


class TestAnotherDisk:
    """A file is brought over to another disk whole, or not at all."""

    @pytest.fixture(autouse=True)
    def another_disk(self, monkeypatch: pytest.MonkeyPatch) -> None:
        rename = os.replace

        def refuse(source: Any, target: Any, **handles: Any) -> None:
            if handles.get("src_dir_fd") is None:
                raise OSError(errno.EXDEV, "another disk")
            rename(source, target, **handles)

        monkeypatch.setattr(os, "replace", refuse)

    def test_it_comes_over(self, tmp_path: Path) -> None:
        (tmp_path / "stage").write_bytes(b"page")
        move(tmp_path / "stage", tmp_path / "output", "a/index.html")
        assert (tmp_path / "output/a/index.html").read_bytes() == b"page"
        assert not (tmp_path / "stage").exists()

    def test_one_that_was_brought_over_before_leaves_nothing_behind(self, tmp_path: Path) -> None:
        with pytest.raises(DiskError, match="file-not-found"):
            move(tmp_path / "stage", tmp_path / "output", "a/index.html")
        assert list((tmp_path / "output/a").iterdir()) == []

    def test_a_copy_that_fails_leaves_nothing_behind(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fill(*_: object) -> None:
            raise OSError(errno.ENOSPC, "full")

        (tmp_path / "stage").write_bytes(b"page")
        monkeypatch.setattr("shutil.copyfileobj", fill)
        with pytest.raises(DiskError):
            move(tmp_path / "stage", tmp_path / "output", "a/index.html")
        assert list((tmp_path / "output/a").iterdir()) == []
        assert (tmp_path / "stage").read_bytes() == b"page"


def test_what_goes_while_it_is_looked_at_is_passed_over(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        write_new(tmp_path, name, b"x")
    write_new(tmp_path, "folder/d.md", b"x")

    def deletes(path: str) -> bool:
        """Asked before a file is looked at, it takes it away."""
        if path == "b.md":
            (tmp_path / path).unlink()
        if path == "folder":
            (tmp_path / "folder/d.md").unlink()
        if path == "c.md" and (tmp_path / "folder").exists():
            remove(tmp_path, "folder/d.md")
            (tmp_path / "folder").rmdir()
        return False

    assert {entry.path for entry in look_through(tmp_path, skip=deletes).files} == {"a.md", "c.md"}
