"""Holds the house: which room may import which, which library lives where, and that pure rooms stay pure."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

import pytest

from tests.checkers.source import (
    Import,
    Module,
    arrows_between,
    called,
    circle,
    imports,
    modules,
    read_module,
)

# Room -> the rooms it may import; a room is a folder or a lone file of the package, lowest floor first.
READING = {"model", "adapters", "problems"}
WRITING = {"plan", "adapters", "problems"}
FLOORS: dict[str, set[str]] = {
    "problems": set(),
    "model": set(),
    "plan": {"problems"},
    "adapters": {"model", "problems"},
    "edition": {"model", "plan", "problems"},
    "report": {"plan", "problems"},
    "content": READING,
    "themes": READING,
    "importers": {"adapters", "problems"},
    "output": WRITING,
    "publish": WRITING,
}
FLOORS["press"] = set(FLOORS)
FLOORS["build"] = set(FLOORS)
FLOORS["backstage"] = set(FLOORS)
FLOORS["preview"] = set(FLOORS) - {"build", "publish", "importers"}
FLOORS["publishing"] = set(FLOORS) - {"preview", "importers"}
FLOORS["cli"] = set(FLOORS)
FLOORS["__main__"] = {"cli"}
FLOORS["__init__"] = set()

# Library (as imported) -> the one place that may know it. The command line's own are its whole room's.
HOMES = {
    "babel": "adapters/locale",
    "jinja2": "adapters/jinja",
    "markupsafe": "adapters/jinja",
    "markdown_it": "adapters/markdown",
    "mdit_py_plugins": "adapters/markdown",
    "PIL": "adapters/pillow",
    "pydantic": "adapters/schema",
    "pydantic_core": "adapters/schema",
    "slugify": "adapters/slugs",
    "paramiko": "publish/sftp",
    "obstore": "publish/object_store",
    "keyring": "publish/secrets",
    "yaml": "adapters/yaml",
    "click": "cli",
    "segno": "preview/phone",
    "watchdog": "preview/watch",
    "werkzeug": "preview/server",
    "rich": "cli",
}

FILE_LINES = 250
FUNCTION_LINES = 30  # reached by at most one function in ten

# What model, plan and edition may use of Python itself: nothing here touches a disk, a clock or a network.
PURE_ROOMS = {"problems", "model", "plan", "edition"}
# fmt: off
PURE = {
    "__future__", "abc", "base64", "bisect", "collections", "colorsys", "copy", "dataclasses", "datetime",
    "decimal", "difflib", "enum", "fractions", "functools", "hashlib", "heapq", "html", "itertools", "json",
    "marshal", "math", "operator", "pathlib", "re", "statistics", "string", "struct", "textwrap", "types",
    "typing", "unicodedata", "urllib", "xml",
}
# fmt: on
PURE_PARTS = {"pathlib": {"PurePosixPath", "PurePath"}, "urllib": {"parse"}}
OUTSIDE_CALLS = {"open", "input", "eval", "exec", "compile", "__import__", "breakpoint"}
CLOCK_CALLS = {"today", "now", "utcnow", "localtime", "gmtime"}


def rooms_asked(module: Module) -> Iterator[tuple[str, int]]:
    """The other rooms of the package that a file imports, with the line."""
    for found in imports(module):
        if found.top == "guidegen":
            below = found.module.split(".")[1:2] or [
                name for name in found.names if not name.startswith("__")
            ]
            yield from ((room, found.line) for room in below if room != module.room)


def wrong_arrows(module: Module) -> list[str]:
    allowed = FLOORS.get(module.room)
    if allowed is None:
        return [f"{module.path}: the room {module.room} has no row in FLOORS"]
    return [
        f"{module.path}:{line}: {module.room} may not import {room}"
        for room, line in rooms_asked(module)
        if room not in allowed
    ]


def libraries_astray(module: Module) -> list[str]:
    third_party = [
        found for found in imports(module) if found.top not in {"guidegen", *sys.stdlib_module_names}
    ]
    return [
        f"{module.path}:{found.line}: {found.top} belongs in {HOMES.get(found.top, 'no room yet')}"
        for found in third_party
        if module.home != HOMES.get(found.top)
    ]


def impure(module: Module) -> list[str]:
    if module.room not in PURE_ROOMS:
        return []
    found = [
        f"{module.path}:{taken.line}: {taken.module} reaches outside"
        for taken in imports(module)
        if taken.top != "guidegen" and not is_pure(taken)
    ]
    calls = (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))
    return found + [
        f"{module.path}:{call.lineno}: {called(call)}() reaches outside"
        for call in calls
        if isinstance(call.func, ast.Name) and called(call) in OUTSIDE_CALLS
    ]


def is_pure(taken: Import) -> bool:
    """Whether what is imported of Python itself touches nothing; of some packages only parts are."""
    parts = PURE_PARTS.get(taken.top)
    if parts is None:
        return taken.top in PURE
    asked = taken.module.split(".")[1:2] or taken.names
    return bool(asked) and set(asked) <= parts


def only_the_command_line(module: Module) -> list[str]:
    """Where another room prints, reads the clock's day or the environment."""
    if module.room == "cli":
        return []
    found = []
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Name(id="print")):
                found.append(f"{module.path}:{node.lineno}: only cli prints")
            case ast.Call() if called(node) in CLOCK_CALLS and isinstance(node.func, ast.Attribute):
                found.append(f"{module.path}:{node.lineno}: only cli asks what day it is")
            case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr" | "stdin" | "argv"):
                found.append(f"{module.path}:{node.lineno}: only cli speaks with the terminal")
            case ast.Attribute(value=ast.Name(id="os"), attr="environ" | "getenv"):
                found.append(f"{module.path}:{node.lineno}: only cli reads the environment")
    return found


