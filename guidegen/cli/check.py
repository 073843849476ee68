"""guidegen check: reports without building."""

from __future__ import annotations

import sys

import click

from guidegen.cli.options import ask, language_option, today_option
from guidegen.cli.place import language_of, site_folder
from guidegen.cli.progress import Meter
from guidegen.report.problems import as_github, as_json, as_text
from guidegen.report.summary import check_summary


@click.command()
@today_option
@language_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations in a CI run.",
)
@click.option("--strict", is_flag=True, help="Notes count as mistakes.")
def check(today: str | None, language: str | None, form: str, strict: bool) -> int:  # noqa: FBT001 - by name
    """Look for mistakes, without building.

    Drafts are checked too; their mistakes are marked and never block a build. Exit code 1 when there are mistakes.
    """
    from guidegen.build import check_site

    folder = site_folder()
    words = language_of(folder, language)
    with Meter(sys.stderr, words) as meter:
        result = check_site(ask(folder, today), meter.show)
    render = {"text": as_text, "json": as_json, "github": as_github}[form]
    click.echo(render(result.problems, words), nl=False)
    if form == "text":
        click.echo(check_summary(result, words), nl=False)
    return int(result.blocked or (strict and result.warned))
