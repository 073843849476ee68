"""From a content folder to a Site: the whole way, whatever lies in the folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import guidegen.content
from guidegen.content import look
from guidegen.content.keys import KEYS
from guidegen.model.names import Ref
from guidegen.model.prose import Prose
from guidegen.model.site import Site
from guidegen.model.text import Html
from tests.content.sites import Files, read, told, write

WORDS = Path(guidegen.content.__file__).parent.parent / "words"

WHOLE: Files = {
    "tags.yaml": "gratis: Voor niets\n",
    "gidsen/zutphen/gids.md": (
        "---\ntitel: Zeven plekken in Zutphen\nby: [noor]\nregio: achterhoek\nomslag: walburg.jpg\nstatus: published\n"
        "published: 2026-11-01\ntags: [gratis]\nx-nota: ooit\n---\nEen wandeling, [[polak]] eerst.\n\n"
        "## Museum Henriette Polak\n- plek: polak\n- prijs: gratis\n\n"
        '![De trap](trap.jpg "N. de Wit, CC BY 4.0")\n*Veertig jaar dicht.*\n\nEen stil huis.\n\n'
        "## Kunst\n- tentoonstelling: licht\n\nFel.\n"
    ),
    "gidsen/zutphen/walburg.jpg": "",
    "gidsen/zutphen/trap.jpg": "",
    "gidsen/zutphen/fotos.yaml": "walburg.jpg:\n  alt: De kerk\n  credit: Noor\n",
    "plekken/polak.md": '---\nnaam: Polak\nregio: achterhoek\n---\n![Gevel](gevel.jpg "Noor")\n',
    "plekken/polak/gevel.jpg": "",
    "tentoonstellingen/licht.md": "---\ntitel: Licht\nplek: polak\nvan: 1 sep 2026\n---\nLicht.\n",
    "regio's/achterhoek.md": "---\nnaam: Achterhoek\n---\nGroen.\n",
    "makers/noor.md": "---\nnaam: Noor\n---\nSchrijft.\n",
    "paginas/over.md": "---\ntitel: Over\nmenu: ja\n---\nOver.\n",
}


def pointers(site: Site) -> list[Ref]:
    """Everything that the records of a site point to."""
    found: list[Ref | None] = []
    texts: list[Prose] = [place.text for place in site.places]
    texts += [exhibition.text for exhibition in site.exhibitions]
    texts += [region.text for region in site.regions]
    texts += [page.text for page in site.pages]
    for guide in site.guides:
        found += (*guide.by, *guide.tags, guide.region, *(entry.subject for entry in guide.entries))
        texts += (guide.intro, *(entry.text for entry in guide.entries))
    found += [place.region for place in site.places]
    found += [exhibition.place for exhibition in site.exhibitions]
    found += [region.parent for region in site.regions]
    found += [tie.place for contributor in site.contributors for tie in contributor.works_with]
    blocks = (block for text in texts for block in text.blocks if isinstance(block, Html))
    found += [link.ref for block in blocks for link in block.links if link is not None]
    return [ref for ref in found if ref is not None]


def test_a_whole_site(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    assert told(reading) == []
    site = reading.site
    (guide,) = site.guides
    assert (guide.slug, guide.title, guide.extra) == (
        "zutphen",
        "Zeven plekken in Zutphen",
        (("x-nota", "ooit"),),
    )
    assert guide.cover is not None
    assert (guide.cover.source, guide.cover.alt) == ("gidsen/zutphen/walburg.jpg", "De kerk")
    assert [entry.id for entry in guide.entries] == ["museum-henriette-polak", "kunst"]
    assert (guide.intro.excerpt, guide.entries[0].facts.price) == ("Een wandeling, polak eerst.", "gratis")
    assert site.places[0].cover is not None
    assert site.places[0].cover.source == "plekken/polak/gevel.jpg"
    assert site.tags[0].title == "Voor niets"
    assert site.pages[0].menu
    assert len(pointers(site)) == 8
    assert all(ref in site for ref in pointers(site))
    digests = {block.digest for block in guide.intro.blocks if isinstance(block, Html)}
    assert digests <= set(reading.bodies)
    assert all(path.is_file() for path in reading.files.values())


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    first, again = read(tmp_path, WHOLE), read(tmp_path, WHOLE)
    assert (first.site, first.problems, first.bodies) == (again.site, again.problems, again.bodies)


def test_the_files_as_they_lie(tmp_path: Path) -> None:
    write(tmp_path, {"guides/x.md": "x", "_werk/a.md": "a", "guides/.DS_Store": "", "guides/x~": ""})
    (tmp_path / "elders.md").write_text("geen content")
    seen = look(tmp_path)
    assert sorted(seen.signatures) == ["content/guides/x.md", "content/site.yaml"]
    assert seen.young == set(seen.signatures)
    old = time.time() - 60
    for path in seen.signatures:
        os.utime(tmp_path / path, (old, old))
    assert look(tmp_path).young == seen.young  # the change of the file's own record is young too


def test_the_face_loads_nothing() -> None:
    code = "import sys, guidegen.content; print(*(m for m in ('pydantic', 'PIL', 'babel', 'markdown_it') if m in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_mistake_has_words(language: str) -> None:
    catalogue = tomllib.loads((WORDS / language / "records.toml").read_text(encoding="utf-8"))
    for code, words in catalogue.items():
        assert words["say"].strip(), code
        assert set(words) <= {"say", "suggest", "hint"}, code
        assert "suggest" in words or "hint" in words, code


def test_both_languages_have_words_for_the_same() -> None:
    dutch, english = (
        tomllib.loads((WORDS / name / "records.toml").read_text(encoding="utf-8")) for name in ("nl", "en")
    )
    assert list(dutch) == list(english)
    assert [set(words) for words in dutch.values()] == [set(words) for words in english.values()]


NAMES = st.sampled_from(
    sorted({name for key, others in KEYS.items() for name in (key, *others)} | {"x-y", "zz"})
)
TEXTS = st.one_of(
    st.sampled_from(
        ["", "x", "[a, b]", "[[y]]", "52.1, 6.2", "1-1-2026", "published", "ja", "geen", "../x.jpg", "a.jpg"]
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=20),
)
FIELDS = st.lists(st.tuples(NAMES, TEXTS), max_size=6)
PATHS = st.sampled_from(
    ["guides/x/guide.md", "gidsen/y.md", "places/x.md", "plekken/y.md", "exhibitions/x.md", "regions/x.md", "regions/y.md",
     "makers/x.md", "paginas/x.md", "guides/x/fotos.yaml", "site.yaml", "tags.yaml", "guides/x/guide.en.md", "zz/x.md"]
)  # fmt: skip
BODIES = st.sampled_from(
    [
        "",
        "Tekst [[x]].\n",
        "## x\n- place: x\n- foto's: a.jpg\n\n![](a.jpg)\n",
        "## \n",
        "## x\n- exhibition: x\n",
        "[a](#b)\n",
    ]
)


@settings(max_examples=60)
@given(st.dictionaries(PATHS, st.tuples(FIELDS, BODIES), max_size=8))
def test_no_folder_breaks_the_reading_and_no_pointer_dangles(
    found: dict[str, tuple[list[tuple[str, str]], str]],
) -> None:
    files: Files = {"guides/x/a.jpg": ""}
    for path, (fields, body) in found.items():
        rows = "".join(f"{key}: {text}\n" for key, text in fields)
        files[path] = rows if path.endswith(".yaml") else f"---\n{rows}---\n{body}"
    with tempfile.TemporaryDirectory() as folder:
        reading = read(Path(folder), files)
    assert all(ref in reading.site for ref in pointers(reading.site))
    assert list(reading.problems) == sorted(reading.problems, key=lambda problem: problem.position)
    assert len(set(reading.problems)) == len(reading.problems)
