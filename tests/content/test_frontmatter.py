"""Front matter means what it looks like, line by line, and each broken line is told where it stands."""

from __future__ import annotations

import pytest

from guidegen.content.frontmatter import FrontMatter, cut_front_matter
from guidegen.model.document import Field, Value

Texts = tuple[str, ...]


def cut(inside: str, body: str = "Text.\n") -> FrontMatter:
    return cut_front_matter("g.md", f"---\n{inside}\n---\n{body}")


def texts(front: FrontMatter) -> dict[str, Texts]:
    return {f.key.text: tuple(v.text for v in f.values) for f in front.fields}


def told(front: FrontMatter) -> list[tuple[str, int, int]]:
    return [(p.code, p.position.line, p.position.column) for p in front.problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("'t Hoogt", "'t Hoogt"),
        ("Paris: a guide", "Paris: a guide"),
        ("Best bar #1", "Best bar #1"),
        ("Best bar #1 in town", "Best bar #1 in town"),
        ("no", "no"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("null", "null"),
        ("~", "~"),
        ("10:30", "10:30"),
        ("12:30:45", "12:30:45"),
        ("012", "012"),
        ("0o14", "0o14"),
        ("3.10", "3.10"),
        ("1,5", "1,5"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("nan", "nan"),
        (".inf", ".inf"),
        ("1793491200", "1793491200"),
        ("2026-11-01", "2026-11-01"),
        ("+31 30 123", "+31 30 123"),
        ("@noor", "@noor"),
        ("`code`", "`code`"),
        ("%TAG", "%TAG"),
        ("*mooi*", "*mooi*"),
        ("&co", "&co"),
        ("!important", "!important"),
        ("!!python/object:os.system", "!!python/object:os.system"),
        ("? what", "? what"),
        ("- dash", "- dash"),
        ("a > b", "a > b"),
        ("> quote", "> quote"),
        ("a | b", "a | b"),
        ("{x}", "{x}"),
        ("[Untitled] a story", "[Untitled] a story"),
        ("<< back", "<< back"),
        ("https://a.nl/?a=b#c", "https://a.nl/?a=b#c"),
        ("C:\\photos", "C:\\photos"),
        ("'s avonds in 't café", "'s avonds in 't café"),
        ('"A" and "B"', '"A" and "B"'),
        ('5" vinyl', '5" vinyl'),
        ('"quoted"', "quoted"),
        ("'quoted'", "quoted"),
        ('"a \\"b\\" c"', 'a "b" c'),
        ("'it''s'", "it's"),
        ('"caf\\u00e9"', "café"),
        ('"a\\u0002b"', "ab"),
        ('"a\\ud800b"', "ab"),
        ('"# no comment"', "# no comment"),
        ("[[achterhoek]]", "achterhoek"),
        ("[[achterhoek|the east]]", "achterhoek"),
        ("#1", "#1"),
        ("trailing spaces   ", "trailing spaces"),
        ("\ttab", "tab"),
        ("12 %", "12 %"),
        ("ja", "ja"),
        ("on", "on"),
        ("=", "="),
    ],
)
def test_a_value_means_what_it_looks_like(written: str, meant: str) -> None:
    front = cut(f"title: {written}")
    assert texts(front) == {"title": (meant,)}
    assert front.problems == ()
    assert not front.fields[0].is_list


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[a, b]", ("a", "b")),
        ("[ a ,b , ]", ("a", "b")),
        ("[]", ()),
        ('["a, b", c]', ("a, b", "c")),
        ("['t Hoogt, Paris]", ("'t Hoogt", "Paris")),
        ("['a', \"b\"]", ("a", "b")),
        ("[Paris: a guide, #1]", ("Paris: a guide", "#1")),
    ],
)
def test_a_list_on_one_line(written: str, meant: Texts) -> None:
    front = cut(f"tags: {written}")
    assert texts(front) == {"tags": meant}
    assert front.fields[0].is_list
    assert front.problems == ()


@pytest.mark.parametrize(
    ("inside", "meant"),
    [
        ("tags:\n  - a\n  - b: c", {"tags": ("a", "b: c")}),
        ("tags:\n- a\n- 't b", {"tags": ("a", "'t b")}),
        ("tags:\n\t- a\n\n# note\n\t- b", {"tags": ("a", "b")}),
        ("tags:\n  - a\n    and more\ntitle: x", {"tags": ("a and more",), "title": ("x",)}),
        ("tags:\n  -\ntitle: x", {"tags": (), "title": ("x",)}),
        ("summary: one\n  two", {"summary": ("one two",)}),
        ("summary: >\n  one\n  two\n\n  three\ntitle: x", {"summary": ("one two\nthree",), "title": ("x",)}),
        ("summary: |-\n  one: a\n  # two\ntitle: x", {"summary": ("one: a\n# two",), "title": ("x",)}),
        ("# note\ntitle: x\n   # note", {"title": ("x",)}),
        ("title :  x", {"title": ("x",)}),
        ('"title": x', {"title": ("x",)}),
        ("title:", {"title": ()}),
        ("x-my key: 1", {"x-my key": ("1",)}),
    ],
)
def test_more_lines(inside: str, meant: dict[str, Texts]) -> None:
    front = cut(inside)
    assert texts(front) == meant
    assert front.problems == ()


