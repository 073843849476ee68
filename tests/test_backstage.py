"""What stands behind a page: lines, cuts, and what its author may want to know."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from guidegen.backstage import Backstage, Standing
from guidegen.press import Order, Way
from tests.equation.camera import photograph
from tests.test_press import HEAD, NOON, SITE, press_of, write

PAGE = "gidsen/een/index.html"
SHOW = "---\ntitel: Licht\nplek: toren\nvan: 2026-09-01\nt/m: {until}\n---\nFel.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, "site.yaml", SITE)
    write(tmp_path, "plekken/toren.md", "---\nnaam: Toren\n---\nHoog.\n")
    write(tmp_path, "tentoonstellingen/licht.md", SHOW.format(until="2027-12-01"))
    text = 'Begin.\n\n## Licht\n- tentoonstelling: licht\n\n![Een huis](huis.jpg "N. de Wit")\n\nKijk.\n'
    write(tmp_path, "gidsen/een.md", HEAD.format(title="Een") + text)
    (tmp_path / "content/gidsen/huis.jpg").write_bytes(photograph(4))
    return tmp_path


def behind(root: Path) -> Backstage:
    return Backstage(press_of(root).set(Order(root, NOON), Way(drafts=True)))


def test_a_page_knows_its_file_and_the_line_of_each_entry(site: Path) -> None:
    origin = behind(site).origin(PAGE)
    assert origin is not None
    assert (origin.file, origin.title, dict(origin.lines)) == ("content/gidsen/een.md", "Een", {"licht": 8})
    assert behind(site).origin("index.html") is None


@pytest.mark.parametrize(
    ("old", "new", "standing"),
    [
        ("status: gepubliceerd", "status: concept", Standing("draft")),
        ("gepubliceerd: 2026-01-01", "gepubliceerd: 2027-01-01", Standing("scheduled", dt.date(2027, 1, 1))),
        ("status: gepubliceerd", "status: unlisted", Standing("unlisted")),
        ("status: gepubliceerd", "status: published", None),
    ],
)
def test_it_tells_what_a_plain_build_would_do(
    site: Path, old: str, new: str, standing: Standing | None
) -> None:
    file = site / "content/gidsen/een.md"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    stage = behind(site)
    origin = stage.origin(PAGE)
    assert origin is not None
    assert origin.standing == standing
    assert stage.marks == ({PAGE: standing} if standing else {})


def test_a_picture_is_shown_in_the_roles_the_page_gives_it(site: Path) -> None:
    (shown,) = behind(site).shown(PAGE)
    assert shown.file == "content/gidsen/huis.jpg"
    assert shown.notes == "content/gidsen/fotos.yaml"
    assert {role for cut in shown.cuts for role in cut.roles} >= {"cover"}
    assert all(0 <= left < right <= 64 for left, _, right, _ in (cut.box for cut in shown.cuts))
    assert set(shown.small) == {role for cut in shown.cuts for role in cut.roles}  # 64 pixels are few


def test_a_picture_that_is_too_small_is_noted_where_it_is_named(site: Path) -> None:
    (note,) = behind(site).notes(PAGE)
    assert (note.code, note.position.path, note.position.line) == (
        "picture-small",
        "content/gidsen/een.md",
        11,
    )


@pytest.mark.parametrize(
    ("until", "soon"), [("2026-12-08", True), ("2026-12-09", False), ("2026-11-23", False)]
)
def test_what_closes_soon_is_noted_at_the_guide_and_at_itself(site: Path, until: str, *, soon: bool) -> None:
    write(site, "tentoonstellingen/licht.md", SHOW.format(until=until))
    stage = behind(site)
    for page, line in ((PAGE, 8), ("tentoonstellingen/licht/index.html", 1)):
        found = [note.position.line for note in stage.notes(page) if note.code == "closing-soon"]
        assert found == ([line] if soon else [])
