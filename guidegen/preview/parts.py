"""Parts of what is served: which one a browser asks for, when it asks well."""

from __future__ import annotations

import re

_ONE = re.compile(r"bytes=(?:(?P<first>\d{1,18})-(?P<last>\d{0,18})|-(?P<suffix>\d{1,18}))", re.ASCII)


def one_part(asked: str | None, length: int) -> str | None:
    """The Range that is asked for, of that many bytes; None, and so all of it, when it is several or one that cannot be."""
    part = _ONE.fullmatch(asked or "")
    if part is None or (part["last"] and int(part["last"]) < int(part["first"])):
        return None
    if part["suffix"] and int(part["suffix"]) > length:
        return "bytes=0-"
    return part[0]
