"""The equation through new processes, where a build in which nothing changed answers before it looks at anything."""

from __future__ import annotations

import datetime as dt
import random
import zoneinfo
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guidegen import build, press
from guidegen.adapters.snapshot import still
from tests.command import AHEAD, Done, command
from tests.equation import around, moves, views, words
from tests.equation.hands import building_in_line
from tests.equation.kinds import KINDS, act, keeping_its_times
from tests.equation.sample import put
from tests.equation.test_equation import a_world
from tests.equation.world import World, assert_equal, stamped, tree, with_folders

assert all((around, moves, views, words))  # read for the kinds of edit in them

ZONE = zoneinfo.ZoneInfo("Europe/Amsterdam")
# The clock and the libraries of a process are its own: there are tests below for them.
NOT_HERE = {"a-day-passes", "the-clock-is-set-back", "maker-renewed", "killed-build"}
QUIET = "niets veranderd"


@pytest.fixture
def world() -> Iterator[World]:
    with a_world(trusting=False) as made:
        made.day = today()
        yield made


def today(ahead: float = AHEAD) -> dt.date:
    return (dt.datetime.now(ZONE) + dt.timedelta(seconds=ahead)).date()


def held_against_clean(world: World, *options: str) -> Done:
    """Build in a process, and hold output/ against a clean build."""
    before = tree(world.output)
    done = command(world.root, "build", *options)
    if "--replace" in done.err and world.lost_receipt:
        assert tree(world.output) == before
        world.foreign = {path: data for path, data in world.foreign.items() if "/." in f"/{path}"}
        done = command(world.root, "build", "--replace")
    wanted, clean = world.clean()
    assert done.code == {"built": 0, "stopped": 1}.get(wanted.ending, 3), done
    if wanted.built:
        world.lost_receipt = False
        world.states = [*world.states[-3:], world.sources()]
    assert_equal(tree(world.output), with_folders({**clean, **world.foreign}) if wanted.built else before)
    return done


def answers_at_once(world: World) -> bool:
    """Whether a plain build would say again what the last one said."""
    when = dt.datetime.now(dt.UTC).timestamp() + AHEAD
    return still(str(world.root), "build", when) is not None


@pytest.mark.parametrize("seed", range(10))
def test_incremental_equals_clean_through_processes(world: World, seed: int) -> None:
    dice = random.Random(seed)
    held_against_clean(world)
    for _ in range(4):
        name = dice.choice(sorted(KINDS.keys() - NOT_HERE))
        act(world, name, dice)
        if held_against_clean(world).code:
            world.check_out(world.states[-1])
            held_against_clean(world)


def text_of_the_same_size_and_time(world: World) -> None:
    path = world.root / "content/places/gracht.md"
    keeping_its_times(path, path.read_bytes().replace(b"Stil", b"Diep"))


def link_to_elsewhere(world: World) -> None:
    path = world.root / "content/guides/stad/plein.jpg"
    path.unlink()
    path.symlink_to("../../../originals/two.jpg")


def target_of_a_link(world: World) -> None:
    keeping_its_times(world.root / "originals/one.jpg", (world.root / "originals/two.jpg").read_bytes())


def template(world: World) -> None:
    path = world.root / "themes/small/templates/page.html"
    keeping_its_times(path, path.read_bytes().replace(b"<p>", b"<b>"))


def static_file(world: World) -> None:
    path = world.root / "themes/small/static/look.css"
    keeping_its_times(path, path.read_bytes().replace(b"width", b"depth"))


def new_file(world: World) -> None:
    put(world.root / "content/pages/nieuw.md", b"---\ntitle: Nieuw\n---\nNieuw.\n")


def file_gone(world: World) -> None:
    (world.root / "content/contributors/bas.md").unlink()
    for path in world.files("content/guides/**/*.md"):
        path.write_text(path.read_text().replace("bas", "noor"))


def output_gone(world: World) -> None:
    (world.output / "index.html").unlink()


def output_edited(world: World) -> None:
    path = world.output / "gidsen" / "index.html"
    keeping_its_times(path, bytes(reversed(path.read_bytes())))


def receipt_gone(world: World) -> None:
    (world.root / ".guidegen/manifest.json").unlink()
    world.lost_receipt = True


def snapshot_damaged(world: World) -> None:
    path = world.root / ".guidegen/snapshot"
    path.write_bytes(path.read_bytes().replace(b"niets", b"nooit"))


