"""Commands that are called wrongly say what to write, and end with 2; what they say to type can be typed."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.command import command

LANGUAGES = "Choose from: nl, en."


@pytest.mark.parametrize("name", ["new folder", "build", "check", "plan", "serve --no-open"])
def test_a_language_that_nobody_here_speaks(tmp_path: Path, name: str) -> None:
    (tmp_path / "content").mkdir()
    done = command(tmp_path, *name.split(), "--language", "fr")
    assert (done.code, LANGUAGES in done.err) == (2, True)
    assert not (tmp_path / "folder").exists()


@pytest.mark.parametrize("language", ["nl", "NL", "nl_NL.UTF-8"])
def test_a_language_in_a_longer_form(tmp_path: Path, language: str) -> None:
    assert "Gemaakt" in command(tmp_path, "new", "gidsen", "--language", language).out


def test_a_new_site_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("Tekst.\n", encoding="utf-8")
    done = command(tmp_path, "new", "bestand", "--language", "nl")
    assert (done.code, "het is een bestand" in done.err) == (2, True)


def test_the_line_to_type_after_a_new_site_can_be_typed(tmp_path: Path) -> None:
    done = command(tmp_path, "new", "Mijn Gidsen!", "--language", "nl")
    line = next(line for line in done.out.splitlines() if line.strip().startswith("cd "))
    assert shlex.split(line) == ["cd", "Mijn Gidsen!"]
