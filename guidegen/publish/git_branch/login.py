"""What git is told of a login: a token from the vault, by its environment alone, never in an address or an argument."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from guidegen.publish.git_branch.place import Place
from guidegen.publish.secrets import Vault

# Forges take any name beside a token, but for these.
_NAMES = {"github.com": "x-access-token"}
_ANY_NAME = "oauth2"
_JOB = "gitlab-ci-token"


def login(place: Place, name: str, vault: Vault) -> Mapping[str, str]:
    """The variables that give git the token for this place; none where it has to log in by itself."""
    found = _token(place, name, vault) if place.transport in ("https", "http") else None
    if found is None:
        return {}
    user, token = found
    basic = b64encode(f"{user}:{token}".encode()).decode()
    vault.hide(token)
    vault.hide(basic)
    # Of this repository alone, and instead of what is asked or kept elsewhere: a helper would be told that what it
    # holds is wrong when it is this token that is refused, and a host that sends us on would take the token along.
    rows = (
        (f"http.{place.url}.extraHeader", ""),
        (f"http.{place.url}.extraHeader", f"Authorization: Basic {basic}"),
        ("credential.helper", ""),
        ("http.followRedirects", "false"),
    )
    keys = {f"GIT_CONFIG_KEY_{number}": key for number, (key, _) in enumerate(rows)}
    values = {f"GIT_CONFIG_VALUE_{number}": value for number, (_, value) in enumerate(rows)}
    return {"GIT_CONFIG_COUNT": str(len(rows)), **keys, **values}


def _token(place: Place, name: str, vault: Vault) -> tuple[str, str] | None:
    """A user and a token, the most particular first."""
    own = f"GUIDEGEN_{name.upper().replace('-', '_')}_TOKEN"
    theirs = ("GITHUB_TOKEN",) if place.machine == "github.com" else ()
    if token := (vault.find(own, "GUIDEGEN_GIT_TOKEN", *theirs) or "").strip():
        return place.user or _NAMES.get(place.machine, _ANY_NAME), token
    # A job of GitLab has one for its own GitLab.
    if place.machine and place.machine == vault.environment.get("CI_SERVER_HOST"):
        token = (vault.find("CI_JOB_TOKEN") or "").strip()
        return (_JOB, token) if token else None
    return None
