"""A folder on a server, reached by the rsync and the ssh of this computer: quick where there are many files."""

from __future__ import annotations

from guidegen.publish.rsync.far import Far
from guidegen.publish.rsync.programs import find_rsync
from guidegen.publish.rsync.target import RsyncTarget
from guidegen.publish.rsync.way import open_way
from guidegen.publish.ssh import read_login
from guidegen.publish.target import Address, Ground


def open_rsync(address: Address, ground: Ground) -> RsyncTarget:
    """The folder that the settings name, reached when it is looked at; PublishError when a program is missing here."""
    login = read_login(address)
    environment = find_rsync(ground.vault)
    return RsyncTarget(Far(login, open_way(login, environment, ground.vault), ground.scratch))
