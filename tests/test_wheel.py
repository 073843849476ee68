"""The wheel built from this tree carries all it needs, and makes a site in an empty folder.

Nothing is fetched: the wheel is built by the locked backend of this environment, and installed without its
dependencies into a fresh environment that finds those in this one. That environment cannot see this tree.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import guidegen
from tests.checkers.links import Folder, broken_links

ROOT = Path(__file__).parents[1]
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq")

pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path, home: Path) -> str:
    """What a command says; the test fails with its words when it fails."""
    keep = {
        name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "SYSTEMROOT", "TMP"}
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=keep | {"HOME": str(home), "USERPROFILE": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    folder = tmp_path_factory.mktemp("dist")
    command = (*PIP, "wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    run(*command, folder=folder, home=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment with the wheel in it."""
    fresh = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(fresh, with_pip=False, symlinks=os.name != "nt")
    commands = fresh / ("Scripts" if os.name == "nt" else "bin")
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(fresh)}))
    # A folder named in a .pth is searched, but its own .pth files (this tree's among them) are not read.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    install = (*PIP, "--python", commands / "python", "install", "--no-index", "--no-deps", wheel)
    run(*install, folder=fresh, home=fresh)
    return commands


def test_the_wheel_holds_the_package_the_themes_and_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.endswith("/")}
    package = {path.relative_to(ROOT).as_posix() for path in files_below(ROOT / "guidegen")}
    themes = {
        f"guidegen/shipped/themes/{path.relative_to(ROOT / 'themes').as_posix()}"
        for path in files_below(ROOT / "themes")
    }
    about = {name for name in held if ".dist-info/" in name}
    assert themes
    assert held - about == package | themes
    assert f"guidegen-{guidegen.__version__}.dist-info/licenses/LICENSE" in about


def files_below(folder: Path) -> list[Path]:
    """The files that belong in a wheel; Python's own leavings do not."""
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def test_an_empty_folder_becomes_a_site(scripts: Path, tmp_path: Path) -> None:
    where = run(
        scripts / "python", "-c", "import guidegen; print(guidegen.__file__)", folder=tmp_path, home=tmp_path
    )
    assert Path(where.strip()).is_relative_to(scripts.parent)

    run(scripts / "guidegen", "new", "my-guides", folder=tmp_path, home=tmp_path)
    run(scripts / "guidegen", "build", folder=tmp_path / "my-guides", home=tmp_path)

    output = tmp_path / "my-guides" / "output"
    assert (output / "index.html").is_file()
    assert broken_links(Folder(output)) == ()


def test_the_module_speaks_as_the_command_does(scripts: Path, tmp_path: Path) -> None:
    by_command = run(scripts / "guidegen", "--version", folder=tmp_path, home=tmp_path)
    by_module = run(scripts / "python", "-m", "guidegen", "--version", folder=tmp_path, home=tmp_path)
    assert guidegen.__version__ in by_command
    assert by_command == by_module
