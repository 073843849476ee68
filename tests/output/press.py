"""A small press: builds of a few files, without guides, themes or pictures, to see what becomes of output/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidegen.adapters.files import digest_bytes
from guidegen.adapters.pictures import Derivative, Refusal
from guidegen.output.cache import PictureCache
from guidegen.output.look import look
from guidegen.output.make import Bench
from guidegen.output.pictures import Darkroom, make_pictures
from guidegen.output.place import Workplace
from guidegen.output.receipts import take_up
from guidegen.output.write import Order, Written, carry_out
from guidegen.plan.changes import Changes, compare
from guidegen.plan.plan import Output, Plan, make_plan
from guidegen.plan.recipes import MakePicture, Recipe, RenderPage, WriteText


@dataclass(frozen=True, slots=True)
class View:
    """What a page says, the files it cannot do without, and what it was told and does not show."""

    words: str
    needs: tuple[str, ...] = ()
    unseen: str = ""


def page(words: str, *needs: str, unseen: str = "") -> RenderPage:
    return RenderPage("page.html", "theme", View(words, needs, unseen))


def text(words: str) -> WriteText:
    return WriteText(words)


def picture(source: bytes, width: int = 480, fmt: str = "avif") -> MakePicture:
    return MakePicture(digest_bytes(source), (0, 0, 4000, 3000), (width, width * 3 // 4), fmt, 60)


def derive(path: Path, jobs: tuple[Derivative, ...]) -> tuple[bytes, ...] | Refusal:
    """Stands in for the picture library: bytes that tell what they were made from and how."""
    source = path.read_bytes()
    if source.startswith(b"broken"):
        return Refusal("picture-truncated", (("why", "broken"),))
    return tuple(b"%s as %s %d" % (source, job.format.encode(), job.size[0]) for job in jobs)


class AtOnce(Executor):
    """Does the work when it is handed out, in this process."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(work(*args, **kwargs))
        return future


def render(recipe: RenderPage) -> bytes:
    """The page: its words, then a line for each file it needs."""
    return "\n".join((recipe.view.words, *(f"needs {path}" for path in recipe.view.needs), "end")).encode()


def plan_of(recipes: Mapping[str, Recipe]) -> Plan:
    plan, clashes = make_plan(tuple(Output(path, recipe) for path, recipe in recipes.items()))
    assert not clashes
    return plan


def place_in(folder: Path) -> Workplace:
    return Workplace(folder / "output", folder / ".guidegen", durable=False)


def changes_in(place: Workplace, recipes: Mapping[str, Recipe]) -> Changes:
    plan, before = plan_of(recipes), take_up(place)
    return compare(plan, before, look(place.output, plan.outputs, before))


def build(
    place: Workplace,
    recipes: Mapping[str, Recipe],
    *,
    replace: bool = False,
    sources: Mapping[str, Path] | None = None,
) -> Written:
    """As build.py does it, under no lock."""
    plan, before = plan_of(recipes), take_up(place)
    changes = compare(plan, before, look(place.output, plan.outputs, before))
    bench = Bench(render, sources or {}, PictureCache(place.cache))
    room = Darkroom(bench.sources, AtOnce(), bench.cache, derive)
    assert make_pictures(changes.made, room, lambda *_: None) == ()
    return carry_out(place, Order(changes, before, replace), bench.make, lambda *_: None)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything under a folder: the bytes of a file, None for a folder."""
    found = sorted(folder.rglob("*"))
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes() for path in found
    }


def stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What a write would change, even one of the same bytes."""
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_ino,
            path.stat().st_mtime_ns,
            path.stat().st_ctime_ns,
        )
        for path in sorted(folder.rglob("*"))
    }


def clean(
    folder: Path, recipes: Mapping[str, Recipe], sources: Mapping[str, Path] | None = None
) -> dict[str, bytes | None]:
    """What a build of these in an empty place gives."""
    place = place_in(folder)
    build(place, recipes, sources=sources)
    return tree(place.output)
