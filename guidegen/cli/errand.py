"""What publish, releases and rollback have in common: which target is meant, what its secrets are, and the questions asked."""

from __future__ import annotations

import datetime as dt
import difflib
import os
import sys
from typing import TYPE_CHECKING

import click

from guidegen.content.keys import NO, YES, folded
from guidegen.problems import UsageError
from guidegen.report.catalogue import word
from guidegen.report.problems import as_text
from guidegen.report.publish import question_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from guidegen.model.destination import Destination
    from guidegen.model.site import Settings
    from guidegen.plan.release import Proposal, Question
    from guidegen.publishing import Errand

_YES = YES | {"y", "j"}
_NO = NO | {"n", ""}
QUESTIONS = ("moved", "lost", "not-ours", "other-site", "elsewhere", "underway", "deletions")

target_argument = click.argument("target", required=False)
accept_option = click.option(
    "--accept",
    multiple=True,
    type=click.Choice(QUESTIONS),
    help="Answer this question with yes beforehand; may be given more than once.",
)


def errand_for(folder: Path, target: str | None, language: str, form: str) -> Errand:
    """The errand to the target of that name, or to the only one; UsageError when that is not clear.

    `form` is how the command is given with a target, such as "guidegen publish {}".
    """
    from guidegen.content.site import read_settings_only
    from guidegen.publish.secrets import Vault
    from guidegen.publish.target import Address
    from guidegen.publishing import Errand

    settings, problems = read_settings_only(folder)
    if any(problem.blocks for problem in problems):
        click.echo(as_text(problems, language), err=True, nl=False)
        raise click.exceptions.Exit(1)
    chosen = destination(settings, target, form)
    alone = len(settings.publish) == 1
    address = Address(chosen.name, chosen.kind, dict(chosen.values), alone)
    site = settings.base_url or settings.title
    public = (alone and settings.base_url) or ""
    return Errand(folder, site, address, Vault(os.environ), dt.datetime.now(dt.UTC), public)


def destination(settings: Settings, name: str | None, form: str) -> Destination:
    """The target of that name; without a name the only one."""
    names = [target.name for target in settings.publish]
    if not names:
        raise UsageError("no-destination")
    if name is None:
        if len(names) > 1:
            raise UsageError("destination-which", known=", ".join(names), command=form.format(names[0]))
        return settings.publish[0]
    if name not in names:
        near = next(iter(difflib.get_close_matches(name, names, n=1)), None)
        raise UsageError("destination-unknown", name=name, known=", ".join(names), suggestion=near)
    return settings.publish[names.index(name)]


def goes_ahead(proposal: Proposal, asked: Mapping[str, object], language: str) -> bool:
    """Whether there is something to send, and it is to be sent; says so when not. UsageError as `agreed`."""
    if proposal.delivery.idle:
        return False
    accepted = asked["accept"] if isinstance(asked["accept"], tuple) else ()
    if asked["dry_run"]:
        for question in proposal.questions:
            told = {"question": question_text(question, language)}
            click.echo(word("publish-would-ask", told, language), err=True)
        click.echo(word("publish-dry", {}, language), err=True)
    elif agreed(proposal, accepted, language, yes=bool(asked["yes"])):
        return True
    else:
        click.echo(word("publish-declined", {}, language), err=True)
    return False


def agreed(proposal: Proposal, accepted: Sequence[str], language: str, *, yes: bool) -> bool:
    """Whether every question is answered with yes, and the whole agreed to; asks where somebody is there to answer.

    UsageError where nobody is, and an answer is lacking.
    """
    open_questions = [question for question in proposal.questions if question.code not in accepted]
    somebody = sys.stdin.isatty() and not yes
    if somebody:
        told = [question_text(question, language) for question in open_questions]
        return all(_says_yes(text, language) for text in (*told, word("publish-agree", {}, language)))
    for question in proposal.questions:
        click.echo(question_text(question, language), err=True)
    if open_questions or not yes:
        raise UsageError("publish-unanswered", options=_options(open_questions, yes=yes))
    return True


def _says_yes(question: str, language: str) -> bool:
    """The answer to a question, in either language; nothing typed is no."""
    while True:
        try:
            answer = click.prompt(
                f"{question} {word('yes-or-no', {}, language)}",
                default="",
                show_default=False,
                prompt_suffix=" ",
            )
        except click.Abort:  # Ctrl-C, or nobody there any more
            click.echo(err=True)
            return False
        if folded(answer) in _YES | _NO:
            return folded(answer) in _YES


def _options(questions: Sequence[Question], *, yes: bool) -> str:
    options = () if yes else ("--yes",)
    return " ".join((*options, *(f"--accept {question.code}" for question in questions)))
