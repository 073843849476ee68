"""What becomes of output/: made, changed, mended, deleted, adopted; never more than was needed, never a stranger's file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from guidegen.output import write
from guidegen.output.look import look
from guidegen.output.place import Workplace
from guidegen.output.receipts import read_receipt, take_up
from guidegen.output.write import Order, carry_out
from guidegen.plan.changes import Why, compare
from guidegen.plan.recipes import Recipe
from guidegen.problems import DiskError, OutputError
from tests.output.press import build, changes_in, clean, page, place_in, plan_of, stamps, text, tree

FIRST: dict[str, Recipe] = {
    "index.html": page("home", "style.css"),
    "gidsen/zutphen/index.html": page("zutphen", "style.css"),
    "gidsen/deventer/index.html": page("deventer", "style.css"),
    "style.css": text("body {}"),
    "feed.xml": text("<feed/>"),
}
SECOND: dict[str, Recipe] = {
    **{path: recipe for path, recipe in FIRST.items() if "deventer" not in path},
    "index.html": page("home again", "style.css", "plaatsen/ijssel.gpx"),
    "plaatsen/ijssel.gpx": text("<gpx/>"),
}


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    """An empty site's place."""
    return place_in(tmp_path)


def settle(place: Workplace) -> None:
    """As if time had gone by since the last build, so that signatures are trusted."""
    for path in place.output.rglob("*"):
        if path.is_file():
            os.utime(path, ns=(1_000_000_007, 1_000_000_007))


def test_a_first_build_makes_all(place: Workplace) -> None:
    done = build(place, FIRST)
    assert done.written[0] == "style.css"
    assert done.written[-2:] == ("index.html", "feed.xml")
    assert tree(place.output)["index.html"] == b"home\nneeds style.css\nend"
    assert tree(place.state).keys() == {"manifest.json"}


def test_a_second_build_writes_nothing(place: Workplace) -> None:
    build(place, FIRST)
    before = stamps(place.output)
    for _ in range(3):
        done = build(place, FIRST)
        assert (done.written, done.kept, done.deleted) == ((), (), ())
        assert stamps(place.output) == before


def test_once_settled_not_even_the_receipt_is_written(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guidegen.output.receipts.time.time_ns", lambda: 1 << 62)
    build(place, FIRST)
    before = stamps(place.state)
    build(place, FIRST)
    assert stamps(place.state) == before


def test_a_change_is_made_where_it_is_and_nowhere_else(place: Workplace, tmp_path: Path) -> None:
    build(place, FIRST)
    before = stamps(place.output)
    done = build(place, SECOND)
    assert done.written == ("plaatsen/ijssel.gpx", "index.html")
    assert done.deleted == ("gidsen/deventer/index.html",)
    assert tree(place.output) == clean(tmp_path / "clean", SECOND)
    after = stamps(place.output)
    for path in ("gidsen/zutphen/index.html", "style.css", "feed.xml"):
        assert after[path] == before[path]


def test_a_page_that_comes_out_the_same_is_not_written_and_not_made_again(place: Workplace) -> None:
    build(place, FIRST)
    before = stamps(place.output)
    told = {**FIRST, "index.html": page("home", "style.css", unseen="a detail")}
    assert build(place, told).kept == ("index.html",)
    assert stamps(place.output) == before
    assert build(place, told).kept == ()


def test_a_thousand_edits_of_equal_size_and_time_are_mended(place: Workplace) -> None:
    build(place, FIRST)
    wanted = tree(place.output)
    path = place.output / "index.html"
    for number in range(1000):
        times = path.stat()
        path.write_bytes(b"HOME" + path.read_bytes()[4:])
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert build(place, FIRST).written == ("index.html",), number
    assert tree(place.output) == wanted


def test_what_was_lost_comes_back(place: Workplace) -> None:
    build(place, FIRST)
    wanted = tree(place.output)
    shutil.rmtree(place.output / "gidsen")
    assert [c.reasons[0].why for c in changes_in(place, FIRST).changed] == [Why.LOST, Why.LOST]
    build(place, FIRST)
    assert tree(place.output) == wanted
    shutil.rmtree(place.output)
    build(place, FIRST)
    assert tree(place.output) == wanted


def test_an_edit_is_given_as_the_reason(place: Workplace) -> None:
    build(place, FIRST)
    (place.output / "index.html").write_text("edited")
    assert changes_in(place, FIRST).changed[0].reasons[0].why is Why.EDITED


def test_an_edited_page_of_a_guide_that_is_gone_goes_too(place: Workplace, tmp_path: Path) -> None:
    build(place, FIRST)
    (place.output / "gidsen/deventer/index.html").write_text("edited by hand")
    build(place, SECOND)
    assert tree(place.output) == clean(tmp_path / "clean", SECOND)


def test_only_folders_that_we_made_and_that_are_empty_go(place: Workplace) -> None:
    (place.output / "gidsen/zutphen").mkdir(parents=True)
    build(place, FIRST)
    (place.output / "gidsen/deventer/notes.txt").write_text("a stranger's")
    build(place, {"index.html": page("alone")})
    assert tree(place.output) == {
        "gidsen": None,
        "gidsen/deventer": None,
        "gidsen/deventer/notes.txt": b"a stranger's",
        "gidsen/zutphen": None,
        "index.html": b"alone\nend",
    }


def test_a_folder_that_was_there_before_us_stays(place: Workplace) -> None:
    build(place, {"index.html": page("home")})
    (place.output / "gidsen").mkdir()
    build(place, FIRST)
    build(place, {"index.html": page("home")})
    assert tree(place.output) == {"gidsen": None, "index.html": b"home\nend"}


def test_the_folder_of_a_lost_page_goes_with_its_guide(place: Workplace, tmp_path: Path) -> None:
    build(place, FIRST)
    (place.output / "gidsen/deventer/index.html").unlink()
    build(place, SECOND)
    assert tree(place.output) == clean(tmp_path / "clean", SECOND)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": text("file")}, {"a/b/c": text("inside")}),
        ({"a/b/c": text("inside"), "a/d": text("too")}, {"a": text("file")}),
        ({"Over.html": page("x")}, {"over.html": page("x")}),
    ],
)
def test_a_file_becomes_a_folder_and_a_folder_a_file(
    place: Workplace, tmp_path: Path, before: dict[str, Recipe], after: dict[str, Recipe]
) -> None:
    build(place, before)
    build(place, after)
    assert tree(place.output) == clean(tmp_path / "clean", after)


