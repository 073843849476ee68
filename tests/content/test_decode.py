"""Fields become values; what is wrong with one is told at its own line and column."""

from __future__ import annotations

from guidegen.content import known_field_keys
from guidegen.content.decode import Form, Written, decode
from guidegen.content.keys import KEYS, english_key
from guidegen.content.kinds import KINDS, slots_of
from guidegen.model.document import Field, Value
from guidegen.model.guide import Entry, Guide, Relation
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Facility, Place
from guidegen.problems import Problem


def fields(*rows: tuple[str, str]) -> tuple[Field, ...]:
    """Fields as front matter holds them: the first on line 2, each value two signs behind its key."""
    return tuple(
        Field(Value(key, n, 1), (Value(text, n, len(key) + 3),), is_list=False)
        for n, (key, text) in enumerate(rows, 2)
    )


def as_guide(*rows: tuple[str, str]) -> tuple[Written, tuple[Problem, ...]]:
    return decode(fields(*rows), Form("Guide", slots_of(Guide)), "g.md")


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(p.code, p.position.line, p.position.column) for p in problems]


def test_dutch_and_english_keys_are_equal_and_mixable() -> None:
    written, problems = as_guide(("titel", "Zeven"), ("by", "noor, sem"), ("relatie", "betaald"))
    assert problems == ()
    assert written.values == {
        "title": "Zeven",
        "by": (Ref(Kind.CONTRIBUTOR, "noor"), Ref(Kind.CONTRIBUTOR, "sem")),
        "relation": Relation.PAID,
    }


def test_keys_may_be_written_as_people_write_them() -> None:
    written, problems = as_guide(("Title", "x"), ("Photo credit", "Noor"), ("expires_on", "2027-01-01"))
    assert problems == ()
    assert set(written.values) == {"title", "photo-credit", "expires-on"}


def test_an_unknown_key_is_told_at_the_key_with_the_nearest_word() -> None:
    _, problems = as_guide(("title", "x"), ("sumary", "y"), ("samenvating", "y"), ("bananen", "z"))
    assert places(problems) == [("key-unknown", 3, 1), ("key-unknown", 4, 1), ("key-unknown", 5, 1)]
    assert [dict(p.values).get("suggestion") for p in problems] == ["summary", "samenvatting", None]


def test_a_key_of_another_kind_of_record_is_told_so() -> None:
    _, problems = as_guide(("title", "x"), ("adres", "Zaadmarkt 88"))
    assert places(problems) == [("key-elsewhere", 3, 1)]


def test_the_same_key_twice_in_either_language_is_told_at_the_second() -> None:
    written, problems = as_guide(("title", "x"), ("titel", "y"))
    assert places(problems) == [("key-twice", 3, 1)]
    assert dict(problems[0].values) == {"key": "titel", "first": "title", "line": "2"}
    assert written.values["title"] == "x"


def test_free_keys_are_kept_as_they_are() -> None:
    written, problems = as_guide(("title", "x"), ("x-nota", "bel Jan: 12"))
    assert problems == ()
    assert written.extra == (("x-nota", "bel Jan: 12"),)


def test_every_mistake_of_a_record_is_told_at_its_value() -> None:
    _, problems = as_guide(
        ("published", "30-02-2026"), ("accent", "rood"), ("route", "vliegen"), ("tags", "a, !!")
    )
    assert sorted(places(problems), key=lambda place: place[1]) == [
        ("key-missing", 1, 0),
        ("date-no-such-day", 2, 12),
        ("colour-form", 3, 9),
        ("word-unknown", 4, 8),
        ("tag-form", 5, 10),
    ]


def test_an_empty_key_is_no_key() -> None:
    written, problems = as_guide(("title", "x"), ("region", ""), ("tags", ""))
    assert problems == ()
    assert written.get("region", Ref) is None
    assert written.all("tags", Ref) == ()


def test_a_list_where_one_value_fits() -> None:
    two = Field(Value("title", 2, 1), (Value("a", 3, 3), Value("b", 4, 3)), is_list=True)
    _, problems = decode((two,), Form("Guide", slots_of(Guide)), "g.md")
    assert ("one-value", 4, 3) in places(problems)


def test_commas_divide_where_many_values_fit_and_nowhere_else() -> None:
    row = fields(("name", "Kunst, en meer"), ("facilities", "rolstoel,  honden"), ("price", "3,10"))
    written, problems = decode(row, Form("Place", slots_of(Place)), "p.md")
    assert problems == ()
    assert written.values == {
        "name": "Kunst, en meer",
        "facilities": (Facility.WHEELCHAIR, Facility.DOGS),
        "price": "3,10",
    }


def test_values_never_change_on_the_way() -> None:
    rows = (("name", "no"), ("open", "10:30"), ("price", "012"), ("stop", "1793491200"), ("address", "null"))
    written, problems = decode(fields(*rows), Form("Place", slots_of(Place)), "p.md")
    assert problems == ()
    assert dict(rows) == written.values


def test_every_key_of_every_kind_has_its_names_in_the_table() -> None:
    records = (*(row.record for row in KINDS), Entry)
    assert {slot.key for record in records for slot in slots_of(record)} <= set(KEYS)


def test_no_name_means_two_keys() -> None:
    names = [name for key, others in KEYS.items() for name in (key, *others)]
    assert len(names) == len(set(names))
    assert all(english_key(name) is not None for name in names)


def test_the_keys_of_a_field_list() -> None:
    assert {"address", "adres", "t/m", "from", "van", "fotos"} <= known_field_keys()
    assert "title" not in known_field_keys()
