"""How a forge brings a site to a target: as pages of its own, or with `guidegen publish` and the secrets for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from guidegen.problems import PublishError, UsageError
from guidegen.publish.git_branch.place import Place, read_place
from guidegen.publish.ssh import read_login
from guidegen.publish.target import Address

Note = tuple[str, Mapping[str, str]]  # a code of the catalogue, with its values

KNOWN_HOSTS, PRIVATE_KEY = "SSH_KNOWN_HOSTS", "SSH_PRIVATE_KEY"
GIT_TOKEN = "GUIDEGEN_GIT_TOKEN"  # noqa: S105 - its name
_REPOSITORY = re.compile(r"/?(?:.*/)?([\w.-]+)/([\w.-]+?)(?:\.git)?/?")  # in the path of its address


@dataclass(frozen=True, slots=True)
class Way:
    """What the forge's file has to do, and what there is to say of it."""

    pages: bool = False  # whether the forge shows what was built by itself
    secrets: tuple[str, ...] = ()
    either: tuple[str, ...] = ()  # secrets of which one is enough
    extra: str = ""  # of guidegen, such as sftp
    programs: tuple[str, ...] = ()  # of the system
    blanks: Mapping[str, str] = field(default_factory=dict)  # what the file leaves open for this way alone
    notes: tuple[Note, ...] = ()


def way_to(forge: str, address: Address) -> Way:
    """The way from a forge to a target; UsageError where there is none, PublishError for settings that are wrong."""
    found = _WAYS.get(address.kind)
    if found is None:
        raise UsageError("publish-init-folder", name=address.name, forge=forge)
    return found(forge, address)


def _git(forge: str, address: Address) -> Way:
    place = read_place(address)
    if place.transport not in ("https", "ssh"):  # a disk, or this very machine
        raise UsageError("publish-init-folder", name=address.name, forge=forge)
    if forge in place.hosts and (address.get("host") or forge).lower() == forge:
        return _pages(forge, place, address.get("domain"))
    if place.transport == "ssh":
        return Way(
            secrets=(KNOWN_HOSTS, PRIVATE_KEY), notes=(("publish-init-ssh", {"known": _known(place)}),)
        )
    if forge == "github" and place.machine == "github.com":
        return _own(place)
    return Way(secrets=(GIT_TOKEN,))


def _own(place: Place) -> Way:
    """To a branch that another host shows: the token of a run is for the repository that it runs in alone."""
    name = "/".join(_owner_and_name(place))
    token = f"${{{{ github.repository == '{name}' && github.token || secrets.{GIT_TOKEN} }}}}"
    note = ("publish-init-own", {"repository": name})
    return Way(secrets=(GIT_TOKEN,), blanks={"CONTENTS": "write", GIT_TOKEN: token}, notes=(note,))


def _pages(forge: str, place: Place, domain: str | None) -> Way:
    values = {"domain": domain or ""}
    blanks = {}
    if forge == "codeberg":
        owner, name = _owner_and_name(place)
        below = "" if name == "pages" else f"{name}/"
        site = f"https://{domain}/" if domain else f"https://{owner.lower()}.codeberg.page/{below}"
        blanks = {"SITE": site, "SERVER": "          server: codeberg.page" if domain else ""}
        values |= {"site": site, "repository": f"https://{place.machine}/{owner}/{name}.git"}
    codes = _PAGES[forge] if domain else _PAGES[forge][:1]
    return Way(pages=True, blanks=blanks, notes=tuple((code, values) for code in codes))


def _owner_and_name(place: Place) -> tuple[str, str]:
    path = urlsplit(place.url).path if "://" in place.url else place.url.partition(":")[2]
    found = _REPOSITORY.fullmatch(path)
    if found is None:
        raise PublishError("publish-git-address", repository=place.url)
    return found[1], found[2]


def _known(place: Place) -> str:
    """What the machine is called in the files of known hosts."""
    port = urlsplit(place.url).port if "://" in place.url else None
    return f"[{place.machine}]:{port}" if port not in (None, 22) else place.machine


def _s3(_: str, address: Address) -> Way:
    profile = address.get("profile")
    notes: tuple[Note, ...] = (("publish-init-profile", {"profile": profile}),) if profile else ()
    return Way(secrets=("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), extra="s3", notes=notes)


def _sftp(_: str, address: Address) -> Way:
    either = ("GUIDEGEN_PASSWORD", PRIVATE_KEY)
    return Way(secrets=(KNOWN_HOSTS,), either=either, extra="sftp", notes=(_ssh(address),))


def _rsync(_: str, address: Address) -> Way:
    return Way(secrets=(KNOWN_HOSTS, PRIVATE_KEY), programs=("rsync",), notes=(_ssh(address),))


def _ssh(address: Address) -> Note:
    return "publish-init-ssh", {"known": read_login(address).known}


def _netlify(_: str, __: Address) -> Way:
    return Way(secrets=("NETLIFY_AUTH_TOKEN",))


_PAGES: Mapping[str, tuple[str, str]] = {
    "github": ("publish-init-github-pages", "publish-init-github-domain"),
    "gitlab": ("publish-init-gitlab-pages", "publish-init-gitlab-domain"),
    "codeberg": ("publish-init-codeberg-pages", "publish-init-codeberg-domain"),
}
# Kind of target -> the way there; to a folder there is none.
_WAYS: Mapping[str, Callable[[str, Address], Way]] = {
    "git": _git,
    "netlify": _netlify,
    "rsync": _rsync,
    "s3": _s3,
    "sftp": _sftp,
}