def test_a_strangers_files_are_left_alone(place: Workplace) -> None:
    build(place, FIRST)
    strangers = {"CNAME": b"example.org", "gidsen/zutphen/notes.txt": b"mine", ".git/HEAD": b"ref"}
    for path, data in strangers.items():
        (place.output / path).parent.mkdir(exist_ok=True)
        (place.output / path).write_bytes(data)
    before = stamps(place.output)
    build(place, SECOND, replace=True)
    build(place, {})
    for path in strangers:
        assert stamps(place.output)[path] == before[path]


@pytest.mark.parametrize("path", ["plaatsen/ijssel.gpx", "plaatsen", "plaatsen/ijssel.gpx/notes"])
def test_a_stranger_in_the_way_stops_the_build_until_told_to_replace(
    place: Workplace, tmp_path: Path, path: str
) -> None:
    build(place, FIRST)
    (place.output / path).parent.mkdir(parents=True, exist_ok=True)
    (place.output / path).write_bytes(b"a stranger's")
    before = stamps(place.output)
    with pytest.raises(OutputError) as caught:
        build(place, SECOND)
    assert path in dict(caught.value.values)["paths"]
    assert stamps(place.output) == before
    assert not place.stage.exists()
    build(place, SECOND, replace=True)
    assert tree(place.output) == clean(tmp_path / "clean", SECOND)


def test_a_stranger_that_is_equal_is_adopted(place: Workplace) -> None:
    build(place, FIRST)
    (place.output / "plaatsen").mkdir()
    (place.output / "plaatsen/ijssel.gpx").write_bytes(b"<gpx/>")
    assert build(place, SECOND).kept == ("plaatsen/ijssel.gpx",)
    assert changes_in(place, SECOND).idle


def test_without_a_receipt_what_is_equal_is_adopted(place: Workplace, tmp_path: Path) -> None:
    build(place, FIRST)
    before = stamps(place.output)
    shutil.rmtree(place.state)
    assert build(place, FIRST).written == ()
    assert stamps(place.output) == before
    build(place, SECOND)
    assert tree(place.output) == clean(tmp_path / "clean", SECOND)


def test_without_a_receipt_nothing_stays_behind_unnoticed(place: Workplace, tmp_path: Path) -> None:
    build(place, FIRST)
    shutil.rmtree(place.state)
    before = stamps(place.output)
    with pytest.raises(OutputError) as caught:
        build(place, SECOND)
    assert dict(caught.value.values)["paths"] == "  gidsen/deventer/index.html"
    assert stamps(place.output) == before
    build(place, SECOND, replace=True)
    assert tree(place.output) == clean(tmp_path / "clean", SECOND)


