"""A folder on a web host, reached by SFTP: what nearly every host offers."""

from __future__ import annotations

from guidegen.publish.filewise import Filewise
from guidegen.publish.sftp.credentials import Credentials
from guidegen.publish.sftp.lines import Lines
from guidegen.publish.sftp.login import connect
from guidegen.publish.sftp.route import find_route
from guidegen.publish.sftp.store import SftpStore
from guidegen.publish.ssh import home_of, read_login
from guidegen.publish.target import Address, Ground


def open_sftp(address: Address, ground: Ground) -> Filewise:
    """Log in to the host that the settings name; PublishError when it cannot be reached, or is not who it was."""
    login = read_login(address)
    route = find_route(login, home_of(ground.vault.environment))
    lines = Lines(login.host, lambda: connect(Credentials(login, route, ground.vault)))
    store = SftpStore(login, lines, ground.vault)
    try:
        store.check()
    except BaseException:
        store.close()
        raise
    return Filewise(store)
