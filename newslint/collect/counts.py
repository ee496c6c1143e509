"""In how many articles of a source each line stands, in bounded memory.

A source's lines are counted in as many passes as it has millions of lines, each over the keys that
fall to it, so that the table in memory stays under about 110 MB whatever the source.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

Keys = Sequence[int]

PER_PASS = 1_000_000


def recurring(units: Sequence[Sequence[Keys]], least: int) -> dict[int, int]:
    """Key -> number of units that have it, for keys of `least` units or more. 0 is no key.

    A unit is an article, or the copies of one: the keys of its parts count once.
    """
    passes = 1 + sum(len(part) for unit in units for part in unit) // PER_PASS
    out: dict[int, int] = {}
    for turn in range(passes):
        counter: Counter[int] = Counter()
        for unit in units:
            counter.update(_mine(unit, turn, passes))
        out.update({k: n for k, n in counter.items() if n >= least})
    out.pop(0, None)
    return out


def _mine(unit: Sequence[Keys], turn: int, passes: int) -> set[int]:
    keys: set[int] = set().union(*unit)
    return keys if passes == 1 else set(_share(keys, turn, passes))


def _share(keys: set[int], turn: int, passes: int) -> Iterator[int]:
    return (k for k in keys if (k >> 8) % passes == turn)
