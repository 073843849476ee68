"""The questions of `guidegen publish`, asked of somebody at a terminal."""

from __future__ import annotations

import os
import select
import sys
import time
from pathlib import Path

import pytest

from tests.command import ROOT
from tests.publish.kills import PATIENCE
from tests.test_cli_stories import a_target_of, another_word, guide_gone

pty = pytest.importorskip("pty", reason="a terminal can be played on Unix alone")


_A_MOMENT = 1.0  # seconds: just before it reads a line, Python hears of Ctrl-C only with the next one
_KEYS = ("\x03", "\x04")  # Ctrl-C and Ctrl-D, which need no Enter


def talk(folder: Path, *words: str, answers: tuple[str, ...]) -> tuple[int, str]:
    """Run a command at a terminal and answer its questions; its exit code and all that was to be seen."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ.update(PYTHONPATH=str(ROOT), COLUMNS="200", TERM="dumb")
        os.execv(sys.executable, [sys.executable, "-m", "guidegen", *words])  # noqa: S606 - our own command
    seen, asked, left = "", 0, list(answers)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                seen += os.read(terminal, 65536).decode()
            except OSError:  # how Linux says that nobody is there any more
                break
        if seen.count("/N]") > asked and left:
            asked = seen.count("/N]")
            answer = left.pop(0)
            if answer in _KEYS:
                time.sleep(_A_MOMENT)
            os.write(terminal, f"{answer}{'' if answer in _KEYS else chr(10)}".encode())
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.replace("\r\n", "\n")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    a_target_of(tmp_path)
    return tmp_path


def test_it_shows_and_asks_and_sends(site: Path) -> None:
    code, seen = talk(site, "publish", answers=("ja",))
    assert (code, "Zo publiceren? [j/N]" in seen) == (0, True)
    assert "Gepubliceerd: uitgave 1" in seen
    assert (site / "www" / "index.html").is_file()


@pytest.mark.parametrize("answer", ["", "n", "Nee"])
def test_no_is_no(site: Path, answer: str) -> None:
    code, seen = talk(site, "publish", answers=(answer,))
    assert code == 0
    assert seen.rstrip().endswith("Er is niets verstuurd.")
    assert list((site / "www").iterdir()) == []


@pytest.mark.parametrize("key", _KEYS)
def test_whoever_leaves_a_question_is_told_that_nothing_was_sent(site: Path, key: str) -> None:
    code, seen = talk(site, "publish", answers=(key,))
    assert code == 0
    assert seen.rstrip().endswith("Er is niets verstuurd.")
    assert list((site / "www").iterdir()) == []


def test_what_is_neither_is_asked_again_and_english_is_understood(site: Path) -> None:
    _, seen = talk(site, "publish", answers=("misschien", "YES"))
    assert seen.count("[j/N]") == 2
    assert "Gepubliceerd" in seen


def test_each_question_is_asked_and_one_no_is_enough(site: Path) -> None:
    (site / "www" / "mijn.html").write_text("from somebody else")
    code, seen = talk(site, "publish", answers=("n",))
    assert "mijn.html" in seen
    assert "Zo publiceren?" not in seen
    assert code == 0
    assert not (site / "www" / "index.html").exists()
    _, seen = talk(site, "publish", "--accept", "not-ours", answers=("j",))
    assert "mijn.html" not in seen
    assert (site / "www" / "mijn.html").read_text() == "from somebody else"


def test_the_way_back_asks_too(site: Path) -> None:
    talk(site, "publish", answers=("j",))
    another_word(site)
    guide_gone(site)
    talk(site, "publish", answers=("j",))
    code, seen = talk(site, "rollback", answers=("j",))
    assert code == 0
    assert "staat weer uitgave 1, nu als nummer 3" in seen
