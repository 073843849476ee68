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
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HOURS_TOKEN = re.compile(r"\"[^\"]*\"|24/7|\s*\|\||[A-Za-z]+|\s*-\s*")
_HOURS_DAY = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d\d?(?:-\d\d?)?)(?![\d:])")
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
    """Opening hours in OpenStreetMap's grammar, with days, months and the other `words` said in this language."""
    said = {**words, **_hours_names(language)}

    def say(token: re.Match[str]) -> str:
        sign = token[0].strip()
        if sign[0] == '"':  # the author's own words
            return sign.strip('"')
        if sign == "||":
            return f" {said[sign]}" if sign in said else ";"
        return "–" if sign == "-" else said.get(sign, sign)

    return _HOURS_TOKEN.sub(say, _HOURS_DAY.sub(r"\2 \1", text))


@cache
def _hours_names(language: str) -> Mapping[str, str]:
    """The days and months of OpenStreetMap's grammar as this language writes them within a line."""
    locale = _locale(language)
    days = get_day_names("abbreviated", locale=locale)
    months = locale.months["format"]["abbreviated"]
    return {
        **{day: days[number] for number, day in enumerate(_DAYS)},
        **{month: str(months[number]).rstrip(".") for number, month in enumerate(_MONTHS, 1)},
    }


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
