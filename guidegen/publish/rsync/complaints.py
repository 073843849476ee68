"""What rsync and ssh say when the world fails, and what that means for a curator."""

from __future__ import annotations

import re

from guidegen.problems import PublishError
from guidegen.publish.rsync.programs import Answer
from guidegen.publish.secrets import Vault
from guidegen.publish.ssh import Login

_LONGEST = 300  # signs
_PORT = 22

# The first that fits: what ssh says comes before what rsync makes of it, and the particular before the general.
_SIGNS = (
    ("ssh-key-revoked", r"REVOKED HOST KEY|marked as revoked"),
    ("ssh-key-changed", r"REMOTE HOST IDENTIFICATION HAS CHANGED|HOST IDENTIFICATION .* CHANGED"),
    ("rsync-key-unknown", r"host key is known for|Host key verification failed"),
    ("ssh-broken-off", r"Too many authentication failures"),
    ("rsync-login", r"Permission denied \((?:publickey|password|keyboard|gssapi|hostbased)"),
    ("ssh-host-not-found", r"Could not resolve hostname"),
    ("ssh-refused", r"Connection refused"),
    ("rsync-not-there", r"command not found|\(code 12[67]\)|is your shell clean|Session open refused"),
    ("rsync-old-there", r"unknown option|on remote machine|rrsync|disabled on this server"),
    ("ssh-full", r"No space left on device|[Qq]uota exceeded|File too large"),
    ("ssh-permission", r"Permission denied \(13\)|Operation not permitted|Read-only file system"),
)
_LOST = (
    r"closed by remote host|Connection reset|Broken pipe|timed out|Timeout|timeout in data|not responding|"
    r"unexpectedly closed|No route to host|[Uu]nreachable|Connection closed|master failed|(?:send|Received) disconnect"
)
# What rsync tells of a file: of which one, and why.
_OF_FILE = re.compile(r'"([^"\n]+)"[^\n]*?: ([^\n:]+) \(\d+\)$', re.MULTILINE)
_IN_THE_WAY = re.compile(r"could not (make way) for [\w ]+: ([^\n]+)")
_NO_FOLDER = re.compile(r'(?:change_dir|mkdir)\S* "[^\n]+: No such file or directory')
# The program there ended, and not the connection: then ssh would have ended with a code of its own.
_EARLY_END = re.compile(r"\(0 bytes received so far\)[^\n]*\n[^\n]*\(code 12\)")
_IN = "Authenticated to "
_ASIDE = re.compile(
    r"debug\d: .*|Authenticated to .*|OpenSSH_.*|Warning: .*|WARNING: parent dir .*|default_perms_for_dir.*|"
    r"file has vanished.*|rsync \w+: (?:some files|error in|unexplained).*|\(see the rsync manpage.*|@+|\s*"
)
_PREFIX = re.compile(r"^rsync: (?:\[\w+\] )?")
_FINGERPRINT = re.compile(r"Server host key: \S+ (SHA256:\S+)")


def complaint(answer: Answer, login: Login, vault: Vault, *, came_in: bool) -> PublishError:
    """What it means that rsync ended with this code and these words; `came_in` tells whether it ever went well."""
    said = vault.blot(answer.said)
    lines = [line.strip() for line in re.split(r"[\r\n]+", said)]
    worth = [line for line in lines if not _ASIDE.fullmatch(line)]
    path, reason = _of_file("\n".join(worth))
    plain = [_PREFIX.sub("", line) for line in worth if not line.startswith("rsync error")]
    port = re.search(r"\bport (\d+)", said)
    return PublishError(
        _meaning("\n".join(lines), worth, came_in=came_in or _IN in said, broken=answer.code < 0),
        host=login.host,
        user=login.user,
        port=port[1] if port else login.port or _PORT,
        known=login.known,
        command=login.by_hand,
        fingerprint=[*_FINGERPRINT.findall(said), "?"][-2:][0],  # the last: a host on the way shows one too
        folder=login.folder,
        path=path or login.folder,
        reason=(reason or [f"rsync {answer.code}", *worth, *plain][-1])[:_LONGEST],
    )


def _meaning(text: str, worth: list[str], *, came_in: bool, broken: bool) -> str:
    words = "\n".join(worth)
    if known := next((code for code, sign in _SIGNS if re.search(sign, words)), None):
        return known
    if _NO_FOLDER.search(words):
        return "ssh-no-folder"
    if came_in and _EARLY_END.search(text):
        return "rsync-not-there"
    if broken or re.search(_LOST, words):
        return "ssh-lost" if came_in else "ssh-silent"
    return "ssh-trouble" if _of_file(words)[0] else "rsync-trouble"


def _of_file(words: str) -> tuple[str, str]:
    """The file that is complained of, and why; nothing when it is of none."""
    if found := _OF_FILE.search(words):
        return found[1], found[2]
    if found := _IN_THE_WAY.search(words):
        return found[2], "something else is in its place"
    return "", ""
