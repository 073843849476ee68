"""guidegen new: a folder with a first guide, which looks finished at the first build."""

from __future__ import annotations

import os
import shlex
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

import click

from guidegen.cli.options import first_language_option
from guidegen.problems import DiskError, UsageError
from guidegen.publish.workflows.beside import IGNORE, ignore_text
from guidegen.report.catalogue import language_or_english, word

PICTURES = {  # the folder of the first guide, and what its pictures are called in that language
    "nl": (
        "content/gidsen/drie-plekken-om-mee-te-beginnen",
        {
            "canal.jpg": "gracht.jpg",
            "museum.jpg": "museumzaal.jpg",
            "garden.jpg": "binnentuin.jpg",
            "quay.jpg": "kade.jpg",
        },
    ),
    "en": (
        "content/guides/three-places-to-start-with",
        {
            "canal.jpg": "canal.jpg",
            "museum.jpg": "museum.jpg",
            "garden.jpg": "garden.jpg",
            "quay.jpg": "quay.jpg",
        },
    ),
}


@click.command(short_help="Make a folder with a first guide.")
@click.argument("folder", type=click.Path(path_type=Path))
@first_language_option
def new(folder: Path, language: str | None) -> None:
    """Make FOLDER with a first guide of three places, ready to be built and rewritten."""
    words = language_or_english(language or os.environ.get("LANG", "en"))
    if folder.exists() and not folder.is_dir():
        raise UsageError("folder-is-file", folder=folder)
    if folder.exists() and any(folder.iterdir()):
        raise UsageError("folder-not-empty", folder=folder)
    with as_file(files("guidegen").joinpath("shipped", "starter")) as starter:
        guide, pictures = PICTURES[words]
        try:
            _copy_all(starter / words, folder)
            for picture, name in pictures.items():
                _copy(starter / "pictures" / picture, folder / guide / name)
            (folder / IGNORE).write_text(ignore_text(), encoding="utf-8")
        except OSError as error:
            raise DiskError("disk-trouble", path=folder, reason=error.strerror) from error
    click.echo(word("new-made", {"folder": str(folder), "typed": _typed(folder)}, words))


def _typed(folder: Path) -> str:
    """The name as a command line takes it."""
    return subprocess.list2cmdline([str(folder)]) if os.name == "nt" else shlex.quote(str(folder))


def _copy_all(source: Path, folder: Path) -> None:
    for path in sorted(source.rglob("*")):
        if path.is_file():
            _copy(path, folder / path.relative_to(source))


def _copy(source: Path, target: Path) -> None:
    """Copy a file, without the rights and dates that it had where it came from."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())
