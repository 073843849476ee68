"""Finds a theme's folder and reads it: themes/NAME beside content/ first, then those that come with guidegen."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidegen.adapters.files import digest_bytes, read_bytes, walk
from guidegen.adapters.jinja import Phrase
from guidegen.model.theme import Role, Theme, ThemeFile
from guidegen.problems import Position, Problem, ThemeError, error

DEFAULT = "default"  # the theme that comes with guidegen
PAGE_KINDS = (
    "home",
    "guide",
    "place",
    "exhibition",
    "region",
    "contributor",
    "list",
    "text",
    "credits",
    "notice",
)
ROLES = ("lead", "card", "cover", "hero", "full", "wide", "tall", "inset", "slide", "portrait", "thumb")
QUALITY = {"jpeg": 80, "avif": 60, "webp": 80}
LIMIT = 16 * 1024 * 1024  # bytes; no file of a theme is larger

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_RATIO = re.compile(r"([1-9]\d*):([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class FoundTheme:
    """A theme as data, the folder its templates and static files are read from, and its words by language."""

    theme: Theme
    folder: Path
    words: Mapping[str, Mapping[str, Phrase]]

    @property
    def static(self) -> Path:
        """The folder that the paths of `theme.static` start from."""
        return self.folder / "static"


def find_theme(site_folder: Path, name: str, place: Position) -> tuple[FoundTheme, tuple[Problem, ...]]:
    """The theme of that name; when there is none the one that comes with guidegen, and a problem where it is named.

    ThemeError when it is broken.
    """
    try:
        return read_theme(site_folder, name), ()
    except ThemeError as trouble:
        if trouble.code != "theme-not-found":
            raise
        return read_theme(site_folder, DEFAULT), (error(trouble.code, place, **dict(trouble.values)),)


def read_theme(site_folder: Path, name: str) -> FoundTheme:
    """The theme of that name, complete and checked; ThemeError when it is missing or broken."""
    folder = _find(site_folder, name)
    files = {entry.path: read_bytes(folder, entry.path, LIMIT) for entry in walk(folder, skip=_is_hidden)}
    written = _toml(files, "theme.toml", name)
    words = {
        Path(path).stem: _toml(files, path, name)
        for path in files
        if path.startswith("words/") and path.endswith(".toml")
    }
    return FoundTheme(_Reader(name, written, files).theme(), folder, words)


def shipped_themes() -> Path:
    """The folder of the themes that come with guidegen: in the installed package, else in the checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "shipped" / "themes"
    return installed if installed.is_dir() else package.parent / "themes"


def folder_of(site_folder: Path, name: str) -> Path | None:
    """Where the theme of that name lies; None when there is none."""
    folders = (shelf / name for shelf in _shelves(site_folder) if _NAME.fullmatch(name))
    return next((folder for folder in folders if folder.is_dir()), None)


def known_themes(site_folder: Path) -> tuple[str, ...]:
    """The names of all themes that this site can choose from."""
    shelves = (shelf for shelf in _shelves(site_folder) if shelf.is_dir())
    return tuple(sorted({folder.name for shelf in shelves for folder in shelf.iterdir() if folder.is_dir()}))


def _shelves(site_folder: Path) -> tuple[Path, Path]:
    return site_folder / "themes", shipped_themes()


def _find(site_folder: Path, name: str) -> Path:
    folder = folder_of(site_folder, name)
    if folder is not None:
        return folder
    close = difflib.get_close_matches(name, known_themes(site_folder), n=1)
    raise ThemeError("theme-not-found", theme=name, suggestion=close[0] if close else None)


def _is_hidden(path: str) -> bool:
    return path.rsplit("/", 1)[-1].startswith(".")


def _toml(files: Mapping[str, bytes], path: str, name: str) -> dict[str, Any]:
    if path not in files:
        raise ThemeError("theme-file-missing", theme=name, path=path)
    try:
        return tomllib.loads(files[path].decode())
    except ValueError as error:
        raise ThemeError("theme-file-broken", theme=name, path=path, detail=error) from error


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads theme.toml's tables, each against the files that are there."""

    name: str
    written: Mapping[str, Any]
    files: Mapping[str, bytes]

    def theme(self) -> Theme:
        quality = {**QUALITY, **self._table("quality")}
        static = tuple(
            ThemeFile(path.removeprefix("static/"), digest_bytes(data))
            for path, data in sorted(self.files.items())
            if path.startswith("static/")
        )
        return Theme(
            name=self.name,
            digest=self._digest(),
            templates=tuple((kind, self._template(kind)) for kind in PAGE_KINDS),
            roles=tuple(self._role(role) for role in ROLES),
            static=static,
            styles=self._static_files("styles"),
            scripts=self._static_files("scripts"),
            fonts=self._static_files("fonts"),
            jpeg_quality=self._number("quality.jpeg", quality["jpeg"]),
            avif_quality=self._number("quality.avif", quality["avif"]),
            webp_quality=self._number("quality.webp", quality["webp"]),
            page_size=self._number("page-size", self.written.get("page-size", 24)),
        )

    def _digest(self) -> str:
        # Of what pages are made from; static files carry their own digests.
        made_from = [
            f"{path} {digest_bytes(data)}"
            for path, data in sorted(self.files.items())
            if not path.startswith("static/")
        ]
        return digest_bytes("\n".join(made_from).encode())

    def _template(self, kind: str) -> str:
        template = self._table("templates").get(kind)
        if template is None:
            raise self._wrong("theme-template-unnamed", kind)
        if f"templates/{template}" not in self.files:
            raise ThemeError("theme-file-missing", theme=self.name, path=f"templates/{template}")
        return str(template)

    def _role(self, name: str) -> Role:
        role = self._table("roles").get(name)
        if not isinstance(role, dict):
            raise self._wrong("theme-table-wrong", f"roles.{name}")
        widths = role.get("widths")
        if not isinstance(widths, list) or not widths:
            raise self._wrong("theme-widths-wrong", f"roles.{name}.widths")
        pixels = tuple(sorted(self._number(f"roles.{name}.widths", width) for width in widths))
        return Role(name, pixels, self._ratio(name, role.get("ratio")), str(role.get("sizes", "100vw")))

    def _ratio(self, role: str, ratio: object) -> tuple[int, int] | None:
        if ratio is None:
            return None
        parts = _RATIO.fullmatch(str(ratio))
        if parts is None:
            raise self._wrong("theme-ratio-wrong", f"roles.{role}.ratio")
        return int(parts[1]), int(parts[2])

    def _static_files(self, key: str) -> tuple[str, ...]:
        paths = self.written.get(key, [])
        if not isinstance(paths, list):
            raise self._wrong("theme-list-wrong", key)
        for path in paths:
            if f"static/{path}" not in self.files:
                raise ThemeError("theme-file-missing", theme=self.name, path=f"static/{path}")
        return tuple(paths)

    def _number(self, key: str, number: object) -> int:
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise self._wrong("theme-number-wrong", key)
        return number

    def _table(self, key: str) -> dict[str, Any]:
        found = self.written.get(key, {})
        if not isinstance(found, dict):
            raise self._wrong("theme-table-wrong", key)
        return found

    def _wrong(self, code: str, key: str) -> ThemeError:
        return ThemeError(code, theme=self.name, key=key)
