"""PyYAML's events to a tree whose every scalar is text; nothing is guessed, resolved or repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from guidegen.adapters.signs import INVISIBLE
from guidegen.model.document import Mapping, Node, Sequence, Value
from guidegen.problems import Position, Problem, error, warning

DEPTH = 12  # of nesting; site.yaml needs three
NODES = 20_000  # texts, tables and lists in one file
MENDED = 20  # broken lines told in one run

# The parser in C where there is one: eight times as fast, the same events.
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CLOSING = {'"': '"', "'": "'", "[": "]", "{": "}"}
_PAIR = re.compile(r"(\s*(?:- +)?)([^\s#:'\"\[\]{}][^:]*?)(:[ \t]+)(\S.*?)[ \t]*")
_TIGHT = re.compile(r"(\s*(?:- +)?)([^\s#:'\"\[\]{}][\w.-]*):([^\s:/].*)")


class _Mark(Protocol):
    """A place in the text, from 0."""

    line: int
    column: int


class _Refused(Exception):  # noqa: N818 - it never leaves this file
    """What this file may not hold; its reading stops here."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def read_tree(path: str, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a YAML text and what is wrong with it; None for an empty text or one that cannot be read."""
    problems: list[Problem] = []
    lines = text.split("\n")
    for _ in range(MENDED):
        reader = _Reader(path, lines)
        try:
            tree = reader.read()
        except yaml.YAMLError as bad:
            if not _tell(path, lines, bad, problems):
                return None, (*problems, *reader.problems)
            continue
        except _Refused as refused:
            return None, (*problems, *reader.problems, refused.problem)
        return tree, (*problems, *reader.problems)
    return None, tuple(problems)


def _tell(path: str, lines: list[str], bad: yaml.YAMLError, problems: list[Problem]) -> bool:
    """Word a syntax error; True when the line that is meant could be mended, so that reading can go on."""
    said = str(getattr(bad, "problem", ""))
    context: _Mark | None = getattr(bad, "context_mark", None)
    mark: _Mark | None = getattr(bad, "problem_mark", None) or context
    line, column = _at(mark)
    meant = (line - 1, _at(context)[0] - 1, line - 2)
    for number in dict.fromkeys(n for n in meant if 0 <= n < len(lines)):
        broken = lines[number]
        mended = _slipped(lines, number, said) or _not_a_pair(broken, said) or _mended(broken, said)
        if mended is not None:
            code, at, lines[number] = mended
            place = Position(path, number + 1, at + 1)
            problems.append(error(code, place, corrected=lines[number].strip(), line=broken.strip()))
            return True
    if "quoted scalar" in str(getattr(bad, "context", "")):
        line, column = _at(context)  # where the quotation began, not where the file ended
    problems.append(error("yaml-syntax", Position(path, min(line, len(lines)), column)))
    return False


def _slipped(lines: list[str], number: int, said: str) -> tuple[str, int, str] | None:
    """A line that was indented by accident: further than the pair above it, which is complete."""
    line, above = _PAIR.fullmatch(lines[number]), _PAIR.fullmatch(lines[number - 1])
    if "mapping values" not in said or not number or line is None or above is None:
        return None
    if not line[1].isspace() or above[4][0] in "|>" or len(line[1]) <= len(above[1]):
        return None
    return "yaml-indent", len(line[1]), lines[number][len(line[1]) - len(above[1]) :]


def _not_a_pair(line: str, said: str) -> tuple[str, int, str] | None:
    """A line of words between the pairs; it is left out, so that the others can be read."""
    if "expected ':'" not in said or ":" in line or not line.strip():
        return None
    return "front-matter-line", _indent(line), ""


def _mended(line: str, said: str) -> tuple[str, int, str] | None:
    """What is wrong with this line (a code), where, and the line as it works; None when it seems right."""
    indent = _indent(line)
    if "\t" in line[:indent]:
        return "yaml-tab", line.index("\t"), line[:indent].replace("\t", "  ") + line[indent:]
    if pair := _PAIR.fullmatch(line):
        found = _mended_value(pair[4], said)
        return found and (found[0], pair.start(4), f"{pair[1]}{pair[2]}{pair[3]}{found[1]}")
    if (tight := _TIGHT.fullmatch(line)) and ("':'" in said or "key" in said or "mapping" in said):
        return "space-after-colon", tight.start(3), f"{tight[1]}{tight[2]}: {tight[3]}"
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _mended_value(value: str, said: str) -> tuple[str, str] | None:
    """What is wrong with this value (a code), and the value as it works; None when it seems right."""
    if value[0] in _CLOSING:
        return _mended_start(value, said)
    if ": " in value or value[-1] == ":":
        return "yaml-colon", quote(value)
    return ("yaml-quotes-needed", quote(value)) if value[0] in "@`%&*!|>]},?" else None


