"""Blocks of text (paragraphs, lists, quotations, tables, code): block tokens to HTML, nothing but known tags."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from guidegen.adapters.markdown.rules import is_plain, parse_words
from guidegen.adapters.markdown.words import Run, Source, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from guidegen.problems import Problem

_TAGS = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>\n",
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "table_open": "<table>\n",
    "table_close": "</table>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>",
    "tr_close": "</tr>\n",
    "th_close": "</th>",
    "td_close": "</td>",
    "hr": "<hr>\n",
}
_ALIGN = {"text-align:left": "left", "text-align:center": "centre", "text-align:right": "right"}


def write_block(run: Run, tokens: Sequence[Token], shared: Shared) -> None:
    """Add one top-level block, given as all its tokens, to the run."""
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        kind = token.type
        if kind == "inline":
            shared.write_words(run, token, line)
        elif kind in ("paragraph_open", "paragraph_close") and token.hidden:
            run.html.append("" if kind == "paragraph_open" else "\n")
        elif kind in _TAGS:
            run.html.append(_TAGS[kind])
        else:
            run.html.append(_rest(token))
            run.plain.append(token.content)
        if kind in ("paragraph_close", "heading_close", "td_close", "th_close", "fence", "code_block"):
            run.plain.append("\n")


def _rest(token: Token) -> str:
    match token.type:
        case "heading_open":
            return f"<{_heading(token)}>"
        case "heading_close":
            return f"</{_heading(token)}>\n"
        case "ordered_list_open":
            start = token.attrs.get("start")
            return "<ol>\n" if start is None else f'<ol start="{int(start)}">\n'
        case "th_open" | "td_open":
            align = _ALIGN.get(str(token.attrs.get("style")))
            return f"<{token.tag}>" if align is None else f'<{token.tag} class="{align}">'
        case "fence" | "code_block":
            return f"<pre><code>{escape(token.content)}</code></pre>\n"
    raise ValueError(token.type)


def _heading(token: Token) -> str:
    # What is out of place is told elsewhere; here it is shown as the nearest heading that is in place.
    return {"h1": "h2"}.get(token.tag, token.tag)


class Shared:
    """What all blocks of a file share: its text, what the parser knows of it, the problems so far."""

    __slots__ = ("env", "problems", "source")

    def __init__(self, source: Source, env: dict[str, object], problems: list[Problem]) -> None:
        self.source = source
        self.env = env
        self.problems = problems

    def words(self, token: Token, line: int) -> Words:
        """The writer for one block's words."""
        return Words(self.source, token.content, line, self.problems)

    def write_words(self, run: Run, token: Token, line: int) -> None:
        """Add the words of an inline token; the parser is asked only when they hold any markup."""
        content = token.content
        if is_plain(content):
            run.html.append(escape(content))
            run.plain.append(content)
        else:
            self.words(token, line).write(run, parse_words(token, self.env))
