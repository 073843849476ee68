"""content/ -> Site: discover, parse, decode, survey pictures, relate.

The face is light: what reads is loaded when it is first asked for, so that a build with nothing to do loads nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guidegen.content.kinds import known_field_keys
    from guidegen.content.memory import Memory
    from guidegen.content.prove import LeftOut
    from guidegen.content.settled import Address
    from guidegen.content.site import Look, Reading, Request, look, read_site
    from guidegen.content.visibility import Visibility

__all__ = [
    "Address",
    "LeftOut",
    "Look",
    "Memory",
    "Reading",
    "Request",
    "Visibility",
    "known_field_keys",
    "look",
    "read_site",
]

_HOMES = {
    "Address": "settled",
    "LeftOut": "prove",
    "Memory": "memory",
    "Visibility": "visibility",
    "known_field_keys": "kinds",
}


def __getattr__(name: str) -> object:
    """The name out of the file it lives in, loaded now."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"guidegen.content.{_HOMES.get(name, 'site')}"), name)