def test_every_value_has_its_place() -> None:
    front = cut("title: x\ntags: [a,  'b']\nby:\n  - noor")
    assert front.fields == (
        Field(Value("title", 2, 1), (Value("x", 2, 8),)),
        Field(Value("tags", 3, 1), (Value("a", 3, 8), Value("b", 3, 12)), is_list=True),
        Field(Value("by", 4, 1), (Value("noor", 5, 5),), is_list=True),
    )


def test_a_key_twice_is_kept_twice_for_whoever_knows_the_aliases() -> None:
    assert [f.key.line for f in cut("title: a\ntitle: b").fields] == [2, 3]


@pytest.mark.parametrize(
    ("inside", "problems", "kept"),
    [
        ("title: x\noops\nby: y", [("front-matter-line", 3, 1)], {"title": ("x",), "by": ("y",)}),
        ("title:Seven", [("space-after-colon", 2, 7)], {"title": ("Seven",)}),
        (
            "contact:\n  mail: a\n  phone: b",
            [("front-matter-nested", 3, 3), ("front-matter-nested", 4, 3)],
            {"contact": ()},
        ),
        ("title: x\n- a\n- b", [("item-without-list", 3, 1)], {"title": ("x",)}),
        ("- a", [("item-without-list", 2, 1)], {}),
        ("tags: [a, b", [("list-not-closed", 2, 7)], {"tags": ()}),
        ("tags: [a, [b]]", [("list-nested", 2, 11)], {"tags": ()}),
        ("tags:\n  - [a, b]", [("list-nested", 3, 3)], {"tags": ()}),
        ("contact: {mail: a}", [("value-is-table", 2, 10)], {"contact": ()}),
        ('title: "x" # note', [("value-then-comment", 2, 8)], {"title": ("x",)}),
        (
            "oops\ntitle: x\noops again\ntags: [a",
            [("front-matter-line", 2, 1), ("front-matter-line", 4, 1), ("list-not-closed", 5, 7)],
            {"title": ("x",), "tags": ()},
        ),
    ],
)
def test_a_broken_line_is_told_and_the_rest_is_read(
    inside: str, problems: list[tuple[str, int, int]], kept: dict[str, Texts]
) -> None:
    front = cut(inside)
    assert told(front) == problems
    assert texts(front) == kept


@pytest.mark.parametrize(
    ("text", "problems", "keys", "body_line"),
    [
        ("---\ntitle: x\n---\nText.", [], ["title"], 4),
        ("\n\n---\ntitle: x\n...\nText.", [], ["title"], 6),
        ("---   \ntitle: x\n--- \nText.", [], ["title"], 4),
        ("---\n---\nText.", [], [], 3),
        ("Text.\n", [("front-matter-missing", 1, 0)], [], 1),
        ("## Entry\n\nText: more.\n", [("front-matter-missing", 1, 0)], [], 1),
        ("title: x\n---\nText.", [("front-matter-not-opened", 1, 0)], ["title"], 3),
        ("---\ntitle: x\n\nText.", [("front-matter-not-closed", 1, 0)], ["title"], 3),
        ("---\ntitle: x\n## Entry\nText.", [("front-matter-not-closed", 1, 0)], ["title"], 3),
        (
            "---\ntitle: x\n\nText.\n\n## Entry\nMore.\n\n---\nEnd.",
            [("front-matter-not-closed", 1, 0)],
            ["title"],
            3,
        ),
        ("---\ntitle: x\n\noops\nby: y\n---\nText.", [("front-matter-line", 4, 1)], ["title", "by"], 7),
        ("", [("file-empty", 1, 0)], [], 1),
        (" \n\n", [("file-empty", 1, 0)], [], 1),
    ],
)
def test_where_it_begins_and_ends(
    text: str, problems: list[tuple[str, int, int]], keys: list[str], body_line: int
) -> None:
    front = cut_front_matter("g.md", text)
    assert told(front) == problems
    assert [f.key.text for f in front.fields] == keys
    assert front.body_line == body_line
    if text.strip():
        assert front.body == "\n".join(text.split("\n")[body_line - 1 :])


def test_the_corrected_line_is_given() -> None:
    problems = cut("title:Seven places\ntags: [a, b").problems
    assert [dict(p.values)["corrected"] for p in problems] == ["title: Seven places", "[a, b]"]


@pytest.mark.parametrize("line", ["title:\N{NO-BREAK SPACE}A", "title\N{FULLWIDTH COLON} A"])
def test_a_space_that_does_not_break_is_a_space_before_a_value(line: str) -> None:
    front = cut(line)
    assert (texts(front), front.problems) == ({"title": ("A",)}, ())


def test_a_space_within_a_value_stays() -> None:
    assert texts(cut("title: 10\N{NO-BREAK SPACE}km: a walk")) == {
        "title": ("10\N{NO-BREAK SPACE}km: a walk",)
    }


@pytest.mark.parametrize("line", ["- status: published", "  status:published", "  status = published"])
def test_a_field_that_looks_like_more_of_another_is_told(line: str) -> None:
    front = cut(f"title: A\n{line}")
    assert texts(front) == {"title": ("A",)}
    assert [problem.code for problem in front.problems] in (["item-is-field"], ["front-matter-nested"])
