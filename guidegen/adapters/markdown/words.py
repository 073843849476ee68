"""Words within a block: inline tokens to HTML and plain text; links to content become slots."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink

from guidegen.adapters.markdown.addresses import Address, kind_of
from guidegen.adapters.markdown.corrections import corrected_picture, nearly_link
from guidegen.model.document import RawLink
from guidegen.problems import Position, Problem, error, warning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_LITERAL = {"broken_image": "!", "broken_link": "["}
_NOTE = re.compile(r"<!--|%%[^%]+%%")

_TAGS = {
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
    "s_open": "<s>",
    "s_close": "</s>",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The text as it stands in its file, to find places in."""

    path: str
    lines: Sequence[str]
    first_line: int

    def place(self, content: str, first: int, at: int) -> Position:
        """Where the character `at` of a block's content stands, the block beginning at line `first` (from 0)."""
        number = first + content.count("\n", 0, at)
        start = content.rfind("\n", 0, at) + 1
        end = content.find("\n", start)
        line = self.lines[number] if number < len(self.lines) else ""
        column = line.find(content[start : len(content) if end < 0 else end])
        return Position(self.path, number + self.first_line, 0 if column < 0 else column + at - start + 1)


@dataclass(slots=True)
class Run:
    """A run of text as it grows: its HTML, its plain words and its links, across blocks."""

    html: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    links: list[RawLink] = field(default_factory=list)


@dataclass(slots=True)
class Words:
    """Writes one block's words to a run, and gathers what is wrong with them."""

    source: Source
    content: str  # of the block, as the parser saw it
    line: int  # of the block's first line, from 0
    problems: list[Problem]
    open: list[str] = field(default_factory=list)  # what closes the links that are open

    def write(self, run: Run, tokens: Sequence[Token]) -> None:
        """Add these tokens to the run."""
        for token in tokens:
            kind = token.type
            if kind in ("text", "text_special"):
                self._check_note(token.content)
                run.html.append(escape(token.content))
                run.plain.append(token.content)
            elif kind in _TAGS:
                run.html.append(_TAGS[kind])
            elif kind in ("softbreak", "hardbreak"):
                run.html.append("\n" if kind == "softbreak" else "<br>\n")
                run.plain.append(" ")
            else:
                self._write_rest(run, token)

    def _write_rest(self, run: Run, token: Token) -> None:
        match token.type:
            case "code_inline":
                run.html.append(f"<code>{escape(token.content)}</code>")
                run.plain.append(token.content)
            case "link_open":
                run.html.append(self._open_link(run, str(token.attrs["href"]), token))
            case "link_close":
                run.html.append(self.open.pop())
            case "wiki_link":
                slot = self._slot(run, token.meta["target"], token, wiki=True)
                run.html.append(f"\x02{slot}\x03{escape(token.content)}\x02/{slot}\x03")
                run.plain.append(token.content)
            case "image":
                # Those with a paragraph of their own never come here.
                self._say("picture-not-alone", token)
            case "broken_image":
                self.write_broken(token)
                run.html.append("!")
                run.plain.append("!")
            case "broken_link":
                at = int(token.meta["at"])
                place = self.source.place(self.content, self.line, at)
                self.problems.append(warning("link-nearly", place, corrected=nearly_link(self.content, at)))
                run.html.append("[")
                run.plain.append("[")
            case _:
                raise ValueError(token.type)

    def _check_note(self, words: str) -> None:
        """A note between <!-- --> or %% %% is read by everybody."""
        found = _NOTE.search(words)
        if found is not None:
            place = self.source.place(self.content, self.line, max(self.content.find(found[0]), 0))
            self.problems.append(
                warning("note-shown", place, mark=found[0][:2] if found[0][0] == "%" else "<!--")
            )

    def place(self, token: Token) -> Position:
        """Where a link or picture stands; an address in <> is where its block is."""
        return self.source.place(self.content, self.line, int(token.meta.get("at", 0)))

    def _say(self, code: str, token: Token, **values: object) -> None:
        self.problems.append(error(code, self.place(token), **values))

    def write_broken(self, token: Token) -> None:
        """Tell of a `![` that Markdown leaves in the text, with the line as it should be."""
        place = self.place(token)
        line = self.source.lines[place.line - self.source.first_line]
        self.problems.append(error("picture-broken", place, corrected=corrected_picture(line, place.column)))

    def _open_link(self, run: Run, address: str, token: Token) -> str:
        if self.open:  # an address in <> within a link: the outer one is the link
            self.open.append("")
            return ""
        kind = kind_of(address)
        if kind is Address.OUTSIDE:
            self.open.append("</a>")
            title = str(token.attrs.get("title", ""))
            spoken = f' title="{escape(title)}"' if title else ""
            return f'<a href="{escape(portable(address))}"{spoken} rel="external noopener">'
        if kind is Address.CONTENT:
            slot = self._slot(run, unquote(address), token, wiki=False)
            self.open.append(f"\x02/{slot}\x03")
            return f"\x02{slot}\x03"
        self.open.append("")
        self._say(f"link-{kind}", token, address=address, corrected=f"https://{address.lstrip('/')}")
        return ""

    def _slot(self, run: Run, target: str, token: Token, *, wiki: bool) -> int:
        place = self.place(token)
        unworded = bool(token.meta.get("unworded"))
        run.links.append(RawLink(target, wiki, place.line, place.column, unworded))
        return len(run.links) - 1


def plain_words(tokens: Sequence[Token]) -> str:
    """The words alone: of a picture's description, of a heading."""
    parts: list[str] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type in _LITERAL:
            parts.append(_LITERAL[token.type])
        else:
            parts.append(plain_words(token.children) if token.children else token.content)
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def portable(address: str) -> str:
    """The address in the characters that every browser and feed reader accepts."""
    return normalizeLink(re.sub(r"\s", "%20", address.strip()))
