"""Problems as text, as JSON and as annotations."""

from __future__ import annotations

import json

import pytest

from guidegen.problems import Position, Problem, error, warning
from guidegen.report.problems import JSON_VERSION, as_github, as_json, as_text, where

PLACE = Position("content/guides/x/guide.md", 14, 3)
ROWS = (
    error("key-unknown", PLACE, key="oepn", suggestion="open"),
    warning(
        "tag-nearly", Position("content/guides/x/guide.md", 4), tag="prent", suggestion="prenten"
    ).in_draft(),
    error("address-clash", Position("content"), path="a", first="b", second="c"),
)
UNKNOWN = "no-such-code"


def unworded(**values: str) -> Problem:
    """A problem whose code no catalogue knows, so that its words are its values."""
    return error(UNKNOWN, PLACE, **values)


@pytest.mark.parametrize(
    ("position", "words"),
    [
        (PLACE, "content/guides/x/guide.md:14:3"),
        (Position("a.md", 14), "a.md:14"),
        (Position("a.md"), "a.md"),
    ],
)
def test_where_something_stands(position: Position, words: str) -> None:
    assert where(position) == words


def test_one_line_a_problem() -> None:
    lines = as_text(ROWS, "en").splitlines()
    assert lines[0] == 'content/guides/x/guide.md:14:3  unknown field "oepn". Did you mean "open"?'
    assert lines[1].startswith("content/guides/x/guide.md:4  (draft) note: ")
    assert lines[2].startswith("content  two things want the same address, a: b and c. ")
    assert as_text((), "en") == ""


def test_the_same_in_dutch() -> None:
    lines = as_text(ROWS, "nl").splitlines()
    assert lines[0].endswith('Bedoel je "open"?')
    assert lines[1].startswith("content/guides/x/guide.md:4  (concept) let op: ")


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\x1b[31m", "\x00", "\x9b", "\u2028", "\u202e", "\u2066"])
def test_what_an_author_wrote_cannot_command_a_terminal_or_break_the_line(sign: str) -> None:
    text = as_text((error("key-unknown", Position(f"a{sign}b.md", 1), key=f"x{sign}y"),), "en")
    assert len(text.splitlines()) == 1
    assert sign not in text.removesuffix("\n")


def test_json_has_the_same_keys_whatever_is_wrong() -> None:
    told = json.loads(as_json(ROWS, "en"))
    assert set(told) == {"version", "language", "problems"}
    assert (told["version"], told["language"]) == (JSON_VERSION, "en") == (1, "en")
    assert told["problems"][0] == {
        "code": "key-unknown",
        "severity": "error",
        "file": "content/guides/x/guide.md",
        "line": 14,
        "column": 3,
        "message": 'unknown field "oepn". Did you mean "open"?',
        "values": {"key": "oepn", "suggestion": "open"},
    }
    assert set(told["problems"][1]) == {
        *("code", "severity", "file", "line", "message", "values", "draft"),
    }
    assert (told["problems"][1]["draft"], told["problems"][1]["severity"]) == (True, "warning")
    assert set(told["problems"][2]) == {"code", "severity", "file", "message", "values"}


def test_json_of_nothing_wrong() -> None:
    assert json.loads(as_json((), "nl")) == {"version": 1, "language": "nl", "problems": []}
    assert as_json((), "nl").endswith("}\n")


def test_json_keeps_words_as_they_are() -> None:
    words = 'é "\\ \n \u2028 </script> 😀'
    assert json.loads(as_json((unworded(text=words),), "en"))["problems"][0]["values"] == {"text": words}


def test_an_annotation_names_file_line_and_column() -> None:
    lines = as_github(ROWS, "en").splitlines()
    assert lines[0] == (
        '::error file=content/guides/x/guide.md,line=14,col=3::unknown field "oepn". Did you mean "open"?'
    )
    assert lines[1].startswith("::warning file=content/guides/x/guide.md,line=4::")
    assert lines[2].startswith("::error file=content::")


def test_an_error_in_a_draft_is_a_warning_to_a_forge() -> None:
    assert as_github((ROWS[0].in_draft(),), "en").startswith("::warning file=")


def test_signs_that_mean_something_to_a_forge_are_escaped() -> None:
    odd = error("key-unknown", Position("a,b:c%d\n.md", 2), key="50%, a:b\r\n::error::x")
    (line,) = as_github((odd,), "en").splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25d%0A.md,line=2::")
    assert "50%25, a:b%0D%0A::error::x" in line
