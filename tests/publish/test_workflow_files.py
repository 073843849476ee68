"""What goes along with a forge's file: the guidegen that is installed there, a .gitignore, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from guidegen.problems import UsageError
from guidegen.publish.target import Address
from guidegen.publish.workflows import FORGES, lay_beside, workflow
from guidegen.publish.workflows.beside import lacking
from guidegen.publish.workflows.origin import Origin, origin_of
from tests.command import Done, command

WHEEL = "guidegen-1.2.3-py3-none-any.whl"
GIT = {"vcs": "git", "commit_id": "0a1b2c"}
REQUIREMENTS = [
    (None, "guidegen[sftp]==1.2.3"),
    ({"url": "file:///home/ik/guidegen", "dir_info": {}}, "guidegen[sftp]==1.2.3"),
    ({"url": f"file:///home/ik/Mijn%20pakketten/{WHEEL}", "archive_info": {}}, f"./{WHEEL}[sftp]"),
    (
        {"url": f"https://museum.example/{WHEEL}", "archive_info": {}},
        f"guidegen[sftp] @ https://museum.example/{WHEEL}",
    ),
    (
        {"url": "https://ik:geheim@git.example/guidegen.git", "vcs_info": GIT},
        "guidegen[sftp] @ git+https://git.example/guidegen.git@0a1b2c",
    ),
    (
        {"url": "https://git.example/alles", "vcs_info": GIT, "subdirectory": "guidegen"},
        "guidegen[sftp] @ git+https://git.example/alles@0a1b2c#subdirectory=guidegen",
    ),
]


@pytest.mark.parametrize(("record", "requirement"), REQUIREMENTS)
@pytest.mark.parametrize("forge", FORGES)
def test_the_same_guidegen_is_installed_there(forge: str, record: object, requirement: str) -> None:
    origin = origin_of("1.2.3", json.dumps(record) if record else None)
    address = Address("website", "sftp", {"host": "museum.example", "folder": "www"})
    found = workflow(forge, address, origin)
    assert origin.requirement("sftp") == requirement
    assert origin.requirement("") == requirement.replace("[sftp]", "")
    assert f'pip install "{requirement}"\n' in found.text
    yaml.safe_load(found.text)
    assert ("publish-init-pypi" in dict(found.notes)) == requirement.endswith("==1.2.3")


@pytest.mark.parametrize("url", ["file:///home/ik/guidegen", "ssh://git@git.example/guidegen.git"])
def test_a_repository_that_only_this_machine_reaches(url: str) -> None:
    with pytest.raises(UsageError) as refused:
        origin_of("1.2.3", json.dumps({"url": url, "vcs_info": GIT}))
    assert refused.value.code == "publish-init-origin"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("output/\n.guidegen/\n", ()),
        ("/output/*\n!/output/.gitkeep\n.guidegen\n", ()),
        ("# output/\n*.pyc\n", ("output/", ".guidegen/")),
        ("output\n", (".guidegen/",)),
        ("", ("output/", ".guidegen/")),
    ],
)
def test_what_a_gitignore_lets_through(text: str, missing: tuple[str, ...]) -> None:
    assert lacking(text) == missing


def test_a_gitignore_is_made_and_another_one_is_left_alone(tmp_path: Path) -> None:
    assert [code for code, _ in lay_beside(tmp_path, Origin("1.2.3"))] == ["publish-init-ignore-made"]
    assert (tmp_path / ".gitignore").read_text() == "output/\n.guidegen/\n"
    assert lay_beside(tmp_path, Origin("1.2.3")) == ()
    (tmp_path / ".gitignore").write_text("output/\n")
    (note,) = lay_beside(tmp_path, Origin("1.2.3"))
    assert note == ("publish-init-ignore", {"path": ".gitignore", "lines": ".guidegen/"})
    assert (tmp_path / ".gitignore").read_text() == "output/\n"


def test_a_wheel_goes_along_while_it_is_there(tmp_path: Path) -> None:
    site, wheel = tmp_path / "site", tmp_path / WHEEL
    site.mkdir()
    assert lay_beside(site, Origin(wheel=wheel))[-1] == ("publish-init-wheel", {"name": WHEEL})
    wheel.write_bytes(b"a wheel")
    assert lay_beside(site, Origin(wheel=wheel)) == (("publish-init-wheel-copied", {"name": WHEEL}),)
    assert (site / WHEEL).read_bytes() == b"a wheel"


def init(folder: Path, *words: str) -> Done:
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content/site.yaml").write_text(
        "format: 1\ntitel: A\ntalen: [nl]\npubliceren:\n  naar: netlify\n  site: museum.netlify.app\n"
    )
    return command(folder, "publish", "--init", "github", *words)


def test_it_is_written_once_and_not_over_another(tmp_path: Path) -> None:
    first, again = init(tmp_path), init(tmp_path)
    assert (first.code, again.code) == (0, 0)
    assert first.out.startswith("Gemaakt: .github/workflows/publish.yml.\nGemaakt: .gitignore")
    assert "NETLIFY_AUTH_TOKEN" in first.out
    path = tmp_path / ".github/workflows/publish.yml"
    path.write_text("mijn eigen\n")
    other = init(tmp_path)
    assert (other.code, "--dry-run" in other.err) == (2, True)
    assert path.read_text() == "mijn eigen\n"


def test_with_a_dry_run_it_is_only_shown(tmp_path: Path) -> None:
    shown = init(tmp_path, "--dry-run")
    assert (shown.code, shown.err) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content"]
    init(tmp_path)
    assert (tmp_path / ".github/workflows/publish.yml").read_text() == shown.out
