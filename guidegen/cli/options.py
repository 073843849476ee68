"""Options that several commands share, and the order they add up to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from guidegen.cli.place import parse_day

if TYPE_CHECKING:
    from pathlib import Path

    from guidegen.press import Order

today_option = click.option(
    "--today", metavar="DAY", help="Build as if it were this day, such as 2026-11-23."
)
language_option = click.option(
    "--language", metavar="LANGUAGE", help="Speak nl or en; the language of the site when left out."
)


def ask(folder: Path, today: str | None) -> Order:
    """The order for a run in a folder; the clock is read here, once."""
    from guidegen.press import Order

    return Order(folder, dt.datetime.now(dt.UTC), parse_day(today))
