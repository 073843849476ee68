"""Markdown to blocks: text, pictures with captions, cards, links as slots; every mistake told in its place."""

from __future__ import annotations

import pytest

from guidegen.adapters.markdown import read_sections
from guidegen.model.document import RawBlock, RawEmbed, RawGallery, RawHtml, RawLink, Section
from guidegen.problems import Problem

Told = list[tuple[str, int, int]]


def read(text: str, *, entries: bool = True) -> tuple[tuple[Section, ...], Told]:
    sections, problems = read_sections("g.md", text, entries=entries)
    return sections, told(problems)


def told(problems: tuple[Problem, ...]) -> Told:
    return [(p.code, p.position.line, p.position.column) for p in problems]


def blocks(text: str) -> tuple[RawBlock, ...]:
    """The blocks of a text that has nothing wrong with it and no entries."""
    (section,), problems = read(text)
    assert problems == []
    return section.blocks


def html(text: str) -> str:
    (block,) = blocks(text)
    assert isinstance(block, RawHtml)
    return block.html


def shape(found: tuple[RawBlock, ...]) -> list[object]:
    """Blocks in short: plain words, pictures as (file, alt, credit, caption), cards as provider and id."""
    return [
        b.plain
        if isinstance(b, RawHtml)
        else (b.provider, b.media_id)
        if isinstance(b, RawEmbed)
        else [(m.file.text, m.alt, m.title, m.caption and m.caption.html) for m in b.media]
        for b in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words.", "<p>Plain words.</p>"),
        ("A **bold** and *soft* ~~old~~ `code`", "<p>A <strong>bold</strong> and <em>soft</em> <s>old</s> <code>code</code></p>"),
        ("One\ntwo", "<p>One\ntwo</p>"),
        ("One  \ntwo\\\nthree", "<p>One<br>\ntwo<br>\nthree</p>"),
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>"),
        ('5 < 6 & 7 > 2 "x"', "<p>5 &lt; 6 &amp; 7 &gt; 2 &quot;x&quot;</p>"),
        ("caf&eacute; &copy;", "<p>café ©</p>"),
        ("\\*no\\*", "<p>*no*</p>"),
        ("### Sub\n\n#### Deeper", "<h3>Sub</h3>\n<h4>Deeper</h4>"),
        ("> quoted\n> more", "<blockquote>\n<p>quoted\nmore</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>"),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a\n</li>\n<li>b\n</li>\n</ol>"),
        ("3. a", '<ol start="3">\n<li>a\n</li>\n</ol>'),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("```html\n<b>&\n```", "<pre><code>&lt;b&gt;&amp;\n</code></pre>"),
        ("    indented ![x", "<pre><code>indented ![x\n</code></pre>"),
        ("`![x`", "<p><code>![x</code></p>"),
        ("<b>raw</b> `<!-- code -->`", "<p>&lt;b&gt;raw&lt;/b&gt; <code>&lt;!-- code --&gt;</code></p>"),
        ("100%% sure, [1] (see above), - [ ] task", "<p>100%% sure, [1] (see above), - [ ] task</p>"),
        ("www.example.org a@b.nl 'x' -- (c)", "<p>www.example.org a@b.nl &#x27;x&#x27; -- (c)</p>"),
    ],
)  # fmt: skip
def test_text(text: str, expected: str) -> None:
    assert html(text) == expected


def test_a_table_is_aligned_by_class_for_the_policy_allows_no_style() -> None:
    assert html("| a | b |\n|:-:|--:|\n| 1 | 2 |") == (
        '<table>\n<thead>\n<tr><th class="centre">a</th><th class="right">b</th></tr>\n</thead>\n'
        '<tbody>\n<tr><td class="centre">1</td><td class="right">2</td></tr>\n</tbody>\n</table>'
    )


def test_plain_words_and_digest() -> None:
    (block,) = blocks("**One** [two](https://a.nl)\nthree\n\n- four `five`\n")
    assert isinstance(block, RawHtml)
    assert block.plain == "One two three\nfour five"
    (same,) = blocks("**One** [two](https://a.nl)\nthree\n\n\n\n* four `five`")
    assert isinstance(same, RawHtml)
    assert (same.digest, len(same.digest)) == (block.digest, 32)
    assert blocks("other")[0] != same


