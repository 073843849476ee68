"""The door to Babel: dates, ranges of dates, lists and plurals as a language writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache

from babel import Locale
from babel.dates import format_date, format_interval, get_day_names
from babel.lists import format_list

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")  # as OpenStreetMap's opening_hours writes them
_HOURS_TOKEN = re.compile(r"24/7|[A-Za-z]+|\s*-\s*")
# A day never stands apart from its month.
_DAY_AND_MONTH = re.compile(r"(\d) (?=[^\W\d])")


def long_date(day: dt.date, language: str) -> str:
    """A date in full: "23 november 2026"."""
    return _kept_together(format_date(day, format="long", locale=_locale(language)))


def short_date(day: dt.date, language: str) -> str:
    """A date with its month cut short: "23 nov 2026"."""
    return _kept_together(format_date(day, format="medium", locale=_locale(language)))


def month_and_year(day: dt.date, language: str) -> str:
    """The month of an issue: "november 2026"."""
    return str(format_date(day, format="MMMM y", locale=_locale(language)))


def date_range(start: dt.date, until: dt.date, language: str) -> str:
    """From one day to another, saying no month or year twice: "1 sep 2026 – 10 jan 2027"."""
    return _kept_together(format_interval(start, until, skeleton="yMMMd", locale=_locale(language)))


def enumeration(words: Sequence[str], language: str) -> str:
    """Words in a row: "Noor, Sem en Ali"."""
    return format_list(list(words), style="standard", locale=_locale(language))


def plural_form(count: int, language: str) -> str:
    """The plural form that this number asks for: "one", "other" ..."""
    return _locale(language).plural_form(count)


def opening_hours(text: str, language: str, words: Mapping[str, str]) -> str:
    """Opening hours in OpenStreetMap's grammar, with the days and the other `words` said in this language."""
    names = get_day_names("abbreviated", locale=_locale(language))
    said = {**words, **{day: names[number] for number, day in enumerate(_DAYS)}}

    def say(token: re.Match[str]) -> str:
        return "–" if token[0].strip() == "-" else said.get(token[0], token[0])

    return _HOURS_TOKEN.sub(say, text)


@cache
def month_names(language: str) -> Mapping[str, int]:
    """The names and short names of the months, case-folded and without a full stop, with their numbers 1 to 12."""
    months = Locale.parse(language).months  # plain English, not en-GB, whose short September is "Sept"
    return {
        name.rstrip(".").casefold(): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[context][width].items()
    }


@cache
def _locale(language: str) -> Locale:
    # Plain English would be American: "Nov 23, 2026". Our readers are in Europe.
    return Locale.parse("en-GB" if language == "en" else language, sep="-")


def _kept_together(text: str) -> str:
    # Display faces draw a thin space wider than a plain one, or not at all.
    return _DAY_AND_MONTH.sub("\\1\N{NO-BREAK SPACE}", text.replace("\N{THIN SPACE}", " "))
