"""What the author meant by a `![` that Markdown does not read as a picture: the line as it should be."""

from __future__ import annotations

import re

_WIKI = re.compile(r"!\[\[([^\[\]|]+)(\|[^\[\]]*)?\]?\]?")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]?\s*(?:\((.*))?")
_FILE = re.compile(
    r"""\s*<?(?P<file>.+?\.(?:jpe?g|png|webp|avif|gif|tiff?|heic|heif|mp4|mov|webm|m4v)|[^\s"“”„'()<>]+)>?""",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"""\s*["“”„'‘’](?P<credit>[^"“”„]*?)["“”'‘’]?\s*\)""")


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
