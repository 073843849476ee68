"""What every way through SSH begins with: who logs in where, and into which folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from guidegen.problems import PublishError
from guidegen.publish.target import Address

# Nothing that ssh would take for an option, or a shell for an order.
_HOST = re.compile(r"[\w:][\w.:%-]*")
_USER = re.compile(r"\w[\w.@+-]*")
_FOLDER = re.compile(r"[^\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Login:
    """A place behind SSH, as the settings name it."""

    kind: str
    name: str  # of the target
    host: str  # may be a name that only the user's own ssh settings know
    folder: str  # from the root, or from the login's home, which is "."
    user: str | None
    port: int | None
    alone: bool = False  # the only target

    @property
    def where(self) -> str:
        """The place, for people."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        folder = self.folder if self.folder.startswith("/") else f"/~/{self.folder}"
        return f"{self.kind}://{self.account(host)}{port}{folder.removesuffix('.')}"

    @property
    def by_hand(self) -> str:
        """The command with which a person logs in there."""
        return f"ssh {f'-p {self.port} ' if self.port else ''}{self.account(self.host)}"

    @property
    def known(self) -> str:
        """What it is called in the files of known hosts, if nothing else was said."""
        return f"[{self.host}]:{self.port}" if self.port not in (None, 22) else self.host

    @property
    def parent(self) -> str | None:
        """The folder that must be there already; None when the folder itself is one that always is."""
        return None if self.folder in (".", "/") else str(PurePosixPath(self.folder).parent)

    def account(self, host: str) -> str:
        """The host with the user before it."""
        return f"{self.user}@{host}" if self.user else host

    def at(self, path: str) -> str:
        """Where a file of the site lies there."""
        return f"{self.folder.removesuffix('/')}/{path}"


def read_login(address: Address) -> Login:
    """The login that the settings describe; PublishError when they hold what no host, user or folder is called."""
    host = (address.get("host") or "").removeprefix("[").removesuffix("]")
    user, port = address.get("user"), address.get("port")
    folder = re.sub(r"^~(/+|$)", "", address.get("folder") or "")
    for key, text, form in (("host", host, _HOST), ("user", user, _USER), ("folder", folder or ".", _FOLDER)):
        if text is not None and not form.fullmatch(text):
            raise PublishError("ssh-form", name=address.name, key=key, text=_masked(key, text))
    folder = str(PurePosixPath(folder or "."))
    return Login(address.kind, address.name, host, folder, user, int(port) if port else None, address.alone)


def _masked(key: str, text: str) -> str:
    """What was written there, without what could be a password behind the user's name."""
    return re.sub(":.*", ":***", text) if key == "user" else re.sub(":.*@", ":***@", text)


def secret_names(login: Login, what: str) -> tuple[str, str]:
    """What a secret is called, such as PASSWORD: first of this target alone, then of all."""
    return f"GUIDEGEN_{login.name.upper().replace('-', '_')}_{what}", f"GUIDEGEN_{what}"


def told_name(login: Login, what: str) -> str:
    """The name of a secret that people are told: that of this target where there are several."""
    return secret_names(login, what)[login.alone]


def home_of(environment: Mapping[str, str]) -> Path:
    """The folder in which the user's own .ssh lies."""
    return Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
