"""A build that has nothing to do does nothing; the same sources give the same bytes wherever and however they are built."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from guidegen.themes import shipped_themes
from tests.command import command
from tests.conftest import TODAY
from tests.equation.sample import make_sample, put
from tests.equation.test_equation import a_world
from tests.equation.world import Tree, assert_equal, stamped, tree

CELLS = (  # source path, environment, umask, processes
    ("a", {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C"}, 0o022, 2),
    ("a", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "nl_NL.UTF-8"}, 0o022, 1),
    ("a", {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8"}, 0o077, 2),
    ("a", {"PYTHONHASHSEED": "3", "TZ": "Asia/Kathmandu", "LC_ALL": "C"}, 0o002, 1),
    ("é/b c", {"PYTHONHASHSEED": "4", "TZ": "UTC", "LANG": "C.UTF-8"}, 0o022, 1),
    ("é/b c", {"PYTHONHASHSEED": "5", "TZ": "Pacific/Pago_Pago", "SOURCE_DATE_EPOCH": "1"}, 0o077, 2),
    ("é/b c", {"PYTHONHASHSEED": "6", "TZ": "Europe/Amsterdam", "LANG": "ja_JP.UTF-8"}, 0o027, 2),
    ("é/b c", {"PYTHONHASHSEED": "random", "TZ": "UTC", "COLUMNS": "20", "LANG": "C"}, 0o022, 4),
)


def test_a_build_with_nothing_to_do_touches_nothing() -> None:
    with a_world(trusting=False) as world:
        world.build()
        before = stamped(world.output)
        for _ in range(20):
            assert world.build().built
        assert stamped(world.output) == before


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in the theme that comes with guidegen."""
    folder = tmp_path_factory.mktemp("sample")
    make_sample(folder)
    shutil.copytree(shipped_themes() / "default", folder / "themes" / "default")
    text = (folder / "content/site.yaml").read_text()
    (folder / "content/site.yaml").write_text(text.replace("theme: small", "theme: default"))
    return folder


@pytest.fixture(scope="module")
def first(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """What the first cell gives."""
    return _built(sample, tmp_path_factory.mktemp("first"), 0)


@pytest.mark.parametrize("cell", range(1, len(CELLS)))
def test_the_same_bytes_everywhere(sample: Path, first: Tree, tmp_path: Path, cell: int) -> None:
    assert_equal(_built(sample, tmp_path, cell), first)


def _built(sample: Path, folder: Path, cell: int) -> Tree:
    """A build of the sample in that cell; its files are written in another order each time."""
    path, env, umask, processes = CELLS[cell]
    root = folder / path
    files = [(name, data) for name, data in tree(sample).items() if isinstance(data, bytes)]
    random.Random(cell).shuffle(files)
    for name, data in files:
        put(root / name, data)
    first_do = f"import os; os.umask({umask}); os.cpu_count = lambda: {processes}"
    done = command(root, "build", "--today", TODAY.isoformat(), first=first_do, env=env)
    assert done.code == 0, done
    return tree(root / "output")
