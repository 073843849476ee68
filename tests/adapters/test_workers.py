"""The pool of processes: there when there is work, gone when the build is."""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from types import SimpleNamespace

import pytest

from guidegen.adapters import workers
from guidegen.adapters.workers import Workers


def double(number: int, *, plus: int = 0) -> int:
    return 2 * number + plus


def fail() -> None:
    raise ValueError("as asked")


def own_process() -> int:
    return os.getpid()


def test_work_is_done_elsewhere_and_comes_back() -> None:
    with Workers(2) as pool:
        assert pool._pool is None  # nobody was started yet
        first = pool.submit(double, 21)
        started = pool._pool
        assert pool.submit(double, 3, plus=1).result() == 7
        assert first.result() == 42
        assert pool._pool is started
        assert pool.submit(own_process).result() != os.getpid()


def test_what_fails_there_fails_here() -> None:
    with Workers(1) as pool, pytest.raises(ValueError, match="as asked"):
        pool.submit(fail).result()


def test_without_work_nothing_is_started_or_ended() -> None:
    with Workers() as pool:
        pool.shutdown(cancel_futures=True)
    assert pool._pool is None


@pytest.mark.parametrize(("given", "machine", "count"), [(3, 8, 3), (None, 8, 8), (None, None, 1)])
def test_as_many_as_asked_for_or_as_the_machine_has(
    given: int | None, machine: int | None, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: machine)
    assert Workers(given)._count == count


@pytest.mark.parametrize(
    ("ways", "way"), [(["fork", "spawn"], "fork"), (["spawn"], None)], ids=["fork", "no fork"]
)
def test_processes_divide_where_a_machine_can(
    ways: list[str], way: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []
    real = multiprocessing.get_context
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ways)

    def context(name: str | None) -> object:
        asked.append(name)
        return real("spawn")

    monkeypatch.setattr(multiprocessing, "get_context", context)
    pool = workers._start(1)
    assert isinstance(pool, ProcessPoolExecutor)
    pool.shutdown()
    assert asked == [way]


def test_a_worker_ends_with_the_build_that_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    gone, ended = threading.Event(), threading.Event()
    codes: list[int] = []
    parent = SimpleNamespace(join=gone.wait)
    monkeypatch.setattr(multiprocessing, "parent_process", lambda: parent)

    def leave(code: int) -> None:
        codes.append(code)
        ended.set()

    monkeypatch.setattr(os, "_exit", leave)
    workers._end_with_parent()
    assert not ended.wait(0.05)  # the build is at work
    gone.set()
    assert ended.wait(10)
    assert codes == [1]


def test_a_process_without_a_parent_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "parent_process", lambda: None)
    monkeypatch.setattr(os, "_exit", lambda code: pytest.fail(f"ended with {code}"))
    before = set(threading.enumerate())
    workers._end_with_parent()
    for thread in set(threading.enumerate()) - before:
        thread.join(10)
        assert not thread.is_alive()