def in_file(path: str, text: str) -> Module:
    return read_module(PurePosixPath(path), text)


@pytest.mark.parametrize("rule", [wrong_arrows, libraries_astray, impure, only_the_command_line])
def test_the_house_stands(rule: Callable[[Module], list[str]]) -> None:
    assert [line for module in modules() for line in rule(module)] == []


def test_files_and_functions_fit_in_a_head() -> None:
    long_files = [f"{m.path}: {m.lines} lines" for m in modules() if m.lines > FILE_LINES]
    functions = [function for module in modules() for function in module.functions()]
    long_functions = [function for function in functions if function[1] >= FUNCTION_LINES]
    assert long_files == []
    assert len(long_functions) <= len(functions) // 10, sorted(long_functions, key=lambda found: -found[1])


def test_no_file_imports_itself_by_a_detour() -> None:
    assert circle(arrows_between(modules())) == ()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("model/a.py", "from guidegen.problems import Problem"),
        ("plan/a.py", "import guidegen.model.names"),
        ("output/a.py", "def f():\n    from guidegen.model import Guide"),
        ("edition/a.py", "from guidegen import adapters"),
        ("content/a.py", "from ..edition import routes"),
        ("kelder/a.py", ""),
    ],
)
def test_a_wrong_arrow_is_seen(path: str, text: str) -> None:
    assert len(wrong_arrows(in_file(path, text))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/a.py", "import yaml"),
        ("adapters/pillow.py", "from jinja2 import Environment"),
        ("build.py", "from rich.console import Console"),
        ("adapters/http.py", "import httpx"),
    ],
)
def test_a_library_astray_is_seen(path: str, text: str) -> None:
    assert len(libraries_astray(in_file(path, text))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("adapters/pillow.py", "from PIL import Image"),
        ("adapters/pillow/read.py", "import PIL.Image"),
        ("cli/build.py", "import click"),
        ("build.py", "import json"),
    ],
)
def test_a_library_at_home_is_left_alone(path: str, text: str) -> None:
    assert libraries_astray(in_file(path, text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "import os",
        "from pathlib import Path",
        "import pathlib",
        "from urllib.request import urlopen",
        "import urllib",
        "open('a')",
        "import time",
        "import random",
    ],
)
def test_a_reach_outside_a_pure_room_is_seen(text: str) -> None:
    assert len(impure(in_file("edition/a.py", text))) == 1
    assert impure(in_file("output/a.py", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "from pathlib import PurePosixPath",
        "from urllib.parse import quote, urlsplit",
        "from collections.abc import Callable, Iterator",
        "re.compile('a')",
    ],
)
def test_pure_tools_are_left_alone(text: str) -> None:
    assert impure(in_file("edition/a.py", text)) == []


@pytest.mark.parametrize(
    "text",
    ["print(1)", "sys.stderr.write('a')", "dt.date.today()", "datetime.now(tz)", "os.environ['HOME']"],
)
def test_the_command_lines_duties_elsewhere_are_seen(text: str) -> None:
    assert len(only_the_command_line(in_file("build.py", text))) == 1
    assert only_the_command_line(in_file("cli/main.py", text)) == []


def test_a_circle_is_seen() -> None:
    files = (
        in_file("model/a.py", "from guidegen.model import b"),
        in_file("model/b.py", "from guidegen.model.c import C"),
        in_file("model/c.py", "def f():\n    from .a import A"),
    )
    assert circle(arrows_between(files)) == (*(f"guidegen.model.{letter}" for letter in "abca"),)
