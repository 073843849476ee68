"""Dates, closings and years as people write them, read one way only or not at all."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from guidegen.content.suggest import closest
from guidegen.model.document import Mistake, mistake
from guidegen.model.place import Closing, ClosingState

FIRST_YEAR, LAST_YEAR = 1000, 2999  # a year outside these is a slip of the keyboard

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DUTCH = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
_SHORT = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](\d{2})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})\s+([^\W\d_]+)\.?\s+(\d{4})", re.ASCII)
_UNTIL = re.compile(r"(?:until|tot en met|tot|t/m)\s+(.+)", re.IGNORECASE)

_STATES = {
    "available": None,
    "beschikbaar": None,
    "open": None,
    "no": None,
    "nee": None,
    "temporarily unavailable": ClosingState.TEMPORARILY,
    "temporarily closed": ClosingState.TEMPORARILY,
    "tijdelijk niet beschikbaar": ClosingState.TEMPORARILY,
    "tijdelijk gesloten": ClosingState.TEMPORARILY,
    "unavailable": ClosingState.UNAVAILABLE,
    "niet beschikbaar": ClosingState.UNAVAILABLE,
    "voorgoed gesloten": ClosingState.UNAVAILABLE,
}


@dataclass(frozen=True, slots=True)
class Speech:
    """What the languages of the site allow: the names of the months, case-folded."""

    months: Mapping[str, int] = field(default_factory=dict)


def read_date(text: str, speech: Speech) -> dt.date | Mistake:
    """2026-09-01, 01-09-2026 or 1 September 2026; anything else is a mistake that shows these forms."""
    if found := _ISO.fullmatch(text):
        return _day(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _DUTCH.fullmatch(text):
        day = _day(text, int(found[3]), int(found[2]), int(found[1]))
        turned = _day(text, int(found[3]), int(found[1]), int(found[2]))
        if isinstance(day, Mistake) and isinstance(turned, dt.date):  # the month first, as Americans write
            return mistake("date-impossible", text=text, month=found[2], suggestion=f"{turned:%d-%m-%Y}")
        return day
    if found := _WORDS.fullmatch(text):
        return _named_month(text, found[1], found[2], found[3], speech)
    if found := _SHORT.fullmatch(text):
        return mistake("date-year", text=text, year=found[1])
    return mistake("date-form", text=text)


def read_closing(text: str, speech: Speech) -> Closing | Mistake | None:
    """`until DATE, reason`, or a state and a reason; None when it says that the place is open."""
    first, _, rest = (part.strip() for part in text.partition(","))
    reason = rest or None
    if found := _UNTIL.fullmatch(first):
        day = read_date(found[1].strip(), speech)
        return day if isinstance(day, Mistake) else Closing(ClosingState.TEMPORARILY, day, reason)
    state = " ".join(first.casefold().split())
    if state not in _STATES:
        return mistake("closing-form", text=text, suggestion=closest(state, _STATES))
    known = _STATES[state]
    return Closing(known, None, reason) if known else None


def _named_month(text: str, day: str, name: str, year: str, speech: Speech) -> dt.date | Mistake:
    month = speech.months.get(name.casefold())
    if month is None and name.casefold() == "sept":  # what most people write, and no list of months has
        month = 9
    if month is None:
        meant = closest(name, speech.months)
        return mistake("date-month", text=text, month=name, suggestion=meant and f"{day} {meant} {year}")
    return _day(text, int(year), month, int(day))


def _day(text: str, year: int, month: int, day: int) -> dt.date | Mistake:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return mistake("date-year", text=text, year=str(year))
    if not 1 <= month <= 12:  # noqa: PLR2004 - the months of a year
        return mistake("date-impossible", text=text, month=str(month))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return mistake("date-no-such-day", text=text, last=str(last))
    return dt.date(year, month, day)
