"""python-slugify: any words into the portable name that an address can hold."""

from __future__ import annotations

from functools import lru_cache

from slugify import slugify as _slugify

LONGEST = 80  # characters; a folder and a file name stay far within what every disk allows


@lru_cache(maxsize=1 << 15)
def slugify(text: str) -> str:
    """Lower-case ascii letters, digits and hyphens; "" when `text` holds nothing that can be so written."""
    return _slugify(text, max_length=LONGEST, word_boundary=True)
