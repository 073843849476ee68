"""The catalogue: every code in both languages, with what to do about it."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from guidegen.plan.changes import Why
from guidegen.plan.result import Ending
from guidegen.report import catalogue
from guidegen.report.catalogue import LANGUAGES, codes, language_or_english, word

ENTRIES = {language: catalogue._entries(language) for language in LANGUAGES}
ENGLISH, DUTCH = ENTRIES["en"], ENTRIES["nl"]


def names(text: str) -> set[str]:
    """The values that a text speaks of; a field may be called by its Dutch name."""
    return {"key" if name == "dutch" else name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of our own."""
    entries = {
        "bare": {"say": "there is no {thing}"},
        "hinted": {"say": "no {thing}", "hint": "Make {thing}."},
        "told": {"say": "no {thing}", "suggest": 'Did you mean "{suggestion}"?', "hint": "Make one."},
        "asked": {"say": "really?", "hint": "Yes."},
        "listing": {"say": "write one of:", "hint": "a, b"},
    }
    monkeypatch.setattr(catalogue, "_entries", lambda _: entries)


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(
    ("code", "values", "said"),
    [
        ("bare", {"thing": "map"}, "there is no map"),
        ("bare", {}, "there is no -"),
        ("bare", {"thing": "map", "suggestion": "mop"}, "there is no map"),
        ("hinted", {"thing": "map"}, "no map. Make map."),
        ("hinted", {"thing": "map", "suggestion": "mop"}, "no map. Make map."),
        ("told", {"thing": "map"}, "no map. Make one."),
        ("told", {"thing": "map", "suggestion": "mop"}, 'no map. Did you mean "mop"?'),
        ("asked", {}, "really? Yes."),
        ("listing", {}, "write one of: a, b"),
        ("bare", {"thing": "{thing} {0} {"}, "there is no {thing} {0} {"),
        ("unknown", {"a": "b"}, "unknown {'a': 'b'}"),
    ],
)
def test_a_code_is_worded_with_its_values_and_advice(code: str, values: dict[str, str], said: str) -> None:
    assert word(code, values, "en") == said


def test_both_languages_hold_the_same_codes() -> None:
    assert codes("en") == codes("nl")
    assert len(codes("en")) > 150


@pytest.mark.parametrize("code", sorted(ENGLISH))
def test_both_languages_say_the_same_of_a_code(code: str) -> None:
    english, dutch = ENGLISH[code], DUTCH[code]
    assert english.keys() == dutch.keys() <= {"say", "suggest", "hint"}
    for part in english:
        # A sentence may pass a value over in one language; what is wrong names the same things in both.
        if part != "hint":
            assert names(english[part]) == names(dutch[part]), part


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_empty_or_left_open(language: str) -> None:
    for code, entry in ENTRIES[language].items():
        for text in entry.values():
            assert text.strip() == text, code
            assert text, code
        assert "{suggestion}" not in entry["say"], code
        assert "{suggestion}" in entry.get("suggest", "{suggestion}"), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_the_report_says_by_name_is_there(language: str) -> None:
    needed = {f"why-{why.value}" for why in Why} | {Ending.BUILT.value, Ending.UNCHANGED.value, "stopped"}
    nouns = ("errors", "warnings", "guides", "pages", "pictures")
    needed |= {f"{noun}-{number}" for noun in nouns for number in ("one", "many")}
    needed |= {f"left-out-{reason}" for reason in ("draft", "scheduled", "expired")}
    assert needed <= codes(language)


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("nl", "nl"),
        ("NL", "nl"),
        ("nl_NL.UTF-8", "nl"),
        ("nl-BE", "nl"),
        ("en_GB", "en"),
        ("de", "en"),
        ("C.UTF-8", "en"),
        ("", "en"),
    ],
)
def test_we_speak_the_language_asked_for_or_english(asked: str, spoken: str) -> None:
    assert language_or_english(asked) == spoken


def test_codes_are_written_alike() -> None:
    assert not [code for code in ENGLISH if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)]
