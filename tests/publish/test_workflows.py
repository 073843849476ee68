"""Ready-made orders for a forge: good YAML, with commands that guidegen knows, and every secret that the target wants."""

from __future__ import annotations

import re
import shlex
from typing import Any

import click
import pytest
import yaml

from guidegen.cli.commands import guidegen
from guidegen.problems import GuidegenError
from guidegen.publish.target import Address
from guidegen.publish.workflows import FORGES, Workflow, workflow
from guidegen.publish.workflows.origin import Origin
from guidegen.report.catalogue import LANGUAGES, word

OWN = {
    "github": "https://github.com/museum/gids.git",
    "gitlab": "https://gitlab.com/museum/gids.git",
    "codeberg": "https://codeberg.org/Museum/gids.git",
}
OWN_SSH = {
    "github": "git@github.com:museum/gids.git",
    "gitlab": "git@gitlab.museum.example:museum/gids.git",
    "codeberg": "ssh://git@codeberg.org/Museum/gids",
}
OTHERS = {
    "git": {"repository": "https://git.museum.example/museum/gids.git"},
    "git-ssh": {"repository": "ssh://git@git.museum.example:2222/museum/gids.git"},
    "cloudflare": {"repository": "https://github.com/museum/gids.git", "host": "cloudflare"},
    "netlify": {"site": "museum.netlify.app"},
    "rsync": {"host": "museum.example", "folder": "www", "port": "2222"},
    "s3": {"bucket": "gidsen"},
    "s3-profile": {"bucket": "gidsen", "profile": "museum"},
    "sftp": {"host": "museum.example", "folder": "www"},
}
KINDS = {"git-ssh": "git", "cloudflare": "git", "s3-profile": "s3"}
PUBLISHED = [(forge, name) for forge in FORGES for name in OTHERS]
PAGES = [(forge, url) for urls in (OWN, OWN_SSH) for forge, url in urls.items()]
SSH = ("SSH_KNOWN_HOSTS", "SSH_PRIVATE_KEY")
AWS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
SECRETS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "git": (("GUIDEGEN_GIT_TOKEN",), ()),
    "git-ssh": (SSH, ()),
    "cloudflare": (("GUIDEGEN_GIT_TOKEN",), ()),
    "netlify": (("NETLIFY_AUTH_TOKEN",), ()),
    "rsync": (SSH, ()),
    "s3": (AWS, ()),
    "s3-profile": (AWS, ()),
    "sftp": (("SSH_KNOWN_HOSTS",), ("GUIDEGEN_PASSWORD", "SSH_PRIVATE_KEY")),
}
NODE_24 = {"checkout": 5, "setup-python": 6, "cache": 5, "upload-pages-artifact": 5, "deploy-pages": 5}


def made(forge: str, name: str, origin: Origin | None = None) -> Workflow:
    address = Address("website", KINDS.get(name, name), OTHERS[name])
    return workflow(forge, address, origin or Origin("1.2.3"))


def pages(forge: str, url: str, **more: str) -> Workflow:
    return workflow(forge, Address("website", "git", {"repository": url, **more}), Origin("1.2.3"))


def steps(text: str) -> list[dict[str, Any]]:
    """All that is done, each with what stands in its environment."""
    content = yaml.safe_load(text)
    (job,) = content["jobs"].values() if "jobs" in content else [content.get("publish") or content["pages"]]
    return job["steps"] if "steps" in job else [{"run": line} for line in job["script"]]


def lines(text: str) -> list[str]:
    return [step["run"] for step in steps(text) if "run" in step]


def ours(text: str) -> list[list[str]]:
    """The calls of guidegen; a word that it does not know is an error."""
    calls = [shlex.split(line)[1:] for line in lines(text) if line.startswith("guidegen ")]
    for words in calls:
        command = guidegen.get_command(click.Context(guidegen), words[0])
        assert command is not None
        command.make_context(words[0], words[1:])
    return calls


def told(found: Workflow, language: str) -> str:
    return "\n".join(word(code, values, language) for code, values in found.notes)


