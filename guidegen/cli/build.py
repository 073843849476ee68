"""guidegen build: makes the site."""

from __future__ import annotations

import sys
from dataclasses import replace as replace_fields

import click

from guidegen.adapters.snapshot import keep
from guidegen.cli.options import ask, language_option, today_option
from guidegen.cli.place import language_of, site_folder
from guidegen.cli.progress import Meter
from guidegen.plan.result import Ending
from guidegen.report.problems import as_text
from guidegen.report.summary import build_summary


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
    from guidegen.build import build_site

    folder = site_folder()
    words = language_of(folder, language)
    with Meter(sys.stderr, words) as meter:
        result = build_site(ask(folder, today), meter.show, strict=strict, overwrite=replace)
    click.echo(as_text(result.problems, words), err=result.stopped, nl=False)
    click.echo(build_summary(result, words), err=result.stopped, nl=False)
    if result.basis is not None and not language and not strict:
        unchanged = replace_fields(result, ending=Ending.UNCHANGED, changes=None)
        said = as_text(result.problems, words) + build_summary(unchanged, words)
        keep(str(folder), "build", said, (result.basis.sources, result.basis.standing, result.basis.span))
    return 1 if result.stopped else 0
