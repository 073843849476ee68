"""What git says when the world fails, and what that means for a curator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidegen.problems import PublishError
from guidegen.publish.git_branch.place import Place
from guidegen.publish.secrets import Vault

TROUBLE = "publish-git-trouble"  # none of those that are known

_NAMED = 6  # lines
_LONGEST = 500  # signs

# The first that fits, told apart as finely as a curator can do something about it: git ends what another said with
# words of its own, so the particular comes before the general.
_SIGNS = (
    ("key-changed", r"remote host identification has changed"),
    ("key-unknown", r"host key verification failed|host key is known for"),
    ("host-missing", r"could not resolve|name or service not known|name resolution|nodename nor servname"),
    ("certificate", r"certificate|gnutls_handshake|ssl routines|schannel"),
    ("moved", r"returned error: 30[1278]|unable to update url base"),
    ("large", r"file size limit|\bGH001\b|returned error: 413|exceeds maximum allowed size|too large"),
    ("full", r"remote:.*(?:no space left|quota|storage|size limit)"),
    ("disk", r"no space left|disk quota exceeded|read-only file system"),
    (
        "key-refused",
        r"permission denied \((?:publickey|password|keyboard|gssapi)|too many authentication fail",
    ),
    (
        "login",
        r"authentication failed|could not read (?:username|password)|access denied|returned error: 401",
    ),
    (
        "refused",
        r"\[remote rejected\].*(?:hook declined|protected|non-fast-forward|prohibited|checked out|rule)",
    ),
    (
        "forbidden",
        r"permission (?:to .* )?denied|(?:are|is) not allowed|insufficient permission|not granted|dubious owner",
    ),
    (
        "forbidden",
        r"returned error: 403|read.only|unable to create temporary|unable to migrate|not permitted",
    ),
    ("not-found", r"(?<!command )not found|does not exist|not appear to be a git|error: 404"),
    ("not-found", r"could(?:n.t| not) be found"),
    ("refused", r"\[(?:remote )?rejected\]"),
    ("down", r"returned error: (?:429|5\d\d)"),
    ("lost", r"hung up|early eof|disconnect|reset by peer|broken pipe|rpc failed|recv failure|send failure"),
    (
        "lost",
        r"transfer closed|too slow|connection closed|closed by remote|unexpected eof|invalid index-pack",
    ),
    (
        "unreachable",
        r"connection refused|failed to connect|couldn.t connect|could not connect|no route to host",
    ),
    ("unreachable", r"timed out|timeout|unreachable"),
)
_PREFIX = re.compile(r"^(?:(?:remote|fatal|error|ssh|rpc failed):\s*|!\s+\S+:\S+\s+)+", re.IGNORECASE)
_EMPTY = re.compile(
    r"hint:|To |From |Done$|.*\d+% \(\d+/\d+\)|Total \d|Enumerating |Delta compression|"
    r"Please make sure you have|and the repository exists|Could not read from remote repository"
)
_USERINFO = re.compile(r"(?<=://)[^/@\s]+@")


def complaint(code: int, text: str, place: Place, vault: Vault) -> PublishError:
    """What it means that git ended with this code (below 0: by that signal) and these words."""
    reason = "; ".join(dict.fromkeys(_lines(vault.blot(text))))[:_LONGEST]
    return PublishError(
        _meaning(code, text.replace(place.url, "")),
        where=place.where,
        machine=place.machine or place.where,
        branch=place.branch,
        reason=reason or "-",
    )


def _meaning(code: int, text: str) -> str:
    for name, sign in _SIGNS:
        if re.search(sign, text, re.IGNORECASE):
            return f"publish-git-{name}"
    return "publish-git-lost" if code < 0 else TROUBLE


def _lines(text: str) -> Iterator[str]:
    """What is worth hearing of it, without signs that would move a terminal, and without anybody's password."""
    lines = (_PREFIX.sub("", line.strip()) for line in re.split(r"[\r\n]+", text))
    worth = [line for line in lines if line and not _EMPTY.match(line)]
    for line in worth[-_NAMED:]:
        yield "".join(sign for sign in _USERINFO.sub("", line) if sign.isprintable()).strip()
