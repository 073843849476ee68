"""Ready-made orders for a forge: good YAML, with commands that guidegen knows, and every secret that the target wants."""

from __future__ import annotations

import shlex
from typing import Any

import click
import pytest
import yaml

from guidegen.cli.commands import guidegen
from guidegen.problems import UsageError
from guidegen.publish.target import Address
from guidegen.publish.workflows import FORGES, Workflow, workflow

ADDRESSES = {
    "git": {"repository": "https://github.com/museum/gids.git"},
    "netlify": {"site": "museum.netlify.app"},
    "s3": {"bucket": "gidsen"},
    "sftp": {"host": "museum.example", "folder": "www"},
}
EACH = [(forge, kind) for forge in FORGES for kind in ADDRESSES]


def made(forge: str, kind: str) -> Workflow:
    return workflow(forge, Address("website", kind, ADDRESSES[kind]), "1.2.3")


def steps(forge: str, kind: str) -> list[dict[str, Any]]:
    """The steps that run something, each with what stands in its environment."""
    content = yaml.safe_load(made(forge, kind).text)
    if forge == "gitlab":
        return [{"run": line} for line in content["publish"]["script"]]
    return [step for step in content["jobs"]["publish"]["steps"] if "run" in step]


@pytest.mark.parametrize(("forge", "kind"), EACH)
def test_the_steps_are_commands_of_ours(forge: str, kind: str) -> None:
    lines = [shlex.split(step["run"]) for step in steps(forge, kind)]
    ours = [words[1:] for words in lines if words[0] == "guidegen"]
    assert [words[0] for words in ours] == ["check", "publish"]
    assert ours[1] == ["publish", "website", "--yes"]
    for words in ours:
        command = guidegen.get_command(click.Context(guidegen), words[0])
        assert command is not None
        command.make_context(words[0], words[1:])
    assert any("guidegen" in word and word.endswith("==1.2.3") for words in lines for word in words)
    assert "@" not in made(forge, kind).text.replace("actions/checkout@v4", "").replace("@v5", "").replace(
        "cache@v4", ""
    )


@pytest.mark.parametrize(("forge", "kind"), [(forge, kind) for forge, kind in EACH if forge != "gitlab"])
def test_every_secret_comes_from_the_forge(forge: str, kind: str) -> None:
    given = {name: value for step in steps(forge, kind) for name, value in step.get("env", {}).items()}
    assert set(given) == set(made(forge, kind).secrets)
    assert all(value.startswith("${{ ") for value in given.values())


@pytest.mark.parametrize(("forge", "kind"), [(forge, kind) for forge, kind in EACH if forge != "gitlab"])
def test_it_runs_once_a_day_and_keeps_its_pictures(forge: str, kind: str) -> None:
    content = yaml.safe_load(made(forge, kind).text)
    assert content[True]["schedule"] == [{"cron": "23 3 * * *"}]  # YAML 1.1 reads `on` as yes
    (cache,) = (step for step in content["jobs"]["publish"]["steps"] if "cache" in step.get("uses", ""))
    assert cache["with"]["path"] == ".guidegen"


def test_gitlab_shows_its_own_pages_from_a_job() -> None:
    address = Address("website", "git", {"repository": "https://gitlab.com/museum/gids.git"})
    found = workflow("gitlab", address, "1.2.3")
    content = yaml.safe_load(found.text)
    assert found.secrets == ()
    assert content["pages"]["pages"] == {"publish": "output"}
    assert content["pages"]["script"][1:] == ["guidegen check", "guidegen build"]


def test_no_forge_reaches_a_folder() -> None:
    with pytest.raises(UsageError) as refused:
        workflow("github", Address("website", "folder", {"folder": "/srv/www"}), "1.2.3")
    assert refused.value.code == "publish-init-folder"
