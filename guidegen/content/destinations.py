"""`publish` in site.yaml: one target, or several by name; each kind of target has keys of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from guidegen.content.convert import SLUG
from guidegen.content.keys import NO, YES, folded
from guidegen.content.suggest import closest
from guidegen.content.tables import node_place
from guidegen.model.destination import Destination
from guidegen.model.document import Mapping as Table
from guidegen.model.document import Node, Value
from guidegen.problems import Position, Problem, error

ALONE = "website"  # the name of a target that was given none

# English key -> the Dutch one.
NAMES: Mapping[str, str] = {
    "to": "naar",
    "folder": "map",
    "host": "server",
    "user": "gebruiker",
    "port": "poort",
    "repository": "repository",
    "branch": "tak",
    "history": "geschiedenis",
    "domain": "domein",
    "bucket": "bucket",
    "endpoint": "endpoint",
    "region": "regio",
    "prefix": "voorvoegsel",
    "profile": "profiel",
    "site": "site",
    "switch": "wissel",
}
_ENGLISH = {name: key for key, dutch in NAMES.items() for name in (key, dutch)}
# Kind -> what it must be told, and what it may be told.
KINDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "folder": (("folder",), ("switch",)),
    "sftp": (("host", "folder"), ("user", "port")),
    "rsync": (("host", "folder"), ("user", "port")),
    "git": (("repository",), ("branch", "history", "domain", "host")),
    "s3": (("bucket",), ("endpoint", "region", "prefix", "profile")),
    "netlify": (("site",), ("endpoint",)),
}
_KIND_WORDS = {"map": "folder"}
_BEHIND_SSH = ("sftp", "rsync")
_GIT_HOSTS = ("github", "gitlab", "codeberg", "cloudflare")
_SECRET = re.compile(
    r"password|passphrase|wachtwoord|token|secret|geheim|(?:^|-)(?:key|sleutel)\b|access-key"
)
_SECRET_IN_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|^)[^/@\s]*:[^/@\s\\]+@", re.IGNORECASE)
_TOKEN = re.compile(r"(?:gh[pousr]_|github_pat_|glpat-|nfp_|AKIA|ASIA)\w{10,}")
_CHOICES = ("history", "switch")
_WHOLE_PATH = re.compile(r"[/~]|[A-Za-z]:[\\/]|\\\\")  # how one begins, on any system
_PORTS = range(1, 65536)
_HOST = re.compile(
    r"\[?[\w:][\w.:%-]*\]?"
)  # a name or a number, without what comes before and after it in an address
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    """One target as written."""

    name: str
    place: Position
    path: str
    items: Mapping[str, tuple[Value, Value]]  # English key -> the key and the value as written
    broken: frozenset[str]  # English keys whose value is none


def read_destinations(
    found: tuple[Value, Node] | None, path: str
) -> tuple[tuple[Destination, ...], tuple[Problem, ...]]:
    """The targets under `publish` in the file at `path`, and all that is wrong with them."""
    if found is None:
        return (), ()
    destinations: list[Destination] = []
    problems: list[Problem] = []
    for name, place, node in _tables(*found, path):
        if isinstance(node, Table):
            row, wrong = _row(name, place, node, path)
            problems += (*wrong, *_wrong_values(row))
            destinations += _destination(row)
        else:
            problems.append(error("publish-form", place, text=name))
    return tuple(destinations), tuple(problems)


def _tables(key: Value, node: Node, path: str) -> Iterator[tuple[str, Position, Node]]:
    """Each target's name and table: of a single one the table itself."""
    if not isinstance(node, Table):
        if not (isinstance(node, Value) and not node.text.strip()):
            yield key.text, node_place(node, path), node
        return
    if any(_ENGLISH.get(folded(name.text)) == "to" for name, _ in node.items):
        yield ALONE, Position(path, key.line, key.column), node
        return
    for name, inner in node.items:
        yield name.text, Position(path, name.line, name.column), inner


