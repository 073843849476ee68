"""What the author meant by a picture or a link that Markdown does not read as one: as it should be written."""

from __future__ import annotations

import re

_WIKI = re.compile(r"!\[\[([^\[\]|]+)(\|[^\[\]]*)?\]?\]?")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]?\s*(?:\((.*))?")
_FILE = re.compile(
    r"""\s*<?(?P<file>.+?\.(?:jpe?g|png|webp|avif|gif|tiff?|heic|heif|mp4|mov|webm|m4v)|[^\s"“”„'()<>]+)>?""",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"""\s*["“”„'‘’](?P<credit>[^"“”„]*?)["“”'‘’]?\s*\)""")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\](?:\(\s*([^()\n]{1,300}\)?)|[ \t]\(\s*([^()\s]{1,300})\s*\))")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|tel:|\.\.?/|/|#)\S|\S+\.md(?:#\S*)?\Z", re.IGNORECASE)
_WIKI_LINK = re.compile(r"\[\[([^\[\]\n]{1,300})\](?![\]\[(])")


def nearly_link(text: str, at: int) -> str | None:
    """The link that was meant by the `[` at `at`, as it works; None when none was."""
    if text[max(at - 1, 0) : at] == "!":  # of a picture something else is told
        return None
    if wiki := _WIKI_LINK.match(text, at):
        return f"[[{wiki[1].strip()}]]"
    found = _LINK.match(text, at)
    if found is None:
        return None
    closed = found[2] is not None and found[2].endswith(")")
    address = (found[2] or found[3]).removesuffix(")").strip()
    if not address or not (closed or _ADDRESS.match(address)):
        return None
    if not closed:  # the address ends where its words do
        address = address.split()[0]
    return f"[{found[1]}](<{address}>)" if " " in address else f"[{found[1]}]({address})"


def corrected_picture(line: str, column: int) -> str:
    """The line with the picture that begins at `column` (from 1; 0: its first `![`) written as it works."""
    at = column - 1 if column else max(line.find("!["), 0)
    before, rest = line[:at], line[at:]
    if wiki := _WIKI.match(rest):
        return f"{before}![[{wiki[1].strip()}{wiki[2] or ''}]]{rest[wiki.end() :]}".strip()
    picture = _PICTURE.match(rest)
    if picture is None:
        return f"{before}![…](…){rest[2:]}".strip()
    alt = picture[1].strip() or "…"
    written, after = _inside(picture[2] or "")
    return f"{before}![{alt}]({written}){after}".strip()


def _inside(text: str) -> tuple[str, str]:
    """What should stand between the brackets, and what follows them."""
    found = _FILE.match(text)
    if found is None:
        return "…", text.partition(")")[2]
    file = found["file"].strip()
    spelled = f"<{file}>" if re.search(r"[\s()]", file) else file
    rest = text[found.end() :]
    if credit := _CREDIT.match(rest):
        return f'{spelled} "{credit["credit"].strip()}"', rest[credit.end() :]
    return spelled, rest.partition(")")[2]
