"""guidegen releases: what was published before."""

from __future__ import annotations

import json

import click

from guidegen.cli.errand import errand_for, target_argument
from guidegen.cli.options import language_option
from guidegen.cli.place import language_of, site_folder
from guidegen.report.publish import releases_data, releases_text


@click.command(short_help="Show what was published before.")
@target_argument
@click.option("--json", "as_json", is_flag=True, help="Show them as JSON.")
@language_option
def releases(target: str | None, language: str | None, as_json: bool) -> int:  # noqa: FBT001 - by name
    """Show the last releases that were published to TARGET from this computer."""
    from guidegen.publishing import kept_releases

    folder = site_folder()
    words = language_of(folder, language)
    name = errand_for(folder, target, words, "guidegen releases {}").address.name
    found = kept_releases(folder, name)
    if as_json:
        click.echo(json.dumps(releases_data(found), indent=2))
    else:
        click.echo(releases_text(found, name, words), nl=False)
    return 0
