"""The front matter: `key: text` line by line, each broken line its own problem, the rest still read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from guidegen.content.keys import english_key
from guidegen.content.spaces import plain_key
from guidegen.content.values import read_value
from guidegen.model.document import Field, Value
from guidegen.problems import Position, Problem, error

_KEY = re.compile(r"""("[^"]+"|'[^']+'|[^\s\-#:"'\[\]{}][^:]{0,60}?)[ \t]*:(?:[ \t]+(.*))?""")
_KEY_TIGHT = re.compile(r"([^\W\d_][\w-]*):(\S.*)")  # title:Seven places
_NEARLY = re.compile(r"([^\W\d_][\w /'’-]{0,40}?)[ \t]*[:=](.*)")
_ITEM = re.compile(r"([ \t]*)-(?:[ \t]+(.*))?")
_BLOCK = re.compile(r"([|>])[+-]?\d?[+-]?")  # the text follows on indented lines
_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields at the top of a file, and the text under them as it stands from line `body_line` on."""

    fields: tuple[Field, ...]
    body: str
    body_line: int
    problems: tuple[Problem, ...]


def cut_front_matter(path: str, text: str) -> FrontMatter:
    """The fields and the rest of a file; a file without front matter is an error, its text is still read."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return FrontMatter((), "", 1, (error("file-empty", Position(path, 1)),))
    opened = _FENCE.fullmatch(lines[first]) is not None
    start = first + 1 if opened else first
    end = next((n for n in range(start, len(lines)) if _END.fullmatch(lines[n])), None)
    head = [plain_key(line) for line in lines[:end]]
    if not opened and (end is None or not _KEY.fullmatch(head[first])):
        return FrontMatter((), text, 1, (error("front-matter-missing", Position(path, first + 1)),))
    problems = () if opened else (error("front-matter-not-opened", Position(path, first + 1)),)
    supposed = _supposed_end(head, start)
    if end is None or _is_text(head[supposed:end]):
        end = supposed
        problems = (error("front-matter-not-closed", Position(path, first + 1), line=end),)
        body_line = end + 1
    else:
        body_line = end + 2
    fields, more = read_fields(path, head[start:end], start + 1)
    return FrontMatter(fields, "\n".join(lines[body_line - 1 :]), body_line, (*problems, *more))


def _is_text(lines: list[str]) -> bool:
    """Whether these lines are rather a text with a rule (---) under it than front matter with a mistake in it."""
    if not lines or not (lines[0].startswith("##") or not lines[0].strip()):
        return False  # a text stands under an empty line or a heading
    fields = sum(_is_field(line) for line in lines)
    return sum(_is_foreign(line) for line in lines) > fields


def _is_field(line: str) -> bool:
    return bool(_KEY.fullmatch(line) or _KEY_TIGHT.fullmatch(line))


def _is_foreign(line: str) -> bool:
    return line.startswith("##") or not (not line.strip() or line[0] in " \t#-" or _is_field(line))


def _supposed_end(lines: list[str], start: int) -> int:
    """Where front matter without its closing line seems to end: an empty line, or one that cannot belong to it."""
    for n in range(start, len(lines)):
        if not lines[n].strip() or _is_foreign(lines[n]):
            return n
    return len(lines)


def read_fields(
    path: str, lines: list[str], first_line: int
) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    """The fields that these lines spell, with a problem for each line that spells none."""
    reader = _FieldReader(path)
    for number, line in enumerate(lines, first_line):
        reader.take(line, number)
    return reader.finish(), tuple(reader.problems)


