"""YAML files mean what stands there: every scalar is text, nothing is guessed, and mistakes are told in place."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from guidegen.adapters import yaml as adapter
from guidegen.adapters.yaml import read_tree
from guidegen.model.document import Mapping, Node, Sequence, Value
from guidegen.problems import Problem

Plain = str | list["Plain"] | dict[str, "Plain"] | None


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test runs with the parser in C and with the one in Python."""
    monkeypatch.setattr(adapter, "_LOADER", getattr(yaml, request.param))


def plain(node: Node | None) -> Plain:
    if isinstance(node, Value):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node is None else {key.text: plain(value) for key, value in node.items}


def read(text: str) -> tuple[Plain, list[tuple[str, int, int]]]:
    tree, problems = read_tree("s.yaml", text)
    return plain(tree), told(problems)


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(p.code, p.position.line, p.position.column) for p in problems]


TRAPS = [
    *("no", "NO", "No", "n", "yes", "Yes", "y", "on", "off", "true", "TRUE", "False", "null", "Null", "~"),
    *("10:30", "12:30:45", "1:1", "190:20:30", "012", "0123", "0o14", "0x1F", "0b11", "1_000", "1,000"),
    *(
        "3.10",
        "1.10",
        "1,5",
        "1.",
        ".5",
        "1e3",
        "1E+5",
        "6.02e23",
        "nan",
        ".nan",
        ".inf",
        "-.INF",
        "+12",
        "-0",
    ),
    *("2026-11-01", "2026-11-01 10:00:00", "2001-12-14t21:59:43.10-05:00", "20261101", "1793491200"),
    *("'t Hoogt", "it's", 'a "b" c', "a#b", "http://a.nl/#x", "a:b", "::", "-", "--", "-a", "=", "<"),
    *(
        "a, b",
        "a] b",
        "(x)",
        "x!",
        "50%",
        "a & b",
        "a * b",
        "\\n",
        "C:\\temp",
        "NOR",
        "+31 6 123",
        "52.1401, 6.1953",
    ),
]


@pytest.mark.parametrize("written", TRAPS)
def test_a_text_is_kept_or_told_never_changed(written: str) -> None:
    tree, problems = read(f"before: 1\nkey: {written}\nafter: 2\n")
    if not problems:
        assert tree == {"before": "1", "key": written, "after": "2"}
    assert all(line == 2 for _, line, _ in problems)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a: b  # a note", {"a": "b"}),
        ("a: b  #", {"a": "b"}),
        ("a: 'b' # a note", {"a": "b"}),
        ("a:  # a note", {"a": ""}),
        ("a: # a note\n  - b", {"a": ["b"]}),
        ("a: #b5432f", {"a": "#b5432f"}),
        ("a:  #FFF", {"a": "#FFF"}),
    ],
)
def test_a_note_two_spaces_off_is_one_and_a_colour_is_none(text: str, meant: object) -> None:
    assert read(text) == (meant, [])


def test_most_traps_are_simply_kept() -> None:
    assert [t for t in TRAPS if read(f"key: {t}\n")[1]] == ["'t Hoogt", "::", "-"]


@pytest.mark.parametrize(
    ("text", "problem", "corrected"),
    [
        ("caption: Best bar #1 in town", ("yaml-comment", 1, 19), '"Best bar #1 in town"'),
        ("title: North # and east", ("yaml-comment", 1, 14), '"North # and east"'),
        ("title: North  #east", ("yaml-comment", 1, 15), '"North  #east"'),
        ("alt: #1 in a row", ("yaml-comment-alone", 1, 6), '"#1 in a row"'),
        ("alt:\n- #1", ("yaml-comment-alone", 2, 3), '"#1"'),
        ("alt: #1 in\n  a row", ("yaml-comment-alone", 1, 6), '"#1 in a row"'),
        ("alt: # of houses", ("yaml-comment-alone", 1, 6), '"# of houses"'),
        ("title: Paris: a guide", ("yaml-colon", 1, 8), 'title: "Paris: a guide"'),
        ("a:\n  - Paris: a: guide", ("yaml-colon", 2, 12), '- Paris: "a: guide"'),
        ("by: @noor", ("yaml-quotes-needed", 1, 5), 'by: "@noor"'),
        ("by: `noor`", ("yaml-quotes-needed", 1, 5), 'by: "`noor`"'),
        ("off: %10", ("yaml-quotes-needed", 1, 6), 'off: "%10"'),
        ('title: "A" and "B"', ("yaml-quotes-needed", 1, 8), 'title: "\\"A\\" and \\"B\\""'),
        ("title: 'A' and", ("yaml-quotes-needed", 1, 8), "title: \"'A' and\""),
        ("title: [Untitled] a story", ("yaml-quotes-needed", 1, 8), 'title: "[Untitled] a story"'),
        ("a: [1, 2\nb: 3", ("list-not-closed", 1, 4), "a: [1, 2]"),
        ('a: "open\nb: 2\n', ("yaml-quote", 1, 4), 'a: "open"'),
        ("a: 't Hoogt\nb: 2\n", ("yaml-quotes-needed", 1, 4), 'a: "\'t Hoogt"'),
        ('a: "C:\\photos"', ("yaml-escape", 1, 4), "a: 'C:\\photos'"),
        ("a: 1\ntitle:Seven\nb: 2", ("space-after-colon", 2, 7), "title: Seven"),
        ("a:\n\tb: 1", ("yaml-tab", 2, 1), "b: 1"),
    ],
)
def test_a_line_that_can_be_mended_is_shown_mended(
    text: str, problem: tuple[str, int, int], corrected: str
) -> None:
    _, problems = read_tree("s.yaml", text)
    assert told(problems) == [problem]
    assert dict(problems[0].values)["corrected"] == corrected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: &x 1", ("yaml-anchor", 1, 4)),
        ("a: *x", ("yaml-alias", 1, 4)),
        ("a: !!int 1", ("yaml-tag", 1, 4)),
        ("a: !!python/object/apply:os.system [ls]", ("yaml-tag", 1, 4)),
        ("a: ! x", ("yaml-tag", 1, 4)),
        ("a: 1\n<<: {b: 2}", ("yaml-merge", 2, 1)),
        ("? [a]\n: b", ("yaml-key", 1, 3)),
        ("a: 1\n---\nb: 2", ("yaml-documents", 2, 1)),
        ("a: 1\nb: 2\na: 3", ("yaml-key-twice", 3, 1)),
        ("x:\n  a: 1\n  a: 3", ("yaml-key-twice", 3, 3)),
        ("[" * 50, ("yaml-too-complex", 1, 14)),
    ],
)
def test_what_is_refused_is_told_in_its_place(text: str, problem: tuple[str, int, int]) -> None:
    assert read(text)[1] == [problem]


