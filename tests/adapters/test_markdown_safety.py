"""No content becomes active markup, and no content keeps the parser busy."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from guidegen.adapters.markdown import read_sections
from guidegen.model.document import RawGallery, RawHtml

TAGS = {
    *("p", "strong", "em", "s", "code", "pre", "br", "hr", "a", "ul", "ol", "li", "blockquote"),
    *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}, "th": {"class"}, "td": {"class"}}
VOID = {"br", "hr"}


class Judge(HTMLParser):
    """Reads markup as a browser would, and notes all that is not on the list."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(f"<{tag}>")
        if tag not in VOID:
            self.open.append(tag)
        if tag == "a" and self.open.count("a") > 1:
            self.wrong.append("a link in a link")
        for name, value in attrs:
            address = name == "href" and not re.match(r"(?:https?://[^\s]|mailto:.|tel:.)", value or "")
            if name not in ATTRIBUTES.get(tag, set()) or address:
                self.wrong.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}")


def wrong_in(text: str) -> list[str]:
    found: list[str] = []
    for section in read_sections("g.md", text)[0]:
        bodies = [b for b in section.blocks if isinstance(b, RawHtml)]
        bodies += [
            m.caption for b in section.blocks if isinstance(b, RawGallery) for m in b.media if m.caption
        ]
        for body in bodies:
            judge = Judge()
            judge.feed(body.html)
            judge.close()
            found += judge.wrong + judge.open
    return found


PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<iframe src="data:text/html,<script>alert(1)</script>">',
    "<!-- --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php alert(1) ?>",
    "<style>@import 'x'</style>",
    "</p></div><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A&#x61;vascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](<java&NewLine;script:alert(1)>)",
    "[x](\x01javascript:alert(1))",
    "[x](\u200bjavascript:alert(1))",
    "[x](vbscript:msgbox)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](blob:https://a.nl/x)",
    '[x](https://a.nl/"onmouseover="alert(1))',
    "[x](https://a.nl/<script>)",
    '[x](https://a.nl "t" onclick="alert(1)")',
    '[x](https://a.nl "t\\" onclick=\\"alert(1)")',
    "[x](https://a.nl '\"><script>alert(1)</script>')",
    "[x](https://a.nl&quot;onclick=alert(1))",
    "[<img src=x onerror=alert(1)>](https://a.nl)",
    "[[x|<script>alert(1)</script>]]",
    '[["><script>alert(1)</script>]]',
    "![<script>alert(1)</script>](a.jpg)",
    '![[a.jpg|"><script>alert(1)</script>]]',
    "![a](javascript:alert(1))",
    '![a](a.jpg "\\"><script>alert(1)</script>")',
    "*<script>alert(1)</script>*",
    "`<script>alert(1)</script>`",
    '<https://a.nl/"><script>alert(1)</script>>',
    "<javascript:alert(1)>",
    "<javascript://a.nl/%0aalert(1)>",
    'https://a.nl/"><script>alert(1)</script>',
    'https://youtu.be/dQw4w9WgXcQ"><script>',
    '[x][r] [r]: javascript:alert(1) "t"',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)\\</script>",
    "| <script> | [x](javascript:alert(1)) |",
    "~~<script>~~ **<img src=x>**",
    '[a](b.md "\\"><script>")',
    "[a<b](https://a.nl)",
    '<a@b.nl"onclick=alert(1)>',
    '[x](tel:1"onclick="alert(1))',
    "[x](mailto:a@b.nl?subject=<script>)",
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %>",
)

