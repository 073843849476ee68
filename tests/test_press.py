"""What a warm press must notice: each case is a change in one file that shows in the record of another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from guidegen.adapters.files import signature_at
from guidegen.content.album import Shot
from guidegen.content.surveys import read_whole
from guidegen.output.cache import PictureCache
from guidegen.press import Edition, Order, Press, Way
from tests.equation.camera import photograph

HOUSE = "content/gidsen/huis.jpg"
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)

SITE = "title: Proef\nformat: 1\nlanguages: [nl]\nbase-url: https://proef.example/\n"
HEAD = "---\ntitle: {title}\nstatus: gepubliceerd\ngepubliceerd: 2026-01-01\n---\n"
FILES = {
    "site.yaml": SITE,
    "gidsen/een.md": HEAD.format(title="Een")
    + "Zie [[twee#het-huis]] en [verder](twee.md).\n\n## Hier\n- plek: toren\n\nWoorden.\n",
    "gidsen/twee.md": HEAD.format(title="Twee") + "Begin.\n\n## Het huis\n\nWoorden.\n",
    "plekken/toren.md": "---\nnaam: Toren\n---\nHoog.\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        write(tmp_path, path, text)
    return tmp_path


def write(root: Path, path: str, text: str) -> None:
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def press_of(root: Path) -> Press:
    return Press(root, PictureCache(root / ".guidegen/cache"))


def told(edition: Edition) -> tuple[object, ...]:
    return edition.desk.site, edition.problems, dict(edition.reading.bodies)


def set_twice(root: Path, change: tuple[str, str, str], way: Way = Way()) -> tuple[Edition, Edition, Edition]:  # noqa: B008 - frozen
    """Before a change, after it with a warm press, and after it with a cold one."""
    path, old, new = change
    warm = press_of(root)
    before = warm.set(Order(root, NOON), way)
    text = (root / "content" / path).read_text(encoding="utf-8")
    assert old in text
    write(root, path, text.replace(old, new))
    return before, warm.set(Order(root, NOON), way), press_of(root).set(Order(root, NOON), way)


@pytest.mark.parametrize(
    "change",
    [
        ("gidsen/twee.md", "## Het huis", "## Een huis"),  # the link's goal within the page is gone
        ("gidsen/twee.md", "status: gepubliceerd", "status: concept"),  # the links become plain text
        ("gidsen/twee.md", "gepubliceerd: 2026-01-01", "gepubliceerd: 2027-01-01"),  # likewise
        ("plekken/toren.md", "Hoog.\n", ""),  # an entry that points there has no text of its own to lean on
    ],
)
def test_a_change_in_one_text_shows_in_another(site: Path, change: tuple[str, str, str]) -> None:
    entry = FILES["gidsen/een.md"].replace("\n\nWoorden.\n", "\n")
    write(site, "gidsen/een.md", entry)
    before, warm, cold = set_twice(site, change)
    assert told(warm) == told(cold)
    assert told(warm)[1] != told(before)[1] or warm.desk.site.guides != before.desk.site.guides


def test_a_name_that_was_meant_is_suggested_by_its_new_title(site: Path) -> None:
    write(site, "gidsen/een.md", FILES["gidsen/een.md"].replace("plek: toren", "plek: uitkijk"))
    _, warm, cold = set_twice(site, ("plekken/toren.md", "naam: Toren", "naam: Uitkijk"))
    assert told(warm) == told(cold)
    assert ("suggestion", "toren") in warm.problems[0].values


def test_a_record_that_moves_is_found_where_it_is_now(site: Path) -> None:
    warm = press_of(site)
    assert warm.set(Order(site, NOON)).problems == ()
    (site / "content/gidsen/twee").mkdir()
    (site / "content/gidsen/twee.md").rename(site / "content/gidsen/twee/gids.md")
    moved = warm.set(Order(site, NOON))
    assert told(moved) == told(press_of(site).set(Order(site, NOON)))
    assert [problem.code for problem in moved.problems] == ["link-not-found"]


def test_a_page_of_the_edition_before_can_still_be_made(site: Path) -> None:
    """Whoever holds an edition may ask for its pages, however many were set since."""
    text = (site / "content/gidsen/een.md").read_text(encoding="utf-8").replace("Woorden", "Keer {turn}")
    write(site, "gidsen/een.md", text.format(turn="nul"))
    press = press_of(site)
    first = press.set(Order(site, NOON))
    bench, (*_, page) = press.bench(first), first.leaves["gidsen/een/index.html"].outputs
    made = bench.make(page.recipe, "")
    for turn in range(12):
        write(site, "gidsen/een.md", text.format(turn=turn))
        press.bench(press.set(Order(site, NOON)))
    assert bench.make(page.recipe, "") == made


def test_only_what_was_edited_is_set_anew(site: Path) -> None:
    before, warm, _ = set_twice(site, ("plekken/toren.md", "Hoog.", "Heel hoog."))
    assert warm.desk.site.guides[0] is before.desk.site.guides[0]
    assert warm.desk.site.places[0] is not before.desk.site.places[0]


def test_a_file_of_the_same_size_and_time_is_read_again_while_it_is_young(site: Path) -> None:
    warm = press_of(site)
    warm.set(Order(site, NOON))
    place = site / "content/plekken/toren.md"
    place.write_text(place.read_text(encoding="utf-8").replace("Hoog.", "Laag."), encoding="utf-8")
    edition = warm.set(Order(site, NOON))
    assert "Laag." in "".join(edition.reading.bodies.values())


def test_another_day_has_its_own_edition_of_the_same_texts(site: Path) -> None:
    write(site, "gidsen/twee.md", FILES["gidsen/twee.md"].replace("2026-01-01", "2027-01-01"))
    today = press_of(site)
    later = today.for_another_light()
    day = dt.date(2027, 2, 1)
    assert len(today.set(Order(site, NOON)).desk.site.guides) == 1
    assert len(later.set(Order(site, NOON, day)).desk.site.guides) == 2
    assert len(today.set(Order(site, NOON)).desk.site.guides) == 1


class TestGlances:
    """New pictures are known by their heads alone until they are read to the end."""

    NAMED = '\n![Een huis](huis.jpg "N. de Wit")\n'

    @pytest.fixture
    def shown(self, site: Path) -> Path:
        write(site, "gidsen/twee.md", FILES["gidsen/twee.md"] + self.NAMED)
        (site / "content/gidsen/huis.jpg").write_bytes(photograph(7))
        return site

    def test_a_glance_tells_the_size_and_leaves_the_colours_for_later(self, shown: Path) -> None:
        press = press_of(shown)
        quick = press.set(Order(shown, NOON), Way(at_once=0))
        assert quick.reading.glanced == {HOUSE}
        assert quick.problems == ()
        read(press, shown)
        whole = press.set(Order(shown, NOON), Way(at_once=0))
        assert whole.reading.glanced == frozenset()
        assert told(whole) == told(press_of(shown).set(Order(shown, NOON)))

    def test_a_few_are_read_to_the_end_at_once(self, shown: Path) -> None:
        assert press_of(shown).set(Order(shown, NOON), Way(at_once=1)).reading.glanced == frozenset()

    def test_what_was_read_once_is_not_glanced_at_again_while_it_is_the_same(self, shown: Path) -> None:
        press = press_of(shown)
        read(press, shown)
        for _ in range(2):
            assert press.set(Order(shown, NOON), Way(at_once=0)).reading.glanced == frozenset()
        (shown / HOUSE).write_bytes(photograph(8))
        assert press.set(Order(shown, NOON), Way(at_once=0)).reading.glanced == {HOUSE}

    def test_a_truncated_picture_passes_a_glance_and_is_refused_when_it_is_read(self, shown: Path) -> None:
        file = shown / HOUSE
        file.write_bytes(file.read_bytes()[:-300])
        press = press_of(shown)
        assert press.set(Order(shown, NOON), Way(at_once=0)).problems == ()
        read(press, shown)
        found = press.set(Order(shown, NOON), Way(at_once=0))
        assert [problem.code for problem in found.problems] == ["picture-truncated"]


def read(press: Press, root: Path) -> None:
    """The picture read to its end, as another thread would."""
    signature = signature_at(root, HOUSE)
    assert signature is not None
    press.memory.album.add({HOUSE: Shot(signature, *read_whole(root / HOUSE))})
