"""guidegen publish: brings the site to where readers find it."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

import click

from guidegen import __version__
from guidegen.adapters.files import replace as write
from guidegen.adapters.snapshot import still
from guidegen.cli.errand import accept_option, errand_for, goes_ahead, target_argument
from guidegen.cli.options import ask, language_option
from guidegen.cli.place import language_of, site_folder
from guidegen.cli.progress import Meter
from guidegen.problems import UsageError
from guidegen.report.catalogue import word
from guidegen.report.problems import as_text
from guidegen.report.publish import proposal_data, proposal_text
from guidegen.report.summary import build_summary

if TYPE_CHECKING:
    from pathlib import Path

    from guidegen.publishing import Counter, Errand


@click.command(short_help="Build the site and bring it to where readers find it.")
@target_argument
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and send nothing.")
@click.option("--yes", is_flag=True, help="Agree beforehand: for where nobody is there to answer.")
@accept_option
@click.option(
    "--init",
    "forge",
    metavar="FORGE",
    type=click.Choice(("github", "gitlab", "codeberg")),
    help="Write the file with which github, gitlab or codeberg publishes by itself, also once a day.",
)
@click.option("--json", "as_json", is_flag=True, help="Show what is sent as JSON.")
@language_option
def publish(target: str | None, language: str | None, **asked: object) -> int:
    """Build the site, show what would be sent to TARGET, ask, and send it.

    Targets stand in content/site.yaml under `publish`. Whatever happens on the way, visitors meet whole pages; what
    somebody else put there stays. Give the command again after a broken connection: it goes on where it stopped.
    """
    folder = site_folder()
    words = language_of(folder, language)
    errand = errand_for(folder, target, words, "guidegen publish {}")
    if isinstance(asked["forge"], str):
        return _init(folder, asked["forge"], errand, words, dry=bool(asked["dry_run"]))
    if not _build(folder, words):
        return 1
    from guidegen.publishing import open_counter

    with open_counter(errand) as counter:
        return _publish(counter, errand, words, asked)


def _publish(counter: Counter, errand: Errand, words: str, asked: dict[str, object]) -> int:
    proposal = counter.propose(counter.packed())
    if asked["as_json"]:
        click.echo(json.dumps(proposal_data(proposal, counter.where), indent=2))
    else:
        click.echo(proposal_text(proposal, counter.where, words), nl=False)
    if not goes_ahead(proposal, asked, words):
        return 0
    with Meter(sys.stderr, words) as meter:
        release = counter.send(proposal, meter.show)
    values = {"number": str(release.number), "where": counter.where}
    click.echo(word("publish-done", values, words), err=bool(asked["as_json"]))
    if errand.public:
        click.echo(word("publish-seen", {"address": errand.public}, words), err=bool(asked["as_json"]))
    return 0


def _init(folder: Path, forge: str, errand: Errand, words: str, *, dry: bool) -> int:
    """Write the forge's file, unless there is another one; or only show it."""
    from guidegen.publish.workflows import lay_beside, read_origin, workflow

    origin = read_origin(__version__)
    made = workflow(forge, errand.address, origin)
    if dry:
        click.echo(made.text, nl=False)
        return 0
    path = folder / made.path
    if path.exists() and path.read_text("utf-8") != made.text:
        raise UsageError("publish-init-there", path=made.path)
    write(folder, made.path, made.text.encode())
    first = ("publish-init", {"path": made.path})
    for code, values in (first, *lay_beside(folder, origin), *made.notes):
        click.echo(word(code, values, words))
    return 0


def _build(folder: Path, words: str) -> bool:
    """Make output/ what content/ says, unless it is already; whether that went well."""
    said = still(str(folder), "build", time.time()) if words == language_of(folder) else None
    if said is not None:
        click.echo(said, err=True, nl=False)
        return True
    from guidegen.cli.build import note, run_build

    result = run_build(ask(folder, None), words)
    click.echo(as_text(result.problems, words) + build_summary(result, words), err=True, nl=False)
    if words == language_of(folder):
        note(folder, result, words)
    return not result.stopped
