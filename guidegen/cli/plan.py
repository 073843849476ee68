"""guidegen plan: what a build would make, change and delete, and why."""

from __future__ import annotations

import sys

import click

from guidegen.cli.options import ask, language_option, today_option
from guidegen.cli.place import language_of, site_folder
from guidegen.cli.progress import Meter
from guidegen.report.problems import as_text
from guidegen.report.summary import build_summary, plan_listing


@click.command(short_help="Show what a build would do, and why.")
@today_option
@language_option
@click.option("--all", "every", is_flag=True, help="Name every picture file too.")
def plan(today: str | None, language: str | None, every: bool) -> int:  # noqa: FBT001 - by name
    """Show what a build would make, change and delete, and why; nothing is written to output/."""
    from guidegen.build import plan_site

    folder = site_folder()
    words = language_of(folder, language)
    with Meter(sys.stderr, words) as meter:
        result = plan_site(ask(folder, today), meter.show)
    click.echo(as_text(result.problems, words), err=True, nl=False)
    if result.changes is None:
        click.echo(build_summary(result, words), err=True, nl=False)
        return 1
    click.echo(plan_listing(result.changes, words, every=every), nl=False)
    return 0
