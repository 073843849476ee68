"""The documentation tells what is there: its examples build, its links lead somewhere, and nothing is passed over."""

from __future__ import annotations

import dataclasses
import importlib
import re
from pathlib import Path

import click
import pytest
from PIL import Image

from guidegen.cli.commands import COMMANDS
from guidegen.cli.errand import QUESTIONS
from guidegen.content.dates import Speech
from guidegen.content.keys import KEYS, WORDS
from guidegen.content.parse import parse_tree
from guidegen.content.settings import read_settings
from guidegen.edition import views
from guidegen.publish.targets import TARGETS
from guidegen.themes import PAGE_KINDS, ROLES
from tests.command import ROOT, command

README, LEESMIJ = ROOT / "README.md", ROOT / "LEESMIJ.md"
FORMATS = (ROOT / "docs" / "format.md", ROOT / "docs" / "formaat.md")
PAGES = (README, LEESMIJ, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))

SITES = {README: "format: 1\ntitle: A\nlanguages: [en]\n", LEESMIJ: "format: 1\ntitel: A\ntalen: [nl]\n"}
FOLDERS = {README: "guides/two-houses/guide.md", LEESMIJ: "gidsen/twee-huizen/gids.md"}

PUBLISHING = (ROOT / "docs" / "publishing.md", ROOT / "docs" / "publiceren.md")

_TABLES = ("theme-options", "thema-opties")
_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_OURS = {"digest", "hrefs", "names"}  # of a body: the filter `prose` reads them


def example(page: Path) -> str:
    """The guide that a README shows."""
    found = re.search(r"```markdown\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def blocks(page: Path, language: str) -> list[str]:
    """The pieces of code in that language that a page shows."""
    return re.findall(
        rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def settings_shown(page: Path) -> list[tuple[str, str]]:
    """Each key of site.yaml with the value that the format gives as its example."""
    part = page.read_text(encoding="utf-8").partition("## site.yaml")[2].partition("```")[0]
    return re.findall(r"^\| `([\w-]+)`\*? \|.*\| `([^`]+)` \|$", part, re.MULTILINE)


def site_of(folder: Path, page: Path, guide: str) -> Path:
    """A site that holds this guide alone, with the photo that it names."""
    target = folder / "content" / FOLDERS[page]
    target.parent.mkdir(parents=True)
    target.write_text(guide, encoding="utf-8")
    (folder / "content" / "site.yaml").write_text(SITES[page], encoding="utf-8")
    for name in re.findall(r"\((\S+\.jpg)", guide):
        Image.new("RGB", (800, 1000), "#88aa99").save(target.with_name(name))
    return folder


def named(page: Path) -> set[str]:
    """Every word that a page puts between backticks, and the words of longer pieces of code."""
    spans = re.findall(r"`([^`\n]+)`", _FENCED.sub("", page.read_text(encoding="utf-8")))
    return {word for span in spans for word in (span, *re.split(r"[\s,|()\\]+", span))}


def anchors(page: Path) -> set[str]:
    """The names that a forge gives to the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", _FENCED.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [README, LEESMIJ], ids=lambda page: page.name)
def test_the_guide_in_a_readme_builds_as_it_stands(tmp_path: Path, page: Path) -> None:
    done = command(site_of(tmp_path, page, example(page)), "build")
    assert done.code == 0, done.err
    assert (tmp_path / "output" / Path(FOLDERS[page]).parent / "index.html").is_file()


@pytest.mark.parametrize("page", [README, LEESMIJ], ids=lambda page: page.name)
def test_the_mistake_in_a_readme_is_told_in_those_words(tmp_path: Path, page: Path) -> None:
    broken = example(page).replace("- open:", "- oepn:")
    done = command(site_of(tmp_path, page, broken), "build")
    assert done.code == 1
    shown = [line for line in done.err.splitlines() if "oepn" in line or "output/" in line]
    assert "\n".join(shown) in page.read_text(encoding="utf-8")
    assert len(shown) == 2


@pytest.mark.parametrize("page", FORMATS, ids=lambda page: page.name)
def test_the_files_that_the_format_shows_build_as_they_stand(tmp_path: Path, page: Path) -> None:
    readme = README if page is FORMATS[0] else LEESMIJ
    content = site_of(tmp_path, readme, example(readme)) / "content"
    names = {"photos": "photos.yaml", "page": "pages/about.md", "title": "title"}
    if readme is LEESMIJ:
        names = {"photos": "fotos.yaml", "page": "paginas/over.md", "title": "titel"}
    photos, tags, settings = blocks(page, "yaml")
    guide, _ = blocks(page, "markdown")
    folder = (content / FOLDERS[readme]).parent
    (folder / names["photos"]).write_text(photos, encoding="utf-8")
    (folder.parent / "kort.md").write_text(guide, encoding="utf-8")
    (content / "tags.yaml").write_text(tags, encoding="utf-8")
    with (content / "site.yaml").open("a", encoding="utf-8") as file:
        file.write(settings)
    (content / names["page"]).parent.mkdir()
    (content / names["page"]).write_text(f"---\n{names['title']}: A\n---\nA page.\n", encoding="utf-8")
    done = command(tmp_path, "build")
    assert done.code == 0, done.err


@pytest.mark.parametrize("page", FORMATS, ids=lambda page: page.name)
def test_every_setting_reads_as_its_example_shows(page: Path) -> None:
    rows = settings_shown(page)
    lines = "".join(f"{key}:\n  {value}\n" if key in _TABLES else f"{key}: {value}\n" for key, value in rows)
    tree, problems = parse_tree("content/site.yaml", lines.encode())
    assert problems == ()
    assert len(rows) > 10
    _, problems = read_settings("content/site.yaml", tree, Speech())
    assert problems == ()


@pytest.mark.parametrize("page", PUBLISHING, ids=lambda page: page.name)
def test_every_target_reads_as_it_is_shown(page: Path) -> None:
    found = []
    for block in blocks(page, "yaml"):
        tree, _ = parse_tree("content/site.yaml", f"{SITES[README]}{block}".encode())
        site, problems = read_settings("content/site.yaml", tree, Speech())
        assert [problem for problem in problems if problem.blocks] == []
        found += [target.kind for target in site.settings.publish]
    assert set(found) == set(TARGETS)
    assert [code for code in QUESTIONS if f"| `{code}` |" not in page.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(_FENCED.sub("", re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8")))):
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", FORMATS, ids=lambda page: page.name)
def test_the_format_names_every_key_and_option(page: Path) -> None:
    words = named(page)
    dutch = page is FORMATS[1]
    keys = {names[0] if dutch and names else key for key, names in KEYS.items()}
    assert sorted(keys - words) == []
    assert sorted(options() - words) == []


def test_the_english_format_names_every_fixed_word() -> None:
    text = FORMATS[0].read_text(encoding="utf-8")
    assert [word for word in WORDS if f"`{word}`" not in text] == []


def test_every_part_that_a_template_sees_is_named() -> None:
    words = named(ROOT / "docs" / "themes.md")
    classes = [getattr(views, name) for name in views.__all__]
    fields = {field.name for one in classes for field in dataclasses.fields(one)} - _OURS
    assert sorted(fields - words) == []
    assert {*PAGE_KINDS, *ROLES} <= words


def options() -> set[str]:
    """Every option of every command."""
    found: set[str] = set()
    for where in COMMANDS.values():
        module, name = where.split(":")
        one: click.Command = getattr(importlib.import_module(module), name)
        found |= {flag for parameter in one.params for flag in parameter.opts if flag.startswith("--")}
    return found
