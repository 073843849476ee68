"""Secrets are found where they may be, and never said."""

from __future__ import annotations

import time

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from guidegen.publish.secrets import Vault, blot_all
from tests.publish.canaries import forms, leaked

CANARY = "kanarie-4711"


class Ring(KeyringBackend):
    """A keyring in memory; locked, it fails as a real one does."""

    priority = -1  # so that no other test is given it for the keyring of the system

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.locked = locked

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return CANARY if (service, username) == ("guidegen", "GUIDEGEN_PASSWORD") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    found = Ring()
    monkeypatch.setattr(keyring, "get_password", found.get_password)
    return found


def test_the_environment_comes_first_in_the_order_of_the_names(ring: Ring) -> None:
    vault = Vault({"B": "second", "A": "first", "GUIDEGEN_PASSWORD": "mine"})
    assert vault.find("A", "B") == "first"
    assert vault.find("C", "B") == "second"
    assert vault.find("GUIDEGEN_PASSWORD") == "mine"


def test_the_keyring_comes_next(ring: Ring) -> None:
    assert Vault({}).find("OTHER", "GUIDEGEN_PASSWORD") == CANARY
    ring.locked = True
    assert Vault({}).find("GUIDEGEN_PASSWORD") is None


def test_what_was_given_out_is_blotted(ring: Ring) -> None:
    vault = Vault({"ONE": CANARY, "LONGER": f"{CANARY}-and-more", "SHORT": "abc"})
    assert vault.blot(f"before {CANARY}") == f"before {CANARY}"
    for name in ("ONE", "LONGER", "SHORT"):
        vault.find(name)
    assert vault.blot(f"as {CANARY}-and-more by {CANARY} and abc") == "as *** by *** and abc"
    vault.hide("made of it")
    assert vault.blot("made of it") == "***"


def test_what_was_given_out_is_blotted_in_whatever_form(ring: Ring) -> None:
    bird = 'kanarie 4711/é"<zwijgt>\\+='
    vault = Vault({"ONE": f"{bird}\n"})
    vault.find("ONE")
    for name, form in forms(bird).items():
        said = vault.blot(f"before {form} behind")
        assert list(leaked(bird, said.encode())) == [], name
        assert said.startswith("before ")
        assert said.endswith(" behind")


def test_of_what_is_long_and_like_a_secret_all_is_looked_through_at_once(ring: Ring) -> None:
    vault = Vault({"ONE": CANARY})
    vault.find("ONE")
    began = time.monotonic()
    assert vault.blot("a" * 100_000) == "a" * 100_000
    assert time.monotonic() - began < 30


def test_a_password_in_an_address_is_blotted_whoever_knows_it() -> None:
    assert Vault().blot("see https://mina:geheim@host.example/a and ssh://mina@b") == (
        "see https://***@host.example/a and ssh://mina@b"
    )


def test_a_traceback_is_blotted_by_whatever_vault() -> None:
    Vault({"ONE": "one-of-many-canaries"}).find("ONE")
    assert blot_all("lost one-of-many-canaries here") == "lost *** here"


def test_nothing_of_it_is_in_its_own_words() -> None:
    vault = Vault({"ONE": CANARY})
    vault.find("ONE")
    assert CANARY not in repr(vault)
