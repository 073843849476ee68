"""Where guidegen itself came from, as installed here: so that another machine installs the same one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from urllib.request import url2pathname

from guidegen.problems import UsageError

_NAME = "guidegen"
_RECORD = "direct_url.json"  # what an installer leaves when it did not take a version from an index: PEP 610


@dataclass(frozen=True, slots=True)
class Origin:
    """What to install, and what is to be seen to for it."""

    version: str = ""  # from the index of packages
    address: str = ""  # of a wheel or a repository, with its commit
    wheel: Path | None = None  # a file of this machine, which has to go along

    def requirement(self, extra: str) -> str:
        """What pip is to be given, with an extra such as sftp, or none."""
        extras = f"[{extra}]" if extra else ""
        if self.wheel:
            return f"./{self.wheel.name}{extras}"
        return f"{_NAME}{extras} @ {self.address}" if self.address else f"{_NAME}{extras}=={self.version}"


def read_origin(version: str) -> Origin:
    """Where the guidegen that runs came from; UsageError as `origin_of`."""
    try:
        return origin_of(version, distribution(_NAME).read_text(_RECORD))
    except PackageNotFoundError:
        return Origin(version)


def origin_of(version: str, record: str | None) -> Origin:
    """What the record of an installer tells; UsageError when nobody else can get at that place.

    A folder of sources counts as its version: nothing in it says where others find it.
    """
    told: Mapping[str, Any] = json.loads(record) if record else {}
    url = _without_login(str(told.get("url", "")))
    if "vcs_info" in told:
        return Origin(address=_repository(url, told))
    if "archive_info" not in told:
        return Origin(version)
    parts = urlsplit(url)
    if parts.scheme == "file":
        return Origin(wheel=Path(url2pathname(parts.path)))
    return Origin(address=_reachable(url))


def _repository(url: str, told: Mapping[str, Any]) -> str:
    kind, commit = told["vcs_info"]["vcs"], told["vcs_info"]["commit_id"]
    below = f"#subdirectory={told['subdirectory']}" if "subdirectory" in told else ""
    return f"{kind}+{_reachable(url)}@{commit}{below}"


def _reachable(url: str) -> str:
    if not url.startswith("https://"):
        raise UsageError("publish-init-origin", origin=url)
    return url


def _without_login(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