OUT = 'rel="external noopener"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://b.nl/x?y=1&z=é#q)", f'<p><a href="https://b.nl/x?y=1&amp;z=%C3%A9#q" {OUT}>a</a></p>'),
        ('[a](http://b.nl "T\\"<")', f'<p><a href="http://b.nl" title="T&quot;&lt;" {OUT}>a</a></p>'),
        ("<https://b.nl>", f'<p><a href="https://b.nl" {OUT}>https://b.nl</a></p>'),
        ("See <mailto:a@b.nl>", f'<p>See <a href="mailto:a@b.nl" {OUT}>mailto:a@b.nl</a></p>'),
        ("<a@b.nl>", f'<p><a href="mailto:a@b.nl" {OUT}>a@b.nl</a></p>'),
        ("[call](tel:+3130)", f'<p><a href="tel:+3130" {OUT}>call</a></p>'),
        ("[a][r]\n\n[r]: https://b.nl", f'<p><a href="https://b.nl" {OUT}>a</a></p>'),
        ("[a <https://c.nl> b](https://b.nl)", f'<p><a href="https://b.nl" {OUT}>a https://c.nl b</a></p>'),
        ("https://b.nl/a_b_c", f'<p><a href="https://b.nl/a_b_c" {OUT}>https://b.nl/a_b_c</a></p>'),
        ("https://münchen.de/ü", f'<p><a href="https://xn--mnchen-3ya.de/%C3%BC" {OUT}>https://münchen.de/ü</a></p>'),
    ],
)  # fmt: skip
def test_links_to_elsewhere(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "links"),
    [
        (
            "[a](../places/x.md#p)",
            "\x020\x03a\x02/0\x03",
            [RawLink("../places/x.md#p", wiki=False, line=1, column=1)],
        ),
        ("to [a](#stop)", "to \x020\x03a\x02/0\x03", [RawLink("#stop", wiki=False, line=1, column=4)]),
        ("[a](<x y.md>)", "\x020\x03a\x02/0\x03", [RawLink("x y.md", wiki=False, line=1, column=1)]),
        ("[a](x%20y.md)", "\x020\x03a\x02/0\x03", [RawLink("x y.md", wiki=False, line=1, column=1)]),
        (
            "[[museum-x]]",
            "\x020\x03museum x\x02/0\x03",
            [RawLink("museum-x", wiki=True, line=1, column=1, unworded=True)],
        ),
        (
            "[[place/museum-x]]",
            "\x020\x03museum x\x02/0\x03",
            [RawLink("place/museum-x", wiki=True, line=1, column=1, unworded=True)],
        ),
        (
            "[[x|the <b> one]]",
            "\x020\x03the &lt;b&gt; one\x02/0\x03",
            [RawLink("x", wiki=True, line=1, column=1)],
        ),
        (
            "[[x#part-two]]",
            "\x020\x03part two\x02/0\x03",
            [RawLink("x#part-two", wiki=True, line=1, column=1, unworded=True)],
        ),
        (
            "a\nb [[x]] **[c](d.md)**",
            "a\nb \x020\x03x\x02/0\x03 <strong>\x021\x03c\x02/1\x03</strong>",
            [
                RawLink("x", wiki=True, line=2, column=3, unworded=True),
                RawLink("d.md", wiki=False, line=2, column=11),
            ],
        ),
        ("[*a*](b.md)", "\x020\x03<em>a</em>\x02/0\x03", [RawLink("b.md", wiki=False, line=1, column=1)]),
        ("`[[x]]` \\[[x]]", "<code>[[x]]</code> [[x]]", []),
        ("[[a|b](c.md)", "[\x020\x03a|b\x02/0\x03", [RawLink("c.md", wiki=False, line=1, column=2)]),
    ],
)
def test_links_between_content_are_slots(text: str, expected: str, links: list[RawLink]) -> None:
    (block,) = blocks(text)
    assert isinstance(block, RawHtml)
    assert block.html == f"<p>{expected}</p>"
    assert list(block.links) == links


