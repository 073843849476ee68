"""Options that several commands share, and the order they add up to."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import click

from guidegen.cli.place import parse_day
from guidegen.problems import UsageError
from guidegen.report.catalogue import LANGUAGES, language_or_english

if TYPE_CHECKING:
    from pathlib import Path

    from guidegen.press import Order


def _spoken(_context: click.Context, _option: click.Parameter, language: str | None) -> str | None:
    """The language asked for, if we speak it."""
    if (
        language is not None
        and language_or_english(language) != language.lower().replace("_", "-").split("-")[0]
    ):
        raise UsageError(
            "language-unknown", language=language, known=", ".join(sorted(LANGUAGES, reverse=True))
        )
    return language


today_option = click.option("--today", metavar="DAY", help="As if it were this day, such as 2026-11-23.")
_language = partial(click.option, "--language", metavar="nl|en", callback=_spoken)
language_option = _language(help="Speak nl or en; the language of the site when left out.")
first_language_option = _language(help="nl or en; the machine's own when left out.")


def ask(folder: Path, today: str | None) -> Order:
    """The order for a run in a folder; the clock is read here, once."""
    from guidegen.press import Order

    return Order(folder, dt.datetime.now(dt.UTC), parse_day(today))
