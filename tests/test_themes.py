"""Themes: found by name, read whole, and refused in words when something is missing; the shipped one is complete."""

from __future__ import annotations

import re
import shutil
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from guidegen.model.exhibition import RunState
from guidegen.model.guide import Relation, Route
from guidegen.model.place import ClosingState, Facility, PlaceKind
from guidegen.problems import ThemeError
from guidegen.themes import PAGE_KINDS, ROLES, read_theme, shipped_themes

DEFAULT = shipped_themes() / "default"
WORDS = Path(__file__).resolve().parents[1] / "guidegen" / "words"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A site's folder with a theme of its own, a copy of the shipped one, named `eigen`."""
    shutil.copytree(DEFAULT, tmp_path / "themes" / "eigen")
    return tmp_path


def theme_file(site: Path, path: str) -> Path:
    return site / "themes" / "eigen" / path


def rewrite(site: Path, old: str, new: str, path: str = "theme.toml") -> None:
    file = theme_file(site, path)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(site: Path, name: str = "eigen") -> tuple[str, dict[str, str]]:
    with pytest.raises(ThemeError) as caught:
        read_theme(site, name)
    return caught.value.code, dict(caught.value.values)


def test_the_shipped_theme_is_complete(tmp_path: Path) -> None:
    found = read_theme(tmp_path, "default")
    assert found.folder == DEFAULT
    assert [kind for kind, _ in found.theme.templates] == list(PAGE_KINDS)
    assert [role.name for role in found.theme.roles] == list(ROLES)
    assert found.theme.role("cover").ratio == (4, 5)
    assert found.theme.role("thumb").ratio is None
    assert {file.path for file in found.theme.static} >= {*found.theme.styles, *found.theme.scripts}
    assert (found.static / found.theme.styles[0]).is_file()


def test_a_site_may_bring_its_own_theme_and_even_replace_ours(own: Path) -> None:
    assert read_theme(own, "eigen").folder == own / "themes" / "eigen"
    shutil.copytree(DEFAULT, own / "themes" / "default")
    assert read_theme(own, "default").folder == own / "themes" / "default"


def test_what_pages_are_made_from_is_in_the_digest_and_static_files_are_not(own: Path) -> None:
    before = read_theme(own, "eigen").theme
    rewrite(own, "--paper", "--papier", "static/magazine.css")
    restyled = read_theme(own, "eigen").theme
    assert restyled.digest == before.digest
    assert restyled.static != before.static
    rewrite(own, 'skip = "', 'skip = "Meteen ', "words/nl.toml")
    reworded = read_theme(own, "eigen").theme
    assert reworded.digest != before.digest


def test_hidden_files_are_no_part_of_a_theme(own: Path) -> None:
    before = read_theme(own, "eigen").theme
    theme_file(own, "static/.DS_Store").write_bytes(b"junk")
    theme_file(own, ".notes").write_text("mine", encoding="utf-8")
    assert read_theme(own, "eigen").theme == before


def test_a_theme_that_is_not_there_is_suggested(own: Path) -> None:
    assert refusal(own, "eigenn") == ("theme-not-found", {"theme": "eigenn", "suggestion": "eigen"})
    assert refusal(own, "../eigen")[0] == "theme-not-found"
    assert refusal(own, "zzz") == ("theme-not-found", {"theme": "zzz"})


@pytest.mark.parametrize("path", ["theme.toml", "templates/guide.html", "static/magazine.css"])
def test_a_missing_file_is_named(own: Path, path: str) -> None:
    theme_file(own, path).unlink()
    assert refusal(own) == ("theme-file-missing", {"theme": "eigen", "path": path})


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('home = "home.html"', "", "theme-template-unnamed", "home"),
        ("[roles.lead]", "[roles.leed]", "theme-table-wrong", "roles.lead"),
        ("[quality]", "[[quality]]", "theme-table-wrong", "quality"),
        ("widths = [720, 1200]", "widths = []", "theme-widths-wrong", "roles.lead.widths"),
        ("widths = [720, 1200]", 'widths = ["720"]', "theme-number-wrong", "roles.lead.widths"),
        ("widths = [720, 1200]", "widths = [true]", "theme-number-wrong", "roles.lead.widths"),
        ('ratio = "4:5"', 'ratio = "4/5"', "theme-ratio-wrong", "roles.lead.ratio"),
        ("page-size = 24", "page-size = 0", "theme-number-wrong", "page-size"),
        ('scripts = ["magazine.js"]', 'scripts = "magazine.js"', "theme-list-wrong", "scripts"),
    ],
)
def test_a_wrong_value_is_named(own: Path, old: str, new: str, code: str, key: str) -> None:
    rewrite(own, old, new)
    assert refusal(own) == (code, {"theme": "eigen", "key": key})


