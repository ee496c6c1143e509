"""Forked processes: the plan and everything compiled is inherited, only results travel."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")

_work: Callable[[Any], Any] | None = None


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; only the one that holds the results answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(item: Any) -> Any:
    assert _work is not None
    return _work(item)


def forked(work: Callable[[A], B], items: Sequence[A], jobs: int, chunk: int) -> Iterator[B]:
    """`map(work, items)` by `jobs` processes, in order; in this process where there is no fork."""
    global _work
    if "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        return
    _work = work
    size = max(1, min(chunk, len(items) // (2 * jobs)))
    with multiprocessing.get_context("fork").Pool(jobs, _leave_interrupts_to_the_parent) as pool:
        yield from pool.imap(_do, items, size)