@dataclass(slots=True)
class _FieldReader:
    """Reads front matter line by line; `fields` grows, its last one may go on on the next line."""

    path: str
    fields: list[Field] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    block: str = ""  # "|" or ">" while the last field's text stands on indented lines
    lines: list[str] = field(default_factory=list)  # of that text
    refused: bool = False  # the last field has said what is wrong with it; its further lines are skipped

    def take(self, line: str, number: int) -> None:
        """Read one more line."""
        indented = line[:1] in (" ", "\t")
        if self.block and (indented or not line.strip()):
            self.lines.append(line)
            return
        self._close_block()
        item = _ITEM.fullmatch(line)
        if not line.strip() or line.lstrip().startswith("#"):
            return
        if item is not None:
            self._take_item(item, number)
        elif indented:
            self._take_indented(line, number)
        elif match := _KEY.fullmatch(line):
            self._take_field(match, number)
        elif match := _KEY_TIGHT.fullmatch(line):
            place = Position(self.path, number, match.start(2) + 1)
            self.problems.append(error("space-after-colon", place, corrected=f"{match[1]}: {match[2]}"))
            self._take_field(match, number)
        else:
            self.refused = True
            self.problems.append(
                error("front-matter-line", Position(self.path, number, 1), line=line.strip())
            )

    def finish(self) -> tuple[Field, ...]:
        """All fields, once the last line was read."""
        self._close_block()
        return tuple(self.fields)

    def _take_field(self, match: re.Match[str], number: int) -> None:
        key = Value(match[1].strip("\"'").strip(), number, match.start(1) + 1)
        text = (match[2] or "").rstrip()
        self.refused = False
        if _BLOCK.fullmatch(text):
            self.block = text[0]
            self.fields.append(Field(key, ()))
            return
        reading = read_value(self.path, Value(text, number, match.start(2) + 1))
        self.refused = bool(reading.problems)
        self.problems.extend(reading.problems)
        self.fields.append(Field(key, reading.values, reading.is_list))

    def _take_item(self, item: re.Match[str], number: int) -> None:
        if self.refused:
            return
        place = Position(self.path, number, item.end(1) + 1)
        text = (item[2] or "").rstrip()
        if (corrected := _field_in(text)) is not None:
            self.problems.append(error("item-is-field", place, corrected=corrected))
            return
        last = self.fields[-1] if self.fields else None
        if last is None or (last.values and not last.is_list):
            self.refused = True
            self.problems.append(error("item-without-list", place, key=last.key.text if last else None))
            return
        reading = read_value(self.path, Value(text, number, item.start(2) + 1))
        if reading.is_list:
            self.problems.append(error("list-nested", place))
            return
        self.problems.extend(reading.problems)
        self.fields[-1] = replace(last, values=(*last.values, *reading.values), is_list=True)

    def _take_indented(self, line: str, number: int) -> None:
        if self.refused:
            return
        text = line.strip()
        place = Position(self.path, number, len(line) - len(line.lstrip()) + 1)
        last = self.fields[-1] if self.fields else None
        if last is None or _KEY.fullmatch(text) or not last.values or _field_in(text) is not None:
            self.problems.append(error("front-matter-nested", place, line=text))
            return
        # A long text that goes on on the next line.
        goes_on = replace(last.values[-1], text=f"{last.values[-1].text} {text}")
        self.fields[-1] = replace(last, values=(*last.values[:-1], goes_on))

    def _close_block(self) -> None:
        if not self.block:
            return
        last = self.fields[-1]
        texts = [line.strip() for line in self.lines]
        joined = "\n".join(texts) if self.block == "|" else _folded(texts)
        if joined.strip():
            value = Value(joined.strip("\n"), last.key.line + 1, _indent(self.lines) + 1)
            self.fields[-1] = replace(last, values=(value,))
        self.block, self.lines = "", []


def _field_in(text: str) -> str | None:
    """The field that a line which may hold none seems to be, as it should be written."""
    found = _NEARLY.fullmatch(text)
    return f"{found[1]}: {found[2].strip()}" if found is not None and english_key(found[1]) else None


def _folded(lines: list[str]) -> str:
    """Lines joined by spaces; an empty line is a new one."""
    return re.sub(r" ?\n ?", "\n", " ".join(line or "\n" for line in lines)).strip(" ")


def _indent(lines: list[str]) -> int:
    return next((len(line) - len(line.lstrip()) for line in lines if line.strip()), 0)
