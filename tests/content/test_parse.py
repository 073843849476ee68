"""From bytes to a Document: encodings, sections with their field lists, and never an exception."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.content.parse import excerpt, parse, parse_tree
from guidegen.content.text import LIMIT, LINES
from guidegen.model.document import Document, RawGallery, RawHtml, Value
from guidegen.problems import Problem, Severity

KEYS = frozenset({"address", "adres", "location", "from", "until", "link", "place", "open"})
WORDS = Path(__file__).parents[2] / "guidegen" / "words"

GUIDE = """\
---
title: Seven places
---
A walk of **three hours**.

## Museum Polak
- address: Zaadmarkt 88
- from: 1 September 2026

![The stairs](stairs.jpg "N. de Wit")
*The back house.*

A quiet house.

## Second
- bread
- milk
"""


def read(text: str, *, entries: bool = True) -> tuple[Document, tuple[Problem, ...]]:
    return parse("g.md", text.encode(), KEYS, entries=entries)


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(p.code, p.position.line, p.position.column) for p in problems]


def with_front(body: str) -> str:
    return f"---\ntitle: x\n---\n{body}"


def html(document: Document, section: int = 0) -> str:
    return "".join(b.html for b in document.sections[section].blocks if isinstance(b, RawHtml))


def test_a_guide_is_cut_into_fields_and_sections() -> None:
    document, problems = read(GUIDE)
    assert problems == ()
    assert document.path == "g.md"
    assert [(f.key.text, f.values[0].text) for f in document.fields] == [("title", "Seven places")]
    intro, museum, second = document.sections
    assert intro.heading is None
    assert html(document) == "<p>A walk of <strong>three hours</strong>.</p>"
    assert museum.heading == Value("Museum Polak", 6, 4)
    assert [(f.key.text, f.values[0].text, f.key.line) for f in museum.fields] == [
        ("address", "Zaadmarkt 88", 7),
        ("from", "1 September 2026", 8),
    ]
    gallery, text = museum.blocks
    assert isinstance(gallery, RawGallery)
    assert gallery.media[0].file == Value("stairs.jpg", 10, 1)
    assert isinstance(text, RawHtml)
    assert text.html == "<p>A quiet house.</p>"
    assert second.fields == ()
    assert "<li>bread" in html(document, 2)


def test_a_page_has_headings_and_lists_but_no_entries() -> None:
    document, problems = read(with_front("One.\n\n## Two\n- address: x\n"), entries=False)
    assert problems == ()
    assert len(document.sections) == 1
    assert html(document) == "<p>One.</p>\n<h2>Two</h2>\n<ul>\n<li>address: x\n</li>\n</ul>"


def test_code_in_a_list_that_looks_like_an_entry_is_code() -> None:
    document, problems = read(
        with_front("- ```\n  ## Museum\n  - address: x\n  ```\n\n## Real\n- address: y\n")
    )
    assert problems == ()
    assert [s.heading.text for s in document.sections if s.heading] == ["Real"]
    assert "## Museum\n- address: x" in html(document)
    assert document.sections[1].fields[0].values[0].text == "y"


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_newlines_make_no_difference(newline: str) -> None:
    assert read(GUIDE.replace("\n", newline)) == read(GUIDE)


def test_a_byte_order_mark_makes_no_difference() -> None:
    assert parse("g.md", b"\xef\xbb\xbf" + GUIDE.encode(), KEYS) == read(GUIDE)


def test_letters_in_two_parts_are_joined() -> None:
    composed = GUIDE.replace("quiet", "café")
    assert read(unicodedata.normalize("NFD", composed)) == read(composed)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"---\ntitle: caf\xe9\n---\nText.", ("text-not-utf-8", 2, 11)),
        (b"---\r\ntitle: \xc3\xa9\xe9\r\n---\r\nText.", ("text-not-utf-8", 2, 9)),
        ("---\ntitle: x\n---\n".encode("utf-16"), ("text-utf-16", 1, 1)),
        (b"\xfe\xff\x00-", ("text-utf-16", 1, 1)),
        (b"---\ntitle: x\n---\na\x00b", ("text-binary", 4, 2)),
        (b"---\ntitle: x\n---\na\x02b", ("text-invisible", 4, 2)),
        ("---\ntitle: x\n---\nab\ufeff".encode(), ("text-invisible", 4, 3)),
        ("---\ntitle: a\u009db\n---\n".encode(), ("text-invisible", 2, 9)),
        (b"", ("file-empty", 1, 0)),
        (b"\n \n", ("file-empty", 1, 0)),
        (b"x" * (LIMIT + 1), ("text-too-large", 1, 0)),
        (b"\n" * (LINES + 1), ("text-too-complex", LINES + 1, 0)),
    ],
)
def test_bytes_that_are_no_good_text(data: bytes, problem: tuple[str, int, int]) -> None:
    document, problems = parse("g.md", data, KEYS)
    assert told(problems) == [problem]
    assert document.sections


def test_the_rest_of_a_file_in_an_old_encoding_is_read() -> None:
    document, problems = parse("g.md", "---\ntitle: café\n---\nÀ la ![x](a b.jpg)".encode("cp1252"), KEYS)
    assert document.fields[0].values[0].text == "café"
    assert told(problems) == [("text-not-utf-8", 2, 11), ("picture-broken", 4, 6)]
    assert dict(problems[0].values)["character"] == "é"


def test_slots_cannot_be_forged() -> None:
    document, problems = read(with_front("a \x020\x03words\x02/0\x03 [[real]]"))
    assert told(problems) == [("text-invisible", 4, 3)]
    assert problems[0].severity is Severity.WARNING
    assert html(document) == "<p>a 0words/0 \x020\x03real\x02/0\x03</p>"


@pytest.mark.parametrize("written", ["&#2;0&#3;x", "\\u0002", "&#x02;", "`\x02`"])
def test_nor_by_another_spelling(written: str) -> None:
    document, _ = read(with_front(written))
    assert "\x02" not in html(document)
    assert "\x03" not in html(document)


def test_problems_come_in_the_order_of_lines() -> None:
    body = "[x](javascript:a)\n\n## A\n- open: [a\n\nText\n---\n\n## B\n- address: x\n- nothing\n"
    _, problems = read(f"---\noops\ntitle: x\n---\n{body}")
    assert told(problems) == [
        ("front-matter-line", 2, 1),
        ("link-refused", 5, 1),
        ("list-not-closed", 8, 9),
        ("heading-underlined", 11, 1),
        ("field-list-line", 15, 3),
    ]


def test_a_yaml_file_tells_its_mistakes_in_the_order_of_lines() -> None:
    tree, problems = parse_tree("s.yaml", b"a: x # y\nb: @x\na: caf\xe9\n")
    assert tree is not None
    assert told(problems) == [
        ("yaml-comment", 1, 6),
        ("yaml-quotes-needed", 2, 4),
        ("yaml-key-twice", 3, 1),
        ("text-not-utf-8", 3, 7),
    ]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf# note\n"])
def test_an_empty_yaml_file_says_nothing(data: bytes) -> None:
    assert parse_tree("s.yaml", data) == (None, ())


@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    assert parse("g.md", data, KEYS)[0].sections
    parse_tree("s.yaml", data)


MARKS = ["---\n", "## A\n", "- adres: x\n", "  - ", "![", "](", "[[", "]]", ")", "*", "_", "`", "```\n", "> ", "|", "|-|\n",
         "\n", "\n\n", "a", " ", "\t", "<", ">", "&", "\\", '"', "'", "https://youtu.be/abcdefghijk", "a.jpg", ":", "#",
         "[a]: b\n", "1. ", "~~", "===\n", "\u00a0", "é", "\x02", "{", "!", "? ", "&a ", "*a "]  # fmt: skip


@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_no_marks_break_it(text: str) -> None:
    for body in (text, with_front(text)):
        document, problems = read(body)
        assert all(p.position.line <= body.count("\n") + 1 for p in problems)
        for section in document.sections:
            for block in section.blocks:
                if isinstance(block, RawHtml):
                    slots = re.findall("\x02([0-9]+)\x03", block.html)
                    assert slots == [str(n) for n in range(len(block.links))]
    tree, _ = parse_tree("s.yaml", text.encode())
    assert tree is None or tree.line >= 1


def test_an_excerpt_is_one_line_cut_between_words() -> None:
    document, _ = read(with_front("One **two**\nthree.\n\n![x](a.jpg)\n\nFour.\n"))
    assert excerpt(document.sections[0].blocks) == "One two three. Four."
    document, _ = read(with_front("word " * 60))
    assert excerpt(document.sections[0].blocks) == "word " * 38 + "word…"


def test_every_problem_has_its_words_in_both_languages() -> None:
    rooms = ("guidegen/content/text.py", "guidegen/content/values.py", "guidegen/content/frontmatter.py",
             "guidegen/content/fieldlist.py", "guidegen/content/slips.py",
             "guidegen/adapters/yaml.py", "guidegen/adapters/slips.py",
             *(f"guidegen/adapters/markdown/{f.name}" for f in (WORDS.parent / "adapters/markdown").glob("*.py")))  # fmt: skip
    source = "".join((WORDS.parents[1] / room).read_text() for room in rooms)
    codes = set(re.findall(r'(?:error|warning)\(\s*"([a-z0-9-]+)"', source))
    codes |= set(re.findall(r'"(yaml-[a-z-]+)"', source)) | {"link-refused", "link-broken", "link-no-scheme"}
    dutch, english = (
        tomllib.loads((WORDS / language / "text.toml").read_text()) for language in ("nl", "en")
    )
    assert codes == set(dutch) == set(english)
    for code in codes:
        assert set(dutch[code]) == set(english[code])
        for key in dutch[code]:
            names = [set(re.findall(r"\{(\w+)\}", words[code][key])) for words in (dutch, english)]
            assert names[0] == names[1], code
