"""The catalogue: every code has words in both languages, every word is used, every gap in them is filled."""

from __future__ import annotations

import re

import pytest

from guidegen.report.catalogue import LANGUAGES, word
from tests.mistakes.calls import Call, calls, patterns, texts
from tests.mistakes.entries import CODES, ENTRIES, entry_of, gaps
from tests.mistakes.sites import samples

CALLS = tuple(calls())
# What a sample cannot hold, and the tests that hold it instead.
ELSEWHERE = {
    "picture-changed": "a picture changed while it is read (tests/adapters)",
    "picture-too-heavy": "a file of more bytes than a test should write (tests/adapters)",
    "picture-unreadable": "damaged pictures (tests/adapters)",
    "file-not-plain": "a pipe (tests/adapters)",
    "name-not-text": "a name that no repository and not every disk can hold (tests/adapters)",
    "folders-too-deep": "sixty folders in each other (tests/adapters)",
    "yaml-too-complex": "twenty thousand texts (tests/adapters)",
}


def test_both_languages_have_the_same_codes_in_the_same_files() -> None:
    assert ENTRIES["en"].keys() == ENTRIES["nl"].keys()
    assert len(CODES) == len(ENTRIES["en"]), "a code stands in two files"


@pytest.mark.parametrize("code", sorted(CODES))
def test_both_languages_name_the_same_values_and_have_the_same_parts(code: str) -> None:
    en, nl = (entry_of(code, language) for language in LANGUAGES)
    assert en.keys() == nl.keys()
    assert set(en) <= {"say", "suggest", "hint"}
    # What a language calls a key is the one value that only its own words need.
    assert gaps(en, *en) - {"key", "dutch"} == gaps(nl, *nl) - {"key", "dutch"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.place} {call.code}")
def test_every_code_has_words_and_every_gap_in_them_is_filled(call: Call, language: str) -> None:
    assert call.code in CODES, f"{call.place} names a code without words"
    if call.values is not None:
        entry = entry_of(call.code, language)
        assert gaps(entry, "say", "hint") <= call.values
        assert gaps(entry, "suggest") <= call.values | {"suggestion"}


def test_no_words_are_unused() -> None:
    known, made = texts(), "|".join(patterns())
    assert [code for code in sorted(CODES) if code not in known and not re.fullmatch(made, code)] == []


def test_every_mistake_in_a_text_a_record_or_a_picture_has_a_sample() -> None:
    rooms = {code for room, code in ENTRIES["en"] if room in {"text.toml", "records.toml", "pictures.toml"}}
    shown = {expected.split()[0] for sample in samples() for expected in sample.expect}
    assert sorted(rooms - shown - ELSEWHERE.keys()) == []
    assert sorted(ELSEWHERE.keys() - rooms) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_end_as_sentences_do(language: str) -> None:
    for (_, code), entry in ENTRIES[language].items():
        for part in ("suggest", "hint"):
            assert entry.get(part, ".").endswith(
                (".", "!", "?", "}", "]", ")", "`", '"', "guidegen build", "gidsen", "guides")
            ), code


def test_a_code_that_nobody_worded_is_shown_with_its_values() -> None:
    assert word("not-worded", {"file": "x"}, "nl") == "not-worded {'file': 'x'}"