def test_without_a_receipt_an_edited_page_stops_the_build_too(place: Workplace) -> None:
    build(place, FIRST)
    shutil.rmtree(place.state)
    (place.output / "index.html").write_text("edited")
    with pytest.raises(OutputError) as caught:
        build(place, FIRST)
    assert dict(caught.value.values) == {"paths": "  index.html", "count": "1", "more": "-11"}


def test_many_strangers_are_counted() -> None:
    with pytest.raises(OutputError) as caught:
        write.refuse_foreign(f"{number:02}" for number in range(20))
    values = dict(caught.value.values)
    assert (values["count"], values["more"], values["paths"].count("\n")) == ("20", "8", 11)


def test_hidden_files_stop_nothing(place: Workplace) -> None:
    place.output.mkdir()
    (place.output / ".gitkeep").touch()
    (place.output / "Thumbs.db").touch()
    build(place, FIRST)
    assert {".gitkeep", "Thumbs.db"} < set(tree(place.output))


def test_a_hidden_file_of_ours_is_ours(place: Workplace, tmp_path: Path) -> None:
    planned = {**FIRST, ".well-known/security.txt": text("mail us"), ".nojekyll": text("")}
    build(place, planned)
    assert changes_in(place, planned).idle
    build(place, FIRST)
    assert tree(place.output) == clean(tmp_path / "clean", FIRST)


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-9], lambda _: b"", lambda data: data[:40] + b"x" + data[41:]]
)
def test_a_damaged_receipt_counts_as_none(place: Workplace, damage: Callable[[bytes], bytes]) -> None:
    build(place, FIRST)
    before = stamps(place.output)
    receipt = place.state / "manifest.json"
    receipt.write_bytes(damage(receipt.read_bytes()))
    assert read_receipt(place) is None
    build(place, FIRST)
    assert stamps(place.output) == before
    assert read_receipt(place) is not None


def test_a_receipt_that_names_what_lies_elsewhere_harms_nothing(place: Workplace, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    build(place, FIRST)
    before = read_receipt(place)
    assert before
    plan = plan_of(FIRST)
    receipts = {**before.receipts, "../precious": before.receipts["index.html"]}
    forged = type(before)(receipts, before.folders | {"../.guidegen"})
    changes = compare(plan, forged, look(place.output, plan.outputs, forged))
    assert changes.forgotten == ("../precious",)
    with pytest.raises(DiskError):
        carry_out(place, Order(changes, forged), lambda *_: b"", lambda *_: None)
    assert (tmp_path / "precious").read_text() == "mine"


def test_when_one_file_cannot_be_made_nothing_is_touched(place: Workplace) -> None:
    build(place, FIRST)
    before = stamps(place.output)
    changes = changes_in(place, SECOND)

    def make(recipe: Recipe, _: str) -> bytes:
        if recipe == SECOND["index.html"]:
            raise DiskError("disk-full", path="a")
        return b"made"

    with pytest.raises(DiskError):
        carry_out(place, Order(changes, take_up(place)), make, lambda *_: None)
    assert stamps(place.output) == before
    assert tree(place.state).keys() == {"manifest.json"}


def test_output_may_be_a_link_to_a_folder_elsewhere(place: Workplace, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    place.output.symlink_to(tmp_path / "elsewhere")
    build(place, FIRST)
    build(place, SECOND)
    assert tree(tmp_path / "elsewhere") == clean(tmp_path / "clean", SECOND)


def test_a_folder_in_output_that_is_a_link_stops_the_build(place: Workplace, tmp_path: Path) -> None:
    build(place, FIRST)
    (tmp_path / "elsewhere").mkdir()
    (place.output / "plaatsen").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError):
        build(place, SECOND)
    assert tree(tmp_path / "elsewhere") == {}
    build(place, SECOND, replace=True)
    assert tree(tmp_path / "elsewhere") == {}
    assert tree(place.output) == clean(tmp_path / "clean", SECOND)


def test_output_that_is_a_file_is_said_to_be_one(place: Workplace) -> None:
    place.output.write_text("not a folder")
    with pytest.raises(DiskError) as caught:
        build(place, FIRST)
    assert caught.value.code == "not-a-folder"


def test_progress_counts_what_is_made(place: Workplace) -> None:
    told: list[tuple[int, int, str]] = []
    changes = changes_in(place, FIRST)
    carry_out(place, Order(changes, None), lambda *_: b"", lambda *step: told.append(step))
    assert told[0] == (1, 5, "style.css")
    assert [step[0] for step in told] == [1, 2, 3, 4, 5]


def test_a_durable_build_is_the_same(tmp_path: Path) -> None:
    place = Workplace(tmp_path / "output", tmp_path / ".guidegen")
    build(place, FIRST)
    assert tree(place.output) == clean(tmp_path / "clean", FIRST)
