"""A field list is found under its heading, and only there; any other list is text."""

from __future__ import annotations

import pytest

from guidegen.content.fieldlist import FieldList, find_field_lists, within_two_letters
from guidegen.model.document import Field, Value
from guidegen.problems import Problem, Severity

KEYS = frozenset(
    {"address", "adres", "location", "from", "van", "until", "t/m", "link", "facilities", "open"}
)


def find(text: str) -> tuple[tuple[FieldList, ...], tuple[Problem, ...]]:
    return find_field_lists("g.md", text.split("\n"), 10, KEYS)


def texts(found: FieldList) -> dict[str, tuple[str, ...]]:
    return {f.key.text: tuple(v.text for v in f.values) for f in found.fields}


def test_every_field_has_its_place() -> None:
    (found,), doubts = find("Intro.\n\n## Museum\n- address: Zaadmarkt 88\n-  open:  daily\n\nText.")
    assert doubts == ()
    assert (found.heading, found.first, found.last) == (12, 13, 14)
    assert found.fields == (
        Field(Value("address", 13, 3), (Value("Zaadmarkt 88", 13, 12),)),
        Field(Value("open", 14, 4), (Value("daily", 14, 11),)),
    )


@pytest.mark.parametrize(
    ("lines", "meant", "last"),
    [
        ("- from: 1 September 2026\n- t/m: 10 jan", {"from": ("1 September 2026",), "t/m": ("10 jan",)}, 12),
        ("\n* address: x\n\n* link: https://a.nl\n", {"address": ("x",), "link": ("https://a.nl",)}, 14),
        ("- address: x\nText without an empty line.", {"address": ("x",)}, 11),
        ("- address: x\n  and y\n- open: z", {"address": ("x and y",), "open": ("z",)}, 13),
        ("- facilities: [cafe, toilet]", {"facilities": ("cafe", "toilet")}, 11),
        ("- facilities:\n  - cafe\n  - toilet", {"facilities": ("cafe", "toilet")}, 13),
        ("- facilities:\n\t- cafe\n- open: x", {"facilities": ("cafe",), "open": ("x",)}, 13),
        ("  - address: x\n  - open: y", {"address": ("x",), "open": ("y",)}, 12),
        ("- open:", {"open": ()}, 11),
        ('- open: "10:00 - 17:00"', {"open": ("10:00 - 17:00",)}, 11),
        ("- open: 'x", {"open": ("'x",)}, 11),
        ("- Adres: x", {"Adres": ("x",)}, 11),
        ("- adress: x", {"adress": ("x",)}, 11),
        ("- oepn: x\n- whatever: y", {"oepn": ("x",), "whatever": ("y",)}, 12),
        ("- fmor: x", {"fmor": ("x",)}, 11),
        ("- x-mine: 1\n- other: 2", {"x-mine": ("1",), "other": ("2",)}, 12),
        ("- link: <https://a.nl>", {"link": ("<https://a.nl>",)}, 11),
        ("- address: x\n- address: y", {"address": ("y",)}, 12),
    ],
)
def test_what_is_a_field_list(lines: str, meant: dict[str, tuple[str, ...]], last: int) -> None:
    (found,), _ = find(f"## Museum\n{lines}")
    assert texts(found) == meant
    assert found.last == last
    assert found.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "## Museum\n- bread\n- milk",
        "## Museum\n- bread: white\n- zon: schijnt",
        "## Museum\nText first.\n\n- address: x",
        "## Museum\n1. address: x",
        "### Museum\n- address: x",
        "# Museum\n- address: x",
        "- address: x",
        "```\n## Museum\n- address: x\n```",
        "~~~md\n```\n## Museum\n- address: x\n~~~",
        "````\n```\n## Museum\n- address: x\n````",
        "> ```\n## Museum\n\n- a\n- b",
        "    ## Museum\n- address: x",
        "##Museum\n- address: x",
        "## Museum\n- https://address.nl",
        "## Museum",
        "## Museum\n\n",
    ],
)
def test_what_is_text(text: str) -> None:
    assert find(text) == ((), ())


def test_a_fence_that_has_ended_hides_nothing() -> None:
    (found,), _ = find("```\n## No\n- address: x\n```\n## Yes\n- address: y")
    assert found.heading == 14


def test_a_list_that_is_nearly_one_is_told() -> None:
    found, (doubt,) = find("## Museum\n- address: x\n- open daily")
    assert found == ()
    assert (doubt.code, doubt.severity) == ("field-list-line", Severity.WARNING)
    assert (doubt.position.line, doubt.position.column) == (12, 3)
    assert dict(doubt.values) == {"line": "open daily"}


@pytest.mark.parametrize(
    ("line", "code", "column", "kept"),
    [
        ("- address:Zaadmarkt 88", "space-after-colon", 11, ("Zaadmarkt 88",)),
        ("- link:https://a.nl", "space-after-colon", 8, ("https://a.nl",)),
        ("- facilities: [cafe", "list-not-closed", 15, ()),
        ("- open: {a: b}", "value-is-table", 9, ()),
    ],
)
def test_a_broken_field_is_told(line: str, code: str, column: int, kept: tuple[str, ...]) -> None:
    (found,), _ = find(f"## Museum\n{line}")
    (problem,) = found.problems
    assert (problem.code, problem.position.line, problem.position.column) == (code, 11, column)
    assert tuple(v.text for v in found.fields[0].values) == kept


def test_a_bullet_under_a_text_is_told() -> None:
    (found,), _ = find("## Museum\n- open: x\n  - y")
    (problem,) = found.problems
    assert (problem.code, problem.position.line, problem.position.column) == ("item-without-list", 12, 5)


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("adress", "address", True),
        ("oepn", "open", True),
        ("addres", "address", True),
        ("locatoin", "location", True),
        ("facilites", "facilities", True),
        ("vna", "van", True),
        ("zon", "van", False),
        ("in", "id", False),
        ("fmor", "from", True),
        ("lien", "link", True),
        ("bread", "address", False),
        ("melk", "link", False),
    ],
)
def test_how_near_is_near(word: str, known: str, near: bool) -> None:  # noqa: FBT001
    assert within_two_letters(word, known) is near
