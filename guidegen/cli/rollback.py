"""guidegen rollback: brings an earlier release back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from guidegen.cli.errand import accept_option, errand_for, goes_ahead
from guidegen.cli.options import language_option
from guidegen.cli.place import language_of, site_folder
from guidegen.cli.progress import Meter
from guidegen.problems import UsageError
from guidegen.report.catalogue import word
from guidegen.report.publish import proposal_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidegen.plan.release import Release
    from guidegen.publishing import Counter


@click.command(short_help="Bring an earlier release back.")
@click.argument("number", required=False)
@click.option("--target", metavar="TARGET", help="Where, when there are several targets.")
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and send nothing.")
@click.option("--yes", is_flag=True, help="Agree beforehand: for where nobody is there to answer.")
@accept_option
@language_option
def rollback(number: str | None, target: str | None, language: str | None, **asked: object) -> int:
    """Bring release NUMBER back, or without a number the one before the last.

    It is published as it was, as a new release; content/ and output/ stay as they are. See guidegen releases.
    """
    folder = site_folder()
    words = language_of(folder, language)
    errand = errand_for(folder, target, words, "guidegen rollback --target {}")
    from guidegen.publishing import open_counter

    with open_counter(errand) as counter:
        old = _chosen(counter.releases(), number, errand.address.name)
        return _bring_back(counter, old, words, asked)


def _bring_back(counter: Counter, old: Release, words: str, asked: dict[str, object]) -> int:
    proposal = counter.propose(old.pieces)
    click.echo(proposal_text(proposal, counter.where, words), nl=False)
    if not goes_ahead(proposal, asked, words):
        return 0
    with Meter(sys.stderr, words) as meter:
        release = counter.send_again(proposal, old, meter.show)
    values = {"number": str(release.number), "again": str(old.number), "where": counter.where}
    click.echo(word("publish-back", values, words))
    return 0


def _chosen(releases: Sequence[Release], number: str | None, target: str) -> Release:
    """The release with that number; without one the last that differs from what was published last."""
    if number is None:
        found = [one for one in releases[:-1] if one.pieces != releases[-1].pieces]
    else:
        found = [one for one in releases if str(one.number) == number]
    if found:
        return found[-1]
    if number is None or not releases:
        raise UsageError("no-earlier-release", target=target)
    known = ", ".join(str(one.number) for one in releases)
    raise UsageError("no-such-release", number=number, target=target, known=known)