def _mended_start(value: str, said: str) -> tuple[str, str] | None:
    """The same for a value that begins as a quotation, a list or a table."""
    first, closing = value[0], _CLOSING[value[0]]
    whole = value[1:].endswith(closing)
    if closing in value[1:]:
        if first == '"' and whole and "escape" in said:
            return "yaml-escape", "'" + value[1:-1].replace("'", "''") + "'"
        seems_right = whole and not (first == closing and first in value[1:-1])
        return None if seems_right else ("yaml-quotes-needed", quote(value))
    mended = {'"': ("yaml-quote", f'{value}"'), "[": ("list-not-closed", f"{value}]"), "{": None}
    return mended.get(first, ("yaml-quotes-needed", quote(value)))


def quote(text: str) -> str:
    """The text as YAML takes it literally."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass(slots=True)
class _Reader:
    """Builds the tree from the parser's events, and judges each."""

    path: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    nodes: int = 0

    def read(self) -> Node | None:
        """The only document of the text."""
        events = iter(yaml.parse("\n".join(self.lines), Loader=_LOADER))
        tree: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Refused(error("yaml-documents", self._place(event)))
            elif isinstance(event, yaml.NodeEvent):
                tree = self._node(event, events, 0)
        return tree

    def _place(self, event: yaml.Event) -> Position:
        line, column = _at(event.start_mark)
        return Position(self.path, line, column)

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.nodes += 1
        if depth > DEPTH or self.nodes > NODES:
            raise _Refused(error("yaml-too-complex", self._place(event)))
        self._refuse_magic(event)
        line, column = _at(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            if not event.style and event.value:
                self._check_comment(event)
            return Value(self._visible(event), line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(events, depth)), line, column)
        return Mapping(tuple(self._pairs(events, depth)), line, column)

    def _visible(self, event: yaml.ScalarEvent) -> str:
        """The scalar's text without characters that a file cannot hold but an escape in quotes can."""
        found = INVISIBLE.search(event.value)
        if found is None:
            return str(event.value)
        character = f"U+{ord(found[0]):04X}"
        self.problems.append(warning("text-invisible", self._place(event), character=character))
        return INVISIBLE.sub("", event.value)

    def _refuse_magic(self, event: yaml.Event) -> None:
        """What makes YAML say more than what stands there: names for parts, repeats of them, types."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(error("yaml-alias", self._place(event), name=anchor))
        if anchor:
            raise _Refused(error("yaml-anchor", self._place(event), name=anchor))
        if tag:
            raise _Refused(error("yaml-tag", self._place(event), tag=tag))

    def _items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _pairs(self, events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[Value, Node]]:
        seen: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            place = self._place(event)
            if not isinstance(key, Value):
                self.problems.append(error("yaml-key", place))
            elif key.text == "<<":
                self.problems.append(error("yaml-merge", place))
            elif key.text in seen:
                self.problems.append(error("yaml-key-twice", place, key=key.text, line=seen[key.text]))
            else:
                seen[key.text] = key.line
                yield key, value

    def _check_comment(self, event: yaml.ScalarEvent) -> None:
        """A ` #` cuts a plain text short, and nobody sees it."""
        line, column = _at(event.end_mark)
        comment = re.match(r"[ \t]+(#.*)", self.lines[line - 1][column - 1 :])
        if comment is not None:
            place = Position(self.path, line, column + comment.start(1))
            corrected = quote(f"{event.value} {comment[1].rstrip()}")
            self.problems.append(
                error("yaml-comment", place, corrected=corrected, comment=comment[1].rstrip())
            )


def _at(mark: _Mark | None) -> tuple[int, int]:
    """Line and column from 1."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
