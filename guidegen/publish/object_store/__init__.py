"""A bucket as a target: at Amazon, or at any other host that speaks the language of S3."""

from __future__ import annotations

from guidegen.publish.filewise import Filewise
from guidegen.publish.object_store.bucket import BucketStore
from guidegen.publish.object_store.keys import find_keys
from guidegen.publish.object_store.lines import Lines
from guidegen.publish.object_store.place import read_place
from guidegen.publish.target import Address, Ground


def open_bucket(address: Address, ground: Ground) -> Filewise:
    """The bucket that the settings name; PublishError when they are wrong, or no keys are found. Nobody is called yet."""
    keys = find_keys(address.get("profile"), ground.vault)
    place = read_place(address, keys.region)
    return Filewise(BucketStore(place, Lines(place, keys), ground.vault.blot))
