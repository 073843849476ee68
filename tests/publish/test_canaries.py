"""A sample of the canaries: no secret gets anywhere, whatever fails; and one that does is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.cages import caged
from tests.publish.canaries import CANARIES, Canary, forms, leaked
from tests.publish.leaks import try_out
from tests.publish.modes import MODES, Mode, breaks

# Kind, canary, failure, and in which form the secret is repeated.
SAMPLE = (
    ("netlify", "token with quotes", "403 at once", "in JSON"),
    ("netlify", "token like base64", "our fault, --debug", "with a user, in base64"),
    ("netlify", "token with a newline", "guidegen.publishing:Counter.propose RuntimeError", "in an address, small"),
    ("s3", "session token", "307 to elsewhere", "as it is"),
    ("s3", "secret key", "409 at once", "in hex"),
    ("sftp", "password no ASCII", "SFTP: refuses", "as bytes in Python"),
    ("sftp", "password", "the secret in an address", "as it is"),
    ("git", "token of this target, every sign", "403 at once", "with another user, in base64"),
)  # fmt: skip


def the_canary(kind: str, name: str) -> Canary:
    (found,) = (one for one in CANARIES if (one.kind, one.name) == (kind, name))
    return found


def the_mode(kind: str, name: str) -> Mode:
    (found,) = (one for one in MODES if one.name == name and kind in one.kinds)
    return found


@pytest.mark.parametrize("kind", sorted({row[0] for row in SAMPLE}))
def test_no_secret_gets_anywhere(tmp_path: Path, kind: str) -> None:
    with caged(kind, tmp_path) as cage:
        for _, bird, mode, form in (row for row in SAMPLE if row[0] == kind):
            found = try_out(cage, the_canary(kind, bird), the_mode(kind, mode), form)
            assert (found.leaks, found.ended) == ((), True), (bird, mode, found.done)


def unblotted(said: str) -> None:
    """Secrets are not blotted any more."""
    breaks("guidegen.publishing:Counter.propose", "RuntimeError", said)
    from guidegen.publish import secrets

    secrets._without = lambda _, text: text  # type: ignore[assignment]


def test_a_secret_that_is_said_is_found(tmp_path: Path) -> None:
    bird = the_canary("netlify", "token with every sign")
    with caged("netlify", tmp_path) as cage:
        found = try_out(cage, bird, Mode("unblotted", frozenset({4}), hurts=unblotted), "in JSON")
    assert found.ended
    assert "in JSON, in site/.guidegen/crash.txt" in found.leaks


def test_each_form_of_each_canary_would_be_known() -> None:
    assert len(CANARIES) == 40
    for bird in CANARIES:
        for name, form in forms(bird.meant).items():
            assert list(leaked(bird.meant, f"before {form} behind".encode())), (bird.name, name)
            assert list(leaked(bird.meant, b"before behind")) == []