@pytest.mark.parametrize(("text", "lines"), [("a: {b: 1", {1}), ("a: 1\n]\nb: 2\n", {2, 3})])
def test_what_cannot_be_read_is_told_where_reading_stopped(text: str, lines: set[int]) -> None:
    tree, ((code, line, column),) = read(text)
    assert tree is None
    assert code == "yaml-syntax"
    assert line in lines  # the two parsers differ in where they give up
    assert column >= 1


@pytest.mark.parametrize(
    ("text", "problem", "tree"),
    [
        ("a: 1\nwords\nb: 2\n", ("front-matter-line", 2, 1), {"a": "1", "b": "2"}),
        ("a: 1\nwords\n", ("front-matter-line", 2, 1), {"a": "1"}),
        ("a: 1\n b: 2\nc: 3\n", ("yaml-indent", 2, 2), {"a": "1", "b": "2", "c": "3"}),
        ("x:\n  a: 1\n   b: 2\n", ("yaml-indent", 3, 4), {"x": {"a": "1", "b": "2"}}),
    ],
)
def test_a_line_that_stands_wrong_does_not_hide_the_others(
    text: str, problem: tuple[str, int, int], tree: object
) -> None:
    assert read(text) == (tree, [problem])


def test_more_than_one_broken_line_is_told_and_the_rest_read() -> None:
    tree, problems = read("a: b: c\nb: 2\nc: @x\na: 1\n")
    assert problems == [("yaml-colon", 1, 4), ("yaml-quotes-needed", 3, 4), ("yaml-key-twice", 4, 1)]
    assert tree == {"a": "b: c", "b": "2", "c": "@x"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", None),
        ("# only a note\n", None),
        ("---\na: 1\n", {"a": "1"}),
        ("a:\n", {"a": ""}),
        ("a: ''", {"a": ""}),
        ("a: 'b: c' # note", {"a": "b: c"}),
        ("# note\na: 1\n  # note\n", {"a": "1"}),
        ("a: one\n  two", {"a": "one two"}),
        ("a: |\n  one # two\n  three: four\n", {"a": "one # two\nthree: four\n"}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("stairs.jpg:\n  alt: x\n  focus: 0.4 0.3\n", {"stairs.jpg": {"alt": "x", "focus": "0.4 0.3"}}),
        ("menu:\n- text: A\n  link: b\n- [c, d]\n", {"menu": [{"text": "A", "link": "b"}, ["c", "d"]]}),
        ("just words", "just words"),
        ("é: ☕ koffie", {"é": "☕ koffie"}),
    ],
)
def test_trees(text: str, meant: Plain) -> None:
    assert read(text) == (meant, [])


def test_every_node_has_its_place() -> None:
    tree, _ = read_tree("s.yaml", "é: [a,\n  {b: c}]\n")
    assert tree == Mapping(
        (
            (
                Value("é", 1, 1),
                Sequence((Value("a", 1, 5), Mapping(((Value("b", 2, 4), Value("c", 2, 7)),), 2, 3)), 1, 4),
            ),
        ),
        1,
        1,
    )


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 50_000,
        "- " * 100_000,
        "? " * 100_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
        "a: b: c\n" * 10_000,
        "---\n" * 10_000,
        "k: v\n" * 10_000,
        "a: '" + "x" * 200_000,
    ],
)
def test_nothing_keeps_it_busy(text: str) -> None:
    start = time.process_time()
    _, problems = read_tree("s.yaml", text)
    assert problems
    assert time.process_time() - start < 20  # a wide limit: without care these take minutes, or never end


@given(st.text(alphabet="ab:-#[]{}\"'&*!|>%@`?,~<=\n \t0é", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for name in ("CSafeLoader", "SafeLoader"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(adapter, "_LOADER", getattr(yaml, name))
            _, problems = read_tree("s.yaml", text)
        assert all(1 <= p.position.line <= text.count("\n") + 1 for p in problems)


def test_an_escape_cannot_bring_in_what_a_file_cannot_hold() -> None:
    tree, problems = read_tree("photos.yaml", 'caption: "x \\x025\\x03 y\\u200d"\n')
    assert isinstance(tree, Mapping)
    assert tree.items[0][1] == Value("x 5 y\u200d", 1, 10)
    assert [(p.code, p.position.line) for p in problems] == [("text-invisible", 1)]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_line_ends_where_an_editor_ends_it(sign: str) -> None:
    text = f'a: "een{sign}twee"\nb: drie{sign}vier\nc: vijf  # zes\nd: zeven #acht\n'
    tree, problems = read(text)
    assert tree == {"a": "een twee", "b": "drie vier", "c": "vijf", "d": "zeven"}
    assert [(code, line) for code, line, _ in problems] == [("yaml-comment", 4)]