def test_slots_count_on_through_a_run_and_anew_after_a_picture() -> None:
    one, _, two = blocks("[[a]]\n\n- [[b]]\n\n![x](x.jpg)\n\n> - [[c]]")
    assert isinstance(one, RawHtml)
    assert isinstance(two, RawHtml)
    assert [(k.target, k.line, k.column) for k in one.links] == [("a", 1, 1), ("b", 3, 3)]
    assert [(k.target, k.line, k.column) for k in two.links] == [("c", 7, 5)]
    assert "\x020\x03c\x02/0\x03" in two.html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a](b.jpg)", [[("b.jpg", "a", None, None)]]),
        ('![a](b.jpg "N. de Wit, CC BY 4.0")', [[("b.jpg", "a", "N. de Wit, CC BY 4.0", None)]]),
        ("![a *b* `c`](b.jpg)", [[("b.jpg", "a b c", None, None)]]),
        ("![](b.jpg)", [[("b.jpg", "", None, None)]]),
        ("![a](<b c.jpg>)", [[("b c.jpg", "a", None, None)]]),
        ("![a](b%20c.jpg)", [[("b c.jpg", "a", None, None)]]),
        ("![[b c.jpg]]", [[("b c.jpg", "", None, None)]]),
        ("![[b%20c.jpg|words]]", [[("b%20c.jpg", "words", None, None)]]),
        ("![[b.jpg|300]]", [[("b.jpg", "", None, None)]]),
        ("![a][r]\n\n[r]: b.jpg 'N.'", [[("b.jpg", "a", "N.", None)]]),
        ("![a](e\u0301.jpg)", [[("é.jpg", "a", None, None)]]),
        ("![a](b.jpg)\n*Why.*", [[("b.jpg", "a", None, "Why.")]]),
        ("![a](b.jpg)\n\n_Why **so**._", [[("b.jpg", "a", None, "Why <strong>so</strong>.")]]),
        ("![a](b.jpg)\n*Two\nlines*", [[("b.jpg", "a", None, "Two\nlines")]]),
        ("![a](b.jpg) ![c](d.jpg)", [[("b.jpg", "a", None, None), ("d.jpg", "c", None, None)]]),
        ("![a](b.jpg)\n![c](d.jpg)\n*C.*", [[("b.jpg", "a", None, None), ("d.jpg", "c", None, "C.")]]),
        (
            "![a](b.jpg)\n*A.*\n\n![[d.mp4]]\n\n*D.*",
            [[("b.jpg", "a", None, "A."), ("d.mp4", "", None, "D.")]],
        ),
        (
            "![a](b.jpg)\n\nText.\n\n![c](d.jpg)",
            [[("b.jpg", "a", None, None)], "Text.", [("d.jpg", "c", None, None)]],
        ),
        ("![a](b.jpg)\nText under it.", [[("b.jpg", "a", None, None)], "Text under it."]),
        ("Text over it.  \nMore\n![a](b.jpg)", ["Text over it. More", [("b.jpg", "a", None, None)]]),
        ("![a](b.jpg)\n\n*Why.*\n\n*Text.*", [[("b.jpg", "a", None, "Why.")], "Text."]),
        ("![a](b.jpg)\n\n*Why* not.", [[("b.jpg", "a", None, None)], "Why not."]),
        ("![a](b.jpg)\n\n*a* b *c*", [[("b.jpg", "a", None, None)], "a b c"]),
        ("![a](b.jpg)\n\n**Bold.**", [[("b.jpg", "a", None, None)], "Bold."]),
        ("*Text.*\n\n![a](b.jpg)", ["Text.", [("b.jpg", "a", None, None)]]),
        ("![a](b.jpg)\n\n- x\n\n*Text.*", [[("b.jpg", "a", None, None)], "x\nText."]),
    ],
)
def test_pictures(text: str, expected: list[object]) -> None:
    assert shape(blocks(text)) == expected


def test_a_caption_may_link() -> None:
    (gallery,) = blocks("![a](b.jpg)\n*See [[x]].*")
    assert isinstance(gallery, RawGallery)
    caption = gallery.media[0].caption
    assert caption is not None
    assert caption.html == "See \x020\x03x\x02/0\x03."
    assert caption.links == (RawLink("x", wiki=True, line=2, column=6, unworded=True),)


