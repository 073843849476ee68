"""Commands that are called wrongly say what to write, and end with 2; what they say to type can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from guidegen.content.dates import Speech
from guidegen.content.parse import parse_tree
from guidegen.content.settings import read_settings
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


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_a_new_site_shows_of_settings_can_be_used(tmp_path: Path, language: str) -> None:
    command(tmp_path, "new", "site", "--language", language)
    text = (tmp_path / "site/content/site.yaml").read_text(encoding="utf-8")
    in_use = re.sub(r"^# ( *[\w-]+: ?.*)$", r"\1", text, flags=re.MULTILINE)
    tree, problems = parse_tree("content/site.yaml", in_use.encode())
    assert problems == ()
    read, problems = read_settings("content/site.yaml", tree, Speech())
    assert problems == ()
    assert [target.kind for target in read.settings.publish] == ["sftp"]
    assert read.settings.base_url


def test_a_new_site_keeps_what_is_made_out_of_a_repository(tmp_path: Path) -> None:
    command(tmp_path, "new", "site")
    assert (tmp_path / "site/.gitignore").read_text(encoding="utf-8") == "output/\n.guidegen/\n"
