"""guidegen build: makes the site."""

from __future__ import annotations

import sys
from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING

import click

from guidegen.adapters.snapshot import keep
from guidegen.cli.options import ask, language_option, today_option
from guidegen.cli.place import language_of, site_folder
from guidegen.cli.progress import Meter
from guidegen.plan.result import Ending
from guidegen.report.problems import as_text
from guidegen.report.summary import build_summary

if TYPE_CHECKING:
    from pathlib import Path

    from guidegen.plan.result import BuildResult
    from guidegen.press import Order


@click.command()
@today_option
@language_option
@click.option("--strict", is_flag=True, help="Stop for notes too, not only for mistakes.")
@click.option(
    "--replace", is_flag=True, help="Overwrite or delete files in output/ that guidegen did not make."
)
def build(today: str | None, language: str | None, strict: bool, replace: bool) -> int:  # noqa: FBT001 - by name
    """Make the site: content/ becomes output/.

    Mistakes are all shown at once, each with its file, line and column; then nothing is built and output/ stays
    exactly as it was. Only what has changed is made again.
    """
    folder = site_folder()
    words = language_of(folder, language)
    result = run_build(ask(folder, today), words, strict=strict, overwrite=replace)
    click.echo(as_text(result.problems, words) + build_summary(result, words), err=result.stopped, nl=False)
    if not language and not strict:
        note(folder, result, words)
    return 1 if result.stopped else 0


def run_build(order: Order, words: str, *, strict: bool = False, overwrite: bool = False) -> BuildResult:
    """Build, showing how far it is."""
    from guidegen.build import build_site

    with Meter(sys.stderr, words) as meter:
        return build_site(order, meter.show, strict=strict, overwrite=overwrite)


def note(folder: Path, result: BuildResult, words: str) -> None:
    """Note how all lies after a build, with what it would say if it were asked again; see adapters/snapshot.py."""
    if result.basis is not None:
        unchanged = replace_fields(result, ending=Ending.UNCHANGED, changes=None)
        said = as_text(result.problems, words) + build_summary(unchanged, words)
        keep(str(folder), "build", said, (result.basis.sources, result.basis.standing, result.basis.span))
