"""One digest for any value: equal for equal ones, in every process; unequal for all others; a refusal of the unknown."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.plan.digest import Digester, digest


class Season(Enum):
    """As an author's choice."""

    WINTER = 1
    SUMMER = 2


class Weather(StrEnum):
    """As another, whose members are texts too."""

    WINTER = "winter"


@dataclass(frozen=True, slots=True)
class Leaf:
    """Scalars alone."""

    name: Any
    size: Any = None


@dataclass(frozen=True, slots=True)
class Branch:
    """Other values inside."""

    first: Any
    second: Any = None


@dataclass(frozen=True)
class Bare:
    """Nothing inside."""


@dataclass(frozen=True)
class One:
    """A single field."""

    only: Any


SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(st.characters(codec=None), max_size=6),
    st.binary(max_size=6),
    st.dates(),
    st.sampled_from([*Season, *Weather]),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.builds(Leaf, inner, inner),
        st.builds(Branch, inner, inner),
        st.builds(One, inner),
        st.just(Bare()),
    ),
    max_leaves=12,
)


def told_apart(value: Any) -> Any:
    """A value that is equal for two values when they are equal and of equal types throughout."""
    if isinstance(value, tuple):
        return ("tuple", *map(told_apart, value))
    if isinstance(value, (Leaf, Branch, Bare, One)):
        names = getattr(value, "__match_args__", ())
        return (type(value), *(told_apart(getattr(value, name)) for name in names))
    return (type(value), repr(value))  # repr tells 0.0 from -0.0


@given(VALUES, VALUES)
def test_digests_are_equal_when_values_are(one: Any, other: Any) -> None:
    assert (digest(one) == digest(other)) == (told_apart(one) == told_apart(other))


@given(VALUES)
def test_a_copy_has_the_same_digest(value: Any) -> None:
    copy = pickle.loads(pickle.dumps(value))  # noqa: S301 - made one line ago
    assert digest(copy) == digest(value)


@given(st.lists(VALUES, max_size=4))
def test_a_digester_says_the_same_however_often_it_is_asked(values: list[Any]) -> None:
    digester = Digester()
    shared = Branch(tuple(values), Leaf("shared"))
    asked = [*values, shared, Branch(shared, shared), *values, shared]
    assert [digester.digest(value) for value in asked] == [digest(value) for value in asked]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (1, 1.0),
        ("1", 1),
        (b"a", "a"),
        ("", None),
        ((), None),
        (("ab", "c"), ("a", "bc")),
        ((("a",), "b"), (("a", "b"),)),
        (Leaf("a"), Branch("a")),
        (Leaf("a"), ("tests.plan.test_digest:Leaf", "a", None)),
        (Season.WINTER, Weather.WINTER),
        (Season.WINTER, "WINTER"),
        (Season.WINTER, Season.SUMMER),
        (dt.date(2026, 1, 1), dt.date(2026, 1, 1).toordinal()),
        (Branch(Leaf("a"), "b"), Branch(Leaf("b"), "a")),
        (0.0, -0.0),
    ],
)
def test_near_neighbours_are_told_apart(one: object, other: object) -> None:
    assert digest(one) != digest(other)


@dataclass
class Melting:
    """Not frozen."""

    name: str = ""


class Loud(str):
    """A text that may behave otherwise."""

    __slots__ = ()


@dataclass(frozen=True)
class Hiding:
    """Frozen, with something in it that is not."""

    rows: list[str] = field(default_factory=list)


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        set(),
        frozenset(),
        object(),
        bytearray(b"a"),
        memoryview(b"a"),
        1j,
        Ellipsis,
        range(2),
        str,
        Leaf,
        Path("a"),
        Melting(),
        Loud("a"),
        Hiding(),
        (1, [2]),
        Leaf({}),
        Branch(Branch(Melting())),
        dt.datetime(2026, 1, 1),  # noqa: DTZ001 - that it has no zone is one reason to refuse it
        dt.time(12),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_not_known_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no digest for"):
        digest(value)


SCRIPT = """
from tests.plan.test_digest import Branch, Leaf, Season, Weather, digest, dt
print(digest(Branch((1, "é", b"x", None, dt.date(2026, 5, 1), 0.1), Leaf(Season.SUMMER, Weather.WINTER))))
"""


def test_the_digest_is_the_same_in_every_process() -> None:
    told = set()
    for seed in ("0", "1", "random"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
            cwd=Path(__file__).parents[2],
        )
        told.add(run.stdout)
    assert told == {"a7c19494f0e46d5089860d055ac09b8d\n"}
