"""Ready-made orders for a forge: to build, check and publish a site whenever it changes, and once a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from guidegen.publish.target import Address
from guidegen.publish.workflows.beside import lay_beside
from guidegen.publish.workflows.origin import Origin, read_origin
from guidegen.publish.workflows.way import KNOWN_HOSTS, PRIVATE_KEY, Note, Way, way_to

__all__ = ["FORGES", "Workflow", "lay_beside", "read_origin", "workflow"]

# Forge -> where it looks for such a file.
FORGES: Mapping[str, str] = {
    "github": ".github/workflows/publish.yml",
    "gitlab": ".gitlab-ci.yml",
    "codeberg": ".forgejo/workflows/publish.yml",
}
# Forge -> where it keeps secrets, in its own words.
_SHELVES: Mapping[str, str] = {
    "github": "Settings, Secrets and variables, Actions",
    "gitlab": "Settings, CI/CD, Variables",
    "codeberg": "Settings, Actions, Secrets",
}
# Wanted before guidegen is called, not by it -> what is done with them. Of a key no more than one of both may be there,
# and what was copied on Windows may have ends of lines that ssh does not take.
_SSH: Mapping[str, str] = {
    KNOWN_HOSTS: f'mkdir -p ~/.ssh && echo "${KNOWN_HOSTS}" >> ~/.ssh/known_hosts',
    PRIVATE_KEY: f'test -z "${PRIVATE_KEY}" || (install -m 600 /dev/null ~/.ssh/id_ed25519 && '
    f"echo \"${PRIVATE_KEY}\" | tr -d '\\r' > ~/.ssh/id_ed25519)",
}


@dataclass(frozen=True, slots=True)
class Workflow:
    """A file for a forge, and what has to be done before it works."""

    path: str  # from the site's folder
    text: str
    secrets: tuple[str, ...]  # that it counts on
    either: tuple[str, ...]  # of which it wants one
    notes: tuple[Note, ...]  # what there is to tell, in this order


def workflow(forge: str, address: Address, origin: Origin) -> Workflow:
    """The file with which a forge publishes to this target; UsageError or PublishError where it cannot."""
    way = way_to(forge, address)
    name = f"{forge}-pages.yml" if way.pages else f"{forge}.yml"
    text = files(__package__).joinpath(name).read_text("utf-8")
    for blank, value in _filled(forge, address, way, origin).items():
        # A line that stands for nothing goes whole.
        text = text.replace(f"@{blank}@\n", f"{value}\n" if value else "").replace(f"@{blank}@", value)
    text = text.removesuffix("        env:\n")
    return Workflow(FORGES[forge], text, way.secrets, way.either, tuple(_notes(forge, way, origin)))


def _filled(forge: str, address: Address, way: Way, origin: Origin) -> Mapping[str, str]:
    names = (*way.secrets, *way.either)
    given = [_secret(name, way) for name in names if name not in _SSH]
    return {
        "CONTENTS": "read",
        "INSTALL": f'"{origin.requirement(way.extra)}"',
        "NAMES": ", ".join(names),
        "PREPARE": "\n".join(_steps(forge, way)),
        "PROGRAMS": " ".join(("python3-venv", *way.programs)),
        "SECRETS": "\n".join(given),
        "TARGET": address.name,
        **way.blanks,
    }


def _steps(forge: str, way: Way) -> Iterator[str]:
    """The steps that let a machine of the forge know the host, and the host know it."""
    names = [name for name in _SSH if name in (*way.secrets, *way.either)]
    if forge == "gitlab":
        if way.programs:
            yield f"    - apt-get update && apt-get install --yes {' '.join(way.programs)}"
        yield from (f"    - {_SSH[name]}" for name in names)
        return
    for name in names:
        yield f"      - run: {_SSH[name]}\n        env:\n{_secret(name, way)}"


def _secret(name: str, way: Way) -> str:
    return f"          {name}: {way.blanks.get(name, f'${{{{ secrets.{name} }}}}')}"


def _notes(forge: str, way: Way, origin: Origin) -> Iterator[Note]:
    """What the owner of the site has to see to, but for what lies beside the file."""
    if way.secrets:
        yield "publish-init-secrets", {"where": _SHELVES[forge], "secrets": ", ".join(way.secrets)}
    if way.either:
        yield "publish-init-either", {"secrets": ", ".join(way.either)}
    yield from way.notes
    if origin.version:
        yield "publish-init-pypi", {"version": origin.version, "path": FORGES[forge]}
    yield "publish-init-then-gitlab" if forge == "gitlab" else "publish-init-then", {}
