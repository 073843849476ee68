"""A bucket to publish to, as its tests see it; and what must hold of whatever goes wrong there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from guidegen.problems import PublishError
from guidegen.publish.filewise import Filewise
from guidegen.publish.object_store import open_bucket
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address, Ground
from guidegen.report.catalogue import LANGUAGES, word
from tests.publish.s3_server import BUCKET, KEY, SECRET, Seaweed

SCRATCH = Path("/nowhere/scratch")  # a bucket wants none


def keys(key: str = KEY, secret: str = SECRET) -> dict[str, str]:
    """An environment that holds these."""
    return {"AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret}


def bucket(environment: Mapping[str, str] | None = None, /, **values: str) -> Filewise:
    """The target that such settings name."""
    vault = Vault(keys() if environment is None else environment)
    return open_bucket(Address("website", "s3", {"bucket": BUCKET, **values}), Ground(vault, SCRATCH))


@dataclass
class BucketSpot:
    """A folder in a bucket of a real store."""

    server: Seaweed
    folder: str  # empty, or with a / at its end
    bucket: str = BUCKET
    environment: Mapping[str, str] = field(default_factory=keys)

    def open(self, endpoint: str = "") -> Filewise:
        """A new connection to it, perhaps by another way."""
        values = {"bucket": self.bucket, "endpoint": endpoint or self.server.endpoint}
        return bucket(self.environment, **values, **({"prefix": self.folder} if self.folder else {}))

    def files(self) -> dict[str, bytes]:
        """All that lies there, as a visitor finds it."""
        return self.server.files(self.folder, self.bucket)

    def lay(self, path: str, data: bytes) -> None:
        """Somebody else puts a file there, past the doors of S3."""
        self.server.lay(self.folder + path, data, self.bucket)

    def headers(self, path: str) -> Mapping[str, str]:
        """What a visitor's browser is told of a file."""
        return self.server.get(self.folder + path, self.bucket)[1]


def refusal(do: Callable[[], object]) -> PublishError:
    """What is said when this goes wrong: in words, in both languages, and with no secret in or behind it."""
    with pytest.raises(PublishError) as refused:
        do()
    error = refused.value
    said = [word(error.code, dict(error.values), language) for language in LANGUAGES]
    assert not any(re.search(r"(^|\s)-(\s|$)", words) for words in said)  # a value that was not given
    assert error.code not in "".join(said)
    chain: BaseException | None = error
    while chain is not None and not chain.__suppress_context__:
        chain = chain.__cause__ or chain.__context__
        said.append(repr(chain))
    assert "canary" not in repr([error, error.values, said])
    assert not SCRATCH.exists()
    return error