ID = "dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("address", "provider", "media_id", "url"),
    [
        (f"https://www.youtube.com/watch?v={ID}", "youtube", ID, f"https://www.youtube.com/watch?v={ID}"),
        (f"https://youtu.be/{ID}?si=abc", "youtube", ID, f"https://www.youtube.com/watch?v={ID}"),
        (f"https://youtu.be/{ID}?t=90", "youtube", ID, f"https://www.youtube.com/watch?v={ID}&t=90"),
        (f"http://m.youtube.com/watch?list=x&v={ID}", "youtube", ID, f"https://www.youtube.com/watch?v={ID}"),
        (f"https://www.youtube.com/shorts/{ID}", "youtube", ID, f"https://www.youtube.com/watch?v={ID}"),
        (f"https://www.youtube.com/live/{ID}?feature=s", "youtube", ID, f"https://www.youtube.com/watch?v={ID}"),
        (f"https://www.youtube-nocookie.com/embed/{ID}", "youtube", ID, f"https://www.youtube.com/watch?v={ID}"),
        ("https://vimeo.com/76979871", "vimeo", "76979871", "https://vimeo.com/76979871"),
        ("https://vimeo.com/76979871/abcdef12", "vimeo", "76979871", "https://vimeo.com/76979871/abcdef12"),
        ("https://player.vimeo.com/video/76979871?h=abcdef12", "vimeo", "76979871", "https://vimeo.com/76979871/abcdef12"),
        ("https://vimeo.com/channels/staffpicks/76979871", "vimeo", "76979871", "https://vimeo.com/76979871"),
        ("https://www.instagram.com/p/CxAbC_d-1/?igsh=x", "instagram", "CxAbC_d-1", "https://www.instagram.com/p/CxAbC_d-1/"),
        ("https://instagram.com/noor.x/reel/CxAbC_d-1/", "instagram", "CxAbC_d-1", "https://www.instagram.com/reel/CxAbC_d-1/"),
        ("https://www.tiktok.com/@noor.x/video/7300000000000000000?q=1", "tiktok", "7300000000000000000",
         "https://www.tiktok.com/@noor.x/video/7300000000000000000"),
    ],
)  # fmt: skip
def test_cards(address: str, provider: str, media_id: str, url: str) -> None:
    for written in (address, f"<{address}>", f"  {address}  "):
        assert blocks(f"Before.\n\n{written}\n\nAfter.")[1] == RawEmbed(provider, url, media_id)
    assert len(blocks(f"See {address} too.")) == 1


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/@noor",
        "https://youtu.be/short",
        "https://youtube.com.evil.nl/watch?v=dQw4w9WgXcQ",
        "https://vimeo.com/noor",
        "https://www.instagram.com/noor/",
        "https://www.tiktok.com/@noor",
        "https://example.org/video",
    ],
)
def test_other_addresses_alone_are_links(address: str) -> None:
    assert html(address) == f'<p><a href="{address}" {OUT}>{address}</a></p>'


def test_cards_in_a_row_and_the_digest_of_nothing() -> None:
    found = blocks(f"https://youtu.be/{ID}\nhttps://vimeo.com/76979871")
    assert shape(found) == [("youtube", ID), ("vimeo", "76979871")]
    assert blocks("") == ()
    assert blocks("\u00a0") == ()


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Words ![a](b.jpg) more", [("picture-not-alone", 1, 7)]),
        ("- ![a](b.jpg)", [("picture-not-alone", 1, 3)]),
        ("> ![a](b.jpg)", [("picture-not-alone", 1, 3)]),
        ("> a\n> - b ![[c.jpg]]", [("picture-not-alone", 2, 7)]),
        ("| a |\n|---|\n| ![a](b.jpg) |", [("picture-not-alone", 3, 3)]),
        ("[![a](b.jpg)](https://c.nl)", [("picture-not-alone", 1, 2)]),
        ("### Sub ![a](b.jpg)", [("picture-not-alone", 1, 9)]),
        ("## Entry ![a](b.jpg)", [("picture-not-alone", 1, 10)]),
        ("![a]()", [("picture-no-file", 1, 1)]),
        ("![a](https://b.nl/c.jpg)", [("picture-elsewhere", 1, 1)]),
        ("![a](data:image/png;base64,AAAA)", [("picture-elsewhere", 1, 1)]),
        ("![a](//b.nl/c.jpg)", [("picture-elsewhere", 1, 1)]),
        ("x\n\nText ![a](b c.jpg)", [("picture-broken", 3, 6)]),
        ("## Entry ![a](b c.jpg)", [("picture-broken", 1, 10)]),
        ("[a](javascript:alert(1))", [("link-refused", 1, 1)]),
        ("[a](JaVa&#x53;cript:alert(1))", [("link-refused", 1, 1)]),
        ("[a](<java\tscript:alert(1)>)", [("link-refused", 1, 1)]),
        ("[a](data:text/html,x)", [("link-refused", 1, 1)]),
        ("[a](vbscript:x)", [("link-refused", 1, 1)]),
        ("[a](file:///etc/passwd)", [("link-refused", 1, 1)]),
        ("Go <ftp://a.nl>", [("link-refused", 1, 1)]),
        ("[a][r]\n\n[r]: javascript:x", [("link-refused", 1, 1)]),
        ("b [a](www.example.org)", [("link-no-scheme", 1, 3)]),
        ("[a](//example.org)", [("link-no-scheme", 1, 1)]),
        ("[a](https://)", [("link-broken", 1, 1)]),
        ("[a](http://[x)", [("link-broken", 1, 1)]),
        ("[a]()", [("link-broken", 1, 1)]),
        ("[a](mailto:)", [("link-broken", 1, 1)]),
        ("https://vm.tiktok.com/ZMabc/", [("embed-short", 1, 1)]),
        ("One\nTwo\n---\nThree", [("heading-underlined", 3, 1)]),
        ("One\n===", [("heading-underlined-twice", 2, 1)]),
        ("a <!-- note -->", [("note-shown", 1, 3)]),
        ("One\n%% note %% two", [("note-shown", 2, 1)]),
        ("[a](b c.md)", [("link-nearly", 1, 1)]),
        ("to [a] (https://a.nl)", [("link-nearly", 1, 4)]),
        ("**to** [a](#De hal)", [("link-nearly", 1, 8)]),
        ("[a](https://a.nl and on", [("link-nearly", 1, 1)]),
        ("to [[a] and on", [("link-nearly", 1, 4)]),
        ("- a\n\n  b\n  ---", [("heading-underlined", 4, 3)]),
        ("# Title", [("heading-too-high", 1, 1)]),
        ("- ## Entry", [("heading-inside", 1, 3)]),
        ("> ## Entry", [("heading-inside", 1, 3)]),
        ("## [Entry](https://a.nl)", [("heading-link", 1, 4)]),
        ("## See [[entry]]", [("heading-link", 1, 8)]),
    ],
)
def test_mistakes_are_told_in_their_place(text: str, problems: Told) -> None:
    assert read(text)[1] == problems


