"""guidegen new: a folder with a first guide, which looks finished at the first build."""

from __future__ import annotations

import os
from importlib.resources import as_file, files
from pathlib import Path

import click

from guidegen.problems import DiskError, UsageError
from guidegen.report.catalogue import language_or_english, word


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--language", metavar="LANGUAGE", help="nl or en; the machine's own when left out.")
def new(folder: Path, language: str | None) -> None:
    """Make FOLDER with a first guide of three places, ready to be built and rewritten."""
    words = language_or_english(language or os.environ.get("LANG", "en"))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("folder-not-empty", folder=folder)
    starter = files("guidegen").joinpath("shipped", "starter")
    for part in ("common", words):
        with as_file(starter.joinpath(part)) as source:
            _copy(source, folder)
    click.echo(word("new-made", {"folder": str(folder)}, words))


def _copy(source: Path, folder: Path) -> None:
    """Copy all files of a folder, without the rights and dates they had where they came from."""
    try:
        for path in sorted(source.rglob("*")):
            if path.is_file():
                target = folder / path.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    except OSError as error:
        raise DiskError("disk-trouble", path=folder, reason=error.strerror) from error
