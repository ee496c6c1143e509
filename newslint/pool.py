"""Forked processes: the plan and everything compiled is inherited, only results travel."""

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")

_work: Callable[[Any], Any] | None = None
_items: Sequence[Any] = ()


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; only the one that holds the results answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(part: tuple[int, int]) -> Any:
    assert _work is not None
    return _work(_items[slice(*part)])


def forked(work: Callable[[Sequence[A]], list[B]], items: Sequence[A], jobs: int, chunk: int) -> Iterator[B]:
    """What `work` makes of some of the items at a time, in order, by `jobs` processes; in this process
    where there is no fork."""
    global _work, _items
    if "fork" not in multiprocessing.get_all_start_methods():
        yield from work(items)
        return
    # Items are inherited and sent as numbers: one that travelled would bring its configuration along,
    # and what was compiled for that one would be compiled again for every chunk.
    _work, _items = work, items
    gc.freeze()  # what is inherited is never looked through, nor copied for that
    size = max(1, min(chunk, len(items) // (2 * jobs)))
    parts = [(start, start + size) for start in range(0, len(items), size)]
    with multiprocessing.get_context("fork").Pool(jobs, _leave_interrupts_to_the_parent) as pool:
        yield from chain.from_iterable(pool.imap(_do, parts))
