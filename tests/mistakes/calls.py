"""Where the product's code names a code of the catalogue, and which values it gives: read from the source, not run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import guidegen

# What takes a code first: a function of ours, or an exception.
_TAKERS = frozenset({"error", "warning", "mistake", "word", "Problem", "Mistake", "Refusal"}) | {
    "UsageError",
    "ThemeError",
    "DiskError",
    "OutputError",
    "BusyError",
    "PublishError",
}


@dataclass(frozen=True, slots=True)
class Call:
    """A call that names a code, and the values it gives (None: they cannot be read from the source)."""

    code: str
    values: frozenset[str] | None
    place: str


def calls() -> Iterator[Call]:
    """Every call in the product that names a code as a plain text."""
    for path, tree in _sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _takes_code(node) and isinstance(node.args[0], ast.Constant):
                yield Call(str(node.args[0].value), _values(node), f"{path.name}:{node.lineno}")


def texts() -> frozenset[str]:
    """Every plain text in the product's code."""
    found = (node for _, tree in _sources() for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(node.value for node in found if isinstance(node.value, str))


def patterns() -> frozenset[str]:
    """The codes that are put together from parts, as regular expressions."""
    takers = (node for _, tree in _sources() for node in ast.walk(tree) if isinstance(node, ast.Call))
    made = (call.args[0] for call in takers if _takes_code(call))
    return frozenset(_pattern(node) for node in made if isinstance(node, ast.JoinedStr))


def _sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(Path(guidegen.__file__).parent.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def _takes_code(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in _TAKERS and bool(call.args)


def _values(call: ast.Call) -> frozenset[str] | None:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name == "word" or any(keyword.arg is None for keyword in call.keywords):
        return None
    if name not in {"Problem", "Mistake", "Refusal"}:
        return frozenset(str(keyword.arg) for keyword in call.keywords)
    pairs = call.args[-1] if isinstance(call.args[-1], ast.Tuple) else ast.Tuple([])
    if not all(isinstance(pair, ast.Tuple) for pair in pairs.elts):
        return None
    names = (pair.elts[0] for pair in pairs.elts if isinstance(pair, ast.Tuple))
    given = frozenset(str(name.value) for name in names if isinstance(name, ast.Constant))
    return given | {"file"} if name == "Refusal" else given  # which file it was, its finder adds


def _pattern(text: ast.JoinedStr) -> str:
    parts = (str(part.value) if isinstance(part, ast.Constant) else "[a-z-]+" for part in text.values)
    return "".join(parts)