CHANGES = (
    text_of_the_same_size_and_time, link_to_elsewhere, target_of_a_link, template, static_file, new_file, file_gone,
    output_gone, output_edited, receipt_gone, snapshot_damaged,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_snapshot_hides_no_change(world: World, change: Callable[[World], None]) -> None:
    (world.root / "originals").mkdir()
    (world.root / "content/guides/stad/plein.jpg").rename(world.root / "originals/one.jpg")
    (world.root / "content/guides/stad/plein.jpg").symlink_to("../../../originals/one.jpg")
    put(world.root / "originals/two.jpg", (world.root / "content/guides/stad/toren.jpg").read_bytes())
    held_against_clean(world)
    assert answers_at_once(world)
    change(world)
    assert not answers_at_once(world)
    held_against_clean(world)


def test_a_snapshot_looks_behind_a_link_to_a_theme(world: World) -> None:
    (world.root / "shared").mkdir()
    (world.root / "themes/small").rename(world.root / "shared/small")
    (world.root / "themes/small").symlink_to("../shared/small")
    assert command(world.root, "build").code == 0
    assert answers_at_once(world)
    path = world.root / "shared/small/static/look.css"
    keeping_its_times(path, path.read_bytes().replace(b"width", b"depth"))
    assert not answers_at_once(world)


def test_a_snapshot_ends_at_midnight_where_the_site_is(world: World) -> None:
    held_against_clean(world)
    midnight = dt.datetime.combine(world.day + dt.timedelta(1), dt.time(), ZONE).timestamp()
    assert still(str(world.root), "build", midnight - 0.001) is not None
    assert still(str(world.root), "build", midnight) is None
    ahead = midnight + 1 - dt.datetime.now(dt.UTC).timestamp()
    assert command(world.root, "build", ahead=ahead).code == 0
    world.day = today(ahead)
    assert_equal(tree(world.output), world.clean()[1])


def test_a_snapshot_is_none_of_a_build_for_another_day(world: World) -> None:
    """What another day showed is taken away again, though the pages of today are as they were."""
    later = (world.day + dt.timedelta(1)).isoformat()
    text = f"---\ntitle: Stil\nstatus: unlisted\npublished: {later}\n---\nMorgen.\n\n## Een\n- kind: walk\n\nLoop.\n"
    put(world.root / "content/guides/morgen.md", text.encode())
    for path in (world.root / "content/guides/later", world.root / "content/exhibitions"):
        for file in path.iterdir():
            file.unlink()
    stad = world.root / "content/guides/stad/guide.md"
    stad.write_text(stad.read_text().replace("- exhibition: licht\n", ""))
    held_against_clean(world)
    assert answers_at_once(world)
    assert command(world.root, "build", "--today", later).code == 0
    assert (world.output / "gidsen/morgen/index.html").exists()
    held_against_clean(world)


def test_a_snapshot_rests_on_guidegen_and_its_libraries(world: World) -> None:
    with building_in_line():
        result = build.build_site(press.Order(world.root, dt.datetime.now(dt.UTC)), lambda _: None)
    assert result.basis is not None
    assert str(Path(build.__file__).parent) in result.basis.sources
    import jinja2

    assert str(Path(jinja2.__file__).parents[1]) in result.basis.standing


def test_a_build_right_after_an_edit_keeps_no_snapshot(world: World) -> None:
    """What was changed while it was read might be changed again without a trace."""
    assert command(world.root, "build", ahead=0).code == 0
    assert not (world.root / ".guidegen/snapshot").exists()


def test_the_answer_is_the_same_and_nothing_is_touched(world: World) -> None:
    held_against_clean(world)
    before = stamped(world.root)
    first, second = (command(world.root, "build") for _ in range(2))
    assert first == second
    assert first.code == 0
    assert QUIET in first.out
    assert stamped(world.root) == before


def test_a_build_in_which_nothing_changed_loads_next_to_nothing(world: World) -> None:
    held_against_clean(world)
    tell = (
        "import os; leave = os._exit; "
        "os._exit = lambda code: (print('LOADED', *sys.modules, flush=True), leave(code))"
    )
    done = command(world.root, "build", first=tell)
    assert done.code == 0
    assert QUIET in done.out
    loaded = set(done.out.partition("LOADED")[2].split())
    heavy = {"click", "json", "jinja2", "PIL", "yaml", "pydantic", "markdown_it", "rich", "babel", "slugify"}
    assert "guidegen.cli.still" in loaded
    assert not heavy & loaded
