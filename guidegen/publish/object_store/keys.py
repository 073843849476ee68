"""The keys of a bucket: from the environment or the keyring, else from a profile of the tools of Amazon."""

from __future__ import annotations

import configparser
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from guidegen.adapters.files import read_bytes
from guidegen.problems import DiskError, PublishError
from guidegen.publish.secrets import Vault

NAMES = KEY, SECRET, TOKEN = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"

_PLAIN = re.compile(r"[!-~]+")
_LARGEST = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens a bucket."""

    key: str = field(repr=False)
    secret: str = field(repr=False)
    token: str | None = field(default=None, repr=False)  # with keys that are lent for some hours
    region: str | None = None  # what the profile says of it


def find_keys(profile: str | None, vault: Vault) -> Keys:
    """The keys; PublishError when there are none. Nobody is asked for any over the network."""
    key, secret = vault.find(KEY), vault.find(SECRET)
    if key and secret:
        return _as_meant(Keys(key, secret, vault.find(TOKEN)), vault)
    if profile is None:
        raise PublishError("publish-s3-keys-missing", key=KEY, secret=SECRET)
    found = _profile(profile, vault)
    key, secret = found.get(KEY.lower()), found.get(SECRET.lower())
    if not (key and secret):
        raise PublishError("publish-s3-profile-bare", profile=profile, key=KEY, secret=SECRET)
    return _as_meant(Keys(key, secret, found.get(TOKEN.lower()), found.get("region") or None), vault)


def _as_meant(found: Keys, vault: Vault) -> Keys:
    """The keys without the blank or end of a line that came along; the library breaks down over odd signs."""
    token = (found.token or "").strip() or None
    meant = replace(found, key=found.key.strip(), secret=found.secret.strip(), token=token)
    for name, value in zip(NAMES, (meant.key, meant.secret, meant.token), strict=True):
        if value is not None and not _PLAIN.fullmatch(value):
            raise PublishError("publish-s3-keys-form", name=name)
        vault.hide(value or "")
    return meant


def _profile(name: str, vault: Vault) -> Mapping[str, str]:
    """What both files say of a profile; what could be a secret is hidden at once."""
    credentials = _file(vault.environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials")
    settings = _file(vault.environment, "AWS_CONFIG_FILE", "config")
    found = {
        **_section(settings, name if name == "default" else f"profile {name}"),
        **_section(credentials, name),
    }
    for key in NAMES:
        vault.hide(found.get(key.lower(), ""))
    if not found:
        raise PublishError("publish-s3-profile-missing", profile=name, file=credentials)
    return found


def _file(environment: Mapping[str, str], name: str, usual: str) -> Path:
    home = environment.get("HOME") or environment.get("USERPROFILE") or "/"
    named = environment.get(name)
    if not named:
        return Path(home, ".aws", usual)
    return Path(home, named[2:]) if named.startswith("~/") else Path(named)


def _section(file: Path, name: str) -> Mapping[str, str]:
    """A section of a file; empty when either is not there. PublishError when the file cannot be read."""
    parser = _parsed(file)
    if parser is None:  # whatever is wrong stands beside secrets, so it is not repeated here
        raise PublishError("publish-s3-profile-unread", file=file)
    return dict(parser.items(name)) if parser.has_section(name) else {}


def _parsed(file: Path) -> configparser.RawConfigParser | None:
    parser = configparser.RawConfigParser(strict=False)
    try:
        real = file.resolve()  # a link to another folder is the owner's own
        parser.read_string(read_bytes(real.parent, real.name, _LARGEST).decode("utf-8-sig"))
    except DiskError as trouble:
        return parser if trouble.code == "file-not-found" else None
    except (configparser.Error, OSError, UnicodeDecodeError):
        return None
    return parser