@pytest.mark.parametrize(
    ("line", "corrected"),
    [
        ("![a](photo with spaces.jpg)", "![a](<photo with spaces.jpg>)"),
        ("Text ![a](photo one.jpg) more", "Text ![a](<photo one.jpg>) more"),
        ('![a](b c.jpg "N. de Wit")', '![a](<b c.jpg> "N. de Wit")'),
        ("![a](b.jpg “N. de Wit”)", '![a](b.jpg "N. de Wit")'),
        ("![a](b.jpg N. de Wit)", "![a](b.jpg)"),
        ("![a] (b.jpg)", "![a](b.jpg)"),
        ("![a](b.jpg", "![a](b.jpg)"),
        ("![a]", "![a](…)"),
        ("![](b c.jpg)", "![…](<b c.jpg>)"),
        ("![[b.jpg]", "![[b.jpg]]"),
        ("![a", "![a](…)"),
        ("![a](photo (1.jpg)", "![a](<photo (1.jpg>)"),
    ],
)
def test_a_broken_picture_is_shown_as_it_should_be(line: str, corrected: str) -> None:
    _, problems = read_sections("g.md", f"Text.\n\n{line}")
    assert [p.code for p in problems] == ["picture-broken"]
    assert dict(problems[0].values) == {"corrected": corrected}
    assert problems[0].position.line == 3


def test_a_picture_whose_column_cannot_be_told_is_corrected_all_the_same() -> None:
    _, (problem,) = read_sections("g.md", "| a |\n|---|\n| x \\| ![a](b c.jpg) |")
    assert (problem.code, problem.position.line, problem.position.column) == ("picture-broken", 3, 0)
    assert dict(problem.values)["corrected"] == "| x \\| ![a](<b c.jpg>) |"


@pytest.mark.parametrize("text", ["`![a`", "```\n![a\n```", "    ![a", "\\![a", "!\\[a"])
def test_a_picture_in_code_or_escaped_is_text(text: str) -> None:
    assert read(text)[1] == []


def test_every_heading_of_the_second_level_opens_an_entry() -> None:
    sections, problems = read(
        "Intro.\n\n## One *more* &amp; `x` ##\nText.\n\n  ##   Two\n### Sub\n```\n## no\n```\n##\n"
    )
    assert problems == []
    assert [(s.heading.text, s.heading.line, s.heading.column) for s in sections if s.heading] == [
        ("One more & x", 3, 4),
        ("Two", 6, 8),
        ("", 11, 1),
    ]
    assert [shape(s.blocks) for s in sections] == [["Intro."], ["Text."], ["Sub\n## no"], []]


def test_a_page_keeps_its_headings() -> None:
    (section,), problems = read("## One\n\n> ## Two", entries=False)
    assert problems == []
    assert [b.html for b in section.blocks if isinstance(b, RawHtml)] == [
        "<h2>One</h2>\n<blockquote>\n<h2>Two</h2>\n</blockquote>"
    ]


def test_lines_count_from_where_the_text_begins() -> None:
    _, problems = read_sections("g.md", "a\n\n# b", 10)
    assert told(problems) == [("heading-too-high", 12, 1)]
