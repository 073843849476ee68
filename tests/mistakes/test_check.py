"""`guidegen check`: its three forms, both languages, and the exit codes that a script goes by."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from guidegen.cli.commands import run
from tests.mistakes.sites import LANGUAGES, Sample, good_site, lay, samples

SAMPLES = {sample.name: sample for sample in samples()}
Check = Callable[..., tuple[int, str]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Run the command in a site with this sample laid over it: the exit code, and what it printed."""

    def command(name: str | None, *options: str) -> tuple[int, str]:
        monkeypatch.chdir(good_site(tmp_path) if name is None else lay(SAMPLES[name], tmp_path))
        code = run(["check", "--today", "2026-11-23", *options])
        return code, capsys.readouterr().out

    return command


def golden(sample: Sample, language: str) -> str:
    return sample.golden(language).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        (None, [], 0),
        (None, ["--strict"], 0),
        ("key-typo", [], 1),
        ("key-typo", ["--format", "json"], 1),
        ("key-typo", ["--format", "github"], 1),
        ("picture-without-credit", [], 0),
        ("picture-without-credit", ["--strict"], 1),
        ("picture-without-credit", ["--format", "json", "--strict"], 1),
        ("draft", [], 0),
        ("draft", ["--strict"], 0),
        ("everything-at-once", [], 1),
        ("site-missing", [], 1),
        ("key-typo", ["--format", "xml"], 2),
        ("key-typo", ["--today", "morgen"], 2),
    ],
)
def test_exit_codes(check: Check, name: str | None, options: list[str], code: int) -> None:
    assert check(name, *options)[0] == code


def test_outside_a_site_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["check"]) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_in_a_language_asked_for(check: Check, language: str) -> None:
    _, told = check("everything-at-once", "--language", language)
    end = {"nl": "Nagekeken: 13 fouten, 1 opmerking.\n", "en": "Checked: 13 mistakes, 1 note.\n"}
    assert told == golden(SAMPLES["everything-at-once"], language) + end[language]


def test_text_in_the_language_of_the_site(check: Check) -> None:
    assert check("key-typo")[1].startswith(golden(SAMPLES["key-typo"], "nl"))


def test_a_draft_s_mistakes_are_shown_and_not_counted(check: Check) -> None:
    _, told = check("draft")
    assert told == golden(SAMPLES["draft"], "nl") + "Nagekeken: geen fouten.\n"


def test_from_inside_content_it_finds_the_site(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, above = check("key-typo")
    monkeypatch.chdir(tmp_path / "content" / "gidsen")
    assert run(["check", "--today", "2026-11-23"]) == 1
    assert capsys.readouterr().out == above


def test_json_is_one_document_with_everything_in_it(check: Check) -> None:
    document = json.loads(check("everything-at-once", "--format", "json", "--language", "en")[1])
    assert (document["version"], document["language"]) == (1, "en")
    rows = document["problems"]
    expected = SAMPLES["everything-at-once"].expect
    assert sorted(f"{row['code']} {_where(row)}" for row in rows) == sorted(expected)
    assert {row["severity"] for row in rows} == {"error", "warning"}
    lines = golden(SAMPLES["everything-at-once"], "en").splitlines()
    assert [_where(row) for row in rows] == [line.partition("  ")[0] for line in lines]
    assert all(line.endswith(row["message"]) for row, line in zip(rows, lines, strict=True))


def test_json_marks_what_stands_in_a_draft(check: Check) -> None:
    rows = json.loads(check("draft", "--format", "json")[1])["problems"]
    assert [row["draft"] for row in rows] == [True, True]
    assert rows[0]["values"] == {"new": "veluwe", "slug": "veluwe"}


def test_json_of_a_good_site_is_empty(check: Check) -> None:
    assert json.loads(check(None, "--format", "json")[1])["problems"] == []


def test_annotations_stand_beside_the_line(check: Check) -> None:
    _, told = check("key-typo", "--format", "github", "--language", "en")
    assert told == (
        "::error file=content/gidsen/proef.md,line=4,col=1::"
        'unknown field "samenvating". Did you mean "samenvatting"?\n'
    )


@pytest.mark.parametrize(("name", "count"), [("picture-without-credit", 1), ("draft", 2)])
def test_annotations_warn_where_nothing_is_blocked(check: Check, name: str, count: int) -> None:
    lines = check(name, "--format", "github")[1].splitlines()
    assert [line.partition("=")[0] for line in lines] == ["::warning file"] * count


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_problem_is_one_line_whatever_a_file_is_called(check: Check, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "content" / "gidsen"
    folder.mkdir(parents=True)
    (folder / "een\nbrief,\x1b[31m: 100%.docx").write_text("Beste Noor.\n")
    lines = check(None, "--format", form)[1].splitlines()
    assert len(lines) == {"text": 2, "github": 1}[form]
    assert "brief" in lines[0]


def _where(row: dict[str, object]) -> str:
    return ":".join(str(row[key]) for key in ("file", "line", "column") if key in row)
