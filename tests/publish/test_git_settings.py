"""What the settings of a git target say: which repository, whose pages, and which login goes with it."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from guidegen.problems import PublishError
from guidegen.publish.git_branch import open_git
from guidegen.publish.git_branch.login import login
from guidegen.publish.git_branch.place import Place, read_place
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address, Ground
from guidegen.publish.targets import open_target
from guidegen.report.catalogue import LANGUAGES, word
from tests.publish.git_server import make_repository, surroundings

CANARY = "kanarie-4711"


def place(repository: str, **more: str) -> Place:
    return read_place(Address("website", "git", {"repository": repository, **more}))


@pytest.mark.parametrize(
    ("repository", "transport", "machine", "branch", "hosts"),
    [
        ("https://github.com/museum/gidsen.git", "https", "github.com", "gh-pages", {"github"}),
        ("https://GitHub.com/museum/gidsen", "https", "github.com", "gh-pages", {"github"}),
        ("git@github.com:museum/gidsen.git", "ssh", "github.com", "gh-pages", {"github"}),
        ("ssh://git@gitlab.com:22/museum/gidsen.git", "ssh", "gitlab.com", "gh-pages", {"gitlab"}),
        ("https://gitlab.museum.example/a/b.git", "https", "gitlab.museum.example", "gh-pages", {"gitlab"}),
        ("https://codeberg.org/museum/gidsen.git", "https", "codeberg.org", "pages", {"codeberg"}),
        ("server:gidsen.git", "ssh", "server", "gh-pages", set()),
        ("[::1]:gidsen.git", "ssh", "[::1]", "gh-pages", set()),
        ("http://127.0.0.1:8080/gidsen.git", "http", "127.0.0.1", "gh-pages", set()),
        ("http://localhost/gidsen.git", "http", "localhost", "gh-pages", set()),
        ("file:///srv/git/gidsen.git", "file", "", "gh-pages", set()),
        ("/srv/git/gidsen: de site.git", "file", "", "gh-pages", set()),
    ],
)
def test_an_address_is_understood(
    repository: str, transport: str, machine: str, branch: str, hosts: set[str]
) -> None:
    found = place(repository)
    assert (found.url, found.transport, found.machine) == (repository, transport, machine)
    assert found.branch == branch
    assert found.hosts == hosts
    assert found.where == f"{repository}#{branch}"


def test_what_is_said_goes_before_what_is_guessed() -> None:
    found = place("https://codeberg.org/a/b.git", branch="main", host="cloudflare", history="yes")
    assert (found.branch, found.history) == ("main", True)
    assert found.hosts == {"codeberg", "cloudflare"}
    assert not place("https://codeberg.org/a/b.git", history="no").history


def test_which_orders_to_a_host_are_taken() -> None:
    assert place("https://github.com/a/b").takes == {".nojekyll", "CNAME"}
    of_cloudflare = place("https://github.com/a/b", host="cloudflare").takes
    assert of_cloudflare == {".nojekyll", "CNAME", "_headers", "_redirects"}


def test_a_home_folder_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert place("~/gidsen.git").url == str(tmp_path / "gidsen.git")


@pytest.mark.parametrize(
    ("repository", "code"),
    [
        ("", "publish-git-address"),
        ("gidsen", "publish-git-relative"),
        ("../gidsen.git", "publish-git-relative"),
        ("--upload-pack=touch x", "publish-git-relative"),
        ("-oProxyCommand=touch:x", "publish-git-relative"),
        ("git@-oProxyCommand=x:y", "publish-git-relative"),
        ("-x:y", "publish-git-address"),
        ("git@-x:y", "publish-git-address"),
        ("ssh://-oProxyCommand=x/y", "publish-git-address"),
        ("ssh://-x@host/y", "publish-git-address"),
        ("ext::sh -c touch% x", "publish-git-relative"),
        ("ext::x", "publish-git-relative"),
        ("git://github.com/a/b.git", "publish-git-address"),
        ("ftp://host/a", "publish-git-address"),
        ("HTTPS://github.com/a/b.git", "publish-git-address"),
        ("https:///a/b", "publish-git-address"),
        ("https://github.com/a/b\nx", "publish-git-address"),
        ("https://github.com/a#b", "publish-git-address"),
        ("https://[half/a", "publish-git-address"),
        ("http://github.com/a/b.git", "publish-git-insecure"),
        ("http://localhost.evil.example/a", "publish-git-insecure"),
        (f"https://me:{CANARY}@github.com/a/b.git", "publish-git-secret"),
        (f"https://:{CANARY}@github.com/a/b.git", "publish-git-secret"),
        (f"me:{CANARY}@github.com:a/b.git", "publish-git-secret"),
        (f"me:{CANARY}@github.com/a/b.git", "publish-git-secret"),
        (f"{CANARY}@github.com/a/b.git", "publish-git-relative"),
        (f"https://{CANARY}@github.com/a#b", "publish-git-address"),
        (f"https://{CANARY}@[half/a", "publish-git-address"),
        (f"https://{CANARY}@github.com/a/\nb", "publish-git-address"),
        (f"ssh://me:{CANARY}@github.com/a/b.git", "publish-git-secret"),
        (f"https://github.com/a/b.git?private_token={CANARY}", "publish-git-secret"),
        (f"https://ghp_{CANARY}0123456789@github.com/a/b.git", "publish-git-secret"),
    ],
)
def test_an_address_that_is_none_or_tells_a_secret_is_refused(repository: str, code: str) -> None:
    with pytest.raises(PublishError) as refused:
        place(repository)
    assert refused.value.code == code
    told = [word(code, dict(refused.value.values), language) for language in LANGUAGES]
    assert CANARY not in "".join((*told, repr(refused.value), str(refused.value)))


@pytest.mark.parametrize("branch", ["two words", "a..b", "end/", "a~b", "a:b", ".lock", "x.lock", "*"])
def test_a_branch_that_cannot_be_is_refused(tmp_path: Path, branch: str) -> None:
    values = {"repository": str(make_repository(tmp_path / "a.git")), "branch": branch}
    with pytest.raises(PublishError) as refused:
        open_git(Address("website", "git", values), Ground(Vault(surroundings(tmp_path)), tmp_path))
    assert refused.value.code == "publish-git-branch"


def given(repository: str, environment: dict[str, str], name: str = "website") -> str:
    """The login that git is given, as user:token; "" for none."""
    vault = Vault(environment)
    variables = login(place(repository), name, vault)
    if not variables:
        return ""
    rows = [
        (variables[f"GIT_CONFIG_KEY_{n}"], variables[f"GIT_CONFIG_VALUE_{n}"])
        for n in range(int(variables["GIT_CONFIG_COUNT"]))
    ]
    basic = rows[1][1].removeprefix("Authorization: Basic ")
    assert [key for key, _ in rows][:2] == [f"http.{repository}.extraHeader"] * 2
    assert rows[0][1] == ""
    assert dict(rows[2:]) == {"credential.helper": "", "http.followRedirects": "false"}
    assert vault.blot(f"a {basic} b") == "a *** b"
    return base64.b64decode(basic).decode()


GITHUB, GITLAB, OWN = "https://github.com/a/b.git", "https://gitlab.com/a/b.git", "https://git.example/b.git"


@pytest.mark.parametrize(
    ("repository", "environment", "login_"),
    [
        (GITHUB, {"GITHUB_TOKEN": "t0"}, "x-access-token:t0"),
        (GITHUB, {"GITHUB_TOKEN": "t0", "GUIDEGEN_GIT_TOKEN": "t1"}, "x-access-token:t1"),
        (GITHUB, {"GUIDEGEN_GIT_TOKEN": "t1", "GUIDEGEN_WEBSITE_TOKEN": " t2\n"}, "x-access-token:t2"),
        (GITHUB, {"CI_JOB_TOKEN": "t3", "CI_SERVER_HOST": "gitlab.com"}, ""),
        (GITHUB, {"GITHUB_TOKEN": " "}, ""),
        (GITLAB, {"GUIDEGEN_GIT_TOKEN": "t1"}, "oauth2:t1"),
        (GITLAB, {"GITHUB_TOKEN": "t0"}, ""),
        (GITLAB, {"CI_JOB_TOKEN": "t3", "CI_SERVER_HOST": "gitlab.com"}, "gitlab-ci-token:t3"),
        (GITLAB, {"CI_SERVER_HOST": "gitlab.com"}, ""),
        (GITLAB, {"CI_JOB_TOKEN": "t3", "CI_SERVER_HOST": "git.other.example"}, ""),
        (OWN, {"GITHUB_TOKEN": "t0", "CI_JOB_TOKEN": "t3"}, ""),
        ("https://mina@git.example/b.git", {"GUIDEGEN_GIT_TOKEN": "t1"}, "mina:t1"),
        ("git@github.com:a/b.git", {"GITHUB_TOKEN": "t0", "GUIDEGEN_GIT_TOKEN": "t1"}, ""),
        ("/srv/b.git", {"GUIDEGEN_GIT_TOKEN": "t1"}, ""),
    ],
)
def test_a_token_goes_only_where_it_belongs(
    repository: str, environment: dict[str, str], login_: str
) -> None:
    assert given(repository, environment) == login_


def test_a_target_has_a_token_of_its_own() -> None:
    environment = {"GUIDEGEN_PROEF_SITE_TOKEN": "of-the-trial", "GUIDEGEN_GIT_TOKEN": "of-all"}
    assert given(GITHUB, environment, "proef-site") == "x-access-token:of-the-trial"
    assert given(GITHUB, environment, "website") == "x-access-token:of-all"


def script(folder: Path, text: str) -> dict[str, str]:
    """An environment in which that is called git."""
    (folder / "git").write_text(f"#!/bin/sh\n{text}\n")
    (folder / "git").chmod(0o700)
    return {"PATH": str(folder)}


@pytest.mark.parametrize(
    ("says", "code", "told"),
    [
        ("echo git version 2.30.9", "publish-git-old", "2.30.9"),
        ("echo git version 1.9.5.msysgit.0", "publish-git-old", "1.9.5.msysgit.0"),
        ("echo xcrun: error: invalid active developer path >&2; exit 1", "publish-git-missing", ""),
    ],
)
def test_a_git_that_will_not_do_is_told(tmp_path: Path, says: str, code: str, told: str) -> None:
    address = Address("website", "git", {"repository": "/srv/gidsen.git"})
    with pytest.raises(PublishError) as refused:
        open_target(address, Ground(Vault(script(tmp_path, says)), tmp_path / "scratch"))
    assert refused.value.code == code
    assert dict(refused.value.values).get("found", "") == told


def test_no_git_is_told(tmp_path: Path) -> None:
    address = Address("website", "git", {"repository": "/srv/gidsen.git"})
    with pytest.raises(PublishError) as refused:
        open_target(address, Ground(Vault({"PATH": str(tmp_path)}), tmp_path / "scratch"))
    assert refused.value.code == "publish-git-missing"
