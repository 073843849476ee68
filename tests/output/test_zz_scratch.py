"""The equation: whatever happened before, the next build gives what a clean one gives, byte for byte."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidegen.adapters.files import digest_bytes
from guidegen.output import journal
from guidegen.output.place import Workplace
from guidegen.output.receipts import read_receipt
from guidegen.plan.recipes import Recipe
from tests.output import press
from tests.output.press import build, clean, page, picture, place_in, text, tree

PHOTOS = (b"photo one", b"photo two")
PATHS = ("index.html", "a/index.html", "a/b/index.html", "a", "c.css", "d/e.avif", "feed.xml", "a/b")
RECIPES: tuple[Recipe, ...] = (
    page("one"),
    page("two"),
    page("two", unseen="else"),
    text("one"),
    text("two"),
    picture(PHOTOS[0]),
    picture(PHOTOS[1]),
    picture(PHOTOS[0], 960),
)
EDITIONS = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(RECIPES), max_size=6).map(
    lambda recipes: {path: recipe for path, recipe in recipes.items() if fits(path, recipes)}
)


def fits(path: str, recipes: dict[str, Recipe]) -> bool:
    return not any(other.startswith(f"{path}/") for other in recipes)


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def chosen(folder: Path, number: int) -> Path | None:
    found = files_in(folder)
    return found[number % len(found)] if found else None


def edit(place: Workplace, number: int) -> None:
    if path := chosen(place.output, number):
        path.write_bytes(path.read_bytes()[::-1])


def lose(place: Workplace, number: int) -> None:
    if path := chosen(place.output, number):
        path.unlink()


def lose_all(place: Workplace, _: int) -> None:
    shutil.rmtree(place.output, ignore_errors=True)


def damage_state(place: Workplace, number: int) -> None:
    if path := chosen(place.state, number):
        data = path.read_bytes()
        cut = number % (len(data) + 1)
        path.write_bytes(data[:cut] + bytes(byte ^ 1 for byte in data[cut : cut + 1]) + data[cut + 1 :])


def cut_state(place: Workplace, number: int) -> None:
    if path := chosen(place.state, number):
        path.write_bytes(path.read_bytes()[: number % 60])


def lose_some_state(place: Workplace, number: int) -> None:
    """Not the journal: who takes that away from a build that was killed has to say --replace."""
    path = chosen(place.state, number)
    if path and path.name != "journal.json":
        path.unlink()


def lose_state(place: Workplace, _: int) -> None:
    shutil.rmtree(place.state, ignore_errors=True)


def touch(place: Workplace, number: int) -> None:
    if path := chosen(place.output, number):
        path.touch()


def copy_all(place: Workplace, _: int) -> None:
    """As when the whole folder is moved to another computer."""
    for folder in (place.output, place.state):
        if folder.exists():
            shutil.copytree(folder, folder.with_name("copy"))
            shutil.rmtree(folder)
            folder.with_name("copy").rename(folder)


class Stopped(Exception):  # noqa: N818 - no mistake, an end
    """The build was ended."""


def stop_half_way(place: Workplace, number: int) -> None:
    """A build of everything that ends at some step of its way into output/."""
    left = [number % 9]

    def count(move: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any) -> Any:
            if not left[0]:
                raise Stopped
            left[0] -= 1
            return move(*args)

        return counted

    with pytest.MonkeyPatch.context() as patch, suppress(Stopped):
        for name in ("move", "remove"):
            patch.setattr(journal, name, count(getattr(journal, name)))
        recipes = {path: RECIPES[number % len(RECIPES)] for path in ("a/index.html", "c.css", "g/h/i.html")}
        build(place, recipes, replace=True, sources=photos(place))


def drop_empty_folders(folder: Path) -> None:
    """Without a receipt nobody can say whose an empty folder is: it stays, and that is no difference to a reader."""
    for inner in sorted(folder.rglob("*"), reverse=True):
        if inner.is_dir() and not any(inner.iterdir()):
            inner.rmdir()


HAPPENINGS = (
    edit,
    lose,
    lose_all,
    damage_state,
    cut_state,
    lose_some_state,
    lose_state,
    touch,
    copy_all,
    stop_half_way,
)


def photos(place: Workplace) -> dict[str, Path]:
    found = {}
    for data in PHOTOS:
        found[digest_bytes(data)] = place.output.parent / f"{data.decode()}.jpg"
        found[digest_bytes(data)].write_bytes(data)
    return found


@settings(max_examples=1000)
@given(
    st.lists(
        st.tuples(
            EDITIONS, st.lists(st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 500)), max_size=2)
        ),
        min_size=2,
        max_size=6,
    )
)
def test_whatever_happened_the_next_build_equals_a_clean_one(
    steps: list[tuple[dict[str, Recipe], list[tuple[Callable[[Workplace, int], None], int]]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = place_in(Path(folder) / "site")
        place.output.parent.mkdir()
        for number, (recipes, happenings) in enumerate(steps):
            # What was lost of the state makes a stranger of what we made: --replace is the curator's answer.
            build(place, recipes, replace=True, sources=photos(place))
            wanted = clean(Path(folder) / str(number), recipes, photos(place))
            assert (tree(place.output) if place.output.exists() else {}) == wanted
            assert press.changes_in(place, recipes).idle
            for happening, choice in happenings:
                happening(place, choice)
            if read_receipt(place) is None:
                drop_empty_folders(place.output)