def names_in(text: str) -> set[str]:
    return set(re.findall(r"\b(?:GUIDEGEN|NETLIFY|SSH|AWS)_[A-Z_]*[A-Z]\b", text))


@pytest.mark.parametrize(("forge", "name"), PUBLISHED)
def test_it_checks_and_publishes(forge: str, name: str) -> None:
    text = made(forge, name).text
    assert [call[0] for call in ours(text)] == ["check", "publish"]
    assert ours(text)[1] == ["publish", "website", "--yes"]
    assert not re.search(r"@[A-Z]+@", text)
    extra = {"s3": "[s3]", "s3-profile": "[s3]", "sftp": "[sftp]"}.get(name, "")
    assert f'pip install "guidegen{extra}==1.2.3"' in lines(text)


@pytest.mark.parametrize(("forge", "url"), PAGES)
def test_a_forge_shows_its_own_pages_without_a_secret(forge: str, url: str) -> None:
    found = pages(forge, url)
    assert [call[0] for call in ours(found.text)] == ["check", "build"]
    assert (found.secrets, found.either, names_in(found.text)) == ((), (), set())
    assert not re.search(r"@[A-Z]+@", found.text)
    assert "secrets." not in found.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("forge", "name"), PUBLISHED)
def test_the_secrets_that_are_told_are_those_that_are_used(forge: str, name: str, language: str) -> None:
    found = made(forge, name)
    assert (found.secrets, found.either) == SECRETS[name]
    named = {*found.secrets, *found.either}
    assert names_in(found.text) == names_in(told(found, language)) == named
    given = {key: value for step in steps(found.text) for key, value in step.get("env", {}).items()}
    assert forge == "gitlab" or set(given) == named  # GitLab gives all of them to every job
    assert all(f"secrets.{key} }}}}" in value for key, value in given.items())


