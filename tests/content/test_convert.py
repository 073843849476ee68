"""Each reader gives the one value a text can mean, or a mistake that says what to write instead."""

from __future__ import annotations

import datetime as dt

import pytest

from guidegen.adapters.locale import month_names
from guidegen.content import convert
from guidegen.content.dates import Speech, read_closing, read_date
from guidegen.model.contributor import Collaboration
from guidegen.model.document import Mistake
from guidegen.model.guide import Route, Status
from guidegen.model.media import Focus
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Closing, ClosingState, Location

SPEECH = Speech({**month_names("nl"), **month_names("en")})


def code_of(value: object) -> str:
    assert isinstance(value, Mistake), value
    return value.code


def suggestion_of(value: object) -> str | None:
    assert isinstance(value, Mistake), value
    return dict(value.values).get("suggestion")


@pytest.mark.parametrize(
    "text",
    ["2026-09-01", "2026-9-1", "01-09-2026", "1-9-2026", "1 September 2026", "1 sep 2026", "1 sep. 2026",
     "1 SEPTEMBER 2026", "1  september 2026", "1 sept 2026"],
)  # fmt: skip
def test_dates_are_read_in_every_form_that_is_promised(text: str) -> None:
    assert read_date(text, SPEECH) == dt.date(2026, 9, 1)


@pytest.mark.parametrize(
    ("text", "month"), [("1 mrt 2026", 3), ("1 maart 2026", 3), ("1 May 2026", 5), ("1 okt 2026", 10)]
)
def test_months_have_dutch_and_english_names(text: str, month: int) -> None:
    assert read_date(text, SPEECH) == dt.date(2026, month, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("01/09/2026", "date-form"),  # the first of September or the ninth of January
        ("1793491200", "date-form"),
        ("september 2026", "date-form"),
        ("begin maart", "date-form"),
        ("1-9-26", "date-year"),
        ("30 februari 2027", "date-no-such-day"),
        ("29-02-2027", "date-no-such-day"),
        ("0-9-2026", "date-no-such-day"),
        ("2026-13-01", "date-impossible"),
        ("1-13-2026", "date-impossible"),
        ("0206-11-01", "date-year"),
        ("1 brumaire 2026", "date-month"),
    ],
)
def test_what_is_no_date_is_refused(text: str, code: str) -> None:
    assert code_of(read_date(text, SPEECH)) == code


def test_a_misspelled_month_is_corrected() -> None:
    assert suggestion_of(read_date("1 setpember 2026", SPEECH)) == "1 september 2026"


def test_only_the_months_of_the_site_are_known() -> None:
    assert code_of(read_date("1 maart 2026", Speech(month_names("en")))) == "date-month"


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        (
            "until 2027-03-01, renovation",
            Closing(ClosingState.TEMPORARILY, dt.date(2027, 3, 1), "renovation"),
        ),
        (
            "tot 1 maart 2027, verbouwing",
            Closing(ClosingState.TEMPORARILY, dt.date(2027, 3, 1), "verbouwing"),
        ),
        ("t/m 1 maart 2027", Closing(ClosingState.TEMPORARILY, dt.date(2027, 3, 1))),
        ("tijdelijk gesloten, storm, schade", Closing(ClosingState.TEMPORARILY, None, "storm, schade")),
        ("unavailable", Closing(ClosingState.UNAVAILABLE)),
        ("available", None),
        ("nee", None),
    ],
)
def test_closings(text: str, closing: Closing | None) -> None:
    assert read_closing(text, SPEECH) == closing


def test_a_closing_that_says_neither_when_nor_why() -> None:
    assert code_of(read_closing("ja", SPEECH)) == "closing-form"
    assert code_of(read_closing("tot volgend jaar, verbouwing", SPEECH)) == "date-form"
    assert suggestion_of(read_closing("unavialable", SPEECH)) == "unavailable"


@pytest.mark.parametrize(("text", "value"), [("ja", True), ("Yes", True), ("nee", False), ("NO", False)])
def test_yes_and_no(text: str, *, value: bool) -> None:
    assert convert.read_yes_no(text, SPEECH) is value


@pytest.mark.parametrize("text", ["true", "1", "y", "on", "misschien"])
def test_nothing_else_is_yes_or_no(text: str) -> None:
    assert code_of(convert.read_yes_no(text, SPEECH)) == "yes-no-form"


@pytest.mark.parametrize("text", ["52.14, 6.19", "52.14 6.19", "52.14,6.19", "52.14; 6.19", "+52.14, 6.19"])
def test_locations(text: str) -> None:
    assert convert.read_location(text, SPEECH) == Location(52.14, 6.19)


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("52,14, 6,19", "location-comma", "52.14, 6.19"),
        ("52,14 6,19", "location-comma", "52.14, 6.19"),
        ("91, 6", "location-outside", "6, 91"),
        ("6, 181", "location-outside", None),
        ("nan, nan", "location-form", None),
        ("1e2, 6", "location-form", None),
        ("Zaadmarkt 88", "location-form", None),
        ("52.14", "location-form", None),
    ],
)
def test_what_is_no_location(text: str, code: str, suggestion: str | None) -> None:
    value = convert.read_location(text, SPEECH)
    assert (code_of(value), suggestion_of(value)) == (code, suggestion)


