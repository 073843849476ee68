"""guidegen serve as a process: it starts whatever there is, says where it is, follows every save, and ends when asked."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from guidegen.preview.page import without_desk
from tests.command import command, start
from tests.equation.camera import photograph
from tests.equation.sample import make_sample
from tests.equation.stage import make_theme
from tests.equation.world import tree
from tests.test_press import FILES, write

SOON = 30.0  # seconds after which nothing is to be expected any more
PLACE = "content/places/gracht.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    make_sample(tmp_path)
    make_theme(tmp_path, "small", 16)
    return tmp_path


@contextmanager
def serving(folder: Path, *words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Its address and its process, which is ended with Ctrl-C."""
    with start(folder, "serve", "--no-open", "--language", "nl", *words, ahead=0.0) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            assert found, (line, process.poll() is not None and process.stderr and process.stderr.read())
            yield found[0], process
        finally:
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=SOON)
        assert (process.returncode, out, err) == (0, "Gestopt.\n", "")


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=SOON) as answer:
        body: bytes = answer.read()
    return body


def wait_for(address: str, words: str) -> None:
    """AssertionError when these words do not come on a page soon."""
    end = time.monotonic() + SOON
    while words not in (text := body(address).decode()):
        assert time.monotonic() < end, text
        time.sleep(0.02)


def test_it_serves_what_a_build_makes_and_writes_nothing_in_output(tmp_path: Path) -> None:
    for path, text in FILES.items():
        write(tmp_path, path, text)
    write(tmp_path, "gidsen/twee.md", f'{FILES["gidsen/twee.md"]}\n![Een huis](huis.jpg "N. de Wit")\n')
    (tmp_path / "content/gidsen/huis.jpg").write_bytes(photograph(7))
    assert command(tmp_path, "build", ahead=0.0).code == 0
    made = tree(tmp_path / "output")
    before = {path: held for path, held in made.items() if isinstance(held, bytes)}
    end = time.monotonic() + SOON
    with serving(tmp_path) as (address, _):
        while (served := {path: without_desk(body(f"{address}{path}")) for path in before}) != before:
            assert time.monotonic() < end, [path for path in before if served[path] != before[path]]
    assert tree(tmp_path / "output") == made


def body(address: str) -> bytes:
    try:
        return fetch(address)
    except urllib.error.HTTPError as error:  # 404.html is a page too
        return error.read()


def test_every_save_shows_and_a_mistake_leaves_the_last_good_page(site: Path) -> None:
    place = site / PLACE
    whole = place.read_text(encoding="utf-8")
    with serving(site) as (address, _):
        page = f"{address}plekken/gracht/"
        wait_for(page, "Stil water")
        place.write_text(whole.replace("Stil water", "Diep water"), encoding="utf-8")
        wait_for(page, "Diep water")
        place.write_text(whole.replace("name:", "naam:\nnaem:"), encoding="utf-8")
        time.sleep(0.5)
        assert "Diep water" in fetch(page).decode()
        place.write_text(whole.replace("Stil water", "Woelig water"), encoding="utf-8")
        wait_for(page, "Woelig water")


@pytest.mark.parametrize("there_is", ["nothing", "an empty content/", "a broken site.yaml", "a broken theme"])
def test_it_starts_whatever_there_is(tmp_path: Path, there_is: str) -> None:
    if there_is != "nothing":
        (tmp_path / "content").mkdir()
    if there_is == "a broken site.yaml":
        (tmp_path / "content" / "site.yaml").write_text("title: [\n")
    if there_is == "a broken theme":
        (tmp_path / "content" / "site.yaml").write_text(
            "title: Proef\nformat: 1\nlanguages: [nl]\ntheme: eigen\n"
        )
        (tmp_path / "themes" / "eigen").mkdir(parents=True)
        (tmp_path / "themes" / "eigen" / "theme.toml").write_text("name = ")
    with serving(tmp_path) as (address, _):
        assert b"</html>" in fetch(address)
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / "content" / "site.yaml").write_text("title: Nieuw begin\nformat: 1\nlanguages: [nl]\n")
        wait_for(address, "Nieuw begin")


def test_a_busy_port_is_passed_over(site: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(site, "--port", str(port)) as (address, _):
            assert not address.endswith(f":{port}/")
            assert b"desk.js" in fetch(address)


def test_only_this_computer_can_look(site: Path) -> None:
    with serving(site) as (address, process):
        port = int(address.rstrip("/").rpartition(":")[2])
        listening = Path(f"/proc/{process.pid}/net/tcp").read_text().splitlines()[1:]
        ours = {line.split()[1] for line in listening if line.split()[1].endswith(f":{port:04X}")}
        assert ours == {f"0100007F:{port:04X}"}


def test_it_ends_at_a_plain_kill_too_and_leaves_no_process(site: Path) -> None:
    with start(site, "serve", "--no-open", "--language", "nl", ahead=0.0) as process:
        assert process.stdout is not None
        process.stdout.readline()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        process.terminate()
        out, err = process.communicate(timeout=SOON)
    assert (process.returncode, out, err) == (0, "Gestopt.\n", "")
    assert children
    assert [child for child in children if Path(f"/proc/{child}/cmdline").exists()] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--editor", "kladblok"),
            'er is geen editor "kladblok". Kies uit vscode, obsidian, jetbrains, plain',
        ),
        (("--today", "morgen"), "morgen"),
    ],
)
def test_a_wrong_wish_is_told(site: Path, words: tuple[str, ...], said: str) -> None:
    done = command(site, "serve", "--no-open", "--language", "nl", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_content_may_go_and_come_back(site: Path) -> None:
    with serving(site) as (address, _):
        wait_for(f"{address}plekken/gracht/", "Stil water")
        shutil.move(site / "content", site / "elders")
        time.sleep(0.3)
        shutil.move(site / "elders", site / "content")
        place = site / PLACE
        place.write_text(place.read_text().replace("Stil water", "Nieuw water"))
        wait_for(f"{address}plekken/gracht/", "Nieuw water")