PLACES = (
    "{}",
    "- {}",
    "> {}",
    "## A\n\n{}",
    "### {}",
    "| a |\n|---|\n| {} |",
    "```{}\n{}\n```",
    "    {}",
    "![a](a.jpg)\n*{}*",
    "[{}](https://a.nl)",
    "[r]: https://a.nl '{}'\n\n[r]",
    "**{}**",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_becomes_active(payload: str) -> None:
    assert [(place, wrong) for place in PLACES if (wrong := wrong_in(place.replace("{}", payload)))] == []


def test_the_judge_sees_what_is_active() -> None:
    for bad in ("<script>", "<p onclick='x'></p>", "<a href='javascript:x'>x</a>", "<!-- x -->", "<p>", "</p>",
                "<a href='/x'>x</a>", "<p style='x'></p>", "<a href='https://a'><a href='https://b'></a></a>"):  # fmt: skip
        judge = Judge()
        judge.feed(bad)
        judge.close()
        assert judge.wrong + judge.open, bad


BITS = ["<", ">", '"', "'", "&", "[", "](", ")", "!", "*", "_", "`", "\n", "\n\n", "javascript:", "https://a.nl", "<script>",
        "&#x22;", "\\", "|", "|-|\n", "- ", "> ", "[[", "]]", "a", " ", ":", "onclick=", "[r]: ", "[r]", "~~", "# ", "1. "]  # fmt: skip


@given(st.lists(st.sampled_from(BITS), max_size=30).map("".join))
def test_no_mixture_becomes_active(text: str) -> None:
    assert wrong_in(text) == []


SAME = [
    *("# a", "*a*b", "**a*b**", "***a***", "_a_b_", "a*b*c", "`` a`b ``", "a \\\\ b", "&amp; &#65; &bad;"),
    *("<https://a.nl>", "a  \nb", "a\\\nb", "- a\n  - b\n\n    c", "1) a\n2) b", "* a\n\n  > b", "> a\nb"),
    *(
        "```\na\n```",
        "~~~ x\na\n~~~",
        "    a\n\n    b",
        "a\n***\nb",
        "+ a\n- b",
        "~~a~~",
        "a\n# b",
        "- a\n\n\n- b",
    ),
    *(
        "10. a\n   b",
        "a*b**c*d**",
        "*a `*` b*",
        "[a]",
        "[a]: b",
        "> 1. a\n> 2. b",
        "| a |\n|---|\n| b\\|c |\n",
    ),
    *(
        "- a\n- b\n\n  ```\n  c\n  ```",
        "a\n\n\n\nb",
        "-\n- a",
        "1. a\n\n   b",
        "***",
        "| a |\n|---|",
        "a | b\n- | -\n1 | 2",
    ),
]


@pytest.mark.parametrize("text", SAME)
def test_it_reads_as_markdown_does(text: str) -> None:
    expected = str(MarkdownIt("js-default", {"html": False, "linkify": False}).render(text))
    expected = re.sub(r"<(/?)h1>", r"<\1h2>", expected.replace(' class="language-x"', ""))
    expected = expected.replace('"https://a.nl"', '"https://a.nl" rel="external noopener"')
    sections, _ = read_sections("g.md", text, entries=False)
    found = "".join(b.html for s in sections for b in s.blocks if isinstance(b, RawHtml))
    assert re.sub(r"\s*(<[^>]+>)\s*", r"\1", found) == re.sub(r"\s*(<[^>]+>)\s*", r"\1", expected)


WORDS = ["a", "b ", " ", "\n", "\n\n", "*", "**", "_", "`", "- ", "  - ", "1. ", "> ", "### c\n", "    d\n", "```\n",
         "| a | b |\n|---|:-:|\n", "| 1 ", "~~", "\\", "&lt;", "<b>", "***\n", "\t"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
def test_any_text_reads_as_markdown_does(text: str) -> None:
    expected = str(MarkdownIt("js-default", {"html": False, "linkify": False}).render(text))
    for align in ("left", "center", "right"):
        expected = expected.replace(f'style="text-align:{align}"', f'class="{align.replace("er", "re")}"')
    sections, _ = read_sections("g.md", text, entries=False)
    found = "".join(b.html for s in sections for b in s.blocks if isinstance(b, RawHtml))
    expected = re.sub(r"<code class=[^>]*>", "<code>", expected)
    assert re.sub(r"\s*(<[^>]+>)\s*", r"\1", found.replace("&#x27;", "'")) == re.sub(
        r"\s*(<[^>]+>)\s*", r"\1", expected
    )


HARD = {
    "brackets": "[" * 60_000,
    "brackets in paragraphs": ("[" * 9_000 + "\n\n") * 25,
    "links in links": "[a](" * 2_400 + "x" + ")" * 400,
    "pictures in pictures": ("![" * 4_000 + "\n\n") * 25,
    "half pictures": ("![a](b" * 1_600 + "\n\n") * 10,
    "quotations": ">" * 9_000 + "a",
    "quotations again": (">" * 500 + "a\n") * 400,
    "quotation that goes on": "> " * 11 + "a\n" + "b\n" * 4_900,
    "short items": "- a\n" * 11_900,
    "deep items": "\n".join(" " * i + "- a" for i in range(600)),
    "dashes": "- " * 4_500 + "x",
    "stars": ("*a_ " * 2_400 + "\n\n") * 25,
    "stars and words": "*a **b " * 1_400,
    "ticks": "".join("e" + "`" * i for i in range(1, 140)),
    "wide table": "|a" * 30_000 + "\n" + "|-" * 30_000,
    "tall table": "|a" * 50 + "\n" + "|-" * 50 + "\n" + "|b\n" * 4_000,
    "references": "".join(f"[a{i}]: b\n\n" for i in range(5_900)),
    "entities": ("&" * 9_900 + "\n\n") * 25,
    "angles": ("<" * 9_900 + "\n\n") * 25,
    "half addresses": ("<a:" * 3_300 + "\n\n") * 25,
    "empty links": ("[]()" * 2_400 + "\n\n") * 25,
    "content links": ("[[a]]" * 1_900 + "\n\n") * 25,
    "strokes": ("~~a" * 3_300 + "\n\n") * 25,
    "one paragraph": "word " * 50_000,
    "headings": "## a\n" * 11_900,
}


@pytest.mark.parametrize("name", HARD)
def test_nothing_keeps_it_busy(name: str) -> None:
    text = HARD[name]
    start = time.process_time()
    _, problems = read_sections("g.md", text)
    assert time.process_time() - start < 20  # a wide limit; on a quiet machine none takes two seconds
    refused = [p for p in problems if p.code == "text-too-complex"]
    assert all(1 <= p.position.line <= text.count("\n") + 1 for p in refused)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("brackets", 1),
        ("brackets in paragraphs", 9),
        ("wide table", 1),
        ("one paragraph", 1),
        ("quotations again", 1),
    ],
)
def test_what_is_too_complex_is_told_with_its_line(name: str, line: int) -> None:
    sections, problems = read_sections("g.md", f"Before.\n\n{HARD[name]}", 5)
    assert [(p.code, p.position.line) for p in problems] == [("text-too-complex", line + 6)]
    assert [s.blocks for s in sections] == [()]


def test_a_long_guide_full_of_links_is_not_too_complex() -> None:
    paragraph = (
        "A sentence with [[a-place]] and [words](../places/x.md) and a [link](https://a.nl/b_c). " * 12
    )
    sections, problems = read_sections("g.md", f"{paragraph}\n\n" * 60)
    assert problems == ()
    (block,) = sections[0].blocks
    assert isinstance(block, RawHtml)
    assert len(block.links) == 60 * 24
