"""The bell is answered at once, never half-way through a save, and never left unanswered."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from guidegen.preview.bell import HALF, Bell, lost


@pytest.fixture
def bell() -> Iterator[Bell]:
    bell = Bell()
    yield bell
    bell.close()


def later(seconds: float, bell: Bell, path: str | None = None) -> None:
    timer = threading.Timer(seconds, bell.ring, (path,))
    timer.daemon = True
    timer.start()


def steady(bell: Bell) -> float:
    start = time.monotonic()
    bell.steady(lambda: None, lambda _: ())
    return time.monotonic() - start


def test_a_ring_is_answered_once(bell: Bell) -> None:
    assert not bell.wait(0)
    bell.ring()
    bell.ring("a")
    assert bell.wait(0)
    assert not bell.wait(0)


def test_a_ring_during_a_look_asks_for_another(bell: Bell) -> None:
    bell.ring()
    bell.steady(lambda: bell.ring("a"), lambda _: ())
    assert bell.wait(0)


def test_a_look_answers_all_that_rang_before_it(bell: Bell) -> None:
    bell.ring()
    steady(bell)
    assert not bell.wait(0)


def test_a_closed_bell_lets_go(bell: Bell) -> None:
    timer = threading.Timer(0.05, bell.close)
    timer.start()
    assert not bell.wait(5)
    bell.ring()
    assert not bell.wait(5)
    timer.join()


def test_a_look_waits_for_the_end_of_a_save(bell: Bell) -> None:
    bell.ring("a", hold=5)
    later(0.05, bell, "a")
    assert 0.04 < steady(bell) < 0.2


def test_a_save_that_never_ends_is_not_waited_for(bell: Bell) -> None:
    bell.ring("a", hold=5)
    assert steady(bell) < 1


def test_many_unfinished_files_are_forgotten_in_time(bell: Bell) -> None:
    for number in range(3000):
        bell.ring(str(number), hold=0.001)
    time.sleep(0.1)
    assert steady(bell) < 0.05


def test_a_burst_is_looked_at_when_it_is_over_or_lasts(bell: Bell) -> None:
    ended = threading.Event()

    def ring() -> None:
        while not ended.wait(0.001):
            bell.ring()

    ringer = threading.Thread(target=ring)
    ringer.start()
    time.sleep(0.3)
    assert 0.5 < steady(bell) < 2
    ended.set()
    ringer.join()


def test_a_file_lost_for_a_moment_is_looked_for_again(bell: Bell) -> None:
    looks = iter([["a"], []])
    assert bell.steady(lambda: next(looks), lambda seen: seen) == []


def test_a_file_lost_for_good_is_believed(bell: Bell) -> None:
    start = time.monotonic()
    assert bell.steady(lambda: ["a"], lambda seen: seen) == ["a"]
    assert HALF <= time.monotonic() - start < 0.5


def test_files_lost_one_after_the_other_are_not_looked_for_for_ever(bell: Bell) -> None:
    start = time.monotonic()
    bell.steady(lambda: [str(time.monotonic())], lambda seen: seen)
    assert time.monotonic() - start < 1


def test_lost_is_what_held_something_and_is_gone_or_empty() -> None:
    before = {"gone": (3, 1), "emptied": (3, 1), "empty": (0, 1), "same": (3, 1)}
    after = {"emptied": (0, 2), "same": (3, 1), "new": (0, 1)}
    assert lost(before, after) == ["gone", "emptied"]
    assert lost(before, before) == []
