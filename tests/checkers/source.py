"""Reads the package's own source: which file imports what, what it calls, and where circles close."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

PACKAGE = Path(__file__).parents[2] / "guidegen"


@dataclass(frozen=True, slots=True)
class Import:
    """A module as imported, the names taken from it, and the line it stands on."""

    module: str
    names: tuple[str, ...]
    line: int

    @property
    def top(self) -> str:
        """The package it belongs to."""
        return self.module.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the package: its path below it, and what it says."""

    path: PurePosixPath
    tree: ast.Module
    lines: int

    @property
    def room(self) -> str:
        """The folder or lone file that the floors speak of."""
        return self.path.with_suffix("").parts[0]

    @property
    def home(self) -> str:
        """The file without its ending; of an adapter's own folder that folder; the room of the command line."""
        parts = self.path.with_suffix("").parts
        return parts[0] if parts[0] == "cli" else "/".join(parts[:2])

    @property
    def name(self) -> str:
        """As Python imports it."""
        parts = ("guidegen", *self.path.with_suffix("").parts)
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def functions(self) -> Iterator[tuple[str, int]]:
        """Every function and method, as path:line:name, with its number of lines."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{self.path}:{node.lineno}: {node.name}", lines


def read_module(path: PurePosixPath, text: str) -> Module:
    """A file of the package, from its path below it and its text."""
    return Module(path, ast.parse(text), text.count("\n"))


@functools.cache
def modules() -> tuple[Module, ...]:
    """Every file of the package; what a new site starts from (shipped/) is content, not code."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if "shipped" not in path.parts]
    return tuple(
        read_module(PurePosixPath(path.relative_to(PACKAGE).as_posix()), path.read_text(encoding="utf-8"))
        for path in paths
    )


def imports(module: Module) -> Iterator[Import]:
    """Every import in a file, those inside functions too; relative ones made whole."""
    package = module.name.split(".")
    if module.path.name != "__init__.py":
        package.pop()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, (), node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            whole = ".".join([*base, *filter(None, [node.module])])
            yield Import(whole, tuple(alias.name for alias in node.names), node.lineno)


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def circle(arrows: dict[str, set[str]]) -> tuple[str, ...]:
    """A way from a file back to itself, empty when there is none."""
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> tuple[str, ...]:
        if name in way:
            return (*way[way.index(name) :], name)
        if name not in done:
            for below in sorted(arrows.get(name, ())):
                if found := walk(below, (*way, name)):
                    return found
            done.add(name)
        return ()

    return next(filter(None, (walk(name, ()) for name in sorted(arrows))), ())


def arrows_between(files: tuple[Module, ...]) -> dict[str, set[str]]:
    """Which file imports which; `from package import name` means the file of that name where there is one."""
    names = {module.name for module in files}
    arrows = {}
    for module in files:
        wanted = set()
        for found in imports(module):
            inner = {f"{found.module}.{name}" for name in found.names} & names
            wanted |= inner or ({found.module} & names)
        arrows[module.name] = wanted - {module.name}
    return arrows
