"""Dates, ranges, lists and plurals, as readers in the Netherlands write them."""

from __future__ import annotations

import datetime as dt

import pytest

from guidegen.adapters.locale import (
    date_range,
    enumeration,
    long_date,
    month_and_year,
    month_names,
    opening_hours,
    plural_form,
    short_date,
)

DAY = dt.date(2026, 9, 1)
NBSP = "\N{NO-BREAK SPACE}"


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("language", "long", "short", "month"),
    [
        ("nl", "1 september 2026", "1 sep 2026", "september 2026"),
        ("en", "1 September 2026", "1 Sept 2026", "September 2026"),
        ("de", "1. September 2026", "01.09.2026", "September 2026"),
    ],
)
def test_a_date(language: str, long: str, short: str, month: str) -> None:
    assert plain(long_date(DAY, language)) == long
    assert plain(short_date(DAY, language)) == short
    assert month_and_year(DAY, language) == month


def test_a_day_never_stands_apart_from_its_month() -> None:
    assert long_date(DAY, "nl") == f"1{NBSP}september 2026"
    assert date_range(DAY, dt.date(2027, 1, 10), "nl") == f"1{NBSP}sep 2026 – 10{NBSP}jan 2027"


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (dt.date(2027, 1, 10), "1 sep 2026 – 10 jan 2027"),
        (dt.date(2026, 10, 4), "1 sep – 4 okt 2026"),
        (dt.date(2026, 9, 10), "1–10 sep 2026"),
        (DAY, "1 sep 2026"),
    ],
)
def test_a_range_says_nothing_twice(until: dt.date, words: str) -> None:
    assert plain(date_range(DAY, until, "nl")) == words


def test_a_list() -> None:
    assert enumeration(["Noor"], "nl") == "Noor"
    assert enumeration(["Noor", "Sem", "Ali"], "nl") == "Noor, Sem en Ali"
    assert enumeration(["Noor", "Sem", "Ali"], "en") == "Noor, Sem and Ali"


def test_a_plural_form() -> None:
    assert [plural_form(count, "nl") for count in (0, 1, 2)] == ["other", "one", "other"]
    assert plural_form(2, "ar") == "two"


@pytest.mark.parametrize(("language", "names"), [("nl", ("maart", "mrt")), ("en", ("march", "mar"))])
def test_the_names_of_a_month(language: str, names: tuple[str, ...]) -> None:
    assert [month_names(language)[name] for name in names] == [3, 3]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Mo-Su sunrise-sunset", "ma–zo zonsopgang–sunset"),
        ("Tu-Fr 10:00-17:00; Mo off", "di–vr 10:00–17:00; ma gesloten"),
        ("24/7", "altijd"),
        ("Apr-Oct 10:00+", "apr–okt 10:00+"),
        ("Dec 25 off", "25 dec gesloten"),
        ("Dec 25-26 off; Dec 31-Jan 1 off", "25–26 dec gesloten; 31 dec–1 jan gesloten"),
        ("May 10:00-12:00", "mei 10:00–12:00"),
        ('Tu-Su 11:00-17:00 || "op afspraak"', "di–zo 11:00–17:00 of op afspraak"),
        ('Mo 10:00-12:00 "Mo is maandag"', "ma 10:00–12:00 Mo is maandag"),
    ],
)
def test_opening_hours_are_said_in_the_language_as_far_as_there_are_words(written: str, said: str) -> None:
    words = {"sunrise": "zonsopgang", "off": "gesloten", "24/7": "altijd", "||": "of"}
    assert opening_hours(written, "nl", words) == said
