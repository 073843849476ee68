"""Opening hours: what OpenStreetMap's grammar knows passes, all else is told with what was meant."""

from __future__ import annotations

import pytest

from guidegen.content.hours import read_hours
from guidegen.model.document import Mistake


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "Mo-Su 10:00-17:00",
        "Tu-Su 11:00-17:00; PH off",
        "Mo-Fr 10:00-12:00,13:00-17:00",
        "Mo-Fr 10:00-12:00, Sa 10:00-11:00",
        "Apr-Oct: Tu-Su 10:00-17:00; Nov-Mar: off",
        "Dec 25 off",
        "Dec 24-Jan 1: 10:00-14:00",
        "Tu-Su 11:00-17:00; Jan 1, Dec 25 off",
        "(sunrise+01:00)-sunset",
        'Tu-Su 11:00-17:00 || "op afspraak"',
        "SH Mo-Su 10:00-17:00",
        "PH,Mo 10:00-17:00",
        "2026 Apr 1-2026 Oct 31: Mo 10:00-17:00",
        "week 1-20 Mo-Fr 09:00-17:00",
        "Su[-1] 10:00-12:00",
        "Fr-Sa 22:00-26:00",
        "Fr 18:00+",
        "easter off",
        "May 10:00-12:00",
        "Feb 29 off",
        'Mo 10:00-12:00 "op 31 februari: Feb 31"',
    ],
)
def test_what_the_grammar_knows(text: str) -> None:
    assert read_hours(text) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("di-zo 11-17", "Tu-Su 11:00-17:00"),
        ("Mo-Zo 10.00-17.00", "Mo-Su 10:00-17:00"),
        ("dinsdag t/m zondag 11.00 – 17.00 uur", "Tu-Su 11:00-17:00"),
        ("ma t/m vr van 9 tot 17 uur; za 10-16", "Mo-Fr 09:00-17:00; Sa 10:00-16:00"),
        ("tue-sun: 11-17", "Tu-Su 11:00-17:00"),
        ("za en zo 10u-17u", "Sa,Su 10:00-17:00"),
        ("25 december gesloten", "Dec 25 off"),
        ("Mo-Fr 10:00-17:00;", "Mo-Fr 10:00-17:00"),
        ("10-17", "10:00-17:00"),
        ("Mo-Su 99:99-88:88", None),
        ("Mo-Fr 10:00", None),
        ("Feb 31", None),
        ("Dec 25-32 off", None),
        ("Tu-Su 11:00-17:00 x", None),
        ("Mo-Fr 25:00-26:00", None),
        ("elke dag", None),
        ("Mo-Su 10:00-17:0", None),
        ("", None),
        ("Mo," * 200, None),
    ],
)
def test_what_it_does_not_know_comes_with_what_was_meant(text: str, meant: str | None) -> None:
    found = read_hours(text)
    assert isinstance(found, Mistake)
    assert dict(found.values).get("suggestion") == meant
    assert meant is None or read_hours(meant) == meant