def test_toml_that_cannot_be_read_is_named(own: Path) -> None:
    theme_file(own, "words/nl.toml").write_bytes(b"skip = \xff")
    code, values = refusal(own)
    assert (code, values["path"]) == ("theme-file-broken", "words/nl.toml")


def catalogue(language: str) -> dict[str, Any]:
    return tomllib.loads((WORDS / language / "theme.toml").read_text(encoding="utf-8"))


def test_every_refusal_has_its_words_in_both_languages() -> None:
    sources = (WORDS.parent / "themes.py", WORDS.parent / "adapters" / "jinja.py")
    codes = set(chain.from_iterable(re.findall(r'"(theme-[a-z-]+)"', s.read_text("utf-8")) for s in sources))
    assert codes == set(catalogue("nl")) == set(catalogue("en"))
    for code in codes:
        assert slots(catalogue("nl")[code]["say"]) == slots(catalogue("en")[code]["say"])


def slots(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def words(language: str) -> dict[str, Any]:
    return tomllib.loads((DEFAULT / "words" / f"{language}.toml").read_text(encoding="utf-8"))


def templates() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (DEFAULT / "templates").iterdir()}


def test_both_languages_have_the_same_phrases_with_the_same_slots() -> None:
    dutch, english = words("nl"), words("en")
    assert dutch.keys() == english.keys()
    for key, phrase in dutch.items():
        assert slots(str(phrase)) == slots(str(english[key])), key


def test_every_phrase_that_a_template_asks_for_is_there() -> None:
    asked = set(
        chain.from_iterable(re.findall(r'\bt\("([\w-]+)"[,)]', text) for text in templates().values())
    )
    of_kinds = {
        *(f"kind-{kind}" for kind in PlaceKind),
        *(f"facility-{facility}" for facility in Facility),
        *(f"run-{state}" for state in RunState),
        *(f"hours-{token}" for token in ("24/7", "sunrise", "sunset", "off", "closed", "ph")),
        *(f"hours-{token}" for token in ("sh", "open", "unknown", "week", "easter", "dawn", "dusk", "or")),
        *(f"closed-{state}" for state in ClosingState),
        *(f"route-{route}" for route in Route if route is not Route.NONE),
        *(f"relation-{tie}{end}" for tie in Relation if tie is not Relation.NONE for end in ("", "-with")),
        *(
            f"{what}-{p}"
            for what in ("embed", "provider")
            for p in ("youtube", "vimeo", "instagram", "tiktok")
        ),
        *(f"notice-{notice}{end}" for notice in ("missing", "ended", "moved") for end in ("", "-text")),
        *("guides", "places", "exhibitions", "regions", "contributors", "tags"),
    }
    assert asked | of_kinds == words("nl").keys()


@pytest.mark.parametrize(
    "forbidden", [r"\sstyle=", r"\son[a-z]+=", "data:", "https?://", "<style", "javascript:"]
)
def test_no_template_needs_more_than_the_strict_policy_allows(forbidden: str) -> None:
    assert [name for name, text in templates().items() if re.search(forbidden, text)] == []


def test_the_theme_keeps_to_its_budgets() -> None:
    fonts = list((DEFAULT / "static" / "fonts").glob("*.woff2"))
    assert len(fonts) <= 2
    assert sum(font.stat().st_size for font in fonts) <= 100_000
    assert all((font.parent / f"{font.stem}.OFL.txt").is_file() for font in fonts)


def test_everything_the_stylesheet_names_lies_beside_it() -> None:
    css = (DEFAULT / "static" / "magazine.css").read_text(encoding="utf-8")
    named = re.findall(r"url\(\"?([^\")]+)", css)
    assert named
    assert all((DEFAULT / "static" / path).is_file() for path in named)