def _row(name: str, place: Position, node: Table, path: str) -> tuple[_Row, list[Problem]]:
    items: dict[str, tuple[Value, Value]] = {}
    broken: set[str] = set()
    problems: list[Problem] = []
    for key, value in node.items:
        at = Position(path, key.line, key.column)
        english = _ENGLISH.get(folded(key.text))
        if _SECRET.search(folded(key.text)):
            problems.append(error("publish-secret", at, key=key.text))
        elif english is None:
            problems.append(error("key-unknown", at, key=key.text, suggestion=closest(key.text, _ENGLISH)))
        elif english in items:
            first = items[english][0]
            problems.append(error("key-twice", at, key=key.text, first=first.text, line=first.line))
        elif not isinstance(value, Value):
            problems.append(error("value-nested", node_place(value, path), key=key.text))
            broken.add(english)
        elif value.text.strip():
            items[english] = (key, value)
    return _Row(name, place, path, items, frozenset(broken)), problems


def _wrong_values(row: _Row) -> Iterator[Problem]:
    if not SLUG.fullmatch(row.name):
        yield error("publish-name", row.place, text=row.name)
    telling = {english for english, (_, value) in row.items.items() if _tells(value)}
    for key, value in (row.items[english] for english in row.items if english in telling):
        yield error("publish-secret", _at(row, value), key=key.text)
    kind = _kind(row)
    if kind not in KINDS:
        yield from _wrong_kind(row)
        return
    needed, may = KINDS[kind]
    for missing in (key for key in needed if key not in row.items and key not in row.broken):
        yield error("publish-missing", row.place, key=missing, dutch=NAMES[missing], kind=kind)
    for english, (key, _) in row.items.items():
        if english not in ("to", *needed, *may):
            yield error("publish-key-elsewhere", _at(row, key), key=key.text, kind=kind)
    # What else is wrong with such a value would be told with the value.
    quiet = {english: item for english, item in row.items.items() if english not in telling}
    yield from _wrong_forms(replace(row, items=quiet), kind)


def _tells(value: Value) -> bool:
    """Whether it holds a secret that should not stand there."""
    return bool(_SECRET_IN_ADDRESS.search(value.text) or _TOKEN.search(value.text))


def _wrong_kind(row: _Row) -> Iterator[Problem]:
    known = ", ".join(KINDS)
    if "to" not in row.items:
        yield error("publish-missing", row.place, key="to", dutch=NAMES["to"], kind=known)
        return
    value = row.items["to"][1]
    meant = closest(value.text, KINDS)
    yield error("publish-kind", _at(row, value), text=value.text, known=known, suggestion=meant)


def _wrong_forms(row: _Row, kind: str) -> Iterator[Problem]:
    if port := row.items.get("port"):
        text = port[1].text.strip()
        if not (text.isascii() and text.isdigit() and int(text) in _PORTS):
            yield error("publish-port", _at(row, port[1]), text=text)
    for choice in (row.items[key][1] for key in _CHOICES if key in row.items):
        if folded(choice.text) not in YES | NO:
            yield error("yes-no-form", _at(row, choice), text=choice.text)
    if kind == "folder" and (folder := row.items.get("folder")) and not _WHOLE_PATH.match(folder[1].text):
        yield error("publish-folder-relative", _at(row, folder[1]), folder=folder[1].text, name=row.name)
    if kind in _BEHIND_SSH and (host := row.items.get("host")) and not _HOST.fullmatch(host[1].text.strip()):
        yield error("publish-host", _at(row, host[1]), text=host[1].text)
    if (
        kind == "git"
        and (domain := row.items.get("domain"))
        and not _DOMAIN.fullmatch(domain[1].text.strip())
    ):
        yield error("publish-domain", _at(row, domain[1]), text=domain[1].text)
    if kind == "git" and (host := row.items.get("host")) and folded(host[1].text) not in _GIT_HOSTS:
        value, known = host[1], ", ".join(_GIT_HOSTS)
        meant = closest(value.text, _GIT_HOSTS)
        yield error("publish-git-host", _at(row, value), text=value.text, known=known, suggestion=meant)


def _destination(row: _Row) -> Iterator[Destination]:
    kind = _kind(row)
    if kind in KINDS:
        values = {key: value.text.strip() for key, (_, value) in row.items.items() if key != "to"}
        values |= {key: "yes" if folded(values[key]) in YES else "no" for key in _CHOICES if key in values}
        yield Destination(row.name, kind, tuple(sorted(values.items())))


def _kind(row: _Row) -> str:
    word = folded(row.items["to"][1].text) if "to" in row.items else ""
    return _KIND_WORDS.get(word, word)


def _at(row: _Row, value: Value) -> Position:
    return Position(row.path, value.line, value.column)