@pytest.mark.parametrize(("forge", "url"), PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_where_to_choose_what_is_told(forge: str, url: str, language: str) -> None:
    plain, with_domain = pages(forge, url), pages(forge, url, domain="gids.museum.example")
    assert f"publish-init-{forge}-pages" in dict(plain.notes)
    assert "gids.museum.example" in told(with_domain, language)
    assert names_in(told(with_domain, language)) == set()


@pytest.mark.parametrize("forge", FORGES)
def test_it_keeps_made_pictures_and_nothing_else(forge: str) -> None:
    for text in (made(forge, "s3").text, pages(forge, OWN[forge]).text):
        kept = re.findall(r"\.guidegen\S*", text)
        assert kept == [".guidegen/cache"]


@pytest.mark.parametrize("forge", ["github", "codeberg"])
def test_it_runs_after_a_change_and_once_a_day(forge: str) -> None:
    for text in (made(forge, "s3").text, pages(forge, OWN[forge]).text):
        begins = yaml.safe_load(text)[True]  # YAML 1.1 reads `on` as yes
        assert begins["push"] == {"branches": ["main", "master"]}
        assert begins["schedule"] == [{"cron": "23 3 * * *"}]


@pytest.mark.parametrize("forge", ["github", "codeberg"])
def test_no_action_is_of_a_time_that_is_over(forge: str) -> None:
    for text in (made(forge, "s3").text, pages(forge, OWN[forge]).text):
        for name, major in re.findall(r"uses: actions/([\w-]+)@v(\d+)", text):
            assert int(major) >= NODE_24.get(name, 0)


@pytest.mark.parametrize("name", OTHERS)
def test_github_lets_it_write_only_where_it_pushes_to_its_own_repository(name: str) -> None:
    rights = yaml.safe_load(made("github", name).text)["permissions"]
    assert rights == {"contents": "write" if name == "cloudflare" else "read"}


def test_the_token_of_a_run_is_for_its_own_repository_alone() -> None:
    assert steps(made("github", "cloudflare").text)[-1]["env"] == {
        "GUIDEGEN_GIT_TOKEN": (
            "${{ github.repository == 'museum/gids' && github.token || secrets.GUIDEGEN_GIT_TOKEN }}"
        )
    }
    assert all("github.token" not in made(forge, "git").text for forge in FORGES)


def test_github_hands_over_what_was_built() -> None:
    content = yaml.safe_load(pages("github", OWN["github"]).text)
    assert content["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert content["jobs"]["publish"]["environment"]["name"] == "github-pages"
    upload, deploy = content["jobs"]["publish"]["steps"][-2:]
    assert upload["with"] == {"path": "output"}
    assert deploy["uses"].startswith("actions/deploy-pages@")


def test_gitlab_hands_over_what_was_built() -> None:
    job = yaml.safe_load(pages("gitlab", OWN["gitlab"]).text)["pages"]
    assert (job["pages"], job["artifacts"]) == ({"publish": "output"}, {"paths": ["output"]})


@pytest.mark.parametrize(
    ("url", "domain", "site"),
    [
        ("https://codeberg.org/Museum/gids.git", {}, "https://museum.codeberg.page/gids/"),
        ("git@codeberg.org:museum/pages.git", {}, "https://museum.codeberg.page/"),
        ("ssh://git@codeberg.org/museum/gids/", {"domain": "gids.example"}, "https://gids.example/"),
    ],
)
def test_codeberg_hands_over_what_was_built(url: str, domain: dict[str, str], site: str) -> None:
    last = steps(pages("codeberg", url, **domain).text)[-1]
    server = {"server": "codeberg.page"} if domain else {}
    assert last["uses"] == "actions/git-pages@v2"
    assert last["with"] == {"site": site, **server, "token": "${{ forgejo.token }}", "source": "output/"}


def test_a_domain_at_codeberg_takes_two_records() -> None:
    found = told(pages("codeberg", OWN_SSH["codeberg"], domain="gids.example"), "nl")
    assert "CNAME naar codeberg.page" in found
    assert (
        "_git-pages-forge-allowlist.gids.example met een TXT waarin https://codeberg.org/Museum/gids.git"
        in found
    )


@pytest.mark.parametrize(
    ("forge", "name"),
    [(forge, name) for forge in FORGES for name in SECRETS if SSH[1] in sum(SECRETS[name], ())],
)
def test_a_key_is_put_where_ssh_looks_and_only_when_there_is_one(forge: str, name: str) -> None:
    run = lines(made(forge, name).text)
    known, key = (
        next(number for number, line in enumerate(run) if f'echo "${secret}"' in line) for secret in SSH
    )
    assert known < key < run.index("guidegen publish website --yes")
    assert run[key].startswith('test -z "$SSH_PRIVATE_KEY" || ')


@pytest.mark.parametrize("forge", FORGES)
def test_rsync_is_brought_where_there_is_none(forge: str) -> None:
    assert any("install --yes" in line and "rsync" in line for line in lines(made(forge, "rsync").text)) == (
        forge != "github"
    )
    assert "rsync" not in made(forge, "sftp").text


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("rsync", "[museum.example]:2222"),
        ("sftp", "museum.example"),
        ("git-ssh", "[git.museum.example]:2222"),
    ],
)
def test_how_to_find_what_the_host_is_known_by(name: str, known: str) -> None:
    assert f'ssh-keygen -F "{known}"' in told(made("github", name), "nl")


def test_of_a_profile_it_is_said_that_it_is_not_there() -> None:
    assert '"museum"' in told(made("github", "s3-profile"), "nl")
    assert "publish-init-profile" not in dict(made("github", "s3").notes)


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        ("folder", {"folder": "/srv/www"}, "publish-init-folder"),
        ("git", {"repository": "/srv/gids.git"}, "publish-init-folder"),
        ("git", {"repository": "http://localhost/gids.git"}, "publish-init-folder"),
        ("git", {"repository": "https://codeberg.org/gids.git"}, "publish-git-address"),
    ],
)
def test_what_no_forge_reaches(kind: str, values: dict[str, str], code: str) -> None:
    with pytest.raises(GuidegenError) as refused:
        workflow("codeberg", Address("website", kind, values), Origin("1.2.3"))
    assert refused.value.code == code
