"""Netlify as a target: a site there, by its documented API."""

from __future__ import annotations

from guidegen.publish.netlify.api import Api
from guidegen.publish.netlify.place import find_token, read_place
from guidegen.publish.netlify.target import Netlify
from guidegen.publish.netlify.wire import Wire
from guidegen.publish.target import Address, Ground


def open_netlify(address: Address, ground: Ground) -> Netlify:
    """The site that the settings name; PublishError when they are wrong, or there is no token. Nobody is called yet."""
    place = read_place(address)
    wire = Wire(place.host, ground.vault.blot, find_token(address.name, ground.vault))
    return Netlify(Api(wire, place), ground.scratch)
