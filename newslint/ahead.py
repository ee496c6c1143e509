"""What is checked next is announced first: a checker outside answers while others work."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

A = TypeVar("A")


def announced(items: Iterable[A], announce: Callable[[A], None]) -> Iterator[A]:
    """The items in their order, each handed out when the one behind it has been announced, too."""
    waiting: list[A] = []
    for item in items:
        announce(item)
        if waiting:
            yield waiting.pop()
        waiting.append(item)
    yield from waiting
