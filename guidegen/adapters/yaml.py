"""PyYAML's events to a tree whose every scalar is text; nothing is guessed, resolved or repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from guidegen.adapters.signs import INVISIBLE
from guidegen.adapters.slips import mended_line, quote
from guidegen.model.document import Mapping, Node, Sequence, Value
from guidegen.problems import Position, Problem, error, warning

DEPTH = 12  # of nesting; site.yaml needs three
NODES = 20_000  # texts, tables and lists in one file
MENDED = 20  # broken lines told in one run

# The parser in C where there is one: eight times as fast, the same events.
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_BLANK = ("", " ", "\t")
_REMARK = re.compile(r"([ \t]+)(#.*?)[ \t]*")


class _Mark(Protocol):
    """A place in the text, from 0."""

    line: int
    column: int


# The parser takes these for ends of lines, and an editor shows none: its lines would no longer be the author's.
_OTHER_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}


class _Refused(Exception):  # noqa: N818 - it never leaves this file
    """What this file may not hold; its reading stops here."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def read_tree(path: str, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a YAML text and what is wrong with it; None for an empty text or one that cannot be read."""
    problems: list[Problem] = []
    lines = text.translate(_OTHER_BREAKS).split("\n")
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
        mended = mended_line(lines, number, said)
        if mended is not None:
            code, at, lines[number] = mended
            place = Position(path, number + 1, at + 1)
            problems.append(error(code, place, corrected=lines[number].strip(), line=broken.strip()))
            return True
    if "quoted scalar" in str(getattr(bad, "context", "")):
        line, column = _at(context)  # where the quotation began, not where the file ended
    problems.append(error("yaml-syntax", Position(path, min(line, len(lines)), column)))
    return False


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
            if not event.style and not event.value and (written := self._behind_nothing(event)):
                return written
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
            self._check_first_line(event, value)
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
        """A ` #` cuts a plain text short, and nobody sees it; a remark stands further off."""
        comment = self._comment(event)
        if comment is not None and not _is_remark(comment):
            self._say_comment("yaml-comment", event, comment, f"{event.value}{comment[1]}{comment[2]}")

    def _behind_nothing(self, event: yaml.ScalarEvent) -> Value | None:
        """What YAML takes for a note where no value stands before it, if it may be one; all but a colour is told."""
        comment = self._comment(event)
        if comment is None or _is_remark(comment):
            return None
        if not _COLOUR.fullmatch(comment[2]):
            self._say_comment("yaml-comment-alone", event, comment, comment[2])
        line, column = _at(event.end_mark)
        is_word = comment[2][1:2] not in _BLANK
        return Value(comment[2], line, column + comment.start(2)) if is_word else None

    def _check_first_line(self, key: yaml.Event, value: Node) -> None:
        """A text that begins with a # and goes on on the next line loses its first one."""
        if not isinstance(value, Value) or value.line == _at(key.end_mark)[0]:
            return
        comment = self._comment(key, ":")
        if comment is not None and comment[2][1:2] not in _BLANK:
            self._say_comment("yaml-comment-alone", key, comment, f"{comment[2]} {value.text}")

    def _comment(self, event: yaml.Event, between: str = "") -> re.Match[str] | None:
        """What stands behind a plain text, and perhaps a colon, from a # on."""
        line, column = _at(event.end_mark)
        rest = self.lines[line - 1][column - 1 :] if line <= len(self.lines) else ""
        return _REMARK.fullmatch(rest, len(between)) if rest.startswith(between) else None

    def _say_comment(self, code: str, event: yaml.Event, comment: re.Match[str], text: str) -> None:
        line, column = _at(event.end_mark)
        place = Position(self.path, line, column + comment.start(2))
        self.problems.append(error(code, place, corrected=quote(text), comment=comment[2]))


def _is_remark(comment: re.Match[str]) -> bool:
    """Whether a # is so far from the text before it, and from the words after it, that it opens a remark."""
    return (len(comment[1]) > 1 or comment[1] == "\t") and comment[2][1:2] in _BLANK


def _at(mark: _Mark | None) -> tuple[int, int]:
    """Line and column from 1."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
