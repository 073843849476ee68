"""The demo in content/, built once, for all that judges a finished site."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from guidegen.adapters.files import lock
from guidegen.build import build_site
from guidegen.plan.result import Ending
from guidegen.press import Order
from tests.conftest import TODAY

PATIENCE = 300.0  # seconds, while another worker builds it
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def magazine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as a site: the folder that holds content/, output/ and .guidegen/; one for all the workers of a run."""
    own = tmp_path_factory.getbasetemp()
    root = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "magazine"
    with lock(root.with_name("magazine.lock"), wait=PATIENCE):
        if not (root / "output").exists():
            _build(root)
    return root


def _build(root: Path) -> None:
    shutil.copytree(REPOSITORY / "content", root / "content", ignore=shutil.ignore_patterns("_tekeningen"))
    order = Order(root, dt.datetime.combine(TODAY, dt.time(12), dt.UTC), TODAY)
    result = build_site(order, lambda _: None)
    assert result.ending is Ending.BUILT, result.problems


@pytest.fixture(scope="session")
def site(magazine: Path) -> Path:
    """The demo's output/."""
    return magazine / "output"
