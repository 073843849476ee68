"""A page with the desk's script put in and its policy taken out, to be sent as a header; and the way back."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

FRAMES = "frame-ancestors 'self'"

# Pages are read as Latin-1: every byte is one character, and comes back as it was.
_BOM = "\xef\xbb\xbf"
_SPACE = r"[ \t\n\f\r]"
_ATTRIBUTE = (
    rf"(?P<key>[^ \t\n\f\r/>=]++)"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:\"(?P<two>[^\"]*+)\"|'(?P<one>[^']*+)'|(?P<bare>[^ \t\n\f\r\"'>][^ \t\n\f\r>]*+)))?+"
)
_TOKEN = re.compile(
    rf"{_SPACE}++|<!--(?:-?>|.*?--!?>)|</head{_SPACE}*+>"
    r"|(?P<doctype><!doctype[^>]*+>)"
    r"|<(?P<tag>[a-z][^ \t\n\f\r/>]*+)"
    rf"(?P<attributes>(?:[ \t\n\f\r/]++|{re.sub('[?]P<[a-z]+>', '?:', _ATTRIBUTE)})*+)>",
    re.IGNORECASE | re.DOTALL,
)
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_ENDS = {  # elements of a head whose inside is not looked into
    tag: re.compile(rf".*?</{tag}(?=[ \t\n\f\r/>])[^>]*+>", re.IGNORECASE | re.DOTALL)
    for tag in ("script", "style", "title", "noscript")
}
_OPENING = {"html", "head"}  # the script may stand behind these, and must stand before all else
_ALONE = {"meta", "link", "base"}

_DESK = re.compile(
    r'<script src="/_guidegen/desk\.js"(?: data-[a-z]+="[^"]*")*></script>'
    r'<link rel="stylesheet" href="/_guidegen/desk\.css">'
)
_TAKEN = re.compile(r' data-taken="([^"]*)"')

_NOT_IN_META = {"frame-ancestors", "report-uri", "sandbox"}  # browsers pass over these in a page
_UNFIT = re.compile(r"[^\x21-\x7e]")  # in a source: it matches nothing, and no header may hold it
_WANTED = (  # what the desk needs: a directive, and who speaks for it when it is not there
    ("connect-src", "default-src"),
    ("script-src-elem", "script-src", "default-src"),
    ("style-src-elem", "style-src", "default-src"),
)


@dataclass(frozen=True, slots=True)
class Script:
    """What the desk's script is told by the page it stands in."""

    token: str
    page: str  # the output path
    digest: str  # "" when there is no such page
    language: str
    day: dt.date | None = None
    follow: bool = False  # whether a tab goes along to what is edited, until it is told otherwise


@dataclass(frozen=True, slots=True)
class _Policy:
    """A policy in a page: where its tag stands, and what it says."""

    start: int
    end: int
    text: str


def with_desk(html: bytes, script: Script) -> tuple[bytes, str | None]:
    """The page with the desk's script in it, and its policies as one header; None when it has none."""
    text = html.decode("latin-1")
    place, policies = _read_head(text)
    kept, at = [text[:place], ""], place
    for policy in policies:
        kept.append(text[at : policy.start])
        at = policy.end
    kept.append(text[at:])
    kept[1] = _tags(script, [(policy.start - place, text[policy.start : policy.end]) for policy in policies])
    header = ", ".join(_widened(policy.text) for policy in policies)
    return "".join(kept).encode("latin-1"), header or None


def without_desk(served: bytes) -> bytes:
    """The page as it was before `with_desk`; as it is when there is no desk in it."""
    text = served.decode("latin-1")
    place, _ = _read_head(text)
    desk = _DESK.match(text, place)
    if desk is None:
        return served
    page = text[:place] + text[desk.end() :]
    taken = _TAKEN.search(desk[0])
    for start, tag in json.loads(unescape(taken[1])) if taken else ():
        page = page[: place + start] + tag + page[place + start :]
    return page.encode("latin-1")


def _tags(script: Script, taken: list[tuple[int, str]]) -> str:
    told = {
        "token": script.token,
        "page": script.page.encode().decode("latin-1"),
        "digest": script.digest,
        "day": script.day.isoformat() if script.day else None,
        "language": script.language,
        "follow": "" if script.follow else None,
        "taken": json.dumps(taken) if taken else None,
    }
    data = "".join(f' data-{key}="{escape(value)}"' for key, value in told.items() if value is not None)
    return (
        f'<script src="/_guidegen/desk.js"{data}></script><link rel="stylesheet" href="/_guidegen/desk.css">'
    )


def _read_head(text: str) -> tuple[int, list[_Policy]]:
    """Where the desk may stand, and the policies in the head.

    Reads what a browser takes for the head and nothing more; where in doubt it stops, and what comes stays as it is.
    """
    place = at = len(_BOM) if text.startswith(_BOM) else 0
    opening = True
    policies: list[_Policy] = []
    while token := _TOKEN.match(text, at):
        start, at = token.span()
        tag = (token["tag"] or "").lower()
        if token["doctype"] or tag in _OPENING:
            place = at if opening else place
        elif tag in _ENDS:
            inside = _ENDS[tag].match(text, at)
            at = inside.end() if inside else len(text)
        elif tag in _ALONE:
            policies += [_Policy(start, at, said) for said in _said(tag, token["attributes"])]
        elif tag:
            break
        opening = opening and (tag == "html" or not tag)
    return place, policies


def _said(tag: str, attributes: str) -> Iterator[str]:
    """The policy in a tag, if it holds one; of an attribute given twice the first counts."""
    found: dict[str, str] = {}
    for one in _ONE_ATTRIBUTE.finditer(attributes):
        found.setdefault(one["key"].lower(), unescape(one["two"] or one["one"] or one["bare"] or ""))
    kind = found.get("http-equiv", "").lower()
    if tag == "meta" and kind == "content-security-policy" and found.get("content"):
        yield found["content"]


def _widened(policy: str) -> str:
    """The policy as a header: it says what it said, and lets the desk's script, style and news in."""
    directives: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *sources = re.split(f"{_SPACE}+", part.strip(" \t\n\f\r"))
        if name and not _UNFIT.search(name) and name.lower() not in _NOT_IN_META:
            fit = [source.replace(",", "%2C") for source in sources if not _UNFIT.search(source)]
            directives.setdefault(name.lower(), fit)
    for speaking in _WANTED:
        _let_in(directives, speaking)
    said = [" ".join((name, *sources)) for name, sources in directives.items()]
    return "; ".join((*said, FRAMES))


def _let_in(directives: dict[str, list[str]], speaking: tuple[str, ...]) -> None:
    """Have one directive allow 'self', by the narrowest change."""
    speaker = next((name for name in speaking if name in directives), None)
    if speaker is None or {"*", "'self'"} & {source.lower() for source in directives[speaker]}:
        return
    widened = speaker if speaker != "default-src" else speaking[-2]
    sources = [source for source in directives[speaker] if source.lower() != "'none'"]
    directives[widened] = [*sources, "'self'"]
