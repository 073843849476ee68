"""Ready-made orders for a forge: to build, check and publish a site whenever it changes, and once a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from guidegen.problems import UsageError
from guidegen.publish.target import Address

# Forge -> where it looks for such a file.
FORGES: Mapping[str, str] = {
    "github": ".github/workflows/publish.yml",
    "gitlab": ".gitlab-ci.yml",
    "codeberg": ".forgejo/workflows/publish.yml",
}
_EXTRAS = {"s3": "[s3]", "sftp": "[sftp]"}
# Kind of target -> the secrets it wants; a forge's own token is for its own repository.
_SECRETS: Mapping[str, tuple[str, ...]] = {
    "git": ("GUIDEGEN_GIT_TOKEN",),
    "netlify": ("NETLIFY_AUTH_TOKEN",),
    "s3": ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
    "sftp": ("GUIDEGEN_PASSWORD", "SSH_KNOWN_HOSTS"),
}
_OWN_TOKENS = {"github": "${{ github.token }}", "codeberg": "${{ secrets.GUIDEGEN_GIT_TOKEN }}"}
_HOSTS = "SSH_KNOWN_HOSTS"  # wanted before guidegen is called, not by it
_KNOWN_HOSTS = f'mkdir -p ~/.ssh && echo "${_HOSTS}" >> ~/.ssh/known_hosts'


@dataclass(frozen=True, slots=True)
class Workflow:
    """A file for a forge, and the secrets that it counts on."""

    path: str  # from the site's folder
    text: str
    secrets: tuple[str, ...]


def workflow(forge: str, address: Address, version: str) -> Workflow:
    """The file with which a forge publishes to this target; UsageError where it cannot."""
    if address.kind == "folder":
        raise UsageError("publish-init-folder", name=address.name, forge=forge)
    pages = forge == "gitlab" and address.kind == "git" and "gitlab" in (address.get("repository") or "")
    text = files(__package__).joinpath("gitlab-pages.yml" if pages else f"{forge}.yml").read_text("utf-8")
    secrets = () if pages else _SECRETS[address.kind]
    filled = {
        "INSTALL": f'"guidegen{_EXTRAS.get(address.kind, "")}=={version}"',
        "TARGET": address.name,
        "PREPARE": _prepare(forge, address.kind),
        "SECRETS": "".join(_secret(forge, name) for name in secrets if name != _HOSTS).rstrip(),
    }
    if not filled["SECRETS"]:
        text = text.replace("        env:\n@SECRETS@\n", "")
    for name, value in filled.items():
        text = text.replace(f"@{name}@\n", f"{value}\n" if value else "").replace(f"@{name}@", value)
    return Workflow(FORGES[forge], text, secrets)


def _prepare(forge: str, kind: str) -> str:
    """The steps that let a machine of the forge know the host, and the host know it."""
    if kind != "sftp":
        return ""
    if forge == "gitlab":
        return f"    - {_KNOWN_HOSTS}"
    return f"      - run: {_KNOWN_HOSTS}\n        env:\n{_secret(forge, _HOSTS).rstrip()}"


def _secret(forge: str, name: str) -> str:
    value = _OWN_TOKENS.get(forge) if name == "GUIDEGEN_GIT_TOKEN" else None
    return f"          {name}: {value or f'${{{{ secrets.{name} }}}}'}\n"
