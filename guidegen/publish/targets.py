"""THE LIST of targets: the word of the settings, and the function that opens such a target."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from guidegen.problems import PublishError
from guidegen.publish.target import Address, Ground, Target

# Imported when it is used: each has a library of its own, which not everybody has.
TARGETS: Mapping[str, str] = {
    "folder": "guidegen.publish.folder:open_folder",
    "sftp": "guidegen.publish.sftp:open_sftp",
    "rsync": "guidegen.publish.rsync:open_rsync",
    "git": "guidegen.publish.git_branch:open_git",
    "s3": "guidegen.publish.object_store:open_bucket",
    "netlify": "guidegen.publish.netlify:open_netlify",
}


def open_target(address: Address, ground: Ground) -> Target:
    """The target that the settings name; PublishError when it cannot be reached, or its library is not installed."""
    module, name = TARGETS[address.kind].split(":")
    try:
        opener: Callable[[Address, Ground], Target] = getattr(import_module(module), name)
    except ModuleNotFoundError as missing:
        raise PublishError("publish-extra-missing", kind=address.kind, library=missing.name) from missing
    return opener(address, ground)
