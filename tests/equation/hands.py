"""Builds in this process: pictures made in line and remembered, nothing forced onto the disk."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from guidegen import build, press
from guidegen.adapters import pillow
from guidegen.content import ledger
from guidegen.edition.desk import Makers
from guidegen.output.place import Workplace
from guidegen.problems import GuidegenError

# A picture of the same bytes is the same picture: drawn once a run.
_made: dict[tuple[object, ...], object] = {}


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: built, stopped (mistakes) or the code of an error; and all it said to the curator."""

    ending: str
    said: tuple[object, ...]

    @property
    def built(self) -> bool:
        """Whether output/ is now what content/ says."""
        return self.ending == "built"


class InLine(Executor):
    """Does each piece of work at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The work, done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - handed on, as an executor does
            future.set_exception(error)
        return future


@contextmanager
def building_in_line(*, trusting: bool = False, version: Callable[[], str] = lambda: "") -> Iterator[None]:
    """Make builds cheap; `trusting` takes young files at their signature, `version` is added to each maker's."""
    makers = press._makers
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "Workers", InLine)
        patch.setattr(
            build,
            "_workplace",
            lambda order: Workplace(order.root / "output", order.root / ".guidegen", durable=False),
        )
        patch.setattr(press, "_makers", lambda *given: _renewed(makers(*given), version()))
        patch.setattr(pillow, "derive", _remembered(pillow.derive))
        patch.setattr(pillow, "survey", _remembered(pillow.survey))
        if trusting:
            patch.setattr(ledger, "_YOUNG", 0)
        yield


def run(root: Path, day: dt.date, *, overwrite: bool = False) -> Outcome:
    """One build, at noon of that day."""
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    try:
        result = build.build_site(press.Order(root, noon), lambda _: None, overwrite=overwrite)
    except GuidegenError as error:
        return Outcome(error.code, ())
    said = (*result.problems, *result.left_out)
    return Outcome("stopped" if result.stopped else "built", said)


def _renewed(makers: Makers, version: str) -> Makers:
    return Makers(f"{makers.page}{version}", f"{makers.picture}{version}")


def _remembered(work: Callable[..., object]) -> Callable[..., object]:
    def working(path: Path, *jobs: object) -> object:
        key = (work.__name__, path.suffix, path.read_bytes(), jobs)
        if key not in _made:
            _made[key] = work(path, *jobs)
        return _made[key]

    working.__name__ = work.__name__
    return working