@pytest.mark.parametrize(
    "text", ["https://example.org", "http://example.org/a?b=c#d", "HTTPS://Example.org/é"]
)
def test_links(text: str) -> None:
    assert convert.read_link(text, SPEECH) == text


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("www.example.org/polak", "link-form", "https://www.example.org/polak"),
        ("example.org", "link-form", "https://example.org"),
        ("https://", "link-form", None),
        ("https://[a.nl", "link-form", None),  # no browser knows what this is, and Python stumbles over it
        ("https://a b.org", "link-form", None),
        ("https://me@example.org", "link-form", None),
        ("javascript:alert(1)", "link-scheme", None),
        ("data:text/html,x", "link-scheme", None),
        ("mailto:noor@example.org", "link-scheme", None),
        ("../places/x.md", "link-form", None),
    ],
)
def test_what_is_no_link(text: str, code: str, suggestion: str | None) -> None:
    value = convert.read_link(text, SPEECH)
    assert (code_of(value), suggestion_of(value)) == (code, suggestion)


def test_colours() -> None:
    assert convert.read_colour("#AbC", SPEECH) == "#aabbcc"
    assert convert.read_colour("#AABBCC", SPEECH) == "#aabbcc"
    assert suggestion_of(convert.read_colour("b5432f", SPEECH)) == "#b5432f"
    assert code_of(convert.read_colour("rood", SPEECH)) == "colour-form"


def test_focus() -> None:
    assert convert.read_focus("0.4 0.3", SPEECH) == Focus(0.4, 0.3)
    assert convert.read_focus("0 1", SPEECH) == Focus(0, 1)
    for text in ("1.5 0", "0,4 0,3", "0.4", "links"):
        assert code_of(convert.read_focus(text, SPEECH)) == "focus-form"


def test_telephone_numbers_stay_as_they_are_written() -> None:
    assert convert.read_phone("+31 (0)30 - 123 45 67", SPEECH) == "+31 (0)30 - 123 45 67"
    assert code_of(convert.read_phone("bel ons", SPEECH)) == "phone-form"


@pytest.mark.parametrize(
    "text", ["Tu-Su 11:00-17:00; PH off", "24/7", "Mo-Su sunrise-sunset", 'Sa 10:00-12:00 "op afspraak"']
)
def test_opening_hours(text: str) -> None:
    assert convert.read_hours(text, SPEECH) == text


@pytest.mark.parametrize("text", ["di-zo 11-17 uur", "Tuesday 11:00", "630€"])
def test_what_is_no_opening_hours(text: str) -> None:
    assert code_of(convert.read_hours(text, SPEECH)) == "hours-form"


def test_slugs() -> None:
    assert convert.read_slug("zeven-plekken-2", SPEECH) == "zeven-plekken-2"
    assert suggestion_of(convert.read_slug("Zeven plekken", SPEECH)) == "zeven-plekken"
    assert suggestion_of(convert.read_slug("../../etc", SPEECH)) == "etc"


def test_tags_get_an_address_from_their_words() -> None:
    assert convert.read_tag("Gratis én buiten", SPEECH) == Ref(Kind.TAG, "gratis-en-buiten")
    assert code_of(convert.read_tag("!!", SPEECH)) == "tag-form"


def test_fixed_words_in_both_languages() -> None:
    read_status, read_route = convert.word_reader(Status), convert.word_reader(Route)
    assert read_status("Gepubliceerd", SPEECH) is Status.PUBLISHED
    assert read_route("wandelen", SPEECH) is Route.WALK
    assert suggestion_of(read_status("publishd", SPEECH)) == "published"
    assert code_of(read_route("vliegen", SPEECH)) == "word-unknown"


def test_collaborations() -> None:
    read = convert.read_collaboration
    assert read("museum-x, since 2024, paid", SPEECH) == Collaboration("museum-x", None, 2024, paid=True)
    assert read("Museum X, sinds 2024, onbetaald", SPEECH) == Collaboration(
        "Museum X", None, 2024, paid=False
    )
    assert read("Museum X", SPEECH) == Collaboration("Museum X")
    assert code_of(read("museum-x, ooit", SPEECH)) == "collaboration-form"


def test_licences() -> None:
    for text in ("cc by-sa", "CC-BY-SA 4.0", "CC BY-SA 4.0"):
        assert convert.read_licence(text, SPEECH) == "CC BY-SA 4.0"
    assert convert.read_licence("alle rechten voorbehouden", SPEECH) == "All rights reserved"
    assert convert.read_licence("CC0", SPEECH) == "CC0"
    assert suggestion_of(convert.read_licence("CC BU 4.0", SPEECH)) == "CC BY 4.0"
    assert code_of(convert.read_licence("vrij", SPEECH)) == "licence-unknown"
