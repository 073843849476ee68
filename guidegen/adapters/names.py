"""Names that every system can hold: what Linux allows and Windows or a memory stick refuses is refused here."""

from __future__ import annotations

import re
import unicodedata

from guidegen.problems import DiskError

_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]|[. ]\Z')
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|\Z)", re.IGNORECASE)
_LONGEST = 255  # bytes of a name on most disks; fewer characters than that fit everywhere


def is_portable(path: str) -> bool:
    """Whether every name in a path with / can be written on Linux, macOS and Windows."""
    return all(_is_portable_name(name) for name in path.split("/"))


def check_portable(path: str) -> None:
    """Nothing when every system can hold this path; else DiskError."""
    if not is_portable(path):
        raise DiskError("name-not-portable", path=path)


def _is_portable_name(name: str) -> bool:
    try:
        size = len(name.encode())
    except UnicodeEncodeError:
        return False
    return (
        0 < size <= _LONGEST
        and not _FORBIDDEN.search(name)
        and not _DEVICES.match(name)
        and unicodedata.is_normalized("NFC", name)
    )
