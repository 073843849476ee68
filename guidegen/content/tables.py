"""The tables of the YAML files, as the fields that the decoder knows."""

from __future__ import annotations

from guidegen.content.keys import english_key
from guidegen.model.document import Field, Mapping, Node, Sequence, Value
from guidegen.problems import Position, Problem, error


def table(node: Node | None, path: str) -> tuple[Mapping, tuple[Problem, ...]]:
    """The table that a file or a part of it holds; an empty one, and a problem, when it is something else."""
    if isinstance(node, Mapping):
        return node, ()
    empty = Mapping((), 1, 1)
    blank = node is None or (isinstance(node, Value) and not node.text.strip())
    return empty, () if blank or node is None else (error("table-expected", node_place(node, path)),)


def flat_fields(node: Mapping, path: str) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    """The keys of a table whose values are texts or lists of texts; anything deeper is a problem."""
    fields: list[Field] = []
    problems: list[Problem] = []
    for key, value in node.items:
        if isinstance(value, Value):
            fields.append(Field(key, (value,)))
        elif isinstance(value, Sequence) and all(isinstance(item, Value) for item in value.items):
            fields.append(Field(key, tuple(v for v in value.items if isinstance(v, Value)), is_list=True))
        elif english_key(key.text) is None:
            fields.append(
                Field(key, ())
            )  # whoever knows the keys tells that this is none, or the author's own
        else:
            problems.append(error("value-nested", node_place(value, path), key=key.text))
    return tuple(fields), tuple(problems)


def without(node: Mapping, keys: frozenset[str]) -> tuple[Mapping, dict[str, tuple[Value, Node]]]:
    """The table without these English keys, and what stood there, each with its key as written."""
    taken = {
        english_key(key.text) or "": (key, value)
        for key, value in node.items
        if english_key(key.text) in keys
    }
    rest = tuple(pair for pair in node.items if english_key(pair[0].text) not in keys)
    return Mapping(rest, node.line, node.column), taken


def node_place(node: Node, path: str) -> Position:
    """Where a node begins."""
    return Position(path, node.line, node.column)
