"""The demo in content/, built once, for all that judges a finished site."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from guidegen.build import build_site
from guidegen.plan.result import Ending
from guidegen.press import Order
from tests.conftest import TODAY

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def magazine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as a site: the folder that holds content/, output/ and .guidegen/."""
    root = tmp_path_factory.mktemp("magazine")
    shutil.copytree(REPOSITORY / "content", root / "content", ignore=shutil.ignore_patterns("_tekeningen"))
    order = Order(root, dt.datetime.combine(TODAY, dt.time(12), dt.UTC), TODAY)
    result = build_site(order, lambda _: None)
    assert result.ending is Ending.BUILT, result.problems
    return root


@pytest.fixture(scope="session")
def site(magazine: Path) -> Path:
    """The demo's output/."""
    return magazine / "output"
